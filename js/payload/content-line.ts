import { octets } from "./field.js";

/**
 * Writes the lines of vCard and iCalendar, RFC 2426 2.6 and RFC 5545 3.1: those with a value, each ended by CR LF, and those
 * beyond 75 bytes folded between characters.
 */
export function contentLines(...lines: readonly (readonly [name: string, value: string | undefined])[]): string {
  let text = "";
  for (const [name, value] of lines) {
    if (value !== undefined) text += `${folded(`${name}:${value}`)}\r\n`;
  }
  return text;
}

/** Escapes a text value: RFC 2426 4 and RFC 5545 3.3.11, which agree. */
export function escapedText(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n?|\n/g, "\\n");
}

function folded(line: string): string {
  let text = "";
  let width = 0;
  for (const character of line) {
    const more = octets(character);
    if (width + more > 75) {
      text += "\r\n ";
      width = 1;
    }
    text += character;
    width += more;
  }
  return text;
}
