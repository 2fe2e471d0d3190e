import { checked, emvFields } from "./emv.js";
import { fields, line, within, wrong } from "./field.js";
import { money } from "./money.js";
import { dialled } from "./telephone.js";

/** A payment in Brazil that a bank's app fills in. */
export interface Pix {
  /** A CPF or CNPJ (of digits, or with letters), a telephone with `+55`, an e-mail address, or a random key (a UUID). */
  readonly key: string;
  /** The name of who is paid, at most 25 characters without accents. */
  readonly name: string;
  /** The city of who is paid, at most 15 characters without accents. */
  readonly city: string;
  /** Centavos, 1 to 99 999 999 999; without it the payer says how much. */
  readonly amount?: bigint | undefined;
  /** The number of the payment, at most 25 letters and digits. */
  readonly id?: string | undefined;
}

/**
 * Asks for a payment in Brazil: a static BR Code of the Central Bank's manual, with its check sum.
 *
 * Its fields count characters of ASCII, and apps disagree about any other: a name with accents is refused rather than changed.
 *
 * @throws `payload-invalid` with the field: a key whose check digits do not fit, a text that is too long or has accents; `option-unknown`
 *
 * @example
 * ```ts
 * import { payload } from "hongbao";
 *
 * const text = payload.pix({ key: "123e4567-e12b-12d1-a456-426655440000", name: "Fulano de Tal", city: "BRASILIA" });
 * text.startsWith("000201"); // true
 * ```
 */
export function pix(p: Pix): string {
  const { key, name, city, amount, id } = fields(p, ["key", "name", "city", "amount", "id"]);
  if (id !== undefined && !/^[A-Za-z0-9]{1,25}$/.test(id)) throw wrong("id", "must be at most 25 letters and digits", id);
  return checked(
    emvFields(
      ["00", "01"],
      ["26", emvFields(["00", "br.gov.bcb.pix"], ["01", keyOf(key)])],
      ["52", "0000"],
      ["53", "986"],
      ["54", amount === undefined ? undefined : money("amount", amount, 99_999_999_999n)],
      ["58", "BR"],
      ["59", plain("name", name, 25)],
      ["60", plain("city", city, 15)],
      ["62", emvFields(["05", id ?? "***"])],
    ),
  );
}

function plain(field: string, value: string, most: 15 | 25): string {
  if (!/^[\x20-\x7e]+$/.test(within(field, value, most))) throw wrong(field, "must have letters without accents", value);
  return value;
}

/** Returns a key as the directory of keys has it. */
function keyOf(key: string): string {
  const given = line("key", key).trim();
  const digits = given.replace(/[.\-/\s]/g, "");
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(given)) return given.toLowerCase();
  const number = dialled(given);
  if (number !== undefined && /^\+55[1-9]\d{9,10}$/.test(number)) return number;
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(given) && /^[\x21-\x7e]{3,77}$/.test(given)) return given.toLowerCase();
  if (/^\d{11}$/.test(digits) && fits(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2])) return digits;
  const company = digits.toUpperCase();
  // The letters are looked at as they were given: some beyond ASCII have capitals within.
  if (/^[0-9a-z]{12}\d{2}$/i.test(digits) && fits(company, [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2])) return company;
  throw wrong("key", "must be a CPF, a CNPJ, a number with +55, an e-mail address or a random key", key);
}

/**
 * Whether the last two digits are the check digits, modulo 11, of those before them; the second counts the first one too. A CNPJ may have
 * capital letters before them, each of which counts as its ASCII code less 48: Instrução Normativa RFB 2.229/2024.
 */
function fits(digits: string, weights: readonly number[]): boolean {
  if (/^(\d)\1*$/.test(digits)) return false;
  const first = weights.length === 9 ? 11 : 6;
  const digit = (over: readonly number[]) => {
    const rest = over.reduce((sum, weight, place) => sum + weight * (digits.charCodeAt(place) - 48), 0) % 11;
    return rest < 2 ? 0 : 11 - rest;
  };
  return digit(weights) === Number(digits[weights.length]) && digit([first, ...weights]) === Number(digits[weights.length + 1]);
}
