import type { Language } from "hongbao";
import { isSecret } from "../secret.js";
import { type Draft, rules } from "./draft.js";

const endings = ["hours", "midnight", "at"] as const;

/** A draft as it begins: a hundred for ten, in the currency that the language suggests. */
export function freshDraft(language: Language): Draft {
  return {
    wish: "",
    total: "100",
    count: "10",
    rule: "double-mean",
    min: "",
    max: "",
    currency: language === "zh-TW" ? "TWD" : "CNY",
    decimals: "",
    ending: "hours",
    hours: "24",
    at: "",
  };
}

/**
 * Reads a draft from an address. A field that the address lacks, or gives a wrong value, gets the value that a fresh draft has in most
 * languages.
 */
export function readPairs(setup: URLSearchParams): Draft {
  const draft = freshDraft("en");
  const texts = ["wish", "total", "count", "min", "max", "decimals", "hours", "at"] as const;
  for (const name of texts) draft[name] = setup.get(name)?.slice(0, 60) ?? draft[name];
  draft.rule = rules.find((rule) => rule === setup.get("rule")) ?? draft.rule;
  draft.ending = endings.find((ending) => ending === setup.get("ending")) ?? draft.ending;
  const currency = setup.get("currency");
  if (currency === "none") draft.currency = "";
  else if (currency !== null && /^[A-Z]{3}$/.test(currency)) draft.currency = currency;
  return draft;
}

/** Writes what {@link readPairs} reads. A field is left out where its value is the one that {@link readPairs} gives by itself. */
export function draftPairs(draft: Draft): readonly (readonly [string, string])[] {
  const fresh = freshDraft("en");
  const names = ["total", "count", "rule", "min", "max", "currency", "decimals", "wish", "ending", "hours", "at"] as const;
  // The wish is a text that may hold anything.
  return names.filter((name) => draft[name] !== fresh[name] && !isSecret(draft[name])).map((name) => [name, name === "currency" && draft.currency === "" ? "none" : draft[name]]);
}
