import { nameOf } from "./column.js";

/** The encodings that a caller may name. */
export const encodings = ["utf-8", "utf-16le", "gb18030", "big5"] as const;
/** An encoding that a list can be in. */
export type Encoding = (typeof encodings)[number];

/** A text and the encoding that its bytes were taken for, or what keeps the bytes from being one. */
export type Decoded =
  | { readonly text: string; readonly encoding: string }
  | { readonly reason: "workbook" }
  | { readonly reason: "encoding"; readonly line: number; readonly encoding: string };

const marks: readonly { readonly bytes: readonly number[]; readonly encoding: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { bytes: [0xff, 0xfe], encoding: "utf-16le" },
  { bytes: [0xfe, 0xff], encoding: "utf-16be" },
];

/** What an .xlsx begins with, which is a ZIP archive, and an .xls, which is a compound file. */
const workbooks: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/**
 * Turns the bytes of a list into text, without the mark.
 *
 * A byte-order mark decides; then the encoding that the caller names. Otherwise a text is UTF-8 where it is well-formed UTF-8, UTF-16
 * where every other byte is nought as in ASCII, and else what it spells better: GB18030, as spreadsheets in China write, or Big5, as
 * those in Taiwan do.
 */
export function decode(bytes: Uint8Array, named: Encoding | undefined): Decoded {
  if (workbooks.some((start) => begins(bytes, start))) return { reason: "workbook" };
  const mark = marks.find((known) => begins(bytes, known.bytes));
  const encoding = mark?.encoding ?? named;
  if (encoding !== undefined) return read(bytes, encoding) ?? broken(bytes, encoding);
  if (isWide(bytes)) return read(bytes, "utf-16le") ?? broken(bytes, "utf-16le");
  const plain = read(bytes, "utf-8");
  if (plain !== undefined) return plain;
  const [gb18030, big5] = [read(bytes, "gb18030"), read(bytes, "big5")];
  if (gb18030 === undefined || big5 === undefined) return gb18030 ?? big5 ?? broken(bytes, "utf-8");
  const [gbNames, bigNames] = [knownNames(gb18030.text), knownNames(big5.text)];
  if (gbNames !== bigNames) return gbNames > bigNames ? gb18030 : big5;
  return commonInBig5(bytes) > commonInGb(bytes) ? big5 : gb18030;
}

function begins(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, place) => bytes[place] === byte);
}

function read(bytes: Uint8Array, encoding: string): { readonly text: string; readonly encoding: string } | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    // Node takes bytes that Big5 does not have for characters of private use, and is silent about it.
    return encoding === "big5" && /[\ue000-\uf8ff]/.test(text) ? undefined : { text, encoding };
  } catch (problem) {
    if (!(problem instanceof TypeError)) throw problem;
    return undefined;
  }
}

/** Finds the line of the first wrong byte. */
function broken(bytes: Uint8Array, encoding: string): Decoded {
  const shown = new TextDecoder(encoding).decode(bytes);
  return { reason: "encoding", line: shown.slice(0, shown.indexOf("\ufffd")).split(/\r\n?|\n/).length, encoding };
}

/** Tells whether the start looks like UTF-16 of ASCII letters: no other text has a nought at every other place. */
function isWide(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 400);
  let noughts = 0;
  for (let place = 1; place < sample.length; place += 2) if (sample[place] === 0) noughts += 1;
  return noughts > 0 && noughts * 4 >= sample.length / 2 && sample.every((byte, place) => byte !== 0 || place % 2 === 1);
}

/** How many cells of the first lines are names of columns. */
function knownNames(text: string): number {
  return text
    .slice(0, 2000)
    .split(/[\r\n,;\t，；]+/)
    .filter((cell) => nameOf(cell) !== undefined).length;
}

/** The share of characters beyond ASCII that are common in Big5: its level 1, and punctuation. */
function commonInBig5(bytes: Uint8Array): number {
  return common(bytes, (lead, trail) => lead >= 0xa1 && lead <= 0xc6 && ((trail >= 0x40 && trail <= 0x7e) || trail >= 0xa1));
}

/** The share of characters beyond ASCII that are common in GB 2312: its level 1, and punctuation. */
function commonInGb(bytes: Uint8Array): number {
  return common(bytes, (lead, trail) => ((lead >= 0xa1 && lead <= 0xa3) || (lead >= 0xb0 && lead <= 0xd7)) && trail >= 0xa1);
}

function common(bytes: Uint8Array, isCommon: (lead: number, trail: number) => boolean): number {
  let [found, all] = [0, 0];
  for (let place = 0; place < bytes.length; place += 1) {
    const lead = bytes[place] as number;
    if (lead < 0x80) continue;
    all += 1;
    if (isCommon(lead, bytes[(place += 1)] ?? 0)) found += 1;
  }
  return all === 0 ? 0 : found / all;
}
