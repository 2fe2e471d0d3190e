import type { Bytes } from "./encode.js";
import { HongbaoError } from "./error.js";
import { choice, flag, invalid, shown, whole } from "./option.js";

/** RGBA, row by row, not premultiplied; an `ImageData` is one. */
export interface Pixels {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** A canvas: `HTMLCanvasElement` or `OffscreenCanvas`. */
export interface CanvasLike {
  width: number;
  height: number;
  getContext(kind: "2d"): unknown;
}

/** The shape of dark modules outside the finder patterns. */
export type ModuleShape = "square" | "dot" | "rounded" | "extra-rounded" | "classy" | "classy-rounded" | "diamond" | "vertical" | "horizontal";

/**
 * The shape of the frame or of the centre of a finder pattern. What readers would miss is drawn as near to it as they read: a
 * centre far from its frame's shape comes nearer to it, and the frames of Micro QR and rMQR keep nearly square corners.
 */
export type FinderShape = "square" | "rounded" | "extra-rounded" | "dot";

/** Colours that flow into each other over the symbol. */
export interface Gradient {
  type: "linear" | "radial";
  /**
   * Degrees clockwise; 0 is left to right.
   * @defaultValue 0
   */
  rotation?: number | undefined;
  /** At least one; offsets from 0 to 1 that never fall. */
  stops: readonly { offset: number; color: string }[];
}

/** A picture in the middle of the symbol. */
export interface Logo {
  /**
   * {@link Pixels} for every output; the bytes of a PNG, JPEG, WebP or inert SVG file for `qrToSvg`; an `ImageBitmap`, image
   * or canvas element for `drawQr`.
   */
  image: Pixels | Uint8Array | CanvasLike | { readonly width: number; readonly height: number };
  /**
   * Its side as a share of the symbol's width, above 0 and at most 1; `logo-too-large` where it is not proven safe.
   * @defaultValue the largest that is proven safe
   */
  size?: number | undefined;
  /**
   * Modules kept free around it: every module that they touch is light.
   * @defaultValue 1
   */
  padding?: number | undefined;
  /**
   * A square, into which the image is fitted, or a disc, which it fills.
   * @defaultValue `"square"`
   */
  shape?: "square" | "circle" | undefined;
}

/** How a symbol is to look. */
export interface Style {
  /**
   * Whole pixels per module, 1 to 256; not together with `size`.
   * @defaultValue 10
   */
  moduleSize?: number | undefined;
  /** Pixels across with the quiet zone. The module is the largest whole number of pixels that fits, the rest is quiet zone. */
  size?: number | undefined;
  /**
   * Modules on each side.
   * @defaultValue 4, or 2 for Micro QR and rMQR
   */
  quietZone?: number | undefined;
  /**
   * A CSS colour, or a gradient.
   * @defaultValue `"#000"`
   */
  dark?: string | Gradient | undefined;
  /**
   * A CSS colour, or `"transparent"`.
   * @defaultValue `"#fff"`
   */
  light?: string | undefined;
  /** @defaultValue `"square"` */
  shape?: ModuleShape | undefined;
  /** @defaultValue `"square"` */
  finderFrame?: FinderShape | undefined;
  /** @defaultValue that of dark modules */
  finderFrameColor?: string | undefined;
  /** @defaultValue `"square"` */
  finderCentre?: FinderShape | undefined;
  /** @defaultValue that of dark modules */
  finderCentreColor?: string | undefined;
  /** A picture in the middle. */
  logo?: Logo | undefined;
  /**
   * Whether a logo that `inspectQr` calls unsafe is drawn.
   * @defaultValue `false`
   */
  allowUnsafe?: boolean | undefined;
  /** One line below, added to the height. Pictures but SVG need an engine with a 2D canvas for its letters. */
  caption?: string | undefined;
  /**
   * The accessible name: the title of an SVG.
   * @defaultValue the kind of content, without secrets
   */
  label?: string | undefined;
}

/** A style as `makePicture` in `src/wasm/picture.rs` reads it. */
export interface PackedStyle {
  readonly shapes: number;
  readonly moduleSize: number;
  readonly size: number;
  readonly quietZone: number;
  readonly words: string;
  readonly numbers: Float64Array | undefined;
}

/** A logo as `LogoInput` in `src/wasm/picture.rs` reads it. */
export interface LogoInput {
  readonly bytes: Uint8Array | undefined;
  readonly width: number;
  readonly height: number;
  readonly image: unknown;
  readonly size: number | undefined;
  readonly padding: number;
  readonly circle: boolean;
  readonly unsafeToo: boolean;
}

/** What stands for a number that is not given. */
export const none = 0xffff_ffff;

const moduleShapes = ["square", "dot", "rounded", "extra-rounded", "classy", "classy-rounded", "diamond", "vertical", "horizontal"] as const;
const finderShapes = ["square", "rounded", "extra-rounded", "dot"] as const;
const gradients = ["linear", "radial"] as const;
/** The shapes of a logo, in the order of their numbers at the boundary. */
export const logoShapes = ["square", "circle"] as const;

/** Packs a style but for its logo; `label` stands where the style has none. @throws `option-invalid`, `color-invalid` */
export function packStyle(style: Style, label: string): PackedStyle {
  const moduleSize = whole("moduleSize", style.moduleSize, 1, 256, none);
  const size = whole("size", style.size, 0, none - 1, none);
  if (moduleSize !== none && size !== none) throw invalid("moduleSize", moduleSize, "without size");
  const quietZone = whole("quietZone", style.quietZone, 0, none - 1, none);
  let shapes =
    choice("shape", style.shape, moduleShapes, "square") |
    (choice("finderFrame", style.finderFrame, finderShapes, "square") << 4) |
    (choice("finderCentre", style.finderCentre, finderShapes, "square") << 6);
  const { dark } = style;
  const words = [
    typeof dark === "object" ? "" : color(dark),
    color(style.light),
    color(style.finderFrameColor),
    color(style.finderCentreColor),
    line("caption", style.caption),
    line("label", style.label ?? label),
  ];
  let numbers: Float64Array | undefined;
  if (typeof dark === "object") {
    if (dark === null || !Array.isArray(dark.stops)) throw invalid("dark", dark, "a CSS colour, a gradient");
    shapes |= (choice("dark.type", dark.type, gradients, "linear") + 1) << 8;
    const stops: Gradient["stops"] = dark.stops;
    numbers = Float64Array.of(number("dark.rotation", dark.rotation ?? 0), ...stops.map((stop) => number("dark.stops.offset", stop?.offset)));
    for (const stop of stops) words.push(color(stop?.color) || missing(stop?.color));
  }
  return { shapes, moduleSize, size, quietZone, words: words.some((word) => word !== "") ? words.join("\x1f") : "", numbers };
}

/** Packs a logo for an output that takes pixels and, each where it says so, files and what the engine draws. @throws `option-invalid`, `logo-unsupported` */
export function packLogo({ logo, allowUnsafe }: Style, files: boolean, drawn: boolean): LogoInput | undefined {
  const unsafeToo = flag("allowUnsafe", allowUnsafe, false);
  if (logo === undefined) return undefined;
  if (typeof logo !== "object" || logo === null) throw invalid("logo", logo, "an object");
  const { image } = logo;
  const place = {
    size: logo.size === undefined ? undefined : number("logo.size", logo.size),
    padding: number("logo.padding", logo.padding ?? 1),
    circle: choice("logo.shape", logo.shape, logoShapes, "square") === 1,
    unsafeToo,
  };
  if (typeof image !== "object" || image === null) throw new HongbaoError("logo-unsupported", { found: shown(image) });
  if (image instanceof Uint8Array) {
    if (!files) throw new HongbaoError("logo-unsupported", { found: "a file" });
    return { ...place, bytes: image, width: 0, height: 0, image: undefined };
  }
  if ("data" in image) {
    const { data, width, height } = image;
    const eightBit = data instanceof Uint8ClampedArray || (data as unknown) instanceof Uint8Array;
    if (!eightBit || !side(width) || !side(height)) throw new HongbaoError("logo-unsupported", { found: "no pixels" });
    return { ...place, bytes: new Uint8Array((data as Uint8ClampedArray).buffer, data.byteOffset, data.byteLength) as Bytes, width, height, image: undefined };
  }
  if (!drawn) throw new HongbaoError("logo-unsupported", { found: "an image element or bitmap" });
  // An image element says elsewhere how large its file is.
  const natural = image as { naturalWidth?: unknown; naturalHeight?: unknown };
  const width = natural.naturalWidth ?? image.width;
  const height = natural.naturalHeight ?? image.height;
  if (!side(width) || !side(height)) throw new HongbaoError("logo-unsupported", { found: "an image without a size" });
  return { ...place, bytes: undefined, width, height, image };
}

function side(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value > 0 && value < none;
}

function number(option: string, value: unknown): number {
  if (typeof value !== "number") throw invalid(option, value, "a number");
  return value;
}

/** Passes a colour on; U+001F parts words, so a text with it is no colour. @throws `color-invalid` */
function color(value: unknown): string {
  if (value === undefined) return "";
  if (typeof value !== "string" || value === "" || value.includes("\x1f")) return missing(value);
  return value;
}

function missing(value: unknown): never {
  throw new HongbaoError("color-invalid", { value: shown(value) });
}

function line(option: string, value: unknown): string {
  if (value === undefined) return "";
  if (typeof value !== "string") throw invalid(option, value, "a string");
  return value.replace(/[\0-\x1f\x7f]+/g, " ");
}
