import { encodeQr, type EncodeOptions, HongbaoError, type Inspection, inspectQr, planLogo, type QrCode, type QrInput, qrToSvg, type Style } from "../qr.js";
import { type SvgNode, svgTree } from "../svg-tree.js";
import { symbolOf } from "../symbol-of.js";

/** What `onRender` is told: the symbol, and what its style does to it. */
export interface QrRender {
  readonly code: QrCode;
  readonly inspection: Inspection;
}

/** A picture, or what stands in its way. */
export type Drawn = { readonly svg: SvgNode } | { readonly problem: HongbaoError };

/** Draws a code as elements. It throws nothing: a page must not go away because of a text that is too long. */
export function drawn(value: QrInput, options: EncodeOptions & Style): Drawn {
  try {
    return { svg: svgTree(qrToSvg(value, options)) };
  } catch (problem) {
    return { problem: asProblem(problem) };
  }
}

/** Describes what was drawn. */
export function describe(value: QrInput, options: EncodeOptions & Style): QrRender {
  return { code: symbolOf(encodeQr, planLogo, value, options), inspection: inspectQr(value, options) };
}

/** The error of the library that was thrown, in which the content has the name that it has in components. */
export function asProblem(thrown: unknown): HongbaoError {
  if (!(thrown instanceof HongbaoError)) return new HongbaoError("engine-failed", { reason: String(thrown) }, thrown);
  const { code, data, kind } = thrown;
  if (data["option"] === "data" && code === "option-invalid") return new HongbaoError(code, { ...data, option: "value" }, thrown, kind);
  if (data["instead"] === "the first argument") return new HongbaoError(code, { ...data, instead: "value" }, thrown);
  return thrown;
}
