import { type EncodeOptions, type ErrorCorrection, type FinderLook, type FinderShape, type Font, type Frame, type Gradient, HongbaoError, type ModuleShape, type Pixels, qrToSvg, type Style, type Symbology } from "hongbao";
import { codes } from "../language/en/codes.js";
import { isSecret } from "../secret.js";

// What the page can name it offers, in the order of the English names.
export const moduleShapes = Object.keys(codes.moduleShapes) as ModuleShape[];
export const finderShapes = Object.keys(codes.finderShapes) as FinderShape[];
export const levels: readonly ErrorCorrection[] = ["L", "M", "Q", "H"];
export const symbologies: readonly (Symbology | "smallest")[] = ["qr", "micro", "rmqr", "smallest"];
export const gradients = ["none", "linear", "radial"] as const;
export const charsets = ["auto", "utf-8", "none"] as const;
export const logoShapes = ["square", "circle"] as const;
export const frameShapes = ["rounded", "box", "banner", "bubble", "plain"] as const satisfies readonly Frame["shape"][];
export const framePositions = ["bottom", "top"] as const;

/** A stop of a gradient. */
export interface Stop {
  readonly offset: number;
  readonly color: string;
}

/** The pictures of a look, which no address holds. */
export const pictures = ["logo", "background"] as const;
export type PicturePart = (typeof pictures)[number];

/** The corners of a code, which may have a look of their own. */
export const corners = ["topLeft", "topRight", "bottomLeft"] as const;
export type Corner = (typeof corners)[number];

/** A font of a look, with the name of its file. */
export interface LookFont {
  readonly font: Font;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A picture of a look, with the name of its file. */
export interface LogoPicture {
  readonly pixels: Pixels;
  readonly name: string;
}

/** How a code is to look, as the form holds it; a text that is empty stands for the default. */
export interface Look {
  readonly shape: ModuleShape;
  readonly finderFrame: FinderShape;
  readonly finderCentre: FinderShape;
  readonly gradient: (typeof gradients)[number];
  readonly dark: string;
  /** Two or more, where there is a gradient. */
  readonly stops: readonly Stop[];
  readonly rotation: string;
  readonly finderFrameColor: string;
  readonly finderCentreColor: string;
  /** Of each corner outside and inside: shapes and colours as {@link writeCorner} writes them; empty: as the others. */
  readonly topLeft: string;
  readonly topRight: string;
  readonly bottomLeft: string;
  readonly light: string;
  readonly lightGradient: (typeof gradients)[number];
  /** Two or more, where the background has a gradient. */
  readonly lightStops: readonly Stop[];
  readonly lightRotation: string;
  readonly transparent: boolean;
  readonly quietZone: string;
  readonly logo: LogoPicture | undefined;
  readonly logoSize: string;
  readonly logoPadding: string;
  readonly logoShape: (typeof logoShapes)[number];
  /** Share of a dot's place that it fills, in percent; empty: all of it. */
  readonly moduleScale: string;
  /** Modules by which the corners of the background are round; empty: not at all. */
  readonly lightRadius: string;
  /** A picture behind the code; it never enters an address. */
  readonly background: LogoPicture | undefined;
  /** In percent; empty: all of it. */
  readonly backgroundOpacity: string;
  /** A call to action around the code, one to three lines; empty: no frame. */
  readonly frameText: string;
  readonly frameShape: (typeof frameShapes)[number];
  readonly framePosition: (typeof framePositions)[number];
  readonly frameColor: string;
  readonly frameTextColor: string;
  readonly caption: string;
  /** The font of caption and frame; it never enters an address. */
  readonly font: LookFont | undefined;
  readonly label: string;
  readonly symbology: Symbology | "smallest";
  readonly errorCorrection: ErrorCorrection;
  readonly boost: boolean;
  readonly version: string;
  readonly mask: string;
  readonly charset: (typeof charsets)[number];
  readonly kanji: boolean;
  readonly gs1: boolean;
  /** Pixels across of the PNG. */
  readonly size: string;
  /** Dots an inch that a PNG says it has; empty: none. */
  readonly dpi: string;
  /** Millimetres across of the PDF. */
  readonly millimetres: string;
  /** Whether the PDF has inks instead of lights. */
  readonly cmyk: boolean;
  /** Millimetres that the background of the PDF goes on beyond the cut; empty: none. */
  readonly bleed: string;
  readonly cropMarks: boolean;
}

/** Black on white, every option at its default. */
export const plain: Look = {
  shape: "square",
  finderFrame: "square",
  finderCentre: "square",
  gradient: "none",
  dark: "#000000",
  stops: [
    { offset: 0, color: "#ab1f17" },
    { offset: 1, color: "#5b0f2e" },
  ],
  rotation: "45",
  finderFrameColor: "",
  finderCentreColor: "",
  topLeft: "",
  topRight: "",
  bottomLeft: "",
  light: "#ffffff",
  lightGradient: "none",
  lightStops: [
    { offset: 0, color: "#ffffff" },
    { offset: 1, color: "#fbe3c4" },
  ],
  lightRotation: "45",
  transparent: false,
  quietZone: "",
  logo: undefined,
  logoSize: "",
  logoPadding: "",
  logoShape: "square",
  moduleScale: "",
  lightRadius: "",
  background: undefined,
  backgroundOpacity: "",
  frameText: "",
  frameShape: "rounded",
  framePosition: "bottom",
  frameColor: "",
  frameTextColor: "",
  caption: "",
  font: undefined,
  label: "",
  symbology: "qr",
  errorCorrection: "M",
  boost: true,
  version: "",
  mask: "",
  charset: "auto",
  kanji: false,
  gs1: false,
  size: "1024",
  dpi: "",
  millimetres: "30",
  cmyk: false,
  bleed: "",
  cropMarks: false,
};

/** How a picture is drawn, without a size. */
export function styleOf(look: Look): Style {
  const { shape, finderFrame, finderCentre, gradient, dark, stops, rotation, transparent } = look;
  return {
    shape,
    finderFrame,
    finderCentre,
    dark: gradient === "none" ? dark : { type: gradient, rotation: Number(rotation), stops },
    // Light dots over a picture have the colour of the background.
    light: transparent && look.background === undefined ? "transparent" : groundOf(look),
    finderFrameColor: given(look.finderFrameColor),
    finderCentreColor: given(look.finderCentreColor),
    finders: findersOf(look),
    quietZone: number(look.quietZone),
    logo:
      look.logo === undefined
        ? undefined
        : { image: look.logo.pixels, shape: look.logoShape, padding: number(look.logoPadding), size: look.logoSize.trim() === "" ? undefined : numberIn(look.logoSize) / 100 },
    // The slider stays where it was while another shape is tried.
    moduleScale: look.moduleScale === "" || !isScaled(shape) ? undefined : Number(look.moduleScale) / 100,
    lightRadius: number(look.lightRadius),
    background:
      look.background === undefined ? undefined : { image: look.background.pixels, opacity: look.backgroundOpacity === "" ? undefined : Number(look.backgroundOpacity) / 100 },
    frame:
      look.frameText.trim() === ""
        ? undefined
        : { text: look.frameText.trim(), shape: look.frameShape, position: look.framePosition, color: given(look.frameColor), textColor: given(look.frameTextColor) },
    caption: given(look.caption),
    font: look.font?.font,
    label: given(look.label),
  };
}

const scaled = new Map<ModuleShape, boolean>();

/** Whether dots of a shape may fill a part of their place, which the package knows; those of the others flow together. */
export function isScaled(shape: ModuleShape): boolean {
  const known = scaled.get(shape) ?? takesScale(shape);
  scaled.set(shape, known);
  return known;
}

function takesScale(shape: ModuleShape): boolean {
  try {
    qrToSvg("1", { shape, moduleScale: 0.5 });
    return true;
  } catch (problem) {
    if (problem instanceof HongbaoError) return false;
    throw problem;
  }
}

/** The colour of the background, or its gradient. */
export function groundOf({ light, lightGradient, lightRotation, lightStops }: Look): string | Gradient {
  return lightGradient === "none" ? light : { type: lightGradient, rotation: Number(lightRotation), stops: lightStops };
}

function findersOf(look: Look): Style["finders"] {
  const own = corners.filter((corner) => look[corner] !== "");
  return own.length === 0 ? undefined : Object.fromEntries(own.map((corner) => [corner, readCorner(look[corner])]));
}

/** How one corner looks; what it does not name is as in the others. */
export type CornerLook = { readonly [Part in keyof FinderLook]: Exclude<FinderLook[Part], Gradient> };

/** Reads what {@link writeCorner} writes. A shape that there is not is left out. */
export function readCorner(text: string): CornerLook {
  const [frame = "", centre = "", frameColor = "", centreColor = ""] = text.split(";");
  const shape = (name: string) => finderShapes.find((one) => one === name);
  return { frame: shape(frame), centre: shape(centre), frameColor: given(frameColor), centreColor: given(centreColor) };
}

/** Writes shapes and colours of a corner as one text; nothing where all is as in the others. */
export function writeCorner({ frame, centre, frameColor, centreColor }: CornerLook): string {
  const text = [frame, centre, frameColor, centreColor].map((part) => part ?? "").join(";");
  return text === ";;;" ? "" : text;
}

/** How a text becomes a symbol. */
export function encodingOf({ symbology, errorCorrection, boost, version, mask, charset, kanji, gs1 }: Look): EncodeOptions {
  // The level that is set without a choice is left out: a logo then has a symbol that bears it.
  return { symbology, errorCorrection: errorCorrection === "M" ? undefined : errorCorrection, boost, version: given(version), mask: number(mask), charset, kanji, gs1 };
}

/** The keys of an address: the names of the options as the elements' attributes write them. */
const keys = {
  shape: "shape",
  finderFrame: "finder-frame",
  finderCentre: "finder-centre",
  gradient: "gradient",
  dark: "dark",
  rotation: "rotation",
  finderFrameColor: "finder-frame-color",
  finderCentreColor: "finder-centre-color",
  topLeft: "top-left",
  topRight: "top-right",
  bottomLeft: "bottom-left",
  light: "light",
  lightGradient: "light-gradient",
  lightRotation: "light-rotation",
  transparent: "transparent",
  quietZone: "quiet-zone",
  logoSize: "logo-size",
  logoPadding: "logo-padding",
  logoShape: "logo-shape",
  moduleScale: "module-scale",
  lightRadius: "light-radius",
  backgroundOpacity: "background-opacity",
  frameText: "frame-text",
  frameShape: "frame-shape",
  framePosition: "frame-position",
  frameColor: "frame-color",
  frameTextColor: "frame-text-color",
  caption: "caption",
  label: "label",
  symbology: "symbology",
  errorCorrection: "error-correction",
  boost: "boost",
  version: "version",
  mask: "mask",
  charset: "charset",
  kanji: "kanji",
  gs1: "gs1",
  size: "size",
  dpi: "dpi",
  millimetres: "millimetres",
  cmyk: "cmyk",
  bleed: "bleed",
  cropMarks: "crop-marks",
} as const;

/** The values of those options that have few. */
const choices: Readonly<Partial<Record<keyof Look, readonly string[]>>> = {
  shape: moduleShapes,
  finderFrame: finderShapes,
  finderCentre: finderShapes,
  gradient: gradients,
  lightGradient: gradients,
  logoShape: logoShapes,
  frameShape: frameShapes,
  framePosition: framePositions,
  symbology: symbologies,
  errorCorrection: levels,
  charset: charsets,
};

/** The least and the most of what is set by a slider, where nobody types. */
const sliders: Readonly<Partial<Record<keyof Look, readonly [least: number, most: number]>>> = { moduleScale: [50, 100], backgroundOpacity: [1, 100], rotation: [0, 360], lightRotation: [0, 360] };

function isOnSlider(option: keyof Look, value: string): boolean {
  const [least, most] = sliders[option] ?? [];
  return least === undefined || most === undefined || (numberIn(value) >= least && numberIn(value) <= most);
}

/** Writes what differs from the default; a logo never enters an address, and neither does a text that opens something. */
export function writeLook(look: Look): [string, string][] {
  const pairs: [string, string][] = [];
  for (const [option, key] of Object.entries(keys) as [keyof typeof keys, string][]) {
    if (look[option] === plain[option]) continue;
    // What people write below a code may be the password itself.
    if ((option === "caption" || option === "frameText" || option === "label") && isSecret(look[option])) continue;
    pairs.push([key, String(look[option])]);
  }
  if (look.gradient !== "none") pairs.push(["stops", writeStops(look.stops)]);
  if (look.lightGradient !== "none") pairs.push(["light-stops", writeStops(look.lightStops)]);
  return pairs;
}

/** Reads what {@link writeLook} writes; what it does not know keeps its default. */
export function readLook(setup: URLSearchParams): Look {
  const look: Record<string, unknown> = { ...plain };
  for (const [option, key] of Object.entries(keys) as [keyof typeof keys, string][]) {
    const value = setup.get(key);
    if (value === null) continue;
    if (typeof plain[option] === "boolean") look[option] = value === "true";
    else if (choices[option]?.includes(value) !== false && isOnSlider(option, value)) look[option] = value;
  }
  const stops = readStops(setup.get("stops") ?? "");
  if (stops !== undefined) look["stops"] = stops;
  const lightStops = readStops(setup.get("light-stops") ?? "");
  if (lightStops !== undefined) look["lightStops"] = lightStops;
  return look as unknown as Look;
}

function writeStops(stops: readonly Stop[]): string {
  return stops.map(({ offset, color }) => `${color} ${Math.round(offset * 100)}`).join(",");
}

function readStops(text: string): readonly Stop[] | undefined {
  const stops = Array.from(text.matchAll(/(#[0-9a-f]{6}) (\d{1,3})/gi), ([, color, percent]) => ({ color: color as string, offset: Math.min(1, Number(percent) / 100) }));
  return stops.length < 2 ? undefined : stops.slice(0, 5).sort((one, other) => one.offset - other.offset);
}

function given(text: string): string | undefined {
  return text.trim() === "" ? undefined : text.trim();
}

/** Reads a number that a person typed: a decimal comma and full-width digits are what they look like. NaN where it is none. */
export function numberIn(text: string): number {
  const plain = text.normalize("NFKC").trim().replace(",", ".");
  return /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN;
}

/** Reads a number that may be left out. A text that is none becomes NaN, which the package refuses with the name of the option. */
function number(text: string): number | undefined {
  return text.trim() === "" ? undefined : numberIn(text);
}
