import type { Glue } from "glue:core";
import { call } from "./core.js";
import { type Bytes, type EncodeOptions, packChoices, packKanji, packVersions, type QrCode, unpack, checkData } from "./encode.js";
import { HongbaoError } from "./error.js";
import { invalid, shown, whole } from "./option.js";

/** What a picture is made of: a text or bytes. */
export type QrInput = string | Uint8Array;

/** A canvas: `HTMLCanvasElement` or `OffscreenCanvas`. */
export interface CanvasLike {
  width: number;
  height: number;
  getContext(kind: "2d"): unknown;
}

/** How a module looks. */
export type ModuleShape = "square" | "dot" | "rounded" | "extra-rounded" | "classy" | "classy-rounded" | "diamond" | "vertical" | "horizontal";

/** How the frame or the centre of a finder pattern looks. */
export type FinderShape = "square" | "rounded" | "extra-rounded" | "dot";

/** Colours that flow into each other across the symbol. */
export interface Gradient {
  type: "linear" | "radial";
  /** Degrees clockwise; 0 is left to right. @defaultValue `0` */
  rotation?: number | undefined;
  /** At least one; `offset` goes from 0 to 1 and never falls. */
  stops: readonly { offset: number; color: string }[];
}

/** How a symbol looks. */
export interface Style {
  /** Whole pixels a module, 1 to 256; not together with `size`. @defaultValue `10` */
  moduleSize?: number | undefined;
  /** Pixels across with the quiet zone: the module is the largest whole number of pixels that fits, the rest is quiet zone. */
  size?: number | undefined;
  /** Modules of light around the symbol. @defaultValue `4`, for Micro QR and rMQR `2` */
  quietZone?: number | undefined;
  /** A CSS colour or a gradient. @defaultValue `"#000"` */
  dark?: string | Gradient | undefined;
  /** A CSS colour or `"transparent"`. @defaultValue `"#fff"` */
  light?: string | undefined;
  /** @defaultValue `"square"` */
  shape?: ModuleShape | undefined;
  /** @defaultValue `"square"` */
  finderFrame?: FinderShape | undefined;
  /** A CSS colour. @defaultValue that of the modules */
  finderFrameColor?: string | undefined;
  /** @defaultValue `"square"` */
  finderCentre?: FinderShape | undefined;
  /** A CSS colour. @defaultValue that of the modules */
  finderCentreColor?: string | undefined;
  /** The accessible name of an SVG picture. @defaultValue `"QR code"`, which shows no secret */
  label?: string | undefined;
}

const most = 2 ** 31 - 1;
const none: EncodeOptions & Style = {};

/**
 * Draws a symbol on a canvas, which takes the size of the picture.
 *
 * @throws HongbaoError those of `encodeQr`, `color-invalid`, `size-too-small`, `size-too-large`, `option-invalid`
 */
export function drawQr(canvas: CanvasLike, data: QrInput, options: EncodeOptions & Style = none): QrCode {
  const context = contextOf(canvas);
  const resize = (width: number, height: number) => {
    canvas.width = width;
    canvas.height = height;
  };
  const input = packInput(data, options);
  return call((core) => unpack(core.drawQr(context, resize, ...input)));
}

/**
 * Writes a symbol as an SVG picture: one path a colour, in modules.
 *
 * @throws HongbaoError those of `encodeQr`, `color-invalid`, `size-too-small`, `size-too-large`, `option-invalid`
 */
export function qrToSvg(data: QrInput, options: EncodeOptions & Style = none): string {
  const input = packInput(data, { label: "QR code", ...options });
  return call((core) => core.qrToSvg(...input));
}

/**
 * Writes a symbol as a PNG picture.
 *
 * @throws HongbaoError those of `encodeQr`, `color-invalid`, `size-too-small`, `size-too-large`, `option-invalid`
 */
export function qrToPng(data: QrInput, options: EncodeOptions & Style = none): Bytes {
  const input = packInput(data, options);
  return call((core) => core.qrToPng(...input) as Bytes);
}

/** Packs content, options and style as every output in `src/wasm/picture.rs` takes them. */
function packInput(data: QrInput, options: EncodeOptions & Style): Parameters<Glue["qrToSvg"]> {
  const choices = packChoices(options);
  const versions = packVersions(options);
  checkData(data);
  const [text, bytes] = typeof data === "string" ? [data, undefined] : [undefined, data];
  const [look, gradient] = packStyle(options);
  return [text, bytes, packKanji(data, options), choices, versions, look, gradient];
}

function packStyle(style: Style): [look: string, gradient: Float64Array | undefined] {
  const { dark } = style;
  const gradient = dark === undefined || typeof dark === "string" ? undefined : dark;
  if (gradient !== undefined) checkGradient(gradient);
  const fields = [
    number("moduleSize", style.moduleSize, 1, 256),
    number("size", style.size, 0, most),
    number("quietZone", style.quietZone, 0, most),
    color("light", style.light),
    name("shape", style.shape),
    name("finderFrame", style.finderFrame),
    color("finderFrameColor", style.finderFrameColor),
    name("finderCentre", style.finderCentre),
    color("finderCentreColor", style.finderCentreColor),
    style.label === undefined ? "" : String(style.label).replace(/\x1f/g, " "),
    ...(gradient === undefined ? [color("dark", dark)] : gradient.stops.map((stop) => color("dark", stop.color))),
  ];
  const look = fields.every((field) => field === "") ? "" : fields.join("\x1f");
  if (gradient === undefined) return [look, undefined];
  return [look, Float64Array.of(gradient.type === "linear" ? 0 : 1, gradient.rotation ?? 0, ...gradient.stops.map((stop) => stop.offset))];
}

function number(option: string, value: number | undefined, least: number, most: number): string {
  return value === undefined ? "" : String(whole(option, value, least, most, 0));
}

function name(option: string, value: string | undefined): string {
  if (value === undefined) return "";
  if (typeof value !== "string" || value === "" || value.includes("\x1f")) throw invalid(option, value, "a name");
  return value;
}

function color(option: string, value: unknown): string {
  if (value === undefined) return "";
  if (typeof value !== "string" || value === "" || value.includes("\x1f")) throw new HongbaoError("color-invalid", { option, value: shown(value) });
  return value;
}

function checkGradient(gradient: Gradient): void {
  if (typeof gradient !== "object" || gradient === null) throw new HongbaoError("color-invalid", { option: "dark", value: shown(gradient) });
  const { type, rotation, stops } = gradient;
  if (type !== "linear" && type !== "radial") throw invalid("dark.type", type, "linear, radial");
  if (rotation !== undefined && !Number.isFinite(rotation)) throw invalid("dark.rotation", rotation, "degrees");
  if (!Array.isArray(stops) || stops.length === 0) throw invalid("dark.stops", stops, "one stop or more");
  for (const stop of stops as readonly unknown[]) {
    if (typeof stop !== "object" || stop === null) throw invalid("dark.stops", stop, "objects with offset and color");
    const { offset } = stop as { offset: unknown };
    if (typeof offset !== "number" || !(offset >= 0 && offset <= 1)) throw invalid("dark.stops.offset", offset, "0 … 1");
  }
}

function contextOf(canvas: CanvasLike): CanvasRenderingContext2D {
  const context = typeof canvas?.getContext === "function" ? canvas.getContext("2d") : null;
  if (typeof context !== "object" || context === null) throw invalid("canvas", canvas, "a canvas with a 2D context");
  return context as CanvasRenderingContext2D;
}
