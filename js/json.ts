/** A JSON list and the lines on which its entries begin, or the line that keeps the text from being one. */
export type JsonList = { readonly entries: readonly unknown[]; readonly lines: readonly number[] } | { readonly line: number };

// Of a text only its beginning: one of millions of characters is too much for a pattern.
const token = /[ \t\n\r]*(?:([[{])|([\]}])|(,)|(:)|(")|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;

const inString = /["\\\u0000-\u001f]/g;
const escape = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;

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

/** Reads a JSON list whose lines end with `\n`. The engine's parser makes the values; engines do not tell lines alike, or at all. */
export function readJsonList(text: string): JsonList {
  const found = scan(text);
  if (typeof found === "number") return { line: lineAt(text, found) };
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
  const lines = found.map((place) => {
    line += lineAt(text.slice(from, place), place) - 1;
    from = place;
    return line;
  });
  return { entries, lines };
}

/** Returns where the entries of the outermost list begin, or the first place at which the text stops being JSON. */
function scan(text: string): number[] | number {
  const starts: number[] = [];
  const open: string[] = [];
  // What may come: a value, a name, the colon behind it, or what follows a value; "]" and "}" may close what is empty.
  let next: "value" | "first" | "name" | "colon" | "after" = "value";
  token.lastIndex = 0;
  for (;;) {
    const from = token.lastIndex;
    if (next === "after" && open.length === 0) {
      const rest = firstNonBlank(text, from);
      return rest === text.length ? starts : rest;
    }
    const read = token.exec(text);
    if (read === null) return firstNonBlank(text, from);
    const [whole, opening, closing, comma, colon, string] = read;
    const place = firstNonBlank(text, from);
    if (string !== undefined) {
      const end = endOfString(text, token.lastIndex);
      if (end < 0) return place;
      token.lastIndex = end;
    }
    const inside = open[open.length - 1];
    if (closing !== undefined) {
      const closes = closing === "]" ? "[" : "{";
      if (inside !== closes || (next !== "after" && next !== "first")) return place;
      open.pop();
      next = "after";
    } else if (comma !== undefined) {
      if (next !== "after") return place;
      next = inside === "{" ? "name" : "value";
    } else if (colon !== undefined) {
      if (next !== "colon") return place;
      next = "value";
    } else if (next === "name" || (next === "first" && inside === "{")) {
      if (string === undefined) return place;
      next = "colon";
    } else if (next === "value" || next === "first") {
      if (open.length === 1 && inside === "[") starts.push(place);
      if (opening !== undefined) open.push(opening);
      next = opening === undefined ? "after" : "first";
    } else {
      return place;
    }
    if (whole === "") return place;
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
