/** What a column of a list can hold, in the order of its worth. */
export const columnFields = ["id", "url", "label", "boundAt", "caption", "file"] as const;
export type ColumnField = (typeof columnFields)[number];

/** Which column holds what, as a person says: a header, or its number from 1. */
export type Columns = Readonly<Partial<Record<ColumnField, string | number>>>;

/** The beginning of a table: what parts its cells, and its first lines that say something. Nothing where the list is no table. */
export interface Beginning {
  /** Nothing where each line is one cell. */
  readonly mark: string | undefined;
  readonly rows: readonly (readonly string[])[];
}

/** Characters and lines that are looked at. */
const looked = 20_000;
const lookedLines = 200;

/** Lines above which a header stands, where there is one. */
const headerLines = 5;

/** Excel's own first line, which names what parts the cells. */
export const separatorLine = /^\ufeff?"?sep=(.)"?\s*$/i;

/** Looks at the beginning of a list. */
export function beginningOf(text: string): Beginning | undefined {
  const start = text.slice(0, looked).replace(/^\ufeff/, "");
  if (/^\s*[[{]/.test(start)) return undefined;
  const all = start.split(/\r\n?|\n/).filter((line) => line.trim() !== "");
  const separator = separatorLine.exec(all[0] ?? "")?.[1];
  // The last line may have been cut.
  const lines = all.slice(separator === undefined ? 0 : 1, text.length > looked ? -1 : undefined).slice(0, lookedLines);
  const mark = separator ?? markOf(lines.slice(0, headerLines));
  return { mark, rows: lines.map((line) => rawCells(line, mark).map(cellOf)) };
}

/** The columns of a table as a person would call them: the cells of the first line that has the most of them among the first ones. */
export function headersOf({ mark, rows }: Beginning): readonly string[] {
  if (mark === undefined) return [];
  const first = rows.slice(0, headerLines);
  const most = Math.max(0, ...first.map(({ length }) => length));
  return first.find(({ length }) => length === most) ?? [];
}

function markOf(lines: readonly string[]): string | undefined {
  const counts = ["\t", ",", ";", "，", "；"].map((one) => ({ one, count: Math.max(0, ...lines.map((line) => line.split(one).length - 1)) }));
  const most = counts.reduce((so, other) => (other.count > so.count ? other : so));
  return most.count === 0 ? undefined : most.one;
}

/** Parts a line into cells as they stand, so that they can be put together again; a mark between quotation marks is a part of its cell. */
export function rawCells(line: string, mark: string | undefined): string[] {
  if (mark === undefined) return [line];
  const found: string[] = [""];
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    if (character === mark && !quoted) found.push("");
    else found[found.length - 1] += character;
  }
  return found;
}

/** What a cell says. */
export function cellOf(raw: string): string {
  return raw.replace(/"/g, "").trim();
}
