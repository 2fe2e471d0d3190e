import { call } from "./core.js";
import { checkData, type EncodeOptions, namedOptions, type QrCode } from "./encode.js";
import type { ErrorCode } from "./error.js";
import { choice, invalid } from "./option.js";
import { draft, logoShapes, type QrInput } from "./picture/draft.js";
import { inspect } from "./proof/inspection.js";
import { checkPlace } from "./proof/place.js";
import { plan } from "./proof/plan.js";
import type { Style } from "./style.js";
import { allowedVersions } from "./versions.js";

/** Something that is not safe: the figure, its limit, and the closest value that is safe. */
export interface Finding {
  readonly code: Extract<ErrorCode, "logo-too-large" | "contrast-low" | "inverted" | "quiet-zone-small" | "module-small" | "light-transparent">;
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

const nothing = {};

/**
 * Tells what a style does to a symbol; a logo may be of any kind and size.
 *
 * @throws HongbaoError those of `encodeQr`; `symbol-invalid`, `color-invalid`, `option-invalid`, `size-too-small`,
 * `size-too-large`; `logo-too-large` where a logo without a size has none that is safe
 */
export function inspectQr(data: QrInput, options: EncodeOptions & Style = nothing): Inspection {
  const drafted = draft(data, options, { files: true, drawn: true, anySize: true });
  return call((core) => inspect(drafted, core));
}

/**
 * Encodes into the smallest version, and there at the lowest level, in which a logo of the wanted size is proven safe. Where
 * the options name no level, every level is considered; the level is never raised further.
 *
 * @param wanted - `size`: a share of the symbol's width; `padding`: modules, 1; `shape`: `"square"`
 * @throws HongbaoError those of `encodeQr`; `logo-too-large` where no symbol that holds the data can bear it, with the largest
 * size that one can as `limit`
 */
export function planLogo(
  data: string | Uint8Array,
  wanted: { size: number; shape?: "square" | "circle" | undefined; padding?: number | undefined },
  options: EncodeOptions = nothing,
): QrCode {
  if (typeof wanted !== "object" || wanted === null) throw invalid("wanted", wanted, "an object");
  const { size, padding = 1 } = wanted;
  if (typeof size !== "number") throw invalid("size", size, "0 … 1");
  if (typeof padding !== "number") throw invalid("padding", padding, "0 … 177");
  const circle = choice("shape", wanted.shape, logoShapes, "square") === 1;
  namedOptions(options);
  checkData(data);
  return call((core) => plan(data, checkPlace({ size, padding, circle }), options, allowedVersions(options), core));
}
