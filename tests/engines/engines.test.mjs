import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { root, serve } from "../browser/browser.mjs";
import { readTwice } from "../decoders.mjs";
import { firefox, install, oldChromium, webkit } from "./engines.mjs";
import { provoke, usePage, watchedPage } from "./www.mjs";

const text = "微信红包：恭喜发财，大吉大利";
const strict = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; img-src data: blob:";
const [vector] = JSON.parse(await readFile(new URL("../vectors/hb1.json", import.meta.url), "utf8"));

let folder;
let plain;
let guarded;
let forbidden;
let www;

before(async () => {
  await install();
  folder = await mkdtemp(join(tmpdir(), "hongbao-engines-"));
  for (const name of ["page.html", "check.js"]) await cp(new URL(name, import.meta.url), join(folder, name));
  await cp(join(root, "dist/npm"), join(folder, "npm"), { recursive: true });
  await watchedPage(folder);
  www = await serve(join(folder, "www"));
  plain = await serve(folder);
  guarded = await serve(folder, { "content-security-policy": strict });
  forbidden = await serve(folder, { "content-security-policy": "script-src 'self'" });
});

after(async () => {
  for (const server of [plain, guarded, forbidden, www]) await server?.close();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

/** Every picture is the one that Rust painted, two strangers read it, and the shares are those of the vector. */
async function check(report, expected) {
  assert.equal(report.failed, undefined);
  const { modules, width, canvas, png, svg, shares, fresh, seconds, first } = report;
  const scale = 4;
  const side = (width + 8) * scale;
  const data = new Uint8ClampedArray(4 * side * side).fill(255);
  for (let place = 0; place < side * side; place += 1) {
    const [x, y] = [place % side, Math.floor(place / side)].map((pixel) => Math.floor(pixel / scale) - 4);
    if (x >= 0 && y >= 0 && x < width && y < width && modules[y * width + x] === "1") data.fill(0, 4 * place, 4 * place + 3);
  }
  assert.deepEqual(await readTwice({ data, width: side, height: side }), { zxing: text, jsQR: text });
  assert.deepEqual({ canvas, png, svg }, { canvas: true, png: true, svg: true });
  assert.deepEqual(shares, vector.shares);
  assert.deepEqual([fresh, seconds, first], [3, 16 * 3_600_000, expected.first]);
  assert.deepEqual(report.read, expected.read);
  if (expected.elements) assert.deepEqual(report.elements, { version: "4", shares: 6, value: 64, shown: 200 });
}

for (const [name, launch] of Object.entries({ Firefox: firefox, WebKitGTK: webkit })) {
  describe(name, () => {
    let browser;
    before(async () => {
      browser = await launch();
    });
    after(() => browser?.close());

    test("draws, reads back and shows the elements under a strict policy", async (t) => {
      const report = await browser.open(`${guarded.address}/page.html`);
      t.diagnostic(report.agent);
      await check(report, { first: "worked", read: [text], elements: true });
    });

    test("works from disk", async () => {
      await check(await browser.open(pathToFileURL(join(folder, "page.html")).href), { first: "worked", read: undefined, elements: true });
    });

    test("names the directive where WebAssembly is forbidden", async () => {
      const { first, refused, failed } = await browser.open(`${forbidden.address}/page.html`);
      assert.equal(failed, undefined);
      assert.deepEqual([first, refused[0]], ["wasm-blocked", "wasm-blocked"]);
      assert.match(refused[1], /wasm-unsafe-eval/);
    });

    test("the page works from a server", async () => {
      await usePage(await browser.visit(`${www.address}/`));
    });

    test("the page in one file works from disk", async () => {
      await usePage(await browser.visit(pathToFileURL(join(folder, "hongbao.html")).href));
    });

    test("what goes wrong in the page is noticed", async () => {
      for (const address of [`${www.address}/`, pathToFileURL(join(folder, "hongbao.html")).href]) await provoke(await browser.visit(address));
    });
  });
}

for (const [version, name] of [[92, "chrome-aws-lambda"], [113, "@sparticuz/chromium"]]) {
  describe(`Chromium ${version}`, { skip: process.platform !== "linux" || process.arch !== "x64" ? "its program is for Linux on x64" : false }, () => {
    let browser;
    before(async () => {
      browser = await oldChromium(name);
    });
    after(() => browser?.close());

    test("is not ready at once, and is after ready()", async (t) => {
      const report = await browser.open(`${plain.address}/page.html#old`);
      t.diagnostic(report.agent);
      assert.match(report.agent, new RegExp(`HeadlessChrome/${version}\\.`));
      await check(report, { first: "not-ready", read: [text], elements: false });
    });

    test("works from disk", async () => {
      await check(await browser.open(`${pathToFileURL(join(folder, "page.html")).href}#old`), { first: "not-ready", read: undefined, elements: false });
    });
  });
}
