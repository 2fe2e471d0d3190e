// Texts that every encoder writes in one segment in byte mode: a link and lower-case letters.

import { draws, random } from "../../tests/seeded.mjs";

const letters = [..."abcdefghijklmnopqrstuvwxyz"];

/** Returns `count` different texts of `length` bytes, the same in every run. */
export function texts(length, count) {
  const draw = draws(random(length));
  const link = "https://example.com/";
  return draw.times(count, () => (length > link.length ? link : "") + draw.times(length - (length > link.length ? link.length : 0), () => draw.pick(letters)).join(""));
}
