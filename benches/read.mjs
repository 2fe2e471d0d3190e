// How many pictures of collections are read, by us and by three others, and how long each takes: a table by set of one run. A picture is
// read where one of its texts is; what no truth names is another text, to be looked at. Line ends and space at the end are not compared.
// Usage: cargo xtask bench read --samples FOLDER [--only SET] [--verbose]
// FOLDER holds zxing-cpp's test/samples, each picture beside a file with its text, or a truth.jsonl with pictures and their texts, or
// both in folders of their own.

import { join } from "node:path";
import decodeQR from "qr/decode.js";
import { scanQr } from "../dist/npm/scan.js";
import { jsqr, zxing } from "../tests/decoders.mjs";
import { collections } from "./read/collections.mjs";
import { pictures } from "./read/pictures.mjs";

const value = (name) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined);
const samples = value("--samples");
if (samples === undefined) {
  console.error("cargo xtask bench read --samples FOLDER: the folder with pictures and their texts");
  process.exit(1);
}

const formats = ["QRCode", "MicroQRCode", "rMQRCode"];
const readers = {
  hongbao: (pixels) => scanQr(pixels),
  "zxing-wasm": (pixels) => zxing(pixels, formats, { tryHarder: true }),
  "zxing fast": (pixels) => zxing(pixels, formats, { tryHarder: false, tryRotate: false, tryInvert: false, tryDownscale: false }),
  jsqr: (pixels) => [jsqr(pixels)].filter((found) => found !== null).map(({ data, binaryData }) => ({ text: data, bytes: Uint8Array.from(binaryData) })),
  qr: (pixels) => [{ text: decodeQR(pixels) }],
};

const plain = (text) => text?.replace(/\r\n/g, "\n").trimEnd();

/** Milliseconds of processor time. */
function cpu() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function read(reader, picture) {
  const started = cpu();
  let found = [];
  try {
    found = await readers[reader](picture);
  } catch (problem) {
    if (reader === "hongbao") throw problem;
  }
  const milliseconds = cpu() - started;
  const right = ({ text, bytes }) => picture.truth.some((truth) => (typeof truth === "string" ? plain(text) === plain(truth) : bytes !== undefined && Buffer.compare(Buffer.from(bytes), truth) === 0));
  return { right: found.some(right) ? 1 : 0, others: found.filter((one) => !right(one)).map(({ text }) => text), milliseconds };
}

const at = (numbers, share) => numbers.sort((one, other) => one - other)[Math.floor((numbers.length - 1) * share)] ?? 0;
const shown = ({ right, others, times }) => `${right} +${others} ${[0.5, 0.95, 1].map((share) => at(times, share).toFixed(share === 0.5 ? 1 : 0)).join(" / ")}`;
const row = (cells) => console.log(`| ${cells.join(" | ")} |`);
const empty = () => Object.fromEntries(Object.keys(readers).map((reader) => [reader, { right: 0, others: 0, times: [] }]));

console.log("read + other texts, milliseconds of processor in the median, 95 %, worst\n");
row(["", "with a code", ...Object.keys(readers)]);
row(["", ...Object.keys(readers), ""].map(() => "---"));
for (const { name, sets } of await collections(samples)) {
  const totals = empty();
  let all = 0;
  for (const [set, files] of sets) {
    if (!set.includes(value("--only") ?? "")) continue;
    const counts = empty();
    let coded = 0;
    for await (const picture of pictures(files)) {
      coded += picture.truth.length > 0 ? 1 : 0;
      for (const reader of Object.keys(readers)) {
        const { right, others, milliseconds } = await read(reader, picture);
        for (const sum of [counts[reader], totals[reader]]) {
          sum.right += right;
          sum.others += others.length;
          sum.times.push(milliseconds);
        }
        if (process.argv.includes("--verbose")) console.error(reader, join(set, picture.name), `${picture.width}x${picture.height}`, right, milliseconds.toFixed(1), JSON.stringify(others));
      }
    }
    all += coded;
    row([set, coded, ...Object.values(counts).map(shown)]);
  }
  row([`**${name}**`, all, ...Object.values(totals).map(shown)]);
}
