import { type ErrorCode, HongbaoError } from "./error.js";
import { cut } from "./option.js";

/** Called by Rust for every error that it foresees; what it makes is then thrown. */
export function errorOf(code: ErrorCode, figures: readonly (readonly [name: string, value: string | number])[]): HongbaoError {
  return new HongbaoError(code, Object.fromEntries(figures.map(([name, value]) => [name, typeof value === "string" && value.length > 200 ? `${cut(value, 199)}…` : value])));
}
