import { isCountry } from "../country.js";
import { fields, line, octets, oneOf, within, wrong } from "./field.js";
import { accountNumber, creditorReference } from "./iban.js";
import { money } from "./money.js";

/** Who pays or is paid. */
export interface Party {
  /** At most 70 characters. */
  readonly name: string;
  /** At most 70 characters. */
  readonly street?: string | undefined;
  /** The number of the house, at most 16 characters. */
  readonly house?: string | undefined;
  /** At most 16 characters. */
  readonly postcode: string;
  /** At most 35 characters. */
  readonly city: string;
  /** Two letters of ISO 3166-1, such as `"CH"`. */
  readonly country: string;
}

/** A payment part of a Swiss QR bill. */
export interface SwissQr {
  /** Who is paid. */
  readonly creditor: Party;
  /** An account in Switzerland or Liechtenstein. */
  readonly iban: string;
  /** Cents or rappen, 1 to 99 999 999 999; without it the payer says how much. */
  readonly amount?: bigint | undefined;
  readonly currency: "CHF" | "EUR";
  /** Who pays. */
  readonly debtor?: Party | undefined;
  /** With a QR-IBAN 27 digits that end with a check digit; with any other IBAN a reference of ISO 11649, or none. */
  readonly reference?: string | undefined;
  /** At most 140 characters. */
  readonly message?: string | undefined;
}

/**
 * Asks for a payment in Switzerland: the Swiss Implementation Guidelines QR-bill, version 2.3, with structured addresses, at most 997 bytes. Encode it with
 * `payloadOptions.swissQr`, 46 mm wide, with the Swiss cross of 7 mm as its logo: `logo: { image, size: 7 / 46, padding: 0 }`. ZBar loses about half of such
 * bills, as `strangers` of `proveQr` says.
 *
 * @throws `payload-invalid` with the field: a number or reference whose check digits do not fit, a reference of the other kind, a text
 * that is too long or has letters that the guidelines do not allow, all of them together too long, no country; `option-unknown`
 *
 * @example
 * ```ts
 * import { encodeQr, payload, payloadOptions } from "hongbao";
 *
 * const creditor = { name: "Robert Schneider AG", street: "Rue du Lac", house: "1268", postcode: "2501", city: "Biel", country: "CH" };
 * const text = payload.swissQr({ creditor, iban: "CH58 0079 1123 0008 8901 2", amount: 19995n, currency: "CHF" });
 * encodeQr(text, payloadOptions.swissQr).errorCorrection; // "M"
 * ```
 */
export function swissQr(p: SwissQr): string {
  const { creditor, iban, amount, currency, debtor, reference, message } = fields(p, ["creditor", "iban", "amount", "currency", "debtor", "reference", "message"]);
  const account = accountNumber("iban", iban);
  if (!/^(CH|LI)/.test(account)) throw wrong("iban", "must be an account in Switzerland or Liechtenstein", iban);
  const [kind, number] = referenceOf(account, reference);
  const all = [
    "SPC",
    "0200",
    "1",
    account,
    ...partyOf("creditor", creditor),
    // Who is paid in the end; the guidelines keep it for later.
    ...nobody,
    amount === undefined ? "" : money("amount", amount, 99_999_999_999n),
    oneOf("currency", currency, ["CHF", "EUR"], "must be CHF or EUR"),
    ...(debtor === undefined ? nobody : partyOf("debtor", debtor)),
    kind,
    number,
    message === undefined ? "" : allowed("message", message, 140),
    "EPD",
  ];
  const written = all.join("\n");
  // The guidelines allow 997 characters, which are the bytes that version 25 holds at level M. A letter beyond ASCII takes two.
  if (octets(written) > 997) throw wrong("fields", "must have at most 997 bytes together", octets(written));
  return written;
}

const nobody = ["", "", "", "", "", "", ""];

function partyOf(field: "creditor" | "debtor", party: Party): string[] {
  const { name, street, house, postcode, city, country } = fields(party, ["name", "street", "house", "postcode", "city", "country"], field);
  if (!isCountry(country)) throw wrong(`${field}.country`, "must be a country of ISO 3166-1 in two capital letters, such as CH", country);
  return [
    "S",
    allowed(`${field}.name`, name, 70),
    street === undefined ? "" : allowed(`${field}.street`, street, 70),
    house === undefined ? "" : allowed(`${field}.house`, house, 16),
    allowed(`${field}.postcode`, postcode, 16),
    allowed(`${field}.city`, city, 35),
    country,
  ];
}

/** Returns the kind of a reference and the reference. A QR-IBAN has a bank's number from 30000 to 31999, and wants 27 digits. */
function referenceOf(account: string, reference: string | undefined): readonly [kind: string, number: string] {
  const bank = Number(account.slice(4, 9));
  const own = bank >= 30_000 && bank <= 31_999;
  if (!own) return reference === undefined ? ["NON", ""] : ["SCOR", creditorReference("reference", reference)];
  if (reference === undefined) throw wrong("reference", "must be given with a QR-IBAN");
  const digits = line("reference", reference).replace(/[\s\u00a0]/g, "");
  if (!/^\d{27}$/.test(digits) || checkDigit(digits.slice(0, -1)) !== Number(digits.slice(-1))) throw wrong("reference", "must be a reference whose check digits fit", reference);
  return ["QRR", digits];
}

/** The check digit "modulo 10, recursive" of a row of digits. */
function checkDigit(digits: string): number {
  const next = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5];
  let carry = 0;
  for (const digit of digits) carry = next[(carry + Number(digit)) % 10] as number;
  return (10 - carry) % 10;
}

/** Returns a text of the letters that version 2.3 allows: Latin, its supplement and extension A, four letters of Romanian, and the euro. */
function allowed(field: string, value: string, most: 16 | 35 | 70 | 140): string {
  if (!/^[\u0020-\u007e\u00a0-\u017f\u0218-\u021b\u20ac]*$/.test(within(field, value, most))) throw wrong(field, "must have Latin letters alone", value);
  return value;
}
