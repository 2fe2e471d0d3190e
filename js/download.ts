import { qrToBlob } from "./blob.js";
import { codeOptions } from "./code-options.js";
import type { EncodeOptions } from "./encode.js";
import { invalid } from "./option.js";
import { type QrInput, qrToPdf, qrToSvg } from "./picture.js";
import type { Style } from "./style.js";

/**
 * Saves a picture file in the way of the browser, by the extension of its name: png, svg, pdf, jpg, webp. For a page alone.
 *
 * @throws HongbaoError those of {@link qrToBlob}; `option-invalid` where the name has another extension, or there is no page
 *
 * @example In a page
 * ```ts
 * import { downloadQr } from "hongbao";
 *
 * const button = document.createElement("button");
 * button.onclick = () => downloadQr("https://example.com/", "code.svg", { shape: "dot" });
 * await downloadQr("https://example.com/", "code.gif"); // throws option-invalid
 * ```
 */
export async function downloadQr(data: QrInput, fileName: string, options: EncodeOptions & Style = {}): Promise<void> {
  const blob = await fileOf(data, fileName, options);
  if (typeof document === "undefined") throw invalid("fileName", fileName, "nothing outside of a page: qrToPng, qrToSvg and qrToPdf give the file");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  // Firefox follows a link only while it is in the page.
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser takes the file after the click; when, it does not tell.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function fileOf(data: QrInput, fileName: string, options: EncodeOptions & Style): Promise<Blob> {
  const own = codeOptions(options);
  const [, extension = ""] = /\.(\w+)$/.exec(String(fileName)) ?? [];
  switch (extension.toLowerCase()) {
    case "svg":
      return new Blob([qrToSvg(data, own)], { type: "image/svg+xml" });
    case "pdf":
      return new Blob([qrToPdf(data, own)], { type: "application/pdf" });
    case "png":
      return qrToBlob(data, { ...own, type: "image/png" });
    case "jpg":
    case "jpeg":
      return qrToBlob(data, { ...own, type: "image/jpeg" });
    case "webp":
      return qrToBlob(data, { ...own, type: "image/webp" });
    default:
      throw invalid("fileName", fileName, "NAME.png, NAME.svg, NAME.pdf, NAME.jpg, NAME.webp");
  }
}
