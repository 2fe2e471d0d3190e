import type { Words } from "./en.js";
import { codes } from "./zh-CN/codes.js";
import { looks } from "./zh-CN/looks.js";
import { packets } from "./zh-CN/packets.js";
import { options, problems } from "./zh-CN/problems.js";
import { promoters } from "./zh-CN/promoters.js";
import { shell } from "./zh-CN/shell.js";
import { tickets } from "./zh-CN/tickets.js";

/** Simplified Chinese. */
export const words: Words = { tag: "zh-CN", shell, codes, looks, packets, tickets, promoters, problems, options };
