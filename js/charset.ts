import { SlowDecoder } from "./utf8.js";
import { guess } from "./guess.js";
import type { QrCode, Segment } from "./symbol.js";

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
 * Otherwise they are in the character set that they look like. A byte order mark before them is no part of the text.
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
    const name = nameOf(run.charset) ?? guess(bytes, (name) => decode(bytes, name), parts.some(({ charset }) => charset === shiftJis));
    text += decode(bytes, name) ?? decode(bytes, "utf-8") ?? latin1(bytes);
    for (const part of run.parts) {
      const length = name === "utf-8" ? part.bytes.length : byteLength(decode(part.bytes, name) ?? latin1(part.bytes));
      segments.push({ mode: part.mode, start, length });
      start += length;
    }
  }
  return parts.some(({ mode }) => mode === "eci") ? { text, segments } : withoutMark(text, segments);
}

/** Takes the byte order mark from a text; its three bytes in UTF-8 are taken from the first segment that has them. */
function withoutMark(text: string, segments: readonly Segment[]): { text: string; segments: QrCode["segments"] } {
  if (!text.startsWith("\ufeff")) return { text, segments };
  const first = segments.findIndex(({ length }) => length >= 3);
  const shifted = segments.map(({ mode, start, length }, place) => ({ mode, start: place > first ? start - 3 : start, length: place === first ? length - 3 : length }));
  return { text: text.slice(1), segments: shifted };
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

/** What Windows-1252 has where ISO 8859-1 has control characters; those that it lacks stay. */
const signs = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

/** Decodes bytes; undefined where they are not well-formed, or the engine lacks the character set. */
export function decode(bytes: Uint8Array, name: string): string | undefined {
  try {
    if (name === "utf-8" && typeof TextDecoder === "undefined") return new SlowDecoder().decode(bytes);
    const text = new TextDecoder(name, { fatal: true, ignoreBOM: true }).decode(bytes);
    // Some versions of Node.js decode Windows-1252 as ISO 8859-1.
    return name === "windows-1252" ? text.replace(/[\x80-\x9f]/g, (character) => signs[character.charCodeAt(0) - 0x80] as string) : text;
  } catch {
    return undefined;
  }
}

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** Puts the bytes of parts together. */
export function join(parts: readonly { readonly bytes: Uint8Array }[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.bytes.length, 0));
  let place = 0;
  for (const part of parts) {
    bytes.set(part.bytes, place);
    place += part.bytes.length;
  }
  return bytes;
}
