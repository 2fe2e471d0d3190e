// Encoding again and again takes no more memory than once.

import assert from "node:assert/strict";
import { test } from "node:test";
import { sample } from "../seeded.mjs";

const memories = [];
const { Instance } = WebAssembly;
WebAssembly.Instance = function (...given) {
  const instance = new Instance(...given);
  // Another, tiny one reads the module out of its text and is left behind.
  if (instance.exports.read === undefined) memories.push(instance.exports.memory);
  return instance;
};
WebAssembly.Instance.prototype = Instance.prototype;
const { encodeQr, encodeQrSequence, qrToPixels, qrToPng } = await import("../../dist/npm/index.js");

test("a million symbols need no more memory than the first ones", () => {
  const bytes = Uint8Array.from({ length: 200 }, (_, place) => place);
  const round = (call) => {
    encodeQr(`https://example.com/packet/${call}`, { errorCorrection: "H" });
    encodeQr(`恭喜发财 ${call % 1000}`, { kanji: call % 2 === 0, version: call % 7 === 0 ? "12" : undefined });
    encodeQr(bytes.subarray(0, call % 200));
    encodeQr(String(call), { symbology: "smallest" });
    try {
      encodeQr("too long for this", { version: "M1" });
    } catch {
      // The ways of an error are to give everything back too.
    }
    if (call % 50 === 0) encodeQr("x".repeat(2000));
    if (call % 50 === 1) encodeQrSequence("x".repeat(300), { symbols: 4 });
  };
  for (let call = 0; call < 1000; call += 1) round(call);
  assert.equal(memories.length, 1, "one instance");
  const before = memories[0].buffer.byteLength;
  for (let call = 0; call < sample(1_000_000) / 5; call += 1) round(call);
  assert.equal(memories[0].buffer.byteLength, before);
  assert.equal(memories.length, 1, "no call ended in a trap");
});

test("an instance that has grown beyond 64 MB is dropped after the call", () => {
  const before = memories.length;
  const picture = qrToPixels("a", { size: 5_000 });
  assert.equal(picture.data.length, 5_000 * 5_000 * 4);
  assert.equal(memories.length, before + 1);
  assert.ok(memories.at(-1).buffer.byteLength < 8 * 2 ** 20);
  // The picture was copied out before.
  assert.equal(new Set(picture.data).size, 2);
  for (let call = 0; call < 20; call += 1) qrToPng("b", { size: 400 });
  assert.equal(memories.length, before + 1);
});
