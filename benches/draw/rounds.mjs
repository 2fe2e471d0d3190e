// Rounds in turns: both sides see the same machine.

/** How often a contest is held; the middle one counts. */
const runs = 5;

/** Returns the median of the milliseconds that the runs of a round take, after some that do not count. */
export async function median(run, rounds) {
  const times = [];
  for (let round = -Math.ceil(rounds / 4); round < rounds; round += 1) {
    const start = performance.now();
    const made = run();
    if (made instanceof Promise) await made;
    if (round >= 0) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return times[times.length >> 1];
}

/**
 * Runs a side often enough that a round takes two milliseconds and more, since a clock has steps; before that for half a second, until
 * the engine has compiled it for good.
 */
async function rounds(run) {
  const warm = performance.now() + 500;
  while (performance.now() < warm) await run();
  const once = await median(run, 5);
  const times = Math.max(1, Math.ceil(2 / Math.max(once, 0.01)));
  return async () => {
    const start = performance.now();
    for (let time = 0; time < times; time += 1) {
      const made = run();
      if (made instanceof Promise) await made;
    }
    return (performance.now() - start) / times;
  };
}

const middle = (times) => times.sort((one, other) => one - other)[times.length >> 1];

/** Takes turns, and returns the medians of both sides in milliseconds. */
async function turns(sides, count) {
  const times = [[], []];
  for (let round = 0; round < count; round += 1) {
    for (const [side, work] of sides.entries()) times[side].push(await work());
  }
  return times.map(middle);
}

/** Holds a contest several times. The run whose ratio is the middle one counts; `spread` are the smallest and the largest ratio. */
export async function hold(contest, count = 40) {
  const rows = [];
  for (const peer of contest.peers) {
    const sides = [await rounds(contest.ours), await rounds(peer.run)];
    const held = [];
    for (let run = 0; run < runs; run += 1) {
      const [ours, theirs] = await turns(sides, count);
      held.push({ ours, theirs, times: theirs / ours });
    }
    held.sort((one, other) => one.times - other.times);
    rows.push({ contest: contest.name, peer: peer.name, ...held[runs >> 1], spread: [held[0].times, held[runs - 1].times], least: peer.least });
  }
  return rows;
}
