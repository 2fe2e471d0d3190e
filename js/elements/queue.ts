import { HongbaoError, ready } from "../index.js";

/** Draws an element, or shows what hinders it. It throws nothing. */
export type Work = (problem: HongbaoError | undefined) => void;

/** Milliseconds of one slice: the page keeps scrolling and answering between two of them. */
const slice = 8;

const waiting = new Set<Work>();
let running = false;

/**
 * Does work in a microtask after the module is ready. Work that is asked for several times is done once. When a slice is over, the rest
 * waits for the next slice.
 */
export function enqueue(work: Work): void {
  waiting.add(work);
  if (running) return;
  running = true;
  // The elements of a page that is being built all join the first slice.
  void Promise.resolve().then(ready).then(() => run(undefined), run);
}

function run(problem: HongbaoError | undefined): void {
  const end = performance.now() + slice;
  for (const work of waiting) {
    waiting.delete(work);
    work(problem);
    if (performance.now() >= end) break;
  }
  running = waiting.size > 0;
  if (running) setTimeout(run, 0, problem);
}
