import type { Pixels } from "hongbao";
import { channels } from "./color-name.js";

/** Colours that go together and are read well: dots, background, and the middles of the corners. */
export interface Palette {
  readonly dark: string;
  readonly light: string;
  readonly accent: string;
}

/** Palettes for any taste. */
export const palettes: readonly Palette[] = [
  { dark: "#000000", light: "#ffffff", accent: "#000000" },
  { dark: "#1d3557", light: "#f1faee", accent: "#a4161a" },
  { dark: "#2d2a32", light: "#fff8e7", accent: "#8a5a00" },
  { dark: "#003049", light: "#fdf6e3", accent: "#9d1b1b" },
  { dark: "#14342b", light: "#f4f9f1", accent: "#4f6d1c" },
  { dark: "#3c1642", light: "#fbf3fb", accent: "#086375" },
  { dark: "#5f0f40", light: "#fff5f0", accent: "#9a031e" },
  { dark: "#0b3954", light: "#ffffff", accent: "#0d6e6e" },
];

/** The contrast that every palette keeps: twice what readers need at least. */
const wanted = 6;

/** Pixels that are looked at; more tell nothing new. */
const looked = 20_000;

/** Palettes of the colours that a logo has most of, apart from white, grey and what is transparent; the dots are darkened until they contrast. */
export function palettesOf({ data, width, height }: Pixels): readonly Palette[] {
  const found = strongest(data, width * height);
  return found.map((color, place) => {
    const light = tint(color);
    const other = found[(place + 1) % found.length] ?? color;
    return { dark: darkened(color, light), light, accent: darkened(other, light) };
  });
}

/** Up to three colours that differ, the one with most and richest pixels first. */
function strongest(data: Pixels["data"], pixels: number): string[] {
  const bins = new Map<number, { weight: number; red: number; green: number; blue: number }>();
  const stride = Math.max(1, Math.floor(pixels / looked)) * 4;
  for (let at = 0; at < pixels * 4; at += stride) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = [data[at], data[at + 1], data[at + 2], data[at + 3]];
    const spread = Math.max(red, green, blue) - Math.min(red, green, blue);
    if (alpha < 128 || spread < 40) continue;
    const key = (red >> 5) * 64 + (green >> 5) * 8 + (blue >> 5);
    const bin = bins.get(key) ?? { weight: 0, red: 0, green: 0, blue: 0 };
    bin.weight += spread;
    bin.red += red * spread;
    bin.green += green * spread;
    bin.blue += blue * spread;
    bins.set(key, bin);
  }
  const colors: string[] = [];
  for (const { weight, red, green, blue } of [...bins.values()].sort((one, other) => other.weight - one.weight)) {
    const color = hex([red / weight, green / weight, blue / weight]);
    if (colors.every((known) => distance(known, color) > 80)) colors.push(color);
    if (colors.length === 3) break;
  }
  return colors;
}

/** A background with a breath of the colour. */
function tint(color: string): string {
  return hex(channels(color).map((channel) => 255 - (255 - channel) * 0.06));
}

/** The colour itself where it contrasts, else as little darker as is enough. */
function darkened(color: string, light: string): string {
  const [red, green, blue] = channels(color);
  for (let part = 100; part > 0; part -= 4) {
    const darker = hex([red, green, blue].map((channel) => (channel * part) / 100));
    if (contrast(darker, light) >= wanted) return darker;
  }
  return "#000000";
}

/** The contrast ratio of WCAG, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [less = 0, more = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (more + 0.05) / (less + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((channel) => (channel <= 10.31475 ? channel / 3294.6 : ((channel / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function distance(one: string, other: string): number {
  const to = channels(other);
  return Math.hypot(...channels(one).map((channel, place) => channel - (to[place] as number)));
}

function hex(color: readonly number[]): string {
  return `#${color.map((channel) => Math.round(Math.min(255, Math.max(0, channel))).toString(16).padStart(2, "0")).join("")}`;
}
