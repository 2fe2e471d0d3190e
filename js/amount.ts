import { call } from "./core.js";
import { HongbaoError } from "./error.js";
import { shown, whole } from "./option.js";

/** An amount of money in minor units (fen, cents), always; text enters by {@link parseAmount}. */
export type Amount = bigint;

/**
 * Reads an amount in major units, such as `"88.88"`, into minor units, 0 to 2⁶³ − 1.
 *
 * Full-width digits and the full-width point are read too. Signs, spaces, exponents and thousands separators are refused,
 * since nothing is guessed about money. No floating point number stands on the way.
 *
 * @param decimals - 0 to 8, the most that the text may have
 * @defaultValue decimals: `2`
 * @throws HongbaoError `amount-invalid` with an example of what to write
 *
 * @example
 * ```ts
 * import { parseAmount } from "hongbao";
 *
 * parseAmount("88.88"); // 8888n
 * parseAmount("500", 0); // 500n
 * parseAmount("1,000.00"); // throws amount-invalid
 * ```
 */
export function parseAmount(text: string, decimals?: number): bigint {
  const places = whole("decimals", decimals, 0, 8, 2);
  if (typeof text !== "string") throw new HongbaoError("amount-invalid", { value: shown(text), write: "parseAmount(\"88.88\")" });
  return call((core) => core.parseAmount(text, places));
}

/**
 * Writes an amount of minor units in major units, with exactly `decimals` decimals and no separators; a negative one, such
 * as a difference, has a hyphen in front.
 *
 * @param decimals - 0 to 8
 * @defaultValue decimals: `2`
 * @throws HongbaoError `amount-invalid` where the amount is not a bigint, or is one of more than 127 bits
 *
 * @example
 * ```ts
 * import { formatAmount } from "hongbao";
 *
 * formatAmount(8888n); // "88.88"
 * formatAmount(500n, 0); // "500"
 * ```
 */
export function formatAmount(amount: bigint, decimals?: number): string {
  const places = whole("decimals", decimals, 0, 8, 2);
  const minor = minorUnits(amount);
  return call((core) => core.formatAmount(minor, places));
}

/** The largest amount, 2⁶³ − 1 minor units: the largest total. */
const mostAmount = 9223372036854775807n;

/**
 * Returns a bigint of at most 127 bits.
 *
 * @throws HongbaoError `amount-invalid` that says what to write
 * @internal
 */
export function minorUnits(amount: bigint): bigint {
  if (typeof amount !== "bigint") throw new HongbaoError("amount-invalid", { value: shown(amount), write: instead(amount) });
  if (BigInt.asIntN(128, amount) !== amount) throw new HongbaoError("amount-invalid", { value: "128 bits or more", most: String(mostAmount) });
  return amount;
}

/** What to write instead of a number or a string. */
function instead(amount: unknown): string {
  if (Number.isSafeInteger(amount)) return `${amount as number}n`;
  if (typeof amount === "string") return `parseAmount(${JSON.stringify(shown(amount))})`;
  return typeof amount === "number" ? `parseAmount("${amount}")` : "8888n";
}
