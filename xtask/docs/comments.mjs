// The comments of a page that stand for what lies elsewhere or is computed. The site and the package put both in by these functions.

import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { firstRows, section } from "./markdown.mjs";

/**
 * Puts in what a page takes from others: `<!-- include: FILE#HEADING -->`, or of its first table the rows, in which words are replaced by those of
 * the page's language: `<!-- rows: FILE#HEADING | yes=是 | no=否 -->`. Links of what is included lead from the root of the repository.
 */
export async function included(text) {
  let whole = text;
  for (const [comment, file, heading, words] of text.matchAll(/<!-- rows: (\S+?)#([^|]*?)((?: \| [^|]*?)*) -->/g)) {
    const part = section(await readFile(file, "utf8"), heading);
    const rows = firstRows(part, words.split(" | ").slice(1).map((pair) => pair.split("=")));
    whole = whole.replace(comment, () => rows);
  }
  for (const [comment, file, heading] of text.matchAll(/<!-- include: (\S+?)#(.*?) -->/g)) {
    const part = section(await readFile(file, "utf8"), heading);
    whole = whole.replace(comment, () => part.replace(/\]\((?![a-z]+:|#)([^)]*)\)/g, (_, path) => `](/${join(dirname(file), path)})`));
  }
  return whole;
}

/** Puts in what `make` computes of the name in `<!-- made: NAME -->`. */
export async function computed(text, make) {
  let whole = text;
  for (const [comment, name] of text.matchAll(/<!-- made: (.*?) -->/g)) {
    const part = await make(name);
    whole = whole.replace(comment, () => part);
  }
  return whole;
}
