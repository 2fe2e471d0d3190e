// What character set bytes are in, which no ECI names and which are no UTF-8: whatever an encoding does not allow is refused, and of
// what is left the one is taken whose usual characters they would be.

/**
 * Names the character set that bytes look like. `decode` returns their text in a set of which all of them are characters; `kanji` tells
 * whether a part of the symbol is in Shift JIS.
 */
export function guess(bytes: Uint8Array, decode: (name: string) => string | undefined, kanji: boolean): string {
  const decodes = (name: string) => decode(name) !== undefined;
  if (startsWith(bytes, 0xfe, 0xff)) return "utf-16be";
  if (startsWith(bytes, 0xff, 0xfe)) return "utf-16le";
  if (kanji && decodes("shift_jis")) return "shift_jis";
  const pairs = pairsOf(bytes);
  if (pairs !== undefined && isBig5Alone(bytes, pairs) && decodes("big5")) return "big5";
  if (isLatin(bytes) || (hasOddRun(bytes) && bytes.every((byte) => byte < 0x80 || umlauts.includes(byte)))) return isCentralEuropean(bytes) ? "iso-8859-2" : "windows-1252";
  if (isKana(bytes)) return "shift_jis";
  const cyrillic = cyrillicOf(bytes);
  if (cyrillic !== undefined) return cyrillic;
  if (pairs !== undefined) {
    if (isHangul(pairs, bytes) || isFrequentHangul(pairs, decode("euc-kr"))) return "euc-kr";
    // Where GB 2312 has kana, Greek and Cyrillic letters, Big5 has its most frequent hanzi.
    if (pairs.some(([lead]) => lead >= 0xa4 && lead <= 0xa9) && pairs.every(isBig5) && decodes("big5")) return "big5";
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
      const after = isLetter(bytes[place + 2]);
      const within = (next as number) >= 0xc0 && ((isLetter(before) && after && byte >= 0xc0) || (!isHigh(before) && after && capitals.includes(byte)));
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

/** Those of them that begin words and that no word follows in ISO 8859-1: Ł Ś Ź Ż. A pound sign stands before digits. */
const capitals = [0xa3, 0xa6, 0xac, 0xaf];

/** Those that end words and that follow no word in ISO 8859-1: ś ź ž ż. */
const endings = [0xb6, 0xbc, 0xbe, 0xbf];

/** Tells whether what are signs in ISO 8859-1 stand in words. */
function isCentralEuropean(bytes: Uint8Array): boolean {
  return bytes.some((byte, place) => {
    const [before, next] = [bytes[place - 1], bytes[place + 1]];
    const follows = isLetter(next) || (next ?? 0) >= 0xc0;
    return isLetter(before) ? (central.includes(byte) && follows) || (endings.includes(byte) && !isHigh(next)) : capitals.includes(byte) && follows;
  });
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

/** The letters of Windows-1251 that Ukrainian has beside the Russian ones, ё, and the sign of a number: Ґ Ё Є Ї І і ґ ё № є ї. */
const beside = [0xa5, 0xa8, 0xaa, 0xaf, 0xb2, 0xb3, 0xb4, 0xb8, 0xb9, 0xba, 0xbf];

/** Letters of Windows-1252 that stand together in German and Nordic alphabets, and hardly in Cyrillic: Ä Å Æ Ö Ø Ü ß ä å æ ö ø ü. */
const umlauts = [0xc4, 0xc5, 0xc6, 0xd6, 0xd8, 0xdc, 0xdf, 0xe4, 0xe5, 0xe6, 0xf6, 0xf8, 0xfc];

/**
 * Names the Cyrillic set in which nearly all bytes would be small letters; in Chinese a quarter of them would be. Six capitals or more
 * are in Windows-1251, and so are words of an odd length, of which pairs make none.
 */
function cyrillicOf(bytes: Uint8Array): string | undefined {
  const high = bytes.filter((byte) => byte >= 0x80);
  const windows = high.every((byte) => byte >= 0xc0 || beside.includes(byte));
  const share = (from: number, to: number) => high.filter((byte) => byte >= from && byte <= to).length / high.length;
  if (high.length >= 4) {
    if (windows && share(0xe0, 0xff) >= 0.65) return "windows-1251";
    if (share(0xd0, 0xef) >= (high.length < 6 ? 1 : 0.75) && share(0xb0, 0xf1) === 1) return "iso-8859-5";
  }
  const capitals = high.length >= 6 && share(0xc0, 0xdf) === 1;
  return windows && (capitals || (hasOddRun(bytes) && !high.every((byte) => umlauts.includes(byte)))) ? "windows-1251" : undefined;
}

/** Tells whether a run of bytes beyond ASCII has an odd length, three at least, and nothing after it that may be the second byte of a pair. */
function hasOddRun(bytes: Uint8Array): boolean {
  let run = 0;
  for (let place = 0; place <= bytes.length; place += 1) {
    const byte = bytes[place];
    if (isHigh(byte)) {
      run += 1;
      continue;
    }
    if (run >= 3 && run % 2 === 1 && (byte ?? 0) < 0x40) return true;
    run = 0;
  }
  return false;
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

/** Frequent syllables of Hangul whose bytes in EUC-KR are rare hanzi in GB 2312. */
const frequent = "이다는의에고을은하지로한도기사어자대해인를시서나정수스아들전국상보장원라마여안녕세요습니합감울산학교트드김박최동길름조영화미민";

/** Tells whether more than half of the pairs, two at least, are frequent syllables. */
function isFrequentHangul(pairs: readonly Pair[], text: string | undefined): boolean {
  return text !== undefined && pairs.length > 1 && 2 * Array.from(text).filter((character) => frequent.includes(character)).length > pairs.length;
}

/** Tells whether a pair is a character of GB 2312: a sign, a full-width letter, a kana or a hanzi. */
function isGb2312([lead, trail]: Pair): boolean {
  const known = (lead >= 0xa1 && lead <= 0xa9) || (lead >= 0xb0 && lead <= 0xf7);
  return known && trail >= 0xa1 && trail <= 0xfe;
}

/** Tells whether frequent hanzi of Big5 follow each other, some with a second byte of ASCII, and no other letters stand beside them. */
function isBig5Alone(bytes: Uint8Array, pairs: readonly Pair[]): boolean {
  const within = pairs.filter(([, trail]) => trail < 0x80).length;
  let letters = 0;
  let before = -9;
  let together = false;
  for (let place = 0; place < bytes.length; place += 1) {
    if (!isHigh(bytes[place])) {
      letters += isLetter(bytes[place]) ? 1 : 0;
      continue;
    }
    together ||= place === before + 2;
    before = place;
    place += 1;
  }
  return within > 0 && together && letters === 0 && pairs.every(isBig5) && pairs.some(([lead]) => lead >= 0xa4);
}

/** Tells whether a pair is a sign of Big5 or one of its frequent hanzi. */
function isBig5([lead, trail]: Pair): boolean {
  return lead >= 0xa1 && lead <= 0xc6 && ((trail >= 0x40 && trail <= 0x7e) || (trail >= 0xa1 && trail <= 0xfe));
}
