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

/**
 * Called by Rust. Has a font make a line of a text, in another WebAssembly file.
 *
 * @param option - the option that the text is of
 * @throws HongbaoError `option-invalid` where the font lacks characters, or the text is too long
 * @internal
 */
export function shapeLine(font: Font, text: string, option: string): Line {
  try {
    const line: Line | null | undefined = shaperOf(font)?.(text);
    if (typeof line?.width !== "number" || typeof line.steps !== "string" || !(line.points instanceof Float32Array)) throw invalid("font", font, "a font of loadFont");
    return line;
  } catch (problem) {
    if (!(problem instanceof Error) || problem.name !== "HongbaoError") throw problem;
    // It comes from another bundle, whose class may be another one, and which does not know what a line is for that is too long.
    const { code, data, cause, kind } = problem as HongbaoError & { cause?: unknown };
    throw new HongbaoError(code, String(data["allowed"]).startsWith("a line") ? { ...data, option } : data, cause, kind);
  }
}

/** A canvas for letters. */
export type Slate = OffscreenCanvasRenderingContext2D;

/**
 * Called by Rust. Makes a canvas for letters in the engine's fonts; undefined where it has no 2D canvas.
 *
 * @internal
 */
export function slateOf(width: number, height: number, fontSize: number, fontWeight: number, color: string): Slate | undefined {
  const context = textCanvas(width, height)?.getContext("2d") as Slate | null | undefined;
  if (context === null || context === undefined) return undefined;
  context.font = `${fontWeight} ${fontSize}px system-ui, sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = color;
  return context;
}

/**
 * Called by Rust. Paints a line of text on nothing, whose letters have their middle so far from the top.
 *
 * @internal
 */
export function paintLine(slate: Slate, text: string, width: number, middle: number): void {
  slate.fillText(text, width / 2, middle, width * 0.96);
}

/**
 * Called by Rust.
 *
 * @internal
 */
export function slatePixels(slate: Slate, width: number, height: number): Uint8Array {
  return new Uint8Array(slate.getImageData(0, 0, width, height).data.buffer);
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
