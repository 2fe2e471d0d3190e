// Bytes as a text that a script can hold, made to be compressed.
//
// Base64 puts four characters for three bytes, so that the same bytes look different at every third place: a WebAssembly file
// grows by a third when it is compressed after it. Here most bytes are one character each and the others two, which keeps runs
// of bytes recognisable: less than 1 % more after brotli.

import { strict as assert } from "node:assert";
import { brotliCompressSync, constants } from "node:zlib";

// Without what ends or escapes a string or a script.
const characters = Array.from({ length: 95 }, (_, place) => String.fromCharCode(32 + place)).filter((character) => !"\"'`\\$<".includes(character));
const singles = characters.length - 2;

/** How many of the most frequent bytes come first; the others follow by value. What a longer list saves it has to cost. */
const lists = [0, 8, 16, 24, 32, 40, 48, 64, singles];
const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };

/**
 * Writes bytes as text: first their number in three bytes, the number of those that come first, and these; then all bytes by their
 * place in that order. The first places are a character each; the others are one of the last two characters, then another.
 */
export function printable(bytes) {
  assert.equal(characters.length, 89);
  const often = new Array(256).fill(0);
  for (const byte of bytes) often[byte] += 1;
  const order = [...often.keys()].filter((byte) => often[byte] > 0).sort((one, other) => often[other] - often[one] || one - other);
  const texts = lists.map((length) => written(bytes, order.slice(0, length)));
  const sizes = texts.map((text) => brotliCompressSync(text, best).length);
  return texts[sizes.indexOf(Math.min(...sizes))];
}

function written(bytes, first) {
  const values = [...new Set([...first, ...Array(256).keys()])];
  const places = [];
  values.forEach((byte, place) => (places[byte] = place));
  const length = [bytes.length & 255, (bytes.length >> 8) & 255, bytes.length >> 16];
  return [...length, first.length, ...first, ...Array.from(bytes, (byte) => places[byte])].map(character).join("");
}

function character(place) {
  const beyond = place - singles;
  return beyond < 0 ? characters[place] : characters[singles + Math.floor(beyond / characters.length)] + characters[beyond % characters.length];
}
