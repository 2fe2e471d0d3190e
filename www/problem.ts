import { explain, type Language, type Unit } from "hongbao";
import type { Words } from "./language/en.js";
import type { Figures, Range } from "./language/figures.js";

/** How amounts are written for people: as they stand, until a view is loaded that deals in money. */
let money = (amount: bigint, _unit: Unit, _language: Language): string => String(amount);

/** Says how amounts are written for people. */
export function writeMoneyBy(writer: typeof money): void {
  money = writer;
}

/**
 * Says what went wrong. The package speaks to those who program with it; where its sentence would name options, functions or parts of a
 * code that only they know, the page has its own.
 */
export function sentenceOf(problem: unknown, words: Words, unit: Unit = {}): string {
  if (!isProblem(problem)) return problem instanceof Error ? problem.message : String(problem);
  // Half a character is the same mistake wherever it stands.
  const code = problem.data?.["reason"] === "a lone surrogate" ? "text-malformed" : problem.code;
  const own = words.problems[code as keyof typeof words.problems] as string | ((figures: Figures) => string) | undefined;
  if (own === undefined) return explain(problem, words.tag);
  return typeof own === "string" ? own : own(figuresOf(problem, words, unit));
}

type Problem = Parameters<typeof explain>[0];

/** An error of the package, or one of the problems that it lists. */
function isProblem(problem: unknown): problem is Problem {
  return typeof problem === "object" && problem !== null && "data" in problem && typeof (problem as { code?: unknown }).code === "string";
}

function figuresOf({ data = {} }: Problem, words: Words, unit: Unit): Figures {
  const of = (name: string) => String(data[name] ?? "");
  return {
    of,
    percent: (name) => (/%/.test(of(name)) ? of(name) : inPercent(Number(of(name)))),
    place: (name) => String(Number(of(name)) + 1),
    money: (name) => (/^-?\d+$/.test(of(name)) ? money(BigInt(of(name)), unit, words.tag) : of(name)),
    range: () => rangeOf(data),
    field: () => (words.options as Readonly<Record<string, string>>)[of("option")] ?? words.options.other,
  };
}

/** A share as a percentage with one decimal at most, never more than it is. */
export function inPercent(share: number): string {
  return String(Math.floor(share * 1000 + 1e-9) / 10);
}

/** The range that an error names, or that the package writes as "0 … 16.51", with one decimal at most and never wider. */
function rangeOf(data: Problem["data"] = {}): Range | undefined {
  const [, from, to] = /^([\d.]+) … ([\d.]+)$/.exec(String(data["allowed"] ?? "")) ?? [];
  const [least, most] = [Number(data["least"] ?? from), Number(data["most"] ?? to)];
  if (Number.isNaN(least) || Number.isNaN(most)) return undefined;
  return { least: String(Math.ceil(least * 10) / 10), most: String(Math.floor(most * 10) / 10), whole: data["whole"] === "yes", optional: data["needed"] !== "yes" };
}
