import { call } from "./core.js";
import { HongbaoError } from "./error.js";
import { checkObject, invalid, shown, whole } from "./option.js";
import { type RedPacket, type Reveal, revealText, wellFormed } from "./packet.js";

/** What amounts are counted in. The split knows minor units only; the unit travels beside it. */
export interface Unit {
  /** 0 to 8. @defaultValue `2` */
  decimals?: number | undefined;
  /** Three capital letters, ISO 4217. @defaultValue none */
  currency?: string | undefined;
}

/** One share that was handed out. A ticket can be copied: that it is paid once is the work of the issuer's ledger. */
export interface Ticket extends Unit {
  /** The number of the share in claim order, from 0. */
  readonly index: number;
  readonly amount: bigint;
  /** 64 lower-case hex digits. */
  readonly commitment: string;
}

/**
 * Issues a link to every share, in claim order: `base#ticket=…`, then `&d=0&c=JPY` where the unit is not the default.
 *
 * @param base - an http or https address without a fragment
 * @throws HongbaoError `base-invalid`, `option-invalid`
 */
export function issueTickets(packet: RedPacket, base: string, unit: Unit = {}): string[] {
  checkObject(unit, "unit");
  const decimals = whole("decimals", unit.decimals, 0, 8, 2);
  const { currency } = unit;
  if (currency !== undefined && typeof currency !== "string") throw invalid("currency", currency, "ISO 4217");
  if (!wellFormed(base)) throw new HongbaoError("base-invalid", { base: shown(base) });
  const reveal = revealText(packet?.reveal);
  return call((core) => core.issueTickets(reveal, base, decimals, currency));
}

/**
 * Reads a link or the bare ticket; proves nothing.
 *
 * @throws HongbaoError `ticket-malformed` with the reason
 */
export function openTicket(link: string): Ticket {
  const text = linkText(link);
  return ticket(call((core) => core.openTicket(text)));
}

/**
 * Reads a link or the bare ticket, and checks it against the reveal of its packet: the issuer can at once, everyone else once
 * the reveal is published.
 *
 * @throws HongbaoError `ticket-malformed`, `commitment-mismatch` where it belongs to another packet, `ticket-forged` where the
 * issuer made no such ticket
 */
export function checkTicket(link: string, reveal: Reveal): Ticket {
  const text = linkText(link);
  const against = revealText(reveal);
  return ticket(call((core) => core.checkTicket(text, against)));
}

function linkText(link: string): string {
  if (typeof link !== "string") throw new HongbaoError("ticket-malformed", { reason: "not a text" });
  return link;
}

function ticket([index, amount, commitment, decimals, currency]: [number, bigint, string, number, string | undefined]): Ticket {
  return { index, amount, commitment, decimals, ...(currency === undefined ? {} : { currency }) };
}
