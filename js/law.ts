import type { Amount } from "./amount.js";
import { call } from "./core.js";
import { numbersOf, splitOptions, type SplitOptions } from "./packet.js";
import type { ShareLaw } from "./share-law.js";

/**
 * Tells what a rule does with a total: how far shares scatter, how large the best one is, and whom it comes to.
 *
 * Exact for `"equal"`, and for the others where the numbers are small; elsewhere `error` says how close it is. The time is
 * bounded for every total.
 *
 * @param total - 1 to 2⁶³ − 1 minor units
 * @param count - 1 to 10 000 shares
 * @throws HongbaoError as `splitRedPacket`
 *
 * @example
 * ```ts
 * import { parseAmount, shareLaw } from "hongbao";
 *
 * const law = shareLaw(parseAmount("88.88"), 6, { rule: "uniform" });
 * law.mean; // 8888 / 6
 * law.luck.length; // 6
 * ```
 */
export function shareLaw(total: Amount, count: number, options: Omit<SplitOptions, "seed" | "salt"> = {}): ShareLaw {
  const numbers = numbersOf(total, count, splitOptions(options));
  return call((core) => core.shareLaw(...numbers));
}
