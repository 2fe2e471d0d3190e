// Captions in Chromium: the same letters in canvas, pixels and PNG, and at the same place in PDF and SVG.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { on, pdfPixels, pngPixels } from "../rasterise.mjs";
import { launch, open, serve } from "./browser.mjs";

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve({ "/": "tests/browser/fixtures", "/npm": "dist/npm", "/node_modules": "node_modules", "/tests": "tests" })]);
});

after(() => Promise.all([browser.close(), server.close()]));

/** Runs in the page: a symbol with a caption as canvas, pixels, PNG, PDF and SVG drawn by the browser. */
async function captioned([text, style]) {
  const { drawQr, qrToPdf, qrToPixels, qrToPng, qrToSvg } = hongbao;
  const canvas = document.createElement("canvas");
  drawQr(canvas, text, style);
  const { width, height } = canvas;
  const letters = (bytes) => {
    let binary = "";
    for (let place = 0; place < bytes.length; place += 0x8000) binary += String.fromCharCode(...bytes.subarray(place, place + 0x8000));
    return btoa(binary);
  };
  const seen = (context) => letters(context.getImageData(0, 0, width, height).data);
  const { moduleSize, ...measured } = style;
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(qrToSvg(text, style))}`;
  await image.decode();
  const context = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
  context.drawImage(image, 0, 0, width, height);
  return {
    width,
    height,
    canvas: seen(canvas.getContext("2d")),
    pixels: letters(qrToPixels(text, style).data),
    png: letters(qrToPng(text, style)),
    pdf: letters(qrToPdf(text, measured)),
    svg: seen(context),
    natural: [image.naturalWidth, image.naturalHeight],
  };
}

/** Where the dark pixels below a row lie, and how dark they are together, in pixels. */
function ink({ data, width, height }, from) {
  const box = { left: width, top: height, right: 0, bottom: 0, ink: 0 };
  for (let y = from; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const darkness = 1 - data[4 * (y * width + x) + 1] / 255;
      box.ink += darkness;
      if (darkness < 0.5) continue;
      Object.assign(box, { left: Math.min(box.left, x), top: Math.min(box.top, y), right: Math.max(box.right, x), bottom: Math.max(box.bottom, y) });
    }
  }
  return box;
}

for (const caption of ["红包：恭喜发财", "Scan me, please"]) {
  test(`the caption “${caption}” is the same in canvas, pixels and PNG, and lies at the same place in PDF and SVG`, async (t) => {
    const { page, problems } = await open(t, browser, `${server.address}/`);
    await page.waitForSelector("html[data-started]");
    const style = { moduleSize: 10, caption, dark: "#a00010" };
    const { width, height, natural, ...made } = await page.evaluate(captioned, ["https://example.com/", style]);
    const bytes = (text) => Uint8Array.from(Buffer.from(text, "base64"));
    const picture = (data) => on([255, 255, 255], { data, width, height });
    const png = picture(pngPixels(bytes(made.png)).data);
    assert.deepEqual(natural, [width, height]);
    for (const name of ["canvas", "pixels"]) {
      const shown = picture(bytes(made[name])).data;
      assert.equal(shown.findIndex((value, place) => value !== png.data[place]), -1, name);
    }
    // The symbol is square, the caption below it.
    const want = ink(png, width);
    assert.ok(want.ink > 100 && want.top >= width && want.bottom < height, JSON.stringify(want));
    assert.ok(Math.abs(want.left + want.right + 1 - width) <= 6, `in the middle: ${JSON.stringify(want)}`);
    const pdf = picture((await pdfPixels(bytes(made.pdf), { width, height })).data);
    for (const [name, shown] of Object.entries({ pdf, svg: picture(bytes(made.svg)) })) {
      const found = ink(shown, width);
      const near = `${name}: ${JSON.stringify(found)}, PNG: ${JSON.stringify(want)}`;
      // SVG and canvas place the middle of letters differently: here by 2 pixels, where letters are 18 pixels high.
      for (const side of ["left", "top", "right", "bottom"]) assert.ok(Math.abs(found[side] - want[side]) <= 3, near);
      assert.ok(Math.abs(found.ink / want.ink - 1) < 0.15, near);
    }
    assert.deepEqual(problems, []);
  });
}

for (const [shape, position] of [["rounded", "bottom"], ["bubble", "top"], ["plain", "bottom"]]) {
  test(`the text of a ${shape} frame at the ${position} is the same in canvas, pixels and PNG, and lies at the same place in PDF and SVG`, async (t) => {
    const { page, problems } = await open(t, browser, `${server.address}/`);
    await page.waitForSelector("html[data-started]");
    // Letters are the only thing that is blue.
    const style = { moduleSize: 10, dark: "#000", frame: { text: "扫一扫\nScan me", shape, position, color: shape === "plain" ? undefined : "#ffe0a0", textColor: "#0000ff" } };
    const { width, height, natural, ...made } = await page.evaluate(captioned, ["https://example.com/", style]);
    const bytes = (text) => Uint8Array.from(Buffer.from(text, "base64"));
    const picture = (data) => on([255, 255, 255], { data, width, height });
    const blue = ({ data }) => {
      const shown = new Uint8ClampedArray(data.length).fill(255);
      for (let place = 0; place < data.length; place += 4) {
        const much = Math.max(0, data[place + 2] - Math.max(data[place], data[place + 1]));
        shown.fill(255 - much, place, place + 3);
      }
      return ink({ data: shown, width, height }, 0);
    };
    const png = picture(pngPixels(bytes(made.png)).data);
    assert.deepEqual(natural, [width, height]);
    for (const name of ["canvas", "pixels"]) assert.equal(picture(bytes(made[name])).data.findIndex((value, place) => value !== png.data[place]), -1, name);
    const want = blue(png);
    assert.ok(want.ink > 100 && (position === "top" ? want.bottom < height - width : want.top > width * 0.9), JSON.stringify(want));
    assert.ok(Math.abs(want.left + want.right + 1 - width) <= 6, `in the middle: ${JSON.stringify(want)}`);
    const pdf = picture((await pdfPixels(bytes(made.pdf), { width, height })).data);
    for (const [name, shown] of Object.entries({ pdf, svg: picture(bytes(made.svg)) })) {
      const found = blue(shown);
      const near = `${name}: ${JSON.stringify(found)}, PNG: ${JSON.stringify(want)}`;
      for (const side of ["left", "top", "right", "bottom"]) assert.ok(Math.abs(found[side] - want[side]) <= 4, near);
      assert.ok(Math.abs(found.ink / want.ink - 1) < 0.15, near);
    }
    assert.deepEqual(problems, []);
  });
}
