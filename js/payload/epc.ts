import { fields, line, octets, optional, within, wrong } from "./field.js";
import { accountNumber, creditorReference } from "./iban.js";
import { money } from "./money.js";

/** A transfer in euro that a bank's app fills in (SEPA). */
export interface Epc {
  /** Who is paid, at most 70 characters. */
  readonly name: string;
  /** The account; spaces are left out. */
  readonly iban: string;
  /** Cents, 1 to 99 999 999 999; without it the payer says how much. */
  readonly amount?: bigint | undefined;
  /** The bank's code, 8 or 11 characters. */
  readonly bic?: string | undefined;
  /** A reference with check digits (ISO 11649, `RF…`), or any other of at most 35 characters; not beside `text`. */
  readonly reference?: string | undefined;
  /** What the payment is for, at most 140 characters; not beside `reference`. */
  readonly text?: string | undefined;
  /** What the app tells the payer, at most 70 characters. */
  readonly information?: string | undefined;
}

/**
 * Asks for a transfer in euro: EPC069-12 of the European Payments Council, version 002, at most 331 bytes. Encode it with
 * `payloadOptions.epc`.
 *
 * @throws `payload-invalid` with the field: a number or reference whose check digits do not fit, a text that is too long, `reference`
 * beside `text`; `option-unknown`
 *
 * @example
 * ```ts
 * import { encodeQr, payload, payloadOptions } from "hongbao";
 *
 * const text = payload.epc({ name: "Red Cross of Belgium", iban: "BE72 0000 0000 1616", amount: 100n, text: "Urgency fund" });
 * encodeQr(text, payloadOptions.epc);
 * ```
 */
export function epc(p: Epc): string {
  const { name, iban, amount, bic, reference, text, information } = fields(p, ["name", "iban", "amount", "bic", "reference", "text", "information"]);
  if (reference !== undefined && text !== undefined) throw wrong("reference", "must be left out beside text");
  const all = [
    "BCD",
    "002",
    "1",
    "SCT",
    bic === undefined ? "" : bankCode("bic", bic),
    within("name", name, 70),
    accountNumber("iban", iban),
    amount === undefined ? "" : `EUR${money("amount", amount, 99_999_999_999n)}`,
    "",
    optional(remittance, "reference", reference) ?? "",
    text === undefined ? "" : within("text", text, 140),
    information === undefined ? "" : within("information", information, 70),
  ].join("\n");
  const written = all.replace(/\n+$/, "");
  if (octets(written) > 331) throw wrong("fields", "must have at most 331 bytes together", octets(written));
  return written;
}

function remittance(field: string, value: string): string {
  return /^\s*RF\d\d/i.test(line(field, value)) ? creditorReference(field, value) : within(field, value, 35);
}

function bankCode(field: string, value: string): string {
  const code = line(field, value).replace(/\s/g, "").toUpperCase();
  if (!/^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(code)) throw wrong(field, "must be a bank's code of 8 or 11 characters", value);
  return code;
}
