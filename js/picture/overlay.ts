import { HongbaoError } from "../error.js";
import type { Pixels } from "../style.js";
import type { Layout, PlacedLogo } from "./drawing.js";

type Data = Uint8Array | Uint8ClampedArray;

/** Pixels from the left and the top of the picture to the logo, and its side: whole pixels, at least one. */
export function logoSquare({ module, left, top }: Layout, { x, y, side }: PlacedLogo): [left: number, top: number, side: number] {
  const pixels = Math.max(1, Math.round(side * module));
  // The middle of the logo is that of the symbol, or half a pixel off.
  const begin = (from: number, at: number) => Math.max(0, Math.round(from + (at + side / 2) * module - pixels / 2));
  return [begin(left, x), begin(top, y), pixels];
}

/**
 * Paints a logo of pixels over the modules that it has cleared, fitted into its square or filling its disc; what the engine draws is
 * left to it.
 *
 * @throws HongbaoError `logo-unsupported`: the logo is a file
 */
export function paintLogo(data: Data, layout: Layout, logo: PlacedLogo): void {
  const { image, width, height, circle } = logo;
  if (image instanceof Uint8Array) throw new HongbaoError("logo-unsupported", { found: "a file" });
  if (!("data" in image)) return;
  const [left, top, side] = logoSquare(layout, logo);
  const least = Math.min(width, height);
  const most = Math.max(width, height);
  // The part of the image that is seen, and how many pixels it becomes.
  const [part, part2] = circle ? [least, least] : [width, height];
  const [across, down] = circle ? [side, side] : [fitted(width), fitted(height)];
  function fitted(length: number): number {
    return Math.max(1, Math.round((length / most) * side));
  }
  const scaled = scale(image, taps(width, (width - part) / 2, part, across), taps(height, (height - part2) / 2, part2, down));
  const begin = [left + Math.floor((side - across) / 2), top + Math.floor((side - down) / 2)] as const;
  const radius = side / 2;
  for (let y = 0; y < down && begin[1] + y < layout.height; y += 1) {
    for (let x = 0; x < across && begin[0] + x < layout.width; x += 1) {
      // How much of a pixel the disc covers, in 63rds, as shapes are counted.
      const distance = Math.hypot(x + 0.5 - radius, y + 0.5 - radius);
      const coverage = circle ? Math.floor(Math.min(1, Math.max(0, radius - distance + 0.5)) * 63 + 0.5) / 63 : 1;
      blend(data, 4 * ((begin[1] + y) * layout.width + begin[0] + x), scaled, 4 * (y * across + x), coverage);
    }
  }
}

/** Lays the caption, painted by the engine, over its line. */
export function paintCaption(data: Data, { width, height, line }: Layout, strip: Pixels): void {
  const start = 4 * width * (height - line);
  for (let place = 0; place < strip.data.length; place += 4) blend(data, start + place, strip.data, place, 1);
}

/** Lays one pixel over another: Porter–Duff "over", not premultiplied. */
function blend(below: Data, at: number, above: Data, from: number, coverage: number): void {
  const opacity = ((above[from + 3] as number) / 255) * coverage;
  const through = ((below[at + 3] as number) / 255) * (1 - opacity);
  const sum = opacity + through;
  for (let channel = 0; channel < 3; channel += 1) {
    const mixed = (above[from + channel] as number) * opacity + (below[at + channel] as number) * through;
    below[at + channel] = sum === 0 ? 0 : Math.round(mixed / sum);
  }
  below[at + 3] = Math.round(sum * 255);
}

/** The pixels of a row that make one pixel of the scaled row, and their weights, which sum up to 1. */
interface Tap {
  readonly first: number;
  readonly weights: Float32Array;
}

/**
 * The pixels of `count` that make each of `scaled` pixels, where `size` of them are seen from `from` on: by the cubic of Catmull and
 * Rom, widened where the picture shrinks so that every pixel counts.
 */
function taps(count: number, from: number, size: number, scaled: number): Tap[] {
  const step = size / scaled;
  const widening = Math.max(1, step);
  return Array.from({ length: scaled }, (_, place) => {
    const middle = from + (place + 0.5) * step;
    const first = Math.min(count - 1, Math.max(0, Math.floor(middle - 2 * widening)));
    const end = Math.max(first + 1, Math.min(count, Math.ceil(middle + 2 * widening)));
    const weights = Float32Array.from({ length: end - first }, (_, pixel) => cubic(Math.abs(first + pixel + 0.5 - middle) / widening));
    const sum = weights.reduce((one, other) => one + other, 0);
    return { first, weights: weights.map((weight) => (Math.abs(sum) < 1e-6 ? 1 / weights.length : weight / sum)) };
  });
}

/** The cubic of Catmull and Rom: 1 at 0, 0 at every other whole number and beyond 2. */
function cubic(x: number): number {
  return x < 1 ? (1.5 * x - 2.5) * x * x + 1 : x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
}

/** Scales a picture: rows and columns are filtered one after the other, colours are weighed by their opacity. */
function scale({ data, width }: Pixels, columns: readonly Tap[], rows: readonly Tap[]): Uint8ClampedArray {
  const across = columns.length;
  const top = Math.min(...rows.map(({ first }) => first));
  const bottom = Math.max(...rows.map(({ first, weights }) => first + weights.length));
  // Only the rows that count are filtered.
  const narrow = new Float32Array(4 * across * (bottom - top));
  let to = 0;
  for (let y = top; y < bottom; y += 1) {
    for (const { first, weights } of columns) {
      let from = 4 * (y * width + first);
      for (const weight of weights) {
        const alpha = (data[from + 3] as number) * weight;
        for (let channel = 0; channel < 3; channel += 1) (narrow[to + channel] as number) += (data[from + channel] as number) * alpha;
        (narrow[to + 3] as number) += alpha;
        from += 4;
      }
      to += 4;
    }
  }
  const scaled = new Uint8ClampedArray(4 * across * rows.length);
  const sum = new Float32Array(4);
  to = 0;
  for (const { first, weights } of rows) {
    for (let x = 0; x < across; x += 1) {
      sum.fill(0);
      weights.forEach((weight, place) => {
        const from = 4 * ((first - top + place) * across + x);
        for (let channel = 0; channel < 4; channel += 1) (sum[channel] as number) += (narrow[from + channel] as number) * weight;
      });
      const alpha = sum[3] as number;
      // A clamped array rounds and holds what a cubic overshoots.
      for (let channel = 0; channel < 3; channel += 1) scaled[to + channel] = (sum[channel] as number) / Math.max(alpha, 1e-6);
      scaled[to + 3] = alpha;
      to += 4;
    }
  }
  return scaled;
}
