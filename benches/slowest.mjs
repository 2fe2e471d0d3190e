// `cargo xtask bench slowest [SECONDS]`: searches the slowest input of every function of packets, lists, calendar, ranking and amounts
// within its documented limits, and prints what it found. It fails where a call takes more CPU than is promised.

import process from "node:process";
import * as hongbao from "../dist/npm/index.js";
import { random } from "../tests/seeded.mjs";
import { functions } from "./slowest/functions.mjs";

const seconds = Number(process.argv[2] ?? 6);
hongbao.encodeQr("warm");

/** Milliseconds of CPU that this thread and its helpers take for a call; what it throws is no matter, as long as it is an error of ours. */
function cost({ make, call }, numbers) {
  let before;
  try {
    const input = make(numbers);
    before = process.cpuUsage();
    call(input);
  } catch (problem) {
    if (!(problem instanceof hongbao.HongbaoError) || problem.code === "engine-failed") throw problem;
    // What the input needs is refused already.
    if (before === undefined) return 0;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** The least of three: a single one can be a neighbour's. */
const steady = (entry, numbers) => Math.min(cost(entry, numbers), cost(entry, numbers), cost(entry, numbers));

/** Random inputs first, then changes of the slowest one. The ends of every range are among the first. */
function slowest(entry, draw) {
  const { ranges } = entry;
  const until = Date.now() + seconds * 1_000;
  let best = { time: 0, numbers: ranges.map(() => 0) };
  for (let round = 0; Date.now() < until; round += 1) {
    const numbers = ranges.map((range, place) => {
      const kind = draw(4);
      if (round < 8) return (round >> place) & 1 ? range - 1 : 0;
      if (round % 2 === 1 && kind > 0) return best.numbers[place];
      return kind === 0 ? range - 1 : draw(range);
    });
    const time = cost(entry, numbers);
    // Garbage of the inputs before is collected now and then; only what is slow again counts.
    if (time > best.time && steady(entry, numbers) > best.time) best = { time: steady(entry, numbers), numbers };
  }
  return best;
}

const generator = random();
const draw = (most) => Math.floor(generator() * most);
let failed = false;
console.log(`| function | slowest, ms of CPU | promised | its numbers |\n|---|---|---|---|`);
for (const [name, entry] of Object.entries(functions(hongbao))) {
  const { time, numbers } = slowest(entry, draw);
  failed ||= time > entry.limit;
  console.log(`| ${name} | ${time.toFixed(1)} | ${entry.limit} | ${numbers.join(", ")} |${time > entry.limit ? " **too slow**" : ""}`);
}
if (failed) process.exitCode = 1;
