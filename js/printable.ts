// What ends or escapes a string or a script is no character of the text.
const excluded = "\"$'<\\`";
const singles = 87;
const characters = 89;

/** Reads what `printable` in `xtask/bundle/printable.mjs` writes. */
export function readPrintable(text: string): Uint8Array<ArrayBuffer> {
  const places = new Uint8Array(128);
  for (let code = 32, place = 0; code < 127; code += 1) {
    if (!excluded.includes(String.fromCharCode(code))) places[code] = place++;
  }
  const values = Uint8Array.from({ length: 256 }, (_, place) => parseInt(text.slice(2 * place, 2 * place + 2), 16));
  const bytes = new Uint8Array(text.length - 512);
  let length = 0;
  for (let at = 512; at < text.length; at += 1) {
    let place = places[text.charCodeAt(at)] as number;
    if (place >= singles) {
      at += 1;
      place = singles + (place - singles) * characters + (places[text.charCodeAt(at)] as number);
    }
    bytes[length++] = values[place] as number;
  }
  return bytes.slice(0, length);
}
