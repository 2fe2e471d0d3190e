import { HongbaoError, parsePromoters, type Promoter } from "hongbao";

/** A line that is wrong. */
export interface Wrong {
  readonly line: number;
  readonly problem: HongbaoError;
}

/** A list as far as it can be read. */
export interface List {
  readonly promoters: readonly Promoter[];
  readonly wrong: readonly Wrong[];
  /** Whether lines after the last wrong one were not looked at any more. */
  readonly cut: boolean;
}

/** After so many wrong lines, or milliseconds, whoever made the list knows what is wrong with it. */
const most = 50;
const patience = 400;

/**
 * Reads a list; where a line is wrong, reads it again without that line, so that every wrong line is named and the right ones are there.
 *
 * What is wrong with the list as a whole, such as a quote that is never closed, is told at its line and leaves no promoters.
 */
export function readList(text: string): List {
  const lines = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n").split("\n");
  const wrong: Wrong[] = [];
  const until = performance.now() + patience;
  for (;;) {
    try {
      return { promoters: parsePromoters(lines.join("\n")), wrong: inOrder(wrong), cut: false };
    } catch (problem) {
      if (!(problem instanceof HongbaoError)) throw problem;
      const line = Number(problem.data["line"] ?? 1);
      const known = wrong.some((one) => one.line === line);
      if (!known) wrong.push({ line, problem });
      const whole = known || !byLine.has(String(problem.data["reason"])) || isJson(lines);
      if (whole || wrong.length >= most || performance.now() > until) return { promoters: [], wrong: inOrder(wrong), cut: !whole };
      lines[line - 1] = "";
    }
  }
}

/** Reasons that lie in one line; without it the rest stays what it was. */
const byLine = new Set(["empty", "long", "separator", "dot", "character", "control", "space", "device", "a lone surrogate", "cells", "id-missing", "bound-at", "twice"]);

function isJson(lines: readonly string[]): boolean {
  const first = lines.find((line) => line.trim() !== "") ?? "";
  return /^\s*[[{]/.test(first);
}

function inOrder(wrong: readonly Wrong[]): Wrong[] {
  return [...wrong].sort((one, other) => one.line - other.line);
}

/** Decodes a file: UTF-16 with a mark, UTF-8, else what spreadsheets in China write. */
export async function readFile(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/** When a promoter was bound, as an instant of this machine's day; a date alone is its midnight here. */
export function boundDate({ boundAt }: Promoter): Date | undefined {
  if (boundAt === undefined) return undefined;
  const date = /^(\d{4})-(\d\d)-(\d\d)$/.exec(boundAt);
  if (date === null) return new Date(boundAt.replace(",", "."));
  const at = new Date(0);
  at.setFullYear(Number(date[1]), Number(date[2]) - 1, Number(date[3]));
  at.setHours(0, 0, 0, 0);
  return at;
}
