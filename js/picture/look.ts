import type { Glue } from "glue:core";
import { type ErrorData, HongbaoError } from "../error.js";
import { shaperOf } from "../font/line.js";
import { flag, invalid, kindOf, line, number, oneOf, shown } from "../option.js";
import { finderShapes, frameShapes, moduleShapes } from "../shapes.js";
import type { Background, EngineImage, Frame, Gradient, Logo, Pixels, Style } from "../style.js";
import { ownOptions } from "../unknown.js";
import { plainBytes } from "../view.js";
import { sidesOf } from "./engine.js";

const framePositions: readonly NonNullable<Frame["position"]>[] = ["bottom", "top"];
const gradientTypes = ["linear", "radial"] as const;
/** How a picture comes behind a symbol. */
const fits = ["cover", "contain"] as const;
/** The shapes of a logo. */
export const logoShapes = ["square", "circle"] as const;

/** Which logos an output takes beside pixels and PNG files. */
export interface Logos {
  /** JPEG files, so that a photograph is handed on as one. */
  readonly files?: boolean;
  /** What the engine draws: images and canvases. */
  readonly drawn?: boolean;
  /** Whatever the logo shows and however large it is: its place alone counts, and nothing is drawn. */
  readonly placeOnly?: boolean;
}

/** @internal */
type Look = InstanceType<Glue["Look"]>;

/**
 * Calls a method of a look. It never throws: what it is given is of the right kind, and Rust checks the rest when it draws.
 *
 * @internal
 */
type Step = (look: Look, core: Glue) => void;

/**
 * Names the options of a style for Rust, which knows what they demand of each other. What comes back makes a look, which the next call
 * into the instance consumes; nothing comes back where no option is given.
 *
 * @internal
 * @throws HongbaoError `option-invalid`, `color-invalid`, `logo-unsupported`: what is no value of the option at all
 */
export function lookOf(options: Style, logos: Logos): ((core: Glue) => Look) | undefined {
  const steps: Step[] = [];
  /** Sets an option where it is given. */
  const set = <Option extends keyof Look>(option: Option, value: Look[Option] | undefined) => {
    if (value !== undefined) steps.push((look) => (look[option] = value));
  };
  set("shape", oneOf("shape", options.shape, moduleShapes));
  set("finderFrame", oneOf("finderFrame", options.finderFrame, finderShapes));
  set("finderCentre", oneOf("finderCentre", options.finderCentre, finderShapes));
  if (options.logo !== undefined) {
    const logo = logoOf(options.logo);
    set("logoSize", given(logo.size, (size) => number("logo.size", size)));
    set("logoPadding", given(logo.padding, (padding) => number("logo.padding", padding)));
    set("logoShape", oneOf("logo.shape", logo.shape, logoShapes));
    steps.push(imageOf(logo, logos));
  }
  if (options.background !== undefined) {
    const { image, opacity, fit } = backgroundOf(options.background);
    set("backgroundOpacity", given(opacity, (share) => number("background.opacity", share)));
    set("backgroundFit", oneOf("background.fit", fit, fits));
    steps.push(behind(image, logos));
  }
  for (const option of ["moduleSize", "size", "quietZone", "moduleScale", "lightRadius"] as const) set(option, given(options[option], (value) => number(option, value)));
  for (const option of ["dark", "light", "finderFrameColor", "finderCentreColor"] as const) {
    const painted = given(options[option], (paint) => tint(option, option, paint));
    if (painted !== undefined) steps.push(painted);
  }
  if (options.finders !== undefined) steps.push(...findersOf(options.finders));
  set("caption", given(options.caption, (caption) => line("caption", caption)));
  if (options.frame !== undefined) steps.push(frameOf(options.frame));
  if (options.font !== undefined && shaperOf(options.font) === undefined) throw invalid("font", options.font, "a font of loadFont");
  set("font", options.font);
  given(options.label, (label) => line("label", label));
  if (flag("responsive", options.responsive, false)) set("responsive", true);
  set("dpi", given(options.dpi, (dpi) => number("dpi", dpi)));
  if (flag("allowUnsafe", options.allowUnsafe, false) || logos.placeOnly === true) set("allowUnsafe", true);
  if (steps.length === 0) return undefined;
  return (core) => {
    const look = new core.Look();
    for (const step of steps) step(look, core);
    return look;
  };
}

/** Returns the text of a colour, which Rust reads. @throws `color-invalid` */
function color(value: unknown): string {
  if (typeof value !== "string") throw new HongbaoError("color-invalid", { value: shown(value) });
  return value;
}

function given<Value, Taken>(value: Value | undefined, take: (value: Value) => Taken): Taken | undefined {
  return value === undefined ? undefined : take(value);
}

/** What takes a colour or a gradient under a name. */
type Tinted<Name extends string> = Record<Name, string> & Record<`${Name}Flow`, InstanceType<Glue["Flow"]>>;

/** Names a colour or a gradient for Rust. @throws `option-invalid`, `color-invalid` */
function tint<Name extends string>(name: Name, option: string, paint: string | Gradient): (target: Tinted<Name>, core: Glue) => void {
  // What says nothing of itself is neither.
  if (typeof paint === "object" && paint !== null && !Array.isArray(paint) && Object.keys(paint).length > 0) {
    const flow = flowOf(option, paint);
    return (target, core) => Object.assign(target, { [`${name}Flow`]: flow(core) });
  }
  const text = color(paint);
  return (target) => Object.assign(target, { [name]: text });
}

const corners = ["topLeft", "topRight", "bottomLeft"] as const;

/** Names the looks of corners for Rust. @throws `option-invalid`, `option-unknown`, `color-invalid` */
function findersOf(finders: NonNullable<Style["finders"]>): Step[] {
  const given = ownOptions(finders, corners, "finders", {}, "finders.");
  return corners.flatMap((place) => {
    const look = given[place];
    if (look === undefined) return [];
    const option = `finders.${place}`;
    const { frame, centre, frameColor, centreColor } = ownOptions(look, ["frame", "centre", "frameColor", "centreColor"], option, ofCorners, `${option}.`);
    const shapes = { frame: oneOf(`${option}.frame`, frame, finderShapes), centre: oneOf(`${option}.centre`, centre, finderShapes) };
    const painted = [
      ...(frameColor === undefined ? [] : [tint("frameColor", `${option}.frameColor`, frameColor)]),
      ...(centreColor === undefined ? [] : [tint("centreColor", `${option}.centreColor`, centreColor)]),
    ];
    return [
      (target, core) => {
        const corner = new core.Corner();
        if (shapes.frame !== undefined) corner.frame = shapes.frame;
        if (shapes.centre !== undefined) corner.centre = shapes.centre;
        for (const paint of painted) paint(corner, core);
        target[place] = corner;
      },
    ] satisfies Step[];
  });
}

/** What others would call the parts of a frame. */
const ofFrames = { label: "text", caption: "text", title: "text", side: "position", placement: "position", type: "shape", style: "shape", frameColor: "color", labelColor: "textColor", fontColor: "textColor" };

/** Names a frame for Rust, which counts its lines. @throws `option-invalid`, `option-unknown`, `color-invalid` */
function frameOf(frame: Frame): Step {
  const given = ownOptions(frame, ["text", "position", "shape", "color", "textColor"], "frame", ofFrames, "frame.");
  const text = line("frame.text", given.text);
  const position = oneOf("frame.position", given.position, framePositions);
  const shape = oneOf("frame.shape", given.shape, frameShapes);
  const own = given.color === undefined ? undefined : color(given.color);
  const textColor = given.textColor === undefined ? undefined : color(given.textColor);
  return (look) => look.setFrame(text, position, shape, own, textColor);
}

/** What others would call the parts of a finder pattern. */
const ofCorners = { finderFrame: "frame", finderCentre: "centre", finderFrameColor: "frameColor", finderCentreColor: "centreColor", center: "centre", centerColor: "centreColor" };

/** Names the gradient of an option for Rust. @throws `option-invalid`, `color-invalid` */
function flowOf(option: string, given: Gradient): (core: Glue) => InstanceType<Glue["Flow"]> {
  const gradient = ownOptions(given, ["type", "rotation", "stops"], option, { colorStops: "stops" }, `${option}.`);
  const list: Gradient["stops"] | undefined = gradient.stops;
  if (!Array.isArray(list)) throw invalid(option, given, "a CSS colour, a gradient");
  const type = oneOf(`${option}.type`, gradient.type, gradientTypes);
  if (type === undefined) throw invalid(`${option}.type`, type, gradientTypes.join(", "));
  const { rotation: degrees = 0 } = gradient;
  const rotation = number(`${option}.rotation`, degrees);
  // A hole in a list is a stop that is missing.
  const stops = Array.from(list, (stop) => ownOptions(stop as Gradient["stops"][number], ["offset", "color"], `${option}.stops`, {}, `${option}.stops.`));
  // Every offset is looked at before any colour.
  const offsets = stops.map((stop) => number(`${option}.stops.offset`, stop.offset));
  const colors = stops.map((stop) => color(stop.color));
  return (core) => {
    const flow = new core.Flow(type, rotation);
    offsets.forEach((offset, place) => flow.addStop(offset, colors[place] as string));
    return flow;
  };
}

/** A logo that is to be drawn or planned for; who plans need not have an image. */
type Planned = Omit<Logo, "size"> & { size?: number | undefined; aspect?: number | undefined };

/** What qr-code-styling and qrcode.react say of a logo. */
const ofLogos = { src: "image", imageSize: "size", width: "size", height: "size", margin: "padding", excavate: "padding" };

/**
 * Returns what is said of a logo, each read once.
 *
 * @throws HongbaoError `option-invalid`, `option-unknown`, `logo-unsupported` where it is an address: elements take one
 */
function logoOf(logo: Logo): Planned {
  if (typeof logo === "string") throw unsupported("no image", {}, logo);
  return ownOptions(logo as Planned, ["image", "size", "padding", "shape", "aspect"], "logo", ofLogos, "logo.");
}

/**
 * Returns what is said of a picture behind the symbol, each read once.
 *
 * @throws HongbaoError `option-invalid`, `option-unknown`, where it is a colour: others call that a background
 */
function backgroundOf(background: Background): Background {
  if (typeof background === "string") throw new HongbaoError("option-unknown", { option: "background", instead: "light" });
  return ownOptions(background, ["image", "opacity", "fit"], "background", { src: "image", url: "image", alpha: "opacity", size: "fit", color: "light" }, "background.");
}

/** What an error of the picture behind the symbol says, which is not the logo. */
const ofBackground = { option: "background.image" };

/** Tells of what kind the picture behind the symbol is. @throws `logo-unsupported`, `option-invalid` */
function behind(image: unknown, { files }: Logos): Step {
  if (typeof image !== "object" || image === null) throw unsupported("no image behind", ofBackground, image);
  if (image instanceof Uint8Array) {
    const file = plainBytes(image, "background.image");
    return (look) => look.backgroundOfFile(file);
  }
  if (!("data" in image)) throw unsupported("an image element or bitmap behind", ofBackground);
  const { data, width, height } = pixelsOf(image as Pixels, ofBackground);
  const bytes = plainBytes(data, "background.image");
  const photograph = files === true ? photographs.get(image) : undefined;
  return (look) => {
    look.backgroundOfPixels(width, height, bytes);
    if (photograph !== undefined) look.backgroundAsFile(photograph);
  };
}

/** Returns what are pixels, each part read once. @throws `logo-unsupported` */
function pixelsOf({ data, width, height }: Pixels, of: ErrorData = {}): Pixels {
  const eightBit = data instanceof Uint8ClampedArray || (data as unknown) instanceof Uint8Array;
  if (!eightBit || !side(width) || !side(height)) throw unsupported("no pixels", of);
  return { data, width, height };
}

/** JPEG files of photographs, by the pixels that {@link loadLogo} made of them: they are embedded instead. */
const photographs = new WeakMap<object, Uint8Array>();

/** Keeps the file of a photograph as long as its pixels are there. */
export function keepPhotograph(pixels: Pixels, file: Uint8Array): void {
  photographs.set(pixels, file);
}

/** Numbers of what never changes, by the object that holds its bytes. */
const numbers = new WeakMap<object, number>();
let count = 0;

/**
 * Returns the style with a copy of its logo that nobody else can change: its bytes then cross once, not for each picture that shows it.
 *
 * @internal
 * @throws HongbaoError `logo-unsupported`, `option-invalid`, `option-unknown`
 */
export function ownLogo<Given extends Style>(style: Given): Given {
  if (style.logo === undefined) return style;
  const logo = logoOf(style.logo);
  return { ...style, logo: { ...logo, image: ownImage(logo.image) } };
}

function ownImage(image: Logo["image"]): Logo["image"] {
  if (image instanceof Uint8Array) return numbered(plainBytes(image, "logo.image").slice());
  if (typeof image !== "object" || image === null || !("data" in image)) return image;
  const { data, width, height } = pixelsOf(image as Pixels);
  const own = numbered({ width, height, data: new Uint8ClampedArray(plainBytes(data, "logo.image")) });
  const photograph = photographs.get(image);
  if (photograph !== undefined) photographs.set(own, numbered(photograph.slice()));
  return own;
}

function numbered<Kept extends object>(kept: Kept): Kept {
  count += 1;
  numbers.set(kept, count);
  return kept;
}

/** Hands the bytes that `kept` holds over to a look, unless they are there from the last time. */
function handedOver(kept: object, hand: (look: Look, number: number | undefined) => void): Step {
  const number = numbers.get(kept);
  return (look) => {
    if (number === undefined || !look.logoAgain(number)) hand(look, number);
  };
}

/** Hands over the file of a logo. @throws `option-invalid` */
function ofFile(file: Uint8Array): Step {
  const bytes = plainBytes(file, "logo.image");
  return handedOver(file, (look, number) => look.logoOfFile(bytes, number));
}

/** Tells of what kind the image of a logo is. @throws `logo-unsupported`, `option-invalid` */
function imageOf({ image, aspect }: Planned, { files, drawn, placeOnly }: Logos): Step {
  if (image === undefined && placeOnly === true) {
    const ratio = number("aspect", aspect === undefined ? 1 : aspect);
    return (look) => look.logoOfEngine(ratio);
  }
  if (typeof image !== "object" || image === null) throw unsupported("no image", {}, image);
  // Rust knows which kinds of files an output takes, and how wide and high each is.
  if (image instanceof Uint8Array) return ofFile(image);
  const photograph = files === true ? photographs.get(image) : undefined;
  if (photograph !== undefined) return ofFile(photograph);
  if ("data" in image) {
    const { data, width, height } = pixelsOf(image as Pixels);
    if (placeOnly === true) return (look) => look.logoOfEngine(width / height);
    const bytes = plainBytes(data, "logo.image");
    return handedOver(image, (look, number) => look.logoOfPixels(width, height, bytes, number));
  }
  if (drawn !== true && placeOnly !== true) throw unsupported("an image element or bitmap");
  const [width, height] = sidesOf(image);
  if (!side(width) || !side(height)) throw unsupported("an image without a size");
  return (look) => look.logoOfEngine(width / height);
}

function unsupported(found: string, of: ErrorData = {}, ...given: [value?: unknown]): HongbaoError {
  return new HongbaoError("logo-unsupported", { ...of, found, ...(given.length === 0 ? {} : { value: shown(given[0]) }) }, undefined, kindOf(given[0]));
}

/** The image of a logo that the engine draws. */
export function engineImage({ logo }: Style): EngineImage | undefined {
  const image = logo?.image;
  return image === undefined || image instanceof Uint8Array || "data" in image ? undefined : image;
}

function side(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) < 2 ** 32;
}
