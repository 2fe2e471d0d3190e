import type { Symbology } from "../encode.js";
import { HongbaoError } from "../error.js";
import type { Layout } from "./drawing.js";

/** The most pixels that a side of a picture may have. */
export const mostPixels = 16_384;

/**
 * Places a symbol in a picture.
 *
 * @param size - at most one of the two, checked: pixels per module, 10 where neither is given, which decide the size of the
 * picture; or pixels across, of which what a whole number of pixels per module leaves over is quiet zone
 * @param quietZone - modules on each side; by default 4, or 2 for Micro QR and rMQR
 * @throws HongbaoError `size-too-small` where the size leaves less than one pixel a module, `size-too-large`
 */
export function layOut(
  symbol: { readonly width: number; readonly height: number; readonly symbology: Symbology },
  { moduleSize = 10, size }: { readonly moduleSize?: number | undefined; readonly size?: number | undefined },
  quietZone = symbol.symbology === "qr" ? 4 : 2,
  captioned: boolean,
): { readonly layout: Layout; readonly quietZone: number } {
  const least = symbol.width + 2 * quietZone;
  if (size !== undefined && size < least) throw new HongbaoError("size-too-small", { size, least });
  const module = size === undefined ? moduleSize : Math.floor(size / least);
  const width = size ?? module * least;
  // What is left over is added to both sides alike.
  const symbolHeight = width + (symbol.height - symbol.width) * module;
  // A tenth of the width, less where the picture is low. Only the figures of an error know pictures of 2³² pixels.
  const line = captioned ? Math.max(1, Math.floor(Math.min(width, 2 * symbolHeight, 0xffff_ffff) / 10)) : 0;
  const height = symbolHeight + line;
  if (Math.max(width, height) > mostPixels) throw new HongbaoError("size-too-large", { width, height, most: mostPixels });
  return { layout: { module, left: (width - symbol.width * module) >> 1, top: (symbolHeight - symbol.height * module) >> 1, width, height, line }, quietZone };
}
