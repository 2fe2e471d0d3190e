import { HongbaoError, parseAmount, type Rule, splitRedPacket, type SplitOptions, type Unit } from "hongbao";
import type { Terms } from "./kept.js";
import { usualDecimals } from "./money.js";

/** The texts of the form, as they were typed. */
export interface Draft {
  wish: string;
  total: string;
  count: string;
  rule: Rule;
  min: string;
  max: string;
  /** Three letters; empty for none. */
  currency: string;
  /** Empty: as many as the currency has. */
  decimals: string;
  ending: "hours" | "midnight" | "at";
  hours: string;
  /** A local time as an input of the kind `datetime-local` writes it. */
  at: string;
}

/** The fields that can be wrong. */
export type DraftField = "total" | "count" | "min" | "max" | "decimals" | "hours" | "at";

/** What is wrong with a field: an error of the package, or `"past"` and `"hours"` for an ending that is none. */
export type DraftProblem = HongbaoError | "past" | "hours";

/** What is to be sealed. */
export interface Request {
  readonly total: bigint;
  readonly count: number;
  readonly options: SplitOptions;
  readonly terms: Terms;
}

/** A draft that was read: a request, or what is wrong by field. */
export interface ReadDraft {
  readonly unit: Unit;
  readonly request?: Request;
  readonly problems: ReadonlyMap<DraftField, DraftProblem>;
}

/** The rules, from the calmest to the wildest. */
export const rules: readonly Rule[] = ["equal", "proportional", "double-mean", "uniform"];

/** The unit of a draft; `undefined` where the decimals are none. */
export function draftUnit({ currency, decimals }: Draft): Unit | undefined {
  const written = decimals.normalize("NFKC").trim();
  if (written !== "" && !/^[0-8]$/.test(written)) return undefined;
  const count = written === "" ? (currency === "" ? 2 : usualDecimals(currency)) : Number(written);
  return currency === "" ? { decimals: count } : { decimals: count, currency };
}

/** Reads every field, so that every mistake is said at once. */
export function readDraft(draft: Draft, at: Date): ReadDraft {
  const problems = new Map<DraftField, DraftProblem>();
  const tried = <Value>(field: DraftField, read: () => Value): Value | undefined => {
    try {
      return read();
    } catch (problem) {
      if (!(problem instanceof HongbaoError)) throw problem;
      problems.set(field, problem);
      return undefined;
    }
  };
  const known = draftUnit(draft);
  if (known === undefined) problems.set("decimals", new HongbaoError("option-invalid", { option: "decimals", value: draft.decimals, allowed: "0–8" }));
  const unit = known ?? { decimals: 2 };
  const total = tried("total", () => parseAmount(draft.total, unit.decimals));
  const count = tried("count", () => readCount(draft.count));
  const min = draft.min.trim() === "" ? undefined : tried("min", () => parseAmount(draft.min, unit.decimals));
  // The field is not offered where the rule takes none.
  const max = draft.rule === "proportional" || draft.max.trim() === "" ? undefined : tried("max", () => parseAmount(draft.max, unit.decimals));
  const ending = readEnding(draft, at, problems);
  if (total === undefined || count === undefined) return { unit, problems };
  const options = { rule: draft.rule, min, max };
  try {
    // Any seed shows whether such a split is possible.
    splitRedPacket(total, count, { ...options, seed: new Uint8Array(32) });
  } catch (problem) {
    if (!(problem instanceof HongbaoError)) throw problem;
    const field = fieldOf(problem);
    if (!problems.has(field)) problems.set(field, problem);
  }
  if (problems.size > 0 || ending === undefined) return { unit, problems };
  return { unit, problems, request: { total, count, options, terms: { wish: draft.wish.trim(), unit, ending } } };
}

function readCount(text: string): number {
  const digits = text.normalize("NFKC").trim();
  const count = /^[0-9]{1,6}$/.test(digits) ? Number(digits) : 0;
  // The sentence repeats what was typed.
  if (count < 1 || count > 10_000) throw new HongbaoError("count-invalid", { count: text });
  return count;
}

function readEnding(draft: Draft, at: Date, problems: Map<DraftField, DraftProblem>): Terms["ending"] | undefined {
  if (draft.ending === "midnight") return { kind: "midnight", zone: Intl.DateTimeFormat().resolvedOptions().timeZone };
  if (draft.ending === "hours") {
    const written = draft.hours.normalize("NFKC").trim();
    const hours = /^\d{1,5}(?:\.\d{1,3})?$/.test(written) ? Number(written) : 0;
    if (hours > 0) return { kind: "hours", hours };
    problems.set("hours", "hours");
    return undefined;
  }
  const end = new Date(draft.at);
  if (end.getTime() > at.getTime()) return { kind: "at", at: end.toISOString() };
  problems.set("at", "past");
  return undefined;
}

function fieldOf({ code, data }: HongbaoError): DraftField {
  const { field } = data;
  if (field === "min" || field === "max") return field;
  if (code === "min-too-large") return "min";
  if (code === "max-too-small" || code === "max-too-costly") return "max";
  return code === "count-invalid" ? "count" : "total";
}
