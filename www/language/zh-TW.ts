import type { Words } from "./en.js";
import { codes } from "./zh-TW/codes.js";
import { looks } from "./zh-TW/looks.js";
import { packets } from "./zh-TW/packets.js";
import { options, problems } from "./zh-TW/problems.js";
import { promoters } from "./zh-TW/promoters.js";
import { shell } from "./zh-TW/shell.js";
import { tickets } from "./zh-TW/tickets.js";

/** Traditional Chinese. */
export const words: Words = { tag: "zh-TW", shell, codes, looks, packets, tickets, promoters, problems, options };
