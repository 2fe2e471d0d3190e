import { module as reader } from "./printable.wat";
import { utf8 } from "./utf8.js";

/** Bytes as a text; `xtask/bundle/printable.mjs` says how it is written and why. */
export interface Printable {
  /** The characters of the text, each once. */
  readonly alphabet: string;
  /** The bytes that come first in the order of all bytes; the others follow by their value. */
  readonly common: readonly number[];
  readonly text: string;
}

const page = 65_536;

/** The characters of one call: an engine has the faster code before the fifth. */
const part = 32_768;

/** Reads the bytes that a text stands for, by `printable.wat`. */
export function readPrintable({ alphabet, common, text }: Printable): Uint8Array<ArrayBuffer> {
  const order = [...new Set([...common, ...Array(256).keys()])];
  // The last two characters of the alphabet stand for a byte only together with the next one: each has a row of its own.
  const singles = alphabet.length - 2;
  const rows = new Uint8Array(3 * 128);
  for (const [place, character] of Array.from(alphabet).entries()) {
    const code = character.charCodeAt(0);
    for (const row of [0, 1, 2]) {
      const from = row === 0 ? 0 : singles + (row - 1) * alphabet.length;
      rows[128 * row + code] = order[from + place] as number;
    }
  }
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(reader)));
  const memory = exports["memory"] as WebAssembly.Memory;
  const read = exports["read"] as (end: number, first: number) => number;
  // Every character is one byte of UTF-8.
  const [start, end] = [rows.length, rows.length + text.length];
  memory.grow(Math.ceil(end / page));
  const bytes = new Uint8Array(memory.buffer as ArrayBuffer);
  bytes.set(rows);
  if (typeof TextEncoder === "undefined") bytes.set(utf8(text), start);
  else new TextEncoder().encodeInto(text, bytes.subarray(start));
  const first = alphabet.charCodeAt(singles);
  for (let stop = start + part; stop < end; stop += part) read(stop, first);
  return bytes.subarray(start, read(end, first));
}
