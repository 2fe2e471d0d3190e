import { currencyDecimals, formatAmount, type Language, type Unit } from "hongbao";

/** Writes an amount for people: `8.88 元` where yuan are at home, elsewhere `US$1,024.00` or, without a currency, `1,024.00`; no line ends within. */
export function money(amount: bigint, { decimals = 2, currency }: Unit, language: Language): string {
  const [whole = "0", fraction] = formatAmount(amount, decimals).split(".");
  const figures = `${new Intl.NumberFormat(language).format(BigInt(whole))}${fraction === undefined ? "" : `.${fraction}`}`;
  if (currency === undefined) return figures;
  if ((language === "zh-CN" && currency === "CNY") || (language === "zh-TW" && currency === "TWD")) return `${figures}\u00a0元`;
  const symbol = currencySymbol(currency, language);
  return /[A-Za-z]$/.test(symbol) ? `${symbol}\u00a0${figures}` : `${symbol}${figures}`;
}

/** The sign of a currency in a language, `US$` or `¥`; its three letters where it has none. */
export function currencySymbol(currency: string, language: Language): string {
  const parts = new Intl.NumberFormat(language, { style: "currency", currency }).formatToParts(0);
  return parts.find(({ type }) => type === "currency")?.value ?? currency;
}

/** The name of a currency in a language. */
export function currencyName(currency: string, language: Language): string {
  try {
    return new Intl.DisplayNames(language, { type: "currency" }).of(currency) ?? currency;
  } catch {
    return currency;
  }
}

/** How many decimals the amounts of a currency have here: those of ISO 4217, but whole dollars in Taiwan, where nobody pays cents. */
export function usualDecimals(currency: string): number {
  return currency === "TWD" ? 0 : currencyDecimals(currency);
}

/** Writes an instant as a date with its time, or as the time alone where `short`. */
export function moment(iso: string, language: Language, short = false): string {
  const time = { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false } as const;
  return new Date(iso).toLocaleString(language, short ? time : { year: "numeric", month: "short", day: "numeric", ...time });
}
