import type { Part } from "./charset.js";
import type { QrCode, Segment } from "./symbol.js";

/** A symbol as Rust read it from a picture: its parts are not text yet. */
export interface Found {
  readonly code: QrCode;
  /** The corners of the symbol in pixels, x and y in turn, from its own top left on. */
  readonly corners: Float64Array;
  readonly parts: readonly Part[];
}

/** Called by Rust. The numbers lie in the memory of the instance, so they are copied. */
export function foundOf(code: QrCode, corners: Float64Array, parts: readonly Part[]): Found {
  return { code, corners: corners.slice(), parts };
}

/** Called by Rust. The bytes lie in the memory of the instance, so they are copied. */
export function partOf(mode: Segment["mode"], charset: number, bytes: Uint8Array): Part {
  return { mode, charset: charset >>> 0, bytes: bytes.slice() };
}
