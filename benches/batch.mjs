// 10 000 promoters' codes at 330 pixels: the whole archive by us, plain and with round modules and a logo, against the plain pictures alone by
// npm qrcode; one thread each.
// Then how long the thread is held at most: the times between two turns of the event loop while an archive is made.
// Usage: cargo xtask bench batch [COUNT]

import { performance } from "node:perf_hooks";
import qrcode from "qrcode";
import { exportPromoters } from "../dist/npm/batch.js";
import { promoterLink } from "../dist/npm/index.js";

const count = Number(process.argv[2] ?? 10_000);
const base = "https://example.org/join?from=spring";
const promoters = Array.from({ length: count }, (_, place) => ({ id: `promoter-${place}` }));

/** A logo of many colours, as a photograph has them. */
const side = 256;
const data = Array.from({ length: side * side }, (_, place) => [place % side, (place * 7) % 256, Math.floor(place / side), 255]);
const image = { width: side, height: side, data: new Uint8ClampedArray(data.flat()) };
const styled = { shape: "rounded", errorCorrection: "H", logo: { image, size: 0.2 } };
/** A disc of one colour, as most marks are. */
const mark = Array.from({ length: side * side }, (_, place) => [200, 16, 46, Math.hypot((place % side) - 128, Math.floor(place / side) - 128) < 120 ? 255 : 0]);
const marked = { ...styled, logo: { image: { width: side, height: side, data: new Uint8ClampedArray(mark.flat()) }, size: 0.2 } };

const archive = (options) => async (list) => {
  let bytes = 0;
  for await (const chunk of exportPromoters(list, { base, errorCorrection: "M", ...options })) bytes += chunk.length;
  return bytes;
};

async function peer(list) {
  let bytes = 0;
  for (const { id } of list) bytes += (await qrcode.toBuffer(promoterLink(base, id), { width: 330, errorCorrectionLevel: "M" })).length;
  return bytes;
}

async function measured(name, work) {
  // Both are warm before the clock starts.
  await work(promoters.slice(0, 200));
  const started = performance.now();
  const bytes = await work(promoters);
  const seconds = (performance.now() - started) / 1000;
  const columns = [`${seconds.toFixed(2)} s`, `${Math.round(count / seconds)} codes/s`, `${Math.round(bytes / count)} bytes a code`];
  console.log(name.padEnd(24) + columns.map((column) => column.padStart(20)).join(""));
  return seconds;
}

const other = await measured("npm qrcode toBuffer", peer);
const size = 330;
for (const [name, options, wanted] of [
  ["PNG", { size }, 20],
  ["PNG, round, with a mark", { ...marked, size }, 30],
  ["PNG, round, with a logo", { ...styled, size }, 30],
  ["SVG", { format: "svg", size }],
  ["SVG, round, with a logo", { ...styled, format: "svg", size }],
  ["PDF", { format: "pdf" }],
  ["PDF, round, with a logo", { ...styled, format: "pdf" }],
]) {
  const times = other / (await measured(name, archive(options)));
  console.log(`  ${times.toFixed(1)} times as fast${wanted === undefined ? "" : `; wanted: ${wanted}`}`);
  if (times < wanted) process.exitCode = 1;
}

/** The turns of the event loop while a list is packed, in milliseconds. */
async function turns(list, options) {
  const times = [];
  let last = performance.now();
  let running = true;
  const beat = () => {
    const now = performance.now();
    times.push(now - last);
    last = now;
    if (running) setImmediate(beat);
  };
  setImmediate(beat);
  for await (const chunk of exportPromoters(list, { base, size: 330, ...options })) void chunk;
  running = false;
  // A turn below a tenth of a millisecond held no slice.
  return times.filter((time) => time > 0.1).sort((one, other) => one - other);
}

for (const [name, list, options] of [
  ["drawing", promoters.slice(0, 5000), {}],
  ["drawing with a logo", promoters.slice(0, 2000), styled],
  ["proving", promoters.slice(0, 100), { verify: true }],
]) {
  await turns(list.slice(0, 20), options);
  const times = await turns(list, options);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(share * times.length))].toFixed(1);
  const above = times.filter((time) => time > 10).length;
  console.log(`${name}: ${times.length} slices, median ${at(0.5)} ms, 99 % within ${at(0.99)} ms, the longest ${at(1)} ms, ${above} above 10 ms`);
}
