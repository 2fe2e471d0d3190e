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
  return whole(slices(checked(total, count, options)));
}

function* whole(laws: Iterable<ShareLaw | undefined>): Generator<ShareLaw, void, void> {
  for (const law of laws) if (law !== undefined) yield law;
}

/** The numbers of a law that is told bit by bit, checked before the first bit is asked for. */
function checked(total: Amount, count: number, options: Omit<SplitOptions, "seed" | "salt">): ReturnType<typeof numbersOf> {
  const numbers = numbersOf(total, count, splitOptions(options));
  // Past the last step there is no law, but the numbers are checked all the same.
  call((core) => core.shareLaw(...numbers, 2 ** 32 - 1));
  return numbers;
}

/**
 * Tells what {@link shareLawInSteps} tells, and pauses within a law, too: it yields `undefined` where one is not complete yet. Between two yields lie a few
 * hundredths of a second at most, so that a page answers while somebody types.
 *
 * @param total - 1 to 2⁶³ − 1 minor units
 * @param count - 1 to 10 000 shares
 * @throws HongbaoError as `splitRedPacket`, at once
 *
 * @example
 * ```ts
 * import { parseAmount, shareLaw, shareLawInSlices } from "hongbao";
 *
 * const laws = Array.from(shareLawInSlices(parseAmount("1000"), 200)).filter((law) => law !== undefined);
 * laws.length > 1; // true
 * laws[laws.length - 1]?.error === shareLaw(parseAmount("1000"), 200).error; // true
 * shareLawInSlices(5n, 6); // throws total-too-small
 * ```
 */
export function shareLawInSlices(total: Amount, count: number, options: Omit<SplitOptions, "seed" | "salt"> = {}): Generator<ShareLaw | undefined, void, void> {
  return slices(checked(total, count, options));
}

function* slices(numbers: ReturnType<typeof numbersOf>): Generator<ShareLaw | undefined, void, void> {
  for (let step = 0; ; step += 1) {
    let chances: Float64Array | undefined;
    let best = 0;
    for (let place = 0; ; place += 1) {
      const part = call((core) => core.shareLawPart(...numbers, step, place));
      if (part === undefined) break;
      chances ??= new Float64Array(part.chances.length);
      for (let turn = 0; turn < chances.length; turn += 1) chances[turn] = (chances[turn] as number) + (part.chances[turn] as number);
      best += part.best;
      yield undefined;
    }
    const law = call((core) => (chances === undefined ? core.shareLaw(...numbers, step) : core.shareLawWith(...numbers, step, chances, best)));
    if (law === undefined) return;
    yield law;
  }
}
