import type { Color, Layout, Paint } from "./drawing.js";

/** The size of a caption's letters in pixels: three fifths of its line, or what lets the text fit into the width. */
export function fontSize(text: string, { width, line }: Pick<Layout, "width" | "line">): number {
  return Math.min((width * 0.94) / Math.max(ems(text), 0.1), line * 0.6);
}

/** The pixels from the top of the picture to the middle of the letters, which stand nearer to the symbol. */
export function middle({ height, line }: Pick<Layout, "height" | "line">): number {
  return height - line + line * 0.4;
}

/** The colour of the caption: that of dark modules, of a gradient the last one. */
export function captionColor(dark: Paint): Color {
  return typeof dark === "number" ? dark : (dark.stops[dark.stops.length - 1]?.color ?? 0xff);
}

/** The width of a text in widths of an em, rather too wide than too narrow: fonts differ. */
function ems(text: string): number {
  let sum = 0;
  for (const letter of text) {
    if (/[ijltfrI .,:;!'|/-]/.test(letter)) sum += 0.42;
    else if (/[mwMW@%]/.test(letter)) sum += 1;
    else if (/[A-Z]/.test(letter)) sum += 0.78;
    else sum += letter <= "\u10ff" ? 0.65 : 1.05;
  }
  return sum;
}
