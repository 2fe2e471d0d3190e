// Half blocks: every half is a module.

import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeQr, qrToText } from "../../dist/npm/index.js";

const symbols = ["1", "M1", "M2", "R7x43", "R15x59"].map((version) => encodeQr("1", { version: Number(version) || version }));

test("every half block is a module", () => {
  for (const { width, height, modules, ...rest } of symbols) {
    for (const quietZone of [0, 1, 2, 3, 4, 5]) {
      for (const invert of [false, true]) {
        const lines = qrToText({ width, height, modules, ...rest }, { quietZone, invert }).split("\n");
        const [across, down] = [width + 2 * quietZone, height + 2 * quietZone];
        assert.equal(lines.length, Math.ceil(down / 2));
        // One row more than there are: below the last nothing is printed.
        for (let y = 0; y <= down; y += 1) {
          for (let x = 0; x < across; x += 1) {
            const mark = lines[y >> 1]?.[x] ?? " ";
            const [column, row] = [x - quietZone, y - quietZone];
            const dark = column >= 0 && row >= 0 && column < width && row < height && modules[row * width + column] === 1;
            assert.equal(mark === "█" || mark === "▀▄"[y % 2], y < down && dark === invert, `${rest.version}, quiet zone ${quietZone}, ${invert}: ${x} ${y}`);
          }
        }
        assert.ok(lines.every((line) => line.length === across));
      }
    }
  }
});

test("the quiet zone is 4 modules, or 2 for Micro QR and rMQR", () => {
  for (const symbol of symbols) assert.equal(qrToText(symbol), qrToText(symbol, { quietZone: symbol.symbology === "qr" ? 4 : 2 }));
});

test("a quiet zone beyond every screen is refused", () => {
  const micro = encodeQr("1", { version: "M1" });
  for (const [quietZone, size] of [[8187, 16_385], [100_000, 200_011]]) {
    assert.throws(
      () => qrToText(micro, { quietZone }),
      ({ code, data }) => code === "size-too-large" && data.size === size && data.most === 16_384,
    );
  }
});
