// Text to picture, by us and by the peers, in Node and in headless Chromium. Fails where a promised factor is missed.
// Prints tables, and writes benches/draw.json and benches/draw.svg.

import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { Resvg } from "@resvg/resvg-js";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { loadFont } from "../dist/npm/font.js";
import { plot } from "./encode/plot.mjs";

const here = new URL("./draw/", import.meta.url);
const dist = fileURLToPath(new URL("../dist/npm/", import.meta.url));

/** Bundles the contests for one runtime. */
async function bundle(platform) {
  const made = await build({
    stdin: { contents: 'export * from "./contests.mjs"; export * from "./matrix.mjs"; export { hold } from "./rounds.mjs";', resolveDir: fileURLToPath(here) },
    alias: { hongbao: `${dist}index.js` },
    bundle: true,
    format: "esm",
    platform,
    // pngjs, which qrcode uses in Node, requires what Node has built in.
    banner: platform === "node" ? { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' } : {},
    external: platform === "node" ? ["qr-code-styling"] : [],
    write: false,
    logLevel: "error",
  });
  return made.outputFiles[0].text;
}

async function inNode() {
  const code = await bundle("node");
  const file = new URL("../target/bench-draw.mjs", import.meta.url);
  await writeFile(file, code);
  const rasterise = (svg, width) => new Resvg(svg, { fitTo: { mode: "width", value: width } }).render().asPng();
  const font = loadFont(await readFile(new URL("../tests/font/letters.ttf", import.meta.url)));
  return run(await import(file), rasterise, font);
}

async function run({ contests, hold, perPixel, matrix }, rasterise, font) {
  const rows = [];
  for (const contest of await contests()) rows.push(...(await hold(contest)));
  return { rows, pixels: await perPixel(), cells: await matrix(rasterise, font) };
}

async function inChromium() {
  const code = await bundle("browser");
  const page = `<!doctype html><title>draw</title><script type="module">import * as work from "./contests.js"; globalThis.work = work;</script>`;
  const server = createServer((request, response) => {
    const script = request.url === "/contests.js";
    // A page by itself has a clock of 5 microseconds, any other one of 100.
    response.setHeader("cross-origin-opener-policy", "same-origin");
    response.setHeader("cross-origin-embedder-policy", "require-corp");
    response.setHeader("content-type", script ? "text/javascript" : "text/html");
    response.end(script ? code : page);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const browser = await chromium.launch({ executablePath: process.env.HONGBAO_CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
  try {
    const tab = await browser.newPage();
    await tab.goto(`http://127.0.0.1:${server.address().port}/`);
    await tab.waitForFunction(() => globalThis.work !== undefined);
    return await tab.evaluate(`(${run})(globalThis.work)`);
  } finally {
    await browser.close();
    server.close();
  }
}

function show(place, { rows, pixels, cells }) {
  const micro = (milliseconds) => `${(milliseconds * 1000).toFixed(1).padStart(9)} µs`;
  console.log(`\n${place}`);
  let missed = 0;
  for (const { contest, peer, ours, theirs, times, spread, least } of rows) {
    const verdict = least === undefined ? "" : times >= least ? `at least ${least}` : `MISSED: at least ${least}`;
    if (verdict.startsWith("MISSED")) missed += 1;
    console.log(`  ${contest.padEnd(48)} ${micro(ours)}   ${peer.padEnd(22)} ${micro(theirs)}  ${times.toFixed(1).padStart(7)}× (${spread.map((ratio) => ratio.toFixed(1)).join("–")})  ${verdict}`);
  }
  for (const { name, milliseconds, nanosecondsPerPixel } of pixels) {
    console.log(`  4000 px: ${name.padEnd(39)} ${milliseconds.toFixed(2).padStart(9)} ms   ${nanosecondsPerPixel.toFixed(3)} ns a pixel`);
  }
  for (const { style, output, size, ours, peer, theirs, times, spread } of cells) {
    const beside = peer === undefined ? "" : `${peer.padEnd(22)} ${micro(theirs)}  ${times.toFixed(1).padStart(7)}× (${spread.map((ratio) => ratio.toFixed(1)).join("–")})`;
    console.log(`  ${`${style}, ${output}, ${size} px`.padEnd(48)} ${micro(ours)}   ${beside}`);
  }
  return missed;
}

/** Draws how long PNG files take by their size: ours in each style, and the peers'. */
function picture(cells) {
  const files = cells.filter(({ output }) => output === "png");
  const lengths = [...new Set(files.map(({ size }) => size))];
  const times = (length) => files.filter(({ size }) => size === length).flatMap(({ style, peer, ours, theirs }) => [[style, ours], ...(["square", "rounded"].includes(style) ? [[`others, ${style}`, theirs]] : [])]);
  return plot(lengths.map((length) => ({ length, times: Object.fromEntries(times(length)) })), { title: "Time to write a PNG file, by its size", across: "pixels a side", up: "milliseconds a file" });
}

const node = await inNode();
const page = await inChromium();
const missed = show(`Node ${process.version}`, node) + show("Chromium, headless", page);
await writeFile(new URL("draw.json", import.meta.url), `${JSON.stringify({ node: process.version, processor: cpus()[0]?.model, unit: "milliseconds, the middle one of five runs", inNode: node, inChromium: page }, null, 2)}\n`);
await writeFile(new URL("draw.svg", import.meta.url), picture(node.cells));
if (missed > 0) {
  console.log(`\n${missed} of the promised factors missed`);
  process.exitCode = 1;
}
