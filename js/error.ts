import { explain } from "./explain.js";

/** The stable name of what went wrong; the set is closed. */
export type ErrorCode =
  // QR codes
  | "text-too-long"
  | "text-malformed"
  | "version-unknown"
  | "mask-unknown"
  | "level-unavailable"
  | "option-invalid"
  | "option-unknown"
  | "symbol-invalid"
  | "symbology-unreadable"
  | "sequence-incomplete"
  // pictures
  | "color-invalid"
  | "logo-too-large"
  | "logo-unsupported"
  | "logo-tainted"
  | "caption-needs-canvas"
  | "size-too-small"
  | "size-too-large"
  | "contrast-low"
  | "inverted"
  | "quiet-zone-small"
  | "module-small"
  | "light-transparent"
  | "payload-invalid"
  // red packets
  | "amount-invalid"
  | "rule-unknown"
  | "count-invalid"
  | "total-too-small"
  | "min-too-large"
  | "max-too-small"
  | "rule-takes-no-max"
  | "max-too-costly"
  | "seed-invalid"
  | "salt-invalid"
  | "salt-already-set"
  | "reveal-malformed"
  | "commitment-mismatch"
  | "salt-mismatch"
  | "shares-mismatch"
  | "base-invalid"
  | "ticket-malformed"
  | "ticket-forged"
  | "packet-empty"
  | "packet-expired"
  | "already-claimed"
  | "share-taken"
  | "index-invalid"
  | "packet-open"
  | "already-refunded"
  | "ledger-malformed"
  // calendar, ranking, promoters
  | "date-invalid"
  | "time-zone-unknown"
  | "format-invalid"
  | "value-invalid"
  | "promoter-id-invalid"
  | "promoters-malformed"
  // the engine
  | "not-ready"
  | "wasm-blocked"
  | "engine-failed";

/** The figures of an error by name: what was given, the limit, the nearest value that works. */
export type ErrorData = Readonly<Record<string, string | number>>;

/**
 * The one error that this package throws.
 *
 * `message` is the English sentence; `explain` gives it in other languages. In `postMessage` an error keeps only its
 * message: send `code` and `data` instead.
 */
export class HongbaoError extends Error {
  readonly code: ErrorCode;
  readonly data: ErrorData;

  constructor(code: ErrorCode, data: ErrorData = {}, cause?: unknown) {
    super(explain({ code, data }));
    this.name = "HongbaoError";
    this.code = code;
    this.data = Object.freeze({ ...data });
    // Error's second argument is younger than the oldest engine served.
    if (cause !== undefined) Object.defineProperty(this, "cause", { value: cause, configurable: true, writable: true });
  }
}
