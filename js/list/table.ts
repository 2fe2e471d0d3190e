/** One record of a table: the line on which it begins, from 1, and its cells without quotes and without spaces around them. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The records of a table, but for what follows a quotation mark that is never closed; `unclosed` is the line of its record. */
export interface Table {
  readonly rows: readonly Row[];
  readonly unclosed: number | undefined;
}

/** Cells that a record may have; of one with more these and one more are kept, whatever they say. */
export const mostCells = 256;

/**
 * Reads a table whose lines end with `\n`, RFC 4180. Empty records are passed over.
 *
 * Differs: text after a closing quote belongs to the cell, and a quote within an unquoted cell is a quote, as in Python's `csv`. Papa Parse
 * would cost seven kilobytes and tells no lines.
 *
 * @param most - records after which reading stops
 */
export function readTable(text: string, delimiter: string, most = Infinity): Table {
  const steps = tableInSteps(text, delimiter, most);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Records that are read in one step, a few milliseconds of work. */
export const stepRows = 1000;

/** Does what {@link readTable} does, and stops after so many records that a page can draw itself meanwhile. */
export function* tableInSteps(text: string, delimiter: string, most = Infinity): Generator<void, Table, void> {
  const rows: Row[] = [];
  let line = 1;
  let at = 0;
  // Looked for anew only once it is passed: a table without it is gone through once.
  let split = -1;
  while (at < text.length && rows.length < most) {
    const first = line;
    let end = endOfLine(text, at);
    // Cells are kept from the first one that says something: a list may end in thousands of lines of commas.
    let cells: string[] | undefined;
    let passed = 0;
    for (;;) {
      let cell = "";
      if (text.charAt(at) === '"') {
        const close = closing(text, at + 1);
        if (close < 0) return { rows, unclosed: first };
        cell = text.slice(at + 1, close).replace(/""/g, '"');
        at = close + 1;
        while (end < at) {
          line += 1;
          end = endOfLine(text, end + 1);
        }
      }
      if (split < at) split = text.indexOf(delimiter, at);
      if (split < 0) split = text.length;
      const stop = Math.min(split, end);
      if (stop > at) cell += text.slice(at, stop);
      cell = cell.trim();
      passed += 1;
      if (cell !== "" || passed > mostCells) cells ??= new Array<string>(passed - 1).fill("");
      cells?.push(cell);
      at = stop + 1;
      if (stop === end) break;
      if (passed > mostCells) {
        at = end + 1;
        break;
      }
    }
    line += 1;
    if (cells === undefined) continue;
    rows.push({ line: first, cells });
    if (rows.length % stepRows === 0) yield;
  }
  return { rows, unclosed: undefined };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

/** Where a quoted cell closes, or -1; two quotes are one within it. */
function closing(text: string, from: number): number {
  for (let at = from; ; at += 2) {
    at = text.indexOf('"', at);
    if (at < 0 || text.charAt(at + 1) !== '"') return at;
  }
}
