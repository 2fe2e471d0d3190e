// The examples in the doc comments of the package that need a page, each in a page of its own.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { build } from "esbuild";
import { documented, guided, inPage, programOf, typedEntries } from "../doc-examples.mjs";
import { launch, open, root, serve } from "./browser.mjs";

const entries = await typedEntries();
const all = await documented();
const examples = [...all.flatMap(({ name, examples }) => examples.map((example) => ({ ...example, name }))), ...(await guided())].filter(inPage);

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve({ "/": "tests/browser/fixtures", "/npm": "dist/npm" })]);
});

after(() => Promise.all([browser?.close(), server?.close()]));

/** Runs in the page: tells what an example gave and what its comments say, each as text. */
const checks = `const same = (value) => JSON.stringify(value, (_, part) => (typeof part === "bigint" ? part + "n" : part)) ?? String(value);
const gives = async (line, said) => outcomes.push([same(await line()), same(await said())]);
const throws = async (line, code) => outcomes.push([await (async () => line())().then(() => "nothing was thrown", (problem) => problem.code), code]);
const outcomes = (globalThis.outcomes = []);
`;

for (const example of examples) {
  test(`the example of ${example.name} gives what it says`, async (t) => {
    const { page, problems } = await open(t, browser, `${server.address}/blank.html`);
    const addresses = Object.entries(entries).map(([entry, name]) => [entry, `/npm/${name}.js`]);
    await page.evaluate((imports) => document.head.append(Object.assign(document.createElement("script"), { type: "importmap", textContent: JSON.stringify({ imports }) })), Object.fromEntries(addresses));
    const stdin = { contents: checks + programOf(example), loader: "ts", resolveDir: root };
    const { outputFiles } = await build({ stdin, bundle: true, external: Object.keys(entries), format: "esm", target: "es2022", write: false });
    const outcomes = await page.evaluate(async (code) => {
      const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
      await import(address);
      return globalThis.outcomes;
    }, outputFiles[0].text);
    assert.ok(outcomes.length > 0, "an example shows something that it gives");
    for (const [given, said] of outcomes) assert.equal(given, said);
    assert.deepEqual(problems, []);
  });
}
