// Where the modules of a picture lie, in whole pixels: sizes, quiet zones, and the line of a caption.

import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeQr, modulesAcross, qrToPixels, qrToPng, qrToSvg } from "../../dist/npm/index.js";

const one = encodeQr("红包", { version: 1 });
const wide = encodeQr("1", { version: "R7x43" });

/** Returns pixels per module, to the left, above, across and down, as the finder pattern at the upper left shows them. */
function measured(symbol, style) {
  const { data, width, height } = qrToPixels(symbol, style);
  const dark = (place) => data[4 * place] === 0;
  let first = 0;
  while (!dark(first)) first += 1;
  let end = first;
  while (dark(end)) end += 1;
  return [(end - first) / 7, first % width, Math.floor(first / width), width, height];
}

/** Asserts where a symbol lies. */
const placed = (symbol, style, want) => assert.deepEqual(measured(symbol, style), want);

/** Asserts that a picture is refused, whatever it is made for. */
function refused(symbol, style, code, data) {
  for (const output of [qrToPixels, qrToPng, qrToSvg]) {
    const problem = (error) => error.code === code && assert.deepEqual({ ...error.data }, data) === undefined;
    assert.throws(() => output(symbol, style), problem, `${output.name} ${JSON.stringify(style)}`);
  }
}

test("a module size decides the size of the picture", () => {
  placed(one, {}, [10, 40, 40, 290, 290]);
  placed(wide, { moduleSize: 3 }, [3, 6, 6, 141, 33]);
  placed(one, { moduleSize: 1, quietZone: 0 }, [1, 0, 0, 21, 21]);
});

test("what whole modules leave over is quiet zone on all sides", () => {
  placed(encodeQr("红包", { version: 2 }), { size: 400 }, [12, 50, 50, 400, 400]);
  placed(one, { size: 57 }, [1, 18, 18, 57, 57]);
  placed(wide, { size: 100 }, [2, 7, 7, 100, 28]);
});

test("a size below one pixel a module is refused", () => {
  placed(one, { size: 29 }, [1, 4, 4, 29, 29]);
  for (const size of [28, 0]) refused(one, { size }, "size-too-small", { size, least: 29 });
});

test("a side longer than 16 384 pixels is refused", () => {
  assert.match(qrToSvg(one, { size: 16_384 }), / width="16384" height="16384" /);
  refused(encodeQr("红包", { version: 40 }), { moduleSize: 256 }, "size-too-large", { width: 47_360, height: 47_360, most: 16_384 });
  refused(one, { moduleSize: 256, quietZone: 4_294_967_294 }, "size-too-large", { width: 2_199_023_259_904, height: 2_199_023_259_904, most: 16_384 });
  refused(one, { size: 16_385 }, "size-too-large", { width: 16_385, height: 16_385, most: 16_384 });
});

test("a caption adds a tenth of the width to the height, less where the picture is low", () => {
  const sides = (symbol, style) =>
    / width="(\d+)" height="(\d+)" /
      .exec(qrToSvg(symbol, { ...style, caption: "红包" }))
      .slice(1)
      .map(Number);
  assert.deepEqual(sides(one, { size: 300 }), [300, 330]);
  assert.deepEqual(sides(wide, { moduleSize: 10 }), [470, 132]);
  assert.deepEqual(sides(encodeQr("1", { version: "M1" }), { moduleSize: 1, quietZone: 0 }), [11, 12]);
  refused(one, { size: 16_000, caption: "红包" }, "size-too-large", { width: 16_000, height: 17_600, most: 16_384 });
});

test("module size and size together are refused", () => {
  refused(one, { moduleSize: 10, size: 400 }, "option-invalid", { option: "moduleSize", value: "10", allowed: "without size" });
  for (const moduleSize of [0, 257]) refused(one, { moduleSize }, "option-invalid", { option: "moduleSize", value: String(moduleSize), allowed: "1 … 256" });
});

test("the modules across are those of the picture, with its quiet zone and its frame", () => {
  assert.deepEqual([modulesAcross(one), modulesAcross(one, { quietZone: 0 }), modulesAcross(wide), modulesAcross("红包", { version: 1 })], [29, 21, 47, 29]);
  for (const shape of ["plain", "box", "rounded", "banner", "bubble"]) {
    for (const moduleSize of [1, 3, 8, 31]) {
      const style = { quietZone: 2, frame: { text: "Scan me\nplease", shape }, moduleSize };
      const [, width] = / width="(\d+)"/.exec(qrToSvg(one, style));
      assert.equal(Math.round(modulesAcross(one, style) * moduleSize), Number(width), `${shape} ${moduleSize}`);
    }
  }
  assert.throws(() => modulesAcross(one, { quietZone: -1 }), { code: "option-invalid" });
});
