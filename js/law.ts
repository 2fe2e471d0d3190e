import type { Amount } from "./amount.js";
import { call } from "./core.js";
import { numbersOf, splitOptions, type SplitOptions } from "./packet.js";
import type { ShareLaw } from "./share-law.js";

/**
 * Tells what a rule does with a total: how far shares scatter, how large the best one is, and whom it comes to.
 *
 * Exact for `"equal"`, and for the others where the numbers are small; elsewhere `error` says how close it is. The time is
 * bounded for every total; {@link shareLawInSteps} tells a coarser law sooner.
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
  return call((core) => core.shareLaw(...numbers)) as ShareLaw;
}

/**
 * Tells the same, coarse at first and better at each step; the last has the least error, and is what {@link shareLaw} tells. Each step
 * is computed when it is asked for and takes less than a tenth of a second, so that a page can show the first and go on between two.
 *
 * @param total - 1 to 2⁶³ − 1 minor units
 * @param count - 1 to 10 000 shares
 * @throws HongbaoError as `splitRedPacket`, at once
 *
 * @example
 * ```ts
 * import { parseAmount, shareLawInSteps } from "hongbao";
 *
 * const errors = Array.from(shareLawInSteps(parseAmount("88.88"), 6, { rule: "proportional" }), (law) => law.error);
 * errors.length; // 2
 * (errors[0] as number) > (errors[1] as number); // true
 * shareLawInSteps(5n, 6); // throws total-too-small
 * ```
 */
export function shareLawInSteps(total: Amount, count: number, options: Omit<SplitOptions, "seed" | "salt"> = {}): Generator<ShareLaw, void, void> {
  const numbers = numbersOf(total, count, splitOptions(options));
  // Past the last step there is no law, but the numbers are checked all the same.
  call((core) => core.shareLaw(...numbers, 2 ** 32 - 1));
  return steps(numbers);
}

function* steps(numbers: ReturnType<typeof numbersOf>): Generator<ShareLaw, void, void> {
  for (let step = 0; ; step += 1) {
    const law = call((core) => core.shareLaw(...numbers, step));
    if (law === undefined) return;
    yield law;
  }
}
