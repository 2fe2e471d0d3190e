import type { ErrorData } from "./error.js";
import type { Reason } from "./reason.js";
import { invisibleCharacter } from "./invisible.js";
import { utf8, wellFormed } from "./utf8.js";

/** What keeps a text from naming a file: a reason that `explain` puts in words, and the figures of its sentence. */
export interface NameProblem {
  readonly reason: Reason;
  readonly data: ErrorData;
}

/** What file systems take in one name, with the four characters of the extension: 255 bytes. */
const mostNameBytes = 255 - 4;

/** The endings of pictures, which a path may have already. */
const ending = /\.(?:png|svg|pdf)$/i;

/**
 * Tells what keeps an id from being a plain file name on every common system; nothing where it is one.
 *
 * No separators, dots, reserved names, characters that cannot be seen, or spaces at the ends, and at most 251 bytes.
 */
export function idProblem(id: unknown): NameProblem | undefined {
  return nameProblem(id, /[/\\.<>:"|?*\0-\x1f\x7f-\x9f\u2028\u2029]/);
}

/** Tells what keeps a text from being a relative path of plain names, parted by `/`; the last may end in `.png`, `.svg` or `.pdf`. */
export function pathProblem(path: unknown): NameProblem | undefined {
  if (typeof path !== "string") return { reason: "text", data: {} };
  if (path.length > mostPath) return { reason: "path-long", data: { characters: path.length, most: mostPath } };
  for (const name of withoutEnding(path).split("/")) {
    // A dot at the start hides a file, and Windows drops one at the end.
    if (/^\.|\.$/.test(name)) return { reason: "dot-at-end", data: {} };
    const problem = nameProblem(name, /[\\<>:"|?*\0-\x1f\x7f-\x9f\u2028\u2029]/);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Takes the ending of a picture off a path. */
export function withoutEnding(path: string): string {
  return path.replace(ending, "");
}

/** Characters of a whole path: Windows takes 260 with the folder in which it lies. */
const mostPath = 200;

/** Names that Windows gives to devices, whatever the extension; it takes superscript digits for digits. */
const devices = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])(?:\.|$)/i;

function nameProblem(name: unknown, forbidden: RegExp): NameProblem | undefined {
  if (typeof name !== "string") return { reason: "text", data: {} };
  if (!wellFormed(name)) return { reason: "a lone surrogate", data: {} };
  if (name === "") return { reason: "empty", data: {} };
  // A character has three bytes at most, or four for two places.
  const bytes = name.length * 3 > mostNameBytes ? utf8(name).length : 0;
  if (bytes > mostNameBytes) return { reason: "long", data: { bytes, most: mostNameBytes } };
  const character = forbidden.exec(name)?.[0];
  if (character !== undefined) return { reason: reasonAgainst(character), data: { character } };
  const unseen = invisibleCharacter(name);
  if (unseen !== undefined) return { reason: "control", data: { character: unseen } };
  if (name.trim() !== name) return { reason: "space", data: {} };
  return devices.test(name) ? { reason: "device", data: {} } : undefined;
}

/** Controls are C0, DEL, C1 and separators of lines and paragraphs. */
function reasonAgainst(character: string): Reason {
  if (character === ".") return "dot";
  if (/[/\\]/.test(character)) return "separator";
  return /[<>:"|?*]/.test(character) ? "character" : "control";
}
