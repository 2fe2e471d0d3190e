import type { ErrorCode, ErrorData, ValueKind } from "./error-code.js";
import { explain } from "./explain.js";

export type { ErrorCode, ErrorData, ValueKind } from "./error-code.js";

/**
 * The one error that this package throws.
 *
 * `message` is the English sentence; `explain` gives it in other languages. In `postMessage` an error keeps only its
 * message: send `code` and `data` instead.
 *
 * @example
 * ```ts
 * import { HongbaoError, parseAmount } from "hongbao";
 *
 * try {
 *   parseAmount("ten");
 * } catch (problem) {
 *   if (!(problem instanceof HongbaoError)) throw problem;
 *   problem.code; // "amount-invalid"
 *   problem.data["value"]; // "ten"
 * }
 * ```
 */
export class HongbaoError extends Error {
  readonly code: ErrorCode;
  readonly data: ErrorData;
  /** Of what kind the value among the data was, where its letters alone would not tell: the text “300” is not the number 300. */
  readonly kind: ValueKind | undefined;

  constructor(code: ErrorCode, data: ErrorData = {}, cause?: unknown, kind?: ValueKind) {
    super(explain({ code, data, kind }));
    this.name = "HongbaoError";
    this.code = code;
    this.data = Object.freeze({ ...data });
    this.kind = kind;
    // Error's second argument is younger than the oldest engine served.
    if (cause !== undefined) Object.defineProperty(this, "cause", { value: cause, configurable: true, writable: true });
  }
}
