// How long a proof takes: the median of several turns each for codes of several sizes, plain and styled with a logo.
// Usage: cargo xtask bench prove [TURNS]   (15)

import { performance } from "node:perf_hooks";
import { encodeQr } from "../dist/npm/index.js";
import { proveQr } from "../dist/npm/scan.js";
import { draws, seed } from "../tests/seeded.mjs";

const turns = Number(process.argv[2] ?? 15);
const draw = draws();
const letters = [..."abcdefghijklmnopqrstuvwxyz0123456789/-"];
const link = (length) => `https://example.org/${draw.times(length - 20, () => draw.pick(letters)).join("")}`;
const image = { data: new Uint8ClampedArray(4 * 64 * 64).map((_, place) => (place % 4 === 3 ? 255 : draw.below(256))), width: 64, height: 64 };
const styled = { shape: "rounded", finderFrame: "rounded", finderCentre: "dot", dark: "#7a0019", light: "#fff8e7", errorCorrection: "H", logo: { image } };

const cases = [
  ["a link of 38 characters", link(38), {}],
  ["a link of 38 characters, styled, with a logo", link(38), styled],
  ["200 characters", link(200), {}],
  ["200 characters, styled, with a logo", link(200), styled],
  ["1 000 characters", link(1000), {}],
];

console.log(`seed ${seed}, medians of ${turns}\n`);
console.log("| | symbol | milliseconds | safe |\n| --- | --- | --- | --- |");
for (const [name, text, options] of cases) {
  const code = encodeQr(text, options);
  const times = [];
  let safe;
  for (let turn = 0; turn <= turns; turn += 1) {
    const started = performance.now();
    ({ safe } = proveQr(text, options));
    // The first turn starts the file.
    if (turn > 0) times.push(performance.now() - started);
  }
  times.sort((one, other) => one - other);
  console.log(`| ${name} | ${code.version}-${code.errorCorrection} | ${times[Math.floor(turns / 2)].toFixed(0)} | ${safe ? "yes" : "no"} |`);
}
