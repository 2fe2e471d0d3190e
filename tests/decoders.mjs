// Unrelated decoders in Node: zxing-cpp through zxing-wasm, jsQR, and ZBar through zbar-wasm.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { scanRGBABuffer } from "@undecaf/zbar-wasm";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

const require = createRequire(import.meta.url);
const jsQR = require("jsqr");

const wasmBinary = await readFile(new URL("../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm", import.meta.url));
prepareZXingModule({ overrides: { wasmBinary } });

/** Reads RGBA pixels with zxing; `formats` are zxing's names. Returns every symbol it finds. */
export function zxing(pixels, formats = ["QRCode", "MicroQRCode", "rMQRCode"], options = {}) {
  return readBarcodes({ data: new Uint8ClampedArray(pixels.data), width: pixels.width, height: pixels.height, colorSpace: "srgb" }, { formats, ...options });
}

/** Reads RGBA pixels with jsQR, which returns null where it finds nothing. QR Code only. */
export function jsqr(pixels) {
  return jsQR(new Uint8ClampedArray(pixels.data), pixels.width, pixels.height);
}

/** Reads RGBA pixels with ZBar; the first text, or null where it finds nothing. QR Code only. */
export async function zbar(pixels) {
  const found = await scanRGBABuffer(new Uint8ClampedArray(pixels.data).buffer, pixels.width, pixels.height);
  return found.find(({ typeName }) => typeName === "ZBAR_QRCODE")?.decode() ?? null;
}

/** Reads RGBA pixels with zxing and jsQR; what a decoder does not find is undefined. QR Code only: jsQR knows no other. */
export async function readTwice(pixels) {
  const [found] = await zxing(pixels, ["QRCode"]);
  return { zxing: found?.text, jsQR: jsqr(pixels)?.data };
}
