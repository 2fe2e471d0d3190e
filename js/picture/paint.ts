import { call } from "../core.js";
import type { Bytes } from "../encode.js";
import { HongbaoError } from "../error.js";
import { invalid } from "../option.js";
import type { CanvasLike, Pixels } from "../style.js";
import { captionColor, fontSize } from "./caption.js";
import { cssColor } from "./color.js";
import type { Arrangement, Drawing, PlacedLogo } from "./drawing.js";
import { logoSquare, paintCaption, paintLogo } from "./overlay.js";
import { indexed, pngOf } from "./png.js";

/** Paints the pixels of a picture. */
export function paintPixels(drawing: Drawing): Uint8Array {
  const { layout, logo } = drawing;
  const strip = paintStrip(drawing);
  const data = call((core) => core.paint(undefined, false, ...described(drawing)));
  if (logo !== undefined) paintLogo(data, layout, logo);
  if (strip !== undefined) paintCaption(data, layout, strip);
  return data;
}

/** Paints a picture on a canvas, which becomes as large. */
export function paintCanvas(drawing: Drawing, canvas: CanvasLike): void {
  const { width, height } = drawing.layout;
  // What is covered is painted here, the rest at once in its place.
  const data = drawing.logo === undefined && drawing.caption === "" ? undefined : paintPixels(drawing);
  const context = canvas.getContext("2d") as CanvasRenderingContext2D | null;
  if (!context) throw invalid("canvas", canvas, "a canvas with a 2D context");
  // Setting a side clears the canvas and makes a new one, even if it is the same.
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  if (data) context.putImageData(new ImageData(new Uint8ClampedArray(data.buffer as ArrayBuffer), width, height), 0, 0);
  else call((core) => core.paint(context, false, ...described(drawing)));
}

/** Paints a picture as a PNG file. */
export function paintPng(drawing: Drawing): Bytes {
  const { width, height, module } = drawing.layout;
  // What flows or is covered has more colours than its modules.
  if (typeof drawing.dark === "object" || drawing.logo !== undefined || drawing.caption !== "") {
    const data = paintPixels(drawing);
    return call((core) => pngOf(data, width, module, core.deflate));
  }
  const parts = call((core) => core.paint(undefined, true, ...described(drawing)));
  const end = 4 * (parts[0] as number) + 5;
  return indexed(width, height, parts.subarray(1, end), parts.subarray(end));
}

/** What `paint` in `src/wasm/picture.rs` takes of a picture. */
function described(drawing: Drawing): [width: number, modules: Uint8Array, numbers: Float64Array] {
  const { symbol, layout, dark, light, frame = 0, centre = 0, logo } = drawing;
  const flows = typeof dark === "object";
  const numbers = [shapesOf(drawing), logo?.reach ?? 0, layout.module, layout.left, layout.top, layout.width, layout.height, light, frame, centre, flows ? 0 : dark];
  if (flows) numbers.push(...dark.axis, ...dark.stops.flatMap(({ offset, color }) => [offset, color]));
  return [symbol.width, symbol.modules, new Float64Array(numbers)];
}

/** The shapes, as `style` in `src/wasm/picture.rs` reads them. */
export function shapesOf({ shapes, logo, dark }: Arrangement): number {
  const flowing = typeof dark === "object" ? dark.axis.length % 2 + 1 : 0;
  return shapes | (logo?.circle === true ? 1 << 10 : 0) | (flowing << 11);
}

/** Draws the logo of a picture on its canvas, fitted into its square or filling its disc. */
export function drawLogo(canvas: CanvasLike, drawing: Drawing, logo: PlacedLogo): void {
  const { width, height, circle } = logo;
  const [left, top, side] = logoSquare(drawing.layout, logo);
  const half = side / 2;
  const context = canvas.getContext("2d") as CanvasRenderingContext2D;
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
    context.drawImage(logo.image as CanvasImageSource, left + half - (width * scale) / 2, top + half - (height * scale) / 2, width * scale, height * scale);
  } catch {
    throw new HongbaoError("logo-unsupported", { found: "an image that cannot be drawn" });
  } finally {
    context.restore();
  }
}

/** Paints the caption on nothing, by the engine's letters; undefined: there is none. @throws `caption-needs-canvas` */
export function paintStrip({ caption, layout, dark }: Drawing): Pixels | undefined {
  if (caption === "") return undefined;
  const { width, line } = layout;
  const context = textCanvas(width, line)?.getContext("2d") as OffscreenCanvasRenderingContext2D | null | undefined;
  if (context === null || context === undefined) throw new HongbaoError("caption-needs-canvas");
  context.font = `${fontSize(caption, layout)}px system-ui, sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = cssColor(captionColor(dark));
  context.fillText(caption, width / 2, line * 0.4, width * 0.96);
  return context.getImageData(0, 0, width, line) as Pixels;
}

function textCanvas(width: number, height: number): OffscreenCanvas | HTMLCanvasElement | undefined {
  if (typeof OffscreenCanvas !== "undefined") {
    const canvas = new OffscreenCanvas(width, height);
    // Safari before 16.4 has the class for WebGL alone.
    if (canvas.getContext("2d") !== null) return canvas;
  }
  if (typeof document === "undefined") return undefined;
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return canvas;
}
