import { nextMidnight } from "./calendar.js";
import { call } from "./core.js";
import { HongbaoError } from "./error.js";
import { checkObject, invalid, shown, whole } from "./option.js";
import { type RedPacket, type Reveal, wellFormed } from "./packet.js";
import type { Unit } from "./ticket.js";

/**
 * The host's book of one packet: a JSON value. Every function returns the next one and leaves the given one alone, acts at
 * `max(at, seenAt)`, and conserves the money: claimed, left and refunded always sum to the total.
 */
export interface Ledger extends Unit {
  readonly packet: Reveal;
  readonly commitment: string;
  /** Minor units as decimal strings, by number. */
  readonly shares: readonly string[];
  /** This instant and the others are texts as `toISOString()` writes them. */
  readonly sentAt: string;
  /** The first instant at which nothing can be claimed. */
  readonly expiresAt: string;
  /** The latest instant that any call saw. */
  readonly seenAt: string;
  /** In the order in which they were made; `who` is a name, or `""`, which may repeat. */
  readonly claims: readonly { readonly index: number; readonly who: string; readonly at: string }[];
  readonly refundedAt: string | null;
}

/** When a packet ends: some hours after sending, or at the next midnight of an IANA zone. */
export type Expiry = { readonly hours: number } | { readonly midnight: string };

/**
 * Opens the book of a sealed packet.
 *
 * @param sentAt - a date of the years 0 to 9999
 * @param terms - when it ends, 24 hours after sending by default, and the unit that the amounts are shown in
 * @throws HongbaoError `date-invalid`, `option-invalid`, `time-zone-unknown`, `ledger-malformed` where the packet is not one
 * that `sealRedPacket` made
 */
export function openLedger(packet: RedPacket, sentAt: Date, terms: { readonly expiry?: Expiry | undefined } & Unit = {}): Ledger {
  checkObject(terms, "terms");
  const sent = instant(sentAt);
  const expires = instant(end(sentAt, terms.expiry ?? { hours: 24 }));
  const decimals = whole("decimals", terms.decimals, 0, 8, 2);
  const { currency } = terms;
  if (currency !== undefined && !(typeof currency === "string" && /^[A-Z]{3}$/.test(currency))) {
    throw invalid("currency", currency, "ISO 4217");
  }
  return parseLedger(
    JSON.stringify({
      packet: packet?.reveal,
      commitment: packet?.commitment,
      shares: Array.from(packet?.shares ?? [], String),
      sentAt: iso(sent),
      expiresAt: iso(expires),
      seenAt: iso(sent),
      claims: [],
      refundedAt: null,
      decimals,
      currency,
    }),
  );
}

/**
 * Records that an instant was seen, so that a clock set back reopens nothing.
 *
 * @throws HongbaoError `date-invalid`
 */
export function observeLedger(ledger: Ledger, at: Date): Ledger {
  const now = instant(at);
  checkLedger(ledger);
  return now > time(ledger.seenAt, "seenAt") ? { ...ledger, seenAt: iso(now) } : { ...ledger };
}

/**
 * Gives `who` a share: the one of this number, or the first that is left.
 *
 * @param who - a name, which takes one share; `""` is nobody in particular and may repeat
 * @throws HongbaoError in this order `index-invalid`, `packet-empty`, `packet-expired` (at `expiresAt` itself, too),
 * `already-claimed`, `share-taken`; `date-invalid`
 */
export function claimShare(
  ledger: Ledger,
  who: string,
  at: Date,
  index?: number,
): { readonly ledger: Ledger; readonly index: number; readonly amount: bigint } {
  if (!wellFormed(who)) throw invalid("who", who, "well-formed text");
  const asked = instant(at);
  const { shares, claimed, times } = figures(ledger);
  if (index !== undefined && !(Number.isInteger(index) && index >= 0 && index < shares.length)) {
    throw new HongbaoError("index-invalid", { index: shown(index), most: shares.length - 1 });
  }
  const held = who === "" ? undefined : ledger.claims.find((claim) => claim.who === who)?.index;
  const found = call((core) => core.claimShare(shares, claimed, times, who, held, asked, index));
  const [taken, now] = found as unknown as [number, number];
  const seenAt = iso(now);
  return {
    ledger: { ...ledger, seenAt, claims: [...ledger.claims, { index: taken, who, at: seenAt }] },
    index: taken,
    amount: shares[taken] as bigint,
  };
}

/**
 * Takes back what nobody claimed, once the packet has expired.
 *
 * @throws HongbaoError `packet-open` before the end, `already-refunded`, `packet-empty` where everything is claimed,
 * `date-invalid`
 */
export function refundRest(ledger: Ledger, at: Date): { readonly ledger: Ledger; readonly amount: bigint } {
  const asked = instant(at);
  const { shares, claimed, times } = figures(ledger);
  const [amount, now] = call((core) => core.refundRest(shares, claimed, times, asked));
  const seenAt = iso(now);
  return { ledger: { ...ledger, seenAt, refundedAt: seenAt }, amount };
}

/** A ledger counted at an instant. */
export interface LedgerTotals {
  readonly state: "open" | "finished" | "expired" | "refunded";
  readonly claimed: bigint;
  readonly left: bigint;
  readonly refunded: bigint;
  /** The number of the best share, of equal ones the earliest, once all are claimed. */
  readonly best: number | null;
  /** From sending to the last claim, once all are claimed. */
  readonly seconds: number | null;
}

/**
 * Counts a ledger: `claimed + left + refunded` is the total.
 *
 * @throws HongbaoError `date-invalid`
 */
export function ledgerTotals(ledger: Ledger, at: Date): LedgerTotals {
  const asked = instant(at);
  const { shares, claimed, times } = figures(ledger);
  const [state, sum, left, refunded, best, milliseconds] = call((core) => core.ledgerTotals(shares, claimed, times, asked));
  return { state, claimed: sum, left, refunded, best: best ?? null, seconds: milliseconds === undefined ? null : milliseconds / 1000 };
}

/**
 * Reads a ledger from JSON and checks it: every field once, the packet replayed, and nothing that could not have happened.
 *
 * @throws HongbaoError `ledger-malformed` with the field and the reason
 */
export function parseLedger(text: string): Ledger {
  if (!wellFormed(text)) throw new HongbaoError("ledger-malformed", { reason: "not well-formed text" });
  return JSON.parse(call((core) => core.parseLedger(text))) as Ledger;
}

function end(sentAt: Date, expiry: Expiry): Date {
  checkObject(expiry, "expiry");
  if ("midnight" in expiry) return nextMidnight(sentAt, expiry.midnight);
  const { hours } = expiry;
  if (!(typeof hours === "number" && hours > 0 && Number.isFinite(hours))) throw invalid("expiry", hours, "hours above 0");
  // No expiry lasts less than the millisecond that instants are counted in.
  return new Date(sentAt.getTime() + Math.max(1, Math.round(hours * 3_600_000)));
}

/** What the rules need to know of a ledger. A value that no function here made is `ledger-malformed`. */
function figures(ledger: Ledger): { shares: BigUint64Array; claimed: Uint32Array; times: Float64Array } {
  checkLedger(ledger);
  const last = ledger.claims[ledger.claims.length - 1];
  const sent = time(ledger.sentAt, "sentAt");
  const times = [sent, time(ledger.expiresAt, "expiresAt"), time(ledger.seenAt, "seenAt"), last === undefined ? sent : time(last.at, "claims")];
  if (ledger.refundedAt !== null) times.push(time(ledger.refundedAt, "refundedAt"));
  let shares: BigUint64Array;
  try {
    shares = BigUint64Array.from(ledger.shares, BigInt);
  } catch (problem) {
    throw new HongbaoError("ledger-malformed", { reason: "not amounts", field: "shares" }, problem);
  }
  return { shares, claimed: Uint32Array.from(ledger.claims, (claim) => claim.index), times: Float64Array.from(times) };
}

function checkLedger(ledger: Ledger): void {
  const lists: readonly (readonly [string, unknown])[] = [
    ["shares", ledger?.shares],
    ["claims", ledger?.claims],
  ];
  for (const [field, list] of lists) {
    if (!Array.isArray(list)) throw new HongbaoError("ledger-malformed", { reason: "not a list", field });
  }
  if (!ledger.claims.every((claim: unknown) => typeof claim === "object" && claim !== null)) {
    throw new HongbaoError("ledger-malformed", { reason: "not objects", field: "claims" });
  }
}

function time(text: string, field: string): number {
  const at = typeof text === "string" ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw new HongbaoError("ledger-malformed", { reason: "not an instant", field });
  return at;
}

/** The milliseconds of a date of the years 0 to 9999, which are the ones that four digits write. */
function instant(at: Date): number {
  const milliseconds = at instanceof Date ? at.getTime() : Number.NaN;
  if (!(milliseconds >= -62_167_219_200_000 && milliseconds <= 253_402_300_799_999)) {
    throw new HongbaoError("date-invalid", { value: Number.isNaN(milliseconds) ? shown(at) : String(milliseconds) });
  }
  return milliseconds;
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
