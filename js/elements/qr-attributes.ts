import type { EncodeOptions, FinderLook, Gradient, Style } from "../index.js";
import { invalid, isPlain } from "../option.js";
import { computedColor } from "./color.js";
import { type Attributes, propertyName, readAttribute, textOf } from "./attribute.js";

/** The options of `encodeQr`. */
const encodeAttributes = {
  symbology: "text",
  "error-correction": "text",
  boost: "unflag",
  version: "text",
  "min-version": "text",
  "max-version": "text",
  mask: "number",
  charset: "text",
  kanji: "flag",
  gs1: "flag",
} as const;

/** The options of `drawQr` that are passed on as they are. */
const styleAttributes = {
  "quiet-zone": "number",
  dark: "text",
  light: "text",
  "light-radius": "number",
  shape: "text",
  "module-scale": "number",
  "finder-frame": "text",
  "finder-frame-color": "text",
  "finder-centre": "text",
  "finder-centre-color": "text",
  finders: "text",
  caption: "text",
  "allow-unsafe": "flag",
} as const;

const frameAttributes = { "frame-text": "text", "frame-shape": "text", "frame-position": "text", "frame-color": "text", "frame-text-color": "text" } as const;

const logoAttributes = { "logo-size": "number", "logo-padding": "number", "logo-shape": "text" } as const;

const backgroundAttributes = { "background-opacity": "number", "background-fit": "text" } as const;

/** The colours, which a page may set for many codes too: `--hongbao-dark` and so on. */
const colors = ["dark", "light", "finder-frame-color", "finder-centre-color"] as const;

/** All attributes of `<hongbao-qr>`. */
export const qrAttributes = {
  value: "text",
  label: "text",
  for: "text",
  as: "text",
  loading: "text",
  proof: "flag",
  size: "number",
  "module-size": "number",
  background: "text",
  logo: "text",
  ...encodeAttributes,
  ...styleAttributes,
  ...backgroundAttributes,
  ...frameAttributes,
  ...logoAttributes,
} as const satisfies Attributes;

/** The properties of `<hongbao-qr>`: those that mirror attributes, and a font, which is never a text. */
export const qrProperties = { ...qrAttributes, font: "text" } as const satisfies Attributes;

/** Reads how the content becomes a symbol. The core checks what the attributes say. */
export function encodeOptions(host: Element): EncodeOptions {
  return read(host, encodeAttributes);
}

/**
 * Reads how the symbol is to look, but for its size and logo: attributes first, then custom properties. Colours are what the engine makes of
 * them where `probe` stands. @throws `color-invalid`
 */
export function styleOptions(host: Element, objects: ReadonlyMap<string, object>, probe: HTMLElement): Style {
  const style = read(host, styleAttributes);
  const computed = getComputedStyle(host);
  for (const name of colors) {
    const option = propertyName(name);
    const set = computed.getPropertyValue(`--hongbao-${name}`).trim();
    const given = objects.get(name) ?? style[option] ?? (set === "" ? undefined : set);
    style[option] = computedPaint(probe, typeof given === "string" && given.trim().startsWith("{") ? parsed(name, given) : given);
  }
  const finders = objects.get("finders") ?? parsed("finders", style["finders"]);
  if (finders !== undefined) style["finders"] = computedFinders(probe, finders);
  const font = objects.get("font");
  if (font !== undefined) style["font"] = font;
  const frame = frameOptions(host, computed, probe);
  if (frame !== undefined) style["frame"] = frame;
  return style;
}

/** Reads the frame; the core refuses one that says nothing. @throws `color-invalid` */
function frameOptions(host: Element, computed: CSSStyleDeclaration, probe: HTMLElement): unknown {
  const { frameText, frameShape, framePosition, ...given } = read(host, frameAttributes);
  if (frameText === undefined && frameShape === undefined && framePosition === undefined && Object.keys(given).length === 0) return undefined;
  const colored = (["frame-color", "frame-text-color"] as const).map((name) => {
    const set = computed.getPropertyValue(`--hongbao-${name}`).trim();
    return computedPaint(probe, given[propertyName(name)] ?? (set === "" ? undefined : set));
  });
  return { text: frameText ?? "", shape: frameShape, position: framePosition, color: colored[0], textColor: colored[1] };
}

/** Reads the JSON of an attribute. @throws `option-invalid` */
function parsed(attribute: string, text: unknown): unknown {
  if (typeof text !== "string") return text;
  try {
    return JSON.parse(text);
  } catch {
    throw invalid(attribute, text, "JSON");
  }
}

/** Computes the colours of looks of corners; the core refuses what is no look. */
function computedFinders(probe: HTMLElement, finders: unknown): unknown {
  if (!isPlain(finders)) return finders;
  const looks = Object.entries(finders).map(([corner, look]) => {
    if (!isPlain(look)) return [corner, look];
    const { frameColor, centreColor } = look as FinderLook;
    return [corner, { ...look, frameColor: computedPaint(probe, frameColor), centreColor: computedPaint(probe, centreColor) }];
  });
  return Object.fromEntries(looks);
}

/** Computes a colour, or those of a gradient; the core refuses what is neither. */
function computedPaint(probe: HTMLElement, given: unknown): unknown {
  if (typeof given === "string") return computedColor(probe, given);
  return isGradient(given) ? computedGradient(probe, given) : given;
}

/** Whether there are colours to be computed in it; the core refuses what is no gradient. */
function isGradient(given: unknown): given is Gradient {
  return isPlain(given) && Array.isArray((given as Gradient).stops);
}

function computedGradient(probe: HTMLElement, gradient: Gradient): Gradient {
  return { ...gradient, stops: Array.from(gradient.stops, (stop) => (typeof stop?.color === "string" ? { ...stop, color: computedColor(probe, stop.color) } : stop)) };
}

/** What is said of a picture beside its address: of a logo its `size`, `padding` and `shape`, of a background its `opacity` and `fit`. */
const ofPictures = { logo: logoAttributes, background: backgroundAttributes };

/** Reads what is said of a picture beside its address. */
export function pictureOptions(host: Element, name: "logo" | "background"): Record<string, unknown> {
  const options = read(host, ofPictures[name]);
  return Object.fromEntries(Object.entries(options).map(([option, value]) => [option.slice(name.length).toLowerCase(), value]));
}

/** Reads one of a few words. @throws `option-invalid` */
export function wordOf<Word extends string>(host: Element, attribute: string, allowed: readonly Word[]): Word {
  const text = textOf(host, attribute) ?? allowed[0];
  const found = allowed.find((word) => word === text);
  if (found === undefined) throw invalid(attribute, text, allowed.join(", "));
  return found;
}

/** Reads whether a flag is set. @throws `option-invalid` */
export function flagOf(host: Element, attribute: string): boolean {
  const value = readAttribute(host, attribute, "flag") ?? false;
  if (typeof value !== "boolean") throw invalid(attribute, value, "true, false");
  return value;
}

function read(host: Element, attributes: Attributes): Record<string, unknown> {
  const options: Record<string, unknown> = {};
  for (const [attribute, kind] of Object.entries(attributes)) {
    const value = readAttribute(host, attribute, kind);
    if (value !== undefined) options[propertyName(attribute)] = value;
  }
  return options;
}
