import { call } from "./core.js";
import { HongbaoError } from "./error.js";
import { cut, invalid } from "./option.js";
import { keepPhotograph } from "./picture/look.js";
import type { Pixels } from "./style.js";
import { plainBytes } from "./view.js";

/** The longest side of a logo in pixels: more than any picture shows of it. A file of vectors is drawn as large. */
const longest = 1024;

/** The longest side of a photograph whose pixels would make a picture of many hundred kilobytes. */
const longestOfPhotograph = 512;

/** The most bytes of a JPEG file that is embedded as it came. */
const mostBytes = 200_000;

/**
 * Decodes a picture for use as a logo: PNG in every runtime, the rest in a page or a worker. Larger ones are scaled down to 1 024 pixels
 * a side, and an SVG is drawn at 1 024 pixels along its longer side. A photograph is kept as a JPEG file too, which `qrToSvg` and
 * `qrToPdf` embed.
 *
 * @param source - a file, its bytes, or an address
 * @throws HongbaoError `logo-unreachable` (data: `address`, and `status` where a server answered), `logo-not-a-picture`,
 * `logo-needs-canvas` where this runtime cannot decode the `file`, `logo-tainted` where it comes from another origin that does not share it
 *
 * @example
 * ```ts
 * import { loadLogo, qrToPng } from "hongbao";
 *
 * const image = await loadLogo(qrToPng("恭喜发财"));
 * [image.width, image.height]; // [290, 290]
 * await loadLogo(new TextEncoder().encode("no picture")); // throws logo-not-a-picture
 * ```
 *
 * @example In a page
 * ```ts
 * import { loadLogo, qrToSvg } from "hongbao";
 *
 * const file = new Blob(['<svg xmlns="http://www.w3.org/2000/svg" width="64" height="32"><rect width="64" height="32" fill="#c00"/></svg>'], { type: "image/svg+xml" });
 * const image = await loadLogo(file);
 * [image.width, image.height]; // [1024, 512]
 * qrToSvg("https://example.com/", { logo: { image } }).includes("<image"); // true
 * await loadLogo(new Blob(["no picture"])); // throws logo-not-a-picture
 * ```
 */
export async function loadLogo(source: Blob | string | Uint8Array): Promise<Pixels> {
  if (typeof source === "string") return typeof Image === "undefined" ? decode(await fetched(source)) : decodeAddress(source);
  if (source instanceof Uint8Array) return decode(plainBytes(source, "source"));
  if (typeof Blob !== "undefined" && source instanceof Blob) return decode(new Uint8Array(await source.arrayBuffer()));
  throw invalid("source", source, "a Blob, an address, a Uint8Array");
}

/** What a file is, by its first bytes. */
function kindOf(file: Uint8Array): "PNG" | "JPEG" | "WebP" | "SVG" | "other" {
  const start = String.fromCharCode(...file.subarray(0, 512));
  if (start.startsWith("\x89PNG\r\n\x1a\n")) return "PNG";
  if (start.startsWith("\xff\xd8\xff")) return "JPEG";
  if (start.startsWith("RIFF") && start.slice(8, 12) === "WEBP") return "WebP";
  return /^(\xef\xbb\xbf)?\s*<(\?xml|!|([\w-]+:)?svg)/.test(start) ? "SVG" : "other";
}

/** Decodes the bytes of a file. */
async function decode(file: Uint8Array<ArrayBuffer>): Promise<Pixels> {
  const kind = kindOf(file);
  const paints = typeof document !== "undefined" || typeof OffscreenCanvas !== "undefined";
  if (kind === "PNG" && !paints) return call((core) => core.readPng(file, longest));
  if (!paints || (kind === "SVG" && typeof Image === "undefined")) {
    throw kind === "other" ? new HongbaoError("logo-not-a-picture", { reason: "no PNG, JPEG, WebP or SVG" }) : new HongbaoError("logo-needs-canvas", { file: kind });
  }
  const blob = new Blob([file], { type: kind === "SVG" ? "image/svg+xml" : "" });
  const pixels = typeof Image === "undefined" ? await decodeBitmap(blob).catch(refused) : await decodeBlob(blob, kind === "SVG");
  if (kind === "JPEG" && file.length <= mostBytes) keepPhotograph(pixels, file);
  return pixels;
}

async function decodeBlob(blob: Blob, vector: boolean): Promise<Pixels> {
  // What an engine refuses or does not know here, an image element may still show.
  const pixels = vector || typeof createImageBitmap === "undefined" ? undefined : await decodeBitmap(blob).catch(unlessOurs);
  if (pixels !== undefined) return pixels;
  const address = URL.createObjectURL(blob);
  try {
    return await read(...sized(await shown(address), vector));
  } catch (problem) {
    return refused(problem);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Says that the engine decodes no such file. @throws HongbaoError always */
function refused(problem: unknown): never {
  throw problem instanceof HongbaoError ? problem : notAPicture(problem);
}

function unlessOurs(problem: unknown): undefined {
  if (problem instanceof HongbaoError) throw problem;
}

/** Decodes a file beside the page's thread, and makes it smaller there: a canvas would take a tenth of a second of the thread. */
async function decodeBitmap(blob: Blob): Promise<Pixels> {
  const whole = await createImageBitmap(blob);
  let less: ImageBitmap | undefined;
  try {
    const scale = longest / Math.max(whole.width, whole.height);
    if (scale < 1) less = await smaller(blob, Math.max(1, Math.round(whole.width * scale)), Math.max(1, Math.round(whole.height * scale)));
    const bitmap = less ?? whole;
    return await read(bitmap, bitmap.width, bitmap.height, false);
  } finally {
    whole.close();
    less?.close();
  }
}

/** Decodes a file in another size; nothing where the engine does not know how. */
async function smaller(blob: Blob, width: number, height: number): Promise<ImageBitmap | undefined> {
  try {
    const bitmap = await createImageBitmap(blob, { resizeWidth: width, resizeHeight: height, resizeQuality: "high" });
    return bitmap.width === width && bitmap.height === height ? bitmap : undefined;
  } catch {
    return undefined;
  }
}

/** An image element asks the policy for images instead of that for connections. What it does not show is asked for once more, for the cause. */
async function decodeAddress(address: string): Promise<Pixels> {
  let image: HTMLImageElement;
  try {
    image = await shown(address);
  } catch (problem) {
    throw await causeOf(address, problem);
  }
  return read(...sized(image, /^data:image\/svg|\.svg(z?)([?#]|$)/i.test(address)));
}

async function shown(address: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.crossOrigin = "anonymous";
  image.src = address;
  await image.decode();
  return image;
}

/** An SVG file without a size has none here. */
function sized(image: HTMLImageElement, vector: boolean): [HTMLImageElement, number, number, boolean] {
  return [image, image.naturalWidth || longest, image.naturalHeight || longest, vector];
}

/** Reads the pixels of an image. Of a photograph it keeps a JPEG file. */
async function read(image: CanvasImageSource, naturalWidth: number, naturalHeight: number, vector: boolean): Promise<Pixels> {
  const side = Math.max(naturalWidth, naturalHeight);
  const pixels = painted(image, naturalWidth, naturalHeight, vector ? longest / side : Math.min(1, longest / side));
  if (vector || side <= longestOfPhotograph || !isPhotograph(pixels)) return pixels;
  const canvas = canvasOf(image, naturalWidth, naturalHeight, longestOfPhotograph / side);
  const less = pixelsOf(canvas);
  const file = await jpegOf(canvas);
  if (file !== undefined) keepPhotograph(less, file);
  return less;
}

/** A picture without opacity and with very many colours; a drawing has few, and edges that JPEG blurs. */
function isPhotograph({ data }: Pixels): boolean {
  const colors = new Set<number>();
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] !== 255) return false;
    // Every eighth pixel tells enough.
    if (at % 32 === 0 && colors.size < 4096) colors.add(((data[at] as number) * 256 + (data[at + 1] as number)) * 256 + (data[at + 2] as number));
  }
  return colors.size >= 4096;
}

function painted(image: CanvasImageSource, width: number, height: number, scale: number): Pixels {
  return pixelsOf(canvasOf(image, width, height, scale));
}

function canvasOf(image: CanvasImageSource, naturalWidth: number, naturalHeight: number, scale: number): HTMLCanvasElement | OffscreenCanvas {
  const width = Math.max(1, Math.round(naturalWidth * scale));
  const height = Math.max(1, Math.round(naturalHeight * scale));
  const canvas = typeof document === "undefined" ? new OffscreenCanvas(width, height) : Object.assign(document.createElement("canvas"), { width, height });
  const context = canvas.getContext("2d") as CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null;
  if (context === null) throw new HongbaoError("logo-needs-canvas", { file: "picture" });
  // Of a picture far larger the engine keeps halves, quarters and so on, which are as good here and take a tenth of the time.
  context.imageSmoothingQuality = scale < 0.5 ? "medium" : "high";
  context.drawImage(image, 0, 0, width, height);
  return canvas;
}

function pixelsOf(canvas: HTMLCanvasElement | OffscreenCanvas): Pixels {
  const { width, height } = canvas;
  const context = canvas.getContext("2d") as CanvasRenderingContext2D;
  try {
    const { data } = context.getImageData(0, 0, width, height);
    return { data: data as Uint8ClampedArray<ArrayBuffer>, width, height };
  } catch (problem) {
    throw new HongbaoError("logo-tainted", {}, problem);
  }
}

/** Returns the JPEG file of a canvas, where the engine writes one. */
async function jpegOf(canvas: HTMLCanvasElement | OffscreenCanvas): Promise<Uint8Array | undefined> {
  const blob =
    "convertToBlob" in canvas
      ? await canvas.convertToBlob({ type: "image/jpeg", quality: 0.85 })
      : await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.85));
  return blob === null || blob.type !== "image/jpeg" ? undefined : new Uint8Array(await blob.arrayBuffer());
}

/** Fetches a file. */
async function fetched(address: string): Promise<Uint8Array<ArrayBuffer>> {
  let response: Response;
  try {
    response = await fetch(address);
  } catch (problem) {
    throw unreachable(address, {}, problem);
  }
  if (!response.ok) throw unreachable(address, { status: response.status });
  return new Uint8Array(await response.arrayBuffer());
}

/** Finds out why an image element did not show an address. */
async function causeOf(address: string, problem: unknown): Promise<HongbaoError> {
  try {
    await fetched(address);
  } catch (unfetched) {
    if ((unfetched as HongbaoError).data["status"] !== undefined) return unfetched as HongbaoError;
    // Another origin that answers, but does not share what it says.
    const answers = await fetch(address, { mode: "no-cors" }).then(
      () => true,
      () => false,
    );
    return answers ? new HongbaoError("logo-tainted", { address: cut(address, 200) }, problem) : (unfetched as HongbaoError);
  }
  return notAPicture(problem);
}

function unreachable(address: string, data: { status?: number }, cause?: unknown): HongbaoError {
  return new HongbaoError("logo-unreachable", { address: cut(address, 200), ...data }, cause);
}

function notAPicture(cause: unknown): HongbaoError {
  return new HongbaoError("logo-not-a-picture", { reason: "the engine does not decode it" }, cause);
}
