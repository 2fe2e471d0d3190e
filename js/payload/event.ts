import { contentLines, escapedText } from "./content-line.js";
import { day, dayAfter } from "./day.js";
import { fields, lines, link, optional, wrong } from "./field.js";

/** An event that a phone adds to its calendar. */
export interface CalendarEvent {
  readonly title: string;
  /** The first second; or the first day, such as `"2027-01-31"`, of an event that takes whole days. */
  readonly start: Date | string;
  /** The end, later than the start; or the last day, which is a part of the event. */
  readonly end: Date | string;
  readonly location?: string | undefined;
  readonly description?: string | undefined;
  /** An absolute address. */
  readonly url?: string | undefined;
}

/**
 * Adds an event: an iCalendar object with one `VEVENT`, RFC 5545, in UTC and whole seconds, or in days.
 *
 * The standard wants an identity and a time stamp. Both follow from the event, so that the same event is the same text, and
 * reading it twice adds it once. The standard's end of an event in days is the day after the last.
 *
 * @throws `payload-invalid` with the field: an empty text, a date that is none or lies outside the years 1 to 9999, a date beside a
 * day, or an end that is not later than the start; `option-unknown`
 *
 * @example
 * ```ts
 * import { payload } from "hongbao";
 *
 * const text = payload.event({ title: "除夕", start: "2027-02-05", end: "2027-02-05" });
 * text.includes("\r\nDTSTART;VALUE=DATE:20270205\r\n"); // true
 * payload.event({ title: "除夕", start: "2027-02-06", end: "2027-02-05" }); // throws payload-invalid
 * ```
 */
export function event(p: CalendarEvent): string {
  const { title, start, end, location, description, url } = fields(p, ["title", "start", "end", "location", "description", "url"]);
  const summary = escapedText(lines("title", title));
  const [place, more, address] = [optional(lines, "location", location), optional(lines, "description", description), optional(link, "url", url)];
  const { from, to, stamp, kind } = typeof start === "string" ? days(start, end) : instants(start, end);
  const named = [to, title, location ?? "", ...[description, url].filter((part) => part !== undefined)].join("\n");
  return contentLines(
    ["BEGIN", "VCALENDAR"],
    ["VERSION", "2.0"],
    ["PRODID", "-//hongbao//EN"],
    ["BEGIN", "VEVENT"],
    ["UID", `${from}-${fingerprint(named)}@hongbao`],
    ["DTSTAMP", stamp],
    [`DTSTART${kind}`, from],
    [`DTEND${kind}`, to],
    ["SUMMARY", summary],
    ["LOCATION", place === undefined ? undefined : escapedText(place)],
    ["DESCRIPTION", more === undefined ? undefined : escapedText(more)],
    ["URL", address],
    ["END", "VEVENT"],
    ["END", "VCALENDAR"],
  );
}

interface Span {
  readonly from: string;
  readonly to: string;
  /** When the event was made, as far as anyone can tell from it. */
  readonly stamp: string;
  /** What the names of both ends are followed by. */
  readonly kind: string;
}

function days(start: string, end: Date | string): Span {
  if (typeof end !== "string") throw wrong("start", "must be a date where the end is one", start);
  const [first, last] = [day("start", start), day("end", end)];
  if (last < first) throw wrong("end", "must not be before the start", last);
  if (last === "9999-12-31") throw wrong("end", "must lie in the years 1 to 9999", last);
  const from = first.replace(/-/g, "");
  return { from, to: dayAfter(last).replace(/-/g, ""), stamp: `${from}T000000Z`, kind: ";VALUE=DATE" };
}

function instants(start: Date, end: Date | string): Span {
  if (typeof end === "string") throw wrong("end", "must be a date where the start is one", end);
  const [from, to] = [instant("start", start), instant("end", end)];
  if (to <= from) throw wrong("end", "must be later than the start", to);
  return { from, to, stamp: from, kind: "" };
}

/** Prints an instant in UTC, whole seconds: RFC 5545 3.3.5. @throws `payload-invalid` */
function instant(field: string, at: Date): string {
  const text = iso(at);
  if (text === undefined) throw wrong(field, 'must be a Date, such as new Date("2027-01-31T12:00:00Z")', at);
  if (!/^\d{4}-/.test(text) || text.startsWith("0000")) throw wrong(field, "must lie in the years 1 to 9999", text);
  return `${text.slice(0, 19).replace(/[-:]/g, "")}Z`;
}

/** Returns a date of any realm in ISO 8601, nothing for what is no date. */
function iso(at: Date): string | undefined {
  try {
    return Date.prototype.toISOString.call(at);
  } catch {
    return undefined;
  }
}

/** Returns eight hexadecimal digits that follow from a text: FNV-1a over its UTF-16 units. */
function fingerprint(text: string): string {
  let sum = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) sum = Math.imul(sum ^ text.charCodeAt(place), 0x01000193);
  return (sum >>> 0).toString(16).padStart(8, "0");
}
