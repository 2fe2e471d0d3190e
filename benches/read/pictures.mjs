// Picture files to pixels, by the decoders of Chromium.

import { readdir, readFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { chromium } from "playwright-core";

const types = { ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp" };

/** Yields every picture of a folder with its pixels and the text of the file of the same name. */
export async function* pictures(folder) {
  const browser = await chromium.launch({ executablePath: process.env.HONGBAO_CHROMIUM, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    const files = (await readdir(folder)).sort();
    for (const file of files.filter((file) => extname(file) in types)) {
      const name = basename(file, extname(file));
      const source = `data:${types[extname(file)]};base64,${await readFile(join(folder, file), "base64")}`;
      const { base64, width, height } = await page.evaluate(pixelsOf, source);
      const bytes = Buffer.from(base64, "base64");
      const truth = files.includes(`${name}.txt`) ? (await readFile(join(folder, `${name}.txt`), "utf8")).replace(/\r?\n$/, "") : await readFile(join(folder, `${name}.bin`)).catch(() => undefined);
      if (truth === undefined) continue;
      yield { name, truth, data: new Uint8ClampedArray(bytes.buffer, bytes.byteOffset, bytes.length).slice(), width, height };
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
