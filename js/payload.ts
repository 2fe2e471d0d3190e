import { contentLines, escapedText } from "./payload/content-line.js";
import { address, fields, line, lines, link, octets, optional, telephone, wrong } from "./payload/field.js";

/** A wireless network that a phone joins. */
export interface Wifi {
  /** The name of the network, 1 to 32 bytes of UTF-8. */
  readonly ssid: string;
  /** The password, 1 to 63 bytes of UTF-8, or 64 hexadecimal digits that are the key itself. */
  readonly password?: string | undefined;
  /**
   * How the network is protected: `"WPA"` stands for WPA, WPA2 and WPA3 with a password.
   *
   * @defaultValue `"WPA"` with a password, else `"nopass"`
   */
  readonly security?: "WPA" | "WEP" | "nopass" | undefined;
  /**
   * Whether the network does not tell its name.
   *
   * @defaultValue `false`
   */
  readonly hidden?: boolean | undefined;
}

/** A person or a firm that a phone adds to its contacts. */
export interface Vcard {
  /** The whole name, as it is to be shown. */
  readonly name: string;
  readonly organisation?: string | undefined;
  /** A number to dial; what separates its digits is left out. */
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  /** An absolute address. */
  readonly url?: string | undefined;
  readonly note?: string | undefined;
}

/** A contact in the shortest form. */
export interface Mecard {
  readonly name: string;
  /** A number to dial; what separates its digits is left out. */
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
}

/** A letter that a phone's mail program opens. */
export interface Email {
  /** One address. */
  readonly to: string;
  readonly subject?: string | undefined;
  readonly body?: string | undefined;
}

/** A text message that a phone opens, ready to be sent. */
export interface Sms {
  /** A number to dial; what separates its digits is left out. */
  readonly to: string;
  readonly body?: string | undefined;
}

/** An event that a phone adds to its calendar. */
export interface CalendarEvent {
  readonly title: string;
  /** The first second. */
  readonly start: Date;
  /** The end, later than the start. */
  readonly end: Date;
  readonly location?: string | undefined;
}

/**
 * Joins a wireless network: the `WIFI:` text of the ZXing project, which phones read.
 *
 * A backslash stands before each of `\ ; , : "`. A name that looks hexadecimal stands in quotes, or readers would take it for
 * the bytes of the name. Passwords need none: those that could be keys (64 digits with WPA; 10, 26 or 58 with WEP) are keys.
 *
 * @throws `payload-invalid` with the field: a name of 0 or more than 32 bytes, no password for a network that has one, a
 * password for one that has none, or one that is too long
 *
 * @example
 * ```ts
 * payload.wifi({ ssid: "红包", password: "a;b" }); // "WIFI:T:WPA;S:红包;P:a\\;b;;"
 * payload.wifi({ ssid: "" }); // throws payload-invalid
 * ```
 */
function wifi(p: Wifi): string {
  const { ssid, password, security = password === undefined ? "nopass" : "WPA", hidden = false } = fields(p);
  if (!["WPA", "WEP", "nopass"].includes(security)) throw wrong("security", "must be WPA, WEP or nopass", security);
  if (typeof hidden !== "boolean") throw wrong("hidden", "must be true or false", hidden);
  if (octets(line("ssid", ssid)) > 32) throw wrong("ssid", "must have at most 32 bytes", ssid);
  const name = /^[0-9a-f]+$/i.test(ssid) ? `"${ssid}"` : escapedMark(ssid);
  const end = hidden ? "H:true;;" : ";";
  if (security === "nopass") {
    if (password !== undefined && password !== "") throw wrong("password", "must be left out where security is nopass");
    return `WIFI:T:nopass;S:${name};${end}`;
  }
  if (password === undefined) throw wrong("password", "must be given where security is not nopass");
  if (octets(line("password", password)) > 63 && !/^[0-9a-f]{64}$/i.test(password)) throw wrong("password", "must have at most 63 bytes");
  return `WIFI:T:${security};S:${name};P:${escapedMark(password)};${end}`;
}

/**
 * Adds a contact: vCard 3.0, RFC 2426.
 *
 * Version 3.0 and not 4.0, since every phone of the last twenty years imports it and older ones drop what they do not know of
 * 4.0. The name stands whole in `FN`, and as the given name in `N`: which part of it is the family's cannot be told.
 *
 * @throws `payload-invalid` with the field: an empty or malformed one
 *
 * @example
 * ```ts
 * const card = payload.vcard({ name: "王小明", phone: "+86 138 0013 8000" });
 * card.includes("\r\nFN:王小明\r\nTEL:+8613800138000\r\n"); // true
 * ```
 */
function vcard(p: Vcard): string {
  const { name, organisation, phone, email, url, note } = fields(p);
  const text = (field: string, value: string) => escapedText(lines(field, value));
  return contentLines(
    ["BEGIN", "VCARD"],
    ["VERSION", "3.0"],
    ["N", `;${text("name", name)};;;`],
    ["FN", text("name", name)],
    ["ORG", optional(text, "organisation", organisation)],
    ["TEL", optional(telephone, "phone", phone)],
    ["EMAIL", optional(address, "email", email)],
    ["URL", optional(link, "url", url)],
    ["NOTE", optional(text, "note", note)],
    ["END", "VCARD"],
  );
}

/**
 * Adds a contact in fewer bytes: the `MECARD:` text of NTT DoCoMo. A backslash stands before each of `\ ; , : "`.
 *
 * @throws `payload-invalid` with the field: an empty or malformed one
 *
 * @example
 * ```ts
 * payload.mecard({ name: "Ada Lovelace", phone: "+44 20 7946 0958" }); // "MECARD:N:Ada Lovelace;TEL:+442079460958;;"
 * ```
 */
function mecard(p: Mecard): string {
  const { name, phone, email } = fields(p);
  let text = `MECARD:N:${escapedMark(line("name", name))};`;
  if (phone !== undefined) text += `TEL:${telephone("phone", phone)};`;
  if (email !== undefined) text += `EMAIL:${escapedMark(address("email", email))};`;
  return `${text};`;
}

/**
 * Opens a letter: a `mailto:` address, RFC 6068, percent-encoded, line breaks as CR LF.
 *
 * @throws `payload-invalid` with the field: anything but one address, a subject of several lines, or an empty one
 *
 * @example
 * ```ts
 * payload.email({ to: "ada@example.com", subject: "恭喜" }); // "mailto:ada@example.com?subject=%E6%81%AD%E5%96%9C"
 * payload.email({ to: "nobody" }); // throws payload-invalid
 * ```
 */
function email(p: Email): string {
  const { to, subject, body } = fields(p);
  let text = `mailto:${encodeURIComponent(address("to", to)).replace("%40", "@")}`;
  if (subject !== undefined) text += `?subject=${percent(line("subject", subject))}`;
  if (body !== undefined) text += `${subject === undefined ? "?" : "&"}body=${percent(lines("body", body).replace(/\r\n?|\n/g, "\r\n"))}`;
  return text;
}

/**
 * Opens a text message: `SMSTO:`, the number, and the text as it stands.
 *
 * Not `sms:` of RFC 5724, since systems disagree on how its text follows the number; this form is read by all of them, and its
 * text, the last part, needs no escape.
 *
 * @throws `payload-invalid` with the field: a malformed number or an empty text
 *
 * @example
 * ```ts
 * payload.sms({ to: "+86 138 0013 8000", body: "恭喜发财" }); // "SMSTO:+8613800138000:恭喜发财"
 * ```
 */
function sms(p: Sms): string {
  const { to, body } = fields(p);
  const number = telephone("to", to);
  return body === undefined ? `SMSTO:${number}` : `SMSTO:${number}:${lines("body", body)}`;
}

/**
 * Dials a number: a `tel:` address, RFC 3966. What separates its digits is left out, and `#` is percent-encoded.
 *
 * @throws `payload-invalid`: anything but `+` and at most 15 digits, or digits, `*` and `#`
 *
 * @example
 * ```ts
 * payload.phone("+86 138-0013-8000"); // "tel:+8613800138000"
 * payload.phone("call me"); // throws payload-invalid
 * ```
 */
function phone(number: string): string {
  return `tel:${telephone("number", number).replace(/#/g, "%23")}`;
}

/**
 * Shows a place: a `geo:` address, RFC 5870, WGS 84, with at most eight decimals, which is a millimetre.
 *
 * @param latitude - degrees north, -90 to 90
 * @param longitude - degrees east, -180 to 180
 * @throws `payload-invalid`: a number out of its range
 *
 * @example
 * ```ts
 * payload.geo(39.9042, 116.4074); // "geo:39.9042,116.4074"
 * payload.geo(91, 0); // throws payload-invalid
 * ```
 */
function geo(latitude: number, longitude: number): string {
  return `geo:${degrees("latitude", latitude, 90)},${degrees("longitude", longitude, 180)}`;
}

/**
 * Adds an event: an iCalendar object with one `VEVENT` in UTC, RFC 5545, whole seconds.
 *
 * The standard wants an identity and a time stamp. Both follow from the event, so that the same event is the same text, and
 * reading it twice adds it once.
 *
 * @throws `payload-invalid` with the field: an empty text, a date that is none or lies outside the years 1 to 9999, or an end
 * that is not later than the start
 *
 * @example
 * ```ts
 * const start = new Date("2027-02-05T12:00:00Z");
 * const end = new Date("2027-02-05T16:00:00Z");
 * payload.event({ title: "除夕", start, end }).includes("\r\nDTSTART:20270205T120000Z\r\n"); // true
 * payload.event({ title: "除夕", start: end, end: start }); // throws payload-invalid
 * ```
 */
function event(p: CalendarEvent): string {
  const { title, start, end, location } = fields(p);
  const summary = escapedText(lines("title", title));
  const place = optional(lines, "location", location);
  const [from, to] = [instant("start", start), instant("end", end)];
  if (to <= from) throw wrong("end", "must be later than the start", to);
  return contentLines(
    ["BEGIN", "VCALENDAR"],
    ["VERSION", "2.0"],
    ["PRODID", "-//hongbao//EN"],
    ["BEGIN", "VEVENT"],
    ["UID", `${from}-${fingerprint(`${to}\n${title}\n${location ?? ""}`)}@hongbao`],
    ["DTSTAMP", from],
    ["DTSTART", from],
    ["DTEND", to],
    ["SUMMARY", summary],
    ["LOCATION", place === undefined ? undefined : escapedText(place)],
    ["END", "VEVENT"],
    ["END", "VCALENDAR"],
  );
}

/** Texts that phones act on, escaped to their standards; wrong fields throw `payload-invalid` with the field and the reason. */
export const payload = { wifi, vcard, mecard, email, sms, phone, geo, event } as const;

/** Sets a backslash before each mark that `WIFI:` and `MECARD:` use themselves. */
function escapedMark(text: string): string {
  return text.replace(/[\\;,:"]/g, "\\$&");
}

/** Encodes what RFC 6068 does not allow in a field of a letter. */
function percent(text: string): string {
  // These five are left by encodeURIComponent, and taken for punctuation by readers of plain text.
  return encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Prints degrees without an exponent. @throws `payload-invalid` */
function degrees(field: string, value: number, most: 90 | 180): string {
  if (typeof value !== "number" || !(Math.abs(value) <= most)) {
    throw wrong(field, most === 90 ? "must be a number from -90 to 90" : "must be a number from -180 to 180", value);
  }
  const text = value.toFixed(8).replace(/\.?0+$/, "");
  return text === "-0" ? "0" : text;
}

/** Prints an instant in UTC, whole seconds: RFC 5545 3.3.5. @throws `payload-invalid` */
function instant(field: string, at: Date): string {
  const text = iso(at);
  if (text === undefined) throw wrong(field, "must be a date", at);
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
