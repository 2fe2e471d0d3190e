import { type Column, type Field, fields, isAddress, type Places, readHeader } from "./column.js";
import { readDate } from "./date.js";
import type { Row } from "./table.js";

/** How a table is laid out: where each field stands, the records below the header, and what is wrong with the header. */
export interface Layout {
  readonly places: Places;
  /** The header's cells, or nothing where there is none. */
  readonly header: readonly string[] | undefined;
  readonly rows: readonly Row[];
  /** What two columns claim to be. */
  readonly twice: readonly { readonly line: number; readonly field: Field; readonly column: Column }[];
}

/** Above a header may stand so many records of one cell, such as a title. */
const mostTitles = 5;

/** Records from whose cells the columns of a table without a header are told. */
const sampleRows = 1000;

/** The fields of a table without a header, in the order in which they are documented. */
const plainOrder: readonly Field[] = ["id", "url", "label", "boundAt"];

/**
 * Finds the header, or tells the columns from what stands in them.
 *
 * @param wanted - headers that the caller names; the row that has one is the header
 */
export function layoutOf(rows: readonly Row[], wanted: readonly string[]): Layout {
  for (const [place, { line, cells }] of rows.slice(0, mostTitles).entries()) {
    const header = readHeader(cells) ?? (cells.some((cell) => wanted.includes(cell)) ? { places: {}, twice: [] } : undefined);
    if (header !== undefined && (place === 0 || filled(cells) > 1)) {
      const twice = header.twice.map(({ field, place: at }) => ({ line, field, column: cells[at] as string }));
      return { places: header.places, header: cells, rows: rows.slice(place + 1), twice };
    }
    if (filled(cells) > 1) break;
  }
  return { places: told(rows.slice(0, sampleRows)), header: undefined, rows, twice: [] };
}

/** The name of a column as a person would point at it: its header, else its number from 1. */
export function columnAt({ header }: Pick<Layout, "header">, place: number): Column {
  return header?.[place] || place + 1;
}

function filled(cells: readonly string[]): number {
  return cells.filter((cell) => cell !== "").length;
}

/** Most addresses are in the column of addresses, most dates in that of dates; what else there is are the id and the label. */
function told(rows: readonly Row[]): Places {
  const width = Math.min(Math.max(0, ...rows.map(({ cells }) => cells.length)), plainOrder.length);
  const places: Partial<Record<Field, number>> = {};
  const rest: number[] = [];
  for (let place = 0; place < width; place += 1) {
    const cells = rows.map((row) => row.cells[place] ?? "").filter((cell) => cell !== "");
    const mostly = (is: (cell: string) => boolean) => cells.filter(is).length * 2 > cells.length;
    if (places.url === undefined && mostly(isAddress)) places.url = place;
    else if (places.boundAt === undefined && place > 0 && mostly(isDate)) places.boundAt = place;
    else if (cells.length > 0) rest.push(place);
  }
  const [id, label, ...more] = rest;
  if (more.length > 0) return Object.fromEntries(plainOrder.map((field, place) => [field, place]));
  return { ...places, ...(id === undefined ? {} : { id }), ...(label === undefined ? {} : { label }) };
}

function isDate(cell: string): boolean {
  return (!/^[\d.,]+$/.test(cell) || /^\d{1,2}\.\d{1,2}\.\d{4}$/.test(cell)) && readDate(cell) !== undefined;
}

/** Puts the columns that a caller names in the place of those that were found; what no column is called is returned. */
export function withColumns(layout: Layout, columns: Readonly<Partial<Record<Field, Column>>>): Layout | { readonly field: Field; readonly column: Column } {
  const given: Partial<Record<Field, number>> = {};
  for (const field of fields) {
    const column = columns[field];
    if (column === undefined) continue;
    const place = typeof column === "number" ? column - 1 : (layout.header?.indexOf(column.trim()) ?? -1);
    if (place < 0) return { field, column };
    given[field] = place;
  }
  const named = Object.values(given);
  const found = Object.entries(layout.places).filter(([, place]) => !named.includes(place));
  return { ...layout, places: { ...Object.fromEntries(found), ...given }, twice: layout.twice.filter(({ field }) => given[field] === undefined) };
}
