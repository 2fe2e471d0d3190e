import { readLink } from "../link.js";
import { type Beginning, cellOf, rawCells, separatorLine } from "./columns.js";

/** Lines that are gone through in one step, a few milliseconds of work. */
const stepLines = 2000;

/** What is one of a link even without a scheme: a path, `www`, or an ending that names of files and people do not have. */
const plainlyHost = /\/|^www\.|\.(?:com|net|org|info|biz|shop|app|dev|cn|hk|tw|jp|kr|sg|de|at|ch|fr|it|es|nl|pl|uk|eu|us|example)$/i;

/** The place, from 0, of the column of links among those that hold nothing else: most of its cells are links or hosts, and one plainly is. */
export function linkColumn({ rows }: Beginning, others: ReadonlySet<number>): number | undefined {
  const width = Math.max(0, ...rows.map(({ length }) => length));
  for (let place = 0; place < width; place += 1) {
    if (others.has(place)) continue;
    const cells = rows.map((row) => row[place] ?? "").filter((cell) => cell !== "");
    const links = cells.filter((cell) => hasScheme(cell) || completed(cell) !== undefined);
    if (links.length * 2 > cells.length && links.some((cell) => hasScheme(cell) || plainlyHost.test(cell))) return place;
  }
  return undefined;
}

/** Puts the scheme before every host of a column that has none, as is done where a link is typed, step by step. Lines keep their numbers. */
export function* withSchemes(text: string, { mark }: Beginning, place: number): Generator<void, string, void> {
  const lines = text.split("\n");
  for (const [number, line] of lines.entries()) {
    if (number % stepLines === stepLines - 1) yield;
    const cells = rawCells(line, mark);
    const cell = cellOf(cells[place] ?? "");
    const whole = cell === "" || separatorLine.test(line) ? undefined : completed(cell);
    if (whole === undefined) continue;
    cells[place] = (cells[place] as string).replace(cell, () => whole);
    lines[number] = cells.join(mark ?? "");
  }
  return lines.join("\n");
}

function hasScheme(cell: string): boolean {
  return /^https?:\/\//i.test(cell);
}

/** The whole link, where it is written without a scheme or in wide letters. */
function completed(cell: string): string | undefined {
  if (hasScheme(cell)) return undefined;
  const read = readLink(cell);
  return "text" in read && read.text !== cell && hasScheme(read.text) ? read.text : undefined;
}
