// What a PDF page is made of: its objects by way of its table, its content, its colours and its pictures.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inflateSync } from "node:zlib";
import { encodeQr, qrToPdf } from "../../dist/npm/index.js";

const one = { data: "1", options: { version: 1 } };
const micro = { data: "1", options: { symbology: "micro", version: "M1", moduleMillimetres: 1 } };

/** Returns the objects of a file by way of its table, each from its number to its end, with the bytes of its stream. */
function objects(file) {
  const text = Buffer.from(file).toString("latin1");
  const [, start] = /startxref\n(\d+)\n%%EOF\n$/.exec(text);
  const [table, count] = /^xref\n0 (\d+)\n((?:.{19}\n)*)trailer<<.*\/Size \1[^\d]/.exec(text.slice(start)) ?? assert.fail("no table");
  const entries = table.split("\n").slice(2, -1);
  assert.equal(entries.length, Number(count));
  assert.equal(entries[0], "0000000000 65535 f ");
  return entries.map((entry, number) => {
    if (number === 0) return undefined;
    const [, place] = /^(\d{10}) 00000 n $/.exec(entry);
    const object = text.slice(place);
    const [head] = new RegExp(`^${number} 0 obj<<.*`).exec(object) ?? assert.fail(`object ${number} is elsewhere`);
    if (!head.endsWith("stream")) return { head };
    const length = Number(/\/Length (\d+)/.exec(head)[1]);
    const begin = head.length + 1;
    assert.ok(object.startsWith("\nendstream endobj\n", begin + length));
    return { head, stream: inflateSync(Buffer.from(object.slice(begin, begin + length), "latin1")) };
  });
}

/** Returns the page of a file, its content, and its objects. */
function read(data, options) {
  const all = objects(qrToPdf(data, options));
  const page = all.find((object) => object?.head.includes("/Type/Page/")).head;
  return { page, content: all[/\/Contents (\d+)/.exec(page)[1]].stream.toString("latin1"), all };
}

/** Reads the rows of an image, each of which names the filter of ISO/IEC 15948:2004 9.2 that it went through. */
function planes({ head, stream }) {
  const [width, channels] = [/\/Columns (\d+)/, /\/Colors (\d+)/].map((entry) => Number(entry.exec(head)[1]));
  const stride = width * channels;
  const bytes = [];
  for (let row = 0; row * (stride + 1) < stream.length; row += 1) {
    const filter = stream[row * (stride + 1)];
    for (let column = 0; column < stride; column += 1) {
      const place = bytes.length;
      const left = column < channels ? 0 : bytes[place - channels];
      const above = bytes[place - stride] ?? 0;
      const corner = column < channels ? 0 : (bytes[place - stride - channels] ?? 0);
      const near = [left, above, corner].map((byte) => Math.abs(left + above - corner - byte));
      const paeth = [left, above, corner][near.indexOf(Math.min(...near))];
      const foretold = [0, left, above, (left + above) >> 1, paeth][filter];
      bytes.push((stream[row * (stride + 1) + 1 + column] + foretold) & 255);
    }
  }
  return bytes;
}

/** A picture whose first three columns have this opacity. */
function picture(width, height, opacity) {
  const pixels = Array.from({ length: width * height }, (_, place) => [place % width, 7 * Math.floor(place / width), 46, place % width < 3 ? opacity : 255]);
  return { width, height, data: new Uint8ClampedArray(pixels.flat()) };
}

const channels = ({ data }, first, count) => [...data].filter((_, place) => place % 4 >= first && place % 4 < first + count);

const withLogo = (image, shape) => ({ ...one.options, allowUnsafe: true, logo: { image, shape, size: 7 / 21, padding: 0 } });

function refused(options, code, data) {
  assert.throws(() => qrToPdf(one.data, { ...one.options, ...options }), (problem) => {
    assert.deepEqual({ code: problem.code, data: problem.data }, { code, data });
    return true;
  });
}

test("a page is as many millimetres as its modules", () => {
  // 29 modules of 0.8 millimetres are 23.2 millimetres, which are 65.76378 points.
  assert.match(read(one.data, one.options).page, /\/MediaBox\[0 0 65\.76378 65\.76378 ?\]/);
});

test("the content is light below one path of dark", () => {
  const { content } = read(micro.data, micro.options);
  const start = "1 1 1 rg 0 0 42.519685 42.519685 re f 2.834645669 0 0 -2.834645669 5.669291 36.850394 cm 0 0 0 rg ";
  assert.equal(content.slice(0, start.length), start);
  assert.equal(content.match(/ f /g).length, 2);
  // The outer contour of the finder pattern's ring.
  assert.match(content, /0 0 7 7 re /);
});

test("every paint has its path", () => {
  const { content } = read(micro.data, { ...micro.options, finderFrameColor: "#f00", finderCentreColor: "#00f8" });
  const [, , frame, centre] = content.split(" f ");
  assert.match(frame, /^\/A255 gs 1 0 0 rg 0 0 7 7 re 1 6 5 -5 re$/);
  assert.match(centre, /^\/A136 gs 0 0 1 rg 2 2 3 3 re$/);
});

test("modules that are alike are one form, and those in a gradient are not", () => {
  const { page, content, all } = read(one.data, { ...one.options, shape: "dot" });
  const [, number] = /\/XObject<<\/S(\d+) \1 0 R>>/.exec(page) ?? assert.fail(page);
  assert.match(all[number].head, /\/Subtype\/Form\/BBox\[-1 -1 2 2\]/);
  assert.match(all[number].stream.toString("latin1"), /^\.5 0 m .* c h f$/);
  // Every dark module is a dot but for the finder patterns, three of 24 and nine, and the timing patterns, two of three.
  const dark = encodeQr(one.data, one.options).modules.reduce((sum, module) => sum + module, 0);
  assert.equal(content.match(new RegExp(`cm/S${number} Do `, "g")).length, dark - 3 * 33 - 2 * 3);
  assert.doesNotMatch(page, /Group/);
  assert.doesNotMatch(read(one.data, { ...flowing("linear", 0, 1), shape: "dot" }).content, / Do /);
});

test("a quarter of a circle is a curve", () => {
  const { content } = read(micro.data, { ...micro.options, finderCentreColor: "#f00", finderFrame: "dot", finderCentre: "dot", symbology: "qr", version: 1 });
  // The centre of a finder pattern is a disc of three modules.
  assert.match(content, / 1 0 0 rg 3\.5 2 m 4\.328 2 5 2\.672 5 3\.5 c 5 4\.328 4\.328 5 3\.5 5 c 2\.672 5 2 4\.328 2 3\.5 c 2 2\.672 2\.672 2 3\.5 2 c h /);
});

test("areas with round corners are drawn from a corner of their own, with their holes", () => {
  const { content } = read("https://example.org/", { shape: "rounded", version: 3 });
  const areas = [...content.matchAll(/q 1 0 0 1 (\d+) (\d+) cm ([^Q]+) f Q/g)];
  assert.ok(areas.length > 20);
  // What goes around light modules is one area of two contours and more.
  assert.ok(areas.some(([, , , words]) => / h .+ (?:m|re)\b/.test(words)));
  for (const [, , , words] of areas) assert.match(words, / c/);
});

test("opacity is a state and nothing transparent is drawn below", () => {
  const { page, content } = read(micro.data, { ...micro.options, light: "transparent", dark: "#00000033" });
  assert.match(page, /\/A51 ?<<\/SMask\/None\/ca \.2>>/);
  assert.match(content, /\/A51 gs 0 0 0 rg /);
  assert.equal(content.match(/ rg /g).length, 1);
});

/** A gradient of three colours, or two, the second of which is translucent. */
function flowing(type, ...offsets) {
  const colors = ["#f00", "#00000033", "#00f"];
  return { ...one.options, dark: { type, stops: offsets.map((offset, place) => ({ offset, color: colors[place] })) } };
}

const line = (from, to) => `<</FunctionType 2/N 1/Domain[0 1]/C0[${from}]/C1[${to}]>>`;

test("a gradient is a pattern of stitched lines", () => {
  const { page, content, all } = read(one.data, flowing("linear", 0.25, 0.5));
  const lines = [line("1 0 0", "1 0 0"), line("1 0 0", "0 0 0"), line("0 0 0", "0 0 0")].join("");
  const want = `/ShadingType 2/Extend[true true]/Coords[0 10.5 21 10.5]/Function<</FunctionType 3/Domain[0 1]/Functions[${lines}]/Bounds[.25 .5]/Encode[0 1 0 1 0 1]>>`;
  assert.ok(page.includes(want), page);
  assert.match(content, /\/M gs \/Pattern cs\/P scn /);
  // The opacity flows too, in a mask.
  const [, number] = /\/M ?<<\/ca 1\/SMask<<\/S\/Luminosity\/G (\d+) 0 R>>>>/.exec(page);
  const mask = all[number].head;
  assert.ok(mask.includes("/ColorSpace/DeviceGray") && mask.includes(line("1", ".2")), mask);
});

test("two stops at one offset change the colour at once", () => {
  const { page } = read(one.data, flowing("radial", 0.5, 0.5));
  assert.match(page, /\/ShadingType 3\/Extend\[true true\]\/Coords\[10.5 10.5 0 10.5 10.5 14\.8492\]/);
  assert.ok(page.includes(`${line("1 0 0", "1 0 0")}${line("0 0 0", "0 0 0")}]/Bounds[.5]`), page);
});

test("a gradient in one opacity needs no mask", () => {
  const stops = ["#ff000080", "#0000ff80"].map((color, offset) => ({ offset, color }));
  const { page, content } = read(one.data, { ...one.options, dark: { type: "radial", stops } });
  assert.doesNotMatch(page, /Luminosity/);
  assert.match(content, /\/A128 gs \/Pattern cs\/P scn /);
});

test("a logo is fitted into its square", () => {
  const image = picture(14, 7, 255);
  const { content, all } = read(one.data, withLogo(image, "square"));
  // Seven modules in the middle of 21, half as high as wide.
  const [, number] = /q 6\.9998 0 0 -3\.4998 7\.0001 12\.2499 cm\/I(\d+) Do Q $/.exec(content) ?? assert.fail(content);
  assert.match(all[number].head, /\/ColorSpace\/DeviceRGB\/Width 14\/Height 7\//);
  assert.doesNotMatch(all[number].head, /SMask/);
  assert.deepEqual(planes(all[number]), channels(image, 0, 3));
});

test("a logo fills its disc and keeps its opacity", () => {
  const image = picture(14, 7, 99);
  const { content, all } = read(one.data, withLogo(image, "circle"));
  const [, number] = /q 14 10\.5 m 14 12\.432 .* c W n 13\.9998 0 0 -6\.9998 3\.5001 13\.9999 cm\/I(\d+) Do Q $/.exec(content) ?? assert.fail(content);
  const [, mask] = /\/SMask (\d+) 0 R/.exec(all[number].head);
  assert.match(all[mask].head, /\/ColorSpace\/DeviceGray\/Width 14\/Height 7\//);
  assert.deepEqual(planes(all[number]), channels(image, 0, 3));
  assert.deepEqual(planes(all[mask]), channels(image, 3, 1));
});

test("a caption adds to the page", (t) => {
  const before = globalThis.OffscreenCanvas;
  t.after(() => (globalThis.OffscreenCanvas = before));
  globalThis.OffscreenCanvas = class {
    getContext = () => ({ fillText() {}, getImageData: (x, y, width, height) => picture(width, height, 0) });
  };
  const { page, content, all } = read(one.data, { ...one.options, moduleMillimetres: 1, caption: "红包" });
  // 29 and 31.9 millimetres, with letters in 600 dots an inch or more: three for each pixel.
  assert.match(page, /\/MediaBox\[0 0 82\.204724 90\.425197 ?\]/);
  const [, number] = /q 28\.9998 0 0 -2\.8998 -3\.9999 27\.8999 cm\/I(\d+) Do Q $/.exec(content) ?? assert.fail(content);
  assert.deepEqual(planes(all[number]), channels(picture(870, 87, 0), 0, 3));
});

test("pages that readers do not take are refused", () => {
  assert.match(read(one.data, { ...one.options, moduleMillimetres: 175.172413 }).page, /\/MediaBox\[0 0 14399\.99\d+ 14399\.99\d+ ?\]/);
  for (const [moduleMillimetres, value] of [
    [0, "0"],
    [175.172414, "175.172414"],
  ]) {
    refused({ moduleMillimetres }, "option-invalid", { option: "moduleMillimetres", value, allowed: ".000001 … 175.172413" });
  }
  assert.throws(() => qrToPdf(one.data, { ...one.options, quietZone: 0xffff_fffe }), { code: "size-too-large" });
});

test("a file that nobody reads is no logo", () => {
  refused(withLogo(new Uint8Array([137, 80, 78, 71]), "square"), "logo-unsupported", { found: "no picture" });
});

test("the same symbol in the same style is the same bytes, without dates, names and fonts", () => {
  const options = { ...flowing("radial", 0, 0.5, 1), ...withLogo(picture(14, 7, 99), "circle") };
  const file = qrToPdf(one.data, options);
  assert.deepEqual(qrToPdf(one.data, options), file);
  assert.doesNotMatch(Buffer.from(file).toString("latin1"), /Date|Font|Info|Producer|Creator|Title/);
});
