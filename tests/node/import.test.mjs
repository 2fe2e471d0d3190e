import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";

const dist = new URL("../../dist/npm/", import.meta.url);
const require = createRequire(import.meta.url);

/** What a server render, an old engine or a strict policy may lack, or may forbid at this time. */
const forbidden = ["TextDecoder", "TextEncoder", "WebAssembly", "crypto", "atob", "fetch", "document", "window", "HTMLElement", "customElements"];

async function withoutGlobals(work) {
  const saved = forbidden.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]);
  for (const name of forbidden) {
    const get = () => {
      throw new Error(`${name} was used`);
    };
    Object.defineProperty(globalThis, name, { get, configurable: true });
  }
  try {
    return await work();
  } finally {
    for (const [name, descriptor] of saved) {
      if (descriptor === undefined) delete globalThis[name];
      else Object.defineProperty(globalThis, name, descriptor);
    }
  }
}

for (const name of ["index", "slim", "qr", "scan", "scan/slim", "font"]) {
  test(`importing ${name}.js uses nothing of the engine`, async () => {
    const module = await withoutGlobals(() => import(new URL(`${name}.js`, dist)));
    assert.equal(typeof module.ready, "function");
    assert.equal(module.default, undefined);
  });

  test(`requiring ${name}.cjs uses nothing of the engine and gives the same names`, async () => {
    const required = await withoutGlobals(() => require(new URL(`${name}.cjs`, dist).pathname));
    const imported = await import(new URL(`${name}.js`, dist));
    assert.deepEqual(Object.keys(required).sort(), Object.keys(imported).sort());
  });
}

test("importing and requiring batch uses nothing of the engine", async () => {
  const imported = await withoutGlobals(() => import(new URL("batch.js", dist)));
  const required = await withoutGlobals(() => require(new URL("batch.cjs", dist).pathname));
  assert.deepEqual(Object.keys(imported).sort(), ["HongbaoError", "exportPromoters"]);
  assert.deepEqual(Object.keys(required).sort(), Object.keys(imported).sort());
});

test("the default entry is ready by itself, twice at once", async () => {
  const { ready } = await import(new URL("index.js", dist));
  assert.deepEqual(await Promise.all([ready(), ready()]), [undefined, undefined]);
});

test("the slim entry has all names of the default one", async () => {
  const [slim, index] = await Promise.all(["slim.js", "index.js"].map((name) => import(new URL(name, dist))));
  assert.deepEqual(Object.keys(slim).sort(), [...Object.keys(index), "init"].sort());
});

test("the slim entry is not ready before init, and is after it", async () => {
  const { init, ready } = await import(new URL("slim.js", dist));
  await assert.rejects(ready(), { code: "not-ready" });
  await assert.rejects(init(new Uint8Array([1, 2, 3])), { code: "engine-failed" });
  const bytes = await readFile(new URL("core.wasm", dist));
  await Promise.all([init(bytes), init(bytes)]);
  await ready();
});
