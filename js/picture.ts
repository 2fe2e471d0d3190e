import { core, translate } from "./core.js";
import { type Bytes, checkData, type EncodeOptions, packChoices, packKanji, packVersions, type QrCode, unpack } from "./encode.js";
import { HongbaoError } from "./error.js";
import { nameContent } from "./label.js";
import { choice, flag, invalid, shown, whole } from "./option.js";
import { type CanvasLike, type LogoInput, none, packLogo, packStyle, type Pixels, type Style } from "./style.js";

/** A text, bytes, or a symbol, which is checked and takes no {@link EncodeOptions}. */
export type QrInput = string | Uint8Array | QrCode;

/**
 * Where Rust puts what it makes: of the methods that take, the one of the kind is called once.
 *
 * @internal
 */
export interface Target {
  readonly canvas?: CanvasLike;
  takeSymbol?(packed: Uint8Array): void;
  takePixels?(data: Uint8ClampedArray, width: number, height: number): void;
  takeFile?(bytes: Uint8Array): void;
  takeText?(text: string): void;
  takeInspection?(figures: Float64Array, words: string): void;
  paintCaption(text: string, width: number, height: number, fontSize: number, color: string): Uint8Array | undefined;
}

const kinds = { canvas: 0, pixels: 1, svg: 2, png: 3, pdf: 4, inspection: 5 } as const;
const nothing = {};

/**
 * Draws a symbol on a canvas, in a page or a worker, and returns it. The canvas becomes as large as the picture; for a dense
 * screen multiply the size and leave the CSS size as it is.
 *
 * @throws HongbaoError those of `encodeQr`; `symbol-invalid`, `color-invalid`, `option-invalid`, `size-too-small`,
 * `size-too-large`, `logo-too-large`, `logo-unsupported`, `caption-needs-canvas`
 */
export function drawQr(canvas: CanvasLike, data: QrInput, options: EncodeOptions & Style = nothing): QrCode {
  if (typeof canvas !== "object" || canvas === null || typeof canvas.getContext !== "function") throw invalid("canvas", canvas, "a canvas");
  let symbol: QrCode | undefined;
  make("canvas", data, options, { canvas, takeSymbol: (packed) => (symbol = unpack(packed.slice())), paintCaption }, { drawn: true });
  return made(symbol);
}

/**
 * Paints a symbol in pixels.
 *
 * @throws HongbaoError those of {@link drawQr}
 */
export function qrToPixels(data: QrInput, options: EncodeOptions & Style = nothing): Pixels {
  let pixels: Pixels | undefined;
  make("pixels", data, options, { takePixels: (view, width, height) => (pixels = { data: new Uint8ClampedArray(view), width, height }), paintCaption });
  return made(pixels);
}

/**
 * Draws a symbol as the text of an SVG picture: one path a paint, no scripts, no references to anything outside.
 *
 * @throws HongbaoError those of {@link drawQr}
 */
export function qrToSvg(data: QrInput, options: EncodeOptions & Style = nothing): string {
  let text: string | undefined;
  make("svg", data, options, { takeText: (svg) => (text = svg), paintCaption }, { files: true });
  return made(text);
}

/**
 * Writes a symbol as a PNG file, without a canvas.
 *
 * @throws HongbaoError those of {@link drawQr}
 */
export function qrToPng(data: QrInput, options: EncodeOptions & Style = nothing): Bytes {
  let bytes: Bytes | undefined;
  make("png", data, options, { takeFile: (file) => (bytes = file.slice() as Bytes), paintCaption });
  return made(bytes);
}

/**
 * Writes a symbol as a PDF page, in vectors and millimetres.
 *
 * @param options - `moduleMillimetres`, by default 0.8, instead of `size` and `moduleSize`
 * @throws HongbaoError those of {@link drawQr}
 */
export function qrToPdf(data: QrInput, options: EncodeOptions & Style & { moduleMillimetres?: number | undefined } = nothing): Bytes {
  checkOptions(options);
  const { moduleMillimetres = 0.8, size, moduleSize } = options;
  for (const [option, value] of Object.entries({ size, moduleSize })) if (value !== undefined) throw invalid(option, value, "moduleMillimetres");
  if (typeof moduleMillimetres !== "number") throw invalid("moduleMillimetres", moduleMillimetres, "a number");
  const nanometres = Math.round(moduleMillimetres * 1e6);
  // Larger modules than whole numbers hold are refused there too.
  const across = nanometres >= 0 && nanometres < none ? nanometres : 0;
  let bytes: Bytes | undefined;
  make("pdf", data, { ...options, size: across }, { takeFile: (file) => (bytes = file.slice() as Bytes), paintCaption });
  return made(bytes);
}

/**
 * Writes a symbol as a `data:` address.
 *
 * @param options - `format`: `"png"`, the default, or `"svg"`
 * @throws HongbaoError those of {@link drawQr}
 */
export function qrToDataUrl(data: QrInput, options: EncodeOptions & Style & { format?: "png" | "svg" | undefined } = nothing): string {
  checkOptions(options);
  if (choice("format", options.format, ["png", "svg"], "png") === 1) {
    // What an address may not hold, and what ends one in HTML, CSS and Markdown.
    const escaped = qrToSvg(data, options).replace(/[\0-\x1f"#%&'()<>[\\\]^`{|}\x7f-\uffff]+/g, encodeRest);
    return `data:image/svg+xml,${escaped}`;
  }
  const bytes = qrToPng(data, options);
  let binary = "";
  for (let place = 0; place < bytes.length; place += 0x8000) binary += String.fromCharCode(...bytes.subarray(place, place + 0x8000));
  return `data:image/png;base64,${btoa(binary)}`;
}

/**
 * Prints a symbol in half blocks, for terminals with light letters on dark ground; `invert` is for the others.
 *
 * @param options - `quietZone` in modules: 4, or 2 for Micro QR and rMQR; `invert`: `false`
 * @throws HongbaoError those of `encodeQr`, `symbol-invalid`, `option-invalid`, also for what of a {@link Style} half blocks
 * cannot show, `size-too-large`
 */
export function qrToText(data: QrInput, options: EncodeOptions & { quietZone?: number | undefined; invert?: boolean | undefined } = nothing): string {
  const input = packInput(data, options);
  const style: Style = options;
  for (const option of pictured) if (style[option] !== undefined) throw invalid(option, style[option], "nothing in text");
  const quietZone = whole("quietZone", options.quietZone, 0, none - 1, none);
  const invert = flag("invert", options.invert, false);
  const running = core();
  try {
    return running.printSymbol(input.kind, input.text, input.bytes, input.kanji, input.choices, input.versions, quietZone, invert);
  } catch (problem) {
    throw translate(problem);
  }
}

/**
 * Makes a picture, or what a reader makes of it, and hands it to the target.
 *
 * @internal
 */
export function make(
  kind: keyof typeof kinds,
  data: QrInput,
  options: EncodeOptions & Style,
  target: Target,
  logos: { readonly files?: boolean; readonly drawn?: boolean } = nothing,
): void {
  const input = packInput(data, options);
  const style = packStyle(options, kind === "svg" && options.label === undefined ? nameContent(data) : "");
  const logo: LogoInput | undefined = packLogo(options, logos.files === true, logos.drawn === true);
  const running = core();
  try {
    running.makePicture(
      kinds[kind],
      target,
      input.kind,
      input.text,
      input.bytes,
      input.kanji,
      input.choices,
      input.versions,
      style.shapes,
      style.moduleSize,
      style.size,
      style.quietZone,
      style.words,
      style.numbers,
      logo,
    );
  } catch (problem) {
    throw translate(problem);
  }
}

/** What a picture shows, as `makePicture` in `src/wasm/picture.rs` reads it. */
interface Input {
  readonly kind: 0 | 1 | 2;
  readonly text: string;
  readonly bytes: Uint8Array | undefined;
  readonly kanji: Uint16Array | undefined;
  readonly choices: number;
  readonly versions: string;
}

function packInput(data: QrInput, options: EncodeOptions): Input {
  checkOptions(options);
  if (typeof data === "string") {
    checkData(data);
    return { kind: 0, text: data, bytes: undefined, kanji: packKanji(data, options), choices: packChoices(options), versions: packVersions(options) };
  }
  if (data instanceof Uint8Array) {
    return { kind: 1, text: "", bytes: data, kanji: undefined, choices: packChoices(options), versions: packVersions(options) };
  }
  if (typeof data !== "object" || data === null || !("modules" in data)) throw invalid("data", data, "a string, a Uint8Array, a QrCode");
  for (const option of encodeOptions) {
    if (options[option] !== undefined) throw invalid(option, options[option], "nothing with a QrCode");
  }
  const { width, height, modules } = data;
  if (!side(width) || !side(height) || !(modules instanceof Uint8Array)) {
    throw new HongbaoError("symbol-invalid", { reason: "size", width: shown(width), height: shown(height) });
  }
  const bytes = new Uint8Array(2 + modules.length);
  bytes[0] = width;
  bytes[1] = height;
  bytes.set(modules, 2);
  return { kind: 2, text: "", bytes, kanji: undefined, choices: 0, versions: "" };
}

function checkOptions(options: unknown): void {
  if (typeof options !== "object" || options === null) throw invalid("options", options, "an object");
}

const encodeOptions = ["symbology", "errorCorrection", "boost", "version", "minVersion", "maxVersion", "mask", "charset", "kanji", "gs1"] as const;

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

/** A side that a byte holds. */
function side(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) < 256;
}

/**
 * Paints one line of text on nothing, where the engine has a 2D canvas; Rust refuses the caption where it has none.
 *
 * @internal
 */
export function paintCaption(text: string, width: number, height: number, fontSize: number, color: string): Uint8Array | undefined {
  const context = textCanvas(width, height)?.getContext("2d") as OffscreenCanvasRenderingContext2D | null | undefined;
  if (context === null || context === undefined) return undefined;
  context.font = `${fontSize}px system-ui, sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = color;
  context.fillText(text, width / 2, height * 0.4, width * 0.96);
  const { data } = context.getImageData(0, 0, width, height);
  return new Uint8Array(data.buffer);
}

function textCanvas(width: number, height: number): OffscreenCanvas | HTMLCanvasElement | undefined {
  if (typeof OffscreenCanvas !== "undefined") {
    const canvas = new OffscreenCanvas(width, height);
    // Safari before 16.4 has the class for WebGL alone.
    if (canvas.getContext("2d") !== null) return canvas;
  }
  if (typeof document === "undefined") return undefined;
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

/** encodeURIComponent leaves these, which end an address in CSS or are quotes. */
function encodeRest(text: string): string {
  return encodeURIComponent(text).replace(/['()]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Rust has called the method that takes, or thrown. */
function made<Result>(result: Result | undefined): Result {
  return result as Result;
}
