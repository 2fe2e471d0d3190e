// What inspectQr and planLogo calculate, case by case. That strangers read what they call safe is promised in proof.test.mjs and
// safe.test.mjs.

import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeQr, inspectQr, planLogo, qrToPixels } from "../../dist/npm/index.js";

const image = { data: new Uint8ClampedArray(16), width: 2, height: 2 };
const text = "https://example.org/红包";

/** The findings of a style: code, actual, limit and nearest of each. */
function found(options, data = text) {
  return inspectQr(data, options).findings.map(({ code, actual, limit, nearest }) => [code, actual, limit, nearest]);
}

/** The largest sizes of a logo that are corrected and that are safe: limit and nearest where it fills the symbol. */
function largest(data, options) {
  const [[code, , limit, nearest]] = found({ ...options, logo: { image, ...options.logo, size: 1 } }, data);
  assert.equal(code, "logo-too-large");
  return { limit, nearest };
}

/** What an error says. */
function refusal(work) {
  try {
    work();
  } catch (error) {
    return [error.code, error.data];
  }
  return assert.fail("not refused");
}

test("ratios are those that contrast checkers print", () => {
  for (const [dark, light, ratio] of [["#000", "#fff", 21], ["#777", "#fff", 4.47], ["#fff", "#767676", 4.54], ["red", "#fff", 3.99], ["#123456", "#123456", 1]]) {
    assert.equal(inspectQr(text, { dark, light }).contrast, ratio, `${dark} ${light}`);
  }
});

test("grey has too little contrast", () => {
  assert.deepEqual(found({ dark: "#969696" }), [["contrast-low", 0.41, 0.55, "#727272"]]);
});

test("the worst stop decides, wherever it stands", () => {
  const flow = (...colors) => ({ dark: { type: "radial", stops: colors.map((color, offset) => ({ offset, color })) } });
  const one = inspectQr(text, flow("#000", "#c8c8c8"));
  assert.deepEqual(one, inspectQr(text, flow("#c8c8c8", "#000")));
  assert.equal(one.lumaContrast, 0.21);
});

test("the colour of a finder pattern counts", () => {
  for (const option of ["finderFrameColor", "finderCentreColor"]) assert.deepEqual(found({ [option]: "#969696" }), found({ dark: "#969696" }), option);
});

test("a frame lies outside of the quiet zone, and changes nothing that is judged", () => {
  for (const shape of ["plain", "box", "rounded", "banner", "bubble"]) {
    for (const style of [{}, { quietZone: 2 }, { dark: "#969696" }, { lightRadius: 6 }]) {
      assert.deepEqual(inspectQr(text, { ...style, frame: { text: "a", shape, position: "top", color: "#eee" } }), inspectQr(text, style), shape);
    }
  }
  // In a size that is given it leaves less to the code.
  assert.deepEqual(found({ size: 100, frame: { text: "a" } }).map(([code]) => code), ["module-small"]);
});

test("what shows through counts", () => {
  const inspection = inspectQr(text, { dark: "#00000033", light: "transparent" });
  assert.equal(inspection.lumaContrast, 0.2);
  assert.deepEqual(inspection.findings.map(({ code }) => code), ["contrast-low", "light-transparent"]);
  assert.deepEqual(found({ light: "#ffffff80" }), [["light-transparent", "#ffffff80", "#ffffff", "#ffffff"]]);
});

test("the nearest colour is safe and the step before it is not", () => {
  const [[, , , nearest]] = found({ dark: "#ff0" });
  assert.equal(inspectQr(text, { dark: nearest }).safe, true);
  const lighter = (part) => (parseInt(part, 16) + 6).toString(16).padStart(2, "0");
  assert.equal(inspectQr(text, { dark: nearest.replace(/[^#]{2}/g, (part) => (part === "00" ? part : lighter(part))) }).safe, false);
});

test("where no dark colour is dark enough, the nearest ground is named", () => {
  const [[code, , , nearest]] = found({ light: "#3c3c3c" });
  assert.equal(code, "contrast-low");
  assert.equal(inspectQr(text, { light: nearest }).safe, true);
});

test("quiet zone and modules are found together, and a size counts what it leaves over", () => {
  assert.deepEqual(found({ moduleSize: 2, quietZone: 1 }), [["quiet-zone-small", 1, 4, 4], ["module-small", 2, 3, 3]]);
  assert.deepEqual(found({ quietZone: 1 }, encodeQr("1", { symbology: "micro" })), [["quiet-zone-small", 1, 2, 2]]);
  // 25 modules and one on each side: three pixels a module, and 19 more.
  assert.deepEqual(found({ size: 100, quietZone: 1 }, encodeQr("红包", { version: 2 })), []);
  assert.deepEqual(found({ size: 92, quietZone: 1 }, encodeQr("红包", { version: 2 })), [["quiet-zone-small", 2.66, 4, 4]]);
});

test("a logo is counted in its blocks", () => {
  const { blocks, findings } = inspectQr(text, { logo: { image, size: 0.4 } });
  assert.ok(blocks.some(({ damaged, correctable }) => damaged > correctable));
  assert.deepEqual([findings[0].code, findings[0].actual], ["logo-too-large", 0.4]);
  assert.equal(inspectQr(text, { logo: { image, size: findings[0].nearest } }).safe, true);
  // Version 5-Q: four blocks that correct nine codewords each.
  assert.deepEqual(inspectQr("1", { version: 5, errorCorrection: "Q", boost: false }).blocks, Array(4).fill({ damaged: 0, correctable: 9 }));
});

test("the largest size is safe and the next step is not, in every version, level and shape", () => {
  assert.equal(largest("1", { version: 10, errorCorrection: "H" }).limit, 0.4385);
  for (let version = 1; version <= 40; version += 1) {
    for (const errorCorrection of ["L", "M", "Q", "H"]) {
      const code = encodeQr("1", { version, errorCorrection, boost: false });
      for (const place of [{ shape: "square", padding: 1 }, { shape: "circle", padding: 0.5 }]) {
        const { limit, nearest: size } = largest(code, { logo: place });
        const name = `${version}-${errorCorrection} ${place.shape} ${size} ${limit}`;
        const codes = (size) => inspectQr(code, { logo: { image, ...place, size } }).findings.map((finding) => finding.code);
        if (size > 0) assert.deepEqual(codes(size), [], name);
        assert.equal(codes(size + 0.0002).length, 1, name);
        if (limit > 0) assert.ok(!codes(limit).includes("logo-too-large"), name);
        assert.deepEqual(codes(limit + 0.0002), ["logo-too-large"], name);
      }
    }
  }
});

test("more padding leaves less logo", () => {
  const size = (padding) => largest("1", { version: 7, errorCorrection: "H", logo: { padding } }).limit;
  assert.ok(size(0) > size(1) && size(1) > size(2));
  assert.ok(Math.abs(size(0) - size(1) - 2 / 45) < 2e-4);
  assert.equal(size(40), 0);
  assert.equal(largest("1", { version: "M1", logo: { padding: 0 } }).limit, 0);
});

test("a size that is not safe is refused with the largest that is", () => {
  const draw = (logo, options) => () => qrToPixels("红包", { errorCorrection: "H", ...options, logo: { image, ...logo } });
  const limits = { limit: 0.0476, nearest: 0.0476, version: "1", level: "H" };
  assert.deepEqual(refusal(draw({ size: 0.5 })), ["logo-too-large", { actual: 0.5, ...limits }]);
  assert.deepEqual(refusal(draw({ size: 1 / 3 })), ["logo-too-large", { actual: 0.3333, ...limits }]);
  assert.doesNotThrow(draw({ size: 0.5 }, { allowUnsafe: true }));
  assert.doesNotThrow(draw({ size: 0.0476 }));
  const none = { limit: 0, version: "1", level: "H" };
  assert.deepEqual(refusal(draw({ padding: 9 }, { allowUnsafe: true })), ["logo-too-large", none]);
  const m1 = () => qrToPixels("1", { version: "M1", logo: { image } });
  assert.deepEqual(refusal(m1), ["logo-too-large", { ...none, version: "M1", level: "" }]);
});

test("sizes and paddings out of range are refused", () => {
  const invalid = (option, value, allowed) => ["option-invalid", { option, value, allowed }];
  for (const [size, value] of [[0, "0"], [1.5, "1.5"], [-0.25, "-0.25"], [NaN, "NaN"], [1.0005, "1.0005"]]) {
    assert.deepEqual(refusal(() => inspectQr(text, { logo: { image, size } })), invalid("logo.size", value, "0 … 1"));
    assert.deepEqual(refusal(() => planLogo(text, { size })), invalid("logo.size", value, "0 … 1"));
  }
  for (const [padding, value] of [[-1, "-1"], [177.25, "177.25"]]) {
    assert.deepEqual(refusal(() => inspectQr(text, { logo: { image, padding } })), invalid("logo.padding", value, "0 … 177"));
    assert.deepEqual(refusal(() => planLogo(text, { size: 0.2, padding })), invalid("logo.padding", value, "0 … 177"));
  }
});

test("a plan keeps the level and the versions that are asked for", () => {
  const plan = (options) => planLogo("红包", { size: 0.05, padding: 0 }, options);
  assert.ok(["Q", "H"].includes(plan({ errorCorrection: "Q" }).errorCorrection));
  const { version, errorCorrection } = plan({ minVersion: 9 });
  assert.deepEqual([version, errorCorrection], ["9", "L"]);
  assert.equal(planLogo("1", { size: 0.02, padding: 0 }, { symbology: "rmqr" }).symbology, "rmqr");
});

test("a plan that no symbol allows is refused with the largest size that one does", () => {
  const [code, { actual, limit, nearest }] = refusal(() => planLogo("红包", { size: 0.8 }));
  assert.deepEqual([code, actual, nearest], ["logo-too-large", 0.8, limit]);
  assert.doesNotThrow(() => planLogo("红包", { size: limit }));
  assert.throws(() => planLogo("红包", { size: limit + 0.001 }), { code: "logo-too-large" });
  assert.throws(() => planLogo("万".repeat(2000), { size: 0.1 }), { code: "text-too-long" });
});
