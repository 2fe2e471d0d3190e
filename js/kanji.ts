import { HongbaoError } from "./error.js";

let codes: ReadonlyMap<string, number> | undefined;

/**
 * Returns for each character of `text` its Shift JIS code where Kanji mode has it, else 0.
 *
 * The table is the engine's own decoder read backwards, which saves 7 000 entries in the file. Row 13 of the double bytes is
 * left out: it is NEC's, not JIS X 0208's, and not every reader has it.
 *
 * @throws `option-invalid` where the engine has no decoder for Shift JIS
 */
export function shiftJisCodes(text: string): Uint16Array {
  codes ??= table();
  const known = codes;
  return Uint16Array.from(Array.from(text), (character) => known.get(character) ?? 0);
}

function table(): ReadonlyMap<string, number> {
  const decoder = shiftJisDecoder();
  const map = new Map<string, number>();
  for (let code = 0x8140; code <= 0xebbf; code += 1) {
    const lead = code >> 8;
    if ((lead > 0x9f && lead < 0xe0) || lead === 0x87) continue;
    const character = decoder.decode(new Uint8Array([lead, code & 0xff]));
    // A pair that is none becomes U+FFFD, alone or before the second byte.
    if (character.length === 1 && character !== "\ufffd" && !map.has(character)) map.set(character, code);
  }
  return map;
}

function shiftJisDecoder(): TextDecoder {
  try {
    return new TextDecoder("shift_jis");
  } catch {
    throw new HongbaoError("option-invalid", { option: "kanji", value: "true", allowed: "false: this engine does not know Shift JIS" });
  }
}
