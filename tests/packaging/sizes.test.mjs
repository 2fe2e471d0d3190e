import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";
import { entrySizes } from "../../xtask/docs/sizes.mjs";

/**
 * The most bytes that a file of the package may have after brotli: what each has today and a hundredth more, so that growth is seen where
 * it happens; four thousand of `qr.js` are what is kept of a picture for the next symbol, which makes frames four to five times as fast, and six
 * thousand what makes round modules a quarter faster on a canvas and in PNG files, and nearly twice as fast in SVG. Beside
 * `index.js` its users have `qr.js`, unless a bundler finds that they need one of the two. Wanted are 78 000 for codes, and 90 000 with their
 * element.
 */
const most = { "qr.js": 211_000, "index.js": 75_200, "scan.js": 59_900, "font.js": 267_400, "elements.js": 16_800, "qr-element.js": 11_460, "react.js": 2_460, "vue.js": 2_210, "hongbao-qr.js": 222_100 };

for (const [name, bytes] of Object.entries(most)) {
  test(`${name} has at most ${bytes.toLocaleString("en")} bytes after brotli`, async () => {
    const content = await readFile(new URL(`../../dist/npm/${name}`, import.meta.url));
    const compressed = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } });
    assert.ok(compressed.length <= bytes, `it has ${compressed.length.toLocaleString("en")}`);
  });
}

test("the script of the page has at most 250,400 bytes after brotli", async () => {
  const content = await readFile(new URL("../../dist/www/app.js", import.meta.url));
  const compressed = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } });
  assert.ok(compressed.length <= 250_400, `it has ${compressed.length.toLocaleString("en")}`);
});

test("the README says how large each entry is, to a twentieth", async () => {
  const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  for (const { name, files, brotli } of await entrySizes()) {
    const row = readme.split("\n").find((line) => line.startsWith("|") && line.split("|")[1].includes(`\`${name}\``));
    assert.ok(row !== undefined, name);
    const figures = Array.from(row.split("|")[3].matchAll(/\d{1,3}(?: \d{3})*/g), ([figure]) => Number(figure.replace(/ /g, "")));
    // What stands beside `hongbao` is told without it.
    const own = /beside `hongbao`|not inlined/.test(row) ? files[0].brotli : brotli;
    assert.ok(figures.some((figure) => Math.abs(figure - own) < own / 20), `${name} has ${own.toLocaleString("en")}, and the README says ${figures}`);
  }
});
