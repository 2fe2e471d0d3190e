import { codeOptions } from "./code-options.js";
import type { EncodeOptions } from "./encode.js";
import { inspectQr } from "./inspect.js";
import { invalid, oneOf } from "./option.js";
import { drawQr, type QrInput, qrToPng } from "./picture.js";
import type { Style } from "./style.js";

/** What the file is to be. */
export interface BlobOptions {
  /** @defaultValue `"image/png"` */
  type?: "image/png" | "image/jpeg" | "image/webp" | undefined;
  /** Of JPEG and WebP, 0 to 1. @defaultValue the engine's */
  quality?: number | undefined;
}

const types = ["image/png", "image/jpeg", "image/webp"] as const;

/**
 * Makes a picture file as a `Blob`. JPEG and WebP are written by the engine's canvas, in a page or a worker; PNG is the file of `qrToPng`, in every
 * runtime. What only a canvas draws (images, bitmaps) is drawn on one.
 *
 * @throws HongbaoError those of {@link drawQr}; `option-invalid` where the engine writes no such file, or a ground without a colour is to be a JPEG
 *
 * @example In a page
 * ```ts
 * import { qrToBlob } from "hongbao";
 *
 * const blob = await qrToBlob("https://example.com/", { type: "image/webp", quality: 0.9, size: 400 });
 * blob.type; // "image/webp"
 * await qrToBlob("https://example.com/", { type: "image/jpeg", light: "transparent" }); // throws option-invalid
 * ```
 */
export async function qrToBlob(data: QrInput, given: EncodeOptions & Style & BlobOptions = {}): Promise<Blob> {
  const { type, quality, ...options } = codeOptions(given);
  const wanted = oneOf("type", type, types) ?? "image/png";
  if (quality !== undefined && !(typeof quality === "number" && quality >= 0 && quality <= 1)) throw invalid("quality", quality, "0 … 1");
  if (wanted === "image/png" && !needsCanvas(options)) return new Blob([qrToPng(data, options)], { type: wanted });
  const canvas = newCanvas(wanted);
  drawQr(canvas, data, options);
  if (wanted === "image/jpeg" && options.lightRadius) throw invalid("lightRadius", options.lightRadius, "0, in JPEG");
  if (wanted === "image/jpeg" && options.frame !== undefined) whiten(canvas, data, options);
  if (wanted === "image/jpeg" && transparent(canvas)) throw invalid("light", options.light, "a colour without transparency, in JPEG");
  const blob = "convertToBlob" in canvas ? await canvas.convertToBlob({ type: wanted, ...(quality === undefined ? {} : { quality }) }) : await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, wanted, quality));
  // An engine that cannot write a type writes PNG instead.
  if (blob?.type !== wanted) throw invalid("type", wanted, "image/png, and what this engine writes");
  return blob;
}

/** Whether the logo is an image or a canvas of the engine. */
function needsCanvas({ logo }: Style): boolean {
  const image: unknown = logo?.image;
  return typeof image === "object" && image !== null && !(image instanceof Uint8Array) && !("data" in image);
}

function newCanvas(type: string): HTMLCanvasElement | OffscreenCanvas {
  if (typeof document !== "undefined") return document.createElement("canvas");
  if (typeof OffscreenCanvas !== "undefined") return new OffscreenCanvas(1, 1);
  throw invalid("type", type, "image/png, where there is no canvas");
}

/** Puts white below a frame, whose corners let through what is below; a ground that does so stays as it is. */
function whiten(canvas: HTMLCanvasElement | OffscreenCanvas, data: QrInput, options: EncodeOptions & Style): void {
  if (inspectQr(data, options).findings.some(({ code }) => code === "light-transparent")) return;
  const context = canvas.getContext("2d") as CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
  context.globalCompositeOperation = "destination-over";
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
}

/** Whether any pixel lets through what is below: a ground that flows may do so in its middle alone. */
function transparent(canvas: HTMLCanvasElement | OffscreenCanvas): boolean {
  const context = canvas.getContext("2d") as CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
  const rows = 64;
  for (let y = 0; y < canvas.height; y += rows) {
    const { data } = context.getImageData(0, y, canvas.width, Math.min(rows, canvas.height - y));
    for (let place = 3; place < data.length; place += 4) if (data[place] !== 255) return true;
  }
  return false;
}
