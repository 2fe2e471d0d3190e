// Names of options: unknown ones are errors that help, and what is said is read once, of the object's own.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as hongbao from "../../dist/npm/index.js";
import { proveQr } from "../../dist/npm/scan.js";
import { refusal } from "../refusal.mjs";
import { finderShapes, frameShapes, moduleShapes, scaledShapes } from "../shapes.mjs";

const { encodeQr, encodeQrSequence, explain, formatAmount, inspectQr, planLogo, qrToDataUrl, qrToPdf, qrToPixels, qrToPng, qrToSvg, qrToText } = hongbao;

const image = { width: 1, height: 1, data: new Uint8ClampedArray(4) };
const functions = { encodeQr, encodeQrSequence, inspectQr, qrToDataUrl, qrToPdf, qrToPixels, qrToPng, qrToSvg, qrToText, proveQr, planLogo: (text, options) => planLogo(text, { size: 0.05 }, options) };

test("every function of codes refuses an unknown name and says the nearest", () => {
  for (const [name, call] of Object.entries(functions)) {
    for (const [option, nearest] of [
      ["erorCorrection", "errorCorrection"],
      ["quietzone", "quietZone"],
      ["Dark", "dark"],
      ["modulesize", "moduleSize"],
      ["finderCenter", "finderCentre"],
      ["shpae", "shape"],
    ]) {
      const { code, data } = refusal(() => call("x", { [option]: 1 }));
      assert.deepEqual([code, data], ["option-unknown", { option, nearest }], name);
      assert.doesNotThrow(() => call("x", { [option]: undefined }), name);
    }
    assert.deepEqual(refusal(() => call("x", { flavour: "sweet" })).data, { option: "flavour" }, name);
  }
});

test("the names of other projects are known to the sentence", () => {
  for (const [options, message] of [
    [{ errorCorrectionLevel: "L" }, "There is no option “errorCorrectionLevel”; hongbao calls it errorCorrection."],
    [{ margin: 0, width: 300 }, "There is no option “margin”; hongbao calls it quietZone."],
    [{ width: 300 }, "There is no option “width”; hongbao calls it size."],
    [{ small: true }, "There is no option “small”; hongbao calls it qrToText."],
    [{ rendererOpts: { quality: 0.3 } }, "There is no option “rendererOpts”; hongbao calls it the quality of qrToBlob."],
    [{ color: { dark: "#000" } }, "There is no option “color”; hongbao calls it dark and light."],
    [{ dotsOptions: { type: "dots" } }, "There is no option “dotsOptions”; hongbao calls it shape and dark."],
    [{ cornersSquareOptions: {} }, "There is no option “cornersSquareOptions”; hongbao calls it finderFrame and finderFrameColor."],
    [{ image: "x" }, "There is no option “image”; hongbao calls it logo."],
    [{ background: "#fff" }, "There is no option “background”; hongbao calls it light."],
    [{ backgroundColor: "#fff" }, "There is no option “backgroundColor”; hongbao calls it light."],
    [{ fgColor: "#000" }, "There is no option “fgColor”; hongbao calls it dark."],
    [{ level: "H" }, "There is no option “level”; hongbao calls it errorCorrection."],
    [{ imageSettings: {} }, "There is no option “imageSettings”; hongbao calls it logo."],
    [{ cellSize: 2 }, "There is no option “cellSize”; hongbao calls it moduleSize."],
    [{ typeNumber: 4 }, "There is no option “typeNumber”; hongbao calls it version."],
    [{ maskPattern: 4 }, "There is no option “maskPattern”; hongbao calls it mask."],
  ]) {
    assert.equal(refusal(() => qrToSvg("x", options)).message, message);
  }
  const { code, data } = refusal(() => qrToSvg("x", { margin: 1 }));
  assert.equal(explain({ code, data }, "zh-CN"), "没有“margin”这个选项，hongbao 中称为 quietZone。");
  assert.equal(explain({ code, data }, "zh-TW"), "沒有「margin」這個選項，hongbao 中稱為 quietZone。");
});

test("names within a logo and a gradient are told too", () => {
  const logo = (more) => () => qrToSvg("x", { logo: { image, ...more } });
  assert.deepEqual(refusal(logo({ pading: 1 })).data, { option: "logo.pading", nearest: "padding" });
  assert.deepEqual(refusal(logo({ imageSize: 0.2 })).data, { option: "logo.imageSize", instead: "size" });
  const stops = [{ offset: 0, color: "#000" }];
  assert.deepEqual(refusal(() => qrToSvg("x", { dark: { type: "linear", stops, angle: 3 } })).data.option, "dark.angle");
  assert.deepEqual(refusal(() => qrToSvg("x", { dark: { type: "linear", colorStops: stops } })).data, { option: "dark.colorStops", instead: "stops" });
  assert.deepEqual(refusal(() => qrToSvg("x", { dark: { type: "linear", stops: [{ ...stops[0], opacity: 1 }] } })).data.option, "dark.stops.opacity");
  const background = (more) => () => qrToSvg("x", { background: { image, ...more } });
  assert.deepEqual(refusal(background({ opacty: 1 })).data, { option: "background.opacty", nearest: "opacity" });
  assert.deepEqual(refusal(background({ alpha: 1 })).data, { option: "background.alpha", instead: "opacity" });
  assert.deepEqual(refusal(() => planLogo("x", { size: 0.1, pading: 1 })).data, { option: "logo.pading", nearest: "padding" });
});

test("what an output cannot show is idle, and what it alone knows is known to all", () => {
  const everything = { moduleMillimetres: 1, format: "png", type: "image/png", quality: 0.5, invert: true, symbols: 2, label: "x", caption: "x", dark: "#060", shape: "dot", logo: { image, size: 0.01 }, finderFrame: "dot" };
  for (const call of [encodeQr, qrToText, inspectQr, qrToSvg]) assert.doesNotThrow(() => call("x", { ...everything, errorCorrection: "H" }));
  assert.deepEqual(encodeQr("x", { ...everything }), encodeQr("x"));
  assert.equal(qrToText("x", { dark: "#060", shape: "dot" }), qrToText("x"));
  assert.throws(() => qrToPdf("x", { size: 300 }), { code: "option-invalid" });
});

test("options are the object's own, and each is read once", () => {
  const plain = encodeQr("x");
  for (const name of ["mask", "version", "dark", "logo", "seed", "boost"]) {
    Object.defineProperty(Object.prototype, name, { value: "nonsense", configurable: true, enumerable: true, writable: true });
    try {
      assert.deepEqual(encodeQr("x", {}), plain, name);
      assert.doesNotThrow(() => qrToSvg("x", { label: "" }), name);
    } finally {
      delete Object.prototype[name];
    }
  }
  for (const [call, names] of [
    [encodeQr, ["mask", "version", "errorCorrection", "boost"]],
    [qrToSvg, ["dark", "label", "size", "caption"]],
    [qrToPng, ["moduleSize", "light", "shape"]],
    [qrToPdf, ["moduleMillimetres", "dark"]],
    [inspectQr, ["quietZone", "dark"]],
  ]) {
    const values = { mask: 1, version: 4, errorCorrection: "H", boost: false, dark: "#000", label: "a", size: 300, caption: undefined, moduleSize: 3, light: "#fff", shape: "dot", moduleMillimetres: 1, quietZone: 4 };
    const reads = {};
    const options = {};
    for (const name of names) {
      reads[name] = 0;
      // A second reading would get what no option allows.
      Object.defineProperty(options, name, { enumerable: true, get: () => ((reads[name] += 1), reads[name] === 1 ? values[name] : Symbol("again")) });
    }
    call("x", options);
    assert.deepEqual(Object.values(reads), names.map(() => 1), `${call.name} ${JSON.stringify(reads)}`);
  }
});

test("tests/shapes.mjs lists what the package takes", () => {
  for (const [option, listed] of Object.entries({ shape: moduleShapes, finderFrame: finderShapes })) {
    const taken = refusal(() => qrToSvg("x", { [option]: "none" })).data.allowed.split(", ");
    assert.deepEqual(taken, listed, `tests/shapes.mjs lists ${listed.join(", ")}, and for ${option} the package takes ${taken.join(", ")}`);
  }
  for (const shape of moduleShapes) {
    const scaled = () => qrToSvg("x", { shape, moduleScale: 0.75 });
    if (scaledShapes.includes(shape)) assert.doesNotThrow(scaled, shape);
    else assert.equal(refusal(scaled).code, "option-invalid", shape);
  }
});

test("what was given is said with its kind, and what is allowed is true, in three languages", () => {
  const said = (options, language) => {
    const problem = refusal(() => qrToSvg("x", options));
    if (language === "en") assert.equal(problem.message, explain(problem));
    return explain(problem, language);
  };
  for (const [options, english, simplified] of [
    [{ size: "300" }, "The option “size” cannot be the text “300”; allowed: a number.", "选项“size”不能是 文本“300”，可用：数字。"],
    [{ boost: "false" }, "The option “boost” cannot be the text “false”; allowed: true, false.", "选项“boost”不能是 文本“false”，可用：true, false。"],
    [{ mask: "3" }, "The mask cannot be the text “3”; this symbology has the numbers 0 to 7.", "掩模不能是 文本“3”，可用数字 0 到 7。"],
    [{ shape: 7 }, `The option “shape” cannot be the number 7; allowed: ${moduleShapes.join(", ")}.`, undefined],
    [{ finderFrame: 7 }, `The option “finderFrame” cannot be the number 7; allowed: ${finderShapes.join(", ")}.`, undefined],
    [{ caption: 7 }, "The option “caption” cannot be the number 7; allowed: a string.", "选项“caption”不能是 数字 7，可用：文本。"],
    [{ size: -1 }, "The option “size” cannot be -1; allowed: 0 … 16384.", undefined],
    [{ quietZone: -1 }, "The option “quietZone” cannot be -1; allowed: 0 … 16384.", undefined],
    [{ frame: { text: "a\nb\nc\nd" } }, "The option “frame.text” cannot be 4; allowed: 1 to 3 lines of text.", "选项“frame.text”不能是 4，可用：1 到 3 行文字。"],
    [{ frame: { text: " " } }, "The option “frame.text” cannot be 0; allowed: 1 to 3 lines of text.", undefined],
    [{ frame: { txt: "a" } }, "There is no option “frame.txt”; the nearest is “text”.", undefined],
    [{ frame: { text: "a", shape: "ring" } }, `The option “frame.shape” cannot be the text “ring”; allowed: ${frameShapes.join(", ")}.`, undefined],
    [{ logo: 5 }, "The option “logo” cannot be the number 5; allowed: an object.", "选项“logo”不能是 数字 5，可用：对象。"],
  ]) {
    assert.equal(said(options, "en"), english);
    if (simplified !== undefined) assert.equal(said(options, "zh-CN"), simplified);
  }
  assert.equal(said({ size: "300" }, "zh-TW"), "選項「size」不能是 文字「300」，可用：數字。");
});

test("the values of other projects are known to the sentence, where they are allowed here", () => {
  for (const [options, instead] of [
    [{ errorCorrection: "low" }, "L"],
    [{ errorCorrection: "medium" }, "M"],
    [{ errorCorrection: "Quartile" }, "Q"],
    [{ errorCorrection: "high" }, "H"],
    [{ errorCorrection: "h" }, "H"],
    [{ shape: "dots" }, "dot"],
    [{ shape: "circle" }, "dot"],
    [{ shape: "squares" }, "square"],
    [{ shape: "extraRounded" }, "extra-rounded"],
    [{ finderFrame: "dots" }, "dot"],
    [{ finderFrame: "classy" }, undefined],
    [{ shape: "low" }, undefined],
    [{ shape: "" }, undefined],
  ]) {
    assert.equal(refusal(() => qrToSvg("x", options)).data.instead, instead, JSON.stringify(options));
  }
  const problem = refusal(() => encodeQr("x", { errorCorrection: "low" }));
  assert.equal(problem.message, "The option “errorCorrection” cannot be the text “low”; allowed: L, M, Q, H; hongbao calls it L.");
  assert.equal(explain(problem, "zh-CN"), "选项“errorCorrection”不能是 文本“low”，可用：L, M, Q, H，hongbao 中称为 L。");
});

test("numbers and texts in sentences are cut", () => {
  const large = 1n << (1n << 24n);
  const long = (letter) => letter.repeat(1 << 22);
  for (const work of [
    () => formatAmount(1n, large),
    () => encodeQr("x", { version: long("9") }),
    () => encodeQr("x", { [long("o")]: 1 }),
    () => qrToSvg("x", { dark: long("#") }),
    () => qrToSvg("x", { shape: long("红") }),
    () => encodeQr("x", { mask: Symbol(long("m")) }),
  ]) {
    const start = performance.now();
    assert.ok(refusal(work).message.length < 600);
    assert.ok(performance.now() - start < 2000, `${work}: ${performance.now() - start} ms`);
  }
});

test("bytes that are gone are said to be, and no class of bytes is asked for more than them", () => {
  const detached = new Uint8Array(8);
  structuredClone(detached.buffer, { transfer: [detached.buffer] });
  const outside = (() => {
    try {
      const buffer = new ArrayBuffer(8, { maxByteLength: 16 });
      const view = new Uint8Array(buffer, 4, 4);
      buffer.resize(2);
      return view;
    } catch {
      return detached;
    }
  })();
  const clamped = new Uint8ClampedArray(4);
  structuredClone(clamped.buffer, { transfer: [clamped.buffer] });
  const faked = Object.create(Uint8Array.prototype);
  for (const view of [detached, outside, faked]) {
    for (const work of [
      () => encodeQr(view),
      () => qrToSvg(view),
      () => inspectQr(view),
      () => qrToSvg("x", { logo: { image: view } }),
      () => qrToSvg({ ...encodeQr("x"), modules: view }),
    ]) {
      const { code, data } = refusal(work);
      assert.deepEqual([code, data.allowed], ["option-invalid", "bytes whose buffer is still there"]);
    }
  }
  assert.equal(refusal(() => qrToSvg("x", { logo: { image: { width: 1, height: 1, data: clamped } } })).code, "option-invalid");
  class Bytes extends Uint8Array {
    get length() {
      throw new Error("not asked for");
    }
  }
  assert.deepEqual(encodeQr(new Bytes([49, 50])), encodeQr(new Uint8Array([49, 50])));
});
