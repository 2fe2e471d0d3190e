// Random styles from strong to weak, for measuring what readers bear: colours from black to as pale as the ground, logos from half to
// twice the budget, quiet zones and modules of any size. Most styles have one weakness or none.

import { finderShapes, moduleShapes } from "./shapes.mjs";

const letters = [..."abcdefghijklmnopqrstuvwxyz0123456789/-"];

/** Draws a link and the options of its symbol, of version 1 to 14. */
export function link(draw) {
  const path = draw.times(draw.below(draw.pick([12, 60, 160])), () => draw.pick(letters)).join("");
  const data = draw.below(10) === 0 ? path.replaceAll(/\D/g, "") + draw.below(1e9) : `https://example.org/${path}`;
  return { data, options: { errorCorrection: draw.pick(["L", "M", "Q", "H"]), boost: draw.below(2) === 0, maxVersion: 14 } };
}

/**
 * Draws a style for a symbol; `budget` returns the largest safe size of a logo, or 0. The share of that size which the logo has is
 * `share`, undefined without one.
 */
export function graded(draw, budget) {
  const weak = draw.pick(["", "", "color", "color", "logo", "logo", "quiet", "module"]);
  const look = {
    ...colors(draw, weak === "color"),
    shape: draw.pick(moduleShapes),
    finderFrame: draw.pick(["square", "square", "square", ...finderShapes]),
    finderCentre: draw.pick(finderShapes),
    quietZone: weak === "quiet" ? draw.below(4) : undefined,
    moduleSize: weak === "module" ? draw.pick([1, 2, 3]) : 4,
    allowUnsafe: true,
  };
  if (weak !== "logo" && draw.below(2) === 0) return { look };
  const place = { image: picture(draw), padding: draw.pick([0, 0.5, 1]), shape: draw.pick(["square", "circle"]) };
  const largest = budget(place);
  if (largest === 0) return { look };
  const share = weak === "logo" ? 1 + draw.next() : draw.pick([1, 0.5 + draw.next() / 2]);
  return { look: { ...look, logo: { ...place, size: Math.min(1, largest * share) } }, share };
}

function colors(draw, weak) {
  const pale = weak ? draw.next() : 0;
  const light = draw.times(3, () => (draw.below(2) === 0 ? 255 : 200 + draw.below(56)));
  const dark = draw.times(3, (place) => draw.below(110) * (1 - pale) + light[place] * pale);
  return { dark: hex(dark), light: hex(light) };
}

function hex(channels) {
  return `#${channels.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;
}

/** All dark, all light, noise in black and white or in colours. */
function picture(draw) {
  const kind = draw.below(4);
  const side = 48;
  const data = new Uint8ClampedArray(4 * side * side);
  for (let place = 0; place < side * side; place += 1) {
    const shade = [0, 255, 255 * draw.below(2), draw.below(256)][kind];
    data.set([shade, kind === 3 ? draw.below(256) : shade, shade, 255], 4 * place);
  }
  return { data, width: side, height: side };
}
