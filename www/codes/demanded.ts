import { type EncodeOptions, payloadOptions, type Pixels } from "hongbao";
import type { Kind } from "./content.js";
import { type Look, type LogoPicture, plain } from "./look.js";

/** What the schemes of payments demand of their codes. */
const schemes: Readonly<Partial<Record<Kind, EncodeOptions>>> = payloadOptions;

/** Whether the kind decides by itself how it is encoded. */
export function isDemanding(kind: Kind): boolean {
  return schemes[kind] !== undefined;
}

/** The look with which a content of the kind is drawn: a bank's reader insists on some of it, and a Swiss bill has its cross. */
export function demandedLook(kind: Kind, look: Look): Look {
  const scheme = schemes[kind];
  if (scheme === undefined) return look;
  const { symbology, version, mask, kanji, gs1 } = plain;
  const { errorCorrection = "M", charset = "none" } = scheme;
  const encoded: Look = { ...look, symbology, version, mask, kanji, gs1, errorCorrection, boost: false, charset };
  return kind === "swissQr" ? { ...encoded, logo: cross(), logoSize: crossPercent, logoPadding: "0", logoShape: "square" } : encoded;
}

/** Swiss Implementation Guidelines QR-bill 2.3, 6.4.2: the cross is 7 mm wide and the code 46 mm. */
const crossPercent = String((7 / 46) * 100);

let drawn: LogoPicture | undefined;

/** A white cross on a black square with a white rim. Its arms are a sixth longer than wide, 6 and 7 parts of 32. */
function cross(): LogoPicture {
  drawn ??= { pixels: crossPixels(), name: "Swiss cross" };
  return drawn;
}

const across = 170;
const rim = 8;

function crossPixels(): Pixels {
  const data = new Uint8ClampedArray(across * across * 4);
  const part = (across - 2 * rim) / 32;
  for (let y = 0; y < across; y += 1) {
    for (let x = 0; x < across; x += 1) {
      const [right, down] = [Math.abs(x + 0.5 - across / 2) / part, Math.abs(y + 0.5 - across / 2) / part];
      const isCross = (right < 3 && down < 10) || (down < 3 && right < 10);
      const shade = Math.max(right, down) > 16 || isCross ? 255 : 0;
      data.set([shade, shade, shade, 255], (y * across + x) * 4);
    }
  }
  return { data, width: across, height: across };
}
