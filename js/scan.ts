/**
 * Reading pictures, and proof that a style is read, in a second WebAssembly file.
 *
 * @packageDocumentation
 */

import { join, readText } from "./charset.js";
import { ready as readerReady } from "./core.js";
import { HongbaoError, type Pixels, ready as coreReady } from "./index.js";
import { read } from "./reader.js";
import type { Bytes, QrCode } from "./symbol.js";

export { type Lack, type Proof, proveQr, proveQrInSteps } from "./prove.js";

/** A QR code that was read from a picture. */
export interface Scanned {
  readonly text: string;
  /** What the segments hold: byte mode as it stands, Kanji as Shift JIS, digits and letters as ASCII. */
  readonly bytes: Bytes;
  /** The symbol as it was printed, errors corrected, module for module: `drawQr(canvas, scanned.code, style)` draws it anew. */
  readonly code: QrCode;
  /** The corners of the symbol in pixels, from its own top left clockwise; of one seen in a mirror counter-clockwise. */
  readonly corners: readonly { readonly x: number; readonly y: number }[];
}

/**
 * Compiles both files ahead of the first use; needed only where `ready` of `hongbao` is.
 *
 * @example
 * ```ts
 * import { qrToPixels } from "hongbao";
 * import { ready, scanQr } from "hongbao/scan";
 *
 * await ready();
 * scanQr(qrToPixels("恭喜发财")).length; // 1
 * ```
 */
export async function ready(): Promise<void> {
  await Promise.all([coreReady(), readerReady()]);
}

/**
 * Reads every QR code in a picture: dark on light, light on dark, and mirrored ones. Micro QR and rMQR are not read.
 *
 * @param image - RGBA, row by row; an `ImageData` is one
 * @throws HongbaoError `option-invalid` where it is not as many pixels as width and height say
 *
 * @example
 * ```ts
 * import { qrToPixels } from "hongbao";
 * import { scanQr } from "hongbao/scan";
 *
 * const [scanned] = scanQr(qrToPixels("恭喜发财", { shape: "dot" }));
 * scanned?.text; // "恭喜发财"
 * scanQr({ data: new Uint8ClampedArray(3), width: 1, height: 1 }); // throws option-invalid
 * ```
 */
export function scanQr(image: Pixels): Scanned[] {
  const { data, width, height } = checkPixels(image);
  const found = read((reader) => reader.scanPixels(data, width, height));
  if (found === undefined) throw notPixels(image);
  return found.map(({ code, corners, parts }) => {
    const { text, segments } = readText(parts);
    const points = [0, 2, 4, 6].map((axis) => ({ x: corners[axis] as number, y: corners[axis + 1] as number }));
    return { text, bytes: join(parts), code: { ...code, segments }, corners: points };
  });
}

function checkPixels(image: Pixels): { data: Uint8Array; width: number; height: number } {
  if (typeof image !== "object" || image === null) throw notPixels(image);
  const { data, width, height } = image;
  const eightBit = data instanceof Uint8ClampedArray || (data as unknown) instanceof Uint8Array;
  if (!eightBit || !Number.isInteger(width) || !Number.isInteger(height) || !(width > 0 && height > 0)) throw notPixels(image);
  if (data.length !== 4 * width * height) throw notPixels(image);
  return { data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength), width, height };
}

function notPixels(image: unknown): HongbaoError {
  return new HongbaoError("option-invalid", { option: "image", value: image === null ? "null" : typeof image, allowed: "{ data, width, height } with four bytes a pixel" });
}
