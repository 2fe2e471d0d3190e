/** What a text could not be read from: the line, from 1, on which the first wrong byte stands. */
export interface NotText {
  readonly line: number;
}

const marks: readonly { readonly bytes: readonly number[]; readonly encoding: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { bytes: [0xff, 0xfe], encoding: "utf-16le" },
  { bytes: [0xfe, 0xff], encoding: "utf-16be" },
];

/**
 * Reads a text: by its byte-order mark where it has one, else as UTF-8, and where it is not that as GB18030, which Chinese
 * spreadsheets write. The mark is not part of the text.
 */
export function readText(bytes: Uint8Array): string | NotText {
  const mark = marks.find((known) => known.bytes.every((byte, place) => bytes[place] === byte));
  const encodings = mark === undefined ? ["utf-8", "gb18030"] : [mark.encoding];
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch (problem) {
      if (!(problem instanceof TypeError)) throw problem;
    }
  }
  const shown = new TextDecoder(encodings[0]).decode(bytes);
  return { line: shown.slice(0, shown.indexOf("\ufffd")).split(/\r\n?|\n/).length };
}
