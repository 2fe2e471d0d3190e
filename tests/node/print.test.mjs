// PDF files for a press: inks, bleed, crop marks and sheets, rendered by PDFium and read back.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { inflateSync } from "node:zlib";
import { scanRGBABuffer } from "@undecaf/zbar-wasm";
import { loadFont } from "../../dist/npm/font.js";
import { HongbaoError, qrToPdf } from "../../dist/npm/index.js";
import { zxing } from "../decoders.mjs";
import { pdfPages } from "../rasterise.mjs";

const latin = (file) => Buffer.from(file).toString("latin1");

/** The contents of the pages of a file. */
function contents(file) {
  const text = latin(file);
  return Array.from(text.matchAll(/\/Contents (\d+) 0 R/g), ([, number]) => {
    const object = text.slice(text.indexOf(`\n${number} 0 obj`) + 1);
    const [head, length] = /^.*?\/Length (\d+)>>stream\n/s.exec(object);
    return inflateSync(Buffer.from(object.slice(head.length, head.length + Number(length)), "latin1")).toString("latin1");
  });
}

/** The corners of a box of the first page, in millimetres to a hundredth. */
const box = (file, name) => new RegExp(`/${name}\\[([^\\]]+)\\]`).exec(latin(file))?.[1].split(" ").map((place) => Math.round((Number(place) / 72) * 2540) / 100);

/** What zxing and ZBar find in a page, each in order. */
async function read(page) {
  const theirs = await zxing(page, ["QRCode"], { maxNumberOfSymbols: 255 });
  const zbars = await scanRGBABuffer(new Uint8ClampedArray(page.data).buffer, page.width, page.height);
  return [theirs.map(({ text }) => text), zbars.map((found) => found.decode())].map((texts) => texts.sort());
}

test("inks: grey is black alone, and nothing is given as lights", () => {
  const plain = qrToPdf("1", { colorSpace: "cmyk" });
  assert.match(contents(plain)[0], /^0 0 0 0 k .* 0 0 0 1 k /s);
  assert.doesNotMatch(latin(plain), /DeviceRGB/);
  const coloured = qrToPdf("1", { colorSpace: "cmyk", dark: "#c8102e", light: "#808080", shape: "dot" });
  // Red 200, green 16, blue 46: no cyan, and 55/255 of black.
  assert.match(contents(coloured)[0], /(^|\s)0 0 0 \.498 k .* 0 \.92 \.77 \.2157 k /s);
  const flowing = qrToPdf("1", { colorSpace: "cmyk", dark: { type: "linear", stops: [{ offset: 0, color: "#000" }, { offset: 1, color: "#00f" }] } });
  assert.match(latin(flowing), /\/ColorSpace\/DeviceCMYK\/ShadingType 2/);
  assert.match(latin(flowing), /\/C0\[0 0 0 1\]\/C1\[1 1 0 0\]/);
  assert.doesNotMatch(latin(flowing), /DeviceRGB/);
  const image = { width: 2, height: 2, data: new Uint8ClampedArray([255, 0, 0, 255, 0, 0, 0, 255, 128, 128, 128, 255, 255, 255, 255, 255]) };
  const pictured = latin(qrToPdf("https://example.com/", { colorSpace: "cmyk", logo: { image } }));
  assert.match(pictured, /\/ColorSpace\/DeviceCMYK\/Width 2\/Height 2\/DecodeParms<<\/Predictor 15\/Columns 2\/Colors 4>>/);
  assert.doesNotMatch(pictured, /DeviceRGB/);
  const jpeg = Uint8Array.from([255, 216, 255, 192, 0, 17, 8, 0, 9, 0, 9, 3, 1, 17, 0, 2, 17, 0, 3, 17, 0, 255, 217]);
  assert.throws(() => qrToPdf("https://example.com/", { colorSpace: "cmyk", logo: { image: jpeg } }), { code: "logo-unsupported" });
});

test("the ground bleeds, and marks stand outside of it", async () => {
  const file = qrToPdf("https://example.com/", { version: 2, moduleMillimetres: 1, bleed: 3, cropMarks: true, light: "#ffd0d0", dark: "#400000" });
  // 25 modules and eight of quiet zone; marks of five millimetres begin where the bleed ends.
  assert.deepEqual(box(file, "MediaBox"), [0, 0, 49, 49]);
  assert.deepEqual(box(file, "BleedBox"), [5, 5, 44, 44]);
  assert.deepEqual(box(file, "TrimBox"), [8, 8, 41, 41]);
  const [page] = await pdfPages(file, 254 / 72);
  const at = (x, y) => Array.from(page.data.slice(4 * (y * 10 * page.width + x * 10), 4 * (y * 10 * page.width + x * 10) + 3));
  assert.deepEqual(at(6, 6), [255, 208, 208], "the bleed");
  assert.deepEqual(at(4, 4), [255, 255, 255], "outside");
  const dark = (x, y) => [-1, 0, 1].some((dx) => [-1, 0, 1].some((dy) => page.data[4 * ((y * 10 + dy) * page.width + x * 10 + dx)] < 160));
  for (const [x, y] of [[8, 2], [41, 2], [8, 47], [41, 47], [2, 8], [2, 41], [47, 8], [47, 41]]) assert.ok(dark(x, y), `a mark at ${x}, ${y}`);
  for (const texts of await read(page)) assert.deepEqual(texts, ["https://example.com/"]);
  // Without marks the page ends with the bleed.
  assert.deepEqual(box(qrToPdf("1", { version: 1, moduleMillimetres: 1, bleed: 2 }), "MediaBox"), [0, 0, 33, 33]);
  const flowing = qrToPdf("1", { version: 1, moduleMillimetres: 1, bleed: 3, light: { type: "linear", stops: [{ offset: 0, color: "#fff" }, { offset: 1, color: "#ff0" }] } });
  const [bled] = await pdfPages(flowing, 127 / 72);
  const right = 4 * (50 * bled.width + bled.width - 3);
  const [red, green, blue] = bled.data.slice(right, right + 3);
  assert.ok(red === 255 && green === 255 && blue <= 2, `a gradient goes on: ${blue}`);
});

test("sheets: each cell is read, in millimetres, over several pages", async () => {
  const links = Array.from({ length: 14 }, (_, place) => `https://example.com/${place}`);
  const file = qrToPdf(
    links.map((data, place) => (place % 2 === 0 ? data : { data, dark: "#003", shape: "rounded" })),
    { sheet: { page: "letter", columns: 3, rows: 4, margin: 12, gap: 4 }, cropMarks: true },
  );
  assert.deepEqual(box(file, "MediaBox"), [0, 0, 215.9, 279.4]);
  const pages = await pdfPages(file, 150 / 72);
  assert.equal(pages.length, 2);
  const expected = [links.slice(0, 12), links.slice(12)].map((list) => [...list].sort());
  for (const [place, page] of pages.entries()) for (const texts of await read(page)) assert.deepEqual(texts, expected[place]);
});

/** A picture whose colours flow from red to blue. */
function picture(side) {
  const data = Array.from({ length: side * side }, (_, place) => [200 - (place % side), 60, 40 + Math.floor(place / side), 255]);
  return { width: side, height: side, data: new Uint8ClampedArray(data.flat()) };
}

const flows = (type, ...colors) => ({ type, stops: colors.map((color, place) => ({ offset: place / (colors.length - 1), color })) });

test("every look is read from a sheet and in inks, with its bleed and its marks", async () => {
  const looks = {
    dots: { shape: "dot", moduleScale: 0.8 },
    translucent: { dark: "#000000d0", light: "#ffffe0" },
    flowing: { shape: "rounded", dark: flows("radial", "#600", "#006") },
    ground: { light: flows("linear", "#fff", "#fd8"), lightRadius: 2 },
    corners: { finders: { topLeft: { frameColor: "#800" }, topRight: { centreColor: flows("linear", "#050", "#005") } } },
    background: { background: { image: picture(90), opacity: 0.5 } },
    logo: { logo: { image: picture(40), size: 0.2 }, errorCorrection: "H" },
    frame: { frame: { text: "Scan", shape: "banner", color: "#024" }, font: loadFont(await readFile(new URL("../font/letters.ttf", import.meta.url))) },
  };
  const names = Object.keys(looks);
  for (const print of [{}, { colorSpace: "cmyk" }, { colorSpace: "cmyk", cropMarks: true }]) {
    const items = names.map((name) => ({ data: `https://example.com/${name}`, ...looks[name] }));
    const pages = await pdfPages(qrToPdf(items, { ...print, sheet: { page: "a4", columns: 3, rows: 3, margin: 12, gap: 6 } }), 200 / 72);
    const wanted = names.map((name) => `https://example.com/${name}`).sort();
    for (const texts of await read(pages[0])) assert.deepEqual(texts, wanted, JSON.stringify(print));
    for (const { data, ...look } of items) {
      const file = qrToPdf(data, { ...look, ...print, bleed: 3, moduleMillimetres: 1 });
      const [page] = await pdfPages(file, 127 / 72);
      for (const texts of await read(page)) assert.deepEqual(texts, [data], JSON.stringify([look, print]).slice(0, 200));
      // Inks alone: a light would be separated by whoever prints it.
      if (print.colorSpace === "cmyk") assert.doesNotMatch(latin(file), /DeviceRGB/);
    }
  }
});

test("items have options of their own, and a size of modules is kept", () => {
  const same = qrToPdf([{ data: "1", dark: "#00f" }], { moduleMillimetres: 1, sheet: { page: { width: 60, height: 40 }, columns: 1, rows: 1, margin: 0 } });
  assert.deepEqual(box(same, "MediaBox"), [0, 0, 60, 40]);
  assert.match(contents(same)[0], /0 0 1 rg/);
  assert.equal(contents(qrToPdf(["1", "2", "3"], { sheet: { columns: 1, rows: 1 } })).length, 3);
});

test("what cannot be printed is said", () => {
  const refused = (run, data) => assert.throws(run, (problem) => problem instanceof HongbaoError && Object.entries(data).every(([name, value]) => problem[name] === value || problem.data[name] === value), JSON.stringify(data));
  refused(() => qrToPdf("1", { colorSpace: "lab" }), { code: "option-invalid", option: "colorSpace", allowed: "rgb, cmyk" });
  refused(() => qrToPdf("1", { bleed: -1 }), { code: "option-invalid", option: "bleed", allowed: "0 … 50" });
  refused(() => qrToPdf("1", { bleed: "3" }), { code: "option-invalid", option: "bleed" });
  refused(() => qrToPdf("1", { cropMarks: 1 }), { code: "option-invalid", option: "cropMarks" });
  refused(() => qrToPdf("1", { sheet: {} }), { code: "option-invalid", option: "sheet" });
  refused(() => qrToPdf([]), { code: "option-invalid", option: "data" });
  refused(() => qrToPdf(["1"], { bleed: 3 }), { code: "option-invalid", option: "bleed" });
  refused(() => qrToPdf(["1"], { sheet: { colums: 3 } }), { code: "option-unknown", option: "sheet.colums", nearest: "columns" });
  refused(() => qrToPdf(["1"], { sheet: { columns: 0 } }), { code: "option-invalid", option: "sheet.columns" });
  refused(() => qrToPdf(["1"], { sheet: { columns: 60 } }), { code: "option-invalid", option: "sheet.columns", allowed: "1 … 19" });
  refused(() => qrToPdf(["1"], { sheet: { page: "a5" } }), { code: "option-invalid", option: "sheet.page" });
  refused(() => qrToPdf(["1"], { sheet: { margin: 300 } }), { code: "option-invalid", option: "sheet.margin" });
  refused(() => qrToPdf(["1"], { moduleMillimetres: 5 }), { code: "option-invalid", option: "moduleMillimetres" });
  refused(() => qrToPdf([{ data: "1", size: 300 }]), { code: "option-invalid", option: "size" });
  refused(() => qrToPdf([{ data: "1", drak: "#000" }]), { code: "option-unknown", option: "drak" });
  refused(() => qrToPdf([7]), { code: "option-invalid", option: "data" });
  // One that fails leaves nothing behind.
  assert.ok(qrToPdf(["1"]).length > 500);
});
