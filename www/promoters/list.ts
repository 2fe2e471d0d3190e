import { type Promoter, type PromoterList, readPromotersInSteps } from "hongbao";
import { type Beginning, beginningOf, type Columns, headersOf } from "./columns.js";
import { linkColumn, withSchemes } from "./complete.js";
import { looksLikeHeading } from "./heading.js";
import { isLatin } from "./latin.js";

/** What a list is read from: what was typed or pasted, or the bytes of a file. */
export type Source = string | Uint8Array;

/** The encodings that are taken for one another. */
export const alike = ["gb18030", "big5", "windows-1252"] as const;
export type Alike = (typeof alike)[number];

/** What the person says of a list that was taken for something else. */
export interface Said {
  readonly encoding?: Alike | undefined;
  readonly columns?: Columns | undefined;
  /** Whether the first line is a heading, although it has no name that is known. */
  readonly heading?: boolean | undefined;
}

/** What was read, and what the person may say otherwise. */
export interface ReadList {
  readonly list: PromoterList;
  readonly headers: readonly string[];
  /** What the bytes of a file were taken for, where that can be another: UTF-8 is named where they are none. */
  readonly encoding: Alike | "utf-8" | undefined;
  /** Whether the first line was taken for a heading; nothing where that is beyond doubt. */
  readonly heading: boolean | undefined;
}

/** Problems that are shown; whoever has seen so many knows what is wrong with the list. */
export const mostShown = 50;

/** A list with nobody on it. */
export const nobody: ReadList = { list: { promoters: [], problems: [], columns: {}, encoding: "text" }, headers: [], encoding: undefined, heading: undefined };

/**
 * Reads a list step by step, a few milliseconds each. The package reads what the list says. The page adds what a person means: a host is
 * a link, a first line of words above figures is a heading, and bytes with single accents are Windows-1252.
 */
export function* readList(source: Source, { encoding, columns = {}, heading }: Said = {}): Generator<void, ReadList, void> {
  const latin = typeof source !== "string" && (encoding === "windows-1252" || (encoding === undefined && isLatin(source)));
  const plain = latin ? new TextDecoder("windows-1252").decode(source as Uint8Array) : source;
  const first = yield* inSteps(plain, columns, latin || encoding === "windows-1252" ? undefined : encoding);
  const text = typeof plain === "string" ? plain : decoded(plain, first.encoding);
  const beginning = text === undefined ? undefined : beginningOf(text);
  const taken = typeof source === "string" ? undefined : latin ? "windows-1252" : (alike.find((one) => one === first.encoding) ?? (isBroken(first) ? "utf-8" : undefined));
  if (text === undefined || beginning === undefined) return { list: first, headers: [], encoding: taken, heading: undefined };
  const known = Object.values(first.columns).some((column) => typeof column === "string");
  const isHeading = known ? undefined : (heading ?? looksLikeHeading(beginning.rows));
  const headers = headersOf(beginning);
  const place = placeOfLinks(first.columns, columns, headers, beginning, isHeading === true);
  const whole = place === undefined ? text : yield* withSchemes(text, beginning, place);
  const below = isHeading === true ? withoutFirst(whole) : whole;
  const list = below === text ? first : yield* inSteps(below, columns);
  return { list, headers, encoding: taken, heading: isHeading };
}

function inSteps(source: Source, columns: Columns, encoding?: Exclude<Alike, "windows-1252">): Generator<void, PromoterList, void> {
  return readPromotersInSteps(source, { ...(encoding === undefined ? {} : { encoding }), ...(Object.keys(columns).length === 0 ? {} : { columns }) });
}

/** The column in which hosts are links: the one that is known to hold them, or one of which nothing else is known. */
function placeOfLinks(found: PromoterList["columns"], said: Columns, headers: readonly string[], beginning: Beginning, heading: boolean): number | undefined {
  const placeOf = (column: string | number) => (typeof column === "number" ? column - 1 : headers.indexOf(column));
  if (found["url"] !== undefined) return placeOf(found["url"]);
  // Without a header the package has only guessed.
  const others = Object.entries(found).filter(([field, column]) => typeof column === "string" || field in said);
  const rows = heading ? beginning.rows.slice(1) : beginning.rows;
  return linkColumn({ ...beginning, rows }, new Set(others.map(([, column]) => placeOf(column))));
}

/** Leaves the first line that says something empty, so that the others keep their numbers. */
function withoutFirst(text: string): string {
  const start = /^\ufeff?\s*(?:"?sep=."?[ \t]*\r?\n\s*)?/i.exec(text)?.[0].length ?? 0;
  return text.slice(0, start) + text.slice(start).replace(/^[^\r\n]*/, "");
}

/** Whether the bytes are not what they were taken for. */
function isBroken({ problems }: PromoterList): boolean {
  return problems[0]?.data["reason"] === "encoding";
}

/** The text of bytes; nothing where they are none, such as a workbook. */
function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return undefined;
  }
}

/** How many lines a list has. */
export function linesOf(source: Source): number {
  if (typeof source === "string") return source.split("\n").length;
  return source.reduce((lines, byte) => lines + (byte === 0x0a ? 1 : 0), source[source.length - 1] === 0x0a ? 0 : 1);
}

/** When a promoter was bound, as an instant of this machine's day; a date alone is its midnight here. */
export function boundDate({ boundAt }: Promoter): Date | undefined {
  if (boundAt === undefined) return undefined;
  const date = /^(\d{4})-(\d\d)-(\d\d)$/.exec(boundAt);
  if (date === null) return new Date(boundAt.replace(",", "."));
  const at = new Date(0);
  at.setFullYear(Number(date[1]), Number(date[2]) - 1, Number(date[3]));
  at.setHours(0, 0, 0, 0);
  return at;
}
