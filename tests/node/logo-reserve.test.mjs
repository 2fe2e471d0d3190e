// A logo whose size nobody says: one definition of safe for planLogo, inspectQr and proveQr, and what a scratch does to such codes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeQr, inspectQr, planLogo, qrToPixels, qrToSvg } from "../../dist/npm/index.js";
import { proveQr } from "../../dist/npm/scan.js";
import { zxing } from "../decoders.mjs";
import { draws, random, sample, seed } from "../seeded.mjs";

const image = { width: 2, height: 2, data: new Uint8ClampedArray(Array.from({ length: 4 }, () => [200, 16, 46, 255]).flat()) };
const logo = { image };
const half = (correctable) => Math.ceil(correctable / 2);

/** A link of so many characters. */
const link = (length) => `https://example.com/${"abcdefghij0123456789-_".repeat(10)}`.slice(0, length);

test("the symbol is the smallest that safely bears enough of a logo", () => {
  for (const [length, width] of [
    [20, 29],
    [60, 37],
    [100, 49],
    [200, 65],
  ]) {
    const code = planLogo(link(length), logo);
    assert.equal(code.width, width, `${length} characters`);
    assert.match(code.errorCorrection, /^[HQ]$/);
    const { width: across } = qrToPixels(link(length), { logo, moduleSize: 1, quietZone: 0 });
    assert.equal(across, width, `${length} characters`);
  }
});

test("what the caller fixed is kept", () => {
  const text = link(40);
  for (const options of [{ errorCorrection: "Q" }, { version: 7 }, { maxVersion: 6 }, { errorCorrection: "H", boost: false }]) {
    const { version, errorCorrection } = encodeQr(text, options);
    const planned = planLogo(text, logo, options);
    assert.deepEqual([planned.version, planned.errorCorrection], [version, errorCorrection], JSON.stringify(options));
    assert.equal(inspectQr(text, { ...options, logo }).safe, true, JSON.stringify(options));
  }
  const code = encodeQr(text, { errorCorrection: "H" });
  assert.equal(inspectQr(code, { logo }).safe, true);
  assert.equal(qrToPixels(code, { logo, moduleSize: 1, quietZone: 0 }).width, code.width);
  assert.equal(planLogo(text, logo, { minVersion: 9 }).version, "9");
});

test("a logo that leaves less than half of a block is found, and drawn", () => {
  const code = encodeQr(link(60), { version: 6, errorCorrection: "H" });
  const sizes = Array.from({ length: 50 }, (_, place) => (place + 1) / 100);
  const found = sizes.map((size) => {
    const { safe, blocks, findings } = inspectQr(code, { logo: { image, size } });
    const worst = blocks.every(({ damaged, correctable }) => damaged <= half(correctable));
    const codes = findings.map((finding) => finding.code);
    if (codes[0] === "logo-reserve") {
      assert.equal(worst, false);
      assert.doesNotThrow(() => qrToSvg(code, { logo: { image, size } }), `${size}`);
      assert.equal(findings[0].limit, findings[0].nearest);
      assert.equal(inspectQr(code, { logo: { image, size: findings[0].nearest } }).safe, true);
      assert.match(findings[0].message, /^The logo leaves too little for scratches and stains: it is .* of the width, and .* is safe\./);
    }
    if (codes[0] === "logo-too-large") assert.throws(() => qrToSvg(code, { logo: { image, size } }), { code: "logo-too-large" });
    assert.equal(safe, codes.length === 0);
    return codes[0] ?? "safe";
  });
  assert.deepEqual([...new Set(found)], ["safe", "logo-reserve", "logo-too-large"]);
});

test("the default is safe for inspectQr and proveQr alike", () => {
  const draw = draws(random(seed));
  // Proving takes some hundred milliseconds for a long link.
  const lengths = Array.from({ length: sample(200) }, (_, place) => 10 + Math.round((190 * place) / Math.max(1, sample(200) - 1)));
  for (const [place, length] of lengths.entries()) {
    const text = link(Math.max(length, 10));
    const shape = draw.pick(["square", "circle"]);
    const options = { logo: { image, shape } };
    const { safe, blocks } = inspectQr(text, options);
    assert.equal(safe, true, `${length} characters, ${shape}`);
    assert.ok(blocks.every(({ damaged, correctable }) => damaged <= half(correctable)), `${length} characters, ${shape}`);
    assert.ok(blocks.some(({ damaged }) => damaged > 0), `${length} characters, ${shape}`);
    if (place % 4 === 0) {
      const { lacking, safe: proven } = proveQr(text, options);
      assert.deepEqual([lacking.includes("reserve"), proven], [false, true], `${length} characters, ${shape}: ${lacking}`);
    }
  }
});

test("a light scratch beside such a logo is read", async () => {
  const draw = draws(random(seed + 1));
  const module = 4;
  let read = 0;
  const rounds = sample(1000);
  for (let round = 0; round < rounds; round += 1) {
    const text = link(10 + draw.below(191));
    const picture = qrToPixels(text, { logo, moduleSize: module });
    const side = picture.width / module - 8;
    const scratch = draw.pick([[2, 8], [8, 2]]);
    let [x, y] = [0, 0];
    // Anywhere but in the corners of the finder patterns, eight modules a side.
    const corner = (column, row) => (column < 8 && row < 8) || (column >= side - 8 && row < 8) || (column < 8 && row >= side - 8);
    do [x, y] = [draw.below(side - scratch[0] + 1), draw.below(side - scratch[1] + 1)];
    while ([0, scratch[0] - 1].some((across) => [0, scratch[1] - 1].some((down) => corner(x + across, y + down))));
    for (let row = 0; row < scratch[1] * module; row += 1) {
      const from = 4 * ((4 + y) * module * picture.width + row * picture.width + (4 + x) * module);
      picture.data.fill(255, from, from + 4 * scratch[0] * module);
    }
    const [found] = await zxing(picture, ["QRCode"]);
    read += Number(found?.text === text);
  }
  assert.ok(read / rounds >= 0.99, `${read} of ${rounds}`);
});

test("a wide logo clears what it covers, and its longer side is the size", () => {
  const wide = { width: 300, height: 60, data: new Uint8ClampedArray(300 * 60 * 4).fill(255) };
  const high = { width: 60, height: 300, data: new Uint8ClampedArray(300 * 60 * 4).fill(255) };
  const code = encodeQr(link(60), { version: 10, errorCorrection: "H" });
  const covered = (options) => inspectQr(code, { logo: { size: 0.3, padding: 0, ...options } }).blocks.reduce((sum, { damaged }) => sum + damaged, 0);
  const square = covered({ image });
  for (const image of [wide, high]) assert.ok(covered({ image }) < square / 3, `${covered({ image })} of ${square}`);
  // 57 modules: 0.3 of them are 17.1 across, and 3.42 down.
  const seen = qrToPixels(code, { moduleSize: 1, quietZone: 0, dark: "#000", logo: { image: { width: 300, height: 60, data: new Uint8ClampedArray(300 * 60 * 4) }, size: 0.3, padding: 0 } });
  const dark = (x, y) => seen.data[4 * (y * 57 + x)] === 0;
  const rows = Array.from({ length: 57 }, (_, y) => Array.from({ length: 17 }, (_, x) => dark(20 + x, y)).some(Boolean));
  assert.deepEqual(rows.slice(24, 33), [true, true, false, false, false, false, false, true, true]);
  const larger = planLogo(link(60), { size: 0.3 });
  const smaller = planLogo(link(60), { size: 0.3, aspect: 5 });
  assert.ok(Number(smaller.version) < Number(larger.version) || smaller.errorCorrection < larger.errorCorrection);
  assert.deepEqual(planLogo(link(60), { size: 0.3, image: wide }), smaller);
  assert.throws(() => planLogo(link(60), { size: 0.4, aspect: 0 }), { code: "option-invalid", data: { option: "aspect", value: "0", allowed: "above 0" } });
  assert.equal(inspectQr(link(60), { logo: { image: wide } }).safe, true);
});

test("a code that says nothing is found", () => {
  assert.equal(encodeQr("").version, "1");
  for (const empty of ["", new Uint8Array(), encodeQr(""), encodeQr("", { symbology: "rmqr" }), encodeQr("", { charset: "utf-8" })]) {
    const { safe, findings } = inspectQr(empty);
    assert.deepEqual([safe, findings.map(({ code, actual, limit }) => [code, actual, limit])], [false, [["content-empty", 0, 1]]]);
    if (empty.symbology !== "rmqr") assert.equal(proveQr(empty).safe, false);
  }
  for (const said of ["0", encodeQr("0"), encodeQr(" ", { symbology: "rmqr" })]) assert.equal(inspectQr(said).safe, true);
});
