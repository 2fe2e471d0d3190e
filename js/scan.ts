/**
 * Reading pictures, and proof that a style is read, in a second WebAssembly file.
 *
 * @packageDocumentation
 */

import { join, type Part, readText } from "./charset.js";
import { ready as readerReady } from "./core.js";
import { type Bytes, modes, type QrCode, unpack } from "./encode.js";
import { HongbaoError, type Pixels, ready as coreReady } from "./index.js";
import { read } from "./reader.js";

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
  const packed = read((reader) => reader.scanPixels(data, width, height));
  if (packed === undefined) throw notPixels(image);
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const found: Scanned[] = [];
  let place = 0;
  const take = (length: number) => packed.slice((place += length) - length, place);
  const long = () => view.getUint32((place += 4) - 4, true);
  while (place < packed.length) {
    const symbol = unpack(take(long()));
    const numbers = Array.from({ length: 8 }, () => view.getFloat32((place += 4) - 4, true));
    const corners = [0, 2, 4, 6].map((axis) => ({ x: numbers[axis] as number, y: numbers[axis + 1] as number }));
    const count = view.getUint16((place += 2) - 2, true);
    const parts: Part[] = Array.from({ length: count }, () => {
      const mode = modes[view.getUint8((place += 1) - 1)] as Part["mode"];
      const charset = long();
      return { mode, charset, bytes: take(long()) };
    });
    const { text, segments } = readText(parts);
    found.push({ text, bytes: join(parts), code: { ...symbol, segments }, corners });
  }
  return found;
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
