import { call } from "./core.js";
import { type ErrorData, HongbaoError } from "./error.js";
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
  if (typeof text !== "string") throw new HongbaoError("amount-invalid", { value: shown(text), ...bothReadings(text) });
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
  const minor = minorUnits(amount, asMinorUnits);
  return call((core) => core.formatAmount(minor, places));
}

/** The largest amount, 2⁶³ − 1 minor units: the largest total. */
const mostAmount = 9223372036854775807n;

/** What an error says beside the value that is no amount. */
type Advice = (value: unknown) => ErrorData;

/**
 * Returns a bigint of at most 127 bits.
 *
 * @param advice - what to write instead, which depends on what the caller can have meant
 * @throws HongbaoError `amount-invalid` that says what to write
 * @internal
 */
export function minorUnits(amount: bigint, advice: Advice = bothReadings): bigint {
  if (typeof amount !== "bigint") throw new HongbaoError("amount-invalid", { value: shown(amount), ...advice(amount) });
  if (BigInt.asIntN(128, amount) !== amount) throw new HongbaoError("amount-invalid", { value: "128 bits or more", reason: "too large", most: String(mostAmount) });
  return amount;
}

/**
 * Says what a number or a text can mean where both minor and major units are at hand: `100n is 1.00, parseAmount("100") is 100.00`. A
 * reading that would not do is left out.
 */
function bothReadings(value: unknown): ErrorData {
  const major = majorOf(value);
  const minor = minorOf(value);
  if (minor !== undefined && major !== undefined) return { minor: `${minor}n`, minorIs: written(minor), major: `parseAmount("${major}")`, majorIs: written(call((core) => core.parseAmount(major, 2))) };
  if (major !== undefined) return { write: `parseAmount("${major}")` };
  return minor === undefined ? { write: "8888n" } : { write: `${minor}n` };
}

/**
 * Says what to write where minor units are meant, as everywhere but at the entry: `BigInt("58")`.
 *
 * @internal
 */
export function asMinorUnits(value: unknown): ErrorData {
  const minor = minorOf(value);
  if (minor === undefined) return { write: "8888n" };
  return { write: typeof value === "string" ? `BigInt("${minor}")` : `${minor}n` };
}

/** The minor units that a number or a text names, where it is a whole one that a call would take. */
function minorOf(value: unknown): bigint | undefined {
  if (typeof value === "number" && Number.isSafeInteger(value)) return BigInt(value);
  return typeof value === "string" && /^(?:0|[1-9]\d{0,17})$/.test(value) ? BigInt(value) : undefined;
}

/** The amount that a number or a text names in major units, as `parseAmount` reads it; a float is rounded to two decimals. */
function majorOf(value: unknown): string | undefined {
  const text = typeof value === "number" && value >= 0 && value < 1e13 ? (Number.isInteger(value) ? String(value) : value.toFixed(2)) : value;
  return typeof text === "string" && /^\d{1,16}(?:\.\d{1,2})?$/.test(text) ? text : undefined;
}

function written(amount: bigint): string {
  return call((core) => core.formatAmount(amount, 2));
}
