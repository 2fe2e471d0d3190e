// Bytes as a text that a script can hold, made to be compressed; js/printable.ts reads it.
//
// Base64 writes three bytes as four characters, so that the same bytes look different at every third place, and a compressor no
// longer finds what repeats. Here most bytes are one character each and the others two: the text of a WebAssembly file is a tenth
// smaller after brotli than its base64.

import { brotliCompressSync, constants } from "node:zlib";

/** What neither ends nor escapes a string or a script. */
const alphabet = Array.from({ length: 95 }, (_, place) => String.fromCharCode(32 + place)).filter((character) => !"\"'`\\$<".includes(character)).join("");
const singles = alphabet.length - 2;

/** How many of the most frequent bytes are tried to come first. A longer list saves characters and costs itself. */
const lists = [0, 16, 32, 48, 64, singles];
const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };

/**
 * Writes bytes by their places in an order of all 256: first those of `common`, then the others by value. A place below the number of
 * single characters is one character; a later place is one of the last two characters of the alphabet and one more.
 */
export function printable(bytes) {
  const often = new Array(256).fill(0);
  for (const byte of bytes) often[byte] += 1;
  const byFrequency = [...often.keys()].filter((byte) => often[byte] > 0).sort((one, other) => often[other] - often[one] || one - other);
  const written = lists.map((length) => {
    const common = byFrequency.slice(0, length);
    return { alphabet, common, text: write(bytes, common) };
  });
  const sizes = written.map((each) => brotliCompressSync(JSON.stringify(each), best).length);
  return written[sizes.indexOf(Math.min(...sizes))];
}

function write(bytes, common) {
  const order = [...new Set([...common, ...Array(256).keys()])];
  const characters = [];
  order.forEach((byte, place) => {
    characters[byte] = character(place);
  });
  return Array.from(bytes, (byte) => characters[byte]).join("");
}

function character(place) {
  if (place < singles) return alphabet[place];
  const beyond = place - singles;
  return alphabet[singles + Math.floor(beyond / alphabet.length)] + alphabet[beyond % alphabet.length];
}
