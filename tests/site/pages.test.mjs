// Every page of the documentation: it has a title, its links lead somewhere, and nothing it needs lies elsewhere.

import assert from "node:assert/strict";
import { access } from "node:fs/promises";
import { join, posix } from "node:path";
import { test } from "node:test";
import { optionNames } from "../../xtask/docs/option-list.mjs";
import { root } from "../browser/browser.mjs";
import { anchors, files, links, read, written } from "./site.mjs";

/** The guides that must be there, each with what it must say. */
const wanted = {
  start: ["npm install hongbao", "cdn.jsdelivr.net", "hongbao.js"],
  react: ["hongbao/react"],
  vue: ["hongbao/vue"],
  svelte: ["hongbao/define"],
  server: ["node:http"],
  worker: ["postMessage"],
  "mini-program": ["WXWebAssembly"],
  rust: ["cargo add hongbao"],
  options: ["errorCorrection"],
  elements: ["hongbao-packet"],
  packets: ["commitment"],
  hb1: ["HMAC-SHA256"],
  proof: ["proveQr", "zxing", "opencv"],
  weaknesses: ["security advisory"],
  speed: ["brotli", "qr-code-styling"],
  migration: ["qrcode-generator"],
};

test("every guide is there and says what it is for", async () => {
  for (const [name, words] of Object.entries(wanted)) {
    const html = await read(`${name}.html`);
    for (const word of words) assert.ok(html.includes(word), `${name}: ${word}`);
  }
  assert.ok(files.has("api/index.html") && files.has("rust/hongbao/index.html"));
});

test("every guide is there in Chinese too, and leads to Chinese pages", async () => {
  for (const name of Object.keys(wanted).filter((name) => name !== "weaknesses").concat("contents", "lists", "command", "security")) {
    const html = await read(`zh-CN/${name}.html`);
    const article = /<article>([^]*?)<\/article>/.exec(html)[1];
    // What only English has is told in more detail there, or is called English.
    const english = links(article).filter((link) => /^\.\.\/[\w-]+\.html$/.test(link));
    assert.deepEqual(english.filter((link) => !["../hb1.html", "../weaknesses.html"].includes(link)), [], name);
  }
});

test("every page has a title of its own, a language, one heading of the first level, and the policy of the page", async () => {
  const titles = new Map();
  for (const path of written) {
    const html = await read(path);
    const [, title] = /<title>(.+) · .+<\/title>/.exec(html) ?? [];
    assert.ok(title, path);
    const [, language] = /<html lang="([^"]+)">/.exec(html);
    assert.equal(titles.has(`${language} ${title}`), false, `${path} has the title of ${titles.get(`${language} ${title}`)}`);
    titles.set(`${language} ${title}`, path);
    assert.equal(html.match(/<h1\b/g)?.length, 1, path);
    assert.match(html, /http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'/);
    assert.doesNotMatch(html, /<!-- (made|include|rows):|\sstyle="|undefined|\[object/, path);
  }
});

test("every link and anchor of every page leads somewhere", async () => {
  const known = new Map();
  const anchorsOf = async (path) => {
    if (!known.has(path)) known.set(path, anchors(await read(path)));
    return known.get(path);
  };
  const broken = [];
  const pages = [...files].filter((path) => path.endsWith(".html") && !path.startsWith("rust/"));
  for (const path of pages) {
    for (const link of links(await read(path))) {
      const [address, anchor] = link.split("#").map(decodeURIComponent);
      const target = address === "" ? path : posix.join(posix.dirname(path), address.replace(/\?.*/, ""));
      // The page itself, which the documentation lies below on a host.
      if (target === "../index.html") await access(join(root, "dist/www/index.html"));
      else if (!files.has(target)) broken.push(`${path}: ${link}`);
      else if (anchor !== undefined && anchor !== "" && target.endsWith(".html") && !target.startsWith("rust/") && !(await anchorsOf(target)).has(anchor)) broken.push(`${path}: ${link}`);
    }
  }
  assert.ok(pages.length > 100, `${pages.length} pages`);
  assert.deepEqual(broken, []);
});

test("the links of the reference of the crate lead to files", async () => {
  const broken = [];
  for (const path of [...files].filter((path) => path.startsWith("rust/hongbao/") && path.endsWith("index.html"))) {
    for (const link of links(await read(path))) {
      const target = posix.join(posix.dirname(path), decodeURIComponent(link.replace(/[#?].*/, "")));
      if (!link.startsWith("#") && !files.has(target)) broken.push(`${path}: ${link}`);
    }
  }
  assert.deepEqual(broken, []);
});

test("every option of codes is in the table, with a picture that is there", async () => {
  const html = await read("options.html");
  const rows = html.match(/<tr id=[^]*?<\/tr>/g);
  for (const [group, names] of Object.entries(await optionNames())) {
    for (const name of names) {
      const row = rows.find((row) => new RegExp(`<code>(?:[a-zA-Z.]+\\.)?${name}</code>`).test(row) && row.includes(`pictures/${group.toLowerCase().replace(/ /g, "-")}-`));
      assert.ok(row !== undefined, `${group}: ${name}`);
      const pictures = links(row).filter((link) => link.startsWith("pictures/"));
      assert.ok(pictures.length > 0 && pictures.every((picture) => files.has(picture)), `${group}: ${name}`);
    }
  }
});

test("sizes are those of this build", async () => {
  const { entrySizes } = await import("../../xtask/docs/sizes.mjs");
  const sizes = await entrySizes();
  for (const path of ["speed.html", "zh-CN/speed.html"]) {
    const html = await read(path);
    for (const { name, brotli } of sizes) assert.ok(html.includes(`<td><code>${name}</code></td>`) && html.includes(brotli.toLocaleString("en")), `${path}: ${name}`);
  }
});
