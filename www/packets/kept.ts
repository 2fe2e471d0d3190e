import {
  claimShare,
  HongbaoError,
  type Ledger,
  observeLedger,
  openLedger,
  parseLedger,
  type RedPacket,
  refundRest,
  reopenRefund,
  type Reveal,
  saltRedPacket,
  type Unit,
  verifyRedPacket,
} from "hongbao";

/** When a packet ends, counted from when it is sent. */
export type Ending = { readonly kind: "hours"; readonly hours: number } | { readonly kind: "midnight"; readonly zone: string } | { readonly kind: "at"; readonly at: string };

/** A packet as this browser keeps it: sealed while it has no ledger, then sent. Plain data, never changed in place. */
export interface KeptPacket extends Unit {
  readonly id: string;
  readonly wish: string;
  readonly ending: Ending;
  readonly sealedAt: string;
  readonly commitment: string;
  /** Secret until everything is claimed. */
  readonly reveal: Reveal;
  readonly ledger: Ledger | null;
  /** Whether tickets were printed: its shares are on paper now. */
  readonly printed: boolean;
}

/** What a draft says, once it has no mistakes. */
export interface Terms {
  readonly wish: string;
  readonly unit: Unit;
  readonly ending: Ending;
}

/** A packet that ended before it was sent. */
export class EndedBefore extends Error {}

/** Keeps a packet that was just sealed. */
export function keep(packet: RedPacket, { wish, unit, ending }: Terms, at: Date): KeptPacket {
  // randomUUID is there in secure contexts only.
  const id = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { id, wish, ...unit, ending, sealedAt: at.toISOString(), commitment: packet.commitment, reveal: packet.reveal, ledger: null, printed: false };
}

/** The packet itself, replayed from what is kept. @throws HongbaoError as `verifyRedPacket` */
export function packetOf({ reveal, commitment }: Pick<KeptPacket, "reveal" | "commitment">): RedPacket {
  return verifyRedPacket(reveal, { commitment });
}

/** The unit alone. */
export function unitOf({ decimals, currency }: Unit): Unit {
  return currency === undefined ? { decimals } : { decimals, currency };
}

/** A packet whose shares are on paper, and would not be the same any more. */
export class OnPaper extends Error {}

/** Draws the shares anew with a word that others named. @throws OnPaper, and HongbaoError as `saltRedPacket` */
export function salted(kept: KeptPacket, salt: string): KeptPacket {
  if (kept.printed) throw new OnPaper(kept.id);
  return { ...kept, reveal: saltRedPacket(packetOf(kept), salt).reveal };
}

/** Notes that tickets are printed. */
export function printed(kept: KeptPacket): KeptPacket {
  return { ...kept, printed: true };
}

/** Opens the ledger; a packet that was sent stays as it is. @throws EndedBefore */
export function sent(kept: KeptPacket, at: Date): KeptPacket {
  if (kept.ledger !== null) return kept;
  return { ...kept, ledger: openLedger(packetOf(kept), at, { expiry: expiry(kept.ending, at), ...unitOf(kept) }) };
}

/** A packet that was not sent yet. */
export class NotSent extends Error {}

/** Gives a share away. @throws NotSent, and HongbaoError as `claimShare` */
export function claimed(kept: KeptPacket, who: string, at: Date, index?: number): Claimed {
  const claim = claimShare(ledgerOf(kept), who, at, index);
  return { kept: { ...kept, ledger: claim.ledger }, index: claim.index, amount: claim.amount };
}

/** A packet after a claim, and what was claimed. */
export interface Claimed {
  readonly kept: KeptPacket;
  readonly index: number;
  readonly amount: bigint;
}

/** Takes back what is left after the end. @throws NotSent, and HongbaoError as `refundRest` */
export function refunded(kept: KeptPacket, at: Date): KeptPacket {
  return { ...kept, ledger: refundRest(ledgerOf(kept), at).ledger };
}

/** Notes that an instant was seen, so that a clock set back reopens nothing. */
export function observed(kept: KeptPacket, at: Date): KeptPacket {
  return kept.ledger === null ? kept : { ...kept, ledger: observeLedger(kept.ledger, at) };
}

/** Takes back a refund that a wrong clock had made, or the end that it had made. @throws NotSent, and HongbaoError as `reopenRefund` */
export function reopened(kept: KeptPacket, at: Date, reason: string): KeptPacket {
  const ledger = ledgerOf(kept);
  // An end that was only seen becomes a refund first, so that the book tells what was taken back.
  const refunded = ledger.refundedAt === null ? refundRest(ledger, new Date(ledger.seenAt)).ledger : ledger;
  return { ...kept, ledger: reopenRefund(refunded, at, reason) };
}

/** Whether a packet has ended for a clock that went wrong: by this machine's clock its end is still to come. */
export function endedTooSoon({ ledger }: KeptPacket, at: Date): boolean {
  return ledger !== null && ledger.claims.length < ledger.shares.length && ledger.seenAt >= ledger.expiresAt && at.toISOString() < ledger.expiresAt;
}

/** What is kept of a packet and cannot be one: a hand in the database, or a disk that failed. */
export interface DamagedPacket {
  readonly id: string;
  readonly raw: unknown;
}

/** Checks what is kept of a packet, by itself and whole: its ledger is replayed. */
export function readKept(id: string, raw: unknown): KeptPacket | DamagedPacket {
  try {
    return checked(id, raw as KeptPacket);
  } catch (problem) {
    if (problem instanceof HongbaoError || problem instanceof TypeError || problem instanceof RangeError) return { id, raw };
    throw problem;
  }
}

/** Whether a packet is damaged. */
export function isDamaged(kept: KeptPacket | DamagedPacket): kept is DamagedPacket {
  return "raw" in kept;
}

/** @throws HongbaoError, TypeError or RangeError where something is not what it says */
function checked(id: string, raw: KeptPacket): KeptPacket {
  const { wish, decimals, currency, ending, sealedAt, commitment, reveal, ledger, printed } = raw;
  const sound =
    raw.id === id &&
    typeof wish === "string" &&
    (decimals === undefined || (Number.isInteger(decimals) && decimals >= 0 && decimals <= 8)) &&
    (currency === undefined || /^[A-Z]{3}$/.test(currency)) &&
    new Date(sealedAt).toISOString() === sealedAt &&
    isEnding(ending) &&
    typeof printed === "boolean";
  if (!sound) throw new TypeError("not a packet");
  const { commitment: replayed, reveal: again } = packetOf({ reveal, commitment });
  const book = ledger === null ? null : parseLedger(JSON.stringify(ledger));
  if (book !== null && book.commitment !== replayed) throw new TypeError("another packet's ledger");
  return { ...raw, reveal: again, ledger: book };
}

function isEnding(ending: Ending): boolean {
  if (ending.kind === "hours") return Number.isFinite(ending.hours) && ending.hours > 0;
  return ending.kind === "midnight" ? typeof ending.zone === "string" : ending.kind === "at" && typeof ending.at === "string";
}

function ledgerOf({ ledger }: KeptPacket): Ledger {
  if (ledger === null) throw new NotSent();
  return ledger;
}

function expiry(ending: Ending, at: Date): { readonly hours: number } | { readonly midnight: string } {
  if (ending.kind === "midnight") return { midnight: ending.zone };
  if (ending.kind === "hours") return { hours: ending.hours };
  const hours = (Date.parse(ending.at) - at.getTime()) / 3_600_000;
  if (!(hours > 0)) throw new EndedBefore(ending.at);
  return { hours };
}
