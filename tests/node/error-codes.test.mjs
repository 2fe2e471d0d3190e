import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const root = new URL("../../", import.meta.url);
const { explain } = await import(new URL("dist/npm/index.js", root));

const source = await readFile(new URL("src/error.rs", root), "utf8");
const codes = Array.from(source.matchAll(/^ {4}[A-Z]\w+ "([a-z-]+)" "[^"]+"$/gm), ([, code]) => code);

test("TypeScript knows every code of Rust", async () => {
  const known = await readFile(new URL("js/error-code.ts", root), "utf8");
  const lacking = codes.filter((code) => !known.includes(`| "${code}"`));
  assert.deepEqual(lacking, [], `the type ErrorCode in js/error-code.ts lacks ${lacking.join(", ")} of src/error.rs`);
});

test("every code of Rust has a sentence in every language", () => {
  assert.ok(codes.length > 30, `${codes.length} codes`);
  const silent = codes.filter((code) => ["en", "zh-CN", "zh-TW"].some((language) => explain({ code }, language) === code));
  assert.deepEqual(silent, [], `js/sentences.ts has no sentence in every language for ${silent.join(", ")} of src/error.rs`);
});

test("a code that nobody knows stays what it is", () => {
  assert.equal(explain({ code: "no-such-code" }), "no-such-code");
});
