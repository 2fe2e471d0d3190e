import { HongbaoError } from "./error.js";
import { shown } from "./option.js";
import type { Pixels } from "./style.js";

/** The longest side of a logo in pixels: more than any picture shows of it. */
const longest = 2048;

/**
 * Decodes a picture for use as a logo, in a page or a worker; larger ones are scaled down to 2 048 pixels a side.
 *
 * @param source - a file, or an address
 * @throws HongbaoError `logo-unsupported` where it is no picture that the engine decodes, `logo-tainted` where it comes from
 * another origin that does not share it
 *
 * @example In a page
 * ```ts
 * import { loadLogo, qrToSvg } from "hongbao";
 *
 * const file = new Blob(['<svg xmlns="http://www.w3.org/2000/svg" width="64" height="32"><rect width="64" height="32" fill="#c00"/></svg>'], { type: "image/svg+xml" });
 * const image = await loadLogo(file);
 * [image.width, image.height]; // [64, 32]
 * qrToSvg("https://example.com/", { logo: { image } }).includes("<image"); // true
 * await loadLogo(new Blob(["no picture"])); // throws logo-unsupported
 * ```
 */
export async function loadLogo(source: Blob | string): Promise<Pixels> {
  if (typeof source !== "string" && !(typeof Blob !== "undefined" && source instanceof Blob)) throw new HongbaoError("logo-unsupported", { found: shown(source) });
  return typeof Image === "undefined" ? decodeInWorker(source) : decodeInPage(source);
}

/** An image element decodes SVG too, and asks the policy for images instead of that for connections. */
async function decodeInPage(source: Blob | string): Promise<Pixels> {
  const address = typeof source === "string" ? source : URL.createObjectURL(source);
  try {
    const image = new Image();
    image.crossOrigin = "anonymous";
    image.src = address;
    try {
      await image.decode();
    } catch (problem) {
      throw refused(source, problem);
    }
    // An SVG file without a size has none here.
    return read(image, image.naturalWidth || 512, image.naturalHeight || 512);
  } finally {
    if (typeof source !== "string") URL.revokeObjectURL(address);
  }
}

async function decodeInWorker(source: Blob | string): Promise<Pixels> {
  let bitmap: ImageBitmap;
  try {
    const blob = typeof source === "string" ? await (await fetch(source)).blob() : source;
    bitmap = await createImageBitmap(blob);
  } catch (problem) {
    throw refused(source, problem);
  }
  try {
    return read(bitmap, bitmap.width, bitmap.height);
  } finally {
    bitmap.close();
  }
}

function read(image: CanvasImageSource, naturalWidth: number, naturalHeight: number): Pixels {
  const scale = Math.min(1, longest / Math.max(naturalWidth, naturalHeight));
  const width = Math.max(1, Math.round(naturalWidth * scale));
  const height = Math.max(1, Math.round(naturalHeight * scale));
  const canvas = typeof document === "undefined" ? new OffscreenCanvas(width, height) : Object.assign(document.createElement("canvas"), { width, height });
  const context = canvas.getContext("2d") as CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null;
  if (context === null) throw new HongbaoError("logo-unsupported", { found: "no 2D canvas" });
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, width, height);
  try {
    const { data } = context.getImageData(0, 0, width, height);
    return { data: data as Uint8ClampedArray<ArrayBuffer>, width, height };
  } catch (problem) {
    throw new HongbaoError("logo-tainted", {}, problem);
  }
}

function refused(source: Blob | string, problem: unknown): HongbaoError {
  const foreign = typeof source === "string" && typeof location !== "undefined" && /^https?:/.test(source) && new URL(source).origin !== location.origin;
  return new HongbaoError(foreign ? "logo-tainted" : "logo-unsupported", { found: foreign ? new URL(source).origin : "no picture" }, problem);
}
