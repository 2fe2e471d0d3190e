import { call } from "./core.js";
import { unitDecimals } from "./currency.js";
import { HongbaoError } from "./error.js";
import { checkLength, mostAddress, mostCharacters, shown } from "./option.js";
import type { RedPacket, Reveal } from "./red-packet.js";
import { revealText } from "./reveal.js";
import type { Ticket, Unit } from "./share-ticket.js";
import { ownOptions } from "./unknown.js";
import { wellFormed } from "./utf8.js";

/**
 * Issues a link to every share, in claim order: `base#ticket=…`, then `&d=0&c=JPY` where the unit is not the default. In a base whose
 * fragment is a route, as `#/claim`, the ticket stands in the query of the route: `base?ticket=…`.
 *
 * @param base - an http or https address, without a fragment that is no route
 * @throws HongbaoError `base-invalid`, `option-invalid`
 *
 * @example
 * ```ts
 * import { issueTickets, sealRedPacket } from "hongbao";
 *
 * const packet = sealRedPacket(8888n, 6);
 * const links = issueTickets(packet, "https://example.com/claim");
 * links.length; // 6
 * issueTickets(packet, "example.com"); // throws base-invalid
 * ```
 */
export function issueTickets(packet: RedPacket, base: string, unit: Unit = {}): string[] {
  const own = ownOptions(unit, unitNames, "unit");
  const { currency } = own;
  const decimals = unitDecimals({ decimals: own.decimals, currency });
  if (!wellFormed(base)) throw new HongbaoError("base-invalid", { base: shown(base) });
  checkLength(base, mostAddress, "base-invalid", { base: shown(base) });
  const reveal = revealText(packet?.reveal);
  return call((core) => core.issueTickets(reveal, base, decimals, currency));
}

/** A unit, or a ledger or a ticket, which has one. */
const unitNames = "decimals currency index amount commitment packet shares sentAt expiresAt seenAt claims refundedAt corrections".split(" ");

/**
 * Reads a link or the bare ticket; proves nothing.
 *
 * @throws HongbaoError `ticket-malformed` with the reason
 *
 * @example
 * ```ts
 * import { issueTickets, openTicket, sealRedPacket } from "hongbao";
 *
 * const packet = sealRedPacket(8888n, 6);
 * const [link = ""] = issueTickets(packet, "https://example.com/claim");
 * openTicket(link).amount; // packet.shares[0]
 * openTicket("https://example.com/claim"); // throws ticket-malformed
 * ```
 */
export function openTicket(link: string): Ticket {
  return call((core) => core.openTicket(textOf(link)));
}

/**
 * Reads a link or the bare ticket, and checks it against the reveal of its packet: the issuer can at once, everyone else once
 * the reveal is published.
 *
 * @throws HongbaoError `ticket-malformed`, `commitment-mismatch` where it belongs to another packet, `ticket-forged` where the
 * issuer made no such ticket
 *
 * @example
 * ```ts
 * import { checkTicket, issueTickets, sealRedPacket } from "hongbao";
 *
 * const packet = sealRedPacket(8888n, 6);
 * const [link = ""] = issueTickets(packet, "https://example.com/claim");
 * checkTicket(link, packet.reveal).index; // 0
 * checkTicket(link, sealRedPacket(8888n, 6).reveal); // throws commitment-mismatch
 * ```
 */
export function checkTicket(link: string, reveal: Reveal): Ticket {
  const text = textOf(link);
  const checked = revealText(reveal);
  return call((core) => core.checkTicket(text, checked));
}

function textOf(link: string): string {
  if (typeof link !== "string") throw new HongbaoError("ticket-malformed", { reason: "not a text" });
  checkLength(link, mostCharacters, "ticket-malformed");
  return link;
}
