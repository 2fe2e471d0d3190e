import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { build } from "esbuild";
import { printable } from "../../xtask/bundle/printable.mjs";
import { loadWat } from "../../xtask/bundle/wasm.mjs";

const plugin = { name: "wat", setup: ({ onLoad }) => onLoad({ filter: /\.wat$/ }, loadWat) };
const { outputFiles } = await build({ entryPoints: ["js/printable.ts"], bundle: true, format: "esm", plugins: [plugin], write: false });
const { readPrintable } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);

function check(bytes) {
  assert.deepEqual(readPrintable(printable(bytes)), Uint8Array.from(bytes));
}

test("every byte comes back, alone and beside every other", () => {
  check([]);
  check([255]);
  check(Array.from({ length: 65_536 }, (_, place) => (place * (place >> 8)) & 255));
});

test("a pair of characters may stand at the end of what one call reads", () => {
  const bytes = Array.from({ length: 50_000 }, (_, place) => (place * 31 + (place >> 8)) & 255);
  for (const before of [0, 1, 2, 3]) check([...Array(before).fill(0), ...bytes]);
});

test("the WebAssembly files come back", async () => {
  for (const variant of ["core", "qr", "scan"]) check([...(await readFile(`target/bindings/${variant}/hongbao.wasm`))]);
});

test("the text needs no escapes in a string or a script", () => {
  const { text } = printable(Array.from({ length: 256 }, (_, byte) => byte));
  assert.equal(JSON.stringify(text), `"${text}"`);
  assert.doesNotMatch(text, /[<`$'\\]|[^ -~]/);
});
