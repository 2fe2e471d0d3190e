import type { Promoter } from "../promoter.js";

/** The promoters one by one: at once where they are there, later where they have to be waited for. */
export interface Source {
  now(): IteratorResult<Promoter> | undefined;
  later(): Promise<IteratorResult<Promoter>>;
  /** Lets a generator clean up. */
  stop(): void;
}

/** Returns the source of anything that can be iterated; nothing for what cannot. */
export function sourceOf(promoters: Iterable<Promoter> | AsyncIterable<Promoter>): Source | undefined {
  const given: Partial<Iterable<Promoter> & AsyncIterable<Promoter>> | null | undefined = typeof promoters === "string" ? undefined : promoters;
  const waited = given?.[Symbol.asyncIterator]?.();
  if (waited !== undefined) {
    // Nobody waits for the clean-up, so nobody could catch its errors.
    const stop = () => void waited.return?.().then(undefined, () => undefined);
    return { now: () => undefined, later: () => waited.next(), stop };
  }
  const ready = given?.[Symbol.iterator]?.();
  if (ready === undefined) return undefined;
  return { now: () => ready.next(), later: () => Promise.resolve(ready.next()), stop: () => void ready.return?.() };
}
