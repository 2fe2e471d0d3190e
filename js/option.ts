import { type ErrorCode, type ErrorData, HongbaoError, type ValueKind } from "./error.js";
import { wellFormed } from "./utf8.js";

/** Returns the place of `value` in `allowed`, or of `preset` where it is not given. @throws `option-invalid` */
export function choice<Name extends string>(option: string, value: Name | undefined, allowed: readonly Name[], preset: Name): number {
  const place = allowed.indexOf(value === undefined ? preset : value);
  if (place < 0) throw notAllowed(option, value, allowed);
  return place;
}

/** Returns `value` where it is given and one of `allowed`. @throws `option-invalid` */
export function oneOf<Name extends string>(option: string, value: Name | undefined, allowed: readonly Name[]): Name | undefined {
  if (value !== undefined && !allowed.includes(value)) throw notAllowed(option, value, allowed);
  return value;
}

/** Returns `value`, or `preset` where it is not given. @throws `option-invalid` where it is not a boolean */
export function flag(option: string, value: boolean | undefined, preset: boolean): boolean {
  if (value === undefined) return preset;
  if (typeof value !== "boolean") throw invalid(option, value, "true, false");
  return value;
}

/** Returns `value`, or `preset` where it is not given. @throws `option-invalid` where it is no whole number from `least` to `most` */
export function whole(option: string, value: number | undefined, least: number, most: number, preset: number): number {
  if (value === undefined) return preset;
  if (!Number.isInteger(value) || value < least || value > most) throw invalid(option, value, `${least} … ${most}`);
  return value;
}

/** Returns what is a number; any will do. @throws `option-invalid` */
export function number(option: string, value: unknown): number {
  if (typeof value !== "number") throw invalid(option, value, "a number");
  return value;
}

/**
 * Refuses what is no plain object with options: a map, a list or an instance of a class has what it holds elsewhere than where options are looked for.
 *
 * @throws `option-invalid`
 */
export function checkObject(value: unknown, name = "options"): asserts value is object {
  if (!isPlain(value)) throw invalid(name, value, shown(value) === "an object" ? "a plain object" : "an object");
}

/** Whether a value is an object as `{}` makes it, in any realm, or one without a prototype. */
export function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Returns what is a text that can be drawn. @throws `option-invalid` where it is none, or has half a surrogate pair, which would become another character */
export function line(option: string, value: unknown): string {
  if (typeof value !== "string") throw invalid(option, value, "a string");
  if (!wellFormed(value)) throw invalid(option, value, "a string without half a surrogate pair");
  return value;
}

/** Makes the error that names an option, what was given and what is allowed. */
export function invalid(option: string, value: unknown, allowed: string): HongbaoError {
  return new HongbaoError("option-invalid", { option, value: shown(value), allowed }, undefined, kindOf(value));
}

/** What hongbao calls the values of qrcode, qr-code-styling and react-qrcode-logo that are not spelt alike. */
const foreignValues: Readonly<Record<string, string>> = { low: "L", medium: "M", quartile: "Q", high: "H", circle: "dot", fluid: "rounded", jpg: "jpeg" };

/** Makes the error of a name that is not allowed, with the one that is meant: what another project calls so, or the same letters. */
function notAllowed(option: string, value: unknown, allowed: readonly string[]): HongbaoError {
  const problem = invalid(option, value, allowed.join(", "));
  const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]|s$/g, "");
  const wanted = typeof value === "string" ? plain(cut(value, 40)) : "";
  const instead = allowed.find((name) => wanted !== "" && (plain(name) === wanted || name === foreignValues[wanted]));
  return instead === undefined ? problem : new HongbaoError("option-invalid", { ...problem.data, instead }, undefined, problem.kind);
}

/** Names the kind of what was given, where its letters alone would not tell: a text, which may look like anything else, or a number. */
export function kindOf(value: unknown): ValueKind | undefined {
  if (typeof value === "string") return "text";
  return typeof value === "number" ? "number" : undefined;
}

/** Returns the first characters of a text, at most so many. */
export function cut(text: string, most: number): string {
  // A character has one or two units: no more than these are looked at, however long the text is.
  return Array.from(text.slice(0, 2 * most)).slice(0, most).join("");
}

/** The most characters of a text that is read as a whole, such as a reveal or a link: ten times what any of them needs. */
export const mostCharacters = 65_536;

/** The most characters of an address: a QR code holds fewer. */
export const mostAddress = 8_192;

/** Refuses a text that is too long before anything of it is read. @throws HongbaoError `code`, with the figures, the reason and `most` */
export function checkLength(text: string, most: number, code: ErrorCode, figures: ErrorData = {}): void {
  if (text.length > most) throw new HongbaoError(code, { ...figures, reason: "too long", most });
}

/** A number of more digits is not written out, which would take seconds where it has millions. */
const longest = 10n ** 80n;

/** Prints a value of any kind in an error: short, and without running its code. */
export function shown(value: unknown): string {
  if (typeof value === "string") return value.length > 80 ? `${cut(value, 79)}…` : value;
  if (typeof value === "bigint") return value > -longest && value < longest ? `${value}n` : "a bigint of more than 80 digits";
  if (typeof value === "symbol") return cut(String(value), 80);
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "an array" : "an object";
  if (typeof value === "function") return "a function";
  return String(value);
}
