// Pictures to pixels, by programs that are no part of the package: pngjs, resvg and PDFium.

import { createRequire } from "node:module";
import { PDFiumLibrary } from "@hyzyla/pdfium";

const require = createRequire(import.meta.url);
const { PNG } = require("pngjs");
const { Resvg } = require("@resvg/resvg-js");

let library;

/** Decodes a PNG file with pngjs. */
export function pngPixels(bytes) {
  const { data, width, height } = PNG.sync.read(Buffer.from(bytes));
  return { data: new Uint8ClampedArray(data), width, height };
}

/** Rasterises an SVG text with resvg, which knows no fonts here; `width` in pixels, else the picture's own. */
export function svgPixels(text, width) {
  const fitTo = width === undefined ? { mode: "original" } : { mode: "width", value: width };
  const picture = new Resvg(text, { fitTo, font: { loadSystemFonts: false } }).render();
  return { data: straight(picture.pixels), width: picture.width, height: picture.height };
}

/** Rasterises the page of a PDF file with PDFium, on white, at so many pixels. */
export async function pdfPixels(bytes, { width, height }) {
  library ??= await PDFiumLibrary.init();
  const document = await library.loadDocument(bytes);
  try {
    const { data } = await document.getPage(0).render({ width, height, render: "bitmap" });
    return { data: new Uint8ClampedArray(data), width, height };
  } finally {
    document.destroy();
  }
}

/** Rasterises every page of a PDF file with PDFium, on white, at so many pixels a point. */
export async function pdfPages(bytes, scale) {
  library ??= await PDFiumLibrary.init();
  const document = await library.loadDocument(bytes);
  try {
    const pages = [];
    for (const page of document.pages()) {
      // The library would cut a page to whole points first.
      const { originalWidth, originalHeight } = page.getOriginalSize();
      const size = { width: Math.round(originalWidth * scale), height: Math.round(originalHeight * scale) };
      const { data } = await page.render({ ...size, render: "bitmap" });
      pages.push({ data: new Uint8ClampedArray(data), ...size });
    }
    return pages;
  } finally {
    document.destroy();
  }
}

/** Lays pixels on a ground, as a page does with what is transparent. */
export function on([...ground], { data, width, height }) {
  const laid = new Uint8ClampedArray(data.length);
  for (let place = 0; place < data.length; place += 4) {
    const opacity = data[place + 3] / 255;
    for (let part = 0; part < 3; part += 1) laid[place + part] = Math.round(data[place + part] * opacity + ground[part] * (1 - opacity));
    laid[place + 3] = 255;
  }
  return { data: laid, width, height };
}

/** resvg multiplies colours by their opacity. */
function straight(data) {
  const plain = new Uint8ClampedArray(data);
  for (let place = 0; place < plain.length; place += 4) {
    const opacity = plain[place + 3];
    if (opacity === 0 || opacity === 255) continue;
    for (let part = 0; part < 3; part += 1) plain[place + part] = Math.round((plain[place + part] * 255) / opacity);
  }
  return plain;
}
