import { HongbaoError, payload } from "hongbao";
import type { TextField } from "../field.js";

/** What a code can hold, in the order of the choice. */
export const kinds = ["link", "text", "wifi", "contact", "email", "sms", "phone", "place", "event"] as const;
export type Kind = (typeof kinds)[number];

/** A field of a kind, as its form shows it. */
export interface Shape extends Partial<Pick<TextField, "rows" | "type" | "inputmode" | "placeholder">> {
  readonly name: string;
  /** Without it there is nothing to draw. */
  readonly required?: boolean;
  /** It never enters an address. */
  readonly secret?: boolean;
  /** It stands beside the next one. */
  readonly paired?: boolean;
}

/** The fields of each kind that are typed; what is ticked or chosen has its own place in the form. */
export const shapes: Readonly<Record<Kind, readonly Shape[]>> = {
  link: [{ name: "url", required: true, rows: 2, inputmode: "url", placeholder: "https://example.com/" }],
  text: [{ name: "text", required: true, rows: 4 }],
  wifi: [
    { name: "ssid", required: true },
    { name: "password", secret: true },
  ],
  contact: [
    { name: "name", required: true },
    { name: "organisation" },
    { name: "phone", inputmode: "tel", paired: true },
    { name: "email", inputmode: "email", paired: true },
    { name: "url", inputmode: "url" },
    { name: "note", rows: 2 },
  ],
  email: [{ name: "to", required: true, inputmode: "email", placeholder: "name@example.com" }, { name: "subject" }, { name: "body", rows: 3 }],
  sms: [
    { name: "to", required: true, inputmode: "tel", placeholder: "+86 138 0013 8000" },
    { name: "body", rows: 3 },
  ],
  phone: [{ name: "number", required: true, inputmode: "tel", placeholder: "+86 138 0013 8000" }],
  place: [
    { name: "latitude", required: true, inputmode: "text", placeholder: "31.2304", paired: true },
    { name: "longitude", required: true, inputmode: "text", placeholder: "121.4737", paired: true },
  ],
  event: [
    { name: "title", required: true },
    { name: "start", required: true, type: "datetime-local", paired: true },
    { name: "end", required: true, type: "datetime-local", paired: true },
    { name: "location" },
  ],
};

/** What was typed, by the names of the fields; what is ticked is "yes". */
export type Fields = Readonly<Record<string, string>>;

/** The text of a code, or what keeps it from being one: a field that is empty yet, or one that is wrong. */
export type Written = { readonly text: string } | { readonly missing: string } | { readonly wrong: string; readonly scheme?: boolean };

/** Writes the text that phones act on. */
export function writeContent(kind: Kind, fields: Fields): Written {
  const empty = shapes[kind].find(({ name, required }) => required === true && (fields[name] ?? "").trim() === "");
  if (empty !== undefined) return { missing: empty.name };
  try {
    return write[kind](fields);
  } catch (problem) {
    if (!(problem instanceof HongbaoError) || problem.code !== "payload-invalid") throw problem;
    return { wrong: String(problem.data["field"]) };
  }
}

const write: Readonly<Record<Kind, (fields: Fields) => Written>> = {
  link: ({ url = "" }) => checkLink(url.trim()),
  text: ({ text = "" }) => ({ text }),
  wifi: ({ ssid = "", password = "", security = "WPA", hidden }) => {
    const open = security === "nopass";
    if (!open && password === "") return { missing: "password" };
    return { text: payload.wifi({ ssid, security: open ? "nopass" : security === "WEP" || security === "SAE" ? security : "WPA", hidden: hidden === "yes", password: open ? undefined : password }) };
  },
  contact: ({ short, ...rest }) => {
    const { name = "", organisation, phone, email, url, note } = filled(rest);
    return { text: short === "yes" ? payload.mecard({ name, phone, email }) : payload.vcard({ name, organisation, phone, email, url, note }) };
  },
  email: (fields) => {
    const { to = "", subject, body } = filled(fields);
    return { text: payload.email({ to, subject, body }) };
  },
  sms: (fields) => {
    const { to = "", body } = filled(fields);
    return { text: payload.sms({ to, body }) };
  },
  phone: ({ number = "" }) => ({ text: payload.phone(number) }),
  place: ({ latitude = "", longitude = "" }) => {
    const [north, east] = [degrees(latitude), degrees(longitude)];
    if (Number.isNaN(north)) return { wrong: "latitude" };
    if (Number.isNaN(east)) return { wrong: "longitude" };
    return { text: payload.geo(north, east) };
  },
  event: ({ days, ...fields }) => {
    const { title = "", start = "", end = "", location } = filled(fields);
    const at = (text: string) => (days === "yes" ? text.slice(0, 10) : new Date(text));
    return { text: payload.event({ title, start: at(start), end: at(end), location }) };
  },
};

/** A phone opens what has a scheme; "example.com" alone it only shows or searches for. */
function checkLink(url: string): Written {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(url) || /^[^/?#@]*\.[a-z]+:\d/i.test(url)) return { wrong: "url", scheme: true };
  if (/\s/.test(url) || !parses(url)) return { wrong: "url" };
  return { text: url };
}

function parses(url: string): boolean {
  try {
    return new URL(url).href !== "";
  } catch {
    return false;
  }
}

/**
 * Parts a place that maps give as one text, such as "31.2304, 121.4737"; undefined: the text is no such pair. A comma without a space is
 * a decimal comma unless both numbers have a point.
 */
export function bothDegrees(text: string): { readonly latitude: string; readonly longitude: string } | undefined {
  const number = "[+-]?\\d+(?:[.,]\\d+)?°?";
  const pair = new RegExp(`^\\s*(${number})(?:\\s*[;；，]\\s*|\\s*,\\s+|\\s+)(${number})\\s*$`).exec(text) ?? /^\s*([+-]?\d+\.\d+),([+-]?\d+\.\d+)\s*$/.exec(text);
  return pair === null ? undefined : { latitude: pair[1] as string, longitude: pair[2] as string };
}

/** Reads degrees; a decimal comma and full-width digits are what they look like. */
function degrees(text: string): number {
  const plain = text.normalize("NFKC").trim().replace(",", ".").replace(/°$/, "");
  return /^[+-]?\d+(\.\d*)?$/.test(plain) ? Number(plain) : Number.NaN;
}

function filled(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== ""));
}

/** What a text that came from elsewhere is: a link that opens, or a text. */
export function kindOf(text: string): Kind {
  return /^https?:\/\/\S+$/i.test(text) ? "link" : "text";
}

/** Whether a text gives something away that no address may hold: a password, a key, a ticket's amount, a reveal. */
export function isSecret(text: string): boolean {
  return /^\s*(wifi:|otpauth)|[?&;#](pass|password|passwd|pwd|token|secret|key|seed|ticket)[=:]|^[a-z][a-z0-9+.-]*:\/\/[^/?#]*@|"(seed|password|secret)"|[0-9a-f]{64}/i.test(text);
}
