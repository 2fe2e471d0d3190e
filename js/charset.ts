import { SlowDecoder } from "./utf8.js";
import type { QrCode, Segment } from "./encode.js";

/** A segment as it was read: its bytes, and the number of the ECI by which they are text. */
export interface Part {
  readonly mode: Segment["mode"];
  readonly charset: number;
  readonly bytes: Uint8Array;
}

/** The part of a text that one ECI announces, or none. */
interface Run {
  readonly charset: number;
  readonly parts: Part[];
}

/** No ECI stands before the bytes. */
export const unnamed = 0xffff_ffff;

/** The names that the engine has for the character sets of AIM ITS/04-023, by ECI; those of ISO 8859 follow a rule. */
const names: Readonly<Record<number, string>> = {
  20: "shift_jis",
  21: "windows-1250",
  22: "windows-1251",
  23: "windows-1252",
  24: "windows-1256",
  25: "utf-16be",
  26: "utf-8",
  28: "big5",
  29: "gb18030",
  30: "euc-kr",
  31: "gbk",
  32: "gb18030",
  33: "utf-16le",
};

const shiftJis = 20;
const utf8 = 26;

/**
 * Turns the parts of a symbol into text, and their bytes into places in the UTF-8 of that text.
 *
 * Bytes that no ECI announces are UTF-8 where they are well-formed, even over several segments, for that is what phones read.
 * Otherwise they are Latin-1, GB 18030 or Shift JIS, whichever they look like.
 */
export function readText(parts: readonly Part[]): { text: string; segments: QrCode["segments"] } {
  const whole = parts.some(({ mode }) => mode === "eci") ? undefined : decode(join(parts), "utf-8");
  // Some encoders write UTF-8 in Kanji mode, where it happens to fit.
  const runs = whole === undefined ? runsOf(parts) : [{ charset: utf8, parts: [...parts] }];
  let text = "";
  let start = 0;
  const segments: Segment[] = [];
  for (const run of runs) {
    const bytes = join(run.parts);
    const name = nameOf(run.charset) ?? guess(bytes, parts);
    text += decode(bytes, name) ?? decode(bytes, "utf-8") ?? latin1(bytes);
    for (const part of run.parts) {
      const length = name === "utf-8" ? part.bytes.length : byteLength(decode(part.bytes, name) ?? latin1(part.bytes));
      segments.push({ mode: part.mode, start, length });
      start += length;
    }
  }
  return { text, segments };
}

/** The length of a text in UTF-8. */
function byteLength(text: string): number {
  return encodeURIComponent(text).replace(/%../g, "x").length;
}

function runsOf(parts: readonly Part[]): Run[] {
  const runs: Run[] = [];
  for (const part of parts) {
    const last = runs[runs.length - 1];
    if (last !== undefined && last.charset === part.charset) last.parts.push(part);
    else runs.push({ charset: part.charset, parts: [part] });
  }
  return runs;
}

function nameOf(charset: number): string | undefined {
  // ECI 3 to 18 are ISO 8859-1 to 8859-16; 0 to 2 are older names of two of them.
  if (charset <= 3 || charset === 27 || charset === 170) return "windows-1252";
  if (charset <= 18) return charset === 13 ? "windows-874" : charset === 11 ? "windows-1254" : `iso-8859-${charset - 2}`;
  return names[charset];
}

/** Names the character set that bytes look like, which are not all UTF-8. */
function guess(bytes: Uint8Array, parts: readonly Part[]): string {
  if (decode(bytes, "utf-8") !== undefined) return "utf-8";
  if (parts.some(({ charset }) => charset === shiftJis) && decode(bytes, "shift_jis") !== undefined) return "shift_jis";
  // Letters with accents stand alone among others; C1 controls are in no text.
  if (bytes.every((byte, place) => byte < 0x80 || (byte >= 0xa0 && !((bytes[place + 1] as number) >= 0x80)))) return "windows-1252";
  if (isKana(bytes)) return "shift_jis";
  if (isGb2312(bytes)) return "gb18030";
  if (decode(bytes, "shift_jis") !== undefined) return "shift_jis";
  return decode(bytes, "gb18030") === undefined ? "windows-1252" : "gb18030";
}

/** Tells whether every byte beyond ASCII is a half-width kana of Shift JIS, with two voiced marks or more where kana bear them. */
function isKana(bytes: Uint8Array): boolean {
  let marks = 0;
  for (const [place, byte] of bytes.entries()) {
    if (byte < 0x80) continue;
    if (byte < 0xa1 || byte > 0xdf) return false;
    if (byte < 0xde) continue;
    const kana = bytes[place - 1] ?? 0;
    if (!(kana === 0xb3 || (kana >= 0xb6 && kana <= 0xc4) || (kana >= 0xca && kana <= 0xce))) return false;
    marks += 1;
  }
  return marks >= 2;
}

/** Tells whether every byte beyond ASCII is half of a character of GB 2312: a sign, a full-width letter, a kana or a hanzi. */
function isGb2312(bytes: Uint8Array): boolean {
  for (let place = 0; place < bytes.length; place += 1) {
    const lead = bytes[place] as number;
    if (lead < 0x80) continue;
    const trail = bytes[(place += 1)] as number;
    const known = (lead >= 0xa1 && lead <= 0xa9) || (lead >= 0xb0 && lead <= 0xf7);
    if (!known || !(trail >= 0xa1 && trail <= 0xfe)) return false;
  }
  return true;
}

/** Decodes bytes; undefined where they are not well-formed, or the engine lacks the character set. */
function decode(bytes: Uint8Array, name: string): string | undefined {
  try {
    if (name === "utf-8" && typeof TextDecoder === "undefined") return new SlowDecoder().decode(bytes);
    return new TextDecoder(name, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

export function join(parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.bytes.length, 0));
  let place = 0;
  for (const part of parts) {
    bytes.set(part.bytes, place);
    place += part.bytes.length;
  }
  return bytes;
}
