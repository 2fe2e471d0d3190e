import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { notice } from "../../xtask/bundle/notice.mjs";

const root = new URL("../../", import.meta.url);
const committed = await readFile(new URL("NOTICE", root), "utf8");

test("NOTICE has the licences of what is bundled today (cargo xtask notice writes it)", async () => {
  assert.equal(committed, await notice());
});

test("NOTICE names the libraries of the page, the crates of the modules and the standard library", () => {
  for (const name of ["lit-html", "idb", "fflate", "papaparse", "wasm-bindgen", "js-sys", "web-sys", "chrono", "rand", "getrandom", "the standard library of Rust"]) {
    assert.match(committed, new RegExp(`^${name} [\\d.]+(, (npm|crate))? \\(`, "m"));
  }
});

test("nothing that only tests or builds is in NOTICE", () => {
  assert.doesNotMatch(committed, /^(esbuild|typescript|playwright-core|proptest|qrcodegen|syn|quote) /m);
});

test("NOTICE is shipped in the package, in the page, and in the page that is one file", async () => {
  const shipped = await Promise.all(["dist/npm/NOTICE", "dist/www/NOTICE.txt"].map((name) => readFile(new URL(name, root), "utf8")));
  for (const text of shipped) assert.equal(text, committed);
  assert.ok((await readFile(new URL("dist/hongbao.html", root), "utf8")).includes(committed));
});
