// How many pictures of a collection are read, by us and by three others, each by its defaults. Space at the end of a text is not
// compared: the files end in other ways than the codes.
// Usage: cargo xtask bench read --samples FOLDER   (zxing-cpp's test/samples, each picture beside a file with its text)

import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import decodeQR from "qr/decode.js";
import { scanQr } from "../dist/npm/scan.js";
import { jsqr, zxing } from "../tests/decoders.mjs";
import { pictures } from "./read/pictures.mjs";

const place = process.argv.indexOf("--samples");
const samples = place > 0 ? process.argv[place + 1] : undefined;
if (samples === undefined) {
  console.error("cargo xtask bench read --samples FOLDER: the folder with zxing-cpp's test/samples");
  process.exit(1);
}

const readers = {
  hongbao: (pixels) => scanQr(pixels),
  "zxing-wasm": async (pixels) => (await zxing(pixels, ["QRCode"])).map(({ text, bytes }) => ({ text, bytes })),
  jsqr: (pixels) => [jsqr(pixels)].filter((found) => found !== null).map(({ data, binaryData }) => ({ text: data, bytes: Uint8Array.from(binaryData) })),
  qr: (pixels) => [{ text: decodeQR(pixels) }],
};

async function read(reader, picture) {
  const started = performance.now();
  let found = [];
  try {
    found = await readers[reader](picture);
  } catch (problem) {
    if (reader === "hongbao") throw problem;
  }
  const right = ({ text, bytes }) => (typeof picture.truth === "string" ? text?.trimEnd() === picture.truth.trimEnd() : bytes !== undefined && Buffer.compare(Buffer.from(bytes), picture.truth) === 0);
  return { right: found.some(right), wrong: found.length > 0 && !found.some(right), milliseconds: performance.now() - started };
}

const verbose = process.argv.includes("--verbose");
const totals = Object.fromEntries(Object.keys(readers).map((reader) => [reader, { right: 0, wrong: 0, milliseconds: 0 }]));
let all = 0;
const row = (cells) => console.log(`| ${cells.join(" | ")} |`);
row(["", "pictures", ...Object.keys(readers)]);
row(["", ...Object.keys(readers), ""].map(() => "---"));
for (const folder of (await readdir(samples)).filter((name) => name.startsWith("qrcode-")).sort()) {
  const counts = Object.fromEntries(Object.keys(readers).map((reader) => [reader, 0]));
  let count = 0;
  for await (const picture of pictures(join(samples, folder))) {
    count += 1;
    const got = [];
    for (const reader of Object.keys(readers)) {
      const result = await read(reader, picture);
      counts[reader] += result.right ? 1 : 0;
      totals[reader].right += result.right ? 1 : 0;
      totals[reader].wrong += result.wrong ? 1 : 0;
      totals[reader].milliseconds += result.milliseconds;
      got.push(`${reader} ${result.right ? "yes" : result.wrong ? "WRONG" : "no"}`);
    }
    if (verbose) console.error(folder, picture.name, `${picture.width}x${picture.height}`, got.join(", "));
  }
  all += count;
  row([folder, count, ...Object.values(counts)]);
}
row(["**read**", all, ...Object.values(totals).map(({ right }) => right)]);
row(["another text", "", ...Object.values(totals).map(({ wrong }) => wrong)]);
row(["milliseconds a picture", "", ...Object.values(totals).map(({ milliseconds }) => (milliseconds / all).toFixed(0))]);
if (totals.hongbao.right < totals.jsqr.right) process.exitCode = 1;
