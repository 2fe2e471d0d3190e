// Text to symbol in memory, through the public call: ours and six JavaScript encoders, on the same texts in one run.
// Usage: cargo xtask bench encode [ROUNDS]
// Prints tables, and writes benches/encode.json and benches/encode.svg.

import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { encoders, widths } from "./encode/peers.mjs";
import { plot } from "./encode/plot.mjs";
import { measure } from "./encode/rounds.mjs";
import { texts } from "./encode/texts.mjs";

const rounds = Number(process.argv[2] ?? 61);

/** What a length is called, its level, and how many times as fast as npm qr we are to be. */
const cases = [
  { name: "40-character link", length: 40, level: "H", version: 5, bar: 6 },
  { name: "1 000 bytes", length: 1000, level: "H", version: 36, bar: 10 },
  { name: "full version 40", length: 1273, level: "H", version: 40, bar: 12 },
];
/** How many times as fast as each other peer. */
const otherBar = 20;
/** How far the ratio over different texts may fall below the bar. */
const allowed = 0.8;
const sizes = [10, 20, 40, 80, 160, 320, 640, 1000, 1500, 2200, 2900];

/** Returns the medians of all encoders in microseconds, by name. */
function medians(list, level, count = rounds) {
  const works = Object.entries(encoders).map(([name, encode]) => [name, (place) => encode(list[place % list.length], level)]);
  return measure(works, count);
}

/** Every encoder is to have made the same version: otherwise they did not do the same work. */
function compare(list, level, version) {
  for (const [name, encode] of Object.entries(encoders)) {
    for (const text of list) {
      const width = widths[name](encode(text, level));
      if (width !== 17 + 4 * version) throw new Error(`${name} made ${width} modules of ${text.length} characters, not ${17 + 4 * version}`);
    }
  }
}

const micro = (time) => (time < 100 ? time.toFixed(2) : time.toFixed(0));

function table(title, rows) {
  console.log(`\n${title}`);
  const header = ["", ...cases.map(({ name }) => name)];
  for (const cells of [header, ...rows]) console.log(cells.map((cell, place) => (place === 0 ? cell.padEnd(18) : cell.padStart(22))).join(""));
}

const result = { node: process.version, processor: cpus()[0]?.model, rounds, unit: "microseconds, median", cases: [], sizes: [] };
const missed = [];
for (const [kind, count] of [["one text, repeated", 1], ["64 different texts", 64]]) {
  const measured = cases.map(({ name, length, level, version, bar }) => {
    const list = texts(length, count);
    compare(list, level, version);
    const times = medians(list, level);
    for (const [peer, time] of Object.entries(times)) {
      if (peer === "hongbao") continue;
      const wanted = (peer === "qr" ? bar : otherBar) * (peer === "qr" && count > 1 ? allowed : 1);
      const ratio = time / times.hongbao;
      if (ratio < wanted) missed.push(`${kind}, ${name}: ${ratio.toFixed(1)} times as fast as ${peer}, wanted ${wanted.toFixed(1)}`);
    }
    result.cases.push({ kind, name, length, level, version, times });
    return times;
  });
  const row = (peer) => [peer, ...measured.map((times) => `${micro(times[peer])} (${(times[peer] / times.hongbao).toFixed(1)}×)`)];
  table(`${kind}: microseconds, and how many times ours`, Object.keys(encoders).map(row));
}

for (const length of sizes) result.sizes.push({ length, level: "L", times: medians(texts(length, 16), "L", Math.ceil(rounds / 4)) });
await writeFile(new URL("encode.json", import.meta.url), `${JSON.stringify(result, null, 2)}\n`);
await writeFile(new URL("encode.svg", import.meta.url), plot(result.sizes, { title: "Time to encode a text, by its length", across: "bytes, level L", up: "microseconds a symbol" }));

console.log(missed.length === 0 ? "\nevery bar is reached" : `\nbelow the bar:\n  ${missed.join("\n  ")}`);
