import { HongbaoError } from "../error.js";
import { type Line, shaperOf } from "../font/line.js";
import { invalid } from "../option.js";
import type { CanvasLike, EngineImage, Font, Pixels } from "../style.js";

// What Rust asks of the engine while it makes a picture: canvases, images and letters.

/**
 * Called by Rust. Makes a canvas as large as a picture and returns its context.
 *
 * @throws HongbaoError `option-invalid` where it has no 2D context
 * @internal
 */
export function contextOf(canvas: CanvasLike, width: number, height: number): CanvasRenderingContext2D {
  const context = canvas.getContext("2d") as CanvasRenderingContext2D | null;
  if (!context) throw invalid("canvas", canvas, "a canvas with a 2D context");
  // Setting a side clears the canvas and makes a new one, even if it is the same.
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  return context;
}

/**
 * Called by Rust. Draws the image of a logo, fitted into its square or filling the disc in it.
 *
 * @throws HongbaoError `logo-unsupported`
 * @internal
 */
export function drawImage(context: CanvasRenderingContext2D, image: EngineImage, left: number, top: number, side: number, circle: boolean): void {
  const half = side / 2;
  const [width, height] = sidesOf(image) as [number, number];
  context.save();
  context.resetTransform();
  context.globalAlpha = 1;
  context.globalCompositeOperation = "source-over";
  context.imageSmoothingQuality = "high";
  if (circle) {
    context.beginPath();
    context.arc(left + half, top + half, half, 0, 7);
    context.clip();
  }
  const scale = side / (circle ? Math.min(width, height) : Math.max(width, height));
  try {
    context.drawImage(image as CanvasImageSource, left + half - (width * scale) / 2, top + half - (height * scale) / 2, width * scale, height * scale);
  } catch {
    throw new HongbaoError("logo-unsupported", { found: "an image that cannot be drawn" });
  } finally {
    context.restore();
  }
}

/** Returns width and height of an image. An image element says elsewhere how large its file is. */
export function sidesOf(image: EngineImage): readonly [width: unknown, height: unknown] {
  const { naturalWidth, naturalHeight } = image as { naturalWidth?: unknown; naturalHeight?: unknown };
  return [naturalWidth ?? image.width, naturalHeight ?? image.height];
}

/** The lines that fonts made last: the next code mostly has the same ones. */
const shaped: { readonly font: Font; readonly text: string; readonly line: Line }[] = [];

/** The lines that are kept: those of a caption and of a frame. */
const mostShaped = 4;

/**
 * Called by Rust. Has a font make a line of a text, in another WebAssembly file, or returns the one that it made before.
 *
 * @param option - the option that the text is of
 * @throws HongbaoError `option-invalid` where the font lacks characters, or the text is too long
 * @internal
 */
export function shapeLine(font: Font, text: string, option: string): Line {
  const known = shaped.find((line) => line.font === font && line.text === text);
  if (known !== undefined) return known.line;
  try {
    const line: Line | null | undefined = shaperOf(font)?.(text);
    if (typeof line?.width !== "number" || typeof line.steps !== "string" || !(line.points instanceof Float32Array)) throw invalid("font", font, "a font of loadFont");
    shaped.unshift({ font, text, line });
    shaped.length = Math.min(shaped.length, mostShaped);
    return line;
  } catch (problem) {
    if (!(problem instanceof Error) || problem.name !== "HongbaoError") throw problem;
    // It comes from another bundle, whose class may be another one, and which does not know what a line is for that is too long.
    const { code, data, cause, kind } = problem as HongbaoError & { cause?: unknown };
    throw new HongbaoError(code, String(data["allowed"]).startsWith("a line") ? { ...data, option } : data, cause, kind);
  }
}

/** The letters that were painted last, and everything that they depend on: the next code mostly has the same ones. */
const painted: { readonly asked: string; readonly strip: Uint8Array }[] = [];

/** The letters that are kept, those of a caption and of a frame, and the most bytes of either. */
const mostPainted = 2;
const mostBytes = 1 << 20;

/**
 * Called by Rust. Paints lines in the engine's fonts on nothing, whose letters have their middles so far from the top; undefined where it has no 2D
 * canvas. Letters that were painted before are the same object again.
 *
 * @internal
 */
export function paintLetters(lines: string, middles: Float64Array, width: number, height: number, fontSize: number, fontWeight: number, color: string): Uint8Array | undefined {
  const around = surroundings();
  const asked = JSON.stringify([lines, ...middles, width, height, fontSize, fontWeight, color, around]);
  const known = painted.find((letters) => letters.asked === asked);
  // An engine takes as long for a canvas as for the whole symbol.
  if (known !== undefined) return known.strip;
  const slate = textCanvas(width, height)?.getContext("2d") as OffscreenCanvasRenderingContext2D | null | undefined;
  if (slate === null || slate === undefined) return undefined;
  slate.font = `${fontWeight} ${fontSize}px system-ui, sans-serif`;
  slate.textAlign = "center";
  slate.textBaseline = "middle";
  slate.fillStyle = color;
  lines.split("\n").forEach((line, place) => slate.fillText(line, width / 2, middles[place] as number, width * 0.96));
  const strip = new Uint8Array(slate.getImageData(0, 0, width, height).data.buffer);
  // Fonts may have begun to load with the letters.
  if (around !== undefined && around === surroundings() && strip.length <= mostBytes) {
    painted.unshift({ asked, strip });
    painted.length = Math.min(painted.length, mostPainted);
  }
  return strip;
}

/**
 * Called by Rust.
 *
 * @internal
 */
export function stripPixels(strip: Uint8Array): Uint8Array {
  return strip;
}

/**
 * Says what letters depend on beside what they are painted with: the language and the direction of the page, and in engines that know no
 * `system-ui` the fonts that a page loads under that name. Undefined where nobody knows: while fonts are loading, and outside of browsers, where
 * `sans-serif` is what a program has made it.
 */
function surroundings(): string | undefined {
  const page = typeof document === "undefined" ? undefined : document;
  const { fonts } = page ?? (globalThis as { fonts?: FontFaceSet });
  if (fonts?.status !== "loaded") return undefined;
  const root = page?.documentElement;
  return root === undefined ? `${fonts.size}` : `${root.lang} ${root.dir} ${getComputedStyle(root).direction} ${fonts.size}`;
}

function textCanvas(width: number, height: number): OffscreenCanvas | HTMLCanvasElement | undefined {
  if (typeof OffscreenCanvas !== "undefined") {
    const canvas = new OffscreenCanvas(width, height);
    // Safari before 16.4 has the class for WebGL alone.
    if (canvas.getContext("2d") !== null) return canvas;
  }
  if (typeof document === "undefined") return undefined;
  return Object.assign(document.createElement("canvas"), { width, height });
}

/**
 * Called by Rust. The pixels lie in the memory of the instance, so they are copied.
 *
 * @internal
 */
export function pixelsOf(data: Uint8ClampedArray, width: number, height: number): Pixels {
  return { data: data.slice(), width, height };
}
