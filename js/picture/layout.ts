import type { QrCode } from "../encode.js";
import { HongbaoError } from "../error.js";
import type { Layout } from "./drawing.js";

/** The most pixels that a side of a picture may have. */
export const mostPixels = 16_384;

/**
 * Places a symbol in a picture: `moduleSize` pixels a module, by default 10, or as large as whole modules fit into `size` pixels across;
 * what is left over is quiet zone. A quiet zone that is not given is that of the standard.
 *
 * @throws HongbaoError `size-too-small` where a module has less than a pixel, `size-too-large` where a side has more than 16 384
 */
export function layOut(
  { symbology, width: columns, height: rows }: Pick<QrCode, "symbology" | "width" | "height">,
  { moduleSize, size }: { readonly moduleSize?: number | undefined; readonly size?: number | undefined },
  quietZone = symbology === "qr" ? 4 : 2,
  captioned: boolean,
): { readonly layout: Layout; readonly quietZone: number } {
  const across = columns + 2 * quietZone;
  if (size !== undefined && size < across) throw new HongbaoError("size-too-small", { size, least: across });
  const module = size === undefined ? (moduleSize ?? 10) : Math.floor(size / across);
  const rest = size === undefined ? 0 : size % across;
  const width = across * module + rest;
  const symbolHeight = (rows + 2 * quietZone) * module + rest;
  // A tenth of the width, less where the picture is low.
  const line = captioned ? Math.max(1, Math.floor(Math.min(width, 2 * symbolHeight) / 10)) : 0;
  const height = symbolHeight + line;
  if (Math.max(width, height) > mostPixels) throw new HongbaoError("size-too-large", { width, height, most: mostPixels });
  return {
    layout: { module, left: Math.floor((width - columns * module) / 2), top: Math.floor((symbolHeight - rows * module) / 2), width, height, line },
    quietZone,
  };
}
