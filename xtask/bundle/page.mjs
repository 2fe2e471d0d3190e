// www/ and the package → dist/www, which a static host or file:// serves, and dist/hongbao.html, the same page in one file.

import { createHash } from "node:crypto";
import { readdir, copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { build } from "esbuild";
import { entries, folders, targets } from "./entries.mjs";

const bundled = new Set([".ts", ".css", ".html", ".md"]);

export async function buildPage() {
  await mkdir(folders.page, { recursive: true });
  const files = await readdir("www");
  const copied = files.filter((name) => extname(name) !== "" && !bundled.has(extname(name)));
  await Promise.all([
    build({
      entryPoints: ["www/app.ts", "www/style.css"],
      outdir: folders.page,
      bundle: true,
      // A classic script: a browser loads no module from file://.
      format: "iife",
      target: targets.module,
      minify: true,
      charset: "utf8",
      legalComments: "none",
      loader: { ".svg": "dataurl", ".png": "dataurl", ".woff2": "dataurl" },
      plugins: [builtPackage()],
    }),
    copyFile("www/index.html", join(folders.page, "index.html")),
    ...copied.map((name) => copyFile(join("www", name), join(folders.page, name))),
  ]);
  await writeFile(folders.onePage, await onePage());
}

/** The page imports the package by name, as any other user does. */
function builtPackage() {
  const paths = new Map(entries.map(({ exported, name }) => [`hongbao${exported.slice(1)}`, `${process.cwd()}/${folders.package}/${name}.js`]));
  return {
    name: "built-package",
    setup({ onResolve }) {
      onResolve({ filter: /^hongbao(\/|$)/ }, ({ path }) => (paths.has(path) ? { path: paths.get(path) } : undefined));
    },
  };
}

async function onePage() {
  const read = (name) => readFile(join(folders.page, name), "utf8");
  const [html, script, style] = await Promise.all(["index.html", "app.js", "style.css"].map(read));
  const icon = `data:image/svg+xml,${encodeURIComponent(await readFile("www/icon.svg", "utf8"))}`;
  // Inside the elements only what would end them is escaped; in strings the two spellings mean the same.
  const inlineStyle = style.replace(/<\/(?=style)/gi, "<\\/");
  const inlineScript = script.replace(/<\/(?=script)/gi, "<\\/").replaceAll("<!--", "<\\!--");
  // The policy names the two by their hash, since 'self' covers nothing that stands in the page.
  const withScript = replaceOnce(html, /script-src 'self'/, `script-src '${hash(inlineScript)}'`);
  const withPolicy = replaceOnce(withScript, /style-src 'self'/, `style-src '${hash(inlineStyle)}'`);
  const withIcon = replaceOnce(withPolicy, /href="icon\.svg"/, `href="${icon}"`);
  const withStyle = replaceOnce(withIcon, /<link[^>]*href="style\.css"[^>]*>/, `<style>${inlineStyle}</style>`);
  const withoutScript = replaceOnce(withStyle, /<script[^>]*src="app\.js"[^>]*><\/script>/, "");
  // An inline script is never deferred: it comes last.
  return replaceOnce(withoutScript, /<\/body>/, `<script>${inlineScript}</script></body>`);
}

function hash(text) {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

function replaceOnce(text, pattern, replacement) {
  if (!pattern.test(text)) throw new Error(`www/index.html has no ${pattern.source}`);
  return text.replace(pattern, () => replacement);
}
