// What ends or escapes a string or a script is no character of a text.
const excluded = "\"$'<\\`";

/** How many numbers {@link alphabet} counts by. */
export const numbers = 384;

/**
 * The numbers of the characters that stand for the places of bytes in a text of `printable` in `xtask/bundle/printable.mjs`: the
 * code of a single one; for two the code of the second, and 128 or 256 as the first is the last character but one or the last.
 */
export function alphabet(): number[] {
  const codes = Array.from({ length: 95 }, (_, place) => 32 + place).filter((code) => !excluded.includes(String.fromCharCode(code)));
  return [...codes.slice(0, -2), ...codes.map((code) => 128 + code), ...codes.map((code) => 256 + code)];
}
