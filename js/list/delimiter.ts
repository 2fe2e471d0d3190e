import { isAddress, readHeader } from "./column.js";
import { readTable, type Row } from "./table.js";

const delimiters = [",", "\t", ";", "，", "；"] as const;

/** Characters and records from which the delimiter is told. */
const sampleLength = 20_000;
const sampleRows = 50;

/**
 * Finds what parts the cells of a table: the delimiter under which a header has the most names that are known, else under which
 * addresses stand in cells of their own, else the one that parts every record into as many cells.
 */
export function delimiterOf(text: string): string {
  const whole = text.length <= sampleLength;
  const sample = whole ? text : text.slice(0, text.lastIndexOf("\n", sampleLength) + 1 || sampleLength);
  const tables = delimiters.map((delimiter) => ({ delimiter, rows: readTable(sample, delimiter, sampleRows).rows }));
  const first = (value: (rows: readonly Row[], delimiter: string) => number) => {
    const values = tables.map(({ rows, delimiter }) => value(rows, delimiter));
    const most = Math.max(...values);
    return most > 0 ? tables[values.indexOf(most)]?.delimiter : undefined;
  };
  return first(namesInHeader) ?? first(addressesApart) ?? first(evenly) ?? ",";
}

function namesInHeader(rows: readonly Row[]): number {
  return Math.max(0, ...rows.slice(0, 5).map(({ cells }) => Object.keys(readHeader(cells)?.places ?? {}).length));
}

/** Semicolons stand in addresses too: a record that is one address is one cell. */
function addressesApart(rows: readonly Row[], delimiter: string): number {
  return rows.filter(({ cells }) => cells.length > 1 && cells.some(isAddress) && !(delimiter === ";" && isAddress(cells.join(";")))).length;
}

/** One record alone tells nothing of a semicolon. */
function evenly(rows: readonly Row[], delimiter: string): number {
  const [width] = rows.map(({ cells }) => cells.length);
  if (width === undefined || width < 2) return 0;
  if (delimiter === "," || delimiter === "\t") return rows.length;
  return rows.every(({ cells }) => cells.length === width) && (delimiter !== ";" || rows.length > 1) ? rows.length : 0;
}
