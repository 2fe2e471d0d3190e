// One geometry, several outputs: what resvg and PDFium make of SVG and PDF is what the PNG shows.

import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeQr, qrToPdf, qrToPixels, qrToPng, qrToSvg } from "../../dist/npm/index.js";
import { withoutFonts } from "../letters.mjs";
import { on, pdfPixels, pngPixels, svgPixels } from "../rasterise.mjs";
import { draws, random, sample, seed } from "../seeded.mjs";
import { content, style } from "../styled.mjs";

withoutFonts();

const white = [255, 255, 255];
/** That of a PDF, whose frames have whole pixels too. */
const moduleSize = 10;

/** The largest difference of a part of a colour anywhere, and the mean one. */
function difference(one, other) {
  assert.deepEqual([one.width, one.height], [other.width, other.height]);
  let [largest, total] = [0, 0];
  for (const [place, value] of one.data.entries()) {
    const apart = Math.abs(value - other.data[place]);
    largest = Math.max(largest, apart);
    total += apart;
  }
  return { largest, mean: total / one.data.length };
}

/** Asserts that a picture differs from the PNG in the smoothing of edges alone. */
function agrees(picture, png, shown) {
  const { largest, mean } = difference(on(white, picture), on(white, png));
  assert.ok(largest <= 64 && mean <= 1.5, `${shown}: by ${largest} at most, by ${mean.toFixed(2)} in the mean`);
}

/** Makes random styles and the PNG of each; pictures are scaled by each program in its own way and are left out. */
function* styled(count) {
  const draw = draws(random(seed));
  for (let round = 0; round < count; round += 1) {
    const { data, options } = content(draw);
    const symbol = encodeQr(data, options);
    const asked = { ...style(draw, symbol), logo: undefined, background: undefined };
    yield { symbol, asked, shown: `seed ${seed}, style ${round}: ${symbol.version} ${JSON.stringify(asked)}`, png: pngPixels(qrToPng(symbol, { ...asked, moduleSize })) };
  }
}

test("pixels are what pngjs reads from the PNG", () => {
  for (const { symbol, asked, shown, png } of styled(sample(300))) {
    const pixels = qrToPixels(symbol, { ...asked, moduleSize });
    const { largest } = difference(on(white, pixels), on(white, png));
    assert.equal(largest, 0, shown);
  }
});

test("SVG by resvg agrees with the PNG", () => {
  for (const { symbol, asked, shown, png } of styled(sample(300))) agrees(svgPixels(qrToSvg(symbol, { ...asked, moduleSize })), png, shown);
});

test("PDF by PDFium agrees with the PNG", async () => {
  for (const { symbol, asked, shown, png } of styled(sample(300))) agrees(await pdfPixels(qrToPdf(symbol, asked), png), png, shown);
});

test("a background looks the same in pixels, PNG, SVG and PDF", async () => {
  const draw = draws(random(seed));
  for (let round = 0; round < sample(100); round += 1) {
    const { data, options } = content(draw);
    const symbol = encodeQr(data, options);
    const { width, height } = symbol;
    const tint = draw.times(6, () => draw.below(256));
    // Smooth pictures, of which every program makes the same.
    const side = 64;
    const image = { width: side, height: side, data: new Uint8ClampedArray(4 * side * side) };
    for (let place = 0; place < side * side; place += 1) {
      const [x, y] = [(place % side) / side, Math.floor(place / side) / side];
      image.data.set([tint[0] + (tint[1] - tint[0]) * x, tint[2] + (tint[3] - tint[2]) * y, tint[4] + (tint[5] - tint[4]) * x * y, 255], 4 * place);
    }
    const background = { image, opacity: draw.pick([1, 0.6]), fit: width === height ? draw.pick(["cover", "contain"]) : "cover" };
    const asked = { background, shape: draw.pick(["square", "dot", "diamond"]), moduleScale: draw.pick([undefined, 0.5, 0.9]), light: draw.pick([undefined, "#ffe", { type: "radial", stops: [{ offset: 0, color: "#fff" }, { offset: 1, color: "#fda" }] }]) };
    const png = pngPixels(qrToPng(symbol, { ...asked, moduleSize }));
    assert.equal(difference(on(white, qrToPixels(symbol, { ...asked, moduleSize })), on(white, png)).largest, 0);
    for (const [name, picture] of [["svg", svgPixels(qrToSvg(symbol, { ...asked, moduleSize }))], ["pdf", await pdfPixels(qrToPdf(symbol, asked), png)]]) {
      const { largest, mean } = difference(on(white, picture), on(white, png));
      // PDFium widens images to whole pixels, so that the ground beside them is covered.
      assert.ok((name === "pdf" || largest <= 96) && mean <= 2.5, `seed ${seed}, ${name} ${round}: ${symbol.version} ${width} × ${height} ${JSON.stringify({ ...asked, background: { ...background, image: tint } })}: by ${largest} at most, by ${mean.toFixed(2)} in the mean`);
    }
  }
});

test("a logo lies at the same place in pixels, PNG, SVG and PDF", async () => {
  const side = 40;
  const image = { width: side, height: side, data: new Uint8ClampedArray(4 * side * side) };
  for (let place = 0; place < side * side; place += 1) image.data.set([200, 16, 46, 255], 4 * place);
  const symbol = encodeQr("https://example.com/", { errorCorrection: "H" });
  for (const shape of ["square", "circle"]) {
    const asked = { logo: { image, size: 0.2, padding: 1, shape } };
    const png = pngPixels(qrToPng(symbol, { ...asked, moduleSize }));
    const pictures = { svg: svgPixels(qrToSvg(symbol, { ...asked, moduleSize })), pdf: await pdfPixels(qrToPdf(symbol, asked), png) };
    const red = ({ data }) => data.filter((_, place) => place % 4 === 0 && data[place] > 150 && data[place + 1] < 100).length;
    for (const [name, picture] of Object.entries(pictures)) {
      // PDFium widens images to whole pixels.
      assert.ok(Math.abs(red(picture) - red(png)) / red(png) < 0.1, `${name} ${shape}: ${red(picture)} red pixels, ${red(png)} in the PNG`);
      assert.ok(difference(on(white, picture), on(white, png)).mean < 1.5, `${name} ${shape}`);
    }
  }
});
