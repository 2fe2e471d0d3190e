import type { Language } from "../explain.js";
import type { Words } from "./wording.js";
import { en } from "./words/en.js";
import { zhCN } from "./words/zh-cn.js";
import { zhTW } from "./words/zh-tw.js";

/** The words of each language. */
export const words: Readonly<Record<Language, Words>> = { en, "zh-CN": zhCN, "zh-TW": zhTW };
