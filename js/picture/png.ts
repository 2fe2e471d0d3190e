// PNG without a canvas: ISO/IEC 15948:2004, which is the PNG specification of the W3C. It writes neither a physical size nor a colour
// profile nor a date, and it interlaces nothing.

import { crc32 } from "../crc.js";
import type { Bytes } from "../encode.js";
import { join } from "./latin1.js";

/**
 * Makes a zlib stream of rows.
 *
 * @param bytes - the rows that differ from the one above, each of `stride` bytes
 * @param repeats - how often each stands
 * @param depth - bits a pixel
 * @param module - pixels across and down a module, after which much returns: only the length of the stream depends on it
 */
export type Deflate = (bytes: Uint8Array, stride: number, repeats: Uint16Array, depth: number, module: number) => Uint8Array;

/**
 * Writes RGBA pixels as a PNG file: in at most 256 colours with a palette of 1, 2, 4 or 8 bits a pixel, in more as RGB or RGBA.
 *
 * @param data - with a buffer of its own
 * @param module - as {@link Deflate} has it
 */
export function pngOf(data: Rgba, width: number, module: number, deflate: Deflate): Bytes {
  const height = data.length / width / 4;
  const rows = rowsOf(data, width);
  const { words, starts, repeats } = rows;
  // Each pixel's place among the colours.
  const indices = new Uint8Array(starts.length * width);
  let [last = 0] = words;
  const places = new Map([[last, 0]]);
  let [place, count] = [0, 0];
  for (const start of starts) {
    for (let at = start; at < start + width; at++) {
      const word = words[at] as number;
      if (word !== last) places.set((last = word), (place = places.get(word) ?? places.size));
      if (place > 255) {
        const channels = isOpaque(data) ? 3 : 4;
        return file(width, height, 8, channels === 3 ? 2 : 6, [], filtered(data, width, 0, channels, module, deflate, rows));
      }
      indices[count++] = place;
    }
  }

  const depth = depthOf(places.size);
  const stride = 1 + Math.ceil((width * depth) / 8);
  const bytes = new Uint8Array(starts.length * stride);
  // The leftmost pixel is in the highest bits, after a byte that says that no filter changes the row.
  for (let row = 0, at = 0; row < bytes.length; row += stride) {
    for (let x = 0; x < width; x++) (bytes[row + 1 + ((x * depth) >> 3)] as number) |= (indices[at++] as number) << (8 - depth - ((x * depth) & 7));
  }
  return indexed(width, height, new Uint8Array(Int32Array.from(places.keys()).buffer), deflate(bytes, stride, repeats, depth, module));
}

/** Writes a picture of palette indices, each of the fewest bits that number the colours, which are RGBA. */
export function indexed(width: number, height: number, colors: Uint8Array, data: Uint8Array): Bytes {
  const alphas = colors.filter((_, at) => at % 4 === 3);
  const palette = chunk("PLTE", colors.filter((_, at) => at % 4 < 3));
  if (!isOpaque(colors)) palette.push(...chunk("tRNS", alphas));
  return file(width, height, depthOf(alphas.length), 3, palette, data);
}

/**
 * Compresses the channels from `first` on, `count` of them, of RGBA pixels: filtered rows, as PNG and PDF both take them, ISO/IEC
 * 15948:2004 9. It looks no farther ahead than a row, and never at the compressed size.
 */
export function filtered(data: Rgba, width: number, first: number, count: number, module: number, deflate: Deflate, { starts, repeats } = rowsOf(data, width)): Uint8Array {
  const stride = 1 + width * count;
  const bytes = new Uint8Array(starts.length * stride);
  // Before each row stands a pixel of zeros.
  let above = new Uint8Array(count + width * count);
  starts.forEach((start, row) => {
    const here = new Uint8Array(above.length);
    for (let x = 0; x < width; x++) for (let part = 0; part < count; part++) here[(x + 1) * count + part] = data[4 * (start + x) + first + part] as number;
    let least = Infinity;
    // Each byte less its forerunner: Sub, Up and Paeth. A row that stands again must be the same bytes again, so only Sub, which looks at
    // no other row, will do.
    for (const filter of (repeats[row] as number) > 1 ? [1] : [1, 2, 4]) {
      const line = new Int8Array(stride);
      line[0] = filter;
      // The sum of differences tells how well a row packs, better than its cost is worth.
      let sum = 0;
      for (let at = 1; at < stride; at++) {
        const [left, up, corner] = [here[at - 1], above[at + count - 1], above[at - 1]] as [number, number, number];
        line[at] = (here[at + count - 1] as number) - (filter === 1 ? left : filter === 2 ? up : paeth(left, up, corner));
        sum += Math.abs(line[at] as number);
      }
      if (sum < least) {
        least = sum;
        bytes.set(line, row * stride);
      }
    }
    above = here;
  });
  return deflate(bytes, stride, repeats, 8 * count, module);
}

/** Tells whether nothing shines through. */
export function isOpaque(data: Rgba): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false;
  return true;
}

/** Red, green, blue and opacity of each pixel, row by row, not premultiplied. */
type Rgba = Uint8Array | Uint8ClampedArray;

/** Joins equal rows: the pixels, where the rows start that differ from the one above, and how often each stands. */
function rowsOf(data: Rgba, width: number): { readonly words: Int32Array; readonly starts: readonly number[]; readonly repeats: Uint16Array } {
  const words = new Int32Array(data.buffer);
  const starts: number[] = [];
  const repeats: number[] = [];
  for (let start = 0; start < words.length; start += width) {
    const end = start + width;
    let at = start;
    while (start > 0 && at < end && words[at] === words[at - width]) at++;
    if (at < end) repeats[starts.push(start) - 1] = 0;
    (repeats[starts.length - 1] as number)++;
  }
  return { words, starts, repeats: Uint16Array.from(repeats) };
}

/** Foretells a byte from its neighbours: ISO/IEC 15948:2004 9.4. */
function paeth(left: number, above: number, corner: number): number {
  const [toLeft, toAbove, toCorner] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)];
  return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
}

/** The fewest bits, 1, 2, 4 or 8, that number so many colours. */
function depthOf(colors: number): number {
  return colors > 16 ? 8 : colors > 4 ? 4 : colors > 2 ? 2 : 1;
}

/** Writes the signature and the chunks: ISO/IEC 15948:2004 5.2 and 11.2. */
function file(width: number, height: number, depth: number, kind: number, palette: readonly Bytes[], data: Uint8Array): Bytes {
  const header = [...word(width), ...word(height), depth, kind, 0, 0, 0];
  return join(["\x89PNG\r\n\x1a\n", ...chunk("IHDR", header), ...palette, ...chunk("IDAT", data), ...chunk("IEND", [])]);
}

/** A chunk: its length, its name and data, and their check sum. */
function chunk(name: string, data: ArrayLike<number>): Bytes[] {
  const body = join([name, data]);
  return [word(data.length), body, word(crc32(0, body))];
}

/** A number in four bytes, the highest first. */
function word(value: number): Bytes {
  return Uint8Array.of(value >> 24, value >> 16, value >> 8, value);
}
