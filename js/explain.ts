import type { ErrorData } from "./error-code.js";
import { chinese, english } from "./sentences.js";

/** A language in which {@link explain} speaks. */
export type Language = "en" | "zh-CN" | "zh-TW";

const names = Object.keys(english);
const texts = [Object.values(english), ...chinese.map((list) => [...list])];

/**
 * Adds the sentences about what is more than codes: their entry is beside the one of codes, which lacks them.
 *
 * @internal
 */
export function addSentences(more: Readonly<Record<string, string>>, inChinese: readonly (readonly string[])[]): void {
  names.push(...Object.keys(more));
  [Object.values(more), ...inChinese].forEach((list, language) => texts[language]?.push(...list));
}

/**
 * Says in a sentence what went wrong and what to do.
 *
 * @param problem - an error, a finding, or any object with their `code` and `data`
 * @param language - `"en"`, `"zh-CN"` or `"zh-TW"`
 * @defaultValue language: `"en"`, the language of an error's `message`
 *
 * @example
 * ```ts
 * import { explain } from "hongbao";
 *
 * explain({ code: "packet-empty" }, "zh-CN"); // "手慢了，红包派完了。"
 * explain({ code: "no-such-code" }); // "no-such-code"
 * ```
 */
export function explain(problem: { code: string; data?: ErrorData | undefined }, language: Language = "en"): string {
  const sentences = texts[Math.max(["en", "zh-CN", "zh-TW"].indexOf(language), 0)] as readonly string[];
  const sentence = sentences[names.indexOf(problem.code)];
  if (sentence === undefined) return problem.code;
  const data = problem.data ?? {};
  const whose = has(data, "promoter") ? (sentences[names.indexOf("reason/promoter")] ?? "") : "";
  return fill(whose, data, sentences) + fill(sentence, data, sentences);
}

function fill(sentence: string, data: ErrorData, sentences: readonly string[]): string {
  const clauses = sentence.replace(/\[([^\]]*)\]/g, (_, clause: string) => (figures(clause).every((name) => has(data, name)) ? clause : ""));
  return clauses.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (!has(data, name)) return `{${name}}`;
    const reason = name === "reason" && sentences[names.indexOf(`reason/${data[name]}`)];
    return reason ? fill(reason, data, sentences) : String(data[name]);
  });
}

function figures(clause: string): string[] {
  return Array.from(clause.matchAll(/\{(\w+)\}/g), (found) => found[1] as string);
}

// Object.hasOwn is younger than the oldest engine served.
function has(object: object, name: string): boolean {
  return Object.prototype.hasOwnProperty.call(object, name);
}
