import type { EncodeOptions, Style } from "../qr.js";

type Name = keyof EncodeOptions | keyof Style;

/** Every option of a picture, by what it may be: a switch has to be told from a text where frameworks write attributes. */
const kinds = {
  symbology: "value",
  errorCorrection: "value",
  boost: "switch",
  version: "value",
  minVersion: "value",
  maxVersion: "value",
  mask: "value",
  charset: "value",
  kanji: "switch",
  gs1: "switch",
  moduleSize: "value",
  size: "value",
  quietZone: "value",
  dark: "value",
  light: "value",
  lightRadius: "value",
  shape: "value",
  moduleScale: "value",
  finderFrame: "value",
  finderFrameColor: "value",
  finderCentre: "value",
  finderCentreColor: "value",
  finders: "value",
  background: "value",
  logo: "value",
  allowUnsafe: "switch",
  caption: "value",
  font: "value",
  frame: "value",
  label: "value",
  responsive: "switch",
  dpi: "value",
} as const satisfies Readonly<Record<Name, "value" | "switch">>;

/** The names of all options. */
export const optionNames = Object.keys(kinds) as readonly Name[];

/** Those that are on or off. */
export const switches = optionNames.filter((name) => kinds[name] === "switch");

/** What a picture takes from the page beside its options: the attributes of every element. */
const ofThePage = /^(class|className|style|id|title|role|tabIndex|tabindex|lang|dir|hidden|slot|part|nonce|suppressHydrationWarning)$|^(on[A-Z]|aria-|data-)/;

/** Parts what a component was given into options, also unknown ones, which the library refuses, and attributes of its element. */
export function parted(given: object, own: readonly string[]): { options: EncodeOptions & Style; attributes: Record<string, unknown> } {
  const options: Record<string, unknown> = {};
  const attributes: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    // A property that is absent may be null in a template.
    if (own.includes(name) || value === undefined || value === null) continue;
    (ofThePage.test(name) ? attributes : options)[name] = value;
  }
  return { options: options as EncodeOptions & Style, attributes };
}
