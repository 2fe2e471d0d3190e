import type { Source } from "./list.js";

/** What a column of a list can hold, in the order of its worth. */
export const columnFields = ["id", "url", "label", "boundAt", "caption", "file"] as const;
export type ColumnField = (typeof columnFields)[number];

/** Which column holds what, as a person says: a header, or its number from 1. */
export type Columns = Readonly<Partial<Record<ColumnField, string | number>>>;

/** Bytes that are looked at: a header stands at the beginning. */
const looked = 20_000;

/**
 * The columns of a table as a person would call them: the cells of the first line that has the most of them among the first ones. Nothing
 * where the list is no table.
 */
export function headersOf(source: Source, encoding: string): readonly string[] {
  const text = typeof source === "string" ? source.slice(0, looked) : decoded(source.subarray(0, looked), encoding);
  if (/^\s*[[{]/.test(text)) return [];
  const lines = text.replace(/^\ufeff/, "").split(/\r\n?|\n/).filter((line) => line.trim() !== "").slice(0, 5);
  const mark = ["\t", ",", ";", "，", "；"].map((one) => ({ one, count: Math.max(0, ...lines.map((line) => line.split(one).length - 1)) })).reduce((so, other) => (other.count > so.count ? other : so), { one: ",", count: 0 });
  if (mark.count === 0) return [];
  const tables = lines.map((line) => cells(line, mark.one));
  const most = Math.max(...tables.map(({ length }) => length));
  return tables.find(({ length }) => length === most) ?? [];
}

function decoded(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** Parts a line; a mark between quotation marks is a part of its cell. */
function cells(line: string, mark: string): string[] {
  const found: string[] = [""];
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (character === mark && !quoted) found.push("");
    else found[found.length - 1] += character;
  }
  return found.map((cell) => cell.trim());
}
