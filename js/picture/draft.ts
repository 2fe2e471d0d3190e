import { call } from "../core.js";
import { encodeQr, type EncodeOptions, type QrCode } from "../encode.js";
import { HongbaoError } from "../error.js";
import { checkObject, choice, flag, invalid, number, shown, whole } from "../option.js";
import { type Place, placeLogo, reachOf } from "../proof/place.js";
import type { FinderShape, Logo, ModuleShape, Style } from "../style.js";
import { parseColor } from "./color.js";
import type { Arrangement, Color, PlacedLogo } from "./drawing.js";
import { flow } from "./gradient.js";
import { layOut } from "./layout.js";

/** A text, bytes, or a symbol, which is checked and takes no {@link EncodeOptions}. */
export type QrInput = string | Uint8Array | QrCode;

/** The most of a number that crosses the boundary. */
export const most = 0xffff_fffe;

const moduleShapes: readonly ModuleShape[] = ["square", "dot", "rounded", "extra-rounded", "classy", "classy-rounded", "diamond", "vertical", "horizontal"];
const finderShapes: readonly FinderShape[] = ["square", "rounded", "extra-rounded", "dot"];
/** The shapes of a logo. */
export const logoShapes = ["square", "circle"] as const;
const encodeOptions = ["symbology", "errorCorrection", "boost", "version", "minVersion", "maxVersion", "mask", "charset", "kanji", "gs1"] as const;

/** A picture before it is drawn, with its symbol, or as much as is known of it, the place of its logo, and its label. */
export interface Draft<Symbol> extends Arrangement {
  readonly symbol: Symbol;
  readonly place: Place | undefined;
  /** The accessible name that was given; empty: none. */
  readonly label: string;
}

/** Which logos an output takes beside pixels: files, and what the engine draws; `anySize`: also one that is not safe. */
interface Logos {
  readonly files?: boolean;
  readonly drawn?: boolean;
  readonly anySize?: boolean;
}

/**
 * Makes a picture of data and options.
 *
 * @throws HongbaoError those of `drawQr`
 */
export function draft(data: QrInput, options: EncodeOptions & Style, logos: Logos): Draft<QrCode> {
  const symbol = symbolOf(data, options);
  return arrange(symbol, readShapes(options), options, ...logoOf(symbol, options, logos));
}

/** Returns what the options say of shapes, as {@link Arrangement} has it. @throws `option-invalid` */
export function readShapes(options: Style): number {
  return (
    choice("shape", options.shape, moduleShapes, "square") |
    (choice("finderFrame", options.finderFrame, finderShapes, "square") << 4) |
    (choice("finderCentre", options.finderCentre, finderShapes, "square") << 6) |
    (options.finderFrameColor === undefined ? 0 : 1 << 8) |
    (options.finderCentreColor === undefined ? 0 : 1 << 9)
  );
}

/** Makes a picture of a symbol in shapes that were read of the options. @throws HongbaoError those of `drawQr` for what is no logo */
export function arrange<Symbol extends Pick<QrCode, "symbology" | "width" | "height">>(
  symbol: Symbol,
  shapes: number,
  options: Style,
  logo?: PlacedLogo,
  place?: Place,
): Draft<Symbol> {
  const moduleSize = whole("moduleSize", options.moduleSize, 1, 256, 0);
  const size = whole("size", options.size, 0, most, -1);
  if (moduleSize > 0 && size >= 0) throw invalid("moduleSize", moduleSize, "without size");
  const quiet = whole("quietZone", options.quietZone, 0, most, -1);
  const dark = options.dark === undefined ? 0xff : typeof options.dark === "object" ? flow(options.dark, symbol, parseColor) : parseColor(options.dark);
  const light = options.light === undefined ? 0xffff_ffff : parseColor(options.light);
  const frame = colorOf(options.finderFrameColor);
  const centre = colorOf(options.finderCentreColor);
  const caption = line("caption", options.caption);
  const label = line("label", options.label ?? undefined);
  flag("allowUnsafe", options.allowUnsafe, false);
  const { layout, quietZone } = layOut(symbol, { moduleSize: moduleSize || undefined, size: size < 0 ? undefined : size }, quiet < 0 ? undefined : quiet, caption !== "");
  return {
    dark,
    light,
    frame,
    centre,
    symbol,
    layout,
    quietZone,
    shapes,
    logo,
    place,
    caption,
    label,
  };
}

/** Tells a symbol, or what is no data at all, from data. */
export function isSymbol(data: QrInput): data is QrCode {
  return typeof data !== "string" && !(data instanceof Uint8Array);
}

/** Encodes data, or checks a symbol. */
export function symbolOf(data: QrInput, options: EncodeOptions): QrCode {
  checkObject(options);
  if (!isSymbol(data)) return encodeQr(data, options);
  if (typeof data !== "object" || data === null || !("modules" in data)) throw invalid("data", data, "a string, a Uint8Array, a QrCode");
  for (const option of encodeOptions) {
    if (options[option] !== undefined) throw invalid(option, options[option], "nothing with a QrCode");
  }
  const { width, height, modules } = data;
  if (!side(width, 255) || !side(height, 255) || !(modules instanceof Uint8Array)) {
    throw new HongbaoError("symbol-invalid", { reason: "size", width: shown(width), height: shown(height) });
  }
  return call((core) => core.symbolOf(core.Content.modules(width, height, modules)));
}

function logoOf(symbol: QrCode, { logo, allowUnsafe }: Style, logos: Logos): readonly [PlacedLogo?, Place?] {
  const unsafeToo = allowUnsafe === true || logos.anySize === true;
  if (logo === undefined) return [];
  checkObject(logo, "logo");
  const size = logo.size === undefined ? undefined : number("logo.size", logo.size);
  const padding = number("logo.padding", logo.padding ?? 1);
  const circle = choice("logo.shape", logo.shape, logoShapes, "square") === 1;
  const image = imageOf(logo, logos);
  const place = call((core) => placeLogo(symbol, size, padding, circle, unsafeToo, core));
  const length = place.size * symbol.width;
  return [{ ...image, x: (symbol.width - length) / 2, y: (symbol.height - length) / 2, side: length, reach: reachOf(place, symbol.width), circle }, place];
}

/** Tells of what kind the image of a logo is, and how large. @throws `logo-unsupported` */
function imageOf({ image }: Logo, { files, drawn }: Logos): Pick<PlacedLogo, "image" | "width" | "height"> {
  const unsupported = (found: string) => new HongbaoError("logo-unsupported", { found });
  if (typeof image !== "object" || image === null) throw unsupported(shown(image));
  if (image instanceof Uint8Array) {
    if (files !== true) throw unsupported("a file");
    return { image, width: 0, height: 0 };
  }
  if ("data" in image) {
    const { data, width, height } = image;
    const eightBit = data instanceof Uint8ClampedArray || (data as unknown) instanceof Uint8Array;
    if (!eightBit || !side(width, most) || !side(height, most)) throw unsupported("no pixels");
    if (data.length !== 4 * width * height) throw new HongbaoError("logo-unsupported", { width, height, bytes: data.length });
    return { image, width, height };
  }
  if (drawn !== true) throw unsupported("an image element or bitmap");
  // An image element says elsewhere how large its file is.
  const natural = image as { naturalWidth?: unknown; naturalHeight?: unknown };
  const width = natural.naturalWidth ?? image.width;
  const height = natural.naturalHeight ?? image.height;
  if (!side(width, most) || !side(height, most)) throw unsupported("an image without a size");
  return { image, width, height };
}

function colorOf(value: unknown): Color | undefined {
  return value === undefined ? undefined : parseColor(value);
}

function side(value: unknown, largest: number): value is number {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) <= largest;
}

function line(option: string, value: unknown): string {
  if (value === undefined) return "";
  if (typeof value !== "string") throw invalid(option, value, "a string");
  return value.replace(/[\0-\x1f\x7f]+/g, " ");
}
