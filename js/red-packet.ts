/** The law of a split: everyone the same, a mild game, the game that people know, or every split equally likely. */
export type Rule = "equal" | "proportional" | "double-mean" | "uniform";

/** What replays a split in any language; it is published once everything is claimed. */
export interface Reveal {
  readonly spec: "hb1";
  readonly rule: Rule;
  readonly total: string;
  readonly count: number;
  readonly min: string;
  readonly max: string | null;
  /** 64 lower-case hex digits. */
  readonly seed: string;
  readonly salt: string;
}

/**
 * A packet that is sealed.
 *
 * A commitment proves that the split was fixed when it was published. It does not stop a sender from trying seeds beforehand;
 * a salt that others name after the commitment does (`saltRedPacket`), and so does a blind pick of shuffled tickets. A salt that
 * first appears in the reveal proves nothing.
 *
 * Its JSON is that of `reveal`, which makes the packet again: `verifyRedPacket(parseReveal(JSON.stringify(packet)), packet)`. It holds the seed,
 * so it is as secret as that.
 */
export interface RedPacket {
  /** In claim order; their sum is the total. */
  readonly shares: readonly bigint[];
  /** The index of the largest share, of equal ones the earliest. */
  readonly best: number;
  /** 64 lower-case hex digits: publish it before the first claim. */
  readonly commitment: string;
  /** Keep it secret until everything is claimed, then publish it. */
  readonly reveal: Reveal;
}

/**
 * Called by Rust. The shares lie in the memory of the instance, so they are copied.
 *
 * @internal
 */
export function packetOf(shares: BigUint64Array, best: number, commitment: string, reveal: Reveal): RedPacket {
  // JSON has no bigint. The method is not enumerable, so that a packet can be cloned and posted.
  return Object.defineProperty({ shares: Array.from(shares), best, commitment, reveal }, "toJSON", { value: () => reveal });
}

/**
 * Called by Rust.
 *
 * @internal
 */
export function revealOf(rule: Rule, total: string, count: number, min: string, max: string | undefined, seed: string, salt: string): Reveal {
  return { spec: "hb1", rule, total, count, min, max: max ?? null, seed, salt };
}
