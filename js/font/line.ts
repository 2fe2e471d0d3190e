import type { Font } from "../style.js";

/** A line of letters as outlines, in ems: from its beginning to the right, and from its base line down. */
export interface Line {
  readonly width: number;
  /** Each step as a letter of SVG's path data: M, L, C or Z. */
  readonly steps: string;
  /** The points of all steps, x and y, one after the other. */
  readonly points: Float32Array;
}

/**
 * The name under which a font has what makes lines of texts. A bundle that draws codes knows it without the bundle that reads fonts, and a
 * page may hold more than one of the first.
 */
const shaper = /* @__PURE__ */ Symbol.for("hongbao.font");

type Shaper = (text: string) => Line;

/** Makes the object that is handed to users. */
export function fontOf(family: string, shape: Shaper): Font {
  return Object.freeze(Object.defineProperty({ family }, shaper, { value: shape }));
}

/** Returns what makes lines of texts; nothing where something else was given than a font of `loadFont`. */
export function shaperOf(font: unknown): Shaper | undefined {
  const shape = typeof font === "object" && font !== null ? (font as Record<symbol, unknown>)[shaper] : undefined;
  return typeof shape === "function" ? (shape as Shaper) : undefined;
}

/**
 * Called by Rust. The points lie in the memory of the instance, so they are copied.
 *
 * @internal
 */
export function lineOf(width: number, steps: string, points: Float32Array): Line {
  return { width, steps, points: points.slice() };
}
