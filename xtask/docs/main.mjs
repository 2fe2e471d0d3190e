// The documentation → dist/docs, which a static host or file:// serves. Usage, from the repository's root, after a build:
// node xtask/docs/main.mjs VERSION

import { existsSync } from "node:fs";
import { copyFile, cp, mkdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { build } from "esbuild";
import { targets } from "../bundle/entries.mjs";
import { writeApi } from "./api.mjs";
import { computed, included } from "./comments.mjs";
import { madeHtml } from "./made.mjs";
import { pieces, render } from "./markdown.mjs";
import { picturedOptions } from "./options.mjs";
import { home, languages } from "./pages.mjs";
import { overview, whole } from "./template.mjs";
import { readPages, siteOf } from "./written.mjs";

const folder = "dist/docs";
const version = process.argv[2];

/** What is more on the site than a table. */
const made = {
  contents: (language) => overview(language, site),
  options: (language) => picturedOptions(language, folder),
};

/** Pictures of the repository that pages show. */
const copied = new Set();

const pages = await readPages();
const site = siteOf(pages);

try {
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, "pictures"), { recursive: true });
  const found = await writeApi(join(folder, "api"), version);
  await writePages(found);
  await Promise.all([
    writeFiles(),
    existsSync("target/doc/hongbao") ? cp("target/doc", join(folder, "rust"), { recursive: true, filter: (path) => basename(path) !== ".lock" }) : Promise.reject(new Error("target/doc has no reference of the crate: run cargo xtask docs")),
  ]);
} catch (problem) {
  // esbuild has printed its errors by itself.
  if (problem.errors === undefined) console.error(problem.message);
  process.exitCode = 1;
}

async function writePages(found) {
  const documents = Object.fromEntries(languages.map(({ tag }) => [tag, []]));
  for (const page of pages) {
    const { name, language, file, facts } = page;
    const rendered = render(await included(page.text), file, (path) => follow(path, page));
    const html = await computed(rendered.html, (what) => madeHtml(what, language, made));
    const elements = /<hongbao-(qr|packet)\b/.test(html.replace(/<pre[^]*?<\/pre>/g, ""));
    const description = facts.says ?? page.says ?? rendered.title;
    const path = `${language.folder}${name}.html`;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), whole({ ...page, ...rendered, html, elements, description, title: name === "index" ? rendered.title : site.titleOf(page, language) }, site));
    // The first page only leads to what the others say.
    for (const piece of name === home.name ? [] : pieces(html, rendered.title)) {
      const document = [piece.heading, rendered.title, piece.id === "" ? path : `${path}#${piece.id}`, piece.text];
      documents[language.tag].push(document);
      // Who reads another language finds what is not written in it.
      for (const each of languages) if (each !== language && language === languages[0] && !site.has(name, each)) documents[each.tag].push(document);
    }
  }
  for (const { tag } of languages) {
    const all = [...documents[tag], ...found.map(({ title, entry, path, text }) => [title, entry, `api/${path}`, text])];
    await writeFile(join(folder, `search-${tag}.js`), `globalThis.hongbaoPages = ${JSON.stringify(all)};\n`);
  }
}

/** Where a path of the repository is: in the site, else on its host, else nowhere. */
function follow(path, { language }) {
  const up = language.folder === "" ? "" : "../";
  if (/^(api|rust)\//.test(path)) return up + path;
  const page = pages.find(({ file }) => file === path);
  if (page !== undefined) return language === page.language ? `${page.name}.html` : `${up}${page.language.folder}${page.name}.html`;
  if (/\.(png|svg)$/.test(path)) {
    copied.add(path);
    return `${up}pictures/${basename(path)}`;
  }
  const { GITHUB_SERVER_URL: host, GITHUB_REPOSITORY: repository } = process.env;
  return host && repository ? `${host}/${repository}/blob/main/${path}` : undefined;
}

async function writeFiles() {
  const plain = { "www/icon.svg": "icon.svg", "dist/npm/hongbao.js": "hongbao.js", NOTICE: "NOTICE.txt" };
  for (const path of copied) plain[path] = `pictures/${basename(path)}`;
  await Promise.all(Object.entries(plain).map(([from, to]) => copyFile(from, join(folder, to))));
  await build({ entryPoints: ["docs/site/site.ts", "docs/site/theme.ts", "docs/site/style.css"], outdir: folder, bundle: true, format: "iife", target: targets.module, minify: true, charset: "utf8", legalComments: "none" });
}
