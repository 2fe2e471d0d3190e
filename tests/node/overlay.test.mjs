// What lies over the modules: logos, scaled, and captions.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { encodeQr, qrToDataUrl, qrToPdf, qrToPixels, qrToPng } from "../../dist/npm/index.js";

const { PNG } = createRequire(import.meta.url)("pngjs");

/** Writes pixels as a PNG file by pngjs. */
const pngOf = ({ width, height, data }) => Uint8Array.from(PNG.sync.write(Object.assign(new PNG({ width, height }), { data: Buffer.from(data) })));

/** ISO/IEC 18004:2015 Figure 1; from segno, `tests/ref_matrix`. */
const rows = readFileSync(new URL("../vectors/v1.txt", import.meta.url), "utf8").trim().split("\n");
const symbol = { ...encodeQr("1", { version: 1 }), modules: Uint8Array.from(rows.join(""), (module) => Number(module === "#")) };

const image = (width, height, color) => {
  const pixels = Array.from({ length: width * height }, (_, place) => color(place % width, Math.floor(place / width)));
  return { width, height, data: Uint8ClampedArray.from(pixels.flat()) };
};
const red = (width, height) => image(width, height, () => [255, 0, 0, 255]);

const draw = (logo, style) => qrToPixels(symbol, { moduleSize: 1, quietZone: 0, allowUnsafe: true, ...style, logo });

/** Returns the pixels of a logo, `side` pixels a side, in a symbol of which nothing else is seen. */
function scaled(picture, side, shape) {
  const { data, width } = draw({ image: picture, size: side / 21, shape }, { dark: "transparent", light: "transparent" });
  const from = Math.round(10.5 - side / 2);
  const across = picture.width >= picture.height || shape === "circle" ? side : Math.round((side * picture.width) / picture.height);
  const down = picture.height >= picture.width || shape === "circle" ? side : Math.round((side * picture.height) / picture.width);
  const [left, top] = [from + Math.floor((side - across) / 2), from + Math.floor((side - down) / 2)];
  return Array.from({ length: across * down }, (_, place) => {
    const at = 4 * ((top + Math.floor(place / across)) * width + left + (place % across));
    return [...data.subarray(at, at + 4)];
  });
}

/** Shows pixels as letters. */
function shown({ data, width, height }) {
  const letters = { "0,0,0,255": "#", "255,255,255,255": ".", "255,0,0,255": "r" };
  const line = (y) => Array.from({ length: width }, (_, x) => letters[data.slice(4 * (y * width + x)).slice(0, 4).join()] ?? "?").join("");
  return Array.from({ length: height }, (_, y) => line(y));
}

test("a logo lies in the middle of its clearing", () => {
  const picture = shown(draw({ image: red(40, 40), size: 5 / 21 }));
  assert.deepEqual(
    picture.slice(5, 16).map((row) => row.slice(5, 16)),
    [
      ".#...#.#.#.",
      "##.#.#.#.##",
      "...........",
      ".#.rrrrr.#.",
      "...rrrrr.#.",
      "##.rrrrr..#",
      "...rrrrr..#",
      "##.rrrrr.#.",
      "...........",
      "##..######.",
      ".#...#..##.",
    ],
  );
});

test("a wide logo is fitted into its square", () => {
  const picture = shown(draw({ image: red(60, 20), size: 6 / 21 }));
  assert.equal(picture.join("").replace(/[^r]/g, "").length, 12);
});

test("a round logo is cut out", () => {
  const { data } = draw({ image: red(90, 30), size: 7 / 21, shape: "circle" }, { moduleSize: 20 });
  const count = data.filter((value, place) => place % 4 === 0 && value === 255 && data[place + 1] < 128).length;
  const share = count / (Math.PI * 70 * 70);
  assert.ok(Math.abs(share - 1) < 0.01, `${share}`);
});

test("a PNG file is the logo that its pixels are, and a file of another kind says what it is", () => {
  const shown = image(9, 5, (x, y) => [x * 28, y * 50, 90, 255 - x]);
  const file = pngOf(shown);
  for (const output of [qrToPixels, qrToPng, qrToPdf, qrToDataUrl]) {
    assert.deepEqual(output(symbol, { logo: { image: file, size: 0.2 }, allowUnsafe: true }), output(symbol, { logo: { image: shown, size: 0.2 }, allowUnsafe: true }));
  }
  for (const [text, found] of [
    ["<svg/>", "an SVG file"],
    ["\xff\xd8\xff\xe0", "a JPEG file"],
    ["RIFF....WEBPVP8 ", "a WebP file"],
  ]) {
    for (const output of [qrToPixels, qrToPng]) {
      const file = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
      assert.throws(() => output(symbol, { logo: { image: file, size: 0.2 }, allowUnsafe: true }), { code: "logo-unsupported", data: { found } });
    }
  }
});

test("in its own size a logo stays the same", () => {
  const noise = image(7, 5, (x, y) => [x * 31, y * 50, (x * y * 7) % 256, 255]);
  assert.deepEqual(scaled(noise, 7).flat(), [...noise.data]);
});

test("one colour stays one colour, opacity and all", () => {
  const plain = image(9, 4, () => [200, 16, 46, 128]);
  for (const side of [1, 3, 8, 20]) for (const pixel of scaled(plain, side)) assert.deepEqual(pixel, [200, 16, 46, 128]);
});

test("every pixel counts when a logo shrinks", () => {
  const checks = image(64, 64, (x, y) => ((x + y) % 2 === 0 ? [0, 0, 0, 255] : [255, 255, 255, 255]));
  for (const pixel of scaled(checks, 8)) assert.ok(Math.abs(pixel[0] - 127) <= 2, `${pixel}`);
});

test("transparent pixels lend no colour", () => {
  const half = image(8, 8, (x) => (x < 4 ? [255, 0, 0, 255] : [0, 255, 0, 0]));
  for (const [first, second, , alpha] of scaled(half, 3)) assert.ok(alpha === 0 || (first === 255 && second === 0), `${first} ${second} ${alpha}`);
});

test("a disc shows the middle of a wide logo", () => {
  const bars = image(12, 4, (x) => (x >= 4 && x < 8 ? [9, 9, 9, 255] : [255, 255, 255, 255]));
  for (const [first, , , alpha] of scaled(bars, 4, "circle")) assert.ok(first === 9 || alpha === 0, `${first} ${alpha}`);
});

/** Has the engine paint captions, until the test is over. */
function painting(t, paint) {
  globalThis.OffscreenCanvas = class {
    getContext() {
      return { fillText() {}, getImageData: (x, y, width, height) => paint(width, height) };
    }
  };
  t.after(() => delete globalThis.OffscreenCanvas);
}

test("a caption is laid over its line", (t) => {
  painting(t, red);
  const picture = qrToPixels(symbol, { moduleSize: 1, caption: "a" });
  assert.deepEqual([picture.width, picture.height], [29, 31]);
  assert.deepEqual(shown(picture).slice(28), [".".repeat(29), "r".repeat(29), "r".repeat(29)]);
});

test("a caption that the engine paints in another size is refused", (t) => {
  for (const size of [[28, 2], [29, 1]]) {
    painting(t, () => red(...size));
    assert.throws(() => qrToPixels(symbol, { moduleSize: 1, caption: "a" }), { code: "caption-needs-canvas" });
  }
});

test("what is half transparent in a caption lets through what is below it", (t) => {
  painting(t, (width, height) => image(width, height, () => [255, 0, 0, 51]));
  const below = (light) => [...qrToPixels(symbol, { moduleSize: 1, light, caption: "a" }).data.slice(-4)];
  assert.deepEqual(below("#fff"), [255, 204, 204, 255]);
  assert.deepEqual(below("transparent"), [255, 0, 0, 51]);
  assert.deepEqual(below("rgb(0 0 255 / 50%)"), [85, 0, 170, 153]);
});
