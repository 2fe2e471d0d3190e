// Which versions the options allow: the choice, and what is refused.

import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeQr, encodeQrSequence, planLogo } from "../../dist/npm/index.js";

/** Every version with its width and height, as ISO/IEC 18004 and ISO/IEC 23941 list them. */
const sizes = new Map([
  ...Array.from({ length: 40 }, (_, index) => [String(index + 1), [21 + 4 * index, 21 + 4 * index]]),
  ...["M1", "M2", "M3", "M4"].map((name, index) => [name, [11 + 2 * index, 11 + 2 * index]]),
  ...["7x43", "7x59", "7x77", "7x99", "7x139", "9x43", "9x59", "9x77", "9x99", "9x139", "11x27", "11x43", "11x59", "11x77", "11x99", "11x139", "13x27", "13x43"].map(rmqr),
  ...["13x59", "13x77", "13x99", "13x139", "15x43", "15x59", "15x77", "15x99", "15x139", "17x43", "17x59", "17x77", "17x99", "17x139"].map(rmqr),
]);

function rmqr(name) {
  return [`R${name}`, name.split("x").map(Number).reverse()];
}

const symbologyOf = (name) => (name.startsWith("R") ? "rmqr" : name.startsWith("M") ? "micro" : "qr");

function chosen(data, options) {
  const { version, errorCorrection } = encodeQr(data, options);
  return `${version}-${errorCorrection ?? ""}`;
}

function refuses(options, code, data) {
  for (const encode of [encodeQr, encodeQrSequence, (text, asked) => planLogo(text, { size: 0.1 }, asked)]) assert.throws(() => encode("1", options), { code, data });
}

test("each of the 76 versions has its name and its size", () => {
  assert.equal(sizes.size, 76);
  for (const [version, [width, height]] of sizes) {
    const code = encodeQr("1", { version });
    assert.deepEqual([code.version, code.width, code.height, code.symbology], [version, width, height, symbologyOf(version)]);
    if (code.symbology === "qr") assert.deepEqual(encodeQr("1", { version: Number(version) }), code);
  }
});

test("other names are refused with what was given", () => {
  for (const version of ["", "0", "41", "07", " 7", "M0", "M5", "m2", "R7x27", "R17x139 ", "R7×43", 0, 41, 1.5, NaN, null]) {
    for (const option of ["version", "minVersion", "maxVersion"]) refuses({ [option]: version }, "version-unknown", { version: String(version) });
  }
});

test("the symbology is that of the version or of the bound, else QR", () => {
  assert.equal(chosen("", {}), "1-H");
  assert.equal(chosen("", { boost: false }), "1-M");
  assert.equal(chosen("12345", { symbology: "micro" }), "M2-M");
  assert.equal(chosen("12345", { version: "M1" }), "M1-");
  assert.equal(chosen("12345", { symbology: "rmqr" }), "R11x27-H");
  assert.equal(chosen("12345", { symbology: "smallest" }), "M2-M");
  assert.equal(chosen("hello", { symbology: "smallest" }), "M3-M");
  assert.equal(chosen("红包", { symbology: "smallest" }), "R13x27-M");
  assert.equal(chosen("a", { minVersion: 7 }), "7-H");
  assert.equal(chosen("a", { maxVersion: "R7x59" }), "R7x43-H");
  assert.equal(chosen("1", { symbology: "smallest", version: "R17x139" }), "R17x139-H");
});

test("of the versions between two bounds, as wide and as high, the one with the fewest modules comes first", () => {
  const area = ([width, height]) => width * height;
  for (const [least, [left, top]] of sizes) {
    for (const [most, [right, bottom]] of sizes) {
      if (symbologyOf(least) !== symbologyOf(most)) continue;
      const between = [...sizes].filter(([name, [width, height]]) => symbologyOf(name) === symbologyOf(least) && left <= width && width <= right && top <= height && height <= bottom);
      const bounds = { minVersion: least, maxVersion: most, errorCorrection: least.startsWith("M") ? undefined : "L", charset: "none" };
      if (between.length === 0) {
        refuses(bounds, "version-unknown", { version: least, allowed: most });
        continue;
      }
      // M1 has no level, so that it counts only where it is alone.
      const expected = between.filter(([name]) => name !== "M1" || between.length === 1).sort(([, one], [, other]) => area(one) - area(other));
      assert.equal(encodeQr("1", bounds).version, expected[0][0]);
    }
  }
});

test("options that do not go together are refused", () => {
  refuses({ version: "M2", symbology: "qr" }, "version-unknown", { version: "M2", allowed: "qr" });
  refuses({ minVersion: "M2", maxVersion: 3 }, "version-unknown", { version: "3", allowed: "micro" });
  refuses({ minVersion: 9, maxVersion: 3 }, "version-unknown", { version: "9", allowed: "3" });
  refuses({ minVersion: 9, symbology: "smallest" }, "option-invalid", { option: "minVersion", value: "9", allowed: "one symbology, no version" });
  refuses({ maxVersion: 9, version: 3 }, "option-invalid", { option: "maxVersion", value: "3", allowed: "one symbology, no version" });
  refuses({ minVersion: 2, maxVersion: 9, version: "M4" }, "version-unknown", { version: "2", allowed: "micro" });
});
