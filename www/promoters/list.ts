import { type Promoter, type PromoterList, readPromotersInSteps } from "hongbao";
import type { Columns } from "./columns.js";

/** What a list is read from: what was typed or pasted, or the bytes of a file. */
export type Source = string | Uint8Array;

/** The encodings that are taken for one another. */
export const alike = ["gb18030", "big5"] as const;
export type Alike = (typeof alike)[number];

/** Problems that are shown; whoever has seen so many knows what is wrong with the list. */
export const mostShown = 50;

/** A list with nobody on it. */
export const nobody: PromoterList = { promoters: [], problems: [], columns: {}, encoding: "text" };

/** Reads a list step by step, a few milliseconds each; `encoding` and `columns` are what the person says, where the list was taken for something else. */
export function readList(source: Source, encoding?: Alike, columns: Columns = {}): Generator<void, PromoterList, void> {
  return readPromotersInSteps(source, { ...(encoding === undefined ? {} : { encoding }), ...(Object.keys(columns).length === 0 ? {} : { columns }) });
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
