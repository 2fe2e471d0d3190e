import { HongbaoError } from "../error.js";
import { checkLength, shown } from "../option.js";
import { checkedElements, type Gs1Element, separator, wrong } from "./element.js";
import { identifierOf } from "./identifiers.js";
import { elementsOfLink } from "./link.js";

/** The most characters of a text that is read: a code holds fewer. */
const mostCharacters = 8192;

/**
 * Reads elements from a text of any form.
 *
 * @throws `payload-invalid`
 */
export function elementsOf(text: string): readonly Gs1Element[] {
  checkLength(text, mostCharacters, "payload-invalid", { field: "gs1" });
  if (/^https?:/i.test(text)) return checkedElements(elementsOfLink(text));
  return checkedElements(/^[([]/.test(text) ? bracketed(text) : plain(text));
}

/** Reads `(01)09521234543213(10)ABC`; `[` and `]` do as well, and `\(` is a bracket within a value. */
function bracketed(text: string): Gs1Element[] {
  const [open, close] = text.startsWith("[") ? ["\\[", "\\]"] : ["\\(", "\\)"];
  const elements: Gs1Element[] = [];
  const field = new RegExp(`${open}(\\d{2,4})${close}((?:\\\\[^]|[^\\\\${open}])*)`, "y");
  while (field.lastIndex < text.length) {
    const from = field.lastIndex;
    const found = field.exec(text);
    if (found === null) throw unread(text.slice(from));
    elements.push({ ai: found[1] as string, value: (found[2] as string).replace(/\\([^])/g, "$1") });
  }
  return elements;
}

/** Reads what a code holds: each identifier before its value, U+001D after a value of no fixed length. */
function plain(text: string): Gs1Element[] {
  const elements: Gs1Element[] = [];
  // Readers of codes put the kind of the code before it.
  let rest = text.replace(/^\](?:Q3|C1|e0|d2|J1)/, "").replace(/^\u001d/, "");
  while (rest !== "") {
    const ai = [2, 3, 4].map((length) => rest.slice(0, length)).find((start) => identifierOf(start) !== undefined) ?? "";
    const identifier = identifierOf(ai);
    if (identifier === undefined) throw unread(rest);
    const parted = rest.indexOf(separator);
    let end = parted < 0 ? rest.length : parted;
    if (identifier.endsItself) end = Math.min(end, identifier.parts.reduce((sum, part) => sum + part.most, ai.length));
    elements.push({ ai, value: rest.slice(ai.length, end) });
    const after = rest.slice(end);
    if (after === separator) throw wrong(ai, "must have no separator at the end");
    rest = after.startsWith(separator) ? after.slice(1) : after;
  }
  return elements;
}

function unread(text: string): HongbaoError {
  return new HongbaoError("payload-invalid", { field: "gs1", reason: "must begin with an application identifier of GS1", value: shown(text) });
}

/** Writes elements as a code holds them. */
export function textOf(elements: readonly Gs1Element[]): string {
  let text = "";
  elements.forEach(({ ai, value }, place) => {
    text += ai + value;
    if (place < elements.length - 1 && identifierOf(ai)?.endsItself !== true) text += separator;
  });
  return text;
}
