import { currencyDecimals } from "../currency.js";
import { HongbaoError } from "../error.js";
import { elementsOf, fieldsOf, type JsonValue, readValue, textOf, written } from "../json.js";
import { replayReveal } from "../packet.js";
import type { RedPacket } from "../red-packet.js";
import { wellFormed } from "../utf8.js";
import type { Ledger } from "./book.js";
import { nameKey } from "./name.js";
import { sealedBook } from "./seal.js";

/**
 * Reads a ledger from JSON and checks it: every field once, the packet replayed, and nothing that could not have happened.
 *
 * @throws HongbaoError `ledger-malformed` with the field and the reason
 */
export function readLedger(text: string): Ledger {
  if (!wellFormed(text)) throw new HongbaoError("ledger-malformed", { reason: "not well-formed text" });
  const raw = members(readValue(text), ["packet", "commitment", "shares", "sentAt", "expiresAt", "seenAt", "claims", "refundedAt", "corrections", "decimals", "currency"]);
  const sealed = replayed(written(needed(raw, "packet")));
  const commitment = words(raw, "commitment");
  if (sealed.commitment !== commitment) throw malformed("commitment-mismatch", "commitment");
  const shares = elements(raw, "shares").map((share) => textOf(share));
  if (shares.length !== sealed.shares.length) throw malformed("not as many as the count", "shares");
  shares.forEach((share, place) => {
    if (share === undefined) throw malformed("not a string", "shares");
    if (share !== `${sealed.shares[place]}`) throw malformed("not what the packet gives", "shares");
  });
  const currency = raw["currency"] === undefined ? undefined : formed(words(raw, "currency"), /^[A-Z]{3}$/, "not a currency", "currency");
  const preset = currency === undefined ? 2 : currencyDecimals(currency);
  const ledger: Ledger = {
    packet: sealed.reveal,
    commitment,
    shares: shares as string[],
    sentAt: at(raw, "sentAt"),
    expiresAt: at(raw, "expiresAt"),
    seenAt: at(raw, "seenAt"),
    claims: elements(raw, "claims").map(claimOf),
    refundedAt: written(needed(raw, "refundedAt")) === "null" ? null : at(raw, "refundedAt"),
    corrections: raw["corrections"] === undefined ? [] : elements(raw, "corrections").map(correctionOf),
    decimals: Number(formed(raw["decimals"] === undefined ? String(preset) : written(raw["decimals"]), /^[0-8]$/, "not a number of decimals", "decimals")),
    ...(currency === undefined ? {} : { currency }),
  };
  checkClaims(ledger);
  checkInstants(ledger);
  return sealedBook(ledger);
}

/** The fields that are lists. */
const lists: readonly string[] = ["shares", "claims", "corrections"];

type Members = Readonly<Record<string, JsonValue | undefined>>;

function members(value: JsonValue, names: readonly string[]): Members {
  const broken = (position: number, within: string | undefined) => {
    const list = within !== undefined && lists.includes(within);
    return list ? malformed("not a list", within) : new HongbaoError("ledger-malformed", { reason: "not JSON", position });
  };
  return fieldsOf(value, names, broken, malformed);
}

/** Packets that were replayed last, by their reveals: a book is read many times, and its packet is the same each time. */
const packets = new Map<string, RedPacket>();
const mostPackets = 8;

function replayed(reveal: string): RedPacket {
  const known = packets.get(reveal);
  if (known !== undefined) return known;
  try {
    const packet = replayReveal(reveal);
    const [oldest] = packets.keys();
    if (packets.size >= mostPackets && oldest !== undefined) packets.delete(oldest);
    packets.set(reveal, packet);
    return packet;
  } catch (problem) {
    throw problem instanceof HongbaoError ? malformed(problem.code, "packet") : problem;
  }
}

function claimOf(claim: JsonValue): { readonly index: number; readonly who: string; readonly at: string } {
  const raw = members(claim, ["index", "who", "at"]);
  const index = Number(formed(written(needed(raw, "index")), /^\d{1,10}$/, "not a number of a share", "index"));
  return { index, who: words(raw, "who"), at: at(raw, "at") };
}

function correctionOf(correction: JsonValue): Ledger["corrections"][number] {
  const raw = members(correction, ["refundedAt", "at", "reason"]);
  return { refundedAt: at(raw, "refundedAt"), at: at(raw, "at"), reason: formed(words(raw, "reason"), /\S/, "empty", "reason") };
}

function checkClaims({ claims, shares }: Ledger): void {
  const numbers = new Set<number>();
  for (const { index } of claims) {
    if (index >= shares.length) throw malformed("no such share", "claims");
    if (numbers.has(index)) throw malformed("share claimed twice", "claims");
    numbers.add(index);
  }
  const names = claims.map(({ who }) => nameKey(who)).filter((who) => who !== "");
  if (new Set(names).size < names.length) throw malformed("name twice", "claims");
}

/** Instants that four digits begin are in the order of their texts. */
function checkInstants({ claims, shares, sentAt, expiresAt, seenAt, refundedAt, corrections }: Ledger): void {
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
  let corrected = sentAt;
  for (const correction of corrections) {
    if (correction.refundedAt < expiresAt) throw malformed("before expiresAt", "corrections");
    if (correction.at < corrected || correction.at >= expiresAt) throw malformed("not between what came before and expiresAt", "corrections");
    corrected = correction.at;
  }
  if (seenAt < corrected || seenAt < before) throw malformed("earlier than what happened", "seenAt");
}

function needed(raw: Members, field: string): JsonValue {
  const value = raw[field];
  if (value === undefined) throw malformed("missing", field);
  return value;
}

function elements(raw: Members, field: string): readonly JsonValue[] {
  const list = elementsOf(needed(raw, field));
  if (list === undefined) throw malformed("not a list", field);
  return list;
}

function words(raw: Members, field: string): string {
  const text = textOf(needed(raw, field));
  if (text === undefined) throw malformed("not a string", field);
  return text;
}

/** Reads exactly what `toISOString` writes in the years 0 to 9999. */
function at(raw: Members, field: string): string {
  const text = words(raw, field);
  const milliseconds = Date.parse(text);
  if (text.length !== 24 || Number.isNaN(milliseconds) || new Date(milliseconds).toISOString() !== text) throw malformed("not an instant", field);
  return text;
}

function formed(value: string, form: RegExp, reason: string, field: string): string {
  if (!form.test(value)) throw malformed(reason, field);
  return value;
}

function malformed(reason: string, field: string): HongbaoError {
  return new HongbaoError("ledger-malformed", { reason, field });
}
