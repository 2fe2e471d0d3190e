import { withoutApostrophe } from "../formula.js";
import { type Column, type Field, fields } from "./column.js";
import { delimiterOf } from "./delimiter.js";
import type { Entries, Entry, Fault } from "./entry.js";
import { columnAt, layoutOf, withColumns } from "./layout.js";
import { mostCells, stepRows, tableInSteps } from "./table.js";

/** Excel's own first line, which names the delimiter. */
const separatorLine = /^"?sep=(.)"?[ \t]*(?:\n|$)/i;

/**
 * Reads a table, step by step: comma-separated values or their like, with a header or without.
 *
 * @param named - the columns that the caller names
 * @returns what the table says, or the field whose named column is not there
 */
export function* fromTable(text: string, named: Readonly<Partial<Record<Field, Column>>>): Generator<void, Entries | { readonly field: Field; readonly column: Column }, void> {
  const separator = separatorLine.exec(text);
  // Its line stays, empty, so that the others keep their numbers.
  const table = separator === null ? text : text.replace(/^[^\n]*/, "");
  const { rows, unclosed } = yield* tableInSteps(table, separator?.[1] ?? delimiterOf(table));
  const wanted = Object.values(named).filter((column): column is string => typeof column === "string");
  const layout = withColumns(layoutOf(rows, wanted), named);
  if ("column" in layout) return layout;
  const { places, header } = layout;
  const used = fields.filter((field) => places[field] !== undefined);
  const columns = Object.fromEntries(used.map((field) => [field, columnAt(layout, places[field] as number)])) as Entries["columns"];
  const faults: Fault[] = layout.twice.map(({ line, field, column }) => ({ line, column, data: { reason: "field-twice", field } }));
  const known = new Set(header?.keys() ?? Object.values(places));
  const most = header?.length ?? known.size;
  const width = Math.max(0, ...Object.values(places)) + 1;
  // Without an id column they are numbered; a number keeps its width, so that files sort.
  const digits = Math.max(3, String(layout.rows.length).length);
  const entries: Entry[] = [];
  for (const [number, { line, cells }] of layout.rows.entries()) {
    if (number % stepRows === stepRows - 1) yield;
    const tooMany = cells.length > mostCells || (cells.length > Math.min(width, most) && cells.some((cell, place) => cell !== "" && !known.has(place)));
    if (tooMany) {
      faults.push({ line, column: null, data: { reason: "cells", cells: cells.length, most } });
      continue;
    }
    const texts: Partial<Record<Field, string>> = {};
    for (const field of used) {
      const cell = cells[places[field] as number];
      if (cell !== undefined) texts[field] = withoutApostrophe(cell);
    }
    if (places.id === undefined) texts.id = String(number + 1).padStart(digits, "0");
    entries.push({ line, texts, columns });
  }
  if (unclosed !== undefined) faults.push({ line: unclosed, column: null, data: { reason: "quote" } });
  return { entries, faults, columns };
}
