// www/ and the package → dist/www, which a static host or file:// serves, and dist/hongbao.html, the same page in one file.

import { createHash } from "node:crypto";
import { readdir, copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { entries, folders, targets } from "./entries.mjs";

/** Files of the page that are served as they lie in www/. */
const copied = ["index.html", "icon.svg", "icon-192.png", "icon-512.png", "preview.png", "manifest.webmanifest"];

/** What the page loads on demand, each as a classic script `part-NAME-HASH.js`. */
const parts = [
  { name: "index", contents: 'export * from "hongbao/whole";' },
  { name: "scan", contents: 'export * from "hongbao/scan";' },
  { name: "font", contents: 'export * from "hongbao/font";' },
  { name: "codes", contents: 'export * from "./www/codes/part.ts";' },
  { name: "packets", contents: 'export * from "./www/packets/part.ts";' },
  { name: "promoters", contents: 'export * from "./www/promoters/part.ts";' },
  { name: "zh-CN", contents: 'export * from "./www/language/zh-CN.js";' },
  { name: "zh-TW", contents: 'export * from "./www/language/zh-TW.js";' },
];

export async function buildPage() {
  await mkdir(folders.page, { recursive: true });
  const [loaded] = await Promise.all([
    buildParts(),
    ...copied.map((name) => copyFile(join("www", name), join(folders.page, name))),
    // With an extension, so that a host knows what it is.
    copyFile("NOTICE", join(folders.page, "NOTICE.txt")),
  ]);
  const names = Object.fromEntries(loaded.map(({ name, file }) => [name, file]));
  await build({ ...options, entryPoints: ["www/app.ts", "www/style.css"], plugins: [scannerOfPart(), builtPackage("qr")], define: { PARTS: JSON.stringify(names), ...(await origin()) } });
  await Promise.all([serviceWorker(), onePage(loaded).then((page) => writeFile(folders.onePage, page))]);
}

/** What the page says of itself: its version, and where its source is, which only the build on the repository's host knows. */
async function origin() {
  const { version } = JSON.parse(await readFile(join(folders.package, "package.json"), "utf8"));
  const { GITHUB_SERVER_URL: host, GITHUB_REPOSITORY: repository } = process.env;
  return { VERSION: JSON.stringify(version), SOURCE: JSON.stringify(host && repository ? `${host}/${repository}` : null) };
}

/** Builds what is loaded on demand. A name follows from the content, so that no page is ever given the part of another build. */
function buildParts() {
  return Promise.all(
    parts.map(async ({ name, contents }) => {
      const { outputFiles } = await build({
        ...options,
        stdin: { contents, resolveDir: process.cwd() },
        outdir: undefined,
        outfile: `part-${name}.js`,
        globalName: `hongbaoParts["${name}"]`,
        plugins: [scannerOfPart(), sharedByPage(), builtPackage()],
        write: false,
      });
      const [{ contents: bytes, text }] = outputFiles;
      const file = `part-${name}-${createHash("sha256").update(bytes).digest("hex").slice(0, 8)}.js`;
      await writeFile(join(folders.page, file), bytes);
      return { name, file, text };
    }),
  );
}

/** The service worker knows every other file that the page uses with its hash, and a name that changes with any of them. */
async function serviceWorker() {
  const names = (await readdir(folders.page)).filter((name) => !["service-worker.js", "NOTICE.txt", "preview.png"].includes(name)).sort();
  const hashes = await Promise.all(names.map(async (name) => [name === "index.html" ? "./" : name, hash(await readFile(join(folders.page, name)))]));
  const files = JSON.stringify(Object.fromEntries(hashes));
  const name = createHash("sha256").update(files).digest("hex").slice(0, 16);
  await build({ ...options, entryPoints: ["www/service-worker.ts"], define: { BUILD: JSON.stringify(name), FILES: files } });
}

const options = {
  outdir: folders.page,
  bundle: true,
  // A classic script: a browser loads no module from file://.
  format: "iife",
  target: targets.module,
  minify: true,
  charset: "utf8",
  legalComments: "none",
  loader: { ".svg": "dataurl", ".png": "dataurl", ".woff2": "dataurl" },
};

const fileOf = (name) => `${process.cwd()}/${folders.package}/${name}.js`;

/** The page imports the package by name, as any other user does. It starts with what draws codes; all of the package is a part. */
function builtPackage(core = "index") {
  const paths = new Map(entries.filter(({ exported }) => exported !== undefined).map(({ exported, name }) => [`hongbao${exported.slice(1)}`, fileOf(name)]));
  paths.set("hongbao", fileOf(core)).set("hongbao/whole", fileOf("index"));
  return {
    name: "built-package",
    setup({ onResolve }) {
      onResolve({ filter: /^hongbao(\/|$)/ }, ({ path }) => (paths.has(path) ? { path: paths.get(path) } : undefined));
    },
  };
}

/** What a part takes from the page, which has it: see `share` in www/part.ts. The names are those under which www/app.ts shares it. */
const shared = {
  core: [fileOf("qr")],
  lit: ["lit/html.js", resolve("node_modules/lit-html/lit-html")],
  live: ["lit/directives/live.js"],
  ...Object.fromEntries(["download", "field", "icons", "link", "part", "problem", "scan", "secret", "codes/color-field", "codes/keep", "codes/look", "codes/presets", "codes/sample", "codes/wrong", "language/en"].map((file) => [file.replace(/^.*\//, ""), [resolve("www", file)]])),
};

function sharedByPage() {
  const names = new Map(Object.entries(shared).flatMap(([name, sources]) => sources.map((source) => [source, name])));
  return {
    name: "shared-by-page",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^/ }, ({ path, resolveDir, kind }) => {
        if (kind === "entry-point") return undefined;
        const whole = path.startsWith(".") ? resolve(resolveDir, path) : path;
        if (whole === "hongbao" || whole === fileOf("index")) return { path: "hongbao", namespace: "package" };
        const name = names.get(whole) ?? names.get(whole.replace(/\.(?:js|ts)$/, ""));
        return name === undefined ? undefined : { path: name, namespace: "page" };
      });
      // Parts that need all of the package are loaded after it; the others do with what the page has.
      onLoad({ filter: /^/, namespace: "package" }, () => ({ contents: "module.exports = globalThis.hongbaoParts.index ?? globalThis.hongbaoParts.shared.core;" }));
      onLoad({ filter: /^/, namespace: "page" }, ({ path }) => ({ contents: `module.exports = globalThis.hongbaoParts.shared[${JSON.stringify(path)}];` }));
    },
  };
}

/** The batch loads the scanner where it is to prove; in the page that is a part, which is there by then. */
function scannerOfPart() {
  return {
    name: "scanner-of-part",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\/scan\.js$/ }, ({ resolveDir }) => (resolveDir === resolve(folders.package) ? { path: "scan", namespace: "part" } : undefined));
      onLoad({ filter: /^scan$/, namespace: "part" }, () => ({ contents: "module.exports = globalThis.hongbaoParts.scan;" }));
    },
  };
}

async function onePage(loaded) {
  const read = (name) => readFile(join(folders.page, name), "utf8");
  const [html, script, style] = await Promise.all(["index.html", "app.js", "style.css"].map(read));
  const icon = `data:image/svg+xml,${encodeURIComponent(await readFile("www/icon.svg", "utf8"))}`;
  const inlineStyle = style.replace(/<\/(?=style)/gi, "<\\/");
  const [inlineScript, ...inert] = [script, ...loaded.map(({ text }) => text)].map(inline);
  // The policy names the scripts by their hashes, since 'self' does not cover a script that stands in the page.
  const hashes = [inlineScript, ...inert].map((text) => `'${hash(text)}'`).join(" ");
  const withScript = replaceOnce(html, /script-src 'self'/, `script-src ${hashes}`);
  const withPolicy = replaceOnce(withScript, /style-src 'self'/, `style-src '${hash(inlineStyle)}'`);
  const withIcon = replaceOnce(withPolicy, /href="icon\.svg"/, `href="${icon}"`);
  // Whoever gets the file has no picture beside it.
  const withoutPicture = withIcon.replace(/<meta (?:property="og:image|name="twitter:)[^>]*>\s*/g, "");
  const withoutLinks = replaceOnce(withoutPicture, /<link rel="apple-touch-icon"[^>]*>\s*<link rel="manifest"[^>]*>/, "");
  const withStyle = replaceOnce(withoutLinks, /<link[^>]*href="style\.css"[^>]*>/, `<style>${inlineStyle}</style>`);
  const withoutScript = replaceOnce(withStyle, /<script[^>]*src="app\.js"[^>]*><\/script>/, "");
  const blocks = loaded.map(({ name }, place) => `<script type="text/plain" data-part="${name}">${inert[place]}</script>`);
  // An inline script is never deferred: it comes last.
  const whole = replaceOnce(withoutScript, /<\/body>/, `${blocks.join("")}<script>${inlineScript}</script></body>`);
  // A page that is mailed has to have the licences of what is in it.
  return `${whole.trimEnd()}\n<!--\n${(await readFile("NOTICE", "utf8")).replaceAll("-->", "-- >")}-->\n`;
}

/** Escapes only what would end the element; in strings the two spellings mean the same. */
function inline(script) {
  return script.replace(/<\/(?=script)/gi, "<\\/").replaceAll("<!--", "<\\!--");
}

/** What policies and the attribute `integrity` name a content by. */
function hash(content) {
  return `sha256-${createHash("sha256").update(content).digest("base64")}`;
}

function replaceOnce(text, pattern, replacement) {
  if (!pattern.test(text)) throw new Error(`www/index.html has no ${pattern.source}`);
  return text.replace(pattern, () => replacement);
}
