/** Bytes in a buffer of their own kind, so that they go into `Blob` and `putImageData` as they are. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** An error correction level: about 7, 15, 25 and 30 % of the codewords can be restored. */
export type ErrorCorrection = "L" | "M" | "Q" | "H";

/** A family of symbols: QR Code, Micro QR Code, rMQR. */
export type Symbology = "qr" | "micro" | "rmqr";

/** A run of the text in one mode; `start` and `length` count bytes of its UTF-8. */
export interface Segment {
  readonly mode: "numeric" | "alphanumeric" | "byte" | "kanji" | "eci" | "fnc1" | "structured-append";
  readonly start: number;
  readonly length: number;
}

/** A symbol: a picture in modules, before any colour. */
export interface QrCode {
  readonly symbology: Symbology;
  /** `"1"` to `"40"`, `"M1"` to `"M4"`, `"R7x43"` to `"R17x139"`. */
  readonly version: string;
  /** The level reached; null: M1, which only detects errors. */
  readonly errorCorrection: ErrorCorrection | null;
  /** 0 to 7; Micro 0 to 3; rMQR 4. */
  readonly mask: number;
  /** Modules across, quiet zone not included. */
  readonly width: number;
  /** Modules down, quiet zone not included. */
  readonly height: number;
  /** Row by row, 1 dark, 0 light. */
  readonly modules: Bytes;
  readonly segments: readonly Segment[];
}

/**
 * Called by Rust. The modules lie in the memory of the instance, so they are copied.
 *
 * @internal
 */
export function symbolOf(
  symbology: Symbology,
  version: string,
  errorCorrection: ErrorCorrection | undefined,
  mask: number,
  width: number,
  height: number,
  modules: Bytes,
  segments: readonly Segment[],
): QrCode {
  return { symbology, version, errorCorrection: errorCorrection ?? null, mask, width, height, modules: modules.slice(), segments };
}

/**
 * Called by Rust.
 *
 * @internal
 */
export function segmentOf(mode: Segment["mode"], start: number, length: number): Segment {
  return { mode, start, length };
}
