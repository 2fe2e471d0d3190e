import type { Content, Glue } from "glue:core";
import { contentOf, type EncodeOptions, type QrCode } from "../encode.js";
import { HongbaoError } from "../error.js";
import { checkObject, invalid, shown } from "../option.js";
import { plainBytes } from "../view.js";

/** A text, bytes, or a symbol, which is checked and takes no {@link EncodeOptions}. */
export type QrInput = string | Uint8Array | QrCode;

const encodeOptions = ["symbology", "errorCorrection", "boost", "version", "minVersion", "maxVersion", "mask", "charset", "kanji", "gs1"] as const;

/**
 * Makes the content of a picture, which the next call into the instance consumes.
 *
 * @internal
 * @throws HongbaoError `symbol-invalid`, `option-invalid`, and what {@link contentOf} throws
 */
export function inputOf(core: Glue, data: QrInput, options: EncodeOptions): Content {
  checkObject(options);
  if (typeof data === "string" || data instanceof Uint8Array) return contentOf(core, data, options);
  if (typeof data !== "object" || data === null || !Object.keys(data).includes("modules")) throw invalid("data", data, "a string, a Uint8Array, a QrCode");
  for (const option of encodeOptions) {
    if (options[option] !== undefined) throw invalid(option, options[option], "nothing with a QrCode");
  }
  const { width, height, modules } = data;
  if (!side(width) || !side(height) || !(modules instanceof Uint8Array)) {
    throw new HongbaoError("symbol-invalid", { reason: "size", width: shown(width), height: shown(height) });
  }
  return core.Content.modules(width, height, plainBytes(modules, "data.modules"));
}

function side(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) < 256;
}
