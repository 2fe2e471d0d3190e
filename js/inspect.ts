import { codeOptions } from "./code-options.js";
import { contentOf, type EncodeOptions, type QrCode } from "./encode.js";
import type { Inspection } from "./inspection.js";
import { checkObject } from "./option.js";
import { callWith } from "./picture/given.js";
import { inputOf, type QrInput } from "./picture/input.js";
import { lookOf } from "./picture/look.js";
import type { Logo, Style } from "./style.js";

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
  const own = options === nothing ? nothing : codeOptions(options);
  const look = lookOf(own, { placeOnly: true });
  return callWith(own, (core) => core.inspect(inputOf(core, data, own), look?.(core)));
}

/**
 * Encodes into the smallest version, and there at the lowest level, in which a logo of the wanted size is proven safe. Where
 * the options name no level, every level is considered; the level is never raised further. Without a size it is the symbol that a
 * logo without a size is drawn in, see {@link Logo}.
 *
 * @param wanted - what is known of the logo, or the {@link Logo} itself. `size`: a share of the symbol's width, of the longer side;
 * `aspect`: width by height, by default that of the image, else 1; `padding`: modules, 1; `shape`: `"square"`
 * @throws HongbaoError those of `encodeQr`; `logo-too-large` where no symbol that holds the data can bear it, with the largest
 * size that one can as `limit`
 *
 * @example
 * ```ts
 * import { planLogo } from "hongbao";
 *
 * const code = planLogo("https://example.com/", { size: 0.25 });
 * [code.version, code.errorCorrection]; // ["6", "H"]
 * planLogo("https://example.com/", { size: 0.9 }); // throws logo-too-large
 * ```
 */
export function planLogo(
  data: string | Uint8Array,
  wanted: {
    size?: number | undefined;
    aspect?: number | undefined;
    shape?: "square" | "circle" | undefined;
    padding?: number | undefined;
    image?: Logo["image"] | undefined;
  },
  options: EncodeOptions = nothing,
): QrCode {
  checkObject(wanted, "wanted");
  const own = options === nothing ? nothing : codeOptions(options);
  const look = lookOf({ logo: wanted as Logo }, { placeOnly: true });
  return callWith({ logo: wanted, aspect: wanted.aspect }, (core) => core.planLogo(contentOf(core, data, own), (look as NonNullable<typeof look>)(core)));
}
