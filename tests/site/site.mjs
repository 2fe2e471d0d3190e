// The pages of the documentation as a reader's browser and a search engine see them: their links, anchors and titles.

import { readdir, readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { root } from "../browser/browser.mjs";

/** Where `cargo xtask docs` puts the pages. */
export const folder = join(root, "dist/docs");

/** Every file of the site by its path. */
export const files = new Set((await readdir(folder, { recursive: true, withFileTypes: true })).filter((each) => each.isFile()).map((each) => posix.relative(folder, posix.join(each.parentPath ?? each.path, each.name))));

/** The pages that are written here: neither those of TypeDoc nor those of rustdoc. */
export const written = [...files].filter((path) => path.endsWith(".html") && !/^(api|rust)\//.test(path)).sort();

/** The text of a file. */
export function read(path) {
  return readFile(join(folder, path), "utf8");
}

/** What a page links to and shows, without what its code examples say. */
export function links(html) {
  return Array.from(html.matchAll(/<(?:a|link|img|script)\b[^>]*?\s(?:href|src)="([^"]*)"/g), ([, link]) => link.replaceAll("&amp;", "&")).filter((link) => !/^(?:https?|data|mailto|javascript):/.test(link));
}

/** The anchors of a page. */
export function anchors(html) {
  return new Set(Array.from(html.matchAll(/\s(?:id|name)="([^"]*)"/g), ([, id]) => id.replaceAll("&amp;", "&")));
}
