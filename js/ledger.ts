import { nextMidnight } from "./calendar.js";
import { HongbaoError } from "./error.js";
import { readFields, readList, textOf } from "./fields.js";
import { checkObject, invalid, shown, whole } from "./option.js";
import { replayReveal } from "./packet.js";
import { rankShares } from "./ranking.js";
import type { RedPacket, Reveal } from "./red-packet.js";
import type { Unit } from "./share-ticket.js";
import { wellFormed } from "./utf8.js";

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
  checkLedger(ledger);
  return now > time(ledger.seenAt, "seenAt") ? { ...ledger, seenAt: iso(now) } : { ...ledger };
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
  const asked = instant(at);
  const { shares, claimed, ...book } = figures(ledger);
  if (index !== undefined && !(Number.isInteger(index) && index >= 0 && index < shares.length)) {
    throw new HongbaoError("index-invalid", { index: shown(index), most: shares.length - 1 });
  }
  const now = Math.max(asked, book.seen);
  const state = stateOf(ledger, book.expires, now);
  if (state === "finished") throw new HongbaoError("packet-empty");
  if (state !== "open") throw new HongbaoError("packet-expired", { expiresAt: iso(book.expires) });
  const held = who === "" ? undefined : ledger.claims.find((claim) => claim.who === who);
  if (held !== undefined) throw new HongbaoError("already-claimed", { who, index: held.index });
  if (index !== undefined && claimed.has(index)) throw new HongbaoError("share-taken", { index });
  const taken = index ?? ledger.shares.findIndex((_, place) => !claimed.has(place));
  if (taken < 0) throw new HongbaoError("packet-empty");
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
  const { left, expires, seen } = figures(ledger);
  if (ledger.refundedAt !== null) throw new HongbaoError("already-refunded", { refundedAt: iso(Date.parse(ledger.refundedAt)) });
  const now = Math.max(asked, seen);
  const state = stateOf(ledger, expires, now);
  if (state === "finished") throw new HongbaoError("packet-empty");
  if (state === "open") throw new HongbaoError("packet-open", { expiresAt: iso(expires) });
  const seenAt = iso(now);
  return { ledger: { ...ledger, seenAt, refundedAt: seenAt }, amount: left };
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
  const { shares, taken, left, expires, seen, duration } = figures(ledger);
  const state = stateOf(ledger, expires, Math.max(asked, seen));
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
  if (!wellFormed(text)) throw new HongbaoError("ledger-malformed", { reason: "not well-formed text" });
  const raw = members(text, ["packet", "commitment", "shares", "sentAt", "expiresAt", "seenAt", "claims", "refundedAt", "decimals", "currency"]);
  const packet = needed(raw, "packet");
  const sealed = inPacket(() => replayReveal(packet));
  const commitment = words(raw, "commitment");
  if (sealed.commitment !== commitment) throw malformed("commitment-mismatch", "commitment");
  const shares = elements(raw, "shares").map((share) => textOf(share));
  if (shares.length !== sealed.shares.length) throw malformed("not as many as the count", "shares");
  shares.forEach((share, place) => {
    if (share === undefined) throw malformed("not a string", "shares");
    if (share !== `${sealed.shares[place]}`) throw malformed("not what the packet gives", "shares");
  });
  const currency = raw["currency"];
  const ledger: Ledger = {
    packet: sealed.reveal,
    commitment,
    shares: shares as string[],
    sentAt: at(raw, "sentAt"),
    expiresAt: at(raw, "expiresAt"),
    seenAt: at(raw, "seenAt"),
    claims: elements(raw, "claims").map(claimOf),
    refundedAt: needed(raw, "refundedAt") === "null" ? null : at(raw, "refundedAt"),
    decimals: Number(formed(raw["decimals"] ?? "2", /^[0-8]$/, "not a number of decimals", "decimals")),
    ...(currency === undefined ? {} : { currency: formed(words(raw, "currency"), /^[A-Z]{3}$/, "not a currency", "currency") }),
  };
  checkClaims(ledger);
  checkInstants(ledger);
  return ledger;
}

type Members = Readonly<Record<string, string | undefined>>;

function members(text: string, names: readonly string[]): Members {
  const broken = (position: number) => new HongbaoError("ledger-malformed", { reason: "not JSON", position });
  return readFields(text, names, /^./, broken, malformed);
}

function inPacket<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (problem) {
    throw problem instanceof HongbaoError ? malformed(problem.code, "packet") : problem;
  }
}

function claimOf(text: string): { readonly index: number; readonly who: string; readonly at: string } {
  const raw = members(text, ["index", "who", "at"]);
  const index = Number(formed(needed(raw, "index"), /^\d{1,10}$/, "not a number of a share", "index"));
  return { index, who: words(raw, "who"), at: at(raw, "at") };
}

function checkClaims({ claims, shares }: Ledger): void {
  const numbers = new Set<number>();
  for (const { index } of claims) {
    if (index >= shares.length) throw malformed("no such share", "claims");
    if (numbers.has(index)) throw malformed("share claimed twice", "claims");
    numbers.add(index);
  }
  const names = claims.map(({ who }) => who).filter((who) => who !== "");
  if (new Set(names).size < names.length) throw malformed("name twice", "claims");
}

/** Instants that four digits begin are in the order of their texts. */
function checkInstants({ claims, shares, sentAt, expiresAt, seenAt, refundedAt }: Ledger): void {
  if (expiresAt <= sentAt) throw malformed("not after sentAt", "expiresAt");
  let before = sentAt;
  for (const claim of claims) {
    if (claim.at < before) throw malformed("earlier than the one before", "claims");
    if (claim.at >= expiresAt) throw malformed("not before expiresAt", "claims");
    before = claim.at;
  }
  if (refundedAt !== null) {
    if (refundedAt < expiresAt) throw malformed("before expiresAt", "refundedAt");
    if (claims.length === shares.length) throw malformed("nothing is left", "refundedAt");
    before = refundedAt;
  }
  if (seenAt < before) throw malformed("earlier than what happened", "seenAt");
}

function needed(raw: Members, field: string): string {
  return raw[field] ?? formed("", /./, "missing", field);
}

function elements(raw: Members, field: string): readonly string[] {
  const list = readList(needed(raw, field));
  if (list === undefined) throw malformed("not a list", field);
  return list;
}

function words(raw: Members, field: string): string {
  const text = textOf(needed(raw, field));
  if (text === undefined) throw malformed("not a string", field);
  return text;
}

/** Reads exactly what {@link iso} writes in the years 0 to 9999. */
function at(raw: Members, field: string): string {
  const text = words(raw, field);
  const milliseconds = Date.parse(text);
  if (text.length !== 24 || Number.isNaN(milliseconds) || iso(milliseconds) !== text) throw malformed("not an instant", field);
  return text;
}

function formed(value: string, form: RegExp, reason: string, field: string): string {
  if (!form.test(value)) throw malformed(reason, field);
  return value;
}

function malformed(reason: string, field: string): HongbaoError {
  return new HongbaoError("ledger-malformed", { reason, field });
}

function end(sentAt: Date, expiry: Expiry): Date {
  checkObject(expiry, "expiry");
  if ("midnight" in expiry) return nextMidnight(sentAt, expiry.midnight);
  const { hours } = expiry;
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

/** The figures of a ledger. A value that no function here made is `ledger-malformed`. */
function figures(ledger: Ledger) {
  checkLedger(ledger);
  const last = ledger.claims[ledger.claims.length - 1];
  const sent = time(ledger.sentAt, "sentAt");
  const expires = time(ledger.expiresAt, "expiresAt");
  const seen = time(ledger.seenAt, "seenAt");
  const duration = last === undefined ? 0 : time(last.at, "claims") - sent;
  if (ledger.refundedAt !== null) time(ledger.refundedAt, "refundedAt");
  let shares: readonly bigint[];
  try {
    shares = ledger.shares.map(BigInt);
  } catch (problem) {
    throw new HongbaoError("ledger-malformed", { reason: "not amounts", field: "shares" }, problem);
  }
  const claimed = new Set(ledger.claims.map(({ index }) => index));
  const sum = (amounts: readonly bigint[]) => amounts.reduce((so, amount) => so + amount, 0n);
  const taken = sum(shares.filter((_, place) => claimed.has(place)));
  return { shares, claimed, taken, left: sum(shares) - taken, expires, seen, duration };
}

function checkLedger(ledger: Ledger): void {
  const lists: readonly (readonly [string, unknown])[] = [
    ["shares", ledger?.shares],
    ["claims", ledger?.claims],
  ];
  for (const [field, list] of lists) {
    if (!Array.isArray(list)) throw malformed("not a list", field);
  }
  if (!ledger.claims.every((claim: unknown) => typeof claim === "object" && claim !== null)) {
    throw malformed("not objects", "claims");
  }
}

function time(text: string, field: string): number {
  const at = typeof text === "string" ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw malformed("not an instant", field);
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
