/**
 * QR codes and red packets.
 *
 * Everything is synchronous and needs no init call: the engine of codes, which is that of `hongbao/qr`, and the engine of packets are part of
 * the files and start at the first call. Every result is a plain value, and nothing has to be freed.
 *
 * @packageDocumentation
 */

import "./everything.js";

export * from "./qr.js";
export { ready } from "./ready.js";
export { formatTime, nextMidnight, type TimePart, timePart, untilMidnight } from "./calendar.js";
export { bisectLeft, bisectRight, insort, type Ranked, rankShares } from "./ranking.js";
export { type Amount, formatAmount, parseAmount } from "./amount.js";
export { parseReveal, saltRedPacket, sealRedPacket, type SplitOptions, splitRedPacket, verifyRedPacket } from "./packet.js";
export type { RedPacket, Reveal, Rule } from "./red-packet.js";
export { shareLaw, shareLawInSlices, shareLawInSteps } from "./law.js";
export type { ShareLaw } from "./share-law.js";
export {
  claimShare,
  type Expiry,
  type Ledger,
  type LedgerTotals,
  ledgerTotals,
  observeLedger,
  openLedger,
  parseLedger,
  refundRest,
  reopenRefund,
} from "./ledger.js";
export { currencyDecimals } from "./currency.js";
export { checkTicket, issueTickets, openTicket } from "./ticket.js";
export type { Ticket, Unit } from "./share-ticket.js";
export { promoterLink, type PromoterLinkOptions } from "./link.js";
export { type Promoter, promoterFile } from "./promoter.js";
export { parsePromoters, type PromoterList, type PromoterListOptions, type PromoterProblem, readPromoters, readPromotersInSteps } from "./promoters.js";
