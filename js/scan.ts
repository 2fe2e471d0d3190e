/**
 * Reading pictures, and proof that a style is read, in a second WebAssembly file.
 *
 * @packageDocumentation
 */

import { decode, join, readText } from "./charset.js";
import { ready as readerReady } from "./core.js";
import type { Sequence } from "./found.js";
import { HongbaoError, type Pixels, ready as coreReady } from "./index.js";
import { invalid, oneOf } from "./option.js";
import { read } from "./reader.js";
import type { Bytes, QrCode } from "./symbol.js";
import { ownOptions } from "./unknown.js";

export type { Sequence } from "./found.js";
export { type Lack, type Proof, proveQr, proveQrInSteps, type Stranger } from "./prove.js";

/** How a picture is read. */
export interface ScanOptions {
  /** Stop after so many codes, 1 or more. @defaultValue all of them */
  readonly only?: number | undefined;
  /**
   * `"photo"` looks as long as it may help; `"video"` as long as a frame of a camera lasts, since another will follow.
   * @defaultValue `"photo"`
   */
  readonly effort?: "video" | "photo" | undefined;
}

/** A QR, Micro QR or rMQR code that was read from a picture. */
export interface Scanned {
  /** The place of the symbol in a sequence, which {@link joinScanned} puts together; null where it stands alone. */
  readonly sequence: Sequence | null;
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
 * Reads every QR, Micro QR and rMQR code in a picture: dark on light, light on dark, and mirrored ones.
 *
 * @param image - RGBA, row by row; an `ImageData` is one
 * @param options - how many codes are sought, and how long
 * @throws HongbaoError `option-invalid` where it is not as many pixels as width and height say; `option-unknown`
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
export function scanQr(image: Pixels, options: ScanOptions = {}): Scanned[] {
  const { data, width, height } = checkPixels(image);
  const own = ownOptions(options, ["only", "effort"]);
  const effort = oneOf("effort", own.effort, ["video", "photo"]) ?? "photo";
  const { only: most = 0xffff_ffff } = own;
  if (!Number.isInteger(most) || most < 1 || most > 0xffff_ffff) throw invalid("only", own.only, "1, 2, 3 …");
  const found = read((reader) => reader.scanPixels(data, width, height, effort, most));
  if (found === undefined) throw notPixels(image);
  return found.map(({ code, corners, parts, sequence }) => {
    const { text, segments } = readText(parts);
    const points = [0, 2, 4, 6].map((axis) => ({ x: corners[axis] as number, y: corners[axis + 1] as number }));
    return { text, bytes: join(parts), code: { ...code, segments }, corners: points, sequence };
  });
}

/**
 * Joins the parts of a structured append, in any order; a part that was read twice counts once, and what belongs to another sequence
 * not at all. A code that stands alone is a sequence of its own.
 *
 * @param parts - what {@link scanQr} returned, from one picture or several
 * @throws HongbaoError `sequence-incomplete` with the numbers that are `missing`, the first being 1; `option-invalid` where nothing is given, or what
 * is no part
 *
 * @example
 * ```ts
 * import { encodeQrSequence, qrToPixels } from "hongbao";
 * import { joinScanned, scanQr } from "hongbao/scan";
 *
 * const symbols = encodeQrSequence("a text that is longer than one code is to be", { symbols: 2 });
 * const parts = symbols.flatMap((symbol) => scanQr(qrToPixels(symbol)));
 * joinScanned(parts).text; // "a text that is longer than one code is to be"
 * joinScanned(parts.slice(1)); // throws sequence-incomplete
 * ```
 */
export function joinScanned(parts: readonly Scanned[]): { readonly text: string; readonly bytes: Bytes } {
  if (!Array.isArray(parts) || parts.length === 0) throw invalid("parts", parts, "one code or more");
  const all = Array.from(parts as readonly Scanned[], checkedPart);
  const [first] = all as [Scanned];
  const whole = first.sequence;
  if (whole === null) return { text: first.text, bytes: first.bytes };
  const own = all.filter(({ sequence }) => sequence?.count === whole.count && sequence.parity === whole.parity);
  const places = Array.from({ length: whole.count }, (_, index) => own.find(({ sequence }) => sequence?.index === index));
  const missing = places.flatMap((part, index) => (part === undefined ? [index + 1] : []));
  if (missing.length > 0) throw new HongbaoError("sequence-incomplete", { missing: missing.join(", "), count: whole.count });
  const found = places as readonly Scanned[];
  const bytes = join(found);
  // A character may be cut in two by the end of a symbol.
  return { text: decode(bytes, "utf-8") ?? found.map(({ text }) => text).join(""), bytes };
}

/** Refuses what {@link scanQr} does not return, as a hole in the list. @throws `option-invalid` */
function checkedPart(part: Scanned): Scanned {
  if (typeof part?.sequence !== "object") throw invalid("parts", part, "what scanQr returns");
  return part;
}

function checkPixels(image: Pixels): { data: Uint8Array; width: number; height: number } {
  if (typeof image !== "object" || image === null) throw notPixels(image);
  const { data, width, height } = image;
  const eightBit = data instanceof Uint8ClampedArray || (data as unknown) instanceof Uint8Array;
  if (!eightBit || !Number.isInteger(width) || !Number.isInteger(height) || !(width > 0 && height > 0)) throw notPixels(image);
  if (data.length !== 4 * width * height) {
    throw new HongbaoError("option-invalid", { option: "image", value: `${data.length} bytes`, allowed: `${4 * width * height} bytes, four a pixel of ${width} × ${height}` });
  }
  return { data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength), width, height };
}

function notPixels(image: unknown): HongbaoError {
  return new HongbaoError("option-invalid", { option: "image", value: image === null ? "null" : typeof image, allowed: "{ data, width, height } with four bytes a pixel" });
}
