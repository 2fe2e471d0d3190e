import type { Part } from "./charset.js";
import type { QrCode, Segment } from "./symbol.js";

/** A symbol as Rust read it from a picture: its parts are not text yet. */
export interface Found {
  readonly code: QrCode;
  /** The corners of the symbol in pixels, x and y in turn, from its own top left on. */
  readonly corners: Float64Array;
  readonly parts: readonly Part[];
  readonly sequence: Sequence | null;
}

/** The place of a symbol in a sequence (structured append). */
export interface Sequence {
  /** Which of them it is: 0 for the first. */
  readonly index: number;
  /** How many they are, 1 to 16. */
  readonly count: number;
  /** All bytes of the whole, added without carry: the same in each. */
  readonly parity: number;
}

/** Called by Rust. The numbers lie in the memory of the instance, so they are copied. */
export function foundOf(code: QrCode, corners: Float64Array, parts: readonly Part[], sequence: Sequence | null): Found {
  return { code, corners: corners.slice(), parts, sequence };
}

/** Called by Rust. The bytes lie in the memory of the instance, so they are copied. */
export function partOf(mode: Segment["mode"], charset: number, bytes: Uint8Array): Part {
  return { mode, charset: charset >>> 0, bytes: bytes.slice() };
}

/** Called by Rust. */
export function sequenceOf(index: number, count: number, parity: number): Sequence {
  return { index, count, parity };
}
