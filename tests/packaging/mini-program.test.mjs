import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import vm from "node:vm";
import { readTwice } from "../decoders.mjs";
import { install } from "./install.mjs";

let project;

before(async () => {
  project = await install();
});

after(() => project?.remove());

/** Runs a file as a mini program does: CommonJS, the language alone, and a WebAssembly that starts from a path of the program. */
async function miniProgram() {
  const asked = [];
  const WXWebAssembly = {
    async instantiate(path, imports) {
      asked.push(path);
      if (typeof path !== "string" || !path.startsWith("/") || !path.endsWith(".wasm")) throw new Error("only a path of the package");
      return WebAssembly.instantiate(await readFile(join(project.folder, "node_modules/hongbao", path)), imports);
    },
  };
  const context = vm.createContext({ WXWebAssembly });
  for (const name of ["WebAssembly", "Intl", "SharedArrayBuffer"]) vm.runInContext(`delete globalThis.${name}`, context);
  for (const name of ["TextDecoder", "TextEncoder", "URL", "atob", "btoa", "fetch", "Response", "crypto", "performance"]) {
    assert.equal(vm.runInContext(`typeof ${name}`, context), "undefined");
  }
  const source = await readFile(join(project.folder, "node_modules/hongbao/slim.cjs"), "utf8");
  const module = { exports: {} };
  vm.runInContext(`(function (module, exports, require) {${source}\n})`, context)(module, module.exports, (name) => {
    throw new Error(`${name} is not in the program`);
  });
  return { hongbao: module.exports, start: vm.runInContext(`(imports) => WXWebAssembly.instantiate("/core.wasm", imports)`, context), asked };
}

test("in a mini program it starts from a path, draws and splits", async () => {
  const { hongbao, start, asked } = await miniProgram();
  assert.throws(() => hongbao.encodeQr("x"), { code: "not-ready" });
  await Promise.all([hongbao.init(start), hongbao.init(start)]);
  await hongbao.init(start);
  assert.deepEqual(asked, ["/core.wasm"]);
  const text = "微信红包：恭喜发财 🧧";
  const { data, width, height } = hongbao.qrToPixels(text, { moduleSize: 4 });
  assert.deepEqual(await readTwice({ data, width, height }), { zxing: text, jsQR: text });
  assert.match(hongbao.qrToSvg(text), /^<svg/);
  const packet = hongbao.sealRedPacket(10000n, 5, { seed: new Uint8Array(32).fill(9), salt: "除夕" });
  assert.equal(packet.shares.reduce((sum, share) => sum + share), 10000n);
  assert.equal(packet.reveal.salt, "除夕");
  assert.throws(() => hongbao.splitRedPacket(1n, 2), { code: "total-too-small" });
});

test("a start that failed can be tried again", async () => {
  const { hongbao, start } = await miniProgram();
  await assert.rejects(hongbao.init(async () => Promise.reject(new Error("no such file"))), { code: "engine-failed" });
  await hongbao.init(start);
  assert.equal(hongbao.encodeQr("x").version, "1");
});

test("where there are no fresh seeds, the error says so", async () => {
  const { hongbao, start } = await miniProgram();
  await hongbao.init(start);
  assert.throws(() => hongbao.splitRedPacket(100n, 2), ({ name, message }) => name === "HongbaoError" && /random|seed/i.test(message));
});
