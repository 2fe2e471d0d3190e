import { cut } from "./option.js";
import { wellFormed } from "./utf8.js";

/** One piece of the JSON that reveals and ledgers are written in: texts, whole numbers, null, objects and lists. */
const piece = /[ \t\n\r]*("(?:[^"\\\0-\x1f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)|null|[[\]{},:]|)/y;

/** Goes through a text by its pieces. */
class Reader {
  private place = 0;

  constructor(private readonly text: string) {}

  /** The place up to which the text was read. */
  at(): number {
    return this.place;
  }

  /** Returns the next piece, or `""` where there is none. */
  next(): string {
    piece.lastIndex = this.place;
    const [whole, token] = piece.exec(this.text) as unknown as [string, string];
    // Only an escape can write half a surrogate pair.
    if (token.includes("\\u") && !wellFormed(JSON.parse(token))) return "";
    this.place += whole.length;
    return token;
  }

  /** Reads one value of any kind and returns it as it stands, or `""` where there is none. */
  value(): string {
    let open = 0;
    for (let start = -1; ; ) {
      const token = this.next();
      if (start < 0) start = this.place - token.length;
      if (token === "" || (open === 0 && "]},:".includes(token))) return "";
      if ("[{".includes(token)) open += 1;
      if ("]}".includes(token)) open -= 1;
      if (open === 0) return this.text.slice(start, this.place);
    }
  }

  /** Whether nothing but space is left. */
  ended(): boolean {
    return this.next() === "" && this.place === this.text.length;
  }
}

/**
 * Reads an object, each of `names` at most once and nothing else, and returns the values as they stand.
 *
 * Differs: not `JSON.parse`, which keeps the last of repeated names and says nothing.
 *
 * @param form - what a value looks like
 * @param broken - makes the error where the text is no such object, given the place
 * @param wrong - makes the error where a name is `unknown` or `repeated`
 */
export function readFields(
  text: string,
  names: readonly string[],
  form: RegExp,
  broken: (position: number) => Error,
  wrong: (reason: string, field: string) => Error,
): Readonly<Record<string, string | undefined>> {
  const found: Record<string, string> = {};
  const reader = new Reader(text);
  const check = (holds: boolean) => {
    if (!holds) throw broken(reader.at());
  };
  check(reader.next() === "{");
  for (let token = reader.next(); token !== "}"; token = reader.next()) {
    if (Object.keys(found).length > 0) {
      check(token === ",");
      token = reader.next();
    }
    check(token.startsWith('"') && reader.next() === ":");
    const name = JSON.parse(token) as string;
    if (!names.includes(name)) throw wrong("unknown", cut(name, 40));
    if (name in found) throw wrong("repeated", name);
    const value = reader.value();
    check(form.test(value));
    found[name] = value;
  }
  check(reader.ended());
  return found;
}

/** Returns the elements of a list as they stand, or nothing where the text is no list. */
export function readList(text: string): readonly string[] | undefined {
  const elements: string[] = [];
  const reader = new Reader(text);
  if (reader.next() !== "[") return undefined;
  if (/^\[[ \t\n\r]*\]$/.test(text)) return elements;
  for (;;) {
    const value = reader.value();
    if (value === "") return undefined;
    elements.push(value);
    const token = reader.next();
    if (token === "]") return reader.ended() ? elements : undefined;
    if (token !== ",") return undefined;
  }
}

/** Returns the text that a piece is, or nothing where it is none. */
export function textOf(value: string): string | undefined {
  return value.startsWith('"') ? (JSON.parse(value) as string) : undefined;
}
