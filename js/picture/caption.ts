/** Widths of letters in an em, rather too wide than too narrow: fonts differ. What no class has is as wide as high. */
const widths: readonly (readonly [letters: RegExp, ems: number])[] = [
  [/[ijltfrI .,:;!'|/-]/, 0.42],
  [/[mwMW@%]/, 1],
  [/[A-Z]/, 0.78],
  [/[\0-\u10ff]/, 0.65],
];

/** The size of a caption's letters in pixels: three fifths of the line, or what lets the text fit into the width. */
export function fontSize(text: string, width: number, line: number): number {
  const ems = Array.from(text, (letter) => widths.find(([letters]) => letters.test(letter))?.[1] ?? 1.05).reduce((sum, width) => sum + width, 0);
  return Math.min((width * 0.94) / Math.max(ems, 0.1), line * 0.6);
}
