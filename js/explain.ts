import type { ErrorData, ValueKind } from "./error-code.js";
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
 * @param problem - an error, a finding, or any object with their `code` and `data`, and the `kind` of an error where it has one
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
export function explain(problem: { code: string; data?: ErrorData | undefined; kind?: ValueKind | undefined }, language: Language = "en"): string {
  const sentences = texts[Math.max(["en", "zh-CN", "zh-TW"].indexOf(language), 0)] as readonly string[];
  const sentence = sentences[names.indexOf(problem.code)];
  if (sentence === undefined) return problem.code;
  const { kind } = problem;
  const data = figuresOf(problem.code, problem.data ?? {});
  const whose = has(data, "promoter") ? (sentences[names.indexOf("reason/promoter")] ?? "") : "";
  return fill(whose, data, sentences) + fill(sentence, data, sentences, kind);
}

/** Names the nearest safe value over a picture, which is no colour; what a picture is for; and that no size of a logo is safe. */
function figuresOf(code: string, data: ErrorData): ErrorData {
  const { nearest, ...rest } = data;
  if (code === "contrast-low" && typeof nearest === "number") return { ...rest, opacity: nearest };
  if (code === "logo-too-large" && (nearest === 0 || (nearest === undefined && has(data, "version")))) return { ...data, none: "" };
  return { picture: String(data["option"]).startsWith("background") ? "background" : "logo", ...data };
}

function fill(sentence: string, data: ErrorData, sentences: readonly string[], kind?: ValueKind): string {
  const clauses = sentence.replace(/\[([^\]]*)\]/g, (_, clause: string) => (figures(clause).every((name) => has(data, name)) ? clause : ""));
  return clauses.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (!has(data, name)) return `{${name}}`;
    const words = wordsOf(name, data, kind);
    const said = sentences[names.indexOf(words)];
    if (!said) return String(data[name]);
    // What is said by its kind, or has no words of its own, stands in these words as it is.
    const plain = given.includes(name) || words === "found/other";
    return plain ? fill(said, { ...data, value: String(data[name]) }, sentences) : fill(said, data, sentences, kind);
  });
}

/** Figures that show what was given. */
const given: readonly string[] = ["value", "mask", "count"];

/** Names the words that a figure is said in: a reason, what is allowed or was found, and what was given by its kind. */
function wordsOf(name: string, data: ErrorData, kind: ValueKind | undefined): string {
  if (given.includes(name)) return kind === undefined ? "" : `kind/${kind}`;
  if (name === "found" && !names.includes(`found/${data[name]}`)) return "found/other";
  return name === "reason" || name === "allowed" || name === "found" || name === "picture" ? `${name}/${data[name]}` : "";
}

function figures(clause: string): string[] {
  return Array.from(clause.matchAll(/\{(\w+)\}/g), (found) => found[1] as string);
}

// Object.hasOwn is younger than the oldest engine served.
function has(object: object, name: string): boolean {
  return Object.prototype.hasOwnProperty.call(object, name);
}
