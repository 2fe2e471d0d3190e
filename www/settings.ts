import type { Language } from "hongbao";

/** The languages of the page by their own names, in the order of the switch. */
export const languages: readonly { readonly tag: Language; readonly name: string }[] = [
  { tag: "zh-CN", name: "简体中文" },
  { tag: "zh-TW", name: "繁體中文" },
  { tag: "en", name: "English" },
];

/** How the page chooses its colours. */
export const themes = ["auto", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** Returns the chosen language, else the first of the browser's that the page has, else English. */
export function preferredLanguage(): Language {
  for (const tag of [recall("language"), ...navigator.languages]) {
    const found = tag === null ? undefined : languageOf(tag);
    if (found !== undefined) return found;
  }
  return "en";
}

/**
 * Returns the page's language for a tag of BCP 47. Chinese is traditional where the tag says so, and where it names Taiwan, Hong Kong or
 * Macao.
 */
function languageOf(tag: string): Language | undefined {
  if (/^en\b/i.test(tag)) return "en";
  if (/^zh-(?:.*\b)?(?:hant|tw|hk|mo)\b/i.test(tag)) return "zh-TW";
  return /^zh\b/i.test(tag) ? "zh-CN" : undefined;
}

/** Returns the chosen theme. */
export function preferredTheme(): Theme {
  return themes.find((theme) => theme === recall("theme")) ?? "auto";
}

/** Keeps a choice for the next visit. */
export function remember(key: "language" | "theme", value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser may refuse to store anything, above all for a page that was opened from disk. The choice then lasts as long as the page.
  }
}

function recall(key: "language" | "theme"): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
