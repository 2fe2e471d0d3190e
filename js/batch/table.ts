import { Deflate } from "fflate";
import { crc32 } from "../crc.js";
import type { Bytes } from "../encode.js";
import { withApostrophe } from "../formula.js";
import type { ZipEntry } from "../zip.js";

/** A table that is deflated while it grows. */
export interface BatchTable {
  add(row: readonly string[]): void;
  /** Ends the table. */
  entry(): ZipEntry;
}

/** Begins `promoters.csv`: RFC 4180, with the mark by which spreadsheets know UTF-8, and no cell that they would take for a formula. */
export function createTable(columns: readonly string[]): BatchTable {
  const encoder = new TextEncoder();
  const pieces: Bytes[] = [];
  const deflate = new Deflate((piece) => {
    if (piece.length > 0) pieces.push(piece as Bytes);
  });
  let crc = 0;
  let size = 0;
  const write = (text: string, last: boolean) => {
    const bytes = encoder.encode(text);
    crc = crc32(crc, bytes);
    size += bytes.length;
    deflate.push(bytes, last);
  };
  write(`\ufeff${columns.join(",")}\r\n`, false);
  return {
    add: (row) => write(`${row.map(quoted).join(",")}\r\n`, false),
    entry() {
      write("", true);
      return { name: "promoters.csv", pieces, crc, size, deflated: true };
    },
  };
}

function quoted(cell: string): string {
  const safe = withApostrophe(cell);
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replace(/"/g, "\"\"")}"` : safe;
}
