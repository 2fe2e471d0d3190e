import { type ErrorCode, type ErrorData, explain, HongbaoError, type Language } from "../index.js";
import { attributeName } from "./attribute.js";

/** The detail of `hongbao-error`: what went wrong, its figures, and the sentence that the element shows in its language. */
export interface ElementProblem {
  readonly code: ErrorCode;
  readonly data: ErrorData;
  readonly message: string;
}

/** Describes what was thrown to the reader of the page, who knows attributes and not options. */
export function describe(thrown: unknown, language: Language): ElementProblem {
  const problem = thrown instanceof HongbaoError ? thrown : new HongbaoError("engine-failed", { reason: String(thrown) }, thrown);
  const { code } = problem;
  const option = problem.data["option"];
  const data = typeof option === "string" ? { ...problem.data, option: attributeName(option) } : problem.data;
  return { code, data, message: explain({ code, data }, language) };
}
