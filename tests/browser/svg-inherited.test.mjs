// An SVG picture in pages whose rules are inherited by everything in them: it stays as it was drawn, and two strangers read it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { encodeQr, qrToSvg } from "../../dist/npm/index.js";
import { readTwice } from "../decoders.mjs";
import { pngPixels } from "../rasterise.mjs";
import { launch } from "./browser.mjs";

const text = "https://example.com/hello";

/** Rules of pages, each with what lies around the picture. */
const rules = [
  "svg { fill: none }",
  "svg { fill: currentColor } body { color: #fff }",
  "div { fill: #fff }",
  "body { fill: transparent; stroke: transparent }",
  "svg { stroke: #fff; stroke-width: 3 }",
  "svg { stroke: currentColor; stroke-width: 1; color: #fff }",
  "div { stroke: red; stroke-width: .5px; stroke-dasharray: 1 }",
  "svg { fill-opacity: 0 }",
  "svg { fill-rule: evenodd }",
  "div { fill: none; stroke: #000; stroke-linejoin: round }",
  "svg { stroke-opacity: .5; stroke: #888; stroke-width: 9 }",
  "svg { paint-order: stroke; stroke: #fff; stroke-width: 1 }",
  "html { color-scheme: dark } svg { color: #fff; fill: currentColor }",
  "svg { shape-rendering: geometricPrecision; fill: Canvas }",
  "svg { color-interpolation: linearRGB }",
  "body { direction: rtl; text-align: right; letter-spacing: 1em; word-spacing: 2em }",
  "body { font: italic bold 40px/2 monospace; font-variant: small-caps; font-stretch: condensed }",
  "svg { text-anchor: end; dominant-baseline: hanging; writing-mode: vertical-rl }",
  "svg { clip-rule: evenodd; image-rendering: pixelated }",
  "body { text-decoration: underline; text-rendering: geometricPrecision; stroke: #0f0 }",
];

const stops = [
  { offset: 0, color: "#600" },
  { offset: 1, color: "#006" },
];
const shapes = new TextEncoder().encode(`<svg viewBox="0 0 9 9"><rect width="9" height="9"/><circle cx="4.5" cy="4.5" r="3" fill="#fd0"/></svg>`);
const evening = { width: 40, height: 40, data: new Uint8ClampedArray(Array.from({ length: 1600 }, (_, place) => [250 - 4 * Math.floor(place / 40), 180 - 2 * (place % 40), 120, 255]).flat()) };
const styles = {
  plain: {},
  dots: { shape: "dot", finderFrame: "rounded", finderFrameColor: "#800", finderCentreColor: "#060" },
  flowing: { dark: { type: "linear", stops }, caption: "Scan me" },
  picture: { background: { image: evening, opacity: 0.9 }, shape: "dot" },
  framed: { frame: { text: "Scan me\n扫一扫", shape: "bubble", color: "#a00010" } },
  ribbon: { frame: { text: "Scan me", shape: "banner", position: "top" } },
  shapes: { version: 5, errorCorrection: "H", logo: { image: shapes, size: 0.2 } },
};

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Shows markup in a page with rules, and returns what is seen of the picture with this id. */
async function seen(t, rule, body) {
  const context = await browser.newContext();
  t.after(() => context.close());
  const page = await context.newPage();
  await page.setContent(`<!doctype html><style>${rule}</style><body>${body}`);
  const shot = async (id) => pngPixels(await page.locator(`#${id} > svg`).screenshot());
  return { page, shot };
}

/** Of a hundred pixels, how many differ clearly. */
function apart(one, other) {
  assert.deepEqual([one.width, one.height], [other.width, other.height]);
  let different = 0;
  for (let at = 0; at < one.data.length; at += 4) if ([0, 1, 2].some((part) => Math.abs(one.data[at + part] - other.data[at + part]) > 40)) different += 1;
  return (400 * different) / one.data.length;
}

test("no rule that is inherited changes a picture", async (t) => {
  const body = Object.entries(styles)
    // What lies around a frame is that of the page.
    .map(([name, style]) => `<div id="${name}" style="background: #fff">${qrToSvg(text, style)}</div>`)
    .join("");
  const free = await seen(t, "", body);
  const plain = {};
  for (const name of Object.keys(styles)) plain[name] = await free.shot(name);
  for (const rule of rules) {
    const { shot } = await seen(t, rule, body);
    for (const name of Object.keys(styles)) {
      const picture = await shot(name);
      const changed = apart(picture, plain[name]);
      assert.ok(changed < 0.5, `${rule}: ${changed.toFixed(2)} % of ${name}`);
      assert.deepEqual(await readTwice(picture), { zxing: text, jsQR: text }, `${rule}: ${name}`);
    }
  }
});

test("of two pictures in one page none takes the other's names, even where one is hidden", async (t) => {
  const flowing = (first) => qrToSvg(text, { dark: { type: "linear", stops: [{ offset: 0, color: first }, stops[1]] } });
  const round = (color) =>
    qrToSvg(encodeQr(text, { version: 5, errorCorrection: "H" }), {
      logo: { image: { width: 1, height: 1, data: Uint8ClampedArray.from([...color, 255]) }, size: 0.2, shape: "circle" },
    });
  const body = (hidden) =>
    `<div style="display:${hidden ? "none" : "block"}">${flowing("#600")}${round([255, 0, 0])}</div>` +
    `<div id="one">${flowing("#600")}</div><div id="two">${flowing("#060")}</div><div id="three">${round([255, 0, 0])}</div>`;
  const shown = await seen(t, "", body(false));
  const hidden = await seen(t, "", body(true));
  for (const id of ["one", "two"]) {
    // A gradient in what is hidden is not found by some engines: the last colour stands for it.
    assert.deepEqual(await readTwice(await hidden.shot(id)), { zxing: text, jsQR: text }, id);
    assert.deepEqual(await readTwice(await shown.shot(id)), { zxing: text, jsQR: text }, id);
  }
  assert.deepEqual(await readTwice(await hidden.shot("three")), { zxing: text, jsQR: text });
  const ids = (svg) => [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  assert.notDeepEqual(ids(flowing("#600")), ids(flowing("#060")));
  assert.deepEqual(ids(flowing("#600")), ids(flowing("#600")));
});

test("a colour that a page decides follows it", async (t) => {
  const body = `<div id="current">${qrToSvg(text, { dark: "currentColor" })}</div><div id="brand">${qrToSvg(text, { dark: "var(--brand, #c8102e)", light: "var(--ground, #ffd)" })}</div>`;
  for (const [rule, current, brand, ground] of [
    ["", [0, 0, 0], [200, 16, 46], [255, 255, 221]],
    [":root { color: #006; --brand: #060; --ground: #fff }", [0, 0, 102], [0, 102, 0], [255, 255, 255]],
  ]) {
    const { shot } = await seen(t, rule, body);
    const at = ({ data, width }, x, y) => [...data.slice(4 * (y * width + x), 4 * (y * width + x) + 3)];
    const [one, two] = [await shot("current"), await shot("brand")];
    assert.deepEqual([at(one, 45, 45), at(two, 45, 45), at(two, 5, 5)], [current, brand, ground], rule);
    assert.deepEqual(await readTwice(two), { zxing: text, jsQR: text }, rule);
  }
});
