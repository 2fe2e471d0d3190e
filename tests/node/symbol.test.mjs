// A symbol that comes back as an object is taken only if it is one.

import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeQr, HongbaoError, qrToPixels, qrToSvg, inspectQr } from "../../dist/npm/qr.js";

const names = ["1", "6", "7", "14", "32", "40", "M1", "M2", "M3", "M4", "R7x43", "R11x27", "R17x139"];
const levels = ["L", "M", "Q", "H"];

/** Encodes a text that every version holds, with every level and mask that it has. */
function* symbols(version) {
  for (const errorCorrection of version === "M1" ? [undefined] : levels) {
    for (let mask = 0; mask < 8; mask += 1) {
      try {
        yield encodeQr("1", { version, errorCorrection, mask, boost: false });
      } catch (problem) {
        if (!(problem instanceof HongbaoError || /unavailable|unknown/.test(problem.code))) throw problem;
      }
    }
  }
}

function refuses(symbol, data) {
  assert.throws(
    () => qrToSvg(symbol),
    (problem) => {
      assert.equal(problem.code, "symbol-invalid");
      assert.deepEqual({ ...problem.data }, data);
      return true;
    },
  );
}

for (const version of names) {
  test(`symbols of version ${version} are recognised by their modules alone`, () => {
    let count = 0;
    for (const symbol of symbols(version)) {
      const level = symbol.errorCorrection ?? undefined;
      // What the object says of itself does not count.
      const { blocks } = inspectQr({ ...symbol, version: "?", errorCorrection: "H", symbology: "qr", mask: 9 });
      assert.deepEqual(blocks, inspectQr("1", { version, errorCorrection: level, boost: false }).blocks);
      assert.deepEqual(qrToPixels(symbol, { moduleSize: 1 }), qrToPixels("1", { version, errorCorrection: level, mask: symbol.mask, boost: false, moduleSize: 1 }));
      count += 1;
    }
    assert.ok(count > 0);
  });
}

test("a change in any module of a function pattern is found", () => {
  for (const version of ["1", "7", "M4", "R7x43"]) {
    const mask = version === "R7x43" ? 4 : 1;
    const [symbol, other] = ["1", "2"].map((text) => encodeQr(text, { version, mask }));
    let [found, missed] = [0, 0];
    for (let place = 0; place < symbol.modules.length; place += 1) {
      const modules = symbol.modules.slice();
      modules[place] ^= 1;
      try {
        qrToSvg({ ...symbol, modules });
        missed += 1;
      } catch (problem) {
        assert.deepEqual([problem.code, problem.data.reason], ["symbol-invalid", "patterns"]);
        found += 1;
        // What another text changes is no function pattern.
        assert.equal(symbol.modules[place], other.modules[place]);
      }
    }
    assert.ok(found > 80 && missed > 100, `${version}: ${found} ${missed}`);
  }
});

test("sizes and values that no symbol has are refused", () => {
  const symbol = encodeQr("1");
  refuses({ ...symbol, width: 22, height: 22, modules: new Uint8Array(484) }, { reason: "size", width: 22, height: 22 });
  refuses({ ...symbol, width: 43, height: 8, modules: new Uint8Array(344) }, { reason: "size", width: 43, height: 8 });
  refuses({ ...symbol, modules: symbol.modules.subarray(1) }, { reason: "size", width: 21, height: 21 });
  refuses({ ...symbol, width: 0 }, { reason: "size", width: "0", height: "21" });
  refuses({ ...symbol, modules: new Uint8Array(441).fill(2) }, { reason: "values" });
  refuses({ ...symbol, modules: new Uint8Array(441) }, { reason: "patterns" });
});
