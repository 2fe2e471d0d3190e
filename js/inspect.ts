import { call } from "./core.js";
import { contentOf, type EncodeOptions, type QrCode } from "./encode.js";
import type { Inspection } from "./inspection.js";
import { checkObject, invalid, oneOf } from "./option.js";
import { inputOf, type QrInput } from "./picture/input.js";
import { logoShapes, lookOf } from "./picture/look.js";
import type { Style } from "./style.js";

export type { Finding, Inspection } from "./inspection.js";

const nothing = {};

/**
 * Tells what a style does to a symbol; a logo may be of any kind and size.
 *
 * @throws HongbaoError those of `encodeQr`; `symbol-invalid`, `color-invalid`, `option-invalid`, `size-too-small`,
 * `size-too-large`; `logo-too-large` where a logo without a size has none that is safe
 *
 * @example
 * ```ts
 * import { inspectQr } from "hongbao";
 *
 * inspectQr("https://example.com/").safe; // true
 * const { safe, findings } = inspectQr("https://example.com/", { dark: "#999", light: "#fff" });
 * safe; // false
 * findings.map(({ code }) => code); // ["contrast-low"]
 * ```
 */
export function inspectQr(data: QrInput, options: EncodeOptions & Style = nothing): Inspection {
  checkObject(options);
  const look = lookOf(options, { placeOnly: true });
  return call((core) => core.inspect(inputOf(core, data, options), look?.(core)));
}

/**
 * Encodes into the smallest version, and there at the lowest level, in which a logo of the wanted size is proven safe. Where
 * the options name no level, every level is considered; the level is never raised further.
 *
 * @param wanted - `size`: a share of the symbol's width; `padding`: modules, 1; `shape`: `"square"`
 * @throws HongbaoError those of `encodeQr`; `logo-too-large` where no symbol that holds the data can bear it, with the largest
 * size that one can as `limit`
 *
 * @example
 * ```ts
 * import { planLogo } from "hongbao";
 *
 * const code = planLogo("https://example.com/", { size: 0.25 });
 * [code.version, code.errorCorrection]; // ["4", "Q"]
 * planLogo("https://example.com/", { size: 0.9 }); // throws logo-too-large
 * ```
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
  const shape = oneOf("shape", wanted.shape, logoShapes) ?? "square";
  return call((core) => core.planLogo(contentOf(core, data, options), size, padding, shape));
}
