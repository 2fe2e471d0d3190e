import type { EncodeOptions, QrCode, encodeQr } from "./encode.js";
import type { planLogo } from "./inspect.js";
import type { QrInput } from "./picture.js";
import type { Style } from "./style.js";

/**
 * The symbol that is drawn: a logo without a size has one that is made for it.
 *
 * The two functions are those of the entry that asks: entries take them from different files, and one page holds one engine.
 */
export function symbolOf(encode: typeof encodeQr, plan: typeof planLogo, data: QrInput, options: EncodeOptions & Style): QrCode {
  if (typeof data !== "string" && !(data instanceof Uint8Array)) return data as QrCode;
  const { logo } = options;
  return logo === undefined || logo.size !== undefined ? encode(data, options) : plan(data, logo, options);
}
