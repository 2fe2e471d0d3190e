// Random numbers that repeat: tests print their seed, and HONGBAO_SEED sets it.

// A page has no environment; it is given its numbers.
const environment = globalThis.process?.env ?? {};

/** The seed of this run. */
export const seed = Number(environment.HONGBAO_SEED ?? 20261123);

/** Takes the seeded tenth of a large sample, or all of it in a full run. */
export function sample(whole) {
  return environment.HONGBAO_FULL === "1" ? whole : Math.ceil(whole / 10);
}

/** Returns a generator of uniform numbers in 0 ≤ x < 1 (mulberry32). */
export function random(start = seed) {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Returns helpers that draw from one generator. */
export function draws(next = random()) {
  const below = (limit) => Math.floor(next() * limit);
  const pick = (list) => list[below(list.length)];
  const times = (count, make) => Array.from({ length: count }, (_, place) => make(place));
  return { next, below, pick, times };
}

const scripts = {
  ascii: () => [0x20, 0x7e],
  latin: () => [0xa1, 0x17f],
  greek: () => [0x391, 0x3c9],
  cyrillic: () => [0x410, 0x44f],
  hebrew: () => [0x5d0, 0x5ea],
  arabic: () => [0x621, 0x64a],
  devanagari: () => [0x905, 0x939],
  thai: () => [0xe01, 0xe2e],
  kana: () => [0x3041, 0x30fe],
  han: () => [0x4e00, 0x9fa5],
  hangul: () => [0xac00, 0xd7a3],
  emoji: () => [0x1f600, 0x1f64f],
};

/** Returns a text of `length` characters in one script, or in several. */
export function text(draw, length, script = draw.pick([...Object.keys(scripts), "mixed", "digits", "capitals"])) {
  if (script === "digits") return draw.times(length, () => draw.below(10)).join("");
  if (script === "capitals") return draw.times(length, () => draw.pick([..."ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 $%*+-./:"])).join("");
  return draw
    .times(length, () => {
      const [from, to] = scripts[script === "mixed" ? draw.pick(Object.keys(scripts)) : script]();
      return String.fromCodePoint(from + draw.below(to - from + 1));
    })
    .join("");
}
