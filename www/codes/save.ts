import { type Bytes, encodeQr, planLogo, type QrCode, type QrInput, qrToPdf, qrToPng, qrToSvg } from "hongbao";
import { encodingOf, type Look, styleOf } from "./look.js";
import { drawing } from "./mend.js";

export type Format = "png" | "svg" | "pdf";

const kinds: Readonly<Record<Format, string>> = { png: "image/png", svg: "image/svg+xml", pdf: "application/pdf" };

/** Makes the file of a code. @throws HongbaoError those of the picture, above all `logo-too-large` unless the look allows it */
export function makeFile(format: Format, data: QrInput, look: Look): Blob {
  return new Blob([content(format, data, look)], { type: kinds[format] });
}

function content(format: Format, data: QrInput, look: Look): Bytes | string {
  const options = drawing(data, look);
  const size = Number(look.size);
  if (format === "png") return qrToPng(data, { ...options, size });
  if (format === "svg") return qrToSvg(data, { ...options, size });
  const symbol = symbolOf(data, look);
  return qrToPdf(data, { ...options, moduleMillimetres: Number(look.millimetres) / modulesAcross(symbol, look) });
}

/** Modules from edge to edge, with the quiet zone. */
export function modulesAcross({ symbology, width }: QrCode, { quietZone }: Look): number {
  const quiet = quietZone === "" ? (symbology === "qr" ? 4 : 2) : Number(quietZone);
  return width + 2 * quiet;
}

/** The symbol of a text, or the one that was read. @throws HongbaoError those of `encodeQr` and `planLogo` */
export function symbolOf(data: QrInput, look: Look): QrCode {
  if (typeof data !== "string" && !(data instanceof Uint8Array)) return data;
  const { logo } = styleOf(look);
  return logo === undefined || logo.size !== undefined ? encodeQr(data, encodingOf(look)) : planLogo(data, logo, encodingOf(look));
}

/** Puts the picture on the clipboard; whether the browser let it. */
export async function copyPicture(data: QrInput, look: Look): Promise<boolean> {
  try {
    // In Safari the picture must be there, or promised, within the click.
    await navigator.clipboard.write([new ClipboardItem({ "image/png": makeFile("png", data, look) })]);
    return true;
  } catch (problem) {
    if (problem instanceof DOMException || problem instanceof TypeError || problem instanceof ReferenceError) return false;
    throw problem;
  }
}

/** Whether the system can take a picture from a page. */
export function canShare(): boolean {
  return typeof navigator.canShare === "function" && navigator.canShare({ files: [new File([], "hongbao.png", { type: "image/png" })] });
}

/** Hands the picture to the system's own sharing. */
export async function sharePicture(data: QrInput, look: Look, name: string): Promise<void> {
  try {
    await navigator.share({ files: [new File([makeFile("png", data, look)], name, { type: "image/png" })] });
  } catch (problem) {
    // The person has thought better of it.
    if (!(problem instanceof DOMException && problem.name === "AbortError")) throw problem;
  }
}
