import type { Language } from "hongbao";
import { codes } from "./en/codes.js";
import type { looks } from "./en/looks.js";
import type { packets } from "./en/packets.js";
import { options, problems } from "./en/problems.js";
import type { promoters } from "./en/promoters.js";
import { shell } from "./en/shell.js";
import type { tickets } from "./en/tickets.js";

/** Texts of the views that are loaded later; their parts bring the English ones along. */
interface LateWords {
  readonly looks: typeof looks;
  readonly packets: typeof packets;
  readonly tickets: typeof tickets;
  readonly promoters: typeof promoters;
}

const early = { tag: "en" as Language, shell, codes, problems, options } as const;

/** Every text of the page in one language. English is the source: another language that lacks a word, or has one more, does not compile. */
export type Words = typeof early & LateWords;

/** English. A view that is not loaded yet has no words, and is not shown. */
export const words = early as Words;

/** Adds the texts of a view that was loaded. */
export function addWords(late: Partial<LateWords>): void {
  Object.assign(words, late);
}
