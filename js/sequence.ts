import { call } from "./core.js";
import { encodeQr, type EncodeOptions, levels, packInput, type QrCode } from "./encode.js";
import { HongbaoError } from "./error.js";
import { checkObject, invalid, whole } from "./option.js";
import { allowedVersions, symbologyOf, type Version, versionName } from "./versions.js";

/** How a text becomes a sequence of symbols. */
export interface SequenceOptions extends EncodeOptions {
  /**
   * The number of symbols, 2 to 16, and no more than the text has characters.
   * @defaultValue as few as the largest allowed version needs, which may be one plain symbol
   */
  symbols?: number | undefined;
}

const defaults: SequenceOptions = {};

/** No text has as many bits. */
const endless = 2 ** 32 - 1;

/**
 * Encodes a text, or bytes, into a sequence of QR symbols of one version and level, which readers join (structured append,
 * ISO/IEC 18004:2015 clause 8).
 *
 * The parts are cut between characters, and `start` in their segments counts from the beginning of the whole text.
 *
 * @throws HongbaoError those of `encodeQr`; `text-too-long` speaks of the whole sequence, `option-invalid` of a number of
 * symbols that cannot be and of a symbology that has no sequences
 */
export function encodeQrSequence(data: string | Uint8Array, options: SequenceOptions = defaults): QrCode[] {
  checkObject(options);
  const symbols = whole("symbols", options.symbols, 2, 16, 0);
  const [text, bytes, kanji, given] = packInput(data, options);
  return call((core) => {
    const versions = allowedVersions(options);
    const [smallest, height] = versions[0] as Version;
    const symbology = symbologyOf(smallest, height);
    if (symbology !== "qr" || options.symbology === "smallest") throw invalid("symbology", symbology, "qr");
    if (symbols === 0) {
      try {
        return [encodeQr(data, options)];
      } catch (problem) {
        if (!(problem instanceof HongbaoError && problem.code === "text-too-long")) throw problem;
      }
    }
    const [largest] = versions[versions.length - 1] as Version;
    let choices = given;
    let codes: Uint16Array = new Uint16Array();
    /** The most bits of a part, the parity, and the characters of each part; nothing where there are more than `most`. */
    const cut = (width: number, bits: number, most: number) => core.cut(text, bytes, codes, choices, width, bits, most);
    // Kanji mode or UTF-8 is decided once: the parity is that of the bytes that are written, and an ECI stands in every symbol or none.
    let [all = 0, parity = 0, characters = 0] = cut(largest, endless, 1);
    const [allKanji = endless, parityKanji = 0] = kanji.length > 0 ? core.cut(text, bytes, kanji, choices, largest, endless, 1) : kanji;
    if (allKanji < all) {
      [all, parity, codes] = [allKanji, parityKanji, kanji];
    } else if (/[^\0-\x7f]/.test(text) && ((choices >> 7) & 3) === 0) {
      choices |= 1 << 7;
    }
    if (symbols > characters) throw new HongbaoError("option-invalid", { option: "symbols", value: symbols, allowed: "2 to the number of characters" });

    /** Finds the least bits, more than `few` and at most `enough`, that leave no more than `most` parts. */
    const leastBits = (width: number, few: number, enough: number, most: number) => {
      while (few + 1 < enough) {
        const middle = (few + enough) >> 1;
        if (cut(width, middle, most).length > 0) enough = middle;
        else few = middle;
      }
      return enough;
    };
    // Without a level it is M.
    let level = (given & 7 || 2) - 1;
    /** How many parts the text makes in a version at a level; negative where there are more than `most`. */
    const partsIn = (width: number, level: number, most: number) => cut(width, core.capacity(width, level), most).length - 2;
    const most = symbols || 16;
    const least = partsIn(largest, level, most);
    if (least < 0) {
      const room = core.capacity(largest, level);
      const available = most * room;
      // Where only the cuts between characters and the headers are too much: as many times the least capacity that would do.
      const needed = all > available ? all : most * leastBits(largest, room, available + 1, most);
      let lower = level - 1;
      while (lower >= 0 && partsIn(largest, lower, most) < 0) lower -= 1;
      const fits = levels[lower];
      throw new HongbaoError("text-too-long", { needed, available, version: versionName(largest, largest), level: levels[level] as string, ...(fits && { fits }) });
    }
    const count = symbols || least;
    const [width, , version] = versions.find(([width]) => partsIn(width, level, count) > 0) as Version;
    const [bits = 0, , ...parts] = cut(width, leastBits(width, 0, core.capacity(width, level), count), count);
    // Bit 9 is `boost`.
    while ((given >> 9) & 1 && level < 3 && core.capacity(width, level + 1) >= bits) level += 1;
    choices = (choices & ~0x207) | (level + 1);

    const units = Array.from<string | number>(data);
    // Long characters can leave a part over; the longest is then halved.
    while (parts.length < count) {
      const length = Math.max(...parts);
      const place = parts.lastIndexOf(length);
      const from = sum(parts.slice(0, place));
      const sizes = units.slice(from, from + length).map(utf8Length);
      let half = 0;
      for (let rest = sum(sizes) >> 1; rest > 0; half += 1) rest -= sizes[half] as number;
      half = Math.min(half, length - 1);
      parts.splice(place, 1, half, length - half);
    }
    let [from, start] = [0, 0];
    return parts.map((length, index) => {
      const to = from + length;
      const place = (index << 12) | ((count - 1) << 8) | parity;
      const part = text && units.slice(from, to).join("");
      const symbol = core.encode(part, bytes.slice(from, to), codes.slice(from, to), choices, Uint8Array.of(version), place);
      const before = start;
      const segments = symbol.segments.map((segment) => ({ ...segment, start: before + segment.start }));
      from = to;
      start = sum(symbol.segments.map((segment) => segment.length), start);
      return { ...symbol, segments };
    });
  });
}

function sum(numbers: readonly number[], from = 0): number {
  return numbers.reduce((sum, more) => sum + more, from);
}

/** Returns the bytes of a character in UTF-8, or of a byte. */
function utf8Length(unit: string | number): number {
  if (typeof unit === "number" || unit < "\x80") return 1;
  return unit < "\u0800" ? 2 : unit.length + 2;
}
