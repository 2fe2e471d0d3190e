import type { Glue } from "glue:core";
import { call } from "../core.js";
import { HongbaoError } from "../error.js";
import { shown } from "../option.js";

/**
 * Calls Rust, whose errors then say what was given as it was given: Rust prints numbers in few digits, and no longer knows the text of a colour.
 *
 * @param options - the options of the call, in which an error names one by its path
 * @throws HongbaoError what the work throws
 * @internal
 */
export function callWith<Result>(options: object, work: (core: Glue) => Result): Result {
  try {
    return call(work);
  } catch (problem) {
    throw asGiven(problem, options);
  }
}

/** Puts what was given into an error. */
export function asGiven(problem: unknown, options: object): unknown {
  if (!(problem instanceof HongbaoError) || problem.code !== "option-invalid") return problem;
  const option = String(problem.data["option"]);
  // The path is that of an option that was read: what is not there is undefined all the way down.
  const value = option.split(".").reduce<unknown>((within, name) => (within as Record<string, unknown> | undefined)?.[name], options);
  return typeof value === "number" || (option === "light" && value !== undefined) ? new HongbaoError("option-invalid", { ...problem.data, value: shown(value) }, problem) : problem;
}
