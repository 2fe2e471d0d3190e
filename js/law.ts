import type { Amount } from "./amount.js";
import { call } from "./core.js";
import { checkObject } from "./option.js";
import { parametersOf, type SplitOptions } from "./packet.js";
import { rules } from "./parameters.js";

/** What a rule does, before anything is sent. */
export interface ShareLaw {
  /** The mean share in minor units, the same at every position. */
  readonly mean: number;
  /** Standard deviation in minor units, by position. */
  readonly deviation: readonly number[];
  /** The expected largest share in minor units. */
  readonly best: number;
  /** Probability of being the best, by position: the earliest of the largest shares. */
  readonly luck: readonly number[];
  /** Of one share, positions pooled; at most 64 bins, whose probabilities sum to 1. */
  readonly histogram: readonly { readonly from: bigint; readonly to: bigint; readonly probability: number }[];
  /** Bounds the error of every probability above; 0 where the law is exact but for rounding, which stays below 1e-9. */
  readonly error: number;
}

/**
 * Tells what a rule does with a total: how far shares scatter, how large the best one is, and whom it comes to.
 *
 * Exact for `"equal"`, and for the others where the numbers are small; elsewhere `error` says how close it is. The time is
 * bounded for every total.
 *
 * @param total - 1 to 2⁶³ − 1 minor units
 * @param count - 1 to 10 000 shares
 * @throws HongbaoError as `splitRedPacket`
 */
export function shareLaw(total: Amount, count: number, options: Omit<SplitOptions, "seed" | "salt"> = {}): ShareLaw {
  checkObject(options);
  const { rule, min, max, ...checked } = parametersOf(total, count, options);
  const words = call((core) => core.shareLaw(rules.indexOf(rule), checked.total, count, min, max ?? 0n));
  // Mean, best and error; deviation and luck by position; then each bin's least and largest share and probability.
  const numbers = new Float64Array(words.buffer);
  const [mean, best, error] = numbers as unknown as [number, number, number];
  const bins = 3 + 2 * count;
  return {
    mean,
    deviation: Array.from(numbers.subarray(3, 3 + count)),
    best,
    luck: Array.from(numbers.subarray(3 + count, bins)),
    histogram: Array.from({ length: (words.length - bins) / 3 }, (_, place) => {
      const bin = bins + 3 * place;
      return { from: words[bin] as bigint, to: words[bin + 1] as bigint, probability: numbers[bin + 2] as number };
    }),
    error,
  };
}
