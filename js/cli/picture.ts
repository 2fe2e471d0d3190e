import { PNG } from "pngjs";
import { HongbaoError, type Pixels } from "../index.js";

/** Decodes a PNG file. @throws `logo-unsupported` where it is none, or a broken one */
export function pngPixels(file: Uint8Array): Pixels {
  try {
    const { data, width, height } = PNG.sync.read(Buffer.from(file));
    return { data: new Uint8ClampedArray(data), width, height };
  } catch (problem) {
    throw new HongbaoError("logo-unsupported", { found: "a broken PNG file" }, problem);
  }
}

/** Whether a file begins as every PNG file does. */
export function isPng(file: Uint8Array): boolean {
  return [0x89, 0x50, 0x4e, 0x47].every((byte, place) => file[place] === byte);
}
