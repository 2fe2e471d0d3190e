// What is given is taken as it is given, or is an error of its own option: nothing is swallowed, and no other value is told.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { exportPromoters } from "../../dist/npm/batch.js";
import { loadFont } from "../../dist/npm/font.js";
import * as hongbao from "../../dist/npm/index.js";
import { proveQr, scanQr } from "../../dist/npm/scan.js";
import { refusal } from "../refusal.mjs";

const { encodeQr, encodeQrSequence, explain, inspectQr, openLedger, planLogo, qrToBlob, qrToDataUrl, qrToPdf, qrToPixels, qrToPng, qrToSvg, qrToText, sealRedPacket } = hongbao;

const image = { width: 2, height: 2, data: new Uint8ClampedArray(16).fill(255) };
const stops = [{ offset: 0, color: "#000" }];
const linear = { type: "linear", stops };

/** The option and the value that an error tells. */
function told(work) {
  const { code, data } = refusal(work);
  assert.equal(code, "option-invalid", `${work}`);
  return [data.option, data.value];
}

test("a hole in a list is what is missing there, and leaves the module as it is", () => {
  assert.deepEqual(told(() => qrToPdf([, "a"])), told(() => qrToPdf([undefined])));
  assert.deepEqual(told(() => qrToPdf(["a", ,])), ["data", "undefined"]);
  assert.deepEqual(told(() => qrToSvg("a", { dark: { type: "linear", stops: [...stops, , { offset: 1, color: "#fff" }] } })), ["dark.stops", "undefined"]);
});

test("options are plain objects: what holds them elsewhere is refused, at every place", () => {
  class Look {
    get dark() {
      return "red";
    }
  }
  for (const strange of [new Map([["dark", "red"]]), new Look(), Object.create({ dark: "red" }), new Set(), [], new Date(0)]) {
    for (const [option, options] of [
      ["options", strange],
      ["finders", { finders: strange }],
      ["finders.topLeft", { finders: { topLeft: strange } }],
      ["frame", { frame: strange }],
      ["logo", { logo: strange }],
      ["background", { background: strange }],
    ]) {
      assert.equal(told(() => qrToSvg("a", options))[0], option);
      assert.equal(told(() => inspectQr("a", options))[0], option);
    }
    assert.equal(told(() => qrToPdf(["a"], { sheet: strange }))[0], "sheet");
    assert.equal(told(() => scanQr(image, strange))[0], "options");
  }
  assert.match(refusal(() => qrToSvg("a", { finders: new Map([["topLeft", { frame: "dot" }]]) })).message, /“finders” cannot be an object; allowed: a plain object/);
  const bare = Object.assign(Object.create(null), { dark: "#600" });
  assert.equal(qrToSvg("a", bare), qrToSvg("a", { dark: "#600" }));
});

test("an item of a list takes nothing that is said of the whole list", () => {
  for (const [option, value] of Object.entries({ moduleMillimetres: 1, colorSpace: "cmyk", bleed: "x", cropMarks: true, sheet: {}, size: 300, moduleSize: 3 })) {
    assert.equal(told(() => qrToPdf([{ data: "a", [option]: value }]))[0], option);
    assert.ok(qrToPdf([{ data: "a", [option]: undefined }]).length > 0);
  }
  const problem = refusal(() => qrToPdf([{ data: "a", colorSpace: "cmyk" }]));
  assert.equal(problem.message, "The option “colorSpace” cannot be the text “cmyk”; allowed: nothing in an item of the list; it is said once, beside sheet.");
  assert.equal(explain(problem, "zh-CN"), "选项“colorSpace”不能是 文本“cmyk”，可用：列表的各项中不填；请与 sheet 写在一起。");
});

test("the names of every output are known to every function", () => {
  const every = { type: "image/png", quality: 0.5, format: "png", invert: true, symbols: 2, moduleMillimetres: 1, colorSpace: "rgb", bleed: 1, cropMarks: true, responsive: true, dpi: 300 };
  const functions = { encodeQr, encodeQrSequence, inspectQr, qrToDataUrl, qrToPixels, qrToPng, qrToSvg, qrToText, qrToPdf, proveQr };
  for (const [name, call] of Object.entries(functions)) assert.doesNotThrow(() => call("12", every), name);
  assert.deepEqual(encodeQr("a", every), encodeQr("a"));
});

test("the value of an error is what was given, to its last digit", () => {
  for (const [work, option, value] of [
    [() => qrToPdf("a", { moduleMillimetres: 1e6 }), "moduleMillimetres", "1000000"],
    [() => qrToPdf("a", { moduleMillimetres: -1e20 }), "moduleMillimetres", "-100000000000000000000"],
    [() => qrToPdf(["a"], { moduleMillimetres: 1e6 }), "moduleMillimetres", "1000000"],
    [() => qrToPdf("a", { bleed: 50.0000001 }), "bleed", "50.0000001"],
    [() => qrToPdf(["a"], { sheet: { columns: 1e-9 } }), "sheet.columns", "1e-9"],
    [() => qrToPdf(["a"], { sheet: { page: { width: 1e-9, height: 100 } } }), "sheet.page.width", "1e-9"],
    [() => qrToPdf(["a", { data: "b", quietZone: 1e-9 }], { quietZone: 4 }), "quietZone", "1e-9"],
    [() => qrToSvg("a", { quietZone: 1e-9 }), "quietZone", "1e-9"],
    [() => qrToText("a", { quietZone: 0.3333333333333333 }), "quietZone", "0.3333333333333333"],
    [() => inspectQr("a", { lightRadius: 14.50000001 }), "lightRadius", "14.50000001"],
    [() => qrToSvg("a", { moduleScale: 1.0000000001 }), "moduleScale", "1.0000000001"],
    [() => qrToPng("a", { dpi: 1e-9 }), "dpi", "1e-9"],
    [() => qrToSvg("a", { logo: { image, size: 1.0000000001 } }), "logo.size", "1.0000000001"],
    [() => qrToSvg("a", { background: { image, opacity: -1e-9 } }), "background.opacity", "-1e-9"],
    [() => qrToSvg("a", { dark: { type: "linear", stops: [{ offset: 1.1, color: "#000" }] } }), "dark.stops.0.offset", "1.1"],
    [() => planLogo("a", { size: 0.2, aspect: -1e-9 }), "aspect", "-1e-9"],
    [() => qrToSvg("a", { light: "#fff0", background: { image } }), "light", "#fff0"],
    [() => qrToSvg("a", { light: "rgb(0 0 0 / 0)", background: { image } }), "light", "rgb(0 0 0 / 0)"],
  ]) {
    assert.deepEqual(told(work), [option, value]);
  }
});

test("null is no default, whatever the option", async () => {
  const encode = ["symbology", "errorCorrection", "boost", "charset", "kanji", "gs1"];
  const style = ["moduleSize", "size", "quietZone", "lightRadius", "shape", "moduleScale", "finderFrame", "finderCentre", "finders", "background", "logo", "allowUnsafe", "caption", "frame", "font", "label", "responsive", "dpi"];
  for (const option of [...encode, ...style]) assert.deepEqual(told(() => qrToSvg("a", { [option]: null })), [option, "null"]);
  for (const option of ["version", "minVersion", "mask", "dark", "light", "finderFrameColor", "finderCentreColor"]) assert.match(refusal(() => qrToSvg("a", { [option]: null })).code, /^(version-unknown|mask-unknown|color-invalid)$/);
  for (const [within, of] of [
    ["frame", { frame: { text: "a", shape: null } }],
    ["frame", { frame: { text: "a", position: null } }],
    ["finders.topLeft", { finders: { topLeft: { frame: null } } }],
    ["finders.topRight", { finders: { topRight: { centre: null } } }],
    ["background", { background: { image, fit: null } }],
    ["background", { background: { image, opacity: null } }],
    ["logo", { logo: { image, size: null } }],
    ["logo", { logo: { image, padding: null } }],
    ["logo", { logo: { image, shape: null } }],
    ["dark", { dark: { ...linear, type: null } }],
    ["dark", { dark: { ...linear, rotation: null } }],
  ]) {
    const [option, value] = told(() => qrToSvg("a", of));
    assert.ok(option.startsWith(`${within}.`), option);
    assert.equal(value, "null");
  }
  for (const option of ["moduleMillimetres", "colorSpace", "bleed", "cropMarks"]) assert.deepEqual(told(() => qrToPdf("a", { [option]: null })), [option, "null"]);
  for (const option of ["page", "columns", "rows", "margin", "gap"]) assert.deepEqual(told(() => qrToPdf(["a"], { sheet: { [option]: null } })), [`sheet.${option}`, "null"]);
  assert.deepEqual(told(() => qrToDataUrl("a", { format: null })), ["format", "null"]);
  assert.deepEqual(told(() => qrToText("a", { invert: null })), ["invert", "null"]);
  assert.deepEqual(told(() => encodeQrSequence("a", { symbols: null })), ["symbols", "null"]);
  assert.deepEqual(told(() => planLogo("a", { size: 0.1, aspect: null })), ["aspect", "null"]);
  for (const option of ["only", "effort"]) assert.deepEqual(told(() => scanQr(image, { [option]: null })), [option, "null"]);
  for (const option of ["type", "quality"]) await assert.rejects(qrToBlob("a", { [option]: null }), ({ code, data }) => code === "option-invalid" && data.option === option);
  for (const option of ["format", "verify", "folder", "signal", "onProgress"]) assert.deepEqual(told(() => exportPromoters([], { [option]: null })), [option, "null"]);
  assert.equal(told(() => openLedger(sealRedPacket(100n, 2), new Date(0), { expiry: null }))[0], "expiry");
});

test("a gradient says of which type it is", () => {
  const problem = refusal(() => qrToSvg("a", { dark: { stops } }));
  assert.deepEqual([problem.code, problem.data], ["option-invalid", { option: "dark.type", value: "undefined", allowed: "linear, radial" }]);
});

test("half a surrogate pair is an error of the text that has it, with and without a font", async () => {
  const font = loadFont(await readFile(new URL("../font/letters.ttf", import.meta.url)));
  for (const [option, options] of [
    ["caption", { caption: "a\ud800" }],
    ["label", { label: "\udc00a" }],
    ["frame.text", { frame: { text: "a\ud800b" } }],
  ]) {
    for (const call of [qrToSvg, qrToPng, inspectQr, proveQr, qrToPdf]) {
      for (const more of [{}, { font }]) {
        const { code, data } = refusal(() => call("a", { ...options, ...more }));
        assert.deepEqual([code, data.option], ["option-invalid", option], call.name);
      }
    }
  }
  assert.doesNotThrow(() => qrToSvg("a", { caption: "🧧", label: "🧧" }));
});

test("a line that is too long for outlines is an error of its text, not of the font", async () => {
  const font = loadFont(await readFile(new URL("../font/letters.ttf", import.meta.url)));
  for (const long of ["a".repeat(20_000), "m".repeat(5_000)]) {
    assert.equal(told(() => qrToSvg("a", { caption: long, font }))[0], "caption");
    assert.equal(told(() => qrToPng("a", { frame: { text: `a\n${long}` }, caption: "a", font }))[0], "frame.text");
  }
  assert.equal(told(() => qrToSvg("a", { caption: "红", font }))[0], "font");
});

test("an error of the picture behind a symbol says that it is one", () => {
  const svg = new TextEncoder().encode("<svg/>");
  const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]);
  const broken = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
  for (const [image, sentence] of [
    [{ width: 2, height: 2 }, "The background cannot be drawn here: no output takes an image element or a bitmap here; decode it with loadLogo first."],
    ["https://example.org/", "The background cannot be drawn here: its image is the text “https://example.org/”, and has to be pixels or the bytes of a file; loadLogo makes pixels of an address."],
    [{ width: 0, height: 2, data: new Uint8ClampedArray(4) }, "The background cannot be drawn here: pixels are a width, a height and four bytes for each."],
    [{ width: 2, height: 2, data: new Uint8ClampedArray(4) }, "The background cannot be drawn here."],
    [svg, "The background cannot be drawn here: this output takes no SVG file; decode it with loadLogo first."],
    [jpeg, "The background cannot be drawn here: this output takes no JPEG file; decode it with loadLogo first."],
    [new Uint8Array(4), "The background cannot be drawn here: the file is no PNG, JPEG, WebP or SVG."],
    [broken, /^The background is not a picture that can be read/],
  ]) {
    const problem = refusal(() => qrToPng("a", { background: { image } }));
    assert.equal(problem.data.option, "background.image");
    if (sentence instanceof RegExp) assert.match(problem.message, sentence);
    else assert.equal(problem.message, sentence);
    assert.match(explain(problem, "zh-CN"), /背景图/);
    assert.match(explain(problem, "zh-TW"), /背景圖/);
  }
  assert.match(refusal(() => qrToPng("a", { logo: { image: svg, size: 0.05 }, errorCorrection: "H" })).message, /^The logo cannot be drawn here: this output takes no SVG file/);
});

test("where no size of a logo is safe none is named", () => {
  const problem = refusal(() => qrToSvg("a", { version: 1, errorCorrection: "L", boost: false, logo: { image, size: 0.3 } }));
  assert.equal(problem.code, "logo-too-large");
  assert.ok(!("nearest" in problem.data));
  assert.match(problem.message, /; no size is safe in this symbol\./);
  assert.match(explain(problem, "zh-CN"), /任何大小都不安全/);
  const some = refusal(() => qrToSvg("a", { version: 1, errorCorrection: "H", logo: { image, size: 0.5 } }));
  assert.ok(some.data.nearest > 0);
  assert.doesNotMatch(some.message, /no size is safe/);
});
