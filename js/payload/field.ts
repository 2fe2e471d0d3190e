import { HongbaoError } from "../error.js";
import type { PayloadReason } from "../reason.js";
import { shown } from "../option.js";
import { ownOptions } from "../unknown.js";

/** Makes the error that names a field and says what is wrong with it; a value that may be a secret is left out. */
export function wrong(field: string, reason: PayloadReason, value?: unknown): HongbaoError {
  return new HongbaoError("payload-invalid", value === undefined ? { field, reason } : { field, reason, value: shown(value) });
}

/**
 * Returns the fields of a content, of the object's own, each read once.
 *
 * @throws `payload-invalid` where they are not an object, `option-unknown` where one has a name that the content does not know
 */
export function fields<Fields extends object>(given: Fields, known: readonly (keyof Fields & string)[], field = "fields"): Fields {
  if (typeof given !== "object" || given === null) throw wrong(field, "must be an object", given);
  return ownOptions(given, known, field);
}

/** Returns one of the texts that a field may be. @throws `payload-invalid` */
export function oneOf<Name extends string>(field: string, value: Name, allowed: readonly Name[], reason: PayloadReason): Name {
  if (!allowed.includes(value)) throw wrong(field, reason, value);
  return value;
}

/** Returns a text on one line that must be there. @throws `payload-invalid` */
export function line(field: string, value: string): string {
  if (/[\t\n\r]/.test(lines(field, value))) throw wrong(field, "must be one line without tabs");
  return value;
}

/** The most characters of a field: a code of digits holds fewer. */
const mostCharacters = 8192;

/** Returns a text that must be there and may have several lines. @throws `payload-invalid` */
export function lines(field: string, value: string): string {
  if (typeof value !== "string") throw wrong(field, "must be a text");
  if (value.length > mostCharacters) throw wrong(field, `must have at most ${mostCharacters} characters`);
  if (value.trim() === "") throw wrong(field, "must not be blank");
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/.test(value)) throw wrong(field, "must have no control characters");
  if (/\p{Surrogate}/u.test(value)) throw wrong(field, "must be well-formed Unicode");
  return value;
}

/** Applies a check to a field that may be missing. */
export function optional<Value>(check: (field: string, value: Value) => string, field: string, value: Value | undefined): string | undefined {
  return value === undefined ? undefined : check(field, value);
}

/**
 * Returns an address of electronic mail: RFC 5322 3.4.1 without quotes and comments, RFC 6531 for letters beyond ASCII.
 *
 * @throws `payload-invalid`
 */
export function address(field: string, value: string): string {
  const atom = String.raw`[^\s@.,:;<>()[\]\\"]+`;
  const whole = new RegExp(`^${atom}(\\.${atom})*@${atom}(\\.${atom})*$`, "u");
  if (!whole.test(line(field, value)) || octets(value) > 254) throw wrong(field, "must be one address such as name@example.com", value);
  return value;
}

/** Returns an absolute address of the web or of another scheme, as it stands. @throws `payload-invalid` */
export function link(field: string, value: string): string {
  if (!/^[a-z][a-z0-9+.-]*:[^\s"<>\\^`{|}]+$/i.test(line(field, value))) throw wrong(field, "must be an address such as https://example.com", value);
  return value;
}

/** Counts the bytes of a text in UTF-8. */
export function octets(text: string): number {
  let count = 0;
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    count += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return count;
}

/** Returns a text of one line that is not too long. @throws `payload-invalid` */
export function within(field: string, value: string, most: 16 | 25 | 15 | 35 | 70 | 140): string {
  if (Array.from(line(field, value)).length > most) throw wrong(field, `must have at most ${most} characters`, value);
  return value;
}
