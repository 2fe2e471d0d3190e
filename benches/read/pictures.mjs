// Picture files to pixels, by the decoders of Chromium.

import { readFile } from "node:fs/promises";
import { basename, extname } from "node:path";
import { chromium } from "playwright-core";

const types = { ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp" };

/** Yields pictures, `{ path, truth }`, with their pixels. */
export async function* pictures(files) {
  const browser = await chromium.launch({ executablePath: process.env.HONGBAO_CHROMIUM, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    for (const { path, truth } of files) {
      const source = `data:${types[extname(path)]};base64,${await readFile(path, "base64")}`;
      const { base64, width, height } = await page.evaluate(pixelsOf, source);
      const bytes = Buffer.from(base64, "base64");
      yield { name: basename(path), truth, data: new Uint8ClampedArray(bytes.buffer, bytes.byteOffset, bytes.length).slice(), width, height };
    }
  } finally {
    await browser.close();
  }
}

/** Runs in the page. */
async function pixelsOf(source) {
  const image = new Image();
  image.src = source;
  await image.decode();
  const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
  let binary = "";
  for (let place = 0; place < data.length; place += 0x8000) binary += String.fromCharCode(...data.subarray(place, place + 0x8000));
  return { base64: btoa(binary), width, height };
}
