// PNG files: what kind they are of, and that two unrelated decoders, of pngjs and of resvg, read the pixels.

import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeQr, qrToPixels, qrToPng, qrToSvg } from "../../dist/npm/index.js";
import { withoutFonts } from "../letters.mjs";
import { pngPixels, svgPixels } from "../rasterise.mjs";
import { draws, sample, seed } from "../seeded.mjs";
import { content, style } from "../styled.mjs";

withoutFonts();

const symbol = encodeQr("1", { version: 1 });
const micro = encodeQr("1", { symbology: "micro", version: "M1" });

/** Asserts that a file shows the pixels, and returns its kind and its bits a part: ISO/IEC 15948:2004 11.2.2. */
function kindOf(file, { data, width, height }, told = "") {
  const first = pngPixels(file);
  assert.deepEqual([first.width, first.height], [width, height], told);
  assert.ok(Buffer.from(data).equals(Buffer.from(first.data)), `pngjs reads other pixels ${told}`);
  const address = `data:image/png;base64,${Buffer.from(file).toString("base64")}`;
  const second = svgPixels(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image href="${address}" width="${width}" height="${height}" image-rendering="optimizeSpeed"/></svg>`);
  // resvg multiplies colours by their opacity, and so loses some of what is nearly transparent.
  const same = (value, at) => Math.abs(value - second.data[at]) * second.data[at | 3] <= (at % 4 < 3 && second.data[at | 3] < 255 ? 255 : 0) && data[at | 3] === second.data[at | 3];
  assert.ok(data.every(same), `resvg reads other pixels ${told}`);
  return [["grey", undefined, "RGB", "palette", undefined, undefined, "RGBA"][file[25]], file[24]];
}

const pictureKind = (options, shown = symbol) => kindOf(qrToPng(shown, options), qrToPixels(shown, options), JSON.stringify(options));

/** Embeds pixels in an SVG, which does so in a PNG file. */
function logoKind(width, height, color, place = 0) {
  const data = new Uint8ClampedArray(new ArrayBuffer(4 * width * height + place), place);
  for (let at = 0; at < width * height; at += 1) data.set(color(at), 4 * at);
  const given = [...data];
  const svg = qrToSvg(symbol, { logo: { image: { data, width, height } }, allowUnsafe: true });
  assert.deepEqual([...data], given);
  return kindOf(Buffer.from(/href="data:image\/png;base64,([^"]*)"/.exec(svg)[1], "base64"), { data, width, height });
}

test("two equal rows of two pixels, the least that repeats, are written", () => {
  for (const height of [1, 2, 3, 4]) assert.equal(logoKind(2, height, () => [200, 16, 46, 255])[0], "palette");
});

test("a symbol in one colour has one bit a pixel, and its finders' own colours take two", () => {
  assert.deepEqual(pictureKind({}), ["palette", 1]);
  for (const shown of [symbol, micro]) {
    assert.deepEqual(pictureKind({ dark: "#c8102e", light: "transparent", finderFrameColor: "#000", finderCentreColor: "#d4af37" }, shown), ["palette", 2]);
  }
});

test("round shapes take eight bits or four", () => {
  assert.deepEqual(pictureKind({ shape: "rounded", finderFrame: "dot" }), ["palette", 8]);
  assert.deepEqual(pictureKind({ shape: "dot", moduleSize: 5 }), ["palette", 4]);
});

test("every size is read back as the pixels", () => {
  for (const shown of [symbol, micro]) {
    for (let size = 30; size < 90; size += 1) pictureKind({ size, dark: "#123456" }, shown);
  }
});

test("gradients are true colours with opacity only where there is some", () => {
  const dark = { type: "linear", rotation: 33, stops: ["#0f0", "#00f", "#f00"].map((color, place) => ({ offset: place / 2, color })) };
  assert.deepEqual(pictureKind({ dark }), ["RGB", 8]);
  assert.deepEqual(pictureKind({ dark, light: "transparent" }), ["RGBA", 8]);
});

test("a gradient of few colours has a palette", () => {
  const dark = { type: "linear", stops: ["#000", "#030000"].map((color, offset) => ({ offset, color })) };
  assert.deepEqual(pictureKind({ dark }), ["palette", 4]);
});

test("pixels of 256 colours have a palette, and of 257 none", () => {
  const color = (count) => (at) => [(at % count) & 255, (at % count) >> 8, 7, 255];
  assert.deepEqual(logoKind(31, 17, color(256)), ["palette", 8]);
  assert.deepEqual(logoKind(31, 17, color(257)), ["RGB", 8]);
});

test("so many colours take so many bits", () => {
  for (const [colors, bits] of [[1, 1], [2, 1], [3, 2], [4, 2], [5, 4], [16, 4], [17, 8]]) {
    for (const width of [1, 7, 8, 9, 33]) {
      assert.deepEqual(logoKind(width, 20, (at) => [at % colors, 255, 255, 255]), ["palette", bits]);
      assert.deepEqual(logoKind(width, 20, (at) => [9, 255, 255, 255 - (at % colors)]), ["palette", bits]);
    }
  }
});

test("pixels that do not begin their buffer are read where they are", () => {
  for (const place of [1, 2, 4, 30]) assert.deepEqual(logoKind(5, 5, (at) => [at, 1, 2, 255], place), ["palette", 8]);
});

test("rows that return and rows of noise are read back", () => {
  const draw = draws();
  for (const [kind, opacity] of [["RGB", () => 255], ["RGBA", () => draw.below(256)]]) {
    const rows = draw.times(40, () => draw.times(40, () => [draw.below(256), draw.below(256), draw.below(256), opacity()]));
    // Each row stands four times, then once, then twice.
    const row = (y) => rows[3 * Math.floor(y / 7) + [0, 0, 0, 0, 1, 2, 2][y % 7]];
    assert.deepEqual(logoKind(40, 91, (at) => row(Math.floor(at / 40))[at % 40]), [kind, 8]);
  }
});

test("every style is read back as its pixels", () => {
  const draw = draws();
  for (let round = 0; round < sample(400); round += 1) {
    const { data, options } = content(draw);
    const shown = encodeQr(data, options);
    pictureKind({ ...style(draw, shown), allowUnsafe: true, moduleSize: 1 + draw.below(9) }, shown);
  }
  assert.ok(true, `seed ${seed}`);
});

test("a PNG carries its size in print", () => {
  for (const options of [{}, { shape: "dot", size: 400 }, { dark: { type: "linear", stops: [{ offset: 0, color: "#c8102e" }] } }]) {
    const plain = qrToPng("https://example.com/", options);
    const sized = qrToPng("https://example.com/", { ...options, dpi: 300 });
    assert.equal(sized.length, plain.length + 21);
    const chunk = Buffer.from(sized.subarray(33, 54));
    assert.equal(chunk.toString("latin1", 4, 8), "pHYs");
    assert.deepEqual([chunk.readUInt32BE(0), chunk.readUInt32BE(8), chunk.readUInt32BE(12), chunk[16]], [9, 11_811, 11_811, 1]);
    // pngjs compares every check sum.
    assert.deepEqual(pngPixels(sized), pngPixels(plain));
  }
  for (const dpi of [0, -1, NaN, Infinity, 100_001, "300", null]) assert.throws(() => qrToPng("a", { dpi }), (error) => error.code === "option-invalid" && error.data.option === "dpi");
  // An SVG has no such thing, and is as it was.
  assert.equal(qrToSvg("a", { dpi: 300 }), qrToSvg("a"));
});
