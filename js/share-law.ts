/** One bin of a histogram of shares. */
export interface ShareBin {
  readonly from: bigint;
  readonly to: bigint;
  readonly probability: number;
}

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
  readonly histogram: readonly ShareBin[];
  /** Bounds the error of every probability above; 0 where the law is exact but for rounding, which stays below 1e-9. */
  readonly error: number;
}

/**
 * Called by Rust. The numbers by position lie in the memory of the instance, so they are copied.
 *
 * @internal
 */
export function lawOf(
  mean: number,
  deviation: Float64Array,
  best: number,
  luck: Float64Array,
  histogram: readonly ShareBin[],
  error: number,
): ShareLaw {
  return { mean, deviation: Array.from(deviation), best, luck: Array.from(luck), histogram, error };
}

/**
 * A part of what takes longest in a law.
 *
 * @internal
 */
export interface LawPart {
  readonly chances: readonly number[];
  readonly best: number;
}

/**
 * Called by Rust.
 *
 * @internal
 */
export function partOf(chances: Float64Array, best: number): LawPart {
  return { chances: Array.from(chances), best };
}

/**
 * Called by Rust.
 *
 * @internal
 */
export function binOf(from: bigint, to: bigint, probability: number): ShareBin {
  return { from, to, probability };
}
