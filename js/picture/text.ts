import type { QrCode } from "../encode.js";
import { HongbaoError } from "../error.js";
import { mostPixels } from "./layout.js";

/**
 * Draws a symbol with half blocks, two rows of modules a line, lines parted by `\n`.
 *
 * Light modules and the quiet zone are printed and dark ones left empty, so that the symbol is right in a terminal with light
 * letters on dark ground. `invert` prints the dark ones, for dark letters on light ground.
 *
 * @param quietZone - modules on each side
 * @throws HongbaoError `size-too-large` where a side has more than 16 384 modules
 */
export function halfBlocks({ width, height, modules }: Pick<QrCode, "width" | "height" | "modules">, quietZone: number, invert: boolean): string {
  const size = Math.max(width, height) + 2 * quietZone;
  if (size > mostPixels) throw new HongbaoError("size-too-large", { size, most: mostPixels });
  // A place outside the symbol has no module and is light; below the last row nothing is printed.
  const printed = (x: number, y: number) => Number(y < height + quietZone && (modules[y * width + x] === 1) === invert);
  const lines: string[] = [];
  for (let y = -quietZone; y < height + quietZone; y += 2) {
    const block = (x: number) => " ▀▄█".charAt(printed(x, y) + 2 * printed(x, y + 1));
    const quiet = block(NaN).repeat(quietZone);
    lines.push(quiet + Array.from({ length: width }, (_, x) => block(x)).join("") + quiet);
  }
  return lines.join("\n");
}
