import { mostAmount } from "./amount.js";
import { type ErrorData, HongbaoError } from "./error.js";
import { shown } from "./option.js";
import type { Rule } from "./packet.js";

/** Rule, total, count, min and max of a split that exists: `count·min ≤ total`, and with a max `total ≤ count·max`. */
export interface Parameters {
  readonly rule: Rule;
  readonly total: bigint;
  readonly count: number;
  readonly min: bigint;
  readonly max: bigint | undefined;
}

/** The rules in the order in which the core counts them. */
export const rules: readonly Rule[] = ["equal", "proportional", "double-mean", "uniform"];

const mostCount = 10_000;

/** The largest count, and the largest count · bitlen(max − min), under `uniform` with a max that binds. */
const [mostCounted, mostBits] = [200, 2_000];

/**
 * Checks the numbers of a split in the order of hb1: rule, total, count, min, max, count·min, count·max.
 *
 * @param told - the count as an error names it
 */
export function parameters(rule: Rule, total: bigint, count: number, min: bigint | undefined, max: bigint | undefined, told: string | number): Parameters {
  if (!rules.includes(rule)) throw new HongbaoError("rule-unknown", { rule: shown(rule) });
  if (total < 1n) throw new HongbaoError("total-too-small", { total: `${total}`, needed: "1" });
  if (total > mostAmount) throw amountInvalid("total", total, { most: `${mostAmount}` });
  if (!(Number.isInteger(count) && count > 0 && count <= mostCount)) throw new HongbaoError("count-invalid", { count: told, most: mostCount });
  const many = BigInt(count);
  const least = min ?? 1n;
  const minTooLarge = () => new HongbaoError("min-too-large", { count, min: `${least}`, total: `${total}`, ...(total < many ? {} : { nearest: `${total / many}` }) });
  if (least < 1n) throw amountInvalid("min", least, { least: "1" });
  if (least > total) throw minTooLarge();
  const leastMax = (total + many - 1n) / many;
  if (max !== undefined) {
    if (rule === "proportional") throw new HongbaoError("rule-takes-no-max", { rule });
    if (max < least) throw new HongbaoError("max-too-small", { max: `${max}`, min: `${least}`, nearest: `${leastMax > least ? leastMax : least}` });
    if (max > total) throw amountInvalid("max", max, { most: `${total}` });
  }
  if (many * least > total) {
    if (min !== undefined) throw minTooLarge();
    throw new HongbaoError("total-too-small", { total: `${total}`, count, min: "1", needed: `${count}` });
  }
  if (max !== undefined) {
    if (max < leastMax) throw new HongbaoError("max-too-small", { count, max: `${max}`, total: `${total}`, nearest: `${leastMax}` });
    const span = max - least;
    const bits = span.toString(2).length;
    const most = Math.min(Math.floor(mostBits / bits), mostCounted);
    // A max binds where it is below what one share can have at most.
    if (rule === "uniform" && span < total - many * least && count > most) throw new HongbaoError("max-too-costly", { count, bits, most });
  }
  return { rule, total, count, min: least, max };
}

function amountInvalid(field: string, value: bigint, bound: ErrorData): HongbaoError {
  return new HongbaoError("amount-invalid", { field, value: `${value}`, ...bound });
}
