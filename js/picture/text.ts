import type { QrCode } from "../encode.js";
import { HongbaoError } from "../error.js";
import { mostPixels } from "./layout.js";

/**
 * Draws a symbol in half blocks, two rows of modules a line, lines parted by `\n`: light modules and the quiet zone are printed and
 * dark ones left empty, so that the symbol is right with light letters on dark ground; `invert` prints the dark ones.
 *
 * @throws HongbaoError `size-too-large` where a side has more than 16 384 modules
 */
export function halfBlocks({ width, height, modules }: Pick<QrCode, "width" | "height" | "modules">, quietZone: number, invert: boolean): string {
  const size = 2 * quietZone + Math.max(width, height);
  if (size > mostPixels) throw new HongbaoError("size-too-large", { size, most: mostPixels });
  const dark = (x: number, y: number) => x >= 0 && x < width && modules[y * width + x] === 1;
  // Below the last row nothing is printed.
  const printed = (x: number, y: number) => y < height + quietZone && dark(x, y) === invert;
  const lines: string[] = [];
  for (let y = -quietZone; y < height + quietZone; y += 2) {
    let line = "";
    for (let x = -quietZone; x < width + quietZone; x += 1) line += " ▀▄█"[Number(printed(x, y)) + 2 * Number(printed(x, y + 1))];
    lines.push(line);
  }
  return lines.join("\n");
}
