// What character set bytes are in, which no ECI names and which are no UTF-8: whatever an encoding does not allow is refused, and of
// what is left the one is taken whose usual characters they would be.

/** Names the character set that bytes look like. `decodes` tells whether all of them are characters of a set; `kanji`, whether a part of the symbol is in Shift JIS. */
export function guess(bytes: Uint8Array, decodes: (name: string) => boolean, kanji: boolean): string {
  if (startsWith(bytes, 0xfe, 0xff)) return "utf-16be";
  if (startsWith(bytes, 0xff, 0xfe)) return "utf-16le";
  if (kanji && decodes("shift_jis")) return "shift_jis";
  if (isLatin(bytes)) return isCentralEuropean(bytes) ? "iso-8859-2" : "windows-1252";
  if (isKana(bytes)) return "shift_jis";
  const cyrillic = cyrillicOf(bytes);
  if (cyrillic !== undefined) return cyrillic;
  const pairs = pairsOf(bytes);
  if (pairs !== undefined) {
    if (isHangul(pairs, bytes)) return "euc-kr";
    if (pairs.every(isGb2312)) return "gb18030";
    if (pairs.every(isBig5) && decodes("big5")) return "big5";
  }
  for (const name of ["shift_jis", "gb18030", "big5"]) if (decodes(name)) return name;
  return "windows-1252";
}

type Pair = readonly [lead: number, trail: number];

function startsWith(bytes: Uint8Array, first: number, second: number): boolean {
  return bytes[0] === first && bytes[1] === second;
}

const isLetter = (byte: number | undefined) => byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a));
const isHigh = (byte: number | undefined) => byte !== undefined && byte >= 0x80;

/** Tells whether letters with accents stand alone among plain ones, or two together within a word, and signs beside spaces. */
function isLatin(bytes: Uint8Array): boolean {
  for (let place = 0; place < bytes.length; place += 1) {
    const byte = bytes[place] as number;
    if (byte < 0x80) continue;
    const before = bytes[place - 1];
    const next = bytes[place + 1];
    if (isHigh(next)) {
      const within = isLetter(before) && isLetter(bytes[place + 2]) && byte >= 0xc0 && (next as number) >= 0xc0;
      if (!within) return false;
      place += 1;
    } else if (byte < 0xa0) {
      // Quotes, dashes and the euro sign of Windows; in Shift JIS a second byte would follow.
      if ([0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte) || (next !== undefined && next >= 0x40)) return false;
    }
  }
  return true;
}

/** Signs of ISO 8859-1 that are letters in ISO 8859-2: Ą Ł Ś Š Ş Ź Ž Ż ą ł ś š ş ź ž ż. */
const central = [0xa1, 0xa3, 0xa6, 0xa9, 0xaa, 0xac, 0xae, 0xaf, 0xb1, 0xb3, 0xb6, 0xb9, 0xba, 0xbc, 0xbe, 0xbf];

/** Tells whether what are signs in ISO 8859-1 stand within words. */
function isCentralEuropean(bytes: Uint8Array): boolean {
  return bytes.some((byte, place) => central.includes(byte) && isLetter(bytes[place - 1]) && (isLetter(bytes[place + 1]) || (bytes[place + 1] ?? 0) >= 0xc0));
}

/** Tells whether every byte beyond ASCII is a half-width kana of Shift JIS, with two voiced marks or more where kana bear them. */
function isKana(bytes: Uint8Array): boolean {
  let marks = 0;
  for (const [place, byte] of bytes.entries()) {
    if (byte < 0x80) continue;
    if (byte < 0xa1 || byte > 0xdf) return false;
    if (byte < 0xde) continue;
    const kana = bytes[place - 1] ?? 0;
    if (!(kana === 0xb3 || (kana >= 0xb6 && kana <= 0xc4) || (kana >= 0xca && kana <= 0xce))) return false;
    marks += 1;
  }
  return marks >= 2;
}

/** Names the Cyrillic set in which nearly all bytes would be small letters; in Chinese a quarter of them would be. */
function cyrillicOf(bytes: Uint8Array): string | undefined {
  const high = bytes.filter((byte) => byte >= 0x80);
  if (high.length < 4) return undefined;
  const share = (from: number, to: number) => high.filter((byte) => byte >= from && byte <= to).length / high.length;
  // ё stands apart in both.
  if (share(0xe0, 0xff) >= 0.65 && share(0xc0, 0xff) + share(0xa8, 0xa8) + share(0xb8, 0xb8) === 1) return "windows-1251";
  if (share(0xd0, 0xef) >= 0.75 && share(0xb0, 0xf1) === 1) return "iso-8859-5";
  return undefined;
}

/** Returns the bytes beyond ASCII in pairs; undefined where one is left over. The second of a pair may be ASCII. */
function pairsOf(bytes: Uint8Array): Pair[] | undefined {
  const pairs: Pair[] = [];
  for (let place = 0; place < bytes.length; place += 1) {
    const lead = bytes[place] as number;
    if (lead < 0x80) continue;
    const trail = bytes[(place += 1)];
    if (trail === undefined) return undefined;
    pairs.push([lead, trail]);
  }
  return pairs;
}

/** Tells whether all pairs are syllables of Hangul: from three on where spaces part them, else from five on, since few hanzi are. */
function isHangul(pairs: readonly Pair[], bytes: Uint8Array): boolean {
  const least = bytes.includes(0x20) ? 3 : 5;
  return pairs.length >= least && pairs.every(([lead, trail]) => lead >= 0xb0 && lead <= 0xc8 && trail >= 0xa1 && trail <= 0xfe);
}

/** Tells whether a pair is a character of GB 2312: a sign, a full-width letter, a kana or a hanzi. */
function isGb2312([lead, trail]: Pair): boolean {
  const known = (lead >= 0xa1 && lead <= 0xa9) || (lead >= 0xb0 && lead <= 0xf7);
  return known && trail >= 0xa1 && trail <= 0xfe;
}

/** Tells whether a pair is a sign of Big5 or one of its frequent hanzi. */
function isBig5([lead, trail]: Pair): boolean {
  return lead >= 0xa1 && lead <= 0xc6 && ((trail >= 0x40 && trail <= 0x7e) || (trail >= 0xa1 && trail <= 0xfe));
}
