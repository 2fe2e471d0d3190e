import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { sample } from "../seeded.mjs";

const dist = new URL("../../dist/npm/", import.meta.url);
const require = createRequire(import.meta.url);

/** Every memory that the package makes. */
function watched(work) {
  const memories = [];
  const { Instance } = WebAssembly;
  WebAssembly.Instance = function (...given) {
    const instance = new Instance(...given);
    if (instance.exports.memory !== undefined) memories.push(instance.exports.memory);
    return instance;
  };
  try {
    return { value: work(), memories };
  } finally {
    WebAssembly.Instance = Instance;
  }
}

/** The package anew, with nothing started. */
function fresh(name = "index.cjs") {
  const path = new URL(name, dist).pathname;
  // With the files beside it, which hold the engines.
  for (const cached of Object.keys(require.cache)) if (cached.startsWith(dist.pathname)) delete require.cache[cached];
  return require(path);
}

test("memory stays flat over a hundred thousand redraws", () => {
  const hongbao = fresh();
  const style = { moduleSize: 4, shape: "rounded" };
  const { memories } = watched(() => hongbao.qrToPixels("红包", style));
  const sizes = () => memories.map(({ buffer }) => buffer.byteLength);
  const draw = (count) => {
    for (let turn = 0; turn < count; turn += 1) hongbao.qrToPixels(`红包 ${turn % 1000}`, style);
  };
  draw(1000);
  const before = sizes();
  draw(sample(100_000));
  assert.ok(before.length > 0);
  assert.deepEqual(sizes(), before);
});

test("after a trap the next call works, on a new instance of the same module", () => {
  const hongbao = fresh();
  let made = 0;
  let trap = false;
  const { Instance } = WebAssembly;
  const trapping = new WebAssembly.Module(Uint8Array.from([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 120, 0, 0, 10, 5, 1, 3, 0, 0, 11]));
  const modules = new Set();
  WebAssembly.Instance = function (module, imports) {
    const instance = new Instance(module, imports);
    if (imports === undefined || Object.keys(imports).length === 0) return instance;
    made += 1;
    modules.add(module);
    // The exports of an instance are frozen. The test therefore takes a copy of them, which traps on demand as the engine itself would.
    const exports = Object.fromEntries(
      Object.entries(instance.exports).map(([name, value]) => [name, typeof value !== "function" ? value : (...given) => (trap ? new Instance(trapping).exports.x() : value(...given))]),
    );
    return { exports };
  };
  try {
    const expected = hongbao.encodeQr("红包");
    trap = true;
    assert.throws(() => hongbao.encodeQr("红包"), ({ code, cause }) => code === "engine-failed" && cause instanceof WebAssembly.RuntimeError);
    trap = false;
    assert.deepEqual(hongbao.encodeQr("红包"), expected);
    assert.deepEqual([made, modules.size], [2, 1]);
  } finally {
    WebAssembly.Instance = Instance;
  }
});
