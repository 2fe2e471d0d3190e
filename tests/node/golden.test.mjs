// Golden pictures: for every style what is seen, in pixels, PNG, SVG and PDF, and in text.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { qrToDataUrl, qrToPdf, qrToPixels, qrToPng, qrToSvg, qrToText } from "../../dist/npm/index.js";
import { golden, letters, sideBySide } from "../golden.mjs";
import { withoutFonts } from "../letters.mjs";
import { on, pdfPixels, pngPixels, svgPixels } from "../rasterise.mjs";
import { moduleShapes } from "../shapes.mjs";
import { pictures } from "./golden/pictures.mjs";

withoutFonts();

const white = [255, 255, 255];

/** Where the golden file of a name is. */
const file = (name) => new URL(`golden/${name}.txt`, import.meta.url);

/** Asserts that two pictures have the same pixels. */
function same(name, made, png) {
  assert.deepEqual([made.width, made.height], [png.width, png.height], name);
  const apart = made.data.findIndex((value, place) => value !== png.data[place]);
  assert.equal(apart, -1, `${name}\n${sideBySide(letters(png), letters(made))}`);
}

/** Asserts that a stranger's picture differs from the PNG at edges alone, and little there. */
function alike(name, made, png, limit = { largest: 64, mean: 2 }) {
  assert.deepEqual([made.width, made.height], [png.width, png.height], name);
  const [one, other] = [on(white, made).data, on(white, png).data];
  let [largest, total] = [0, 0];
  for (const [place, value] of one.entries()) {
    const apart = Math.abs(value - other[place]);
    largest = Math.max(largest, apart);
    total += apart;
  }
  const mean = total / one.length;
  assert.ok(largest <= limit.largest && mean <= limit.mean, `${name}: by ${largest} at most, by ${mean.toFixed(2)} in the mean\n${sideBySide(letters(png), letters(made))}`);
}

for (const [name, { sees, data, ...options }] of Object.entries(pictures)) {
  test(`${name}: ${sees}`, async () => {
    const { moduleSize, ...measured } = options;
    const png = pngPixels(qrToPng(data, options));
    const svg = qrToSvg(data, options);
    golden(file(name), sees, { [`png, ${moduleSize} pixels a module`]: letters(png), svg });
    same("pixels", qrToPixels(data, options), png);
    same("png address", pngPixels(Buffer.from(qrToDataUrl(data, options).split(",")[1], "base64")), png);
    assert.equal(decodeURIComponent(qrToDataUrl(data, { ...options, format: "svg" }).slice("data:image/svg+xml,".length)), svg);
    alike("SVG by resvg", svgPixels(svg), png);
    // PDFium widens images to whole pixels; a logo that were not there would differ by twice as much in the mean.
    // The lengths of a frame are whole pixels of another module there.
    const limit = ((options.logo ?? options.background) && { largest: 255, mean: 0.6 }) || (options.frame && { largest: 160, mean: 8 });
    alike("PDF by PDFium", await pdfPixels(qrToPdf(data, measured), png), png, limit);
  });
}

const micro = { symbology: "micro", quietZone: 1 };

const texts = [
  ["text", "For light letters on a dark ground: blocks are the light modules, a quiet zone of four of them, and dark modules are left out.", "红包", {}],
  ["text-inverted", "For dark letters on a light ground: blocks are the dark modules, and the quiet zone is blank.", "红包", { invert: true }],
  ["text-micro", "Blocks are the light modules of a Micro QR, in a quiet zone of one; the last row is half a block high.", "888888", micro],
  ["text-micro-inverted", "Blocks are the dark modules of a Micro QR with its finder pattern at the upper left, in a blank quiet zone of one.", "888888", { ...micro, invert: true }],
];

// Bars keep what is blank at the end of a line.
const framed = (text) => text.replace(/^.*$/gm, "|$&|");

for (const [name, sees, data, options] of texts) {
  test(`${name}: ${sees}`, () => golden(file(name), sees, { text: framed(qrToText(data, options)) }));
}

test("every shape of modules has its picture", () => {
  const silent = moduleShapes.filter((shape) => pictures[`shape-${shape}`] === undefined);
  assert.deepEqual(silent, [], `tests/node/golden/pictures.mjs has no sentence for ${silent.join(", ")}`);
});

test("every golden file has its picture", () => {
  const kept = readdirSync(new URL("golden/", import.meta.url)).filter((name) => name.endsWith(".txt"));
  const drawn = [...Object.keys(pictures), ...texts.map(([name]) => name)];
  assert.deepEqual(kept.sort(), drawn.map((name) => `${name}.txt`).sort());
});

test("a golden file that is missing or another is a failure that shows both sides", (t) => {
  const before = process.env.HONGBAO_GOLDEN;
  t.after(() => (before === undefined ? delete process.env.HONGBAO_GOLDEN : (process.env.HONGBAO_GOLDEN = before)));
  delete process.env.HONGBAO_GOLDEN;
  assert.throws(() => golden(file("no-such-picture"), "Nothing.", { png: "#" }), /no-such-picture\.txt is missing: write it with HONGBAO_GOLDEN=write/);
  assert.throws(() => golden(file("text"), "Nothing.", { text: "|##|" }), /kept +made\n +1 For light letters.* ≠ Nothing\./);
});
