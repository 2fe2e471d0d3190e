import { shown } from "../option.js";
import { wrong } from "./field.js";

/**
 * Writes an amount of minor units with two decimals, as every payment text here does.
 *
 * @param most - the largest amount of the scheme, in minor units
 * @throws `payload-invalid` for anything but a bigint from 1 to `most`
 */
export function money(field: string, amount: bigint, most: bigint): string {
  if (typeof amount !== "bigint") throw wrong(field, "must be a bigint of cents, such as 1995n for 19.95", shown(amount));
  if (amount < 1n || amount > most) throw wrong(field, "must be more than 0 and no more than the scheme allows", shown(amount));
  const digits = String(amount).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
