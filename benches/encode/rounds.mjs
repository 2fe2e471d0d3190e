// Medians of interleaved rounds: what disturbs the machine disturbs all alike.

import { performance } from "node:perf_hooks";

/** A batch lasts about so long: short enough to be seldom interrupted, long enough for the clock. */
const batchMilliseconds = 0.5;
const warmUpMilliseconds = 150;

/** Returns each work's median time a call in microseconds; a work is a name and a function of the number of the call. */
export function measure(works, rounds) {
  const runs = works.map(([name, work]) => ({ name, work, calls: 0, batch: 1, times: [] }));
  for (const run of runs) warmUp(run);
  for (let round = 0; round < rounds; round += 1) {
    for (const run of runs) run.times.push(batch(run));
  }
  return Object.fromEntries(runs.map(({ name, times }) => [name, median(times)]));
}

function warmUp(run) {
  const started = performance.now();
  let calls = 0;
  let passed = 0;
  while (passed < warmUpMilliseconds || calls < 3) {
    run.work(run.calls++);
    calls += 1;
    passed = performance.now() - started;
  }
  // The last calls are the fast ones.
  const again = performance.now();
  for (let call = 0; call < 8; call += 1) run.work(run.calls++);
  run.batch = Math.max(1, Math.round((8 * batchMilliseconds) / (performance.now() - again)));
}

function batch(run) {
  // Whoever ran before has filled the caches.
  for (let call = 0; call < run.batch; call += 1) run.work(run.calls++);
  const started = performance.now();
  for (let call = 0; call < run.batch; call += 1) run.work(run.calls++);
  return ((performance.now() - started) * 1000) / run.batch;
}

function median(times) {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[sorted.length >> 1];
}
