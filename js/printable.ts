/** Bytes as a text; `xtask/bundle/printable.mjs` says how it is written and why. */
export interface Printable {
  /** The characters of the text, each once. */
  readonly alphabet: string;
  /** The bytes that come first in the order of all bytes; the others follow by their value. */
  readonly common: readonly number[];
  readonly text: string;
}

/** Reads the bytes that a text stands for. */
export function readPrintable({ alphabet, common, text }: Printable): Uint8Array<ArrayBuffer> {
  const order = Uint8Array.from(new Set([...common, ...Array(256).keys()]));
  const places = new Uint8Array(128);
  for (let place = 0; place < alphabet.length; place += 1) places[alphabet.charCodeAt(place)] = place;
  // The last two characters of the alphabet stand for a byte only together with the next one.
  const singles = alphabet.length - 2;
  const bytes = new Uint8Array(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    let place = places[text.charCodeAt(at)] as number;
    if (place >= singles) {
      at += 1;
      place = singles + (place - singles) * alphabet.length + (places[text.charCodeAt(at)] as number);
    }
    bytes[length] = order[place] as number;
    length += 1;
  }
  return bytes.subarray(0, length);
}
