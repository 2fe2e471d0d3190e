import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const root = new URL("../../", import.meta.url);
const { explain } = await import(new URL("dist/npm/index.js", root));

const source = await readFile(new URL("src/error.rs", root), "utf8");
const codes = Array.from(source.matchAll(/^ {4}[A-Z]\w+ "([a-z-]+)" "[^"]+"$/gm), ([, code]) => code);

test("every code of Rust has a sentence in every language", () => {
  assert.ok(codes.length > 30, `${codes.length} codes`);
  const silent = codes.filter((code) => ["en", "zh-CN", "zh-TW"].some((language) => explain({ code }, language) === code));
  assert.deepEqual(silent, []);
});

test("a code that nobody knows stays what it is", () => {
  assert.equal(explain({ code: "no-such-code" }), "no-such-code");
});
