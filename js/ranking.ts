import { HongbaoError } from "./error.js";
import { shown } from "./option.js";

/** A share and its place among all shares of a packet. */
export interface Ranked {
  /** The place of the share in the list that was given. */
  readonly index: number;
  readonly amount: bigint;
  /** 1 is the largest; equal amounts share a rank, and the next rank is passed over. */
  readonly rank: number;
  /** True for one share: the earliest of the largest. */
  readonly best: boolean;
}

/**
 * The first place at which `value` can be put into an ascending list that stays ascending: before its equals.
 *
 * Reads about log₂ n entries and copies nothing; numbers and bigints may be mixed. As Python's `bisect.bisect_left`.
 *
 * @throws HongbaoError `value-invalid` where the value, or an entry that is read, is NaN or neither number nor bigint
 *
 * @example
 * ```ts
 * import { bisectLeft } from "hongbao";
 *
 * bisectLeft([3, 5, 5, 8], 5); // 1
 * bisectLeft([3, 5, 5, 8], Number.NaN); // throws value-invalid
 * ```
 */
export function bisectLeft(sorted: ArrayLike<number | bigint>, value: number | bigint): number {
  check(value);
  return firstPlace(sorted, (entry) => entry >= value);
}

/**
 * The last place at which `value` can be put into an ascending list that stays ascending: after its equals.
 *
 * Reads about log₂ n entries and copies nothing; numbers and bigints may be mixed. As Python's `bisect.bisect_right`.
 *
 * @throws HongbaoError `value-invalid` where the value, or an entry that is read, is NaN or neither number nor bigint
 *
 * @example
 * ```ts
 * import { bisectRight } from "hongbao";
 *
 * bisectRight([3, 5, 5, 8], 5); // 3
 * ```
 */
export function bisectRight(sorted: ArrayLike<number | bigint>, value: number | bigint): number {
  check(value);
  return firstPlace(sorted, (entry) => entry > value);
}

/**
 * Puts `value` into an ascending list, after its equals, and returns its place there. The one function that changes its argument.
 *
 * @throws HongbaoError `value-invalid` where the value, or an entry that is read, is NaN or neither number nor bigint; the
 * list is then as it was
 *
 * @example
 * ```ts
 * import { insort } from "hongbao";
 *
 * const shares = [3n, 5n, 8n];
 * insort(shares, 5n); // 2
 * shares; // [3n, 5n, 5n, 8n]
 * ```
 */
export function insort<T extends number | bigint>(sorted: T[], value: T): number {
  if (!Array.isArray(sorted)) throw new HongbaoError("value-invalid", { value: shown(sorted) });
  const place = bisectRight(sorted, value);
  sorted.splice(place, 0, value);
  return place;
}

/**
 * Ranks the shares of a packet, the largest first and equal ones in the order given: 8, 5, 5, 3 have the ranks 1, 2, 2, 4.
 *
 * @throws HongbaoError `value-invalid` where a share is no bigint
 *
 * @example
 * ```ts
 * import { rankShares } from "hongbao";
 *
 * const ranked = rankShares([5n, 8n, 3n, 5n]);
 * ranked[0]; // { index: 1, amount: 8n, rank: 1, best: true }
 * ranked.map(({ rank }) => rank); // [1, 2, 2, 4]
 * ```
 */
export function rankShares(shares: readonly bigint[]): Ranked[] {
  if (!Array.isArray(shares)) throw new HongbaoError("value-invalid", { value: shown(shares) });
  const ordered = Array.from(shares as readonly bigint[], (amount, index) => {
    if (typeof amount !== "bigint") throw new HongbaoError("value-invalid", { value: shown(amount), index });
    return { index, amount };
  });
  // Sorting is stable since Chromium 70, Firefox 3 and Safari 10.1, so equal amounts stay in order.
  ordered.sort((one, other) => (one.amount > other.amount ? -1 : one.amount < other.amount ? 1 : 0));
  let rank = 1;
  return ordered.map(({ index, amount }, place) => {
    if (amount !== ordered[place - 1]?.amount) rank = place + 1;
    return { index, amount, rank, best: place === 0 };
  });
}

/** Returns the first place from which on every entry is `past` the value; the list's length where none is. */
function firstPlace(sorted: ArrayLike<number | bigint>, past: (entry: number | bigint) => boolean): number {
  if (typeof sorted?.length !== "number") throw new HongbaoError("value-invalid", { value: shown(sorted) });
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const entry = sorted[middle] as number | bigint;
    check(entry, middle);
    if (past(entry)) to = middle;
    else from = middle + 1;
  }
  return from;
}

function check(value: number | bigint, index?: number): void {
  if (typeof value === "bigint" || (typeof value === "number" && !Number.isNaN(value))) return;
  throw new HongbaoError("value-invalid", { value: shown(value), ...(index === undefined ? {} : { index }) });
}
