import { type Amount, minorUnits } from "./amount.js";
import { call } from "./core.js";
import { HongbaoError } from "./error.js";
import { checkObject, shown } from "./option.js";

/** The law of a split: everyone the same, a mild game, the game that people know, or every split equally likely. */
export type Rule = "equal" | "proportional" | "double-mean" | "uniform";

/** How a total is split. */
export interface SplitOptions {
  /** @defaultValue `"double-mean"` */
  rule?: Rule | undefined;
  /** The least share. @defaultValue `1n` */
  min?: Amount | undefined;
  /** The largest share; `"proportional"` takes none. @defaultValue none */
  max?: Amount | undefined;
  /** 32 bytes, secret until the reveal. @defaultValue fresh ones from the engine's source of randomness */
  seed?: Uint8Array | undefined;
  /** A public word, at most 1 024 bytes of UTF-8. @defaultValue `""` */
  salt?: string | undefined;
}

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
 * a salt that others name after the commitment does ({@link saltRedPacket}), and so does a blind pick of shuffled tickets. A
 * salt that first appears in the reveal proves nothing.
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
 * Splits a total into shares by hb1: a pure function of its arguments and the seed.
 *
 * Every rule's mean is total / count at every position, and every share lies in `min` ..= `max`. Nothing is clamped.
 *
 * @param total - 1 to 2⁶³ − 1 minor units
 * @param count - 1 to 10 000 shares
 * @throws HongbaoError the first bound that is missed, in the order rule, total, count, min, max, count·min, count·max, seed,
 * salt: `rule-unknown`, `amount-invalid`, `total-too-small`, `count-invalid`, `min-too-large`, `max-too-small`,
 * `rule-takes-no-max`, `max-too-costly`, `seed-invalid`, `salt-invalid`
 */
export function splitRedPacket(total: Amount, count: number, options: SplitOptions = {}): bigint[] {
  return [...seal(total, count, options)[0]];
}

/**
 * Splits a total and commits to the split: publish `commitment` before the first claim and `reveal` after the last.
 *
 * @param total - 1 to 2⁶³ − 1 minor units
 * @param count - 1 to 10 000 shares
 * @throws HongbaoError as {@link splitRedPacket}
 */
export function sealRedPacket(total: Amount, count: number, options: SplitOptions = {}): RedPacket {
  return packet(seal(total, count, options));
}

/**
 * The same commitment, other shares: for a salt that others name after the commitment is public.
 *
 * @throws HongbaoError `salt-already-set`, `salt-invalid`
 */
export function saltRedPacket(packetBefore: RedPacket, salt: string): RedPacket {
  if (!wellFormed(salt)) throw new HongbaoError("salt-invalid");
  const before = revealText(packetBefore?.reveal);
  return packet(call((core) => core.saltRedPacket(before, salt)));
}

/**
 * Reads a reveal from JSON: exactly its eight fields, each once.
 *
 * @throws HongbaoError `reveal-malformed` with the field and the reason
 */
export function parseReveal(text: string): Reveal {
  if (typeof text !== "string") throw new HongbaoError("reveal-malformed", { reason: "not a text" });
  return JSON.parse(call((core) => core.parseReveal(text))) as Reveal;
}

/**
 * Replays a reveal against what was published: the commitment always; the salt and the shares in claim order where they were.
 *
 * @throws HongbaoError `commitment-mismatch`, `salt-mismatch`, `shares-mismatch`, and the errors of {@link splitRedPacket}
 */
export function verifyRedPacket(
  reveal: Reveal,
  published: { readonly commitment: string; readonly salt?: string | undefined; readonly shares?: readonly bigint[] | undefined },
): RedPacket {
  checkObject(published, "published");
  const { commitment, salt } = published;
  const shares = published.shares === undefined ? undefined : Array.from(published.shares, minorUnits);
  // What no 64 bits hold is no share of any packet; the rest is compared first, so that the first difference is named.
  const foreign = shares?.findIndex((share) => BigInt.asUintN(64, share) !== share) ?? -1;
  const compared = foreign < 0 ? shares : undefined;
  const text = revealText(reveal);
  const replayed = packet(
    call((core) => core.verifyRedPacket(text, shown(commitment), typeof salt === "string" || salt === undefined ? salt : shown(salt), compared && BigUint64Array.from(compared))),
  );
  if (shares !== undefined && foreign >= 0) {
    throw new HongbaoError("shares-mismatch", {
      index: foreign,
      actual: String(shares[foreign]),
      expected: String(replayed.shares[foreign] ?? "-"),
    });
  }
  return replayed;
}

/** Prints a reveal for the boundary, which reads it strictly. @internal */
export function revealText(reveal: Reveal): string {
  if (typeof reveal?.salt === "string" && !wellFormed(reveal.salt)) throw new HongbaoError("salt-invalid");
  try {
    return JSON.stringify(reveal) ?? "";
  } catch (problem) {
    throw new HongbaoError("reveal-malformed", { reason: "not plain data" }, problem);
  }
}

/** Whether a value is a text that UTF-8 can carry; the boundary would replace a lone surrogate. @internal */
export function wellFormed(text: unknown): text is string {
  return typeof text === "string" && !/[\ud800-\udfff]/u.test(text);
}

/**
 * Runs `work` with a count that crosses the boundary, and names the given one where it is refused.
 *
 * @internal
 */
export function withCount<Result>(count: number, work: (count: number) => Result): Result {
  // 0 is refused in its turn, after the errors that come before the count.
  const crossing = Number.isInteger(count) && count > 0 && count < 2 ** 32 ? count : 0;
  try {
    return work(crossing);
  } catch (problem) {
    if (problem instanceof HongbaoError && problem.code === "count-invalid") {
      throw new HongbaoError("count-invalid", { ...problem.data, count: shown(count) });
    }
    throw problem;
  }
}

type Sealed = [BigUint64Array, number, string, string];

function seal(total: Amount, count: number, options: SplitOptions): Sealed {
  checkObject(options);
  const { rule = "double-mean", seed, salt = "" } = options;
  const all = minorUnits(total);
  const min = options.min === undefined ? undefined : minorUnits(options.min);
  const max = options.max === undefined ? undefined : minorUnits(options.max);
  const seedCrosses = seed === undefined || isBytes(seed);
  const saltCrosses = wellFormed(salt);
  const sealed = withCount(count, (shares) =>
    call((core) => core.sealRedPacket(shown(rule), all, shares, min, max, seedCrosses ? seed : new Uint8Array(32), saltCrosses ? salt : "")),
  );
  if (!seedCrosses) throw new HongbaoError("seed-invalid");
  if (!saltCrosses) throw new HongbaoError("salt-invalid");
  return sealed;
}

function packet([shares, best, commitment, reveal]: Sealed): RedPacket {
  return { shares: [...shares], best, commitment, reveal: JSON.parse(reveal) as Reveal };
}

function isBytes(value: unknown): boolean {
  return Object.prototype.toString.call(value) === "[object Uint8Array]";
}
