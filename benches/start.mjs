// From nothing to the first code in a page: import and first code in fresh contexts of Chromium, which take turns; and what each
// sends over the wire. Usage: cargo xtask bench start [ROUNDS]

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";
import { launch, root, serve } from "../tests/browser/browser.mjs";

const rounds = Number(process.argv[2] ?? 31);
const text = "https://example.org/join?promoter=1688";

/** Each as a user writes it: a module whose function makes the symbol of a text. */
const peers = {
  "hongbao/qr": `import { encodeQr } from "${root}dist/npm/qr.js"; export const first = (text) => encodeQr(text).width;`,
  hongbao: `import { encodeQr } from "${root}dist/npm/index.js"; export const first = (text) => encodeQr(text).width;`,
  qr: `import encodeQR from "qr"; export const first = (text) => encodeQR(text, "raw").length;`,
  "lean-qr": `import { generate } from "lean-qr"; export const first = (text) => generate(text).size;`,
  qrcode: `import { create } from "qrcode"; export const first = (text) => create(text).modules.size;`,
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
const times = Object.fromEntries(Object.keys(peers).map((name) => [name, []]));
try {
  for (let round = 0; round <= rounds; round += 1) {
    for (const [place, name] of Object.keys(peers).entries()) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${server.address}/`);
      const time = await page.evaluate(
        async ([address, text]) => {
          const started = performance.now();
          const { first } = await import(address);
          const imported = performance.now();
          first(text);
          const done = performance.now();
          return { imported: imported - started, first: done - imported, whole: done - started };
        },
        [`/${place}.js`, text],
      );
      await context.close();
      // The first round warms the browser.
      if (round > 0) times[name].push(time);
    }
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
const whole = (name) => quantile(name, "whole", 0.5);
for (const own of ["hongbao/qr", "hongbao"]) {
  console.log(`${own}: ${["qr", "lean-qr", "qrcode"].map((name) => `${(whole(own) / whole(name)).toFixed(2)} × ${name}`).join(", ")}; wanted: at most 1.3, 1 and 1`);
}
if (whole("hongbao/qr") > 1.3 * whole("qr") || ["lean-qr", "qrcode"].some((name) => whole("hongbao/qr") > whole(name))) process.exitCode = 1;
