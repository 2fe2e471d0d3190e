import { HongbaoError } from "../error.js";
import type { Pixels } from "../style.js";
import { base64 } from "./base64.js";
import { captionColor, fontSize, middle } from "./caption.js";
import { decimal } from "./decimal.js";
import type { Arrangement, Color, Flow, Paint, PlacedLogo } from "./drawing.js";
import { mediaType } from "./logo-file.js";

/**
 * Writes a picture as the text of an SVG, as wide and high in pixels as the other pictures: one path a paint, in modules from the
 * symbol's top left corner. A label that is not empty becomes its title. There are no style sheets, no scripts and no references to
 * anything outside the text.
 *
 * @param paths - the words of the paths: of the dark modules, then of the finder frames and the finder centres where they have a
 * colour of their own
 * @param pngOf - writes pixels as a PNG file
 * @throws HongbaoError `logo-unsupported` where only the engine can draw the logo, or its file is none that is embedded
 */
export function writeSvg(drawing: Arrangement, label: string, paths: readonly string[], pngOf: (pixels: Pixels) => Uint8Array): string {
  const { layout, dark, light, logo } = drawing;
  const modules = (pixels: number) => decimal(pixels, 5, layout.module);
  const [left, top, width, height] = [modules(-layout.left), modules(-layout.top), modules(layout.width), modules(layout.height)];
  // Where every edge lies on the grid no edge needs smoothing.
  const crisp = logo === undefined && paths.every(isStraight) ? ` shape-rendering="crispEdges"` : "";
  let text = `<svg xmlns="http://www.w3.org/2000/svg" width="${layout.width}" height="${layout.height}" viewBox="${left} ${top} ${width} ${height}" role="img"${crisp}>`;
  if (label !== "") text += `<title>${escape(label)}</title>`;
  if ((light & 255) !== 0) text += `<path${fill("fill", light)} d="M${left} ${top}h${width}v${height}H${left}z"/>`;
  let next = 0;
  for (const paint of [dark, drawing.frame, drawing.centre]) {
    if (paint === undefined) continue;
    const path = paths[next];
    next += 1;
    if (path) text += `${start(paint)} d="${path}"/>`;
  }
  if (logo !== undefined) text += embed(logo, pngOf);
  if (drawing.caption !== "") text += write(drawing);
  return `${text}</svg>`;
}

/** Tells whether a path has neither arcs nor slanted lines. Not one expression, which takes twenty times as long. */
function isStraight(path: string): boolean {
  return !["a", "A", "l", "L"].some((letter) => path.includes(letter));
}

/** The start of a path, after its gradient. */
function start(paint: Paint): string {
  if (typeof paint === "object") return define(paint);
  return `<path${paint === 0xff ? "" : fill("fill", paint)}`;
}

/** A gradient and the start of the path that it fills. */
function define({ axis, stops }: Flow): string {
  const [kind, names] = axis.length === 3 ? ["radial", "cx cy r"] : ["linear", "x1 y1 x2 y2"];
  let words = ` gradientUnits="userSpaceOnUse"${attributes(names, axis)}>`;
  // Offsets are single floats, as the other pictures measure them.
  for (const { offset, color } of stops) words += `<stop${attributes("offset", [Math.fround(offset)], 5)}${fill("stop-color", color)}/>`;
  const id = identifier(words);
  return `<${kind}Gradient id="${id}"${words}</${kind}Gradient><path fill="url(#${id})"`;
}

/** The logo as an embedded file. */
function embed({ image, x, y, side, circle }: PlacedLogo, pngOf: (pixels: Pixels) => Uint8Array): string {
  let text = "<image";
  if (circle) {
    const words = attributes("cx cy r", [x + side / 2, y + side / 2, side / 2]);
    const id = identifier(words);
    text = `<clipPath id="${id}"><circle${words}/></clipPath><image clip-path="url(#${id})" preserveAspectRatio="xMidYMid slice"`;
  }
  const file = image instanceof Uint8Array ? image : "data" in image ? pngOf(image) : undefined;
  if (file === undefined) throw new HongbaoError("logo-unsupported", { found: "an image element or bitmap" });
  return `${text}${attributes("x y width height", [x, y, side, side])} href="data:${mediaType(file)};base64,${base64(file)}"/>`;
}

/** The caption as text, in modules. */
function write({ layout, dark, caption }: Arrangement): string {
  const size = fontSize(caption, layout);
  // Letters stand a third of their size below their middle.
  const places = [size, layout.width / 2 - layout.left, middle(layout) + size * 0.35 - layout.top].map((pixels) => pixels / layout.module);
  return `<text text-anchor="middle" font-family="system-ui,sans-serif"${attributes("font-size x y", places)}${fill("fill", captionColor(dark))}>${escape(caption)}</text>`;
}

/** Attributes with numbers of so many decimals. */
function attributes(names: string, numbers: readonly number[], places = 3): string {
  const words = names.split(" ").map((name, place) => ` ${name}="${decimal(numbers[place] as number, places)}"`);
  return words.join("");
}

/** A colour as `fill` or `stop-color`, with its opacity where it has one. */
function fill(name: "fill" | "stop-color", color: Color): string {
  const digits = hexadecimal(color >>> 8, 6);
  const short = /^(.)\1(.)\2(.)\3$/.test(digits) ? `${digits[0]}${digits[2]}${digits[4]}` : digits;
  const alpha = color & 255;
  return ` ${name}="#${short}"${alpha === 255 ? "" : attributes(name.replace(/-color|$/, "-opacity"), [alpha / 255])}`;
}

/**
 * A name for a definition: a letter and eight digits that follow from its text (FNV-1a), so that of two pictures in one page none
 * takes the other's gradient.
 */
function identifier(words: string): string {
  let hash = 0x811c9dc5;
  for (let place = 0; place < words.length; place += 1) hash = Math.imul(hash ^ words.charCodeAt(place), 0x01000193);
  return `g${hexadecimal(hash >>> 0, 8)}`;
}

function hexadecimal(value: number, digits: number): string {
  return (16 ** digits + value).toString(16).slice(1);
}

/** A text that may stand between tags; what XML has no way to write becomes U+FFFD. */
function escape(text: string): string {
  return text.replace(/[&<>"'\0-\x1f\ufffe\uffff\p{Surrogate}]/gu, (letter) => escapes[letter] ?? "\ufffd");
}

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\t": " ", "\n": " ", "\r": " " };
