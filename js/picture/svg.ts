import type { Pixels } from "../style.js";
import { HongbaoError } from "../error.js";
import { base64 } from "./base64.js";
import { fontSize } from "./caption.js";
import { channels } from "./color.js";
import { decimal } from "./decimal.js";
import type { Color, Drawing, Flow, Layout, PlacedLogo } from "./drawing.js";
import { mediaType } from "./logo-file.js";
import { captionColor } from "./paint.js";

/**
 * Writes an SVG picture, as wide and high in pixels as the other pictures of this drawing: one path a paint, in modules from the
 * symbol's top left corner; no style sheets, no scripts, and no references to anything outside.
 *
 * @param paths - the paths of dark modules, of finder frames and of finder centres, as far as those have colours of their own
 * @throws HongbaoError `logo-unsupported`
 */
export function writeSvg(drawing: Drawing, paths: readonly string[], pngOf: (pixels: Pixels) => Uint8Array): string {
  const { layout, dark, light, frame, centre, logo, caption, label } = drawing;
  const { width, height } = layout;
  const [left, top, across, down] = [-layout.left, -layout.top, width, height].map((pixels) => modules(pixels, layout));
  // Where every edge lies on the grid no edge needs smoothing.
  const crisp = logo === undefined && !paths.some((path) => /[al]/i.test(path)) ? ' shape-rendering="crispEdges"' : "";
  let text = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left} ${top} ${across} ${down}" role="img"${crisp}>`;
  if (label !== "") text += `<title>${escape(label)}</title>`;
  if ((light & 255) !== 0) text += `<path${fill("fill", light)} d="M${left} ${top}h${across}v${down}H${left}z"/>`;
  let place = 0;
  for (const paint of [dark, frame, centre]) {
    if (paint === undefined) continue;
    const path = paths[place++];
    if (path === "") continue;
    const [definition, filled] = typeof paint === "object" ? define(paint) : ["", paint === 0xff ? "" : fill("fill", paint)];
    text += `${definition}<path${filled} d="${path}"/>`;
  }
  if (logo !== undefined) text += image(logo, pngOf);
  if (caption !== "") text += line(drawing);
  return `${text}</svg>`;
}

/** Writes pixels in modules: exact wherever the size is a whole number of modules, else to a hundred thousandth. */
function modules(pixels: number, { module }: Layout): string {
  return decimal(pixels / module, 5);
}

/** Defines a gradient, under a name made of what it says, so that of two pictures in one page none takes the other's; and fills by it. */
function define({ axis, stops }: Flow): [definition: string, filled: string] {
  const names = axis.length === 4 ? ["x1", "y1", "x2", "y2"] : ["cx", "cy", "r"];
  const kind = axis.length === 4 ? "linearGradient" : "radialGradient";
  const places = names.map((name, place) => attribute(name, axis[place] as number)).join("");
  const colors = stops.map(({ offset, color }) => `<stop${attribute("offset", offset, 5)}${fill("stop-color", color)}/>`).join("");
  const words = ` gradientUnits="userSpaceOnUse"${places}>${colors}`;
  const id = identifier(words);
  return [`<${kind} id="${id}"${words}</${kind}>`, ` fill="url(#${id})"`];
}

/** Embeds a logo as a file. */
function image({ image, x, y, side, circle }: PlacedLogo, pngOf: (pixels: Pixels) => Uint8Array): string {
  let [definition, clip] = ["", ""];
  if (circle) {
    const words = attribute("cx", x + side / 2) + attribute("cy", y + side / 2) + attribute("r", side / 2);
    const id = identifier(words);
    definition = `<clipPath id="${id}"><circle${words}/></clipPath>`;
    clip = ` clip-path="url(#${id})" preserveAspectRatio="xMidYMid slice"`;
  }
  const file = image instanceof Uint8Array;
  if (!file && !("data" in image)) throw new HongbaoError("logo-unsupported", { found: "an image element or bitmap" });
  const [type, bytes] = file ? [mediaType(image), image] : ["image/png", pngOf(image)];
  const square = attribute("x", x) + attribute("y", y) + attribute("width", side) + attribute("height", side);
  return `${definition}<image${clip}${square} href="data:${type};base64,${base64(bytes)}"/>`;
}

/** Writes the caption as text, in modules. */
function line(drawing: Drawing): string {
  const { module, left, top, width, height, line } = drawing.layout;
  const size = fontSize(drawing.caption, width, line);
  // Letters stand nearer to the symbol than the middle of their line, and a third of their size below their own middle.
  const base = height - line + line * 0.4 + size * 0.35 - top;
  const places = attribute("font-size", size / module) + attribute("x", (width / 2 - left) / module) + attribute("y", base / module);
  return `<text text-anchor="middle" font-family="system-ui,sans-serif"${places}${fill("fill", captionColor(drawing))}>${escape(drawing.caption)}</text>`;
}

function attribute(name: string, number: number, places = 3): string {
  return ` ${name}="${decimal(number, places)}"`;
}

/** Writes a colour as `fill` or `stop-color`, with its opacity where it has one. */
function fill(name: "fill" | "stop-color", color: Color): string {
  const [red, green, blue, alpha] = channels(color);
  const parts = [red, green, blue];
  const short = parts.every((part) => part % 17 === 0);
  const digits = parts.map((part) => (short ? (part / 17).toString(16) : part.toString(16).padStart(2, "0"))).join("");
  return ` ${name}="#${digits}"${alpha === 255 ? "" : attribute(name.replace(/-.*|$/, "-opacity"), alpha / 255)}`;
}

/** Returns a name for a definition: a letter and eight digits that follow from its text (FNV-1a). */
function identifier(words: string): string {
  let hash = 0x811c9dc5;
  for (let place = 0; place < words.length; place += 1) hash = Math.imul(hash ^ words.charCodeAt(place), 0x01000193);
  return `g${(hash >>> 0).toString(16).padStart(8, "0")}`;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\t": " ", "\n": " ", "\r": " " };

/** Writes a text that may stand between tags; what XML has no way to write becomes U+FFFD. */
function escape(text: string): string {
  return text.replace(/[&<>"'\0-\x1f\ufffe\uffff]|\p{Surrogate}/gu, (letter) => entities[letter] ?? "\ufffd");
}
