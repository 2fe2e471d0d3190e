import type { Language } from "hongbao";
import { codes } from "./en/codes.js";
import { packets } from "./en/packets.js";
import { promoters } from "./en/promoters.js";
import { shell } from "./en/shell.js";
import { tickets } from "./en/tickets.js";

/** English. It is the source: another language that lacks a word, or has one more, does not compile. */
export const words = { tag: "en" as Language, shell, codes, packets, tickets, promoters } as const;

/** Every text of the page in one language. */
export type Words = typeof words;
