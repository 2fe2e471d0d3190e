/**
 * Tells whether bytes look like Windows-1252, which spreadsheets in Western Europe write: no UTF-8, and every byte beyond ASCII stands
 * alone and is mostly a letter with an accent within a word or at its beginning. In a Chinese encoding most of them would stand in pairs.
 */
export function isLatin(bytes: Uint8Array): boolean {
  if (bytes[0] === 0xff || bytes[0] === 0xfe || bytes.includes(0) || isUtf8(bytes)) return false;
  let [letters, all] = [0, 0];
  for (let place = 0; place < bytes.length; place += 1) {
    const byte = bytes[place] as number;
    if (byte < 0x80) continue;
    const [before = 0, next = 0] = [bytes[place - 1], bytes[place + 1]];
    if (next >= 0x80) return false;
    all += 1;
    // ß and what follows it is in lower case, above 0xc0 are capitals.
    if (byte >= 0xdf || (byte >= 0xc0 && !isLetter(before) && isLetter(next))) letters += 1;
  }
  return all > 0 && letters * 2 > all;
}

function isLetter(byte: number): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
