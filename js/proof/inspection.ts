import type { QrCode } from "../encode.js";
import { explain } from "../explain.js";
import type { Finding, Inspection } from "../inspect.js";
import { opaqueCss } from "../picture/color.js";
import type { Color, Layout } from "../picture/drawing.js";
import { black, type Colors, darker, leastContrast, lighter, worstContrast } from "./contrast.js";
import { damageOf, type Engine, largestSize, type Place } from "./place.js";

/** What is inspected of a picture. */
export interface Inspected extends Colors {
  readonly symbol: Pick<QrCode, "symbology" | "width" | "height" | "errorCorrection">;
  readonly layout: Layout;
  readonly place: Place | undefined;
}

/** The fewest pixels a module that are called safe; see `benches/README.md`. */
const leastPixels = 3;

/** Tells what a style does to a symbol, whatever its logo shows. */
export function inspect(picture: Inspected, engine: Engine): Inspection {
  const { symbol, layout, light, place } = picture;
  const findings: Finding[] = [];
  const find = (code: Finding["code"], actual: number | string, limit: number | string, nearest = limit) => {
    const data = { actual, limit, nearest };
    findings.push({ code, message: explain({ code, data }), ...data });
  };
  const { blocks, safe } = damageOf(symbol, place, engine);
  if (place !== undefined && !safe) find("logo-too-large", place.size, largestSize(symbol, place.padding, place.circle, engine));

  const { ratio, luma, dark, ground } = worstContrast(picture);
  const lumaContrast = hundredths(Math.abs(luma));
  const darkEnough = darker(dark, ground);
  if (luma < 0) find("inverted", opaqueCss(dark), opaqueCss(ground), opaqueCss(darkEnough ?? black));
  if (Math.abs(luma) < leastContrast) {
    // Where no ground is light enough for the dark colour, both have to change.
    const nearest = darkEnough ?? lighter(dark, ground) ?? lighter(black, ground);
    find("contrast-low", lumaContrast, leastContrast, opaqueCss(nearest as Color));
  }
  if ((light & 255) < 255) find("light-transparent", opaqueCss(light), opaqueCss(ground));

  const standard = symbol.symbology === "qr" ? 4 : 2;
  const quietZone = hundredths(Math.min(layout.left, layout.top) / layout.module);
  if (quietZone < standard) find("quiet-zone-small", quietZone, standard);
  if (layout.module < leastPixels) find("module-small", layout.module, leastPixels);
  return { safe: findings.length === 0, blocks, contrast: hundredths(ratio), lumaContrast, findings };
}

/** Rounds down to a hundredth: a figure below its limit never shows as the limit. */
function hundredths(value: number): number {
  return Math.floor(value * 100 + 1e-9) / 100;
}
