import { deflateSync } from "fflate";
import { crc32 } from "../crc.js";
import type { Bytes, EncodeOptions } from "../encode.js";
import type { ErrorData } from "../error.js";
import { idProblem, pathProblem, withoutEnding } from "../file-name.js";
import { folded } from "../fold.js";
import { encodeQr, HongbaoError, planLogo, promoterLink, qrToPdf, qrToPng, qrToSvg } from "../index.js";
import { cut, shown } from "../option.js";
import type { Promoter } from "../promoter.js";
import type { Style } from "../style.js";
import { symbolOf } from "../symbol-of.js";
import { nearestOf } from "../unknown.js";
import { wellFormed } from "../utf8.js";
import type { ZipEntry } from "../zip.js";

/** What the pictures look like, where they lie, and what they hold. */
export interface DrawingOptions {
  readonly format: "png" | "svg" | "pdf";
  readonly base: string | undefined;
  /** With the stroke at its end, or nothing. */
  readonly folder: string;
  readonly style: EncodeOptions & Style;
  readonly moduleMillimetres: number | undefined;
}

/** What becomes of one promoter. */
export interface Drawn {
  readonly entry: ZipEntry;
  readonly row: readonly string[];
  readonly link: string;
  readonly style: EncodeOptions & Style;
}

/** What the first columns of the table hold. */
export const columns = ["id", "link", "file", "version", "level", "label", "boundAt"];

/** Errors that lie in the options, whatever a promoter says. */
const ofOptions = ["option-invalid", "option-unknown", "color-invalid", "version-unknown", "mask-unknown", "level-unavailable", "logo-unsupported", "logo-not-a-picture", "logo-tainted", "caption-needs-canvas"];

/**
 * Draws a code that nobody asked for, and throws what is wrong with the options alone.
 *
 * @throws HongbaoError what the encoder and the pictures throw, but for what depends on the text
 */
export function checkStyle(options: DrawingOptions): void {
  const link = options.base === undefined ? "https://example.org/?promoter=0" : promoterLink(options.base, "0");
  try {
    picture(link, options, options.style);
  } catch (problem) {
    // What a font lacks for the words of a frame may be replaced by what promoters have.
    if (!(problem instanceof HongbaoError) || (ofOptions.includes(problem.code) && problem.data["missing"] === undefined)) throw problem;
  }
}

/**
 * Returns what makes the entry of one promoter and its row of the table; `place` is its place in the list, from 1.
 *
 * Its errors name the promoter and the place.
 */
export function drawing(options: DrawingOptions): (promoter: Promoter, place: number) => Drawn {
  const places = new Map<string, number>();
  const drawn = (promoter: Promoter, place: number): Drawn => {
    const { id, url, label = "", boundAt = "", caption, file } = checked(promoter);
    const path = `${file === undefined || file === "" ? options.folder + id : withoutEnding(file)}.${options.format}`;
    // An id and a file may not be there twice, whichever of the two names the picture.
    for (const [key, reason, value] of [
      [`id ${folded(id)}`, "twice", id],
      [`file ${folded(path)}`, "file-twice", path],
    ] as const) {
      const first = places.get(key);
      if (first !== undefined) throw new HongbaoError("promoters-malformed", { line: place, reason, id, value, lines: `${first}, ${place}` });
      places.set(key, place);
    }
    const link = url === undefined || url === "" ? linked(options.base, id) : url;
    const style = { ...options.style, ...worded(options.style, { id, label, caption }) };
    const { version, errorCorrection } = symbolOf(encodeQr, planLogo, link, style);
    const row = [id, link, path, version, errorCorrection ?? "", label, boundAt];
    return { entry: entryOf(path, picture(link, options, style)), row, link, style };
  };
  return (promoter, place) => {
    try {
      return drawn(promoter, place);
    } catch (problem) {
      throw problem instanceof HongbaoError ? named(problem, promoter, place) : problem;
    }
  };
}

/** What stands for what a promoter has, and what others would call it. */
const places = ["id", "label", "caption"];
const elsewhere: Readonly<Record<string, string>> = { name: "label", title: "label", text: "caption", number: "id", code: "id" };

/** Refuses a place in the text of a frame that no promoter fills: it would be printed on every code. @throws `option-unknown` */
export function checkPlaces({ frame }: Style): void {
  if (typeof frame?.text !== "string") return;
  for (const [place, name = ""] of frame.text.matchAll(/\{\s*([\p{L}\p{N}_-]+)\s*\}/gu)) {
    if (places.some((known) => place === `{${known}}`)) continue;
    const meant = Object.keys(elsewhere).includes(name) ? elsewhere[name] : nearestOf(name, places);
    throw new HongbaoError("option-unknown", { option: cut(place, 80), ...(meant === undefined ? {} : { nearest: `{${meant}}` }) });
  }
}

/**
 * Puts what a promoter has into the text of the frame; a line of which nothing is left is left out. The promoter's caption is drawn below,
 * but for one that the frame says.
 */
function worded({ frame }: Style, { id, label = "", caption = "" }: Promoter): Style {
  const below = caption === "" || (typeof frame?.text === "string" && frame.text.includes("{caption}")) ? {} : { caption };
  if (typeof frame?.text !== "string") return below;
  const words: Readonly<Record<string, string>> = { id, label, caption };
  const line = (text: string) => text.replace(/\{(id|label|caption)\}/g, (_, name: string) => words[name] as string);
  const lines = frame.text.split("\n").flatMap((text) => {
    const said = line(text);
    return said.trim() === "" && text.trim() !== "" ? [] : [said];
  });
  return { ...below, frame: { ...frame, text: lines.join("\n") } };
}

function picture(link: string, { format, moduleMillimetres }: DrawingOptions, style: EncodeOptions & Style): Bytes | string {
  if (format === "pdf") return qrToPdf(link, { ...style, moduleMillimetres });
  return format === "svg" ? qrToSvg(link, style) : qrToPng(link, style);
}

/** Checks what a promoter says of itself: an id that can be a file, texts where texts are meant, and a path of plain names. */
function checked(promoter: Promoter): Promoter {
  const id: unknown = promoter?.id;
  const wrongId = idProblem(id);
  if (wrongId !== undefined) {
    throw new HongbaoError("promoter-id-invalid", { id: typeof id === "string" ? cut(id, 80) : shown(id), reason: wrongId.reason, ...wrongId.data });
  }
  for (const field of ["url", "label", "file", "caption", "boundAt"] as const) {
    const value: unknown = promoter[field];
    if (value !== undefined && typeof value !== "string") throw malformed({ reason: "field-text", field, value: shown(value) });
    // That of an address is told where it is encoded.
    if (value !== undefined && field !== "url" && !wellFormed(value)) throw malformed({ reason: "a lone surrogate", field, value: shown(value) });
  }
  const wrongPath = promoter.file === undefined || promoter.file === "" ? undefined : pathProblem(promoter.file);
  if (wrongPath !== undefined) throw malformed({ reason: wrongPath.reason, field: "file", value: shown(promoter.file), ...wrongPath.data });
  return promoter;
}

function malformed(data: ErrorData): HongbaoError {
  return new HongbaoError("promoters-malformed", data);
}

/** Says whose error it is, but where its own sentence tells. */
function named(problem: HongbaoError, promoter: Promoter, place: number): HongbaoError {
  const id: unknown = promoter?.id;
  return new HongbaoError(problem.code, { line: place, ...problem.data, promoter: typeof id === "string" ? cut(id, 80) : shown(id) }, problem);
}

function linked(base: string | undefined, id: string): string {
  if (base === undefined) throw new HongbaoError("base-invalid", { base: "", reason: "no base", id });
  return promoterLink(base, id);
}

/** The most bytes of a text that are deflated: a longer one is nearly all a photograph, which is compressed, and would hold the thread. */
const mostDeflated = 100_000;

/** Deflates text; PNG is deflated by itself. */
function entryOf(name: string, content: Bytes | string): ZipEntry {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  if (typeof content !== "string" || bytes.length > mostDeflated) return { name, pieces: [bytes], crc: crc32(0, bytes), size: bytes.length, deflated: false };
  return { name, pieces: [deflateSync(bytes) as Bytes], crc: crc32(0, bytes), size: bytes.length, deflated: true };
}
