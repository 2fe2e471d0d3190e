import { type ErrorCode, HongbaoError } from "./error.js";
import { cut } from "./option.js";
import { wellFormed } from "./utf8.js";

/** A JSON list and the lines on which its entries begin, or the line that keeps the text from being one. */
export type JsonList = { readonly entries: readonly unknown[]; readonly lines: readonly number[] } | { readonly line: number };

/** A value of the outermost list or object: where it stands, and its name where that is an object. */
interface Part {
  readonly name: string | undefined;
  readonly start: number;
  readonly end: number;
}

/** The first place at which a text stops being JSON, and the name of the outermost value that it stops in. */
interface Broken {
  readonly place: number;
  readonly within: string | undefined;
}

/** What opens the outermost value, where that is a list or an object, and what is in it. */
interface Outermost {
  readonly opening: string | undefined;
  readonly parts: readonly Part[];
}

/** Writes an object that somebody's code made up as JSON, or nothing where JSON has no word for it. @throws HongbaoError `code`: not plain data */
export function jsonOf(value: unknown, code: ErrorCode): string {
  try {
    return (JSON.stringify(value) as string | undefined) ?? "";
  } catch (problem) {
    throw new HongbaoError(code, { reason: "not plain data" }, problem);
  }
}

/** Reads a JSON list whose lines end with `\n`. The engine's parser makes the values; engines do not tell lines alike, or at all. */
export function readJsonList(text: string): JsonList {
  const found = scan(text);
  if ("place" in found) return { line: lineAt(text, found.place) };
  let entries: unknown;
  try {
    entries = JSON.parse(text);
  } catch (problem) {
    if (!(problem instanceof SyntaxError)) throw problem;
    return { line: 1 };
  }
  if (!Array.isArray(entries)) return { line: 1 };
  let line = 1;
  let from = 0;
  const lines = found.parts.map(({ start }) => {
    line += lineAt(text.slice(from, start), start) - 1;
    from = start;
    return line;
  });
  return { entries, lines };
}

/**
 * A value of a JSON text: what it is, where the engine's parser is to be trusted, or how it is written. What is once known is handed on
 * to the values within it, so that a list of thousands of objects is parsed once.
 */
export type JsonValue = { readonly plain: unknown } | { readonly text: string };

/**
 * Reads a text as a value. It is known where `JSON.stringify` writes it so: such a text repeats no name, and the engine reads it several times as
 * fast as {@link scan} does.
 */
export function readValue(text: string): JsonValue {
  // Half a surrogate pair is written with an escape, and is looked for where it stands.
  if (!/^[[{]/.test(text) || text.includes("\\u")) return { text };
  try {
    const plain: unknown = JSON.parse(text);
    return JSON.stringify(plain) === text ? { plain } : { text };
  } catch {
    return { text };
  }
}

/**
 * Reads an object, each of `names` at most once and nothing else, and returns its values.
 *
 * Differs: not `JSON.parse`, which keeps the last of repeated names and says nothing.
 *
 * @param broken - makes the error where the value is no object: given the place, and the name of the value that the place is in
 * @param wrong - makes the error where a name is `unknown` or `repeated`
 */
export function fieldsOf(
  value: JsonValue,
  names: readonly string[],
  broken: (position: number, within: string | undefined) => Error,
  wrong: (reason: string, field: string) => Error,
): Readonly<Record<string, JsonValue | undefined>> {
  const values: Record<string, JsonValue> = {};
  if ("plain" in value) {
    const { plain } = value;
    if (typeof plain !== "object" || plain === null || Array.isArray(plain)) throw broken(0, undefined);
    for (const name of Object.keys(plain)) {
      if (!names.includes(name)) throw wrong("unknown", cut(name, 40));
      values[name] = { plain: (plain as Record<string, unknown>)[name] };
    }
    return values;
  }
  const { text } = value;
  const found = scan(text);
  if ("place" in found) throw broken(found.place, found.within);
  if (found.opening !== "{") throw broken(firstNonBlank(text, 0), undefined);
  for (const { name = "", start, end } of found.parts) {
    if (!names.includes(name)) throw wrong("unknown", cut(name, 40));
    if (name in values) throw wrong("repeated", name);
    const part = text.slice(start, end);
    // Only an escape can write half a surrogate pair.
    if (part.startsWith('"') && part.includes("\\u") && !wellFormed(JSON.parse(part))) throw broken(start, name);
    values[name] = { text: part };
  }
  return values;
}

/** Returns the elements of a list, or nothing where the value is none. */
export function elementsOf(value: JsonValue): readonly JsonValue[] | undefined {
  if ("plain" in value) return Array.isArray(value.plain) ? value.plain.map((plain: unknown) => ({ plain })) : undefined;
  const found = scan(value.text);
  return "place" in found || found.opening !== "[" ? undefined : found.parts.map(({ start, end }) => readValue(value.text.slice(start, end)));
}

/** Returns the text that a value is, or nothing where it is none. */
export function textOf(value: JsonValue): string | undefined {
  if ("plain" in value) return typeof value.plain === "string" ? value.plain : undefined;
  return value.text.startsWith('"') ? (JSON.parse(value.text) as string) : undefined;
}

/** Returns a value as it is written. */
export function written(value: JsonValue): string {
  return "plain" in value ? JSON.stringify(value.plain) : value.text;
}

// Of a text only its beginning: one of millions of characters is too much for a pattern.
const token = /[ \t\n\r]*(?:([[{])|([\]}])|(,)|(:)|(")|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;

const inString = /["\\\u0000-\u001f]/g;
const escape = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;

/** Goes through a text once, and notes what is in its outermost list or object. */
function scan(text: string): Outermost | Broken {
  const parts: Part[] = [];
  const open: string[] = [];
  let opening: string | undefined;
  let name: string | undefined;
  let start = 0;
  const broken = (place: number): Broken => ({ place, within: name });
  const note = (end: number) => {
    parts.push({ name, start, end });
    name = undefined;
  };
  // What may come: a value, a name, the colon behind it, or what follows a value; "]" and "}" may close what is empty.
  let next: "value" | "first" | "name" | "colon" | "after" = "value";
  token.lastIndex = 0;
  for (;;) {
    const from = token.lastIndex;
    if (next === "after" && open.length === 0) {
      const rest = firstNonBlank(text, from);
      return rest === text.length ? { opening, parts } : broken(rest);
    }
    const read = token.exec(text);
    if (read === null) return broken(firstNonBlank(text, from));
    const [whole, opens, closing, comma, colon, string] = read;
    const place = firstNonBlank(text, from);
    if (string !== undefined) {
      const end = endOfString(text, token.lastIndex);
      if (end < 0) return broken(place);
      token.lastIndex = end;
    }
    const inside = open[open.length - 1];
    if (closing !== undefined) {
      const closes = closing === "]" ? "[" : "{";
      if (inside !== closes || (next !== "after" && next !== "first")) return broken(place);
      open.pop();
      if (open.length === 1) note(token.lastIndex);
      next = "after";
    } else if (comma !== undefined) {
      if (next !== "after") return broken(place);
      next = inside === "{" ? "name" : "value";
    } else if (colon !== undefined) {
      if (next !== "colon") return broken(place);
      next = "value";
    } else if (next === "name" || (next === "first" && inside === "{")) {
      if (string === undefined) return broken(place);
      if (open.length === 1) name = JSON.parse(text.slice(place, token.lastIndex)) as string;
      next = "colon";
    } else if (next === "value" || next === "first") {
      if (open.length === 0) opening = opens;
      if (open.length === 1) start = place;
      if (opens !== undefined) open.push(opens);
      else if (open.length === 1) note(token.lastIndex);
      next = opens === undefined ? "after" : "first";
    } else {
      return broken(place);
    }
    if (whole === "") return broken(place);
  }
}

/** Returns the place behind the quotation mark that ends a string, or -1 where none does. */
function endOfString(text: string, from: number): number {
  for (let at = from; ; at = escape.lastIndex) {
    inString.lastIndex = at;
    const found = inString.exec(text);
    if (found === null) return -1;
    if (found[0] === '"') return found.index + 1;
    escape.lastIndex = found.index;
    if (!escape.test(text)) return -1;
  }
}

function firstNonBlank(text: string, from: number): number {
  let place = from;
  while (place < text.length && " \t\n\r".includes(text.charAt(place))) place += 1;
  return place;
}

function lineAt(text: string, place: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < place; at = text.indexOf("\n", at + 1)) line += 1;
  return line;
}
