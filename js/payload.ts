import type { EncodeOptions } from "./encode.js";
import { mecard, vcard } from "./payload/contact.js";
import { epc } from "./payload/epc.js";
import { event } from "./payload/event.js";
import { email } from "./payload/letter.js";
import { phone, sms, whatsapp } from "./payload/message.js";
import { pix } from "./payload/pix.js";
import { geo } from "./payload/place.js";
import { promptpay } from "./payload/promptpay.js";
import { swissQr } from "./payload/swiss.js";
import { upi } from "./payload/upi.js";
import { wifi } from "./payload/wifi.js";

export type { Mecard, Vcard, VcardAddress, VcardName, VcardPhone } from "./payload/contact.js";
export type { Epc } from "./payload/epc.js";
export type { CalendarEvent } from "./payload/event.js";
export type { Email } from "./payload/letter.js";
export type { Sms, Whatsapp } from "./payload/message.js";
export type { Pix } from "./payload/pix.js";
export type { Promptpay } from "./payload/promptpay.js";
export type { Party, SwissQr } from "./payload/swiss.js";
export type { Upi } from "./payload/upi.js";
export type { Wifi, WifiEap, WifiSecurity } from "./payload/wifi.js";

/**
 * Texts that phones and banks' apps act on, escaped to their standards; wrong fields throw `payload-invalid` with the field and the
 * reason, unknown ones `option-unknown` with the nearest name.
 */
export const payload = /* @__PURE__ */ Object.freeze({ wifi, vcard, mecard, email, sms, phone, geo, event, whatsapp, epc, swissQr, upi, pix, promptpay });

/**
 * What the payment schemes demand of the symbol: level M exactly, no more than a largest version, and no ECI, since banks' readers
 * take the text for UTF-8 by themselves. Frozen: a copy with more of yours is `{ ...payloadOptions.epc, shape: "dot" }`.
 *
 * @example
 * ```ts
 * import { payload, payloadOptions, qrToSvg } from "hongbao";
 *
 * qrToSvg(payload.epc({ name: "Name", iban: "DE89370400440532013000" }), payloadOptions.epc);
 * ```
 */
export const payloadOptions: { readonly epc: EncodeOptions; readonly swissQr: EncodeOptions } = /* @__PURE__ */ Object.freeze({ epc: /* @__PURE__ */ demanded(13), swissQr: /* @__PURE__ */ demanded(25) });

function demanded(maxVersion: number): EncodeOptions {
  return Object.freeze({ errorCorrection: "M", boost: false, maxVersion, charset: "none" });
}
