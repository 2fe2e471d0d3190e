import { utf8 } from "./utf8.js";

/** Bytes as a text; `xtask/bundle/printable.mjs` says how it is written and why. */
export interface Printable {
  /** The characters of the text, each once. */
  readonly alphabet: string;
  /** The bytes that come first in the order of all bytes; the others follow by their value. */
  readonly common: readonly number[];
  readonly text: string;
}

/** Reads the bytes that a text stands for. The loop runs before any engine has compiled it, so it does as little as can be. */
export function readPrintable({ alphabet, common, text }: Printable): Uint8Array<ArrayBuffer> {
  const order = [...new Set([...common, ...Array(256).keys()])];
  // The last two characters of the alphabet stand for a byte only together with the next one: each has a row of its own.
  const singles = alphabet.length - 2;
  const first = alphabet.charCodeAt(singles);
  const bytes = new Uint8Array(3 * 128);
  for (const [place, character] of Array.from(alphabet).entries()) {
    const code = character.charCodeAt(0);
    for (const row of [0, 1, 2]) {
      const from = row === 0 ? 0 : singles + (row - 1) * alphabet.length;
      bytes[128 * row + code] = order[from + place] as number;
    }
  }
  // A byte has one character or more, so the bytes never overtake the characters that they are written over.
  const codes = utf8(text) as Uint8Array<ArrayBuffer>;
  let length = 0;
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] as number;
    codes[length++] = bytes[code < first ? code : 128 * (code - first + 1) + (codes[(at += 1)] as number)] as number;
  }
  return codes.subarray(0, length);
}
