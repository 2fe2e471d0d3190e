import { fields, lines, wrong } from "./field.js";
import { percent } from "./percent.js";
import { telephone } from "./telephone.js";

/** A text message that a phone opens, ready to be sent. */
export interface Sms {
  /** A number to dial; what separates its digits is left out. */
  readonly to: string;
  readonly body?: string | undefined;
}

/** A message of WhatsApp, ready to be sent. */
export interface Whatsapp {
  /** A number with `+` and the code of its country. */
  readonly to: string;
  readonly text?: string | undefined;
}

/**
 * Opens a text message: `SMSTO:`, the number, and the text as it stands.
 *
 * Not `sms:` of RFC 5724, since systems disagree on how its text follows the number; this form is read by all of them, and its
 * text, the last part, needs no escape.
 *
 * @throws `payload-invalid` with the field: a malformed number or an empty text; `option-unknown`
 *
 * @example
 * ```ts
 * import { payload } from "hongbao";
 *
 * payload.sms({ to: "+86 138 0013 8000", body: "恭喜发财" }); // "SMSTO:+8613800138000:恭喜发财"
 * ```
 */
export function sms(p: Sms): string {
  const { to, body } = fields(p, ["to", "body"]);
  const number = telephone("to", to);
  return body === undefined ? `SMSTO:${number}` : `SMSTO:${number}:${lines("body", body)}`;
}

/**
 * Dials a number: a `tel:` address, RFC 3966. What separates its digits is left out, and `#` is percent-encoded.
 *
 * @throws `payload-invalid`: anything but `+` and 4 to 15 digits, the first not 0, or digits, `*` and `#`
 *
 * @example
 * ```ts
 * import { payload } from "hongbao";
 *
 * payload.phone("+44 (0)20 7946 0958"); // "tel:+442079460958"
 * payload.phone("call me"); // throws payload-invalid
 * ```
 */
export function phone(number: string): string {
  return `tel:${telephone("number", number).replace(/#/g, "%23")}`;
}

/**
 * Opens a chat of WhatsApp: an address of `wa.me`, which wants the digits of an international number without `+`.
 *
 * @throws `payload-invalid` with the field: a number without the code of its country, or an empty text; `option-unknown`
 *
 * @example
 * ```ts
 * import { payload } from "hongbao";
 *
 * payload.whatsapp({ to: "+44 (0)20 7946 0958", text: "Hello" }); // "https://wa.me/442079460958?text=Hello"
 * ```
 */
export function whatsapp(p: Whatsapp): string {
  const { to, text } = fields(p, ["to", "text"]);
  const number = telephone("to", to);
  if (!number.startsWith("+")) throw wrong("to", "must begin with + and the code of the country", to);
  return `https://wa.me/${number.slice(1)}${text === undefined ? "" : `?text=${percent(lines("text", text))}`}`;
}
