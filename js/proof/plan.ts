import { encodeQr, type EncodeOptions, levels, type QrCode } from "../encode.js";
import { HongbaoError } from "../error.js";
import { type Version, versionName } from "../versions.js";
import { damageOf, type Engine, largestSize, type Place, tooLarge } from "./place.js";

/**
 * Encodes into the smallest version, and there at the lowest level, in which a logo is safe at its place. Where the options name no
 * level, every level is considered; the level is never raised further.
 *
 * @param versions - those that the options allow, the smallest first
 * @throws `logo-too-large`: the logo is safe in none of the symbols that hold the data; the limit is the largest that is safe in one
 * of them; those of `encodeQr`
 */
export function plan(data: string | Uint8Array, place: Place, options: EncodeOptions, versions: readonly Version[], engine: Engine): QrCode {
  // Where a caller without types says null, it counts as in `encodeQr`.
  const { errorCorrection = "L" } = options;
  const least = { ...options, errorCorrection, boost: false };
  // Says what is wrong with the data or the options.
  const smallest = encodeQr(data, least);
  let largest = 0;
  for (const [width, height] of versions) {
    if (width * height < smallest.modules.length) continue;
    // M1, which has no level, is smaller than every symbol that has one.
    for (const level of levels.slice(levels.indexOf(errorCorrection ?? "M"))) {
      const kind = { width, height, errorCorrection: level };
      const { safe } = damageOf(kind, place, engine);
      const size = safe ? 1 : largestSize(kind, place.padding, place.circle, engine);
      if (size <= largest) continue;
      const exact = { symbology: undefined, errorCorrection: level, version: versionName(width, height), minVersion: undefined, maxVersion: undefined };
      try {
        const symbol = encodeQr(data, { ...least, ...exact });
        if (safe) return symbol;
        largest = size;
      } catch (problem) {
        // The level leaves too little room, or the version lacks the mode that the text needs.
        if (!(problem instanceof HongbaoError && /^text-/.test(problem.code))) throw problem;
      }
    }
  }
  throw tooLarge(place.size, largest);
}
