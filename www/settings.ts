import { en } from "./language/en.js";
import type { Words } from "./language/words.js";
import { zhCN } from "./language/zh-cn.js";

/** The languages of the page, in the order of the switch. */
export const languages: readonly { readonly words: Words; readonly name: string }[] = [
  { words: zhCN, name: "中文" },
  { words: en, name: "English" },
];

/** How the page chooses its colours. */
export type Theme = "auto" | "light" | "dark";

/** Returns the chosen language, else the first of the browser's that the page has, else English. */
export function preferredWords(): Words {
  const wanted = [recall("language"), ...navigator.languages];
  for (const tag of wanted) {
    const found = languages.find(({ words }) => tag !== null && words.tag.slice(0, 2) === tag.slice(0, 2));
    if (found !== undefined) return found.words;
  }
  return en;
}

/** Returns the chosen theme. */
export function preferredTheme(): Theme {
  const chosen = recall("theme");
  return chosen === "light" || chosen === "dark" ? chosen : "auto";
}

/** Keeps a choice for the next visit. */
export function remember(key: "language" | "theme", value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser may refuse storage, above all to a file; then the choice lasts as long as the page.
  }
}

function recall(key: "language" | "theme"): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
