/**
 * QR codes and red packets from one WebAssembly module.
 *
 * Everything is synchronous and needs no init call: the module is part of this file and starts at the first call. Every
 * result is a plain value, and nothing has to be freed.
 *
 * @packageDocumentation
 */

export { ready } from "./core.js";
export {
  type Bytes,
  type EncodeOptions,
  encodeQr,
  type ErrorCorrection,
  type QrCode,
  type Segment,
  type Symbology,
} from "./encode.js";
export { encodeQrSequence, type SequenceOptions } from "./sequence.js";
export { type ErrorCode, type ErrorData, HongbaoError } from "./error.js";
export { explain, type Language } from "./explain.js";
export { formatTime, nextMidnight, type TimePart, timePart, untilMidnight } from "./calendar.js";
export { bisectLeft, bisectRight, insort, type Ranked, rankShares } from "./ranking.js";
export { type Amount, formatAmount, parseAmount } from "./amount.js";
export {
  parseReveal,
  type RedPacket,
  type Reveal,
  type Rule,
  saltRedPacket,
  sealRedPacket,
  type SplitOptions,
  splitRedPacket,
  verifyRedPacket,
} from "./packet.js";
export { shareLaw, type ShareLaw } from "./law.js";
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
} from "./ledger.js";
export { checkTicket, issueTickets, openTicket, type Ticket, type Unit } from "./ticket.js";
export { promoterLink } from "./link.js";
export { parsePromoters, type Promoter, promoterFile } from "./promoter.js";
export {
  type CalendarEvent,
  type Email,
  type Mecard,
  payload,
  type Sms,
  type Vcard,
  type Wifi,
} from "./payload.js";
export { type Finding, type Inspection, inspectQr, planLogo } from "./inspect.js";
export { loadLogo } from "./logo.js";
export { drawQr, type QrInput, qrToDataUrl, qrToPdf, qrToPixels, qrToPng, qrToSvg, qrToText } from "./picture.js";
export { type CanvasLike, type FinderShape, type Gradient, type Logo, type ModuleShape, type Pixels, type Style } from "./style.js";
