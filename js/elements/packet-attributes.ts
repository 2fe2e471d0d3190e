import { currencyDecimals, HongbaoError, parseAmount, type RedPacket, type Reveal, type Rule, sealRedPacket, type SplitOptions, verifyRedPacket } from "../index.js";
import { whole } from "../option.js";
import { type Attributes, readAttribute } from "./attribute.js";

/** All attributes of `<hongbao-packet>` that have properties. */
export const packetAttributes = {
  total: "text",
  count: "number",
  rule: "text",
  min: "text",
  max: "text",
  decimals: "number",
  currency: "text",
  salt: "text",
  name: "text",
  disabled: "flag",
  required: "flag",
} as const satisfies Attributes;

/** What is to be split, as the attributes say it. */
export interface Split {
  readonly total: bigint;
  readonly count: number;
  readonly options: SplitOptions;
}

/** Reads the number of decimals, 0 to 8: where none is given those of the currency, and 2 without one. @throws `option-invalid` */
export function decimalsOf(host: Element): number {
  const currency = host.getAttribute("currency");
  const preset = currency === null ? 2 : currencyDecimals(currency);
  return whole("decimals", readAttribute(host, "decimals", "number") as number | undefined, 0, 8, preset);
}

/** Reads what is to be split; undefined where neither total nor count is given. The core checks the rest. @throws `amount-invalid`, `count-invalid`, `option-invalid` */
export function splitOf(host: Element): Split | undefined {
  const decimals = decimalsOf(host);
  const count = host.getAttribute("count");
  if (!host.hasAttribute("total") && count === null) return undefined;
  const total = amountOf(host, "total", decimals, "") as bigint;
  if (!/^\s*[0-9\uff10-\uff19]+\s*$/.test(count ?? "")) throw new HongbaoError("count-invalid", { count: count ?? "“”" });
  const options = {
    rule: (host.getAttribute("rule") ?? undefined) as Rule | undefined,
    min: amountOf(host, "min", decimals),
    max: amountOf(host, "max", decimals),
    salt: host.getAttribute("salt") ?? undefined,
  };
  return { total, count: Number((count as string).normalize("NFKC")), options };
}

/** Splits, with a fresh seed where none is given. */
export function seal({ total, count, options }: Split, seed: Uint8Array | undefined): RedPacket {
  return sealRedPacket(total, count, { ...options, seed });
}

/** Makes a packet again from its reveal; undefined where it is not one of this split, or does not replay. */
export function restored(split: Split, reveal: Reveal, commitment: string): RedPacket | undefined {
  const { min, max, rule = "double-mean", salt = "" } = split.options;
  try {
    const same =
      reveal.total === String(split.total) &&
      reveal.count === split.count &&
      reveal.rule === rule &&
      reveal.min === String(min ?? 1) &&
      reveal.max === (max === undefined ? null : String(max)) &&
      reveal.salt === salt;
    return same ? verifyRedPacket(reveal, { commitment }) : undefined;
  } catch {
    return undefined;
  }
}

/** Reads an amount in major units; `preset` is read where there is none. */
function amountOf(host: Element, field: string, decimals: number, preset?: string): bigint | undefined {
  const text = host.getAttribute(field) ?? preset;
  if (text === undefined) return undefined;
  try {
    return parseAmount(text, decimals);
  } catch (problem) {
    throw problem instanceof HongbaoError ? new HongbaoError(problem.code, { ...problem.data, field }, problem) : problem;
  }
}
