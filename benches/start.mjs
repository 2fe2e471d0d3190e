// From nothing to the first code in a page: import and first code on a canvas in fresh contexts of Chromium, which take turns; where the time of
// ours goes; and what each sends over the wire. Usage: cargo xtask bench start [ROUNDS]

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";
import { launch, root, serve } from "../tests/browser/browser.mjs";

const rounds = Number(process.argv[2] ?? 61);
const text = "https://example.org/join?promoter=1688";

/** Each as a user writes it: a module whose function draws the code of a text on a canvas, a module being four pixels wide. */
const peers = {
  "hongbao/qr": `import { drawQr } from "${root}dist/npm/qr.js"; export const first = (canvas, text) => drawQr(canvas, text, { moduleSize: 4 });`,
  hongbao: `import { drawQr } from "${root}dist/npm/index.js"; export const first = (canvas, text) => drawQr(canvas, text, { moduleSize: 4 });`,
  // It draws on no canvas, so a rectangle is filled for each module.
  qr: `
    import encodeQR from "qr";
    export function first(canvas, text) {
      const rows = encodeQR(text, "raw", { border: 4 });
      canvas.width = canvas.height = 4 * rows.length;
      const context = canvas.getContext("2d");
      context.fillStyle = "#fff";
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.fillStyle = "#000";
      rows.forEach((row, y) => row.forEach((dark, x) => dark && context.fillRect(4 * x, 4 * y, 4, 4)));
    }`,
  "lean-qr": `import { generate } from "lean-qr"; export const first = (canvas, text) => generate(text).toCanvas(canvas, { scale: 4 });`,
  qrcode: `import { toCanvas } from "qrcode"; export const first = (canvas, text) => toCanvas(canvas, text, { scale: 4 });`,
};

const folder = await mkdtemp(join(tmpdir(), "hongbao-start-"));
await writeFile(join(folder, "index.html"), "<!doctype html><link rel=icon href=data:,>");
const sizes = {};
for (const [place, [name, contents]] of Object.entries(peers).entries()) {
  const outfile = join(folder, `${place}.js`);
  await build({ stdin: { contents, resolveDir: root }, bundle: true, minify: true, format: "esm", target: "es2020", outfile });
  sizes[name] = brotliCompressSync(await readFile(outfile)).length;
}

const [browser, server] = [await launch(), await serve(folder)];
/** The steps of our first code, each in milliseconds. It runs in the page. */
async function stepsOf([address, text]) {
  const spans = { module: [], instance: [] };
  const timed = (name, make) =>
    function (...given) {
      const start = performance.now();
      const made = new make(...given);
      spans[name].push({ start, end: performance.now() });
      return made;
    };
  WebAssembly.Module = Object.assign(timed("module", WebAssembly.Module), { prototype: WebAssembly.Module.prototype });
  WebAssembly.Instance = timed("instance", WebAssembly.Instance);
  const canvas = document.createElement("canvas");
  const started = performance.now();
  const { first } = await import(address);
  const imported = performance.now();
  first(canvas, text);
  const done = performance.now();
  first(canvas, text);
  const again = performance.now();
  const [{ startTime, responseEnd }] = performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(address));
  // The first module and instance are those that read the other one out of its text.
  const [module, instance] = [spans.module[1], spans.instance[1]];
  return {
    fetch: responseEnd - startTime,
    "parse and run the script": imported - started - (responseEnd - startTime),
    "read the module out of its text": module.start - imported,
    "compile it": module.end - module.start,
    "make an instance": instance.end - module.end,
    "first code": done - instance.end,
    "second code": again - done,
  };
}

/** Runs `work` in a page that has nothing from earlier ones. */
async function inFreshPage(work, given) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${server.address}/`);
  const result = await page.evaluate(work, given);
  await context.close();
  return result;
}

const steps = [];
const times = Object.fromEntries(Object.keys(peers).map((name) => [name, []]));
try {
  for (let round = 0; round <= rounds; round += 1) {
    for (const [place, name] of Object.keys(peers).entries()) {
      const time = await inFreshPage(
        async ([address, text]) => {
          const canvas = document.createElement("canvas");
          const started = performance.now();
          const { first } = await import(address);
          const imported = performance.now();
          first(canvas, text);
          const done = performance.now();
          return { imported: imported - started, first: done - imported, whole: done - started };
        },
        [`/${place}.js`, text],
      );
      // The first round warms the browser.
      if (round > 0) times[name].push(time);
    }
  }
  for (let round = 0; round < rounds; round += 1) {
    steps.push(await inFreshPage(stepsOf, [`/${Object.keys(peers).indexOf("hongbao/qr")}.js`, text]));
  }
} finally {
  await Promise.all([browser.close(), server.close(), rm(folder, { recursive: true, force: true })]);
}

const quantile = (name, part, share) => {
  const sorted = times[name].map((time) => time[part]).sort((one, other) => one - other);
  return sorted[Math.floor(share * (sorted.length - 1))];
};
const cells = (...list) => console.log(list.map((cell, place) => (place === 0 ? cell.padEnd(12) : cell.padStart(14))).join(""));
cells("ms, medians", "import", "first code", "both", "quartiles", "bytes, brotli");
for (const name of Object.keys(peers)) {
  const [imported, first, whole] = ["imported", "first", "whole"].map((part) => quantile(name, part, 0.5).toFixed(1));
  cells(name, imported, first, whole, `${quantile(name, "whole", 0.25).toFixed(1)}–${quantile(name, "whole", 0.75).toFixed(1)}`, sizes[name].toLocaleString("en"));
}
console.log("\nwhere the time of hongbao/qr goes, ms, medians");
const median = (list) => list.sort((one, other) => one - other)[Math.floor(list.length / 2)];
for (const step of Object.keys(steps[0])) console.log(step.padEnd(34), median(steps.map((each) => each[step])).toFixed(1).padStart(6));
/** How many times as long one takes as another, by the pairs of the rounds. */
const ratio = (own, peer) => median(times[own].map(({ whole }, round) => whole / times[peer][round].whole));
const wanted = { "hongbao/qr": [1.25, 1, 1], hongbao: [1.4, 1, 1] };
console.log();
for (const [own, most] of Object.entries(wanted)) {
  const found = ["qr", "lean-qr", "qrcode"].map((name) => [name, ratio(own, name)]);
  console.log(`${own}: ${found.map(([name, value]) => `${value.toFixed(2)} × ${name}`).join(", ")}; wanted: at most ${most.join(", ")}`);
  if (found.some(([, value], place) => value > most[place])) process.exitCode = 1;
}
