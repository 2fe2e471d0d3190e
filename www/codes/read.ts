import { loadLogo, type Pixels } from "hongbao";
import type { Scanned } from "hongbao/scan";
import { loadScan } from "../scan.js";

/** Reads every code in a picture. @throws HongbaoError `logo-unsupported` where it is no picture; PartMissing */
export async function readPicture(picture: Blob | Pixels): Promise<readonly Scanned[]> {
  const [{ scanQr }, pixels] = await Promise.all([loadScan(), picture instanceof Blob ? loadLogo(picture) : picture]);
  const found = scanQr(pixels);
  // A code on a transparent ground is seen on white, as the page shows it.
  return found.length > 0 ? found : scanQr(onWhite(pixels));
}

/** Reads one code in a frame of a camera; another frame will follow. @throws PartMissing */
export async function readFrame(picture: Pixels): Promise<readonly Scanned[]> {
  const { scanQr } = await loadScan();
  return scanQr(picture, { effort: "video", only: 1 });
}

function onWhite({ data, width, height }: Pixels): Pixels {
  const flat = new Uint8ClampedArray(data);
  for (let at = 0; at < flat.length; at += 4) {
    const alpha = (flat[at + 3] as number) / 255;
    for (let channel = at; channel < at + 3; channel += 1) flat[channel] = 255 - alpha * (255 - (flat[channel] as number));
    flat[at + 3] = 255;
  }
  return { data: flat, width, height };
}

/** The first picture of a paste or a drop. */
export function pictureIn(transfer: DataTransfer | null): File | undefined {
  return Array.from(transfer?.files ?? []).find(({ type }) => type.startsWith("image/"));
}

/** The first picture on the clipboard; undefined where there is none or the browser does not tell. */
export async function pictureOnClipboard(): Promise<Blob | undefined> {
  try {
    for (const item of await navigator.clipboard.read()) {
      const type = item.types.find((type) => type.startsWith("image/"));
      if (type !== undefined) return await item.getType(type);
    }
  } catch {
    // Refused, or unknown to this browser: a paste by keyboard still comes as an event.
  }
  return undefined;
}
