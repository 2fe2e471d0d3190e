import { type Bytes, drawQr, HongbaoError, modulesAcross, type QrCode, type QrInput, qrToPdf, qrToPng, qrToSvg } from "hongbao";
import { type Look, numberIn, styleOf } from "./look.js";
import { drawing, symbolOf } from "./mend.js";
import { checkNumbers } from "./wrong.js";

export const formats = ["png", "svg", "pdf", "jpeg", "webp"] as const;
export type Format = (typeof formats)[number];

/** What a file's name ends with. */
export const endings: Readonly<Record<Format, string>> = { png: "png", svg: "svg", pdf: "pdf", jpeg: "jpg", webp: "webp" };

const kinds = { png: "image/png", svg: "image/svg+xml", pdf: "application/pdf", jpeg: "image/jpeg", webp: "image/webp" } as const;

/** This browser does not write the format. */
export class FormatMissing extends Error {}

/**
 * Makes the file of a code.
 *
 * @param allowUnsafe - whether a logo may hide more than can be restored
 * @throws HongbaoError those of the picture, above all `logo-too-large`; FormatMissing
 */
export async function makeFile(format: Format, data: QrInput, look: Look, allowUnsafe = false): Promise<Blob> {
  if (format === "jpeg" || format === "webp") return photograph(format, data, look, allowUnsafe);
  return new Blob([content(format, data, look, allowUnsafe)], { type: kinds[format] });
}

function content(format: "png" | "svg" | "pdf", data: QrInput, look: Look, allowUnsafe: boolean): Bytes | string {
  const options = { ...drawing(data, look), allowUnsafe };
  checkNumbers(look, format === "png" ? ["dpi"] : format === "pdf" ? ["millimetres", "bleed"] : []);
  const size = numberIn(look.size);
  if (format === "png") return qrToPng(data, { ...options, size, dpi: look.dpi.trim() === "" ? undefined : numberIn(look.dpi) });
  if (format === "svg") return qrToSvg(data, { ...options, size });
  return qrToPdf(data, {
    ...options,
    moduleMillimetres: numberIn(look.millimetres) / acrossOf(symbolOf(data, look), look),
    colorSpace: look.cmyk ? "cmyk" : "rgb",
    bleed: numberIn(look.bleed.trim() || "0"),
    cropMarks: look.cropMarks,
  });
}

/** What only the engine writes. JPEG knows no transparency: what is transparent becomes white. */
async function photograph(format: "jpeg" | "webp", data: QrInput, look: Look, allowUnsafe: boolean): Promise<Blob> {
  const canvas = document.createElement("canvas");
  drawQr(canvas, data, { ...drawing(data, look), size: numberIn(look.size), allowUnsafe });
  const context = canvas.getContext("2d");
  if (format === "jpeg" && context !== null) {
    context.globalCompositeOperation = "destination-over";
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  const file = await new Promise<Blob | null>((done) => canvas.toBlob(done, kinds[format], 0.95));
  if (file === null || file.type !== kinds[format]) throw new FormatMissing(format);
  return file;
}

/** Modules from edge to edge, with the quiet zone and the frame. */
export function acrossOf(symbol: QrCode, look: Look): number {
  const { symbology, width } = symbol;
  const { quietZone } = look;
  const framed = look.frameText.trim() === "" ? undefined : acrossFrame(symbol, look);
  if (framed !== undefined) return framed;
  const quiet = quietZone.trim() === "" ? (symbology === "qr" ? 4 : 2) : numberIn(quietZone);
  return width + 2 * quiet;
}

/** What a frame takes is known when it is drawn; nothing where it cannot be. */
function acrossFrame(symbol: QrCode, look: Look): number | undefined {
  try {
    return modulesAcross(symbol, { ...styleOf(look), logo: undefined });
  } catch (problem) {
    if (problem instanceof HongbaoError) return undefined;
    throw problem;
  }
}

/** Makes a name that every system keeps out of what was typed; nothing where nothing is left. */
export function fileName(typed: string): string | undefined {
  const name = Array.from(typed.replace(/[\\/:*?"<>|\p{Cc}]/gu, "-").replace(/\.(?:png|svg|pdf|jpe?g|webp)$/i, "")).slice(0, 80).join("").replace(/^[\s.]+|[\s.]+$/g, "");
  return name === "" ? undefined : name;
}

/** Puts the picture on the clipboard; whether the browser let it. */
export async function copyPicture(data: QrInput, look: Look, allowUnsafe: boolean): Promise<boolean> {
  const picture = new Blob([content("png", data, look, allowUnsafe)], { type: kinds.png });
  try {
    // In Safari the picture must be there, or promised, within the click.
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
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
export async function sharePicture(data: QrInput, look: Look, name: string, allowUnsafe: boolean): Promise<void> {
  const picture = new File([content("png", data, look, allowUnsafe)], name, { type: kinds.png });
  try {
    await navigator.share({ files: [picture] });
  } catch (problem) {
    // The person has thought better of it.
    if (!(problem instanceof DOMException && problem.name === "AbortError")) throw problem;
  }
}
