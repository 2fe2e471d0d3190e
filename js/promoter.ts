import { readText } from "./bytes.js";
import { type ErrorData, HongbaoError } from "./error.js";
import { folded } from "./fold.js";
import { readJsonList } from "./json.js";
import { choice, cut, shown } from "./option.js";
import { utf8, wellFormed } from "./utf8.js";

/** Someone who spreads a link. */
export interface Promoter {
  /** The name of the picture's file, and what the link says. */
  readonly id: string;
  /** What the picture holds, where it is not a link made from a base and the id. */
  readonly url?: string | undefined;
  readonly label?: string | undefined;
  /** When the promoter was bound, by ISO 8601. */
  readonly boundAt?: string | undefined;
}

const pictures = ["png", "svg", "pdf"] as const;

/**
 * The path of a promoter's picture: `static/img/qrcode/ID.png`.
 *
 * An id is a plain file name, on every common system: no separators, dots, reserved names, control characters or spaces at
 * its ends, and at most 251 bytes.
 *
 * @defaultValue extension: `"png"`
 * @throws HongbaoError `promoter-id-invalid` for any other id; `data.reason` says what is wrong with it
 *
 * @example
 * ```ts
 * import { promoterFile } from "hongbao";
 *
 * promoterFile("小明"); // "static/img/qrcode/小明.png"
 * promoterFile("a/b"); // throws promoter-id-invalid
 * ```
 */
export function promoterFile(id: string, extension?: "png" | "svg" | "pdf"): string {
  const picture = pictures[choice("extension", extension, pictures, "png")] as string;
  const wrong = (reason: string, data: ErrorData = {}) => new HongbaoError("promoter-id-invalid", { id: typeof id === "string" ? cut(id, 80) : shown(id), reason, ...data });
  if (typeof id !== "string") throw wrong("text");
  if (!wellFormed(id)) throw wrong("a lone surrogate");
  if (id === "") throw wrong("empty");
  const bytes = utf8(id).length;
  if (bytes > mostBytes) throw wrong("long", { bytes, most: mostBytes });
  const character = /[/\\.<>:"|?*\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/.exec(id)?.[0];
  if (character !== undefined) throw wrong(reasonAgainst(character), { character });
  if (id.trim() !== id) throw wrong("space");
  if (devices.test(id)) throw wrong("device");
  return `static/img/qrcode/${id}.${picture}`;
}

/** What file systems take in one name, with the four characters of the extension: 255 bytes. */
const mostBytes = 255 - 4;

/** Names that Windows gives to devices, whatever the extension; it takes superscript digits for digits. */
const devices = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])$/i;

/** Controls are C0, DEL, C1, separators of lines and paragraphs, what turns the direction of writing, and the byte-order mark. */
function reasonAgainst(character: string): string {
  if (character === ".") return "dot";
  if (/[/\\]/.test(character)) return "separator";
  return /[<>:"|?*]/.test(character) ? "character" : "control";
}

/**
 * Reads a list of promoters from CSV or JSON; nothing in it is evaluated.
 *
 * CSV has a header with the names id, url (link), label (name) and boundAt, or 编号, 链接, 名称 and 绑定时间, in any order and
 * with other columns between them; or no header and up to four columns in that order. Cells are parted by commas, and where a
 * header or the first line says so by tabulators or semicolons. JSON is a list of such objects, of ids, or of both.
 *
 * @param source - a text, or its bytes in UTF-8, in UTF-16 with a byte-order mark, or in GB18030
 * @throws HongbaoError `promoters-malformed` with `data.line`, counted from 1, and `data.reason`. Ids are equal, and so the
 * later one is a duplicate, where they are equal after NFC and case folding; `data.lines` has all lines of that id
 *
 * @example
 * ```ts
 * import { parsePromoters } from "hongbao";
 *
 * parsePromoters("id,label\nming,小明\nhua,小华"); // [{ id: "ming", label: "小明" }, { id: "hua", label: "小华" }]
 * parsePromoters('["ming", "hua"]'); // [{ id: "ming" }, { id: "hua" }]
 * parsePromoters("ming\nMING"); // throws promoters-malformed
 * ```
 */
export function parsePromoters(source: string | Uint8Array): Promoter[] {
  const text = (typeof source === "string" ? source : decoded(source)).replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const broken = text.search(loneSurrogate);
  if (broken >= 0) throw malformed(text.slice(0, broken).split("\n").length, "a lone surrogate");
  const records = /^\s*[[{]/.test(text) ? fromJson(text) : fromTable(text);
  const promoters = records.map(checked);
  checkTwice(records);
  return promoters;
}

const names = ["id", "url", "label", "boundAt"] as const;
type Name = (typeof names)[number];

/** What a promoter's entry says, before anything is checked. */
interface Entry {
  readonly line: number;
  readonly fields: Readonly<Partial<Record<Name, string>>>;
}

const synonyms: Readonly<Record<Name, readonly string[]>> = {
  id: ["id", "promoter", "promoterid", "编号", "編號"],
  url: ["url", "link", "链接", "鏈接", "連結"],
  label: ["label", "name", "名称", "名稱"],
  boundAt: ["boundat", "绑定时间", "綁定時間"],
};

// With the flag u, surrogates in pairs are one character of another kind.
const loneSurrogate = /\p{Surrogate}/u;

const delimiters = [",", ";", "\t"] as const;

function decoded(source: Uint8Array): string {
  // Another realm's arrays are views too.
  if (!ArrayBuffer.isView(source)) throw malformed(1, "bytes");
  const text = readText(source);
  if (typeof text !== "string") throw malformed(text.line, "encoding");
  return text;
}

function fromJson(text: string): Entry[] {
  const list = readJsonList(text);
  if (!("entries" in list)) throw malformed(list.line, "json");
  return list.entries.map((entry, place) => {
    const line = list.lines[place] as number;
    if (typeof entry !== "object") return { line, fields: { id: cellOf(entry, "id", line) } };
    if (entry === null || Array.isArray(entry)) throw malformed(line, "entry");
    const fields: Partial<Record<Name, string>> = {};
    for (const [key, value] of Object.entries(entry)) {
      const name = nameOf(key);
      if (name === undefined || value === null) continue;
      if (name in fields) throw malformed(line, "field-twice", { field: name });
      fields[name] = cellOf(value, name, line);
    }
    return { line, fields };
  });
}

/** Numbers are ids too, as far as they are exact. */
function cellOf(value: unknown, field: Name, line: number): string {
  if (typeof value === "string") return value.trim();
  if (field === "id" && Number.isSafeInteger(value)) return String(value);
  throw malformed(line, "field-text", { field, value: shown(value) });
}

function fromTable(text: string): Entry[] {
  const rows = rowsOf(text, delimiterOf(text));
  const first = rows[0];
  if (first === undefined) return [];
  const columns = columnsOf(first.line, first.cells);
  const filled = (columns === undefined ? rows : rows.slice(1)).filter(({ cells }) => cells.some((cell) => cell !== ""));
  const named = columns ?? names;
  return filled.map(({ line, cells }) => {
    if (cells.slice(named.length).some((cell) => cell !== "")) throw malformed(line, "cells", { cells: cells.length, most: named.length });
    const fields: Partial<Record<Name, string>> = {};
    named.forEach((name, place) => {
      const cell = cells[place];
      if (name !== undefined && cell !== undefined) fields[name] = cell;
    });
    return { line, fields };
  });
}

/** One record of a table: the line on which it begins, from 1, and its cells without quotes and without spaces around them. */
interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads comma-separated values, RFC 4180. Empty lines are passed over. Text after a closing quote belongs to the cell, and a
 * quote within an unquoted cell is a quote, as in Python's `csv`.
 */
function rowsOf(text: string, delimiter: string): Row[] {
  const rows: Row[] = [];
  let cells: string[] = [];
  let line = 1;
  let first = 1;
  const cell = new RegExp(`(?:"([^"]*(?:""[^"]*)*)"(?!"))?([^${delimiter}\n]*)[${delimiter}\n]`, "g");
  for (const [whole, quoted, rest] of `${text}\n`.matchAll(cell) as Iterable<[string, string?, string?]>) {
    if (quoted === undefined && rest?.startsWith("\"")) throw malformed(first, "quote");
    if (whole !== "\n" || cells.length > 0) cells.push(`${quoted?.replace(/""/g, "\"") ?? ""}${rest}`.trim());
    line += whole.split("\n").length - 1;
    if (!whole.endsWith("\n")) continue;
    if (cells.length > 0) rows.push({ line: first, cells });
    cells = [];
    first = line;
  }
  return rows;
}

/** The delimiter under which the first line is a header; else the tabulator where that line has one and no comma; else the comma. */
function delimiterOf(text: string): string {
  const line = /[^\n]+/.exec(text)?.[0] ?? "";
  const header = delimiters.find((delimiter) => line.split(delimiter).some((cell) => nameOf(unquoted(cell)) === "id"));
  return header ?? (line.includes("\t") && !line.includes(",") ? "\t" : ",");
}

/** The name of each column where the row is a header. */
function columnsOf(line: number, cells: readonly string[]): (Name | undefined)[] | undefined {
  const columns = cells.map(nameOf);
  if (!columns.includes("id")) {
    if (cells.every((cell, place) => cell === "" || columns[place] !== undefined)) throw malformed(line, "column-id");
    return undefined;
  }
  const twice = columns.find((name, place) => name !== undefined && columns.indexOf(name) < place);
  if (twice !== undefined) throw malformed(line, "field-twice", { field: twice });
  return columns;
}

function unquoted(cell: string): string {
  return cell.trim().replace(/^"(.*)"$/, "$1");
}

function nameOf(text: string): Name | undefined {
  const plain = text.toLowerCase().replace(/[\s_-]/g, "");
  return names.find((name) => synonyms[name].includes(plain));
}

function checked({ line, fields }: Entry): Promoter {
  const { id, url, label, boundAt } = fields;
  if (id === undefined || id === "") throw malformed(line, "id-missing");
  try {
    promoterFile(id);
  } catch (problem) {
    if (!(problem instanceof HongbaoError) || problem.code !== "promoter-id-invalid") throw problem;
    throw new HongbaoError("promoters-malformed", { line, ...problem.data }, problem);
  }
  const promoter: { -readonly [Key in keyof Promoter]: Promoter[Key] } = { id };
  if (url !== undefined && url !== "") promoter.url = whole(url, "url", line);
  if (label !== undefined && label !== "") promoter.label = whole(label, "label", line);
  if (boundAt !== undefined && boundAt !== "") promoter.boundAt = iso(boundAt, line);
  return promoter;
}

// JSON can write with escapes what the text itself cannot have.
function whole(text: string, field: Name, line: number): string {
  if (!wellFormed(text)) throw malformed(line, "a lone surrogate", { field });
  return text;
}

function iso(text: string, line: number): string {
  if (!isIso(text)) throw malformed(line, "bound-at", { value: shown(text) });
  return text;
}

function checkTwice(entries: readonly Entry[]): void {
  const seen = new Map<string, number[]>();
  for (const { line, fields } of entries) {
    const key = folded(fields.id as string);
    const lines = seen.get(key);
    if (lines === undefined) seen.set(key, [line]);
    else lines.push(line);
  }
  if (seen.size === entries.length) return;
  const twice = [...seen.values()].filter((lines) => lines.length > 1);
  const lines = twice[0] as number[];
  const entry = entries.find(({ line }) => line === lines[0]);
  throw malformed(lines[1] as number, "twice", { id: entry?.fields.id ?? "", lines: lines.slice(0, 20).join(", "), ids: twice.length });
}

/** A date of ISO 8601's extended format, alone or with a time, which may have an offset. */
function isIso(text: string): boolean {
  const found = /^(\d{4})-(\d\d)-(\d\d)(?:T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?)?$/.exec(text);
  if (found === null) return false;
  const [year, month, day] = found.slice(1, 4).map(Number) as [number, number, number];
  // Days overflow into the next month; 2000 and 1999 stand for years that are leap years or not.
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const date = new Date(Date.UTC(leap ? 2000 : 1999, month - 1, day));
  return month >= 1 && month <= 12 && day >= 1 && date.getUTCMonth() === month - 1;
}

function malformed(line: number, reason: string, data: ErrorData = {}): HongbaoError {
  return new HongbaoError("promoters-malformed", { line, reason, ...data });
}
