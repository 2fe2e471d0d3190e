// Structured append: zxing-cpp reads the parts, and they join to the text.

import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeQr, encodeQrSequence } from "../../dist/npm/index.js";
import { zxing } from "../decoders.mjs";
import { pixels } from "../pixels.mjs";
import { draws, sample, seed, text } from "../seeded.mjs";

const draw = draws();
const utf8 = (content) => new TextEncoder().encode(content);

/** Reads each symbol with zxing, in any order, and puts the parts into the order that they name. */
async function readAll(codes) {
  const found = [];
  for (const code of codes) {
    const [one, ...more] = await zxing(pixels(code), ["QRCode"], { textMode: "Plain" });
    assert.ok(one !== undefined && more.length === 0, "zxing finds one symbol");
    found.push(one);
  }
  return found.sort((one, other) => one.sequenceIndex - other.sequenceIndex);
}

/** Asserts that zxing sees one sequence, and that its parts are `content`. */
async function joins(codes, content) {
  const parts = await readAll(codes.toReversed());
  const parity = utf8(content).reduce((sum, byte) => sum ^ byte, 0);
  for (const [index, part] of parts.entries()) {
    assert.deepEqual([part.sequenceIndex, part.sequenceSize, part.sequenceId], [index, codes.length, String(parity)]);
    assert.deepEqual([part.version, part.ecLevel], [codes[0].version, codes[0].errorCorrection]);
  }
  assert.deepEqual(Buffer.concat(parts.map(({ bytes }) => bytes)), Buffer.from(content));
}

test("parts of random texts join again", async () => {
  for (let round = 0; round < sample(400); round += 1) {
    const symbols = 2 + draw.below(15);
    const content = text(draw, symbols + draw.below(draw.pick([20, 300])));
    const asked = { symbols, errorCorrection: draw.pick([undefined, "L", "Q", "H"]), charset: draw.pick([undefined, "utf-8", "none"]), boost: draw.pick([undefined, false]) };
    const codes = encodeQrSequence(content, asked);
    assert.equal(codes.length, symbols);
    await joins(codes, content).catch((problem) => {
      throw new Error(`seed ${seed}, text ${round}: ${JSON.stringify(content)} ${JSON.stringify(asked)}`, { cause: problem });
    });
  }
});

test("a text in UTF-8 is cut between characters, and each part announces it", async () => {
  const content = "红包 🧧 恭喜发财".repeat(9);
  const codes = encodeQrSequence(content, { symbols: 5 });
  const parts = await readAll(codes);
  assert.equal(parts.map((part) => part.text).join(""), content);
  for (const { segments } of codes) assert.deepEqual(segments.slice(0, 2).map(({ mode }) => mode), ["structured-append", "eci"]);
});

test("segments count from the beginning of the whole text", () => {
  const codes = encodeQrSequence("0123456789".repeat(20), { symbols: 4 });
  const places = codes.flatMap(({ segments }) => segments.filter(({ length }) => length > 0));
  let next = 0;
  for (const { start, length } of places) {
    assert.equal(start, next);
    next += length;
  }
  assert.equal(next, 200);
});

test("as few symbols as the largest version needs, and one plain symbol where one does", async () => {
  assert.deepEqual(encodeQrSequence("红包"), [encodeQr("红包")]);
  const content = "x".repeat(5000);
  const codes = encodeQrSequence(content, { errorCorrection: "L" });
  assert.equal(codes.length, 2);
  await joins(codes, content);
});

test("as few symbols as one version needs, and one too many is refused with the bits and the level that would do", () => {
  const asked = { maxVersion: 1, charset: "none" };
  // 1-M holds 128 bits: 20 for the sequence, 12 for the segment, 12 bytes.
  for (const [length, symbols] of [[14, 1], [15, 2], [24, 2], [25, 3], [192, 16]]) assert.equal(encodeQrSequence("x".repeat(length), asked).length, symbols, String(length));
  const data = { needed: 2176, available: 2048, version: "1", level: "M", fits: "L" };
  assert.throws(() => encodeQrSequence("x".repeat(193), asked), { code: "text-too-long", data });
  // The whole needs fewer bits than two symbols hold, but not both of its halves fit.
  const tight = { needed: 2 * 76, available: 2 * 72, version: "1", level: "H", fits: "Q" };
  assert.throws(() => encodeQrSequence("🧧a", { symbols: 2, maxVersion: 1, errorCorrection: "H" }), { code: "text-too-long", data: tight });
});

test("the largest sequence is exactly full", () => {
  // Version 40-L has 23 648 bits: 20 and 18 for headers, three digits in ten.
  const full = "7".repeat(16 * (((23_648 - 38) / 10) * 3));
  assert.equal(encodeQrSequence(full, { errorCorrection: "L" }).length, 16);
  assert.throws(() => encodeQrSequence(`${full}7`, { errorCorrection: "L" }), { code: "text-too-long" });
});

test("the longest part is as short as can be, and what is left over is halved", () => {
  const lengths = (content, symbols, asked) => encodeQrSequence(content, { symbols, ...asked }).map(({ segments }) => segments.reduce((sum, { length }) => sum + length, 0));
  assert.deepEqual(lengths("x".repeat(10), 4), [3, 3, 3, 1]);
  assert.deepEqual(lengths("x".repeat(10), 6), [2, 2, 2, 2, 1, 1]);
  assert.deepEqual(lengths("ab🧧", 3), [1, 1, 4]);
  assert.deepEqual(lengths(new Uint8Array(9), 5), [2, 2, 2, 2, 1]);
  assert.deepEqual(lengths("aé🧧b", 2), [3, 5]);
});

test("Kanji mode or UTF-8 is decided once, and the parity is that of the bytes that are written", async () => {
  const content = `A${"点茗×".repeat(12)}`;
  const codes = encodeQrSequence(content, { symbols: 4, kanji: true });
  for (const { segments } of codes) assert.ok(segments.every(({ mode }) => mode !== "eci"));
  const parts = await readAll(codes);
  assert.equal(parts.map((part) => part.text).join(""), content);
  // 点 is 935F in Shift JIS, 茗 is E4AA, × is 817E.
  const once = await readAll(encodeQrSequence("点茗×", { symbols: 2, kanji: true }));
  for (const part of once) assert.equal(part.sequenceId, String(0x93 ^ 0x5f ^ 0xe4 ^ 0xaa ^ 0x81 ^ 0x7e));
});

test("bytes join too", async () => {
  const bytes = Uint8Array.from({ length: 512 }, (_, place) => (place * 7) & 255);
  const parts = await readAll(encodeQrSequence(bytes, { symbols: 3 }));
  assert.deepEqual(Buffer.concat(parts.map((part) => part.bytes)), Buffer.from(bytes));
});

test("a symbol has a buffer of its own", () => {
  for (const { modules, segments } of encodeQrSequence("恭喜发财", { symbols: 2 })) {
    assert.ok(modules.buffer.byteLength - modules.length <= 7 * (segments.length + 1));
  }
});

test("what cannot be is refused with what can", () => {
  const refuses = (content, asked, code, data) =>
    assert.throws(
      () => encodeQrSequence(content, asked),
      (problem) => {
        assert.equal(problem.code, code);
        assert.deepEqual({ ...problem.data, ...data }, problem.data);
        return true;
      },
    );
  for (const symbols of [0, 1, 17, 2.5, NaN, "2", null]) refuses("红包红包", { symbols }, "option-invalid", { option: "symbols", allowed: "2 … 16" });
  refuses("红", { symbols: 2 }, "option-invalid", { option: "symbols", value: 2, allowed: "2 to the number of characters" });
  refuses("红包", { symbols: 2, symbology: "micro" }, "option-invalid", { option: "symbology", allowed: "qr" });
  refuses("红\ud800包", { symbols: 2 }, "text-malformed", { position: 1 });
  // 16 times 23 648 bits, of which each symbol needs 20 for its place and 20 for its segment: 2 951 bytes each.
  refuses("x".repeat(47_217), { errorCorrection: "L" }, "text-too-long", { available: 378_368, version: "40", level: "L" });
});
