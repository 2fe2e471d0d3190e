import type { Content, Glue } from "glue:core";
import { codeOptions } from "./code-options.js";
import { type Bytes, defaults, type EncodeOptions, type QrCode } from "./encode.js";
import { nameContent } from "./label.js";
import { flag, invalid, number, oneOf } from "./option.js";
import { callWith } from "./picture/given.js";
import { inputOf, type QrInput } from "./picture/input.js";
import { engineImage, type Logos, lookOf } from "./picture/look.js";
import { pdfLogos, type PdfItem, type PdfOptions, printOf, refuseSizes, sheetOf } from "./picture/print.js";
import type { CanvasLike, Pixels, Style } from "./style.js";

export type { PdfItem, PdfOptions, PdfSheet } from "./picture/print.js";
export type { QrInput };

/**
 * Draws a symbol on a canvas, in a page or a worker, and returns it. The canvas becomes as large as the picture; for a dense
 * screen multiply the size and leave the CSS size as it is.
 *
 * @throws HongbaoError those of `encodeQr`; `symbol-invalid`, `color-invalid`, `option-invalid`, `option-unknown`,
 * `size-too-small`, `size-too-large`, `logo-too-large`, `logo-unsupported`, `logo-not-a-picture`, `caption-needs-canvas`
 *
 * @example In a page
 * ```ts
 * import { drawQr } from "hongbao";
 *
 * const canvas = document.createElement("canvas");
 * const code = drawQr(canvas, "https://example.com/", { moduleSize: 8, shape: "rounded" });
 * canvas.width; // 8 * (code.width + 2 * 4)
 * ```
 */
export function drawQr(canvas: CanvasLike, data: QrInput, options: EncodeOptions & Style = defaults): QrCode {
  if (typeof canvas !== "object" || canvas === null || typeof canvas.getContext !== "function") throw invalid("canvas", canvas, "a canvas");
  return draw(data, options, { drawn: true }, (core, content, look, own) => core.drawOnCanvas(canvas, content, look, engineImage(own)));
}

/**
 * Paints a symbol in pixels.
 *
 * @throws HongbaoError those of {@link drawQr}
 *
 * @example
 * ```ts
 * import { qrToPixels } from "hongbao";
 *
 * const { width, height, data } = qrToPixels("https://example.com/", { moduleSize: 4 });
 * [width, height, data.length]; // [132, 132, 4 * 132 * 132]
 * qrToPixels("https://example.com/", { size: 20 }); // throws size-too-small
 * ```
 */
export function qrToPixels(data: QrInput, options: EncodeOptions & Style = defaults): Pixels {
  return draw(data, options, {}, (core, content, look) => core.pixels(content, look));
}

/**
 * Draws a symbol as the text of an SVG picture: one path a paint, no scripts, no references to anything outside.
 *
 * @throws HongbaoError those of {@link drawQr}
 *
 * @example
 * ```ts
 * import { qrToSvg } from "hongbao";
 *
 * const svg = qrToSvg("https://example.com/", { dark: "#86150f", shape: "dot" });
 * svg.startsWith("<svg"); // true
 * qrToSvg("https://example.com/", { dark: "reddish" }); // throws color-invalid
 * ```
 */
export function qrToSvg(data: QrInput, options: EncodeOptions & Style = defaults): string {
  return draw(data, options, { files: true }, (core, content, look, own) => core.svg(content, look, own.label ?? nameContent(data)));
}

/**
 * Writes a symbol as a PNG file, without a canvas.
 *
 * @throws HongbaoError those of {@link drawQr}
 *
 * @example
 * ```ts
 * import { qrToPng } from "hongbao";
 *
 * const png = qrToPng("https://example.com/");
 * String.fromCharCode(...png.slice(1, 4)); // "PNG"
 * ```
 */
export function qrToPng(data: QrInput, options: EncodeOptions & Style = defaults): Bytes {
  return draw(data, options, {}, (core, content, look) => core.png(content, look) as Bytes);
}

/**
 * Writes a symbol as a PDF page, in vectors and millimetres, or many on sheets.
 *
 * @param data - a content, or a list of them for sheets, each alone or as `data` with options of its own
 * @param options - `moduleMillimetres`, by default 0.8, instead of `size` and `moduleSize`; see {@link PdfOptions}
 * @throws HongbaoError those of {@link drawQr}; `option-invalid` also where a picture does not fit into its cell, and where there is none
 *
 * @example
 * ```ts
 * import { qrToPdf } from "hongbao";
 *
 * const pdf = qrToPdf("https://example.com/", { moduleMillimetres: 1, colorSpace: "cmyk", bleed: 3, cropMarks: true });
 * String.fromCharCode(...pdf.slice(0, 5)); // "%PDF-"
 * const links = ["https://example.com/1", "https://example.com/2"];
 * const labels = qrToPdf(links.map((data) => ({ data, dark: "#600" })), { sheet: { columns: 3, rows: 7 } });
 * labels.length > pdf.length; // true
 * ```
 */
export function qrToPdf(data: QrInput | readonly PdfItem[], options: PdfOptions = defaults): Bytes {
  const own = codeOptions(options);
  const { moduleMillimetres = 0.8 } = own;
  refuseSizes(own);
  const print = printOf(own);
  if (Array.isArray(data)) return sheetOf(data as readonly PdfItem[], own, print);
  if (own.sheet !== undefined) throw invalid("sheet", own.sheet, "undefined, or a list as the first argument");
  const module = number("moduleMillimetres", moduleMillimetres);
  const { space, bleed, cropMarks } = print;
  return draw(data as QrInput, own, pdfLogos(print), (core, content, look) => core.pdf(content, look, module, space, bleed, cropMarks) as Bytes);
}

/**
 * Writes a symbol as a `data:` address.
 *
 * @param options - `format`: `"png"`, the default, or `"svg"`
 * @throws HongbaoError those of {@link drawQr}
 *
 * @example
 * ```ts
 * import { qrToDataUrl } from "hongbao";
 *
 * qrToDataUrl("https://example.com/").startsWith("data:image/png;base64,"); // true
 * qrToDataUrl("https://example.com/", { format: "svg" }).startsWith("data:image/svg+xml,"); // true
 * ```
 */
export function qrToDataUrl(data: QrInput, options: EncodeOptions & Style & { format?: "png" | "svg" | undefined } = defaults): string {
  const own = codeOptions(options);
  if (oneOf("format", own.format, ["png", "svg"]) === "svg") {
    // What an address may not hold, and what ends one in HTML, CSS and Markdown.
    const escaped = qrToSvg(data, own).replace(/[\0-\x1f"#%&'()<>[\\\]^`{|}\x7f-\uffff]+/g, encodeRest);
    return `data:image/svg+xml,${escaped}`;
  }
  return draw(data, own, {}, (core, content, look) => core.pngAddress(content, look));
}

/**
 * Prints a symbol in half blocks, for terminals with light letters on dark ground; `invert` is for the others.
 *
 * @param options - `quietZone` in modules: 4, or 2 for Micro QR and rMQR; `invert`: `false`
 * @throws HongbaoError those of `encodeQr`, `symbol-invalid`, `option-invalid`, `size-too-large`
 *
 * @example
 * ```ts
 * import { qrToText } from "hongbao";
 *
 * const text = qrToText("https://example.com/", { quietZone: 2 });
 * text.split("\n")[0]; // "█".repeat(29)
 * ```
 */
export function qrToText(data: QrInput, options: EncodeOptions & { quietZone?: number | undefined; invert?: boolean | undefined } = defaults): string {
  const own = codeOptions(options);
  const quietZone = own.quietZone === undefined ? undefined : number("quietZone", own.quietZone);
  const invert = flag("invert", own.invert, false);
  return callWith(own, (core) => core.halfBlocks(inputOf(core, data, own), quietZone, invert));
}

/**
 * Tells how many modules a picture is across: its symbol with the quiet zone and the frame. A picture that is to be so many millimetres wide has
 * that many over this as `moduleMillimetres`.
 *
 * @param options - those of the picture: a frame is laid out in pixels, so that it is a hair wider or narrower by `size` or `moduleSize`
 * @returns a whole number without a frame
 * @throws HongbaoError those of {@link qrToSvg}
 *
 * @example
 * ```ts
 * import { modulesAcross, qrToPdf } from "hongbao";
 *
 * modulesAcross("https://example.com/"); // 33
 * modulesAcross("https://example.com/", { frame: { text: "Scan me" } }) > 33; // true
 * const moduleMillimetres = 40 / modulesAcross("https://example.com/");
 * qrToPdf("https://example.com/", { moduleMillimetres }).length > 1000; // true
 * modulesAcross("https://example.com/", { quietZone: -1 }); // throws option-invalid
 * ```
 */
export function modulesAcross(data: QrInput, options: EncodeOptions & Style = defaults): number {
  // The coordinates of that text are modules.
  return Number(/ viewBox="\S+ \S+ (\S+)/.exec(qrToSvg(data, options))?.[1]);
}

/** Has Rust encode, lay out and paint in one call. Content and look are made last, since only that call frees them. */
function draw<Output>(
  data: QrInput,
  options: EncodeOptions & Style,
  logos: Logos,
  work: (core: Glue, content: Content, look: InstanceType<Glue["Look"]> | undefined, own: EncodeOptions & Style) => Output,
): Output {
  const own: EncodeOptions & Style = options === defaults ? defaults : codeOptions(options);
  const look = lookOf(own, logos);
  return callWith(own, (core) => work(core, inputOf(core, data, own), look?.(core), own));
}

/** encodeURIComponent leaves these, which end an address in CSS or are quotes. */
function encodeRest(text: string): string {
  return encodeURIComponent(text).replace(/['()]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}
