import { call } from "./core.js";
import { type Bytes, contentOf, defaults, type EncodeOptions, type QrCode } from "./encode.js";
import { nameContent } from "./label.js";
import { checkObject, choice, flag, invalid, whole } from "./option.js";
import { base64 } from "./picture/base64.js";
import { arrange, draft, isSymbol, most, type QrInput, readShapes, symbolOf } from "./picture/draft.js";
import { drawLogo, paintCanvas, paintPixels, paintPng, paintStrip, shapesOf } from "./picture/paint.js";
import { writePdf } from "./picture/pdf.js";
import { pngOf } from "./picture/png.js";
import { writeSvg } from "./picture/svg.js";
import { halfBlocks } from "./picture/text.js";
import type { CanvasLike, Pixels, Style } from "./style.js";
import { sized } from "./versions.js";

export type { QrInput };

/**
 * Draws a symbol on a canvas, in a page or a worker, and returns it. The canvas becomes as large as the picture; for a dense
 * screen multiply the size and leave the CSS size as it is.
 *
 * @throws HongbaoError those of `encodeQr`; `symbol-invalid`, `color-invalid`, `option-invalid`, `size-too-small`,
 * `size-too-large`, `logo-too-large`, `logo-unsupported`, `caption-needs-canvas`
 */
export function drawQr(canvas: CanvasLike, data: QrInput, options: EncodeOptions & Style = defaults): QrCode {
  if (typeof canvas !== "object" || canvas === null || typeof canvas.getContext !== "function") throw invalid("canvas", canvas, "a canvas");
  const drawing = draft(data, options, { drawn: true });
  paintCanvas(drawing, canvas);
  if (drawing.logo !== undefined && !("data" in drawing.logo.image)) drawLogo(canvas, drawing, drawing.logo);
  return drawing.symbol;
}

/**
 * Paints a symbol in pixels.
 *
 * @throws HongbaoError those of {@link drawQr}
 */
export function qrToPixels(data: QrInput, options: EncodeOptions & Style = defaults): Pixels {
  const drawing = draft(data, options, {});
  const { width, height } = drawing.layout;
  return { data: new Uint8ClampedArray(paintPixels(drawing).buffer as ArrayBuffer), width, height };
}

/**
 * Draws a symbol as the text of an SVG picture: one path a paint, no scripts, no references to anything outside.
 *
 * @throws HongbaoError those of {@link drawQr}
 */
export function qrToSvg(data: QrInput, options: EncodeOptions & Style = defaults): string {
  // A logo is placed in a symbol; without one a text becomes paths at once.
  if (!isSymbol(data)) {
    checkObject(options);
    if (options.logo === undefined) {
      const shapes = readShapes(options);
      const [name, ...paths] = call((core) => core.encodedPaths(contentOf(core, data, options), shapes, 0)).split("\n");
      const drawing = arrange(sized(name as string), shapes, options);
      return writeSvg(drawing, labelOf(drawing, data, options), paths, () => new Uint8Array());
    }
  }
  const drawing = draft(data, options, { files: true });
  const { symbol, logo } = drawing;
  return call((core) => {
    const paths = core.svgPaths(symbol.width, symbol.modules, shapesOf(drawing), logo?.reach ?? 0).split("\n");
    return writeSvg(drawing, labelOf(drawing, data, options), paths, ({ data, width }) => pngOf(new Uint8Array(data), width, 1, core.deflate));
  });
}

/** The label that was given, or one that names the content. */
function labelOf({ label }: { readonly label: string }, data: QrInput, options: Style): string {
  return options.label == null ? nameContent(data) : label;
}

/**
 * Writes a symbol as a PNG file, without a canvas.
 *
 * @throws HongbaoError those of {@link drawQr}
 */
export function qrToPng(data: QrInput, options: EncodeOptions & Style = defaults): Bytes {
  return paintPng(draft(data, options, {}));
}

/**
 * Writes a symbol as a PDF page, in vectors and millimetres.
 *
 * @param options - `moduleMillimetres`, by default 0.8, instead of `size` and `moduleSize`
 * @throws HongbaoError those of {@link drawQr}
 */
export function qrToPdf(data: QrInput, options: EncodeOptions & Style & { moduleMillimetres?: number | undefined } = defaults): Bytes {
  checkObject(options);
  const { moduleMillimetres = 0.8, size, moduleSize } = options;
  for (const [option, value] of Object.entries({ size, moduleSize })) if (value !== undefined) throw invalid(option, value, "moduleMillimetres");
  if (typeof moduleMillimetres !== "number") throw invalid("moduleMillimetres", moduleMillimetres, "a number");
  const drawing = draft(data, options, {});
  const { symbol, logo } = drawing;
  const nanometres = Math.round(moduleMillimetres * 1e6);
  const strip = paintStrip(drawing);
  return call((core) =>
    writePdf(drawing, nanometres >= 0 && nanometres <= most ? nanometres : 0, strip, {
      steps: new Int16Array(core.steps(symbol.width, symbol.modules, shapesOf(drawing), logo?.reach ?? 0).buffer),
      deflate: core.deflate,
    }),
  );
}

/**
 * Writes a symbol as a `data:` address.
 *
 * @param options - `format`: `"png"`, the default, or `"svg"`
 * @throws HongbaoError those of {@link drawQr}
 */
export function qrToDataUrl(data: QrInput, options: EncodeOptions & Style & { format?: "png" | "svg" | undefined } = defaults): string {
  checkObject(options);
  if (choice("format", options.format, ["png", "svg"], "png") === 1) {
    // What an address may not hold, and what ends one in HTML, CSS and Markdown.
    const escaped = qrToSvg(data, options).replace(/[\0-\x1f"#%&'()<>[\\\]^`{|}\x7f-\uffff]+/g, encodeRest);
    return `data:image/svg+xml,${escaped}`;
  }
  return `data:image/png;base64,${base64(qrToPng(data, options))}`;
}

/**
 * Prints a symbol in half blocks, for terminals with light letters on dark ground; `invert` is for the others.
 *
 * @param options - `quietZone` in modules: 4, or 2 for Micro QR and rMQR; `invert`: `false`
 * @throws HongbaoError those of `encodeQr`, `symbol-invalid`, `option-invalid`, also for what of a {@link Style} half blocks
 * cannot show, `size-too-large`
 */
export function qrToText(data: QrInput, options: EncodeOptions & { quietZone?: number | undefined; invert?: boolean | undefined } = defaults): string {
  const symbol = symbolOf(data, options);
  const style: Style = options;
  for (const option of pictured) if (style[option] !== undefined) throw invalid(option, style[option], "nothing in text");
  const quietZone = whole("quietZone", options.quietZone, 0, most, symbol.symbology === "qr" ? 4 : 2);
  return halfBlocks(symbol, quietZone, flag("invert", options.invert, false));
}

/** What of a style half blocks cannot show; a text has no name but itself, so a label changes nothing in it. */
const pictured = [
  "moduleSize",
  "size",
  "dark",
  "light",
  "shape",
  "finderFrame",
  "finderFrameColor",
  "finderCentre",
  "finderCentreColor",
  "logo",
  "allowUnsafe",
  "caption",
] as const;

/** encodeURIComponent leaves these, which end an address in CSS or are quotes. */
function encodeRest(text: string): string {
  return encodeURIComponent(text).replace(/['()]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}
