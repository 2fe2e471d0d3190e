import { loadLogo, type Pixels } from "hongbao";
import { type KeptLook, keptLook, lookOf, type MyStyle } from "./keep.js";
import type { LogoPicture } from "./look.js";

/** A file that holds no styles of ours. */
export class NoStyles extends Error {}

/** What the file says of itself. */
const format = "hongbao-styles";

/** The most styles of one file, and the most characters of a name. */
const most = 500;
const longestName = 80;

/** Writes styles as a file that {@link readStyles} reads; their pictures are in it. */
export async function writeStyles(styles: readonly MyStyle[]): Promise<Blob> {
  const picture = (part: "logo" | "background", given: LogoPicture | undefined) => (given === undefined ? {} : { [part]: { name: given.name, png: pngOf(given.pixels) } });
  const written = styles.map(({ name, keptAt, pairs, logo, background }) => ({ name, keptAt, look: Object.fromEntries(pairs), ...picture("logo", logo), ...picture("background", background) }));
  return new Blob([`${JSON.stringify({ format, version: 1, styles: written }, undefined, 2)}\n`], { type: "application/json" });
}

/** Reads a file of styles; what a look does not know is left out. @throws NoStyles; HongbaoError where a logo is no picture */
export async function readStyles(text: string): Promise<MyStyle[]> {
  const styles = stylesIn(text);
  return Promise.all(
    styles.slice(0, most).map(async (style): Promise<MyStyle> => {
      if (!isRecord(style) || typeof style["name"] !== "string" || !isRecord(style["look"])) throw new NoStyles();
      const pairs = Object.entries(style["look"]).flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : []));
      const logo = isRecord(style["logo"]) ? await pictureOf(style["logo"]) : undefined;
      const background = isRecord(style["background"]) ? await pictureOf(style["background"]) : undefined;
      const keptAt = typeof style["keptAt"] === "string" && !Number.isNaN(Date.parse(style["keptAt"])) ? style["keptAt"] : new Date().toISOString();
      // Through a look and back: what comes from elsewhere is only what an address could say, too.
      const kept: KeptLook = keptLook(lookOf({ pairs, logo, background }));
      return { ...kept, id: newId(), name: Array.from(style["name"]).slice(0, longestName).join(""), keptAt };
    }),
  );
}

/** Makes a name that no other style has. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function stylesIn(text: string): readonly unknown[] {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    throw new NoStyles();
  }
  if (!isRecord(file) || file["format"] !== format || !Array.isArray(file["styles"])) throw new NoStyles();
  return file["styles"];
}

async function pictureOf({ name, png }: Readonly<Record<string, unknown>>): Promise<LogoPicture | undefined> {
  const base64 = typeof png === "string" ? /^data:image\/png;base64,([\w+/=]+)$/.exec(png)?.[1] : undefined;
  if (base64 === undefined) return undefined;
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return { pixels: await loadLogo(new Blob([bytes], { type: "image/png" })), name: typeof name === "string" ? name : "picture.png" };
}

/** A picture as the text of a PNG. */
function pngOf({ data, width, height }: Pixels): string {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  canvas.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
  return canvas.toDataURL("image/png");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
