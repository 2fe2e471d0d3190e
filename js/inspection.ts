import type { ErrorCode } from "./error.js";
import { explain } from "./explain.js";

/** Something that is not safe: the figure, its limit, and the closest value that is safe. */
export interface Finding {
  readonly code: Extract<ErrorCode, "logo-too-large" | "logo-reserve" | "content-empty" | "contrast-low" | "inverted" | "quiet-zone-small" | "module-small" | "light-transparent">;
  /** The English sentence; `explain` gives it in other languages. */
  readonly message: string;
  readonly actual: number | string;
  readonly limit: number | string;
  readonly nearest: number | string;
}

/** What a style does to a symbol, computed exactly, without decoding anything. */
export interface Inspection {
  /** Whether nothing was found. */
  readonly safe: boolean;
  /** Codewords covered by the logo in each Reed-Solomon block, against what that block can correct. */
  readonly blocks: readonly { readonly damaged: number; readonly correctable: number }[];
  /** The contrast ratio of WCAG, 1 to 21, of the worst pair of colours. */
  readonly contrast: number;
  /** The difference in luma, 0 to 1, of the worst pair of colours, as readers compute it. */
  readonly lumaContrast: number;
  readonly findings: readonly Finding[];
}

/**
 * Called by Rust.
 *
 * @internal
 */
export function inspectionOf(
  safe: boolean,
  blocks: Inspection["blocks"],
  contrast: number,
  lumaContrast: number,
  findings: readonly Finding[],
): Inspection {
  return { safe, blocks, contrast, lumaContrast, findings };
}

/**
 * Called by Rust.
 *
 * @internal
 */
export function blockOf(damaged: number, correctable: number): Inspection["blocks"][number] {
  return { damaged, correctable };
}

/**
 * Called by Rust, which knows no sentences.
 *
 * @internal
 */
export function findingOf(code: Finding["code"], actual: number | string, limit: number | string, nearest: number | string): Finding {
  const data = { actual, limit, nearest };
  return { code, message: explain({ code, data }), ...data };
}
