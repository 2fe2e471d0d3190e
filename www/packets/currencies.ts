/** What is given in red envelopes first. */
const common = ["CNY", "HKD", "MOP", "TWD", "SGD", "MYR", "VND", "KRW", "JPY", "USD", "EUR", "GBP", "AUD", "CAD"];

/** The currencies to choose from; one that an address named is among them. */
export function currencies(chosen: string): readonly string[] {
  return chosen === "" || common.includes(chosen) ? common : [...common, chosen];
}
