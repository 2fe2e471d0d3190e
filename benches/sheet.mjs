// Every module shape, finder shape, gradient and logo on one sheet, as www/styles.png: drawn in Chromium from SVG.

import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { deflateSync, crc32 as sum } from "node:zlib";
import { launch, open, root, serve } from "../tests/browser/browser.mjs";
import { finderShapes, moduleShapes } from "../tests/shapes.mjs";

const require = createRequire(import.meta.url);
const { PNG } = require("pngjs");

const red = "#c8102e";
const ink = "#1f2937";
const stops = (...colors) => colors.map((color, place) => ({ offset: place / (colors.length - 1), color }));
const linear = (rotation, ...colors) => ({ dark: { type: "linear", rotation, stops: stops(...colors) } });
const radial = (...colors) => ({ dark: { type: "radial", stops: stops(...colors) } });
const finder = (finderFrame, finderCentre, more = {}) => ({ finderFrame, finderCentre, ...more });

/** Rows of styles with what stands below each; `logo` names what the page draws. */
const rows = [
  moduleShapes.map((shape) => [shape, { shape }]),
  [
    ...finderShapes.map((shape) => [`finders ${shape}`.replace("finders extra", "extra"), finder(shape, shape)]),
    ["square, dot", finder("square", "dot")],
    ["rounded, dot", finder("rounded", "dot")],
    ["extra-rounded, dot", finder("extra-rounded", "dot")],
    ["dot, square", finder("dot", "square")],
    ["own colours", finder("extra-rounded", "dot", { finderFrameColor: red, finderCentreColor: "#8a6d1a" })],
  ],
  [
    ["linear, 0°", linear(0, red, "#3b0764")],
    ["linear, 45°", linear(45, "#0f766e", "#1e3a8a")],
    ["linear, 90°", linear(90, "#b45309", "#7f1d1d")],
    ["three stops", linear(30, "#be123c", "#6d28d9", "#0369a1")],
    ["radial", radial(red, "#111827")],
    ["radial, dots", { ...radial("#1d4ed8", "#0f172a"), shape: "dot", ...finder("dot", "dot") }],
    ["rounded", { ...linear(135, "#9d174d", "#312e81"), shape: "extra-rounded", ...finder("extra-rounded", "extra-rounded") }],
    ["classy", { ...linear(60, "#166534", "#164e63"), shape: "classy-rounded", ...finder("rounded", "rounded") }],
    ["tinted light", { dark: "#7f1d1d", light: "#fdf3dc", shape: "rounded", ...finder("rounded", "rounded") }],
  ],
  [
    ["logo", { logo: "envelope" }],
    ["circle", { logo: "envelope", circle: true, dark: red }],
    ["padding 0", { logo: "envelope", padding: 0, shape: "rounded" }],
    ["padding 2", { logo: "envelope", padding: 2, size: 0.12, shape: "rounded" }],
    ["wide logo", { logo: "wide", dark: ink, shape: "vertical", ...finder("rounded", "rounded") }],
    ["transparent light", { light: "transparent", ground: "#f6d365", shape: "dot", ...finder("dot", "dot") }],
    ["caption", { caption: "恭喜发财", dark: red, shape: "rounded", ...finder("extra-rounded", "extra-rounded") }],
    ["micro", { symbology: "micro", text: "12345", shape: "dot", ...finder("dot", "dot") }],
    ["rmqr", { symbology: "rmqr", text: "HONGBAO", shape: "rounded", ...finder("rounded", "rounded") }],
  ],
];

/** Runs in the page: lays the sheet out. */
async function draw(rows) {
  const { qrToSvg } = await import("/npm/index.js");
  const logo = (name) => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = name === "wide" ? [240, 120] : [240, 240];
    const context = canvas.getContext("2d");
    context.fillStyle = "#c8102e";
    context.beginPath();
    context.roundRect(0, 0, canvas.width, canvas.height, 36);
    context.fill();
    context.fillStyle = "#f6d365";
    context.beginPath();
    context.arc(canvas.width / 2, canvas.height / 2, 40, 0, 7);
    context.fill();
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    return { data, width, height };
  };
  document.body.style.cssText = "margin:0;padding:18px;width:1350px;background:#fff;font:15px system-ui,sans-serif;color:#374151";
  for (const row of rows) {
    const line = document.body.appendChild(document.createElement("div"));
    line.style.cssText = "display:grid;grid-template-columns:repeat(9,1fr);gap:10px;margin-bottom:14px;text-align:center";
    for (const [name, { text = "https://example.com/", logo: image, circle, padding, size = 0.18, ground, ...style }] of row) {
      const asked = { moduleSize: 4, quietZone: 2, ...style };
      if (image) Object.assign(asked, { errorCorrection: "H", logo: { image: logo(image), size, padding, shape: circle ? "circle" : "square" } });
      const cell = line.appendChild(document.createElement("div"));
      cell.innerHTML = qrToSvg(text, asked);
      const picture = cell.firstElementChild;
      picture.style.cssText = `display:block;width:140px;height:${style.caption ? 154 : 140}px;margin-bottom:4px;background:${ground ?? "none"}`;
      cell.append(name);
    }
  }
}

/** Writes pixels as a PNG with a palette: the colours that are there most often, for the others the nearest of them. */
function palettePng({ data, width, height }) {
  const words = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const counts = new Map();
  // Five bits a part lose nothing that is seen and leave fewer colours.
  const coarse = (word) => word & 0xf8f8f8;
  for (const word of words) counts.set(coarse(word), (counts.get(coarse(word)) ?? 0) + 1);
  const kept = [...counts].sort(([, one], [, other]) => other - one).slice(0, 256).map(([word]) => word);
  const part = (word, shift) => (word >> shift) & 255;
  const apart = (one, other) => [0, 8, 16].reduce((total, shift) => total + (part(one, shift) - part(other, shift)) ** 2, 0);
  const places = new Map(kept.map((word, place) => [word, place]));
  for (const word of counts.keys()) {
    if (!places.has(word)) places.set(word, kept.reduce((best, one, place) => (apart(word, one) < apart(word, kept[best]) ? place : best), 0));
  }
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = places.get(coarse(words[y * width + x]));
  // What was cut off is put back, so that white is white.
  const colors = kept.flatMap((word) => [0, 8, 16].map((shift) => part(word, shift) | (part(word, shift) >> 5)));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const chunk = (name, body) => {
    const whole = Buffer.concat([Buffer.alloc(4), Buffer.from(name), Buffer.from(body), Buffer.alloc(4)]);
    whole.writeUInt32BE(body.length, 0);
    whole.writeUInt32BE(sum(whole.subarray(4, -4)), whole.length - 4);
    return whole;
  };
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("PLTE", colors), chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", [])]);
}

const [browser, server] = await Promise.all([launch(), serve({ "/": "tests/browser/fixtures", "/npm": "dist/npm", "/node_modules": "node_modules" })]);
const closing = [];
try {
  const { page, problems } = await open({ after: (work) => closing.push(work) }, browser, `${server.address}/inert.html`, { viewport: { width: 1386, height: 400 } });
  await page.evaluate(draw, rows);
  const picture = palettePng(PNG.sync.read(await page.screenshot({ fullPage: true })));
  if (problems.length > 0) throw new Error(problems.join("\n"));
  await writeFile(`${root}/www/styles.png`, picture);
  console.log(`www/styles.png: ${picture.length} bytes`);
} finally {
  await Promise.all(closing.map((work) => work()));
  await browser.close();
  await server.close();
}
