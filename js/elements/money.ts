import { invalid } from "../option.js";

/**
 * Writes amounts of minor units for readers: grouped, with the currency where there is one. The digits are those of the
 * integer; no floating point number stands on the way.
 *
 * @throws HongbaoError `option-invalid` where the currency is no code of ISO 4217
 */
export function moneyFormat(language: string, decimals: number, currency: string | undefined): (amount: bigint) => string {
  // The digits of the fraction are put in below, so all have to be of one kind.
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals, numberingSystem: "latn" };
  const format = currency === undefined ? new Intl.NumberFormat(language, digits) : currencyFormat(language, currency, digits);
  const unit = BigInt(10) ** BigInt(decimals);
  return (amount) => {
    const fraction = String(amount % unit).padStart(decimals, "0");
    const parts = format.formatToParts(amount / unit);
    return parts.map(({ type, value }) => (type === "fraction" ? fraction : value)).join("");
  };
}

function currencyFormat(language: string, currency: string, digits: Intl.NumberFormatOptions): Intl.NumberFormat {
  const options = { ...digits, style: "currency", currency } as const;
  try {
    return new Intl.NumberFormat(language, { ...options, currencyDisplay: "narrowSymbol" });
  } catch {
    // Safari before 14.1 knows no narrow symbol.
    try {
      return new Intl.NumberFormat(language, options);
    } catch {
      throw invalid("currency", currency, "CNY, JPY, USD …");
    }
  }
}
