import { HongbaoError, payload } from "hongbao";
import type { TextField } from "../field.js";
import { type Doubt, readLink } from "../link.js";
import { bothDegrees, degrees } from "./place.js";

export { bothDegrees };

/** What a code can hold, in the order of the choice. */
export const kinds = ["link", "text", "wifi", "contact", "email", "sms", "whatsapp", "phone", "place", "event", "epc", "swissQr", "upi", "pix", "promptpay"] as const;
export type Kind = (typeof kinds)[number];

/** A field of a kind, as its form shows it. */
export interface Shape extends Partial<Pick<TextField, "rows" | "type" | "inputmode" | "placeholder" | "unit">> {
  readonly name: string;
  /** Without it there is nothing to draw. */
  readonly required?: boolean;
  /** It never enters an address. */
  readonly secret?: boolean;
  /** It may hold anything, so it enters only the address that the person asks for. */
  readonly free?: boolean;
  /** It stands beside the next one. */
  readonly paired?: boolean;
  /** It is folded away until one asks for more. */
  readonly more?: boolean;
  /** One of these is chosen; the first one is the default. */
  readonly choices?: readonly string[];
  /** It is shown only where this field has this value. */
  readonly only?: readonly [field: string, value: string];
  /** It is a link: a host that is typed alone gets its scheme. */
  readonly link?: boolean;
}

/** The fields of each kind that are typed; what is ticked or chosen has its own place in the form. */
export const shapes: Readonly<Record<Kind, readonly Shape[]>> = {
  link: [{ name: "url", free: true, required: true, rows: 2, inputmode: "url", placeholder: "example.com/menu", link: true }],
  text: [{ name: "text", free: true, required: true, rows: 4 }],
  wifi: [
    { name: "ssid", required: true },
    { name: "identity", only: ["security", "EAP"], free: true },
    { name: "password", secret: true },
    { name: "method", only: ["security", "EAP"], choices: ["PEAP", "TTLS", "TLS", "PWD"], paired: true },
    { name: "phase2", only: ["security", "EAP"], choices: ["MSCHAPV2", "GTC", "PAP"], paired: true },
    { name: "anonymous", only: ["security", "EAP"], free: true },
  ],
  contact: [
    { name: "name", required: true },
    { name: "organisation" },
    { name: "phone", inputmode: "tel", paired: true },
    { name: "email", inputmode: "email", paired: true },
    { name: "url", free: true, inputmode: "url", link: true },
    { name: "title", more: true },
    { name: "mobile", inputmode: "tel", more: true },
    { name: "street", free: true, more: true },
    { name: "postcode", free: true, more: true, paired: true },
    { name: "city", free: true, more: true, paired: true },
    { name: "region", free: true, more: true, paired: true },
    { name: "country", free: true, more: true, paired: true },
    { name: "birthday", type: "date", free: true, more: true },
    { name: "note", free: true, rows: 2, more: true },
  ],
  email: [{ name: "to", required: true, inputmode: "email", placeholder: "name@example.com" }, { name: "subject" }, { name: "body", free: true, rows: 3 }],
  sms: [
    { name: "to", required: true, inputmode: "tel", placeholder: "+86 138 0013 8000" },
    { name: "body", free: true, rows: 3 },
  ],
  whatsapp: [
    { name: "to", required: true, inputmode: "tel", placeholder: "+44 20 7946 0958" },
    { name: "text", free: true, rows: 3 },
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
    { name: "description", free: true, rows: 2, more: true },
    { name: "url", free: true, inputmode: "url", link: true, more: true },
  ],
  epc: [
    { name: "name", required: true, free: true },
    { name: "iban", required: true, free: true, placeholder: "DE89 3704 0044 0532 0130 00" },
    { name: "amount", inputmode: "decimal", free: true, unit: "€" },
    { name: "text", free: true },
    { name: "reference", free: true, more: true },
    { name: "bic", free: true, more: true },
  ],
  swissQr: [
    { name: "name", required: true, free: true },
    { name: "street", free: true, paired: true },
    { name: "house", free: true, paired: true },
    { name: "postcode", required: true, free: true, paired: true },
    { name: "city", required: true, free: true, paired: true },
    { name: "country", free: true, placeholder: "CH" },
    { name: "iban", required: true, free: true, placeholder: "CH58 0079 1123 0008 8901 2" },
    { name: "currency", choices: ["CHF", "EUR"], paired: true },
    { name: "amount", inputmode: "decimal", free: true, paired: true },
    { name: "reference", free: true },
    { name: "message", free: true, more: true },
  ],
  upi: [
    { name: "payee", required: true, free: true, placeholder: "name@bank" },
    { name: "name", required: true, free: true },
    { name: "amount", inputmode: "decimal", free: true, unit: "₹" },
    { name: "note", free: true },
    { name: "reference", free: true, more: true },
  ],
  pix: [
    { name: "key", required: true, free: true },
    { name: "name", required: true, free: true },
    { name: "city", required: true, free: true },
    { name: "amount", inputmode: "decimal", free: true, unit: "R$" },
    { name: "id", free: true, more: true },
  ],
  promptpay: [
    { name: "id", required: true, inputmode: "tel", free: true },
    { name: "amount", inputmode: "decimal", free: true, unit: "฿" },
  ],
};

/** What was typed, by the names of the fields; what is ticked is "yes". */
export type Fields = Readonly<Record<string, string>>;

/** What the picture shows while nothing is filled in. */
export const exampleText = "https://example.com/";

/** The text of a code, or what keeps it from being one: a field that is empty yet, or one that is wrong; `doubt` says why a link is none. */
export type Written = { readonly text: string } | { readonly missing: string } | { readonly wrong: string; readonly doubt?: Doubt };

/** Writes the text that phones act on. */
export function writeContent(kind: Kind, typed: Fields): Written {
  const fields = kind === "place" ? placeIn(typed) : typed;
  if (kind === "place" && Number.isNaN(degrees(fields["latitude"] || "0", "latitude"))) return { wrong: "latitude" };
  const empty = shapes[kind].find(({ name, required }) => required === true && (fields[name] ?? "").trim() === "");
  if (empty !== undefined) return { missing: empty.name };
  try {
    return write[kind](fields);
  } catch (problem) {
    if (!(problem instanceof HongbaoError)) throw problem;
    if (problem.code === "amount-invalid") return { wrong: "amount" };
    if (problem.code !== "payload-invalid") throw problem;
    // A part of an address or of a party is named behind it.
    const field = String(problem.data["field"]).replace(/^.*\./, "");
    return { wrong: field === "phone" && kind === "contact" ? wrongPhone(fields) : field };
  }
}

const write: Readonly<Record<Kind, (fields: Fields) => Written>> = {
  link: ({ url = "", kept }) => linkIn("url", url, kept),
  text: ({ text = "" }) => ({ text }),
  wifi: ({ ssid = "", password = "", security = "WPA", hidden, ...login }) => {
    const known = (["SAE", "WEP", "nopass", "EAP"] as const).find((one) => one === security) ?? "WPA";
    const { identity, anonymous, method = "PEAP", phase2 = "MSCHAPV2" } = filled(login);
    const certified = known === "EAP" && method === "TLS";
    if (known === "EAP" && identity === undefined) return { missing: "identity" };
    if (known !== "nopass" && !certified && password === "") return { missing: "password" };
    if (known === "WEP" && !isWepKey(password)) return { wrong: "password" };
    const eap = known === "EAP" ? { method: method as "PEAP", identity, anonymous, phase2: method === "PEAP" || method === "TTLS" ? (phase2 as "PAP") : undefined } : undefined;
    return { text: payload.wifi({ ssid, security: known, hidden: hidden === "yes", password: known === "nopass" || (certified && password === "") ? undefined : password, eap }) };
  },
  contact: ({ short, ...rest }) => {
    const { name = "", organisation, title, phone, mobile, email, url: site, birthday, note, ...place } = filled(rest);
    const { street, postcode, city, region, country } = place;
    const address = [street, postcode, city, region, country].some((part) => part !== undefined) ? { street, postcode, city, region, country } : undefined;
    const phones = mobile === undefined ? phone : [...(phone === undefined ? [] : [{ number: phone, type: "work" as const }]), { number: mobile, type: "cell" as const }];
    const read = site === undefined || short === "yes" ? undefined : linkIn("url", site, rest["kept"]);
    if (read !== undefined && !("text" in read)) return read;
    const url = read?.text;
    return { text: short === "yes" ? payload.mecard({ name, phone: phone ?? mobile, email }) : payload.vcard({ name, organisation, title, phone: phones, email, url, address, birthday, note }) };
  },
  email: (fields) => {
    const { to = "", subject, body } = filled(fields);
    return { text: payload.email({ to, subject, body }) };
  },
  sms: (fields) => {
    const { to = "", body } = filled(fields);
    return { text: payload.sms({ to, body }) };
  },
  whatsapp: (fields) => {
    const { to = "", text } = filled(fields);
    return { text: payload.whatsapp({ to, text }) };
  },
  phone: ({ number = "" }) => ({ text: payload.phone(number) }),
  place: ({ latitude = "", longitude = "" }) => {
    const east = degrees(longitude, "longitude");
    if (Number.isNaN(east)) return { wrong: "longitude" };
    return { text: payload.geo(degrees(latitude, "latitude"), east) };
  },
  event: ({ days, ...fields }) => {
    const { title = "", start = "", end = "", location, description, url: site, kept } = filled(fields);
    const read = site === undefined ? undefined : linkIn("url", site, kept);
    if (read !== undefined && !("text" in read)) return read;
    const at = (text: string) => (days === "yes" ? dayIn(text) : new Date(timeIn(text)));
    return { text: payload.event({ title, start: at(start), end: at(end), location, description, url: read?.text }) };
  },
  epc: (fields) => {
    const { name = "", iban = "", text, reference, bic } = filled(fields);
    return { text: payload.epc({ name, iban, amount: amountIn(fields), text, reference, bic: bic?.toUpperCase() }) };
  },
  swissQr: (fields) => {
    const { name = "", street, house, postcode = "", city = "", country = "CH", iban = "", currency, reference, message } = filled(fields);
    const creditor = { name, street, house, postcode, city, country: country.trim().toUpperCase() };
    return { text: payload.swissQr({ creditor, iban, amount: amountIn(fields), currency: currency === "EUR" ? "EUR" : "CHF", reference, message }) };
  },
  upi: (fields) => {
    const { payee = "", name = "", note, reference } = filled(fields);
    return { text: payload.upi({ payee: payee.trim(), name, amount: amountIn(fields), note, reference }) };
  },
  pix: (fields) => {
    const { key = "", name = "", city = "", id } = filled(fields);
    return { text: payload.pix({ key: key.trim(), name, city, amount: amountIn(fields), id }) };
  },
  promptpay: (fields) => {
    const { id = "" } = filled(fields);
    return { text: payload.promptpay({ id: id.trim(), amount: amountIn(fields) }) };
  },
};

/** An amount in hundredths; nothing where it is left to who pays. A decimal comma is what it looks like. */
function amountIn({ amount = "" }: Fields): bigint | undefined {
  const plain = amount.normalize("NFKC").replace(/[\s']/g, "");
  if (plain === "") return undefined;
  const parts = /^(\d{1,15})(?:[.,](\d{1,2}))?$/.exec(plain);
  if (parts === null) throw new HongbaoError("amount-invalid", { value: plain });
  return BigInt(`${parts[1]}${(parts[2] ?? "").padEnd(2, "0")}`);
}

/** Of two numbers, the one that cannot be dialled. */
function wrongPhone({ phone = "" }: Fields): string {
  try {
    if (phone.trim() !== "") payload.phone(phone);
    return "mobile";
  } catch {
    return "phone";
  }
}

/** A key of WEP: 5 or 13 letters, or as many bytes in hexadecimal digits. */
function isWepKey(password: string): boolean {
  return /^(?:[ -~]{5}|[ -~]{13}|[0-9a-f]{10}|[0-9a-f]{26})$/i.test(password);
}

/** The day of a day and time, as the field of a day shows it. */
export function dayIn(text: string): string {
  return text.slice(0, 10);
}

/** A day with a time, as the field of both shows it: a day alone begins at midnight, wherever the person is. */
export function timeIn(text: string): string {
  return /^\d{4,}-\d\d-\d\d$/.test(text) ? `${text}T00:00` : text;
}

/** A place whose halves were both typed into the first field has both. */
function placeIn(fields: Fields): Fields {
  const both = (fields["longitude"] ?? "").trim() === "" ? bothDegrees(fields["latitude"] ?? "") : undefined;
  return both === undefined ? fields : { ...fields, ...both };
}

function linkIn(field: string, typed: string, kept: string | undefined): Written {
  const read = readLink(typed, kept);
  if ("text" in read) return { text: read.text };
  return { wrong: field, doubt: read };
}

function filled(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== ""));
}

/** What a text that came from elsewhere is: a link that opens, or a text. */
export function kindOf(text: string): Kind {
  return /^https?:\/\/\S+$/i.test(text) ? "link" : "text";
}
