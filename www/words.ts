import type { Language } from "hongbao";
import { words as en, type Words } from "./language/en.js";
import { loadPart } from "./part.js";

/** Returns the texts of a language: English is in the page, the others are parts. @throws PartMissing */
export async function loadWords(language: Language): Promise<Words> {
  return language === "en" ? en : (await loadPart(language)).words;
}
