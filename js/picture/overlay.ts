import { HongbaoError } from "../error.js";
import type { Pixels } from "../style.js";
import type { Layout, PlacedLogo } from "./drawing.js";

/** The parts of a pixel that a shape can cover, as `FULL` in `src/picture/blend.rs`. */
const full = 63;

/** Red, green, blue and opacity of each pixel, row by row, not premultiplied. */
type Rgba = Uint8Array | Uint8ClampedArray;

/** Returns the pixels from the left and the top of the picture to the logo, and its side: whole pixels, at least one. */
export function logoSquare({ module, left, top }: Layout, { x, y, side }: PlacedLogo): [left: number, top: number, side: number] {
  const pixels = Math.max(1, Math.round(side * module));
  // The middle of the logo is that of the symbol, or half a pixel off.
  const place = (from: number, at: number) => Math.max(0, Math.round(from + (at + side / 2) * module - pixels / 2));
  return [place(left, x), place(top, y), pixels];
}

/**
 * Paints a logo over the modules that it has cleared; what the engine draws is left to it.
 *
 * @throws HongbaoError `logo-unsupported` where it is a file
 */
export function paintLogo(data: Rgba, layout: Layout, logo: PlacedLogo): void {
  const { image, circle } = logo;
  if (image instanceof Uint8Array) throw new HongbaoError("logo-unsupported", { found: "a file" });
  if (!("data" in image)) return;
  const [left, top, side] = logoSquare(layout, logo);
  const most = Math.max(image.width, image.height);
  const fitted = (length: number) => (circle ? side : Math.max(1, Math.round((length / most) * side)));
  const [width, height] = [fitted(image.width), fitted(image.height)];
  const colors = scaled(image, circle, width, height);
  for (let place = 0; place < width * height; place += 1) {
    const x = place % width;
    const y = (place - x) / width;
    const at = (top + ((side - height) >> 1) + y) * layout.width + left + ((side - width) >> 1) + x;
    over(colors, 4 * place, circle ? disc(x, y, side) : full, data, 4 * at);
  }
}

/**
 * Lays the caption, painted by the engine, over its line.
 *
 * @throws HongbaoError `caption-needs-canvas` where the engine has painted another size
 */
export function paintCaption(data: Rgba, { width, height, line }: Layout, strip: Pixels): void {
  const size = 4 * width * line;
  if (strip.data.length !== size) throw new HongbaoError("caption-needs-canvas");
  for (let at = 0; at < size; at += 4) over(strip.data, at, full, data, 4 * width * (height - line) + at);
}

/** Lays the colour at `from` of `top`, which covers `coverage` of {@link full}, over that at `at` of `below`: `over` in `src/picture/blend.rs`. */
function over(top: ArrayLike<number>, from: number, coverage: number, below: Rgba, at: number): void {
  const whole = 255 * full;
  const above = (top[from + 3] as number) * coverage;
  const through = (below[at + 3] as number) * (whole - above);
  const sum = above * 255 + through;
  // Nothing over nothing is 0 / 0, which an array of bytes keeps as 0.
  for (let channel = 0; channel < 3; channel += 1) below[at + channel] = Math.round(((top[from + channel] as number) * above * 255 + (below[at + channel] as number) * through) / sum);
  below[at + 3] = Math.round(sum / whole);
}

/** Returns how much of a pixel the largest disc in a square covers, counted in 32 bits: with more, some edges would be a 63rd lighter or darker. */
function disc(x: number, y: number, side: number): number {
  const { fround } = Math;
  const [across, down] = [x, y].map((at) => (at + 0.5 - side / 2) ** 2) as [number, number];
  const reach = side / 2 - fround(Math.sqrt(fround(across + down))) + 0.5;
  return Math.floor(fround(fround(Math.max(0, Math.min(1, reach)) * full) + 0.5));
}

/**
 * Scales a picture, or the square in its middle, to `width` × `height`.
 *
 * Rows and columns are filtered one after the other by the cubic of Catmull and Rom, widened where the picture shrinks so that
 * every pixel counts; colours are weighed by their opacity.
 */
function scaled({ data, width: across, height: down }: Pixels, square: boolean, width: number, height: number): Float32Array {
  const part = (length: number) => (square ? Math.min(across, down) : length);
  const row = new Float32Array(4 * across);
  const weighed = (y: number) => {
    for (let at = 0, from = 4 * across * y; at < row.length; at += 4, from += 4) {
      const alpha = (row[at + 3] = data[from + 3] as number);
      for (let channel = 0; channel < 3; channel += 1) row[at + channel] = (data[from + channel] as number) * alpha;
    }
    return row;
  };
  const columns = filtered(weighed, down, across, part(across), width);
  const colors = filtered((x) => columns.subarray(4 * down * x), width, down, part(down), height);
  // A cubic overshoots.
  const byte = (value: number) => Math.max(0, Math.min(255, Math.round(value)));
  for (let at = 3; at < colors.length; at += 4) {
    const alpha = colors[at] as number;
    for (let part = at - 3; part < at; part += 1) colors[part] = byte((colors[part] as number) / Math.max(alpha, 1e-6));
    colors[at] = byte(alpha);
  }
  return colors;
}

/** Filters `count` rows of `length` pixels, of which the middle `part` become `scaled`, and returns their columns as rows. */
function filtered(row: (y: number) => Float32Array, count: number, length: number, part: number, scaled: number): Float32Array {
  const step = part / scaled;
  const widening = Math.max(1, step);
  // Which pixels of a row, from the first on with which weights, make each pixel of the scaled row.
  const taps = Array.from({ length: scaled }, (_, place) => {
    const middle = (length - part) / 2 + (place + 0.5) * step;
    const first = Math.max(0, Math.floor(middle - 2 * widening));
    const last = Math.min(length, Math.ceil(middle + 2 * widening));
    const weights = Float32Array.from({ length: last - first }, (_, pixel) => cubic(Math.abs(first + pixel + 0.5 - middle) / widening));
    const sum = weights.reduce((some, weight) => some + weight);
    return [first, weights.map((weight) => weight / sum)] as const;
  });
  const turned = new Float32Array(4 * count * scaled);
  for (let y = 0; y < count; y += 1) {
    const line = row(y);
    let at = 4 * y;
    for (const [first, weights] of taps) {
      let [red, green, blue, alpha] = [0, 0, 0, 0];
      for (let tap = 0, from = 4 * first; tap < weights.length; tap += 1, from += 4) {
        const weight = weights[tap] as number;
        red += weight * (line[from] as number);
        green += weight * (line[from + 1] as number);
        blue += weight * (line[from + 2] as number);
        alpha += weight * (line[from + 3] as number);
      }
      turned[at] = red;
      turned[at + 1] = green;
      turned[at + 2] = blue;
      turned[at + 3] = alpha;
      at += 4 * count;
    }
  }
  return turned;
}

/** The cubic of Catmull and Rom at a distance: 1 at 0, 0 at every other whole number and beyond 2. */
function cubic(x: number): number {
  return x < 1 ? (1.5 * x - 2.5) * x * x + 1 : x < 2 ? ((2.5 - 0.5 * x) * x - 4) * x + 2 : 0;
}
