import { type ErrorCode, type ErrorData, HongbaoError } from "./error.js";
import { readFields, textOf } from "./fields.js";
import { cut } from "./option.js";
import type { Reveal, Rule } from "./packet.js";
import { wellFormed } from "./utf8.js";

/** Makes the error of a reveal: why, in which field, and what stands there. */
type Refuse = (reason: string, field?: string, given?: string) => HongbaoError;

const names = ["spec", "rule", "total", "count", "min", "max", "seed", "salt"];

/** What an object that somebody's code made up is refused by, where a field is there and not of its form; a seed is not shown. */
const codes: Readonly<Record<string, readonly [code: ErrorCode, key?: string]>> = {
  rule: ["rule-unknown", "rule"],
  total: ["amount-invalid", "value"],
  min: ["amount-invalid", "value"],
  max: ["amount-invalid", "value"],
  count: ["count-invalid", "count"],
  seed: ["seed-invalid"],
  salt: ["salt-invalid"],
};

/** Reads a reveal from JSON. @throws `reveal-malformed` */
export function revealOf(text: string): Reveal {
  return read(text, malformed);
}

/** Reads a reveal that somebody's code made up, as its JSON. @throws `reveal-malformed`, or the code of the field */
export function checkedReveal(reveal: Reveal): Reveal {
  if (typeof reveal?.salt === "string" && !wellFormed(reveal.salt)) throw new HongbaoError("salt-invalid");
  let text: string | undefined;
  try {
    text = JSON.stringify(reveal);
  } catch (problem) {
    throw new HongbaoError("reveal-malformed", { reason: "not plain data" }, problem);
  }
  return read(text ?? "", (reason, field, given) => {
    const found = given === undefined ? undefined : codes[field as string];
    if (found === undefined) return malformed(reason, field);
    const [code, key] = found;
    const data: ErrorData = { field: field as string, reason };
    return new HongbaoError(code, key === undefined ? data : { ...data, [key]: given as string });
  });
}

function malformed(reason: string, field?: string): HongbaoError {
  return new HongbaoError("reveal-malformed", field ? { reason, field } : { reason });
}

/** Reads exactly the eight fields in any order, each once, amounts as decimal texts. */
function read(text: string, refuse: Refuse): Reveal {
  const broken = () => refuse("not a JSON object of strings and whole numbers");
  if (!wellFormed(text)) throw broken();
  const values = readFields(text, names, /^[^[{]/, broken, refuse);
  const value = (field: string): string => {
    const found = values[field];
    if (found === undefined) throw refuse("missing", field);
    return found;
  };
  const words = (field: string, form: RegExp, reason: string): string => {
    const found = textOf(value(field));
    if (found === undefined) throw refuse("not a string", field, cut(value(field), 80));
    if (!form.test(found)) throw refuse(reason, field, cut(found, 80));
    return found;
  };
  const amount = (field: string): string => {
    const reason = "not an amount in minor units";
    const digits = words(field, /^[1-9]\d{0,19}$/, reason);
    if (BigInt(digits) >= 2n ** 64n) throw refuse(reason, field, digits);
    return digits;
  };
  const count = (): number => {
    const digits = value("count");
    const reason = /^["n]/.test(digits) ? "not a whole number" : "not a count";
    if (!/^\d{1,10}$/.test(digits) || Number(digits) >= 2 ** 32) throw refuse(reason, "count", cut(textOf(digits) ?? digits, 80));
    return Number(digits);
  };
  return {
    spec: words("spec", /^hb1$/, "not hb1") as "hb1",
    rule: words("rule", /^(equal|proportional|double-mean|uniform)$/, "not a rule") as Rule,
    total: amount("total"),
    count: count(),
    min: amount("min"),
    max: values["max"] === "null" ? null : amount("max"),
    seed: words("seed", /^[\da-f]{64}$/, "not 64 lower-case hex digits"),
    salt: words("salt", /^/, ""),
  };
}
