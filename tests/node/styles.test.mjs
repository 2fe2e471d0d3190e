// Every style is read back by zxing-cpp and jsQR, from every output that is a raster or can be made one by a stranger.

import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeQr, inspectQr, qrToPixels, qrToPng, qrToSvg } from "../../dist/npm/index.js";
import { jsqr, zxing } from "../decoders.mjs";
import { withoutFonts } from "../letters.mjs";
import { pixels } from "../pixels.mjs";
import { on, pngPixels, svgPixels } from "../rasterise.mjs";
import { draws, random, sample, seed } from "../seeded.mjs";
import { content, overPicture, style } from "../styled.mjs";

withoutFonts();

const white = [255, 255, 255];

const outputs = {
  pixels: (symbol, options) => qrToPixels(symbol, options),
  png: (symbol, options) => pngPixels(qrToPng(symbol, options)),
  svg: (symbol, options) => svgPixels(qrToSvg(symbol, options)),
};

const formats = { qr: "QRCode", micro: "MicroQRCode", rmqr: "rMQRCode" };

const strangers = {
  zxing: async (picture, { symbology }) => (await zxing(picture, [formats[symbology]], { textMode: "Plain", maxNumberOfSymbols: 1 }))[0]?.text,
  jsQR: async (picture, { symbology }) => (symbology === "qr" ? jsqr(picture)?.data : undefined),
};

/** Returns the strangers that do not read the text from the styled picture, but from the plain one of the same size. */
async function misreaders(symbol, data, output, options) {
  const picture = on(white, outputs[output](symbol, options));
  const quiet = options.quietZone ?? (symbol.symbology === "qr" ? 4 : 2);
  const missed = [];
  for (const [name, read] of Object.entries(strangers)) {
    if ((await read(picture, symbol)) === data) continue;
    if ((await read(pixels(symbol, options.moduleSize, quiet), symbol)) === data) missed.push(name);
  }
  return missed;
}

/** Returns the style with its logo as large as it may be: two fifths of the nominal area are too much for some symbols. */
function fitting(symbol, asked) {
  try {
    qrToPixels(symbol, { ...asked, moduleSize: 1 });
    return asked;
  } catch ({ code, data }) {
    assert.equal(code, "logo-too-large");
    return { ...asked, logo: data.nearest > 0 ? { ...asked.logo, size: data.nearest } : undefined };
  }
}

test("random styles on random symbols are read by two strangers wherever they read the plain symbol", async () => {
  const draw = draws(random(seed));
  // Every fourth lies over a picture; what is drawn of the others does not depend on it.
  const pictures = draws(random(seed + 1));
  const problems = [];
  const overPictures = [];
  let safeOnes = 0;
  const rounds = sample(3000);
  for (let round = 0; round < rounds; round += 1) {
    const { data, options } = content(draw);
    const symbol = encodeQr(data, options);
    const plain = fitting(symbol, style(draw, symbol));
    const asked = round % 4 === 3 ? overPicture(pictures, plain) : plain;
    const output = draw.pick(Object.keys(outputs));
    for (const moduleSize of [10, 3]) {
      const over = asked.background !== undefined;
      const safe = !over || inspectQr(symbol, { ...asked, moduleSize }).safe;
      if (over && safe) safeOnes += 1;
      const missed = await misreaders(symbol, data, output, { ...asked, moduleSize });
      if (missed.length === 0 || !safe) continue;
      (over ? overPictures : problems).push({ round, missed, output, moduleSize, data, options, version: symbol.version, style: asked });
    }
  }
  const shown = [...problems, ...overPictures].map((problem) => JSON.stringify(problem, (key, value) => (key === "image" ? "…" : value))).join("\n");
  // Of safe codes over pictures strangers read 99 of 100.
  assert.ok(overPictures.length <= Math.ceil(safeOnes / 100), `seed ${seed}: ${overPictures.length} of ${safeOnes} over pictures\n${shown}`);
  assert.equal(problems.length, 0, `seed ${seed}: ${problems.length} of ${2 * rounds}\n${shown}`);
});
