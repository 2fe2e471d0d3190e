import { channels } from "../picture/color.js";
import type { Color, Paint } from "../picture/drawing.js";

/** What of a picture decides how well it is seen. */
export interface Colors {
  readonly dark: Paint;
  readonly light: Color;
  readonly frame: Color | undefined;
  readonly centre: Color | undefined;
}

/** The least luma contrast that is called safe; see `benches/README.md`. */
export const leastContrast = 0.55;

export const black: Color = 0x000000ff;
const white: Color = 0xffffffff;

/** How readers weigh red, green and blue: most as ITU-R BT.601, jsQR as BT.709. */
const weightings = [
  [0.299, 0.587, 0.114],
  [0.2126, 0.7152, 0.0722],
] as const;

/**
 * Returns the worst contrast of a picture; a gradient is worst at one of its stops. `ratio`: that of WCAG 2.2, 1 to 21; `luma`: light
 * less dark, below 0 inverted; `dark`: the colour with the least luma contrast, as it is seen on `ground`.
 */
export function worstContrast({ dark, light, frame, centre }: Colors) {
  const ground = over(light, white);
  const worst = { ratio: 21, luma: 1, dark: black, ground };
  const darks = typeof dark === "number" ? [dark] : dark.stops.map((stop) => stop.color);
  for (const color of [frame, centre, ...darks]) {
    if (color === undefined) continue;
    const seen = over(color, ground);
    const lights = [luminance(seen) + 0.05, luminance(ground) + 0.05] as const;
    worst.ratio = Math.min(worst.ratio, Math.max(lights[0] / lights[1], lights[1] / lights[0]));
    const luma = lumaContrast(seen, ground);
    if (luma <= worst.luma) Object.assign(worst, { luma, dark: seen });
  }
  return worst;
}

/** Returns the colour nearest to `dark` with which the contrast on `ground` is safe: darker. */
export function darker(dark: Color, ground: Color): Color | undefined {
  return firstOnWay(dark, black, (color) => lumaContrast(color, ground));
}

/** Returns the colour nearest to `ground` on which `dark` is safe: lighter. */
export function lighter(dark: Color, ground: Color): Color | undefined {
  return firstOnWay(ground, white, (color) => lumaContrast(dark, color));
}

/** Returns the first safe colour on the way from one to the other, in sixty-fourths. */
function firstOnWay(from: Color, to: Color, contrast: (color: Color) => number): Color | undefined {
  for (let share = 64; share >= 0; share -= 1) {
    const color = mix(from, to, (start, end) => (end * (64 - share) + start * share) >> 6);
    if (contrast(color) >= leastContrast) return color;
  }
  return undefined;
}

/** Returns the least of what readers see, light less dark, 0 to 1. */
function lumaContrast(dark: Color, light: Color): number {
  return Math.min(...weightings.map((weights) => weighted(channels(light), weights) / 255 - weighted(channels(dark), weights) / 255));
}

/** Returns the relative luminance of WCAG 2.2, 0 to 1. */
function luminance(color: Color): number {
  const linear = (channel: number) => (channel <= 0.04045 * 255 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4);
  return weighted(channels(color).map(linear), weightings[1]);
}

function weighted([red, green, blue]: readonly number[], weights: readonly [number, number, number]): number {
  return (red as number) * weights[0] + (green as number) * weights[1] + (blue as number) * weights[2];
}

/** Returns the colour that is seen where `top` lies on an opaque one. */
function over(top: Color, below: Color): Color {
  const opacity = (top & 255) / 255;
  return mix(top | 255, below, (above, under) => Math.round(above * opacity + under * (1 - opacity)));
}

/** Joins two colours channel by channel. */
function mix(one: Color, other: Color, join: (one: number, other: number) => number): Color {
  const others = channels(other);
  return channels(one).reduce((color, channel, place) => color * 256 + join(channel, others[place] as number), 0);
}
