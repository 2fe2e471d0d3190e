import assert from "node:assert/strict";
import { HongbaoError } from "../dist/npm/index.js";

/** The error with which the package refuses some work. */
export function refusal(work) {
  try {
    work();
  } catch (problem) {
    assert.ok(problem instanceof HongbaoError, `${problem}`);
    return problem;
  }
  return assert.fail(`not refused: ${work}`);
}
