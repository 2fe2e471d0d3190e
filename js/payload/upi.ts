import { fields, line, within, wrong } from "./field.js";
import { money } from "./money.js";
import { percent } from "./percent.js";

/** A payment in India that an app of the Unified Payments Interface fills in. */
export interface Upi {
  /** The address of who is paid, such as `"name@bank"` or `"12345@HDFC0000001.ifsc.npci"`. */
  readonly payee: string;
  /** The name of who is paid. */
  readonly name: string;
  /** Paise, 1 to 99 999 999 999; without it the payer says how much. */
  readonly amount?: bigint | undefined;
  /** What the payment is for, at most 70 characters. */
  readonly note?: string | undefined;
  /** The number of the order, at most 35 characters. */
  readonly reference?: string | undefined;
}

/**
 * Asks for a payment in India: the linking specification of UPI, in rupees.
 *
 * @throws `payload-invalid` with the field: a malformed address or amount, or a text that is too long; `option-unknown`
 *
 * @example
 * ```ts
 * import { payload } from "hongbao";
 *
 * payload.upi({ payee: "name@bank", name: "Name", amount: 1995n }); // "upi://pay?pa=name@bank&pn=Name&am=19.95&cu=INR"
 * ```
 */
export function upi(p: Upi): string {
  const { payee, name, amount, note, reference } = fields(p, ["payee", "name", "amount", "note", "reference"]);
  // The bank's part may be the branch of an account, as in 12345@HDFC0000001.ifsc.npci.
  if (!/^[a-z0-9._-]{1,256}@(?=.{2,64}$)[a-z0-9]+([.-][a-z0-9]+)*$/i.test(line("payee", payee))) throw wrong("payee", "must be an address such as name@bank", payee);
  let text = `upi://pay?pa=${payee}&pn=${percent(line("name", name))}`;
  if (reference !== undefined) text += `&tr=${percent(within("reference", reference, 35))}`;
  if (note !== undefined) text += `&tn=${percent(within("note", note, 70))}`;
  if (amount !== undefined) text += `&am=${money("amount", amount, 99_999_999_999n)}`;
  return `${text}&cu=INR`;
}
