import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { finderShapes, frameShapes, moduleShapes } from "../shapes.mjs";

const dist = new URL("../../dist/npm/", import.meta.url);
const require = createRequire(import.meta.url);

test("Node, which has no elements, imports and requires the classes and the file that would register them", async () => {
  for (const name of ["elements", "define"]) {
    const imported = await import(new URL(`${name}.js`, dist));
    const required = require(new URL(`${name}.cjs`, dist).pathname);
    assert.deepEqual(Object.keys(required).sort(), Object.keys(imported).sort());
    assert.equal(typeof imported.HongbaoQr, "function");
    assert.equal(imported.default, undefined);
  }
});

test("importing the classes registers nothing", async () => {
  const registered = [];
  globalThis.HTMLElement = class {};
  globalThis.customElements = { get: () => undefined, define: (name) => registered.push(name) };
  try {
    await import(new URL("elements.js?fresh", dist));
    assert.deepEqual(registered, []);
  } finally {
    delete globalThis.HTMLElement;
    delete globalThis.customElements;
  }
});

test("editors are told every shape that an attribute takes", async () => {
  const { modules } = JSON.parse(await readFile(new URL("custom-elements.json", dist), "utf8"));
  const { attributes } = modules[0].declarations.find(({ tagName }) => tagName === "hongbao-qr");
  for (const [name, shapes] of Object.entries({ shape: moduleShapes, "finder-frame": finderShapes, "finder-centre": finderShapes, "frame-shape": frameShapes })) {
    const { type } = attributes.find((attribute) => attribute.name === name);
    assert.deepEqual(JSON.parse(`[${type.text.replaceAll("|", ",")}]`), shapes, `@attr ${name} in js/elements/qr.ts lists other names than tests/shapes.mjs`);
  }
});
