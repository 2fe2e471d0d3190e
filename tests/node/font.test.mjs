// Fonts: captions and frames as outlines in every output, in a runtime without canvas.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { createRequire } from "node:module";
import { exportPromoters } from "../../dist/npm/batch.js";
import { loadFont, ready } from "../../dist/npm/font.js";
import { drawQr, encodeQr, explain, HongbaoError, inspectQr, qrToBlob, qrToDataUrl, qrToPdf, qrToPixels, qrToPng, qrToSvg } from "../../dist/npm/index.js";
import { on, pdfPixels, pngPixels, svgPixels } from "../rasterise.mjs";
import { draws, random, seed } from "../seeded.mjs";

const file = (name) => readFile(new URL(`../font/${name}`, import.meta.url));
const [lettersFile, chineseFile] = await Promise.all([file("letters.ttf"), file("chinese.otf")]);
const letters = loadFont(lettersFile);
const chinese = loadFont(chineseFile);
const text = "https://example.com/";

function refusal(work) {
  try {
    work();
  } catch (problem) {
    assert.ok(problem instanceof HongbaoError, String(problem));
    return problem;
  }
  throw new Error("was taken");
}

test("a font has the name of its family, and nothing else that is seen", async () => {
  await ready();
  assert.deepEqual([letters.family, chinese.family], ["DejaVu Sans", "Noto Sans CJK SC"]);
  assert.ok(Object.isFrozen(letters));
  assert.deepEqual(Object.keys(letters), ["family"]);
  assert.equal(JSON.stringify(letters), '{"family":"DejaVu Sans"}');
});

/** Captions and frames of both fonts, from either side. */
const styles = [
  { caption: "Scan me, office!", font: letters },
  { caption: "امسح الرمز", font: letters, dark: "#a00010" },
  { caption: "שלום Scan סרקו", font: letters, quietZone: 0 },
  { caption: "扫码领取红包", font: chinese, light: "#ffefd0" },
  { caption: "恭喜发财，大吉大利！", font: chinese, light: "transparent", dark: { type: "linear", stops: [{ offset: 0, color: "#000" }, { offset: 1, color: "#c8102e" }] } },
  { caption: "W".repeat(60), font: letters },
  { frame: { text: "恭喜发财\n扫码领取", shape: "banner" }, font: chinese },
  { frame: { text: "Scan me\nplease", shape: "bubble", position: "top", color: "#06c" }, caption: "Zoë Åé", font: letters },
  { frame: { text: "Scan", shape: "plain" }, font: letters, dark: "rgb(200 0 0 / 50%)" },
];

for (const style of styles) {
  const shown = JSON.stringify(style);
  test(`what strangers make of SVG and PDF is what the PNG shows: ${shown}`, async () => {
    const moduleSize = 10;
    const png = on([255, 255, 255], pngPixels(qrToPng(text, { ...style, moduleSize })));
    const plain = on([255, 255, 255], pngPixels(qrToPng(text, { ...style, caption: undefined, frame: undefined, moduleSize })));
    assert.notDeepEqual([png.width, png.height], [plain.width, plain.height]);
    const svg = qrToSvg(text, { ...style, moduleSize });
    assert.ok(!svg.includes("<text"));
    const pictures = { svg: svgPixels(svg), pdf: await pdfPixels(qrToPdf(text, style), png), pixels: qrToPixels(text, { ...style, moduleSize }) };
    for (const [name, picture] of Object.entries(pictures)) {
      const { data } = on([255, 255, 255], picture);
      assert.equal(data.length, png.data.length, name);
      let [largest, total] = [0, 0];
      for (const [place, value] of data.entries()) {
        const apart = Math.abs(value - png.data[place]);
        largest = Math.max(largest, apart);
        total += apart;
      }
      // Edges are smoothed by each program in its own way.
      assert.ok(largest <= (name === "pixels" ? 0 : 80) && total / data.length < 1, `${name}: by ${largest} at most, by ${total / data.length} in the mean`);
    }
  });
}

test("letters lie below the symbol, in the middle, as wide as their advances say", () => {
  const moduleSize = 10;
  const { data, width, height } = qrToPixels(text, { caption: "恭喜发财", font: chinese, moduleSize });
  const [columns, rows] = [new Set(), new Set()];
  for (let y = width; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (data[4 * (y * width + x)] > 128) continue;
      columns.add(x);
      rows.add(y);
    }
  }
  // Three fifths of the line are the size of letters that are as wide.
  const size = (height - width) * 0.6;
  const [left, right] = [Math.min(...columns), Math.max(...columns)];
  assert.ok(Math.abs(left + right + 1 - width) <= 3, `${left} ${right}`);
  assert.ok(right - left > 3.6 * size && right - left < 4 * size, `${right - left} ${size}`);
  assert.ok(Math.max(...rows) - Math.min(...rows) > 0.8 * size);
});

test("no canvas is needed, also by canvases", async () => {
  assert.equal(typeof OffscreenCanvas, "undefined");
  assert.equal(refusal(() => qrToPng(text, { caption: "Scan me" })).code, "caption-needs-canvas");
  const style = { caption: "Scan me", font: letters };
  const put = [];
  globalThis.ImageData ??= class ImageData {
    constructor(data, width) {
      Object.assign(this, { data: Uint8ClampedArray.from(data), width, height: data.length / 4 / width });
    }
  };
  drawQr({ width: 0, height: 0, getContext: () => ({ putImageData: ({ data }) => put.push(Buffer.from(data)) }) }, text, style);
  assert.deepEqual(Buffer.concat(put), Buffer.from(qrToPixels(text, style).data));
  assert.ok(qrToDataUrl(text, style).startsWith("data:image/png;base64,"));
  assert.deepEqual(new Uint8Array(await (await qrToBlob(text, style)).arrayBuffer()), new Uint8Array(qrToPng(text, style)));
  assert.equal(inspectQr(text, style).safe, true);
  assert.deepEqual(encodeQr(text, style), encodeQr(text));
});

test("a batch draws the words of each promoter, and says whose a font lacks", async () => {
  const written = async (promoters, options) => {
    const archive = exportPromoters(promoters, { base: text, format: "png", ...options }).getReader();
    while (!(await archive.read()).done);
  };
  await written([{ id: "7", caption: "Lin" }], { font: letters });
  // The font has no braces.
  const framed = { font: chinese, frame: { text: "{label}\n扫码" } };
  await written([{ id: "7", label: "红包" }, { id: "8" }], framed);
  await assert.rejects(written([{ id: "7", label: "红包" }, { id: "8", label: "Ω" }], framed), ({ code, data }) => code === "option-invalid" && data.missing === "Ω" && data.promoter === "8" && data.line === 2);
});

test("sheets and pages for a press have letters by a font", async () => {
  const codes = ["扫码", "领取", "红包"].map((caption) => ({ data: text, caption }));
  const sheet = { columns: 2, rows: 2, page: { width: 100, height: 110 }, margin: 2, gap: 2 };
  assert.equal(refusal(() => qrToPdf(codes, { sheet })).code, "caption-needs-canvas");
  const ink = async (pdf) => {
    const { data } = await pdfPixels(pdf, { width: 800, height: 880 });
    return data.reduce((sum, value, place) => (place % 4 === 0 ? sum + 1 - value / 255 : sum), 0);
  };
  const bare = await ink(qrToPdf(codes.map((code) => ({ ...code, caption: " " })), { sheet, font: letters }));
  const lettered = await ink(qrToPdf(codes, { sheet, font: chinese }));
  assert.ok(lettered - bare > 500, `${lettered} ${bare}`);
  const press = qrToPdf(text, { caption: "扫码", font: chinese, colorSpace: "cmyk", bleed: 3, cropMarks: true });
  assert.ok(!Buffer.from(press).includes("/Image"));
});

test("two fonts are used in turn, and the caller's bytes are the caller's", () => {
  const bytes = new Uint8Array(chineseFile);
  const own = loadFont(bytes);
  bytes.fill(0);
  const drawn = () => [qrToSvg(text, { caption: "红包", font: own }), qrToSvg(text, { caption: "Scan", font: letters })];
  assert.deepEqual(drawn(), drawn());
  assert.equal(drawn()[0], qrToSvg(text, { caption: "红包", font: chinese }));
});

test("characters that a font lacks are named in three languages", () => {
  const problem = refusal(() => qrToPng(text, { caption: "红包 and 红豆", font: letters }));
  assert.deepEqual([problem.code, problem.data], ["option-invalid", { option: "font", value: "DejaVu Sans", allowed: "a font with these characters", missing: "红包豆" }]);
  assert.equal(problem.message, "The option “font” cannot be DejaVu Sans; allowed: a font with 红包豆.");
  assert.equal(explain(problem, "zh-CN"), "选项“font”不能是 DejaVu Sans，可用：含有“红包豆”的字体。");
  assert.equal(explain(problem, "zh-TW"), "選項「font」不能是 DejaVu Sans，可用：含有「红包豆」的字型。");
  // The engine goes on.
  assert.ok(qrToPng(text, { caption: "Scan", font: letters }).length > 0);
});

test("what is no font is refused", () => {
  const strange = [undefined, null, 7, "DejaVu Sans", {}, [], new ArrayBuffer(8), { family: "DejaVu Sans" }, structuredClone(letters), () => 1];
  for (const value of strange) {
    const { code, data } = refusal(() => loadFont(value));
    assert.deepEqual([code, data.option, data.allowed], ["option-invalid", "font", "a TrueType or OpenType font"]);
    if (value === undefined) continue;
    for (const draw of [qrToSvg, qrToPng, qrToPdf]) {
      const { code, data } = refusal(() => draw(text, { font: value }));
      assert.deepEqual([code, data.option, data.allowed], ["option-invalid", "font", "a font of loadFont"]);
    }
  }
  for (const [bytes, value] of [[[], "bytes that are no font"], [[0x77, 0x4f, 0x46, 0x32, 0, 0], "a WOFF2 file"], [[0x89, 0x50, 0x4e, 0x47], "bytes that are no font"]]) {
    assert.equal(refusal(() => loadFont(new Uint8Array(bytes))).data.value, value);
  }
  assert.equal(refusal(() => qrToSvg(text, { fontFamily: "x" })).data.instead, "font");
});

test("a font serves the slim entry and CommonJS too, whose errors are their own", async () => {
  const slim = await import("../../dist/npm/slim.js");
  await slim.init(await readFile(new URL("../../dist/npm/core.wasm", import.meta.url)));
  const common = createRequire(import.meta.url)("../../dist/npm/index.cjs");
  const style = { caption: "Scan me", font: letters };
  for (const other of [slim, common]) {
    assert.equal(other.qrToSvg(text, style), qrToSvg(text, style));
    assert.throws(() => other.qrToSvg(text, { caption: "红", font: letters }), (problem) => problem instanceof other.HongbaoError && problem.data.missing === "红");
  }
});

test("a font with mistakes ends in a picture or an error, soon", () => {
  const draw = draws(random(seed));
  let [drawn, slowest] = [0, 0];
  for (let round = 0; round < 1000; round += 1) {
    const [source, caption] = draw.pick([[lettersFile, "office Å سلام é"], [chineseFile, "恭喜发财，Scan me"]]);
    let bytes = Uint8Array.from(source);
    for (let count = 1 + draw.below(12); count > 0; count -= 1) bytes[draw.below(draw.pick([bytes.length, 600]))] = draw.below(256);
    if (draw.below(4) === 0) bytes = bytes.slice(0, draw.below(bytes.length));
    const begin = performance.now();
    try {
      qrToSvg(text, { caption, font: loadFont(bytes) });
      drawn += 1;
    } catch (problem) {
      assert.equal(problem.code, "option-invalid", `seed ${seed}, round ${round}: ${problem.stack}`);
    }
    slowest = Math.max(slowest, performance.now() - begin);
  }
  assert.ok(drawn > 50 && slowest < 3000, `${drawn} were drawn, the slowest took ${slowest} ms`);
});

test("a picture is the same whatever font, text and size were drawn before", async () => {
  const looks = [letters, chinese].flatMap((font) => ["Scan", "Scan me"].flatMap((caption) => [200, 201].map((size) => ({ font, caption, size, frame: { text: caption.slice(0, 4) } }))));
  const drawn = ({ qrToPixels, qrToPng }, look) => Buffer.concat([Buffer.from(qrToPixels(text, look).data.buffer), qrToPng(text, look)]);
  const fresh = (number) => import(`../../dist/npm/qr.js?${number}`);
  const want = await Promise.all(looks.map(async (look, number) => drawn(await fresh(number), look)));
  assert.equal(new Set(want.map((bytes) => bytes.toString("base64"))).size, looks.length);
  const subject = await fresh("subject");
  for (const before of looks) {
    for (const [number, look] of looks.entries()) {
      drawn(subject, before);
      for (const time of ["after another", "again"]) assert.ok(drawn(subject, look).equals(want[number]), `${JSON.stringify(look)} ${time}`);
    }
  }
});
