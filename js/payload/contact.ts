import { contentLines, escapedText } from "./content-line.js";
import { day } from "./day.js";
import { address, fields, line, lines, link, oneOf, optional, wrong } from "./field.js";
import { escapedMark } from "./mark.js";
import { telephone } from "./telephone.js";

/** The parts of a person's name; at least the given or the family name. */
export interface VcardName {
  readonly given?: string | undefined;
  readonly family?: string | undefined;
  /** Such as `"Dr."`. */
  readonly prefix?: string | undefined;
  /** Such as `"Jr."`. */
  readonly suffix?: string | undefined;
}

/** A number to dial, and what kind of telephone it rings. */
export interface VcardPhone {
  readonly number: string;
  readonly type?: "cell" | "work" | "home" | "fax" | undefined;
}

/** A postal address. */
export interface VcardAddress {
  /** Street and house number. */
  readonly street?: string | undefined;
  readonly city?: string | undefined;
  readonly region?: string | undefined;
  readonly postcode?: string | undefined;
  readonly country?: string | undefined;
}

/** A person or a firm that a phone adds to its contacts. */
export interface Vcard {
  /** The whole name as it is to be shown, or its parts. */
  readonly name: string | VcardName;
  readonly organisation?: string | undefined;
  /** What the person is in the organisation. */
  readonly title?: string | undefined;
  /** One number to dial, or several; what separates digits is left out. */
  readonly phone?: string | readonly VcardPhone[] | undefined;
  readonly email?: string | readonly string[] | undefined;
  /** An absolute address. */
  readonly url?: string | undefined;
  readonly address?: VcardAddress | undefined;
  /** A day, such as `"1990-02-03"`. */
  readonly birthday?: string | undefined;
  readonly note?: string | undefined;
}

/** A contact in the shortest form. */
export interface Mecard {
  readonly name: string;
  /** A number to dial; what separates its digits is left out. */
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
}

/**
 * Adds a contact: vCard 3.0, RFC 2426.
 *
 * Version 3.0 and not 4.0, since every phone of the last twenty years imports it and older ones drop what they do not know of
 * 4.0. A name that is one text stands whole in `FN`, and as the given name in `N`: which part of it is the family's cannot be told.
 * Parts of a name are shown in their order in the West, or, where Chinese, Japanese or Korean is written, the family's first and
 * without a space.
 *
 * @throws `payload-invalid` with the field: an empty or malformed one; `option-unknown`
 *
 * @example
 * ```ts
 * import { payload } from "hongbao";
 *
 * const card = payload.vcard({ name: { family: "王", given: "小明" }, phone: [{ number: "+86 138 0013 8000", type: "cell" }] });
 * card.includes("\r\nN:王;小明;;;\r\n"); // true
 * payload.vcard({ name: "" }); // throws payload-invalid
 * ```
 */
export function vcard(p: Vcard): string {
  const known = ["name", "organisation", "title", "phone", "email", "url", "address", "birthday", "note"] as const;
  const { name, organisation, title, phone, email, url, address: place, birthday, note } = fields(p, known);
  const [parts, shown] = nameOf(name);
  return contentLines(
    ["BEGIN", "VCARD"],
    ["VERSION", "3.0"],
    ["N", parts],
    ["FN", shown],
    ["ORG", optional(text, "organisation", organisation)],
    ["TITLE", optional(text, "title", title)],
    ...phones(phone),
    ...emails(email),
    ["URL", optional(link, "url", url)],
    ["ADR", place === undefined ? undefined : postal(place)],
    ["BDAY", birthday === undefined ? undefined : day("birthday", birthday)],
    ["NOTE", optional(text, "note", note)],
    ["END", "VCARD"],
  );
}

/**
 * Adds a contact in fewer bytes: the `MECARD:` text of NTT DoCoMo. A backslash stands before each of `\ ; , : "`.
 *
 * @throws `payload-invalid` with the field: an empty or malformed one; `option-unknown`
 *
 * @example
 * ```ts
 * import { payload } from "hongbao";
 *
 * payload.mecard({ name: "Ada Lovelace", phone: "+44 20 7946 0958" }); // "MECARD:N:Ada Lovelace;TEL:+442079460958;;"
 * ```
 */
export function mecard(p: Mecard): string {
  const { name, phone, email } = fields(p, ["name", "phone", "email"]);
  let text = `MECARD:N:${escapedMark(line("name", name))};`;
  if (phone !== undefined) text += `TEL:${telephone("phone", phone)};`;
  if (email !== undefined) text += `EMAIL:${escapedMark(address("email", email))};`;
  return `${text};`;
}

function text(field: string, value: string): string {
  return escapedText(lines(field, value));
}

/** Returns the parts of a name as `N` has them, and the name as it is shown. */
function nameOf(name: string | VcardName): readonly [parts: string, shown: string] {
  if (typeof name !== "object" || name === null) return [`;${text("name", name)};;;`, text("name", name)];
  const { given, family, prefix, suffix } = fields(name, ["given", "family", "prefix", "suffix"], "name");
  if (given === undefined && family === undefined) throw wrong("name", "must have a given or a family name");
  const [first, last, before, after] = [optional(text, "given", given), optional(text, "family", family), optional(text, "prefix", prefix), optional(text, "suffix", suffix)];
  const eastern = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(`${given ?? ""}${family ?? ""}`);
  const whole = eastern ? [`${last ?? ""}${first ?? ""}`] : [first, last];
  const shown = [before, ...whole, after].filter((part) => part !== undefined && part !== "").join(" ");
  return [[last, first, "", before, after].map((part) => part ?? "").join(";"), shown];
}

const phoneTypes = { cell: "CELL", work: "WORK,VOICE", home: "HOME,VOICE", fax: "FAX" } as const;

function phones(phone: Vcard["phone"]): (readonly [name: string, value: string])[] {
  if (phone === undefined) return [];
  if (!Array.isArray(phone)) return [["TEL", telephone("phone", phone as string)]];
  // A hole in the list is what undefined is there.
  return Array.from(phone as readonly VcardPhone[], (one) => {
    const { number, type } = fields(one, ["number", "type"], "phone");
    if (type === undefined) return ["TEL", telephone("phone", number)];
    oneOf("type", type, ["cell", "work", "home", "fax"], "must be cell, work, home or fax");
    return [`TEL;TYPE=${phoneTypes[type]}`, telephone("phone", number)];
  });
}

function emails(email: Vcard["email"]): (readonly [name: string, value: string])[] {
  if (email === undefined) return [];
  const all = Array.isArray(email) ? (email as readonly string[]) : [email as string];
  return Array.from(all, (one) => ["EMAIL", address("email", one)]);
}

/** Returns an address as `ADR` has it: post box and extension stay empty. */
function postal(place: VcardAddress): string {
  const parts = ["street", "city", "region", "postcode", "country"] as const;
  const given = fields(place, parts, "address");
  if (parts.every((part) => given[part] === undefined)) throw wrong("address", "must not be blank");
  return `;;${parts.map((part) => optional(text, part, given[part]) ?? "").join(";")}`;
}
