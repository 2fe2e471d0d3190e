import type { Bytes } from "../encode.js";

/** Joins bytes and texts in Latin-1. */
export function join(parts: readonly (string | ArrayLike<number>)[]): Bytes {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let place = 0;
  for (const part of parts) {
    if (typeof part === "string") for (let letter = 0; letter < part.length; letter++) bytes[place + letter] = part.charCodeAt(letter);
    else bytes.set(part, place);
    place += part.length;
  }
  return bytes;
}
