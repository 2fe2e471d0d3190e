import { HongbaoError, loadLogo, type Pixels, qrToSvg } from "hongbao";
import { readFont } from "./font.js";
import { type KeptFont, type KeptLook, keptLook, lookOf, type MyStyle } from "./keep.js";
import { type LogoPicture, styleOf } from "./look.js";

/** A file that holds no styles of ours. */
export class NoStyles extends Error {}

/** Styles, or the font of one, with more bytes than are kept. */
export class StylesTooLarge extends Error {
  /** The most megabytes. */
  constructor(
    readonly what: "file" | "font",
    readonly megabytes: number,
  ) {
    super();
  }
}

/** What was read of a file: styles, and the names of those that cannot be drawn or whose picture cannot be read. */
export interface ReadStyles {
  readonly styles: readonly MyStyle[];
  readonly undrawable: readonly string[];
  readonly pictureless: readonly string[];
}

/** What the file says of itself. */
const format = "hongbao-styles";

/** The most styles of one file, and the most characters of a name. */
const most = 500;
const longestName = 80;

const megabyte = 1_000_000;
/** The most megabytes of one font, which most fonts of Chinese need less than, and of a file with all fonts and pictures in it. */
const fontMegabytes = 16;
const fileMegabytes = 100;

/** Takes down a font with a style. @throws StylesTooLarge */
export function keptFont({ name, bytes }: KeptFont): KeptFont {
  if (bytes.length > fontMegabytes * megabyte) throw new StylesTooLarge("font", fontMegabytes);
  return { name, bytes };
}

/** Writes styles as a file that {@link readStyles} reads; their pictures and fonts are in it. @throws StylesTooLarge */
export async function writeStyles(styles: readonly MyStyle[]): Promise<Blob> {
  const fonts = differentFonts(styles);
  const picture = (part: "logo" | "background", given: LogoPicture | undefined) => (given === undefined ? {} : { [part]: { name: given.name, png: pngOf(given.pixels) } });
  const written = styles.map(({ name, keptAt, pairs, logo, background, font }) => ({
    name,
    keptAt,
    look: Object.fromEntries(pairs),
    ...picture("logo", logo),
    ...picture("background", background),
    ...(font === undefined ? {} : { font: fonts.findIndex((one) => alike(one, font)) }),
  }));
  const file = { format, version: 1, styles: written, ...(fonts.length === 0 ? {} : { fonts: await Promise.all(fonts.map(async (font) => ({ name: font.name, base64: await base64Of(font.bytes) }))) }) };
  const blob = new Blob([`${JSON.stringify(file, undefined, 2)}\n`], { type: "application/json" });
  return bounded(blob);
}

/**
 * Reads a file of styles; what a look does not know is left out, and so is a style that cannot be drawn, but not without its name.
 *
 * @throws NoStyles; StylesTooLarge; PartMissing where a font cannot be read; HongbaoError where a font is none
 */
export async function readStyles(file: Blob): Promise<ReadStyles> {
  const { styles, fonts } = contentsOf(await bounded(file).text());
  const read = await Promise.all(fonts.map(fontOf));
  const [undrawable, pictureless]: [string[], string[]] = [[], []];
  const all = await Promise.all(
    styles.slice(0, most).map(async (style): Promise<MyStyle | undefined> => {
      if (!isRecord(style) || typeof style["name"] !== "string" || !isRecord(style["look"])) throw new NoStyles();
      const pairs = Object.entries(style["look"]).flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : []));
      const name = shortened(style["name"]);
      const [logo, background] = await Promise.all([pictureOf(style["logo"]), pictureOf(style["background"])]);
      if (logo === "unreadable" || background === "unreadable") return void pictureless.push(name);
      const keptAt = typeof style["keptAt"] === "string" && !Number.isNaN(Date.parse(style["keptAt"])) ? style["keptAt"] : new Date().toISOString();
      // Through a look and back: what comes from elsewhere is only what an address could say, too.
      const kept: KeptLook = keptLook(lookOf({ pairs, logo, background }));
      const font = typeof style["font"] === "number" ? read[style["font"]] : undefined;
      if (!isDrawable(kept)) return void undrawable.push(name);
      return { ...kept, id: newId(), name, keptAt, ...(font === undefined ? {} : { font }) };
    }),
  );
  return { styles: all.filter((style): style is MyStyle => style !== undefined), undrawable, pictureless };
}

/** Draws a look to see whether it can be. Its logo may be too large for a text, which is said where there is one. */
function isDrawable(kept: KeptLook): boolean {
  try {
    qrToSvg("红包", { ...styleOf(lookOf(kept)), allowUnsafe: true });
    return true;
  } catch (problem) {
    if (problem instanceof HongbaoError) return false;
    throw problem;
  }
}

/** Makes a name that no other style has. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function bounded(file: Blob): Blob {
  if (file.size > fileMegabytes * megabyte) throw new StylesTooLarge("file", fileMegabytes);
  return file;
}

function contentsOf(text: string): { readonly styles: readonly unknown[]; readonly fonts: readonly unknown[] } {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    throw new NoStyles();
  }
  if (!isRecord(file) || file["format"] !== format || !Array.isArray(file["styles"])) throw new NoStyles();
  const fonts: unknown = file["fonts"] ?? [];
  if (!Array.isArray(fonts)) throw new NoStyles();
  return { styles: file["styles"], fonts: fonts.slice(0, most) };
}

/** The fonts of styles; one that several have stands in a file once. */
function differentFonts(styles: readonly MyStyle[]): readonly KeptFont[] {
  const fonts: KeptFont[] = [];
  for (const { font } of styles) if (font !== undefined && !fonts.some((one) => alike(one, font))) fonts.push(font);
  return fonts;
}

function alike(one: KeptFont, other: KeptFont): boolean {
  return one.name === other.name && one.bytes.length === other.bytes.length && one.bytes.every((byte, place) => byte === other.bytes[place]);
}

/** Reads a font of a file, so that a style that is chosen later has one. */
async function fontOf(given: unknown): Promise<KeptFont> {
  const bytes = isRecord(given) && typeof given["base64"] === "string" ? bytesOf(given["base64"]) : undefined;
  if (bytes === undefined || !isRecord(given) || typeof given["name"] !== "string") throw new NoStyles();
  const font = keptFont({ name: shortened(given["name"]), bytes });
  await readFont(font.bytes, font.name);
  return font;
}

/** Reads a picture of a style; nothing where it has none. */
async function pictureOf(given: unknown): Promise<LogoPicture | "unreadable" | undefined> {
  if (given === undefined) return undefined;
  const { name, png } = isRecord(given) ? given : {};
  const base64 = typeof png === "string" ? /^data:image\/png;base64,([^]+)$/.exec(png)?.[1] : undefined;
  const bytes = base64 === undefined ? undefined : bytesOf(base64);
  if (bytes === undefined) return "unreadable";
  try {
    return { pixels: await loadLogo(new Blob([bytes], { type: "image/png" })), name: typeof name === "string" ? name : "picture.png" };
  } catch (problem) {
    if (problem instanceof HongbaoError) return "unreadable";
    throw problem;
  }
}

/** A picture as the text of a PNG. */
function pngOf({ data, width, height }: Pixels): string {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  canvas.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
  return canvas.toDataURL("image/png");
}

/** The bytes of a text in base64, or nothing where it is none. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w+/=]+$/.test(base64)) return undefined;
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** The engine writes base64 faster than a loop, and does not hold the page. */
function base64Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(new Blob([bytes]));
  });
}

function shortened(name: string): string {
  return Array.from(name).slice(0, longestName).join("");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
