import { type ErrorData, HongbaoError } from "./error.js";
import { shown } from "./option.js";

/** Returns the milliseconds of a date, of this realm or another; NaN where it is an invalid one. @throws HongbaoError `date-invalid` */
export function milliseconds(at: Date): number {
  try {
    return Date.prototype.getTime.call(at);
  } catch (problem) {
    throw new HongbaoError("date-invalid", { value: shown(at), ...dateInstead(at) }, problem);
  }
}

/** Says which date a number of milliseconds or a text means, where it means one. */
function dateInstead(value: unknown): ErrorData {
  if (typeof value !== "number" && typeof value !== "string") return {};
  const readable = !Number.isNaN(new Date(value).getTime()) && String(value).length <= 80;
  return readable ? { write: `new Date(${JSON.stringify(value)})` } : {};
}
