// Every option of a style has an effect on every output, or is an error there.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as hongbao from "../../dist/npm/index.js";
import { answers, outputs, refusals, rows, wanted } from "../options.mjs";

/** A canvas that keeps the rows that are put there. */
function canvas() {
  const strips = [];
  const context = {
    putImageData: (strip) => strips.push(strip),
    getImageData: (x, y, width, height) => ({ width, height, data: { join: () => strips.map(({ data }) => data.join()).join() } }),
  };
  return { width: 1, height: 1, getContext: () => context };
}

globalThis.ImageData ??= class ImageData {
  constructor(data, width, height) {
    Object.assign(this, { data: Uint8ClampedArray.from(data), width, height });
  }
};

const made = outputs(hongbao, canvas);

/** Without a 2D canvas there are no letters but in SVG. */
const withoutLetters = Object.fromEntries(["drawQr", "pixels", "png", "pdf", "png address"].map((name) => [name, "caption-needs-canvas"]));

const all = answers(made);

for (const [place, [option, without, given, exceptions]] of rows.entries()) {
  const shown = JSON.stringify(given, (key, value) => (key === "image" ? "…" : value));
  test(`${shown} is seen in every output, or an error`, () => {
    assert.deepEqual(all[place], wanted(["caption", "frame"].includes(option) ? withoutLetters : exceptions));
  });
}

test("what is no value of an option is an error in every output", () => {
  const taken = refusals(made).filter(([, , code]) => !/^(option-invalid|color-invalid|logo-unsupported)$/.test(code));
  assert.deepEqual(taken, []);
});
