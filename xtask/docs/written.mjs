// The pages that are written in Markdown, in each language, as the site and the package find them.

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { parted } from "./markdown.mjs";
import { chapters, foreign, home, languages } from "./pages.mjs";

/** Reads every page in each language that it is written in. */
export async function readPages() {
  const sources = [home, ...chapters.flatMap(({ pages }) => pages)].filter(({ reference }) => !reference);
  const todo = languages.flatMap((language) => sources.map((each) => ({ ...each, language, file: language.folder === "" ? each.source : (each[language.tag] ?? each.source.replace("docs/guide/", `docs/guide/${language.folder}`)) })));
  const there = todo.filter(({ file, source, language }) => (language.folder === "" || file !== source) && existsSync(file));
  return Promise.all(there.map(async (each) => ({ ...each, ...parted(await readFile(each.file, "utf8")) })));
}

/** What can be asked of the pages: `has`, which pages a language has; `find`, which page is read in a language; `titleOf` and `describe`. */
export function siteOf(pages) {
  const site = {
    has: (name, { tag }) => pages.some((page) => page.name === name && page.language.tag === tag),
    find: (name, { tag }) => pages.find((page) => page.name === name && page.language.tag === tag) ?? pages.find((page) => page.name === name),
    titleOf: (each, language) => (each.reference ? each.title[language.tag] : site.has(each.name, language) ? (site.find(each.name, language).facts.title ?? each.short) : foreign[language.tag][each.name]),
    describe: (each, language) => (site.has(each.name, language) ? (site.find(each.name, language).facts.says ?? each.says ?? "") : ""),
  };
  return site;
}

/** The list of all pages for the first page: chapters by `title` in a language with their `pages`, each with its `title` and what the site `says` of it. */
export function listing(language, site) {
  return chapters.map(({ title, pages }) => ({
    id: title.en.toLowerCase().replace(/ /g, "-"),
    title: title[language.tag],
    pages: pages.map((page) => ({ page, title: site.titleOf(page, language), says: page.reference ? "" : site.describe(page, language) })),
  }));
}
