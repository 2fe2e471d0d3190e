import { call } from "./core.js";
import { withNames } from "./date-names.js";
import { HongbaoError } from "./error.js";
import { strftimeOf } from "./foreign-pattern.js";
import { milliseconds } from "./instant.js";
import { checkLength, invalid, shown } from "./option.js";
import { zone } from "./zone.js";

/** A part of a date, named as in PostgreSQL. */
export type TimePart = "year" | "isoyear" | "quarter" | "month" | "week" | "day" | "dow" | "isodow" | "doy" | "hour" | "minute" | "second" | "epoch";

/**
 * The first instant of the next calendar day.
 *
 * That is midnight on nearly every day; where clocks jump over midnight it is the instant after the jump, and where a zone
 * has skipped a whole day it is the start of the day after that.
 *
 * @param at - any instant of the day before
 * @defaultValue at: now
 * @param timeZone - an IANA name such as `"Asia/Shanghai"`
 * @defaultValue timeZone: the local zone
 * @throws HongbaoError `date-invalid` where the date is none or lies outside the years -9999 to 9999, `time-zone-unknown`
 *
 * @example
 * ```ts
 * import { nextMidnight } from "hongbao";
 *
 * const at = new Date("2027-02-05T12:00:00Z");
 * nextMidnight(at, "Asia/Shanghai").toISOString(); // "2027-02-05T16:00:00.000Z"
 * nextMidnight(at, "Asia/Nowhere"); // throws time-zone-unknown
 * ```
 */
export function nextMidnight(at: Date = new Date(), timeZone?: string): Date {
  const local = zone(timeZone);
  const from = milliseconds(at);
  return new Date(call((core) => core.nextMidnight(from, local)));
}

/**
 * The milliseconds from `at` until {@link nextMidnight}: at midnight itself a whole day, which has 23 or 25 hours where the
 * clock changes.
 *
 * @defaultValue at: now
 * @defaultValue timeZone: the local zone
 * @throws HongbaoError `date-invalid`, `time-zone-unknown`
 *
 * @example
 * ```ts
 * import { untilMidnight } from "hongbao";
 *
 * untilMidnight(new Date("2027-02-05T15:59:59Z"), "Asia/Shanghai"); // 1000
 * ```
 */
export function untilMidnight(at: Date = new Date(), timeZone?: string): number {
  return nextMidnight(at, timeZone).getTime() - milliseconds(at);
}

/**
 * Writes a date by a strftime pattern, or `""` where there is no date.
 *
 * The specifiers are those of Rust's chrono: `%Y-%m-%d`, `%H:%M:%S`, `%.3f` for milliseconds, `%j`, `%V`, `%::z` … A pattern has at
 * most 1 000 characters.
 * @defaultValue pattern: `"%Y-%m-%d %H:%M:%S"`
 * @defaultValue timeZone: the local zone
 * @param language - a tag of BCP 47 such as `"zh-CN"`: the names of days, months and half days are the engine's for it
 * @defaultValue language: `"en"`, the same in every engine
 * @throws HongbaoError `format-invalid` with the pattern and the part of it that is not known, or where a pattern has no `%` with the one
 * that was `meant`; `date-invalid`, `time-zone-unknown`; `option-invalid` where the language is no tag
 *
 * @example
 * ```ts
 * import { formatTime } from "hongbao";
 *
 * const at = new Date("2027-02-05T12:00:00Z");
 * formatTime(at, "%Y-%m-%d %H:%M", "Asia/Shanghai"); // "2027-02-05 20:00"
 * formatTime(at, "%-m月%-d日 %A %p", "Asia/Shanghai", "zh-CN"); // "2月5日 星期五 下午"
 * formatTime(null); // ""
 * formatTime(at, "YYYY-MM-DD"); // throws format-invalid
 * ```
 */
export function formatTime(at: Date | null | undefined, pattern = "%Y-%m-%d %H:%M:%S", timeZone?: string, language = "en"): string {
  if (at === null || at === undefined) return "";
  if (typeof pattern !== "string") throw new HongbaoError("format-invalid", { pattern: shown(pattern) });
  checkLength(pattern, mostPattern, "format-invalid", { pattern: shown(pattern) });
  if (pattern !== "" && !pattern.includes("%")) throw new HongbaoError("format-invalid", { pattern: shown(pattern), meant: strftimeOf(pattern) ?? "%Y-%m-%d" });
  checkLanguage(language);
  const local = zone(timeZone);
  const from = milliseconds(at);
  const written = (by: string) => call((core) => core.formatTime(from, local, by));
  const plain = written(pattern);
  // The pattern is known to be right by now, so that no error shows the names in it.
  return language === "en" ? plain : written(withNames(pattern, new Date(from + local.offset(from) * 1000), language));
}

/** The most characters of a pattern. */
const mostPattern = 1_000;

function checkLanguage(language: string): void {
  if (language === "en") return;
  try {
    if (typeof language === "string" && Intl.getCanonicalLocales(language).length > 0) return;
  } catch (problem) {
    if (!(problem instanceof RangeError)) throw problem;
  }
  throw invalid("language", language, "a tag of BCP 47 such as zh-CN");
}

/**
 * One part of a date, as PostgreSQL's `EXTRACT(part FROM at AT TIME ZONE zone)` gives it: there is no year 0, `dow` counts
 * from Sunday as 0, `isodow` from Monday as 1, `week` and `isoyear` are those of ISO 8601, `second` has its milliseconds.
 *
 * `epoch` is `EXTRACT(epoch FROM at)`, the seconds since 1970 in UTC whatever the zone.
 *
 * @defaultValue timeZone: the local zone
 * @throws HongbaoError `option-invalid` for an unknown part, `date-invalid`, `time-zone-unknown`
 *
 * @example
 * ```ts
 * import { timePart } from "hongbao";
 *
 * timePart("isodow", new Date("2027-02-05T12:00:00Z"), "Asia/Shanghai"); // 5
 * ```
 */
export function timePart(part: TimePart, at: Date, timeZone?: string): number {
  const local = zone(timeZone);
  const from = milliseconds(at);
  return call((core) => core.timePart(shown(part), from, local));
}
