import { levels, type QrCode } from "../encode.js";
import { HongbaoError } from "../error.js";
import { invalid } from "../option.js";

/** How much room a logo takes in the middle of a symbol. */
export interface Place {
  /** Its side as a share of the symbol's width, above 0 and at most 1. */
  readonly size: number;
  /** Modules around it, 0 to 177. */
  readonly padding: number;
  /** Whether it is a disc rather than a square. */
  readonly circle: boolean;
}

/** What the damage to a symbol depends on, whatever it says. */
export type Kind = Pick<QrCode, "width" | "height" | "errorCorrection">;

/** What Rust counts; see `src/wasm/proof.rs`. */
export interface Engine {
  damage(width: number, height: number, level: number, reach: number, circle: boolean): Uint32Array;
  farthest(width: number, height: number, level: number, circle: boolean): number;
}

/** The levels of all symbols: M1 has none. */
export const levelsOrNone = [...levels, null] as const;

/** Returns the place if it is one. @throws `option-invalid` */
export function checkPlace(place: Place): Place {
  const { size, padding } = place;
  if (!(size > 0 && size <= 1)) throw invalid("logo.size", thousandths(size), "0 … 1");
  if (!(padding >= 0 && padding <= 177)) throw invalid("logo.padding", thousandths(padding), "0 … 177");
  return place;
}

/** Returns how far a logo and its padding reach from the middle, in modules: half the side of the square, or the radius of the disc. */
export function reachOf({ size, padding }: Place, width: number): number {
  return (size * width) / 2 + padding;
}

/** Counts the damaged codewords in each block, and tells whether every reader by the standard corrects them, whatever the logo shows. */
export function damageOf({ width, height, errorCorrection }: Kind, place: Place | undefined, engine: Engine) {
  const reach = place === undefined ? 0 : reachOf(place, width);
  const [bare, ...figures] = engine.damage(width, height, levelsOrNone.indexOf(errorCorrection), reach, place?.circle === true);
  const blocks: { damaged: number; correctable: number }[] = [];
  while (figures.length > 0) {
    const [damaged, correctable] = figures.splice(0, 2) as [number, number];
    blocks.push({ damaged, correctable });
  }
  // A version without the level has no figures at all.
  return { blocks, safe: bare === 0 && blocks.every(({ damaged, correctable }) => damaged <= correctable) };
}

/**
 * Returns the largest size of a logo that is safe; 0 where there is none.
 *
 * A share is rounded down to ten-thousandths: the first one that is refused covers a module more, or lies within this rounding.
 */
export function largestSize({ width, height, errorCorrection }: Kind, padding: number, circle: boolean, engine: Engine): number {
  const largest = (2 * (engine.farthest(width, height, levelsOrNone.indexOf(errorCorrection), circle) - padding)) / width;
  // What a division has lost must not take a step more.
  return Math.min(Math.max(Math.floor(largest * 1e4 + 1e-6) / 1e4, 0), 1);
}

/**
 * Returns the place of a logo in a symbol: of the size asked for, or of the largest size that is safe.
 *
 * @throws `logo-too-large`: the size is not safe, and `unsafeToo` does not allow it, or there is no size that is; `option-invalid`
 */
export function placeLogo(
  symbol: Kind & Pick<QrCode, "version">,
  size: number | undefined,
  padding: number,
  circle: boolean,
  unsafeToo: boolean,
  engine: Engine,
): Place {
  const place = checkPlace({ size: size ?? 1, padding, circle });
  if (size !== undefined && (unsafeToo || damageOf(symbol, place, engine).safe)) return place;
  const largest = largestSize(symbol, padding, circle, engine);
  if (size === undefined && largest > 0) return { ...place, size: largest };
  throw tooLarge(size, largest, { version: symbol.version, level: symbol.errorCorrection ?? "" });
}

/** Says that a logo of this size is too large. */
export function tooLarge(size: number | undefined, limit: number, where?: { readonly version: string; readonly level: string }): HongbaoError {
  const actual = size === undefined ? undefined : { actual: Math.round(size * 1e4) / 1e4 };
  return new HongbaoError("logo-too-large", { ...actual, limit, nearest: limit, ...where });
}

/** Prints a number to a thousandth, without a zero before the point. */
function thousandths(value: number): string {
  const rounded = Number((value * 1000).toFixed()) / 1000 || 0;
  return String(rounded).replace(/\b0\./, ".");
}
