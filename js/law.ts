import { type Amount, minorUnits } from "./amount.js";
import { call } from "./core.js";
import { checkObject, shown } from "./option.js";
import { type SplitOptions, withCount } from "./packet.js";

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
  const { rule = "double-mean" } = options;
  const all = minorUnits(total);
  const min = options.min === undefined ? undefined : minorUnits(options.min);
  const max = options.max === undefined ? undefined : minorUnits(options.max);
  const [mean, deviation, best, luck, from, to, probability, error] = withCount(count, (shares) =>
    call((core) => core.shareLaw(shown(rule), all, shares, min, max)),
  );
  return {
    mean,
    deviation: [...deviation],
    best,
    luck: [...luck],
    histogram: Array.from(probability, (chance, place) => ({
      from: from[place] as bigint,
      to: to[place] as bigint,
      probability: chance,
    })),
    error,
  };
}
