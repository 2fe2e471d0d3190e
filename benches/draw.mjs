// Text to picture, by us and by the peers, in Node and in headless Chromium. Fails where a promised factor is missed.

import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium } from "playwright-core";

const here = new URL("./draw/", import.meta.url);
const dist = fileURLToPath(new URL("../dist/npm/", import.meta.url));

/** Bundles the contests for one runtime. */
async function bundle(platform) {
  const made = await build({
    entryPoints: [fileURLToPath(new URL("contests.mjs", here))],
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
  return run(await import(file));
}

async function run({ contests, hold, perPixel }) {
  const rows = [];
  for (const contest of await contests()) rows.push(...(await hold(contest)));
  return { rows, pixels: await perPixel() };
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

function show(place, { rows, pixels }) {
  const micro = (milliseconds) => `${(milliseconds * 1000).toFixed(1).padStart(9)} µs`;
  console.log(`\n${place}`);
  let missed = 0;
  for (const { contest, peer, ours, theirs, times, least } of rows) {
    const verdict = least === undefined ? "" : times >= least ? `at least ${least}` : `MISSED: at least ${least}`;
    if (verdict.startsWith("MISSED")) missed += 1;
    console.log(`  ${contest.padEnd(48)} ${micro(ours)}   ${peer.padEnd(22)} ${micro(theirs)}  ${times.toFixed(1).padStart(7)}×  ${verdict}`);
  }
  for (const { name, milliseconds, nanosecondsPerPixel } of pixels) {
    console.log(`  4000 px: ${name.padEnd(39)} ${milliseconds.toFixed(2).padStart(9)} ms   ${nanosecondsPerPixel.toFixed(3)} ns a pixel`);
  }
  return missed;
}

const missed = show(`Node ${process.version}`, await inNode()) + show("Chromium, headless", await inChromium());
if (missed > 0) {
  console.log(`\n${missed} of the promised factors missed`);
  process.exitCode = 1;
}
