// Logos in Chromium: pixels in every output, and canvases and bitmaps by drawQr, cover the same place in the same colours.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, serve } from "./browser.mjs";

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve({ "/": "tests/browser/fixtures", "/npm": "dist/npm", "/node_modules": "node_modules", "/tests": "tests" })]);
});

after(() => Promise.all([browser.close(), server.close()]));

/** Runs in the page: how each output differs from `qrToPixels` with the same logo, and `nothing`, an empty logo of that size. */
async function compare(shape) {
  const { drawQr, qrToDataUrl, qrToPixels } = hongbao;
  const text = "https://example.com/";
  const side = 32;
  const source = Object.assign(document.createElement("canvas"), { width: side, height: side });
  const brush = source.getContext("2d");
  for (const [place, color] of ["#c8102e", "#ffd700", "#00796b", "#3b0764"].entries()) {
    brush.fillStyle = color;
    brush.fillRect((place % 2) * 16, Math.floor(place / 2) * 16, 16, 16);
  }
  const pixels = brush.getImageData(0, 0, side, side);
  const logo = (image) => ({ errorCorrection: "H", moduleSize: 8, logo: { image, size: 0.2, padding: 1, shape } });
  const want = qrToPixels(text, logo(pixels));
  const { width, height } = want;
  const drawn = (image) => {
    const canvas = document.createElement("canvas");
    drawQr(canvas, text, logo(image));
    return canvas.getContext("2d").getImageData(0, 0, width, height).data;
  };
  const shown = async (format) => {
    const image = new Image();
    image.src = qrToDataUrl(text, { ...logo(pixels), format });
    await image.decode();
    const context = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
    context.drawImage(image, 0, 0, width, height);
    return context.getImageData(0, 0, width, height).data;
  };
  const apart = (data) => {
    let [largest, total] = [0, 0];
    for (const [place, value] of want.data.entries()) {
      const by = Math.abs(value - data[place]);
      largest = Math.max(largest, by);
      total += by;
    }
    return { largest, mean: total / data.length };
  };
  return {
    nothing: apart(qrToPixels(text, logo({ data: new Uint8ClampedArray(4), width: 1, height: 1 })).data),
    pixels: apart(drawn(pixels)),
    canvas: apart(drawn(source)),
    bitmap: apart(drawn(await createImageBitmap(source))),
    png: apart(await shown("png")),
    svg: apart(await shown("svg")),
  };
}

for (const shape of ["square", "circle"]) {
  test(`a ${shape} logo looks the same in every output, and from a canvas or a bitmap`, async (t) => {
    const { page, problems } = await open(t, browser, `${server.address}/`);
    await page.waitForSelector("html[data-started]");
    const { nothing, pixels, png, ...scaled } = await page.evaluate(compare, shape);
    assert.ok(nothing.mean > 2, `the logo is seen: ${nothing.mean}`);
    assert.deepEqual([pixels.largest, png.largest], [0, 0]);
    // Canvas, bitmap and SVG are scaled by the browser, and smoothed at edges in its own way.
    for (const [name, { largest, mean }] of Object.entries(scaled)) assert.ok(largest <= 112 && mean <= 0.15, `${name}: by ${largest} at most, by ${mean} in the mean`);
    assert.deepEqual(problems, []);
  });
}
