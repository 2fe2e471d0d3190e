import { call } from "./core.js";
import { invalid, whole } from "./option.js";
import type { Unit } from "./share-ticket.js";

/**
 * Returns how many decimals amounts of a currency have: the minor unit of ISO 4217, 2 where it names none. `Intl` differs from it:
 * it leaves decimals out that people do not pay with, as those of HUF, IDR and PKR.
 *
 * @param currency - three capital letters
 * @throws HongbaoError `option-invalid`
 *
 * @example
 * ```ts
 * import { currencyDecimals } from "hongbao";
 *
 * currencyDecimals("CNY"); // 2
 * currencyDecimals("JPY"); // 0
 * currencyDecimals("KWD"); // 3
 * currencyDecimals("yuan"); // throws option-invalid
 * ```
 */
export function currencyDecimals(currency: string): number {
  if (typeof currency !== "string" || !/^[A-Z]{3}$/.test(currency)) throw invalid("currency", currency, "ISO 4217");
  return call((core) => core.currencyDecimals(currency));
}

/** Returns the decimals of a unit: those that are given, else those of its currency, 2 without one. @throws `option-invalid` */
export function unitDecimals({ decimals, currency }: Unit): number {
  const otherwise = currency === undefined ? 2 : currencyDecimals(currency);
  return whole("decimals", decimals, 0, 8, otherwise);
}
