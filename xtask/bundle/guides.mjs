// The guides as the package has them: what the site puts in for their comments is put in as Markdown, and links lead to files of the package.

import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import { computed, included } from "../docs/comments.mjs";
import { madeMarkdown } from "../docs/made.mjs";
import { listing, readPages, siteOf } from "../docs/written.mjs";
import { folders } from "./entries.mjs";

/**
 * Writes the guides, which say what the rest of the package has, so that it has to be there already.
 *
 * @param guides - their paths, which are the same in the repository
 * @param names - the files of the package
 */
export async function writeGuides(guides, names) {
  const pages = await readPages();
  const site = siteOf(pages);
  for (const guide of guides) {
    const page = pages.find(({ file }) => file === guide);
    if (page === undefined) throw new Error(`xtask/docs/pages.mjs does not list ${guide}`);
    const made = { contents: (language) => contents(guide, language, site) };
    const text = led(await included(page.text), guide, names);
    await mkdir(dirname(join(folders.package, guide)), { recursive: true });
    await writeFile(join(folders.package, guide), `${(await computed(text, (what) => madeMarkdown(what, page.language, made))).trim()}\n`);
  }
}

/** Leads what is linked from the repository's root to the package; what it lacks is said by the words of the link alone, and a picture by nothing. */
function led(text, guide, names) {
  const whole = text.replace(/(!?)\[([^\]]*)\]\(\/([^)#]+)(#[^)]*)?\)/g, (_, picture, words, path, anchor = "") => {
    if (names.has(path)) return `${picture}[${words}](${posix.relative(dirname(guide), path)}${anchor})`;
    return picture === "" ? words : "";
  });
  return whole.replace(/\n{3,}/g, "\n\n");
}

/** The list of all pages, without what tools write for the site alone. */
function contents(guide, language, site) {
  const chapters = listing(language, site).map(({ title, pages }) => ({ title, items: pages.filter(({ page }) => !page.reference).map((each) => item(each, guide, language, site)) }));
  return chapters.filter(({ items }) => items.length > 0).map(({ title, items }) => `## ${title}\n\n${items.join("\n")}`).join("\n\n");
}

function item({ page, title, says }, guide, language, site) {
  const path = posix.relative(dirname(guide), site.find(page.name, language).file);
  return `- [${title}](${path})${says === "" ? "" : `: ${says}`}`;
}
