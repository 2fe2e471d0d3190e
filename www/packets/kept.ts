import {
  claimShare,
  type Ledger,
  observeLedger,
  openLedger,
  parseLedger,
  type RedPacket,
  refundRest,
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
export function packetOf({ reveal, commitment }: KeptPacket): RedPacket {
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

/** Replays everything that is kept. @throws HongbaoError `ledger-malformed` and as `verifyRedPacket` */
export function check(kept: KeptPacket): void {
  if (kept.ledger === null) packetOf(kept);
  else parseLedger(JSON.stringify(kept.ledger));
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
