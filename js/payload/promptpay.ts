import { checked, emvFields } from "./emv.js";
import { fields, line, wrong } from "./field.js";
import { money } from "./money.js";
import { dialled } from "./telephone.js";

/** A payment in Thailand that a bank's app fills in. */
export interface Promptpay {
  /** A mobile number, the 13 digits of a citizen's or a tax number, or the 15 of an electronic wallet. */
  readonly id: string;
  /** Satang, 1 to 99 999 999 999; without it the payer says how much. */
  readonly amount?: bigint | undefined;
}

/**
 * Asks for a payment in Thailand: PromptPay as EMVCo's text for merchants, with its check sum.
 *
 * @throws `payload-invalid` with the field: a number that is none of the three kinds, or whose check digit does not fit;
 * `option-unknown`
 *
 * @example
 * ```ts
 * import { payload } from "hongbao";
 *
 * const text = payload.promptpay({ id: "081-234-5678", amount: 10000n });
 * text.startsWith("000201"); // true
 * ```
 */
export function promptpay(p: Promptpay): string {
  const { id, amount } = fields(p, ["id", "amount"]);
  return checked(
    emvFields(
      ["00", "01"],
      // 11: may be paid again and again; 12: once.
      ["01", amount === undefined ? "11" : "12"],
      ["29", emvFields(["00", "A000000677010111"], accountOf(id))],
      ["58", "TH"],
      ["53", "764"],
      ["54", amount === undefined ? undefined : money("amount", amount, 99_999_999_999n)],
    ),
  );
}

/** Returns the field of an account: 01 a mobile number with the country's code and zeros before it, 02 a number of 13 digits, 03 a wallet. */
function accountOf(id: string): readonly [number: string, value: string] {
  const digits = dialled(line("id", id)) ?? "";
  const mobile = /^(?:0|\+?66|0066)([689]\d{8})$/.exec(digits)?.[1];
  if (mobile !== undefined) return ["01", `0066${mobile}`];
  if (/^\d{13}$/.test(digits) && thaiCheckDigit(digits) === Number(digits[12])) return ["02", digits];
  if (/^\d{15}$/.test(digits)) return ["03", digits];
  throw wrong("id", "must be a mobile number, 13 digits whose check digit fits, or 15 digits", id);
}

/** The check digit of citizens' and tax numbers: weights 13 to 2, modulo 11. */
function thaiCheckDigit(digits: string): number {
  let sum = 0;
  for (let place = 0; place < 12; place += 1) sum += Number(digits[place]) * (13 - place);
  return (11 - (sum % 11)) % 10;
}
