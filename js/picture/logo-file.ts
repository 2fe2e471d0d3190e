import { HongbaoError } from "../error.js";
import { decodeUtf8Strictly } from "../utf8.js";

/** What the first bytes of a file say, as the letters of Latin-1. */
const kinds: readonly (readonly [start: RegExp, type: string])[] = [
  [/^\x89PNG\r\n\x1a\n/, "image/png"],
  [/^\xff\xd8\xff/, "image/jpeg"],
  [/^RIFF[^]{4}WEBP/, "image/webp"],
];

/**
 * Tells PNG, JPEG, WebP and SVG apart by their first bytes.
 *
 * An SVG file is embedded as an image, where browsers run no script and load nothing; since other programs may, it is accepted only
 * if it is plain UTF-8 and has nothing of the kind: no scripts, event handlers, foreign content, style imports or entities, and no
 * reference but to its own parts and to embedded PNG, JPEG, GIF or WebP pictures.
 *
 * @throws HongbaoError `logo-unsupported`: the file is of no such kind, or it is an SVG file with what `found` says
 */
export function mediaType(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, 12));
  const known = kinds.find(([pattern]) => pattern.test(start));
  if (known !== undefined) return known[1];
  const found = acting(bytes);
  if (found !== undefined) throw new HongbaoError("logo-unsupported", { found });
  return "image/svg+xml";
}

/** Elements that act, embed or load by themselves. */
const elements = /^(script|foreignobject|iframe|object|embed|audio|video|handler|listener|link|meta)$/;

const words = /javascript:|<!entity|<\?xml-stylesheet|@import|image-set\(|\0/;

/** A reference that stays within the file. */
const embedded = /^[\t\n\f\r ]*($|#|data:image\/(png|jpe?g|gif|webp)[;,])/;

/** Says what is no SVG file, or more than shapes. */
function acting(bytes: Uint8Array): string | undefined {
  const text = decodeUtf8Strictly(bytes)?.replace(/^\ufeff+/, "").toLowerCase() ?? "";
  const names = text.split("<").slice(1).map((rest) => rest.split(/[\s\x85>/]/, 1)[0]?.replace(/^.*:/, "") ?? "");
  if (!/^\s*</.test(text) || !names.includes("svg")) return "no picture";
  const element = names.find((name) => elements.test(name));
  if (element !== undefined) return element;
  const word = words.exec(text);
  if (word !== null) return word[0];
  /** Returns where the letters of a kind begin that end at a place. */
  const back = (kind: RegExp, end: number) => {
    let start = end;
    while (start > 0 && kind.test(text[start - 1] as string)) start -= 1;
    return start;
  };
  // Everything that reads like an attribute, with its value, wherever it stands.
  for (let place = text.indexOf("="); place >= 0; place = text.indexOf("=", place + 1)) {
    const end = back(/[\s\x85]/, place);
    const name = text.slice(back(/[^\s\x85"'/<]/, end), end);
    const local = name.replace(/^.*:/, "");
    const rest = text.slice(place + 1).trimStart();
    const value = /^["']/.test(rest) ? (rest.slice(1).split(rest[0] as string, 1)[0] as string) : rest;
    const handles = /^on./.test(local);
    const loads = /^(href|src|data|base|action|formaction)$/.test(local) && !embedded.test(value);
    if (handles || loads || (local === "attributename" && value.includes("href"))) return name;
  }
  // In attributes and style sheets; an escape could hide the word, so none may stand before a parenthesis.
  for (let place = text.indexOf("("); place >= 0; place = text.indexOf("(", place + 1)) {
    const word = text.slice(back(/[a-z\d\\&;#-]/, place), place);
    const value = text.slice(place + 1).trimStart().replace(/^["']+/, "");
    if ((/(url|src)$/.test(word) && !embedded.test(value)) || /[\\&]/.test(word)) return "url";
  }
  // In a style sheet an escape or a character reference could hide a word.
  return names.includes("style") && /\\|&#/.test(text) ? "style" : undefined;
}
