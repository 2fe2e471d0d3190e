import { type Amount, asMinorUnits, minorUnits } from "./amount.js";
import { call } from "./core.js";
import { HongbaoError } from "./error.js";
import { checkLength, invalid, kindOf, mostCharacters, shown } from "./option.js";
import type { RedPacket, Reveal, Rule } from "./red-packet.js";
import { revealText } from "./reveal.js";
import { ownOptions } from "./unknown.js";
import { wellFormed } from "./utf8.js";

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
 *
 * @example
 * ```ts
 * import { parseAmount, splitRedPacket } from "hongbao";
 *
 * const shares = splitRedPacket(parseAmount("88.88"), 6);
 * shares.length; // 6
 * shares.reduce((sum, share) => sum + share); // 8888n
 * splitRedPacket(5n, 6); // throws total-too-small
 * ```
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
 *
 * @example
 * ```ts
 * import { parseAmount, parseReveal, sealRedPacket, verifyRedPacket } from "hongbao";
 *
 * const packet = sealRedPacket(parseAmount("88.88"), 6, { rule: "uniform" });
 * packet.commitment.length; // 64
 * verifyRedPacket(packet.reveal, { commitment: packet.commitment }).shares; // packet.shares
 * // What is kept until then is the reveal. It holds the seed: nobody else may see it before everything is claimed.
 * parseReveal(JSON.stringify(packet)); // packet.reveal
 * ```
 */
export function sealRedPacket(total: Amount, count: number, options: SplitOptions = {}): RedPacket {
  return seal(total, count, options);
}

/**
 * The same commitment, other shares: for a salt that others name after the commitment is public.
 *
 * @throws HongbaoError `salt-already-set`, `salt-invalid`
 *
 * @example
 * ```ts
 * import { saltRedPacket, sealRedPacket } from "hongbao";
 *
 * const sealed = sealRedPacket(8888n, 6);
 * const salted = saltRedPacket(sealed, "a word that the group chose after it saw the commitment");
 * salted.commitment; // sealed.commitment
 * saltRedPacket(salted, "another word"); // throws salt-already-set
 * ```
 */
export function saltRedPacket(packetBefore: RedPacket, salt: string): RedPacket {
  if (!wellFormed(salt)) throw new HongbaoError("salt-invalid");
  const reveal = revealText(packetBefore?.reveal);
  return call((core) => core.saltRedPacket(reveal, salt));
}

/**
 * Reads a reveal from JSON: exactly its eight fields, each once.
 *
 * @throws HongbaoError `reveal-malformed` with the field and the reason
 *
 * @example
 * ```ts
 * import { parseReveal, sealRedPacket } from "hongbao";
 *
 * const { reveal } = sealRedPacket(8888n, 6);
 * parseReveal(JSON.stringify(reveal)); // reveal
 * parseReveal("{}"); // throws reveal-malformed
 * ```
 */
export function parseReveal(text: string): Reveal {
  if (typeof text !== "string") throw new HongbaoError("reveal-malformed", { reason: "not a text" });
  checkLength(text, mostCharacters, "reveal-malformed");
  // What UTF-8 cannot carry is no reveal, as the empty text is none.
  return call((core) => core.parseReveal(wellFormed(text) ? text : ""));
}

/**
 * Replays a reveal against what was published: the commitment always; the salt and the shares in claim order where they were.
 *
 * @param published - shares are minor units, as bigints or as the digits that a ledger has
 * @throws HongbaoError `commitment-mismatch`, `salt-mismatch`, `shares-mismatch`, the errors of {@link splitRedPacket}, and `option-invalid`
 * where the shares are no list
 *
 * @example
 * ```ts
 * import { sealRedPacket, verifyRedPacket } from "hongbao";
 *
 * const { reveal, commitment, shares } = sealRedPacket(8888n, 6);
 * verifyRedPacket(reveal, { commitment }).shares; // shares
 * verifyRedPacket(reveal, { commitment: "0".repeat(64) }); // throws commitment-mismatch
 * ```
 */
export function verifyRedPacket(
  reveal: Reveal,
  published: { readonly commitment: string; readonly salt?: string | undefined; readonly shares?: readonly (bigint | string)[] | undefined },
): RedPacket {
  const own = ownOptions(published, publishedNames, "published");
  const { commitment, salt } = own;
  if (own.shares !== undefined && !Array.isArray(own.shares)) throw invalid("shares", own.shares, "an array");
  const shares = own.shares === undefined ? undefined : Array.from(own.shares, publishedShare);
  const text = revealText(reveal);
  const verified = (salt?: string, shares?: readonly bigint[]) => call((core) => core.verifyRedPacket(text, shown(commitment), salt, shares));
  if (salt === undefined || wellFormed(salt)) return verified(salt, shares);
  // UTF-8 cannot carry this one, so that it was never a packet's.
  throw new HongbaoError("salt-mismatch", { actual: verified().reveal.salt });
}

/** Reads a share as it was published: minor units, a bigint or the digits that a ledger in JSON has. @throws `amount-invalid` */
function publishedShare(share: bigint | string): bigint {
  return typeof share === "string" && /^(?:0|[1-9]\d{0,18})$/.test(share) ? BigInt(share) : minorUnits(share as bigint, asMinorUnits);
}

/**
 * Recomputes a packet from a reveal in JSON; it proves nothing until it is held against what was published.
 *
 * @throws HongbaoError `reveal-malformed`, and the errors of {@link splitRedPacket}
 * @internal
 */
export function replayReveal(text: string): RedPacket {
  return call((core) => core.replayReveal(text));
}

/** What is published of a packet; who has all of it may hand it over as it is. */
const publishedNames = ["commitment", "salt", "shares", "best", "reveal"];

/**
 * Returns the options of a split as own properties, each read once; a law of splits knows the same names.
 *
 * @throws HongbaoError `option-unknown`, `option-invalid`
 * @internal
 */
export function splitOptions<Options extends object>(options: Options): Options {
  return ownOptions(options, ["rule", "min", "max", "seed", "salt"]);
}

/** What a split is made of besides seed and salt, as Rust takes it. */
type Numbers = readonly [rule: Rule, total: bigint, count: number, min: bigint | undefined, max: bigint | undefined];

/**
 * Reads the numbers of a split, each of its type; whether they make a split is told by Rust.
 *
 * @throws HongbaoError `amount-invalid`, `count-invalid`
 * @internal
 */
export function numbersOf(total: Amount, count: number, options: SplitOptions): Numbers {
  const { rule = "double-mean", min, max } = options;
  const amount = (given: Amount | undefined) => (given === undefined ? undefined : minorUnits(given));
  return [shown(rule) as Rule, minorUnits(total), wholeCount(count), amount(min), amount(max)];
}

/** Refuses what cannot be a number of shares in Rust, where it is a whole number of 32 bits. */
function wholeCount(count: number): number {
  if (Number.isInteger(count) && count >= 0 && count < 2 ** 32) return count;
  throw new HongbaoError("count-invalid", { count: shown(count), most: 10_000 }, undefined, kindOf(count));
}

function seal(total: Amount, count: number, options: SplitOptions): RedPacket {
  const own = splitOptions(options);
  const { seed, salt = "" } = own;
  const numbers = numbersOf(total, count, own);
  if (seed !== undefined && !isBytes(seed)) throw refused(numbers, new Uint8Array(32), new HongbaoError("seed-invalid"));
  const secret = seed ?? call((core) => core.freshSeed());
  if (secret === undefined) throw refused(numbers, new Uint8Array(32), new HongbaoError("engine-failed", { reason: "Error: no crypto.getRandomValues" }));
  if (!wellFormed(salt)) throw refused(numbers, secret, new HongbaoError("salt-invalid"));
  return call((core) => core.sealRedPacket(...numbers, secret, salt));
}

/** Returns the error of what is no seed or no salt at all, unless one of a bound that comes before it has to be thrown. */
function refused(numbers: Numbers, seed: Uint8Array, problem: HongbaoError): HongbaoError {
  call((core) => core.sealRedPacket(...numbers, seed, ""));
  return problem;
}

function isBytes(value: unknown): boolean {
  return Object.prototype.toString.call(value) === "[object Uint8Array]";
}
