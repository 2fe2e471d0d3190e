import { type Amount, minorUnits } from "./amount.js";
import { call } from "./core.js";
import { HongbaoError } from "./error.js";
import { checkObject, cut, shown } from "./option.js";
import { type Parameters, parameters, rules } from "./parameters.js";
import { checkedReveal, revealOf } from "./reveal.js";
import { utf8, wellFormed } from "./utf8.js";

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
  return [...seal(total, count, options).shares];
}

/**
 * Splits a total and commits to the split: publish `commitment` before the first claim and `reveal` after the last.
 *
 * @param total - 1 to 2⁶³ − 1 minor units
 * @param count - 1 to 10 000 shares
 * @throws HongbaoError as {@link splitRedPacket}
 */
export function sealRedPacket(total: Amount, count: number, options: SplitOptions = {}): RedPacket {
  return seal(total, count, options);
}

/**
 * The same commitment, other shares: for a salt that others name after the commitment is public.
 *
 * @throws HongbaoError `salt-already-set`, `salt-invalid`
 */
export function saltRedPacket(packetBefore: RedPacket, salt: string): RedPacket {
  if (!wellFormed(salt)) throw new HongbaoError("salt-invalid");
  const before = replay(packetBefore?.reveal).reveal;
  const salted = sealed(ofReveal(before), hexBytes(before.seed), salt);
  if (before.salt !== "") throw new HongbaoError("salt-already-set", { salt: before.salt });
  return salted;
}

/**
 * Reads a reveal from JSON: exactly its eight fields, each once.
 *
 * @throws HongbaoError `reveal-malformed` with the field and the reason
 */
export function parseReveal(text: string): Reveal {
  if (typeof text !== "string") throw new HongbaoError("reveal-malformed", { reason: "not a text" });
  return revealOf(text);
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
  const packet = replay(reveal);
  if (packet.commitment !== commitment) {
    throw new HongbaoError("commitment-mismatch", { expected: cut(shown(commitment), 64), actual: packet.commitment });
  }
  if (salt !== undefined && salt !== packet.reveal.salt) throw new HongbaoError("salt-mismatch", { actual: packet.reveal.salt });
  if (shares !== undefined) checkShares(shares, packet.shares);
  return packet;
}

/** Recomputes a packet; it proves nothing until it is held against what was published. @internal */
export function replay(reveal: Reveal): RedPacket {
  return unchecked(checkedReveal(reveal));
}

/** Recomputes a packet from a reveal that was read. @internal */
export function unchecked(reveal: Reveal): RedPacket {
  return sealed(ofReveal(reveal), hexBytes(reveal.seed), reveal.salt);
}

/** Checks what {@link SplitOptions} say, but for seed and salt. @internal */
export function parametersOf(total: Amount, count: number, { rule = "double-mean", min, max }: SplitOptions): Parameters {
  const amount = (given: Amount | undefined) => (given === undefined ? undefined : minorUnits(given));
  return parameters(rule, minorUnits(total), count, amount(min), amount(max), shown(count));
}

/** @internal */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => (256 + byte).toString(16).slice(1)).join("");
}

/** @internal */
export function hexBytes(digits: string): Uint8Array {
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

function ofReveal({ rule, total, count, min, max }: Reveal): Parameters {
  return parameters(rule, BigInt(total), count, BigInt(min), max === null ? undefined : BigInt(max), count);
}

function seal(total: Amount, count: number, options: SplitOptions): RedPacket {
  checkObject(options);
  const { seed, salt = "" } = options;
  const checked = parametersOf(total, count, options);
  if (seed !== undefined && !isBytes(seed)) throw new HongbaoError("seed-invalid");
  const secret = seed ?? call((core) => core.freshSeed());
  if (secret.length === 0 && seed === undefined) throw new HongbaoError("engine-failed", { reason: "Error: no crypto.getRandomValues" });
  if (secret.length !== seedLength) throw new HongbaoError("seed-invalid", { length: secret.length });
  if (!wellFormed(salt)) throw new HongbaoError("salt-invalid");
  return sealed(checked, secret, salt);
}

/** The bytes of a seed and of a commitment. */
const seedLength = 32;

const mostSaltBytes = 1_024;

function sealed({ rule, total, count, min, max }: Parameters, seed: Uint8Array, salt: string): RedPacket {
  const word = utf8(salt);
  if (word.length > mostSaltBytes) throw new HongbaoError("salt-invalid", { length: word.length, most: mostSaltBytes });
  const bytes = call((core) => core.sealRedPacket(rules.indexOf(rule), total, count, min, max ?? 0n, seed, word));
  const shares = Array.from(new BigUint64Array(bytes.buffer, seedLength));
  return {
    shares,
    best: best(shares),
    commitment: hex(bytes.subarray(0, seedLength)),
    reveal: { spec: "hb1", rule, total: `${total}`, count, min: `${min}`, max: max === undefined ? null : `${max}`, seed: hex(seed), salt },
  };
}

/** Returns the place of the largest share, of equal ones the earliest. @internal */
export function best(shares: readonly bigint[]): number {
  return shares.reduce((most, share, place) => (share > (shares[most] as bigint) ? place : most), 0);
}

function checkShares(published: readonly bigint[], replayed: readonly bigint[]): void {
  const count = published.length;
  const most = Math.max(count, replayed.length);
  for (let index = 0; index < most; index += 1) {
    const [actual, expected] = [published[index], replayed[index]];
    if (actual === expected) continue;
    throw new HongbaoError("shares-mismatch", {
      count,
      index,
      ...(actual === undefined ? {} : { actual: `${actual}` }),
      ...(expected === undefined ? {} : { expected: `${expected}` }),
    });
  }
}

function isBytes(value: unknown): boolean {
  return Object.prototype.toString.call(value) === "[object Uint8Array]";
}
