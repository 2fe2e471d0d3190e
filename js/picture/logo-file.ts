import { HongbaoError } from "../error.js";
import { decodeUtf8Strictly } from "../utf8.js";

/**
 * Tells PNG, JPEG, WebP and SVG files apart by their first bytes, and returns the media type.
 *
 * An SVG file is embedded as an image, where browsers run no script and load nothing; since other programs may, it is accepted
 * only if it is plain UTF-8 and has nothing of the kind: no scripts, event handlers, foreign content, style imports or entities,
 * and no reference but to its own parts and to embedded PNG, JPEG, GIF or WebP pictures.
 *
 * @throws HongbaoError `logo-unsupported` where the file is of no such kind, or is an SVG file with what `found` says
 */
export function mediaType(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, 12));
  if (start.startsWith("\x89PNG\r\n\x1a\n")) return "image/png";
  if (start.startsWith("\xff\xd8\xff")) return "image/jpeg";
  if (/^RIFF[^]{4}WEBP/.test(start)) return "image/webp";
  const found = activity(decodeUtf8Strictly(bytes) ?? "");
  if (found !== undefined) throw new HongbaoError("logo-unsupported", { found });
  return "image/svg+xml";
}

/** Elements that act, embed or load by themselves. */
const elements = "script|foreignobject|iframe|object|embed|audio|video|handler|listener|link|meta";

/** Words that act or load, or hide what does. */
const words = ["javascript:", "<!entity", "<?xml-stylesheet", "@import", "image-set(", "\0"];

/** Returns what in a text is no inert SVG picture, if there is anything. */
function activity(given: string): string | undefined {
  // From here on there is one kind of space, and never two in a row.
  const text = given
    .replace(/^\ufeff+/, "")
    .replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
    .replace(/\p{White_Space}+/gu, " ");
  if (!/^ ?</.test(text) || element(text, "svg") === undefined) return "no picture";
  const first = element(text, elements) ?? words.find((word) => text.includes(word));
  if (first !== undefined) return first;
  // Whatever reads like an attribute, wherever it stands: where its name starts, and what follows the prefix.
  let [start, local] = [0, 0];
  for (const { 0: mark, index = 0 } of text.matchAll(/[:="'/<]| (?!=)/g)) {
    if (mark !== "=") {
      local = index + 1;
      if (mark !== ":") start = local;
      continue;
    }
    const spaced = text[index - 1] === " ";
    const end = spaced ? index - 1 : index;
    const name = text.slice(local, end);
    const after = text.slice(index + 1).replace(/^ /, "");
    const [value = ""] = /^["']/.test(after) ? after.slice(1).split(after.charAt(0), 1) : [after];
    const handles = /^on./.test(name);
    const loads = /^(href|src|data|base|action|formaction)$/.test(name) && !embedded.test(value);
    const animates = name === "attributename" && value.includes("href");
    if (handles || loads || animates) return text.slice(start, end);
    if (spaced) start = local = index;
  }
  // In attributes and style sheets; an escape could hide the word, so none may stand before a parenthesis.
  for (const { 0: word, 1: open, index = 0 } of text.matchAll(/[a-z\d\\&;#-]+(\( ?["']*)?/g)) {
    const loads = /(url|src)\(/.test(word) && !embedded.test(text.slice(index + word.length));
    if (open !== undefined && (loads || /[\\&]/.test(word))) return "url";
  }
  // In a style sheet an escape or a character reference could hide a word.
  return /\\|&#/.test(text) ? element(text, "style") : undefined;
}

/** The start of a reference that stays within the file. */
const embedded = /^ ?($|#|data:image\/(png|jpe?g|gif|webp)[;,])/;

/** Returns the name, without its prefix, of the first element in a text that has one of these names. */
function element(text: string, names: string): string | undefined {
  return new RegExp(`<(?:[^<>/ ]*:)?(${names})(?![^<>/ ])`).exec(text)?.[1];
}
