import { type ErrorCode, type ErrorData, HongbaoError } from "./error.js";
import { explain } from "./explain.js";
import { idProblem, pathProblem, withoutEnding } from "./file-name.js";
import { folded } from "./fold.js";
import { type Column, type Field, fields, isAddress } from "./list/column.js";
import { isDayOrMonth, readDate } from "./list/date.js";
import { decode, type Encoding, encodings } from "./list/encoding.js";
import type { Entries, Entry, Fault } from "./list/entry.js";
import { fromJson } from "./list/from-json.js";
import { fromTable } from "./list/from-table.js";
import { stepRows } from "./list/table.js";
import { checkObject, choice, cut, invalid, shown } from "./option.js";
import type { Promoter } from "./promoter.js";
import { ownOptions } from "./unknown.js";
import { wellFormed } from "./utf8.js";

/** What is wrong with a list at one place. */
export interface PromoterProblem {
  /** Counted from 1, as an editor counts. */
  readonly line: number;
  /** The header of the column, or its number from 1 where there is no header; null where the whole line is meant. */
  readonly column: string | number | null;
  readonly code: ErrorCode;
  /** The English sentence; `explain` gives it in other languages. */
  readonly message: string;
  readonly data: ErrorData;
}

/** A list as far as it can be read, and everything that is wrong with it. */
export interface PromoterList {
  readonly promoters: Promoter[];
  /** In the order of their lines; of more than a thousand the rest is one problem that counts them. */
  readonly problems: readonly PromoterProblem[];
  /** The header of each field, or the number of its column from 1. Without `id`, promoters are numbered 001, 002 … */
  readonly columns: Readonly<Record<string, string | number>>;
  /** What bytes were taken for, such as `big5`; `text` where there were none. */
  readonly encoding: string;
}

/** How a list is to be read where it does not tell by itself. */
export interface PromoterListOptions {
  /** The encoding of bytes without a byte-order mark. @defaultValue what they spell */
  encoding?: Encoding | undefined;
  /** The header of a field's column, or its number from 1. @defaultValue what the headers or the cells say */
  columns?: Readonly<Partial<Record<Field, string | number | undefined>>> | undefined;
}

/**
 * Reads a list of promoters from CSV or JSON with every problem that it has; nothing in it is evaluated.
 *
 * A table is parted by commas, tabulators, semicolons or the full-width `，` and `；`. Its header may stand below a title, and may name
 * the columns in English or Chinese: id, url, name, created_at, 编号, 姓名, 推广链接, 绑定日期 and many more; other columns are passed
 * over. Without a header, addresses and dates tell their columns, and the others are id and label. A list of addresses alone is numbered.
 * JSON is a list of objects with such names, of ids, or of both.
 *
 * 10 000 promoters take less than 50 milliseconds, and so does each further 10 000: what is longer by far is better read in a worker.
 *
 * Dates are read as people and spreadsheets write them and given by ISO 8601: `2026/2/17` and the serial number 46070 are
 * `2026-02-17`, and so are `17.2.2026`, `17/2/2026` and `2/17/2026`; `3/4/2026` could be either and is a problem. A date that cannot be read is a problem of its cell, and its promoter has no `boundAt`.
 * @param source - a text, or its bytes: UTF-8, UTF-16, GB18030 or Big5, by what they spell
 * @throws HongbaoError `option-invalid` alone: an encoding that is not known, or a column that is not there
 *
 * @example
 * ```ts
 * import { readPromoters } from "hongbao";
 *
 * const list = "推广员编号,姓名,推广链接\n0017,小梅,https://example.org/m\n0018,林姐,example.org/l\n";
 * const { promoters, problems } = readPromoters(list);
 * promoters; // [{ id: "0017", url: "https://example.org/m", label: "小梅" }]
 * // The address in the third line has no scheme.
 * problems[0]?.line; // 3
 * ```
 */
export function readPromoters(source: string | Uint8Array, options: PromoterListOptions = {}): PromoterList {
  return listOf(read(source, options));
}

/**
 * Reads a list as {@link readPromoters} does, a few milliseconds at each step, so that a page can go on between two; what it returns at the end
 * is the list.
 *
 * @param source - a text, or its bytes
 * @throws HongbaoError as `readPromoters`, at the first step
 *
 * @example
 * ```ts
 * import { readPromotersInSteps } from "hongbao";
 *
 * const steps = readPromotersInSteps("id,url\n7,https://example.org/\n");
 * let step = steps.next();
 * while (step.done !== true) {
 *   // The page can do something else here.
 *   await new Promise((resolve) => setTimeout(resolve));
 *   step = steps.next();
 * }
 * step.value.promoters; // [{ id: "7", url: "https://example.org/" }]
 * readPromotersInSteps("7", { columns: { id: "name" } }).next(); // throws option-invalid
 * ```
 */
export function* readPromotersInSteps(source: string | Uint8Array, options: PromoterListOptions = {}): Generator<void, PromoterList, void> {
  return listOf(yield* reading(source, options));
}

function listOf({ promoters, faults, columns, encoding }: Read): PromoterList {
  const inOrder = [...faults].sort((one, other) => one.line - other.line);
  const problems = inOrder.slice(0, mostProblems).map(problemOf);
  const next = inOrder[mostProblems];
  if (next !== undefined) problems.push(problemOf({ line: next.line, column: null, data: { reason: "more", count: inOrder.length - mostProblems } }));
  return { promoters, problems, columns: columns as Readonly<Record<string, string | number>>, encoding };
}

/**
 * Reads a list as {@link readPromoters} does, and refuses one that has a problem; dates that cannot be read are no problem here, and
 * their promoters have no `boundAt`.
 * @param source - a text, or its bytes
 * @throws HongbaoError `promoters-malformed` with `data.line`, counted from 1, and `data.reason`. Ids are equal, and so the
 * later one is a duplicate, where they are equal after NFC and case folding; `data.lines` has all lines of that id
 *
 * @example
 * ```ts
 * import { parsePromoters } from "hongbao";
 *
 * parsePromoters("id,url\n7,https://example.org/\n"); // [{ id: "7", url: "https://example.org/" }]
 * parsePromoters("id\n../7\n"); // throws promoters-malformed
 * ```
 */
export function parsePromoters(source: string | Uint8Array): Promoter[] {
  const { promoters, faults } = read(source, {});
  const first = faults.find(({ data }) => data.reason !== "bound-at" && data.reason !== "day-or-month");
  if (first === undefined) return promoters;
  throw new HongbaoError("promoters-malformed", { line: first.line, ...first.data });
}

/** Problems that are told one by one. */
const mostProblems = 1000;

/** Characters of a list: some 300 000 promoters. */
const mostCharacters = 20_000_000;

interface Read {
  readonly promoters: Promoter[];
  readonly faults: readonly Fault[];
  readonly columns: Entries["columns"];
  readonly encoding: string;
}

function read(source: string | Uint8Array, options: PromoterListOptions): Read {
  const steps = reading(source, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

function* reading(source: string | Uint8Array, options: PromoterListOptions): Generator<void, Read, void> {
  const own = ownOptions(options, ["encoding", "columns"]);
  const { encoding: named } = own;
  if (named !== undefined) choice("encoding", named, encodings, "utf-8");
  const columns = checkedColumns(own.columns);
  const nothing = (line: number, data: Fault["data"], encoding = "text"): Read => ({ promoters: [], faults: [{ line, column: null, data }], columns: {}, encoding });
  let [text, encoding] = [source as string, "text"];
  if (typeof source !== "string") {
    // Another realm's arrays are views too.
    if (!ArrayBuffer.isView(source)) return nothing(1, { reason: "bytes" });
    const decoded = decode(source, named);
    if (!("text" in decoded)) return nothing("line" in decoded ? decoded.line : 1, { reason: decoded.reason }, "encoding" in decoded ? decoded.encoding : "");
    ({ text, encoding } = decoded);
  }
  if (text.startsWith("PK\u0003\u0004")) return nothing(1, { reason: "workbook" });
  if (text.length > mostCharacters) return nothing(1, { reason: "list-long", characters: text.length, most: mostCharacters });
  const plain = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const found = /^\s*[[{]/.test(plain) ? fromJson(plain) : yield* fromTable(plain, columns);
  if (!("entries" in found)) throw invalid(`columns.${found.field}`, found.column, "a header of the list, or the number of a column");
  const faults = [...found.faults];
  const promoters: Promoter[] = [];
  const lines: number[] = [];
  for (const [place, entry] of found.entries.entries()) {
    if (place % stepRows === 0) yield;
    const promoter = checked(entry, faults);
    if (promoter === undefined) continue;
    promoters.push(promoter);
    lines.push(entry.line);
  }
  yield;
  return { promoters: once(promoters, lines, found.columns, faults), faults, columns: found.columns, encoding };
}

function checkedColumns(columns: PromoterListOptions["columns"]): Readonly<Partial<Record<Field, Column>>> {
  if (columns === undefined) return {};
  checkObject(columns, "columns");
  const given: Partial<Record<Field, Column>> = {};
  for (const [name, column] of Object.entries(columns)) {
    const field = fields.find((one) => one === name);
    if (field === undefined) throw invalid("columns", name, fields.join(", "));
    if (column === undefined) continue;
    if (typeof column !== "string" && !(Number.isInteger(column) && column >= 1)) throw invalid(`columns.${name}`, column, "a header, or a number from 1");
    given[field] = column;
  }
  return given;
}

function problemOf({ line, column, data }: Fault): PromoterProblem {
  const code = "promoters-malformed";
  const figures: ErrorData = { line, ...(column === null ? {} : { column }), ...data };
  return { line, column, code, message: explain({ code, data: figures }), data: figures };
}

/** Makes a promoter of an entry, or nothing where more than its date is wrong; what is wrong is added to `faults`. */
function checked({ line, texts, columns }: Entry, faults: Fault[]): Promoter | undefined {
  const before = faults.length;
  const wrong = (field: Field, data: Fault["data"]) => void faults.push({ line, column: columns[field] ?? null, data });
  const { id = "", url = "", label = "", file = "", caption = "", boundAt = "" } = texts;
  if (id === "") wrong("id", { reason: "id-missing" });
  else if (/^\d+(?:\.\d+)?E\+\d+$/i.test(id)) wrong("id", { id, reason: "rounded" });
  else {
    const problem = idProblem(id);
    if (problem !== undefined) wrong("id", { id: cut(id, 80), reason: problem.reason, ...problem.data });
  }
  // JSON can write with escapes what the text itself cannot have.
  const whole = (field: Field, text: string) => void (wellFormed(text) || wrong(field, { reason: "a lone surrogate", field }));
  whole("url", url);
  whole("label", label);
  whole("caption", caption);
  if (url !== "" && !isAddress(url)) wrong("url", { reason: "no-scheme", value: shown(url) });
  const path = file === "" ? undefined : pathProblem(file);
  if (path !== undefined) wrong("file", { reason: path.reason, field: "file", value: shown(file), ...path.data });
  const sound = faults.length === before;
  const date = boundAt === "" ? undefined : readDate(boundAt);
  if (boundAt !== "" && date === undefined) wrong("boundAt", { reason: isDayOrMonth(boundAt) ? "day-or-month" : "bound-at", value: shown(boundAt) });
  if (!sound) return undefined;
  const promoter: { -readonly [Key in keyof Promoter]: Promoter[Key] } = { id };
  if (url !== "") promoter.url = url;
  if (label !== "") promoter.label = label;
  if (file !== "") promoter.file = file;
  if (caption !== "") promoter.caption = caption;
  if (date !== undefined) promoter.boundAt = date;
  return promoter;
}

/** Leaves out whoever is there already, by id or by file; one problem names all lines of an id, or of a file. */
function once(promoters: readonly Promoter[], lines: readonly number[], columns: Entries["columns"], faults: Fault[]): Promoter[] {
  const ids = repeated(promoters.map(({ id }) => folded(id)));
  const files = columns.file === undefined ? [] : repeated(promoters.map(({ file }) => (file === undefined ? undefined : folded(withoutEnding(file)))));
  const left = new Set<number>();
  const report = (groups: readonly (readonly number[])[], field: "id" | "file", reason: string) => {
    for (const places of groups) {
      const [first, ...later] = places as [number, ...number[]];
      const { id, file = "" } = promoters[first] as Promoter;
      const shownLines = places.slice(0, 20).map((place) => lines[place] as number);
      const data = { reason, id, ...(field === "file" ? { value: shown(file) } : {}), lines: `${shownLines.join(", ")}${places.length > 20 ? " …" : ""}`, ids: groups.length };
      // One sentence names every line.
      const next = later.find((place) => !left.has(place));
      if (next === undefined) continue;
      for (const place of later) left.add(place);
      faults.push({ line: lines[next] as number, column: columns[field] ?? null, data });
    }
  };
  report(ids, "id", "twice");
  report(files, "file", "file-twice");
  return left.size === 0 ? [...promoters] : promoters.filter((_, place) => !left.has(place));
}

/** The places of each key that is there more than once. */
function repeated(keys: readonly (string | undefined)[]): number[][] {
  const firsts = new Map<string, number>();
  const groups = new Map<string, number[]>();
  keys.forEach((key, place) => {
    if (key === undefined) return;
    const first = firsts.get(key);
    if (first === undefined) return void firsts.set(key, place);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [first, place]);
    else group.push(place);
  });
  // In the order in which they were there first.
  return [...groups.values()].sort(([one], [other]) => (one as number) - (other as number));
}
