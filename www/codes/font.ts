import { qrToSvg } from "hongbao";
import { loadPart } from "../part.js";
import { type Look, type LookFont, styleOf } from "./look.js";

/** Reads a font file; what reads it is loaded at its first use. @throws PartMissing; HongbaoError where the file is no font */
export async function readFont(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<LookFont> {
  const fonts = await loadPart("font");
  await fonts.ready();
  return { font: fonts.loadFont(bytes), name, bytes };
}

/** Draws the words of a look by its font, around the smallest code. @throws HongbaoError where the font lacks a character of theirs */
export function checkFont(look: Look): void {
  const { caption, font, frame } = styleOf(look);
  if (font !== undefined && (caption !== undefined || frame !== undefined)) qrToSvg("1", { caption, font, frame });
}
