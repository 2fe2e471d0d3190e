// The text of an SVG picture is short: at most 1.4 times the stroked rows of node-qrcode, and shorter than every peer's areas.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import * as etiket from "etiket";
import encodeQR from "qr";
import { encodeQr, qrToSvg } from "../../dist/npm/index.js";
import { draws, random, sample, seed, text } from "../seeded.mjs";

const require = createRequire(import.meta.url);
const QRCode = require("qrcode");
const generate = require("qrcode-generator");

/** Returns what a peer writes, or nothing where it has no such symbol. */
function written(write) {
  try {
    return write();
  } catch {
    return undefined;
  }
}

test("an SVG picture is at most 1.4 times as long as stroked rows, and shorter than what draws areas", async () => {
  const draw = draws(random(seed));
  let compared = 0;
  for (let round = 0; round < sample(300); round += 1) {
    const errorCorrection = draw.pick(["L", "M", "Q", "H"]);
    const data = text(draw, 1 + draw.below(draw.pick([20, 80, 300, 1200])), draw.pick(["digits", "capitals", "ascii"]));
    const code = encodeQr(data, { errorCorrection, boost: false });
    const version = Number(code.version);
    const ours = qrToSvg(code, { label: "" }).length;
    const shown = `seed ${seed}, round ${round}: version ${version}-${errorCorrection}, mask ${code.mask}, ${ours} characters`;
    const rows = await QRCode.toString(data, { type: "svg", version, errorCorrectionLevel: errorCorrection, maskPattern: code.mask });
    assert.ok(ours <= 1.4 * rows.length, `${shown}, node-qrcode ${rows.length}`);
    const areas = {
      qr: written(() => encodeQR(data, "svg", { version, ecc: { L: "low", M: "medium", Q: "quartile", H: "high" }[errorCorrection], mask: code.mask })),
      etiket: written(() => etiket.qrcode(data, { version, ecLevel: errorCorrection, mask: code.mask })),
      "qrcode-generator": written(() => {
        const made = generate(version, errorCorrection);
        made.addData(data);
        made.make();
        return made.createSvgTag({ cellSize: 10, margin: 40 });
      }),
    };
    for (const [peer, picture] of Object.entries(areas)) {
      if (picture === undefined) continue;
      compared += 1;
      assert.ok(ours < picture.length, `${shown}, ${peer} ${picture.length}`);
    }
  }
  assert.ok(compared >= 2 * sample(300), `${compared} pictures of peers`);
});
