import { type Language } from "../explain.js";
import { checkObject, invalid } from "../option.js";
import { ownOptions } from "../unknown.js";
import { tellSurroundings } from "./surroundings.js";
import type { GivenWords, Words } from "./wording.js";
import { en } from "./words/en.js";
import { ja } from "./words/ja.js";
import { ko } from "./words/ko.js";
import { zhCN } from "./words/zh-cn.js";
import { zhTW } from "./words/zh-tw.js";

/** How an element speaks at its place. */
export interface Speech {
  /** The tag of the words, which is also that of numbers and amounts. */
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  readonly words: Words;
  /** The language of sentences about errors and findings. */
  readonly sentences: Language;
}

/** The words of each language, by its tag in lower case. */
const known = new Map<string, Omit<Speech, "sentences">>();
for (const [language, words] of Object.entries({ en, "zh-CN": zhCN, "zh-TW": zhTW, ja, ko })) {
  known.set(language.toLowerCase(), { language, direction: "ltr", words });
}

/**
 * Supplies what the elements say in a language: one that they do not speak, or other words in one that they do. Elements that are in the
 * page already change at once. What is left out stays as it is, in a new language English.
 *
 * @param language - a tag such as `"fr"` or `"pt-BR"`; it serves the places in the page with this `lang`, and those that name a region of it
 * @param texts - a text, or a function of figures, for each name
 * @throws HongbaoError `option-unknown` where a name is none of the words', `option-invalid` where a text is none
 *
 * @example In a page
 * ```ts
 * import { words } from "hongbao/elements";
 *
 * words("fr", {
 *   code: "Code QR",
 *   packet: { greeting: ["Bonne année", "et bonne chance"], open: "Ouvrir", opened: (number, count) => `${number} sur ${count} ouverts` },
 * });
 * words("fr", { codes: "Code QR" } as object); // throws option-unknown
 * ```
 */
export function words(language: string, texts: GivenWords): void {
  // The tag is checked as Intl checks it, since amounts are written by Intl.
  const tag = canonical(language);
  const before = speechOf(tag).words;
  const said = merged(before, texts, "words") as unknown as Words;
  known.set(tag.toLowerCase(), { language: tag, direction: /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/.test(tag) ? "rtl" : "ltr", words: said });
  tellSurroundings();
}

/** How to speak to the readers of a language: by its own words, those of the same language elsewhere, or English. */
export function speechOf(tag: string): Speech {
  const lower = tag.toLowerCase();
  const sentences = chineseOf(lower) ?? "en";
  for (let part = lower; part !== ""; part = part.slice(0, Math.max(0, part.lastIndexOf("-")))) {
    const found = known.get(part);
    if (found !== undefined) return { ...found, sentences };
  }
  return { ...(known.get(sentences.toLowerCase()) as Speech), sentences };
}

/** Traditional characters for Taiwan, Hong Kong and Macau. */
function chineseOf(tag: string): Language | undefined {
  if (!/^(zh|yue|cmn)\b/.test(tag)) return undefined;
  return /hant|-(tw|hk|mo)\b|^yue\b/.test(tag) && !/hans/.test(tag) ? "zh-TW" : "zh-CN";
}

function canonical(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] as string;
  } catch {
    throw invalid("language", language, "en, fr, pt-BR …");
  }
}

/** The words with those that are given in their places. */
function merged(before: object, given: object, name: string): object {
  const after: Record<string, unknown> = { ...before };
  for (const [key, text] of Object.entries(ownOptions(given, Object.keys(before), name))) {
    const old = after[key];
    if (typeof old === "object" && old !== null && !Array.isArray(old)) {
      checkObject(text, key);
      after[key] = merged(old, text, key);
    } else {
      const pair = Array.isArray(old);
      const fits = pair ? Array.isArray(text) && text.length === 2 && text.every((line) => typeof line === "string") : typeof text === typeof old;
      if (!fits) throw invalid(key, text, pair ? "two lines" : typeof old === "function" ? "a function" : "a string");
      after[key] = text;
    }
  }
  return after;
}
