import { nextMidnight } from "./calendar.js";
import { unitDecimals } from "./currency.js";
import { HongbaoError } from "./error.js";
import { milliseconds } from "./instant.js";
import { invisibleCharacter } from "./invisible.js";
import { jsonOf } from "./json.js";
import type { Ledger } from "./ledger/book.js";
import { nameKey } from "./ledger/name.js";
import { readLedger } from "./ledger/read.js";
import { isSealedBook, sealedBook } from "./ledger/seal.js";
import { invalid, shown } from "./option.js";
import { rankShares } from "./ranking.js";
import type { RedPacket } from "./red-packet.js";
import type { Unit } from "./share-ticket.js";
import { ownOptions } from "./unknown.js";
import { wellFormed } from "./utf8.js";

export type { Ledger } from "./ledger/book.js";

/** When a packet ends: some hours after sending, or at the next midnight of an IANA zone. */
export type Expiry = { readonly hours: number } | { readonly midnight: string };

/**
 * Opens the book of a sealed packet.
 *
 * @param sentAt - a date of the years 0 to 9999
 * @param terms - when it ends, 24 hours after sending by default, and the unit that the amounts are shown in
 * @throws HongbaoError `date-invalid`, `option-invalid`, `time-zone-unknown`, `ledger-malformed` where the packet is not one
 * that `sealRedPacket` made
 *
 * @example
 * ```ts
 * import { openLedger, parseAmount, sealRedPacket } from "hongbao";
 *
 * const packet = sealRedPacket(parseAmount("8.88"), 3);
 * const ledger = openLedger(packet, new Date("2027-02-05T12:00:00Z"), { currency: "CNY" });
 * ledger.expiresAt; // "2027-02-06T12:00:00.000Z"
 * openLedger(packet, new Date("2027-02-05T12:00:00Z"), { expiry: { hours: 0 } }); // throws option-invalid
 * ```
 */
export function openLedger(packet: RedPacket, sentAt: Date, terms: { readonly expiry?: Expiry | undefined } & Unit = {}): Ledger {
  const own = ownOptions(terms, ["expiry", "decimals", "currency"], "terms");
  const sent = instant(sentAt);
  const { currency, expiry = { hours: 24 } } = own;
  const expires = instant(end(sentAt, expiry));
  const decimals = unitDecimals({ decimals: own.decimals, currency });
  return parseLedger(
    jsonOf(
      {
        packet: packet?.reveal,
        commitment: packet?.commitment,
        shares: Array.from(packet?.shares ?? [], shareText),
        sentAt: iso(sent),
        expiresAt: iso(expires),
        seenAt: iso(sent),
        claims: [],
        refundedAt: null,
        corrections: [],
        decimals,
        currency,
      },
      "ledger-malformed",
    ),
  );
}

/**
 * Records that an instant was seen, so that a clock set back reopens nothing.
 *
 * @throws HongbaoError `date-invalid`
 *
 * @example
 * ```ts
 * import { observeLedger, openLedger, sealRedPacket } from "hongbao";
 *
 * const sentAt = new Date("2027-02-05T12:00:00Z");
 * const ledger = openLedger(sealRedPacket(888n, 3), sentAt);
 * observeLedger(ledger, new Date("2027-02-05T13:00:00Z")).seenAt; // "2027-02-05T13:00:00.000Z"
 * observeLedger(ledger, new Date(Number.NaN)); // throws date-invalid
 * ```
 */
export function observeLedger(ledger: Ledger, at: Date): Ledger {
  const now = instant(at);
  const book = trusted(ledger);
  return now > Date.parse(book.seenAt) ? sealedBook({ ...book, seenAt: iso(now) }) : book;
}

/**
 * Gives `who` a share: the one of this number, or the first that is left.
 *
 * @param who - a name, which takes one share; `""` is nobody in particular and may repeat
 * @throws HongbaoError in this order `index-invalid`, `packet-empty`, `packet-expired` (at `expiresAt` itself, too),
 * `already-claimed`, `share-taken`; `date-invalid`
 *
 * @example
 * ```ts
 * import { claimShare, openLedger, sealRedPacket } from "hongbao";
 *
 * const sentAt = new Date("2027-02-05T12:00:00Z");
 * const packet = sealRedPacket(888n, 3);
 * const claim = claimShare(openLedger(packet, sentAt), "小明", sentAt);
 * claim.index; // 0
 * claim.amount; // packet.shares[0]
 * claimShare(claim.ledger, "小明", sentAt); // throws already-claimed
 * ```
 */
export function claimShare(
  ledger: Ledger,
  who: string,
  at: Date,
  index?: number,
): { readonly ledger: Ledger; readonly index: number; readonly amount: bigint } {
  if (!wellFormed(who)) throw invalid("who", who, "well-formed text");
  if (invisibleCharacter(who) !== undefined) throw invalid("who", who, "a name without characters that nobody sees");
  const asked = instant(at);
  const before = trusted(ledger);
  const { shares, claimed, ...book } = figures(before);
  if (index !== undefined && !(Number.isInteger(index) && index >= 0 && index < shares.length)) {
    throw new HongbaoError("index-invalid", { index: shown(index), most: shares.length - 1 });
  }
  const now = Math.max(asked, book.seen);
  const state = stateOf(before, book.expires, now);
  if (state === "finished") throw new HongbaoError("packet-empty");
  if (state !== "open") throw new HongbaoError("packet-expired", { expiresAt: iso(book.expires) });
  const key = nameKey(who);
  const held = key === "" ? undefined : before.claims.find((claim) => nameKey(claim.who) === key);
  if (held !== undefined) throw new HongbaoError("already-claimed", { who, index: held.index });
  if (index !== undefined && claimed.has(index)) throw new HongbaoError("share-taken", { index });
  const taken = index ?? before.shares.findIndex((_, place) => !claimed.has(place));
  if (taken < 0) throw new HongbaoError("packet-empty");
  const seenAt = iso(now);
  return {
    ledger: sealedBook({ ...before, seenAt, claims: [...before.claims, Object.freeze({ index: taken, who: key === "" ? "" : who, at: seenAt })] }),
    index: taken,
    amount: shares[taken] as bigint,
  };
}

/**
 * Takes back what nobody claimed, once the packet has expired.
 *
 * @throws HongbaoError `packet-open` before the end, `already-refunded`, `packet-empty` where everything is claimed,
 * `date-invalid`
 *
 * @example
 * ```ts
 * import { openLedger, refundRest, sealRedPacket } from "hongbao";
 *
 * const sentAt = new Date("2027-02-05T12:00:00Z");
 * const ledger = openLedger(sealRedPacket(888n, 3), sentAt);
 * refundRest(ledger, new Date("2027-02-07T12:00:00Z")).amount; // 888n
 * refundRest(ledger, sentAt); // throws packet-open
 * ```
 */
export function refundRest(ledger: Ledger, at: Date): { readonly ledger: Ledger; readonly amount: bigint } {
  const asked = instant(at);
  const book = trusted(ledger);
  const { left, expires, seen } = figures(book);
  if (book.refundedAt !== null) throw new HongbaoError("already-refunded", { refundedAt: book.refundedAt });
  const now = Math.max(asked, seen);
  const state = stateOf(book, expires, now);
  if (state === "finished") throw new HongbaoError("packet-empty");
  if (state === "open") throw new HongbaoError("packet-open", { expiresAt: iso(expires) });
  const seenAt = iso(now);
  return { ledger: sealedBook({ ...book, seenAt, refundedAt: seenAt }), amount: left };
}

/** Characters of the reason of a correction. */
const mostReason = 200;

/**
 * Takes a refund back that a wrong clock had made, before anything was paid out: a device that stood in another year has ended the packet.
 * What is left can be claimed again, and the instants seen start again at `at`. The ledger keeps what was taken back, when, and why.
 *
 * Nothing is paid twice: the refund is gone from the book, and what was claimed stays claimed. Whether the money has left the host's
 * hands already only the host knows.
 *
 * @param at - an instant by a clock that is right; it lies before the end of the packet and not before what happened
 * @param reason - what was wrong, in at most 200 characters
 * @throws HongbaoError `not-refunded`; `packet-expired` where the packet has ended by this clock too; `date-invalid` where it is none or lies
 * before the last claim; `option-invalid` where the reason is empty or too long
 *
 * @example
 * ```ts
 * import { openLedger, refundRest, reopenRefund, sealRedPacket } from "hongbao";
 *
 * const sentAt = new Date("2027-02-05T12:00:00Z");
 * const refunded = refundRest(openLedger(sealRedPacket(888n, 3), sentAt), new Date("2090-01-01T00:00:00Z")).ledger;
 * const open = reopenRefund(refunded, new Date("2027-02-05T13:00:00Z"), "the tablet at the door stood in 2090");
 * open.refundedAt; // null
 * open.corrections.length; // 1
 * reopenRefund(open, sentAt, "again"); // throws not-refunded
 * ```
 */
export function reopenRefund(ledger: Ledger, at: Date, reason: string): Ledger {
  if (!wellFormed(reason) || reason.trim() === "" || reason.length > mostReason) throw invalid("reason", reason, `a text of 1 … ${mostReason} characters`);
  const now = instant(at);
  const book = trusted(ledger);
  const { refundedAt, expiresAt } = book;
  if (refundedAt === null) throw new HongbaoError("not-refunded");
  const seenAt = iso(now);
  if (seenAt >= expiresAt) throw new HongbaoError("packet-expired", { expiresAt });
  const last = [book.sentAt, ...book.claims.map((claim) => claim.at), ...book.corrections.map((correction) => correction.at)].reduce((late, one) => (one > late ? one : late));
  if (seenAt < last) throw new HongbaoError("date-invalid", { value: seenAt, first: last, last: expiresAt });
  const correction = Object.freeze({ refundedAt, at: seenAt, reason });
  return sealedBook({ ...book, seenAt, refundedAt: null, corrections: [...book.corrections, correction] });
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
 *
 * @example
 * ```ts
 * import { ledgerTotals, openLedger, sealRedPacket } from "hongbao";
 *
 * const sentAt = new Date("2027-02-05T12:00:00Z");
 * const ledger = openLedger(sealRedPacket(888n, 3), sentAt);
 * const { state, claimed, left } = ledgerTotals(ledger, sentAt);
 * [state, claimed, left]; // ["open", 0n, 888n]
 * ```
 */
export function ledgerTotals(ledger: Ledger, at: Date): LedgerTotals {
  const asked = instant(at);
  const book = trusted(ledger);
  const { shares, taken, left, expires, seen, duration } = figures(book);
  const state = stateOf(book, expires, Math.max(asked, seen));
  const finished = state === "finished";
  const refunded = state === "refunded" ? left : 0n;
  return { state, claimed: taken, left: left - refunded, refunded, best: finished ? (rankShares(shares)[0]?.index ?? null) : null, seconds: finished ? duration / 1000 : null };
}

/**
 * Reads a ledger from JSON and checks it: every field once, the packet replayed, and nothing that could not have happened.
 *
 * @throws HongbaoError `ledger-malformed` with the field and the reason
 *
 * @example
 * ```ts
 * import { openLedger, parseLedger, sealRedPacket } from "hongbao";
 *
 * const ledger = openLedger(sealRedPacket(888n, 3), new Date("2027-02-05T12:00:00Z"));
 * parseLedger(JSON.stringify(ledger)); // ledger
 * parseLedger("{}"); // throws ledger-malformed
 * ```
 */
export function parseLedger(text: string): Ledger {
  return readLedger(text);
}

/** Writes a share of a packet as a ledger has it; a packet that was kept as JSON has it so already. @throws `ledger-malformed` */
function shareText(share: bigint | string): string {
  if (typeof share !== "bigint" && typeof share !== "string") throw new HongbaoError("ledger-malformed", { reason: "not a share", field: "shares" });
  return String(share);
}

function end(sentAt: Date, expiry: Expiry): Date {
  const { midnight, hours } = ownOptions(expiry as { midnight?: string; hours?: number }, ["midnight", "hours"], "expiry");
  if (midnight !== undefined) return nextMidnight(sentAt, midnight);
  if (!(typeof hours === "number" && hours > 0 && Number.isFinite(hours))) throw invalid("expiry", hours, "hours above 0");
  // No expiry lasts less than the millisecond that instants are counted in.
  return new Date(sentAt.getTime() + Math.max(1, Math.round(hours * 3_600_000)));
}

/** What a packet is at an instant. */
function stateOf({ shares, claims, refundedAt }: Ledger, expires: number, now: number): LedgerTotals["state"] {
  if (refundedAt !== null) return "refunded";
  if (claims.length >= shares.length) return "finished";
  return now >= expires ? "expired" : "open";
}

/** The figures of a ledger. */
function figures(ledger: Ledger) {
  const last = ledger.claims[ledger.claims.length - 1];
  const sent = Date.parse(ledger.sentAt);
  const expires = Date.parse(ledger.expiresAt);
  const seen = Date.parse(ledger.seenAt);
  const duration = last === undefined ? 0 : Date.parse(last.at) - sent;
  const shares = ledger.shares.map(BigInt);
  const claimed = new Set(ledger.claims.map(({ index }) => index));
  const sum = (amounts: readonly bigint[]) => amounts.reduce((so, amount) => so + amount, 0n);
  const taken = sum(shares.filter((_, place) => claimed.has(place)));
  return { shares, claimed, taken, left: sum(shares) - taken, expires, seen, duration };
}

/**
 * Returns the ledger where it was made here, else a checked copy of what was given.
 *
 * @throws HongbaoError `ledger-malformed`
 */
function trusted(ledger: Ledger): Ledger {
  if (isSealedBook(ledger)) return ledger;
  return readLedger(jsonOf(ledger, "ledger-malformed"));
}

/** The milliseconds of a date of the years 0 to 9999, which are the ones that four digits write. */
function instant(at: Date): number {
  const time = milliseconds(at);
  if (!(time >= -62_167_219_200_000 && time <= 253_402_300_799_999)) {
    throw new HongbaoError("date-invalid", { value: Number.isNaN(time) ? shown(at) : String(time) });
  }
  return time;
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
