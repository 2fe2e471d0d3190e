import { call } from "./core.js";
import { type EncodeOptions, packInput, type QrCode, unpack } from "./encode.js";
import { whole } from "./option.js";

/** How a text becomes a sequence of symbols. */
export interface SequenceOptions extends EncodeOptions {
  /**
   * The number of symbols, 2 to 16, and no more than the text has characters.
   * @defaultValue as few as the largest allowed version needs, which may be one plain symbol
   */
  symbols?: number | undefined;
}

const defaults: SequenceOptions = {};

/**
 * Encodes a text, or bytes, into a sequence of QR symbols of one version and level, which readers join (structured append).
 *
 * The parts are cut between characters, and `start` in their segments counts from the beginning of the whole text.
 *
 * @throws HongbaoError those of `encodeQr`; `text-too-long` speaks of the whole sequence, `option-invalid` of a number of
 * symbols that cannot be and of a symbology that has no sequences
 */
export function encodeQrSequence(data: string | Uint8Array, options: SequenceOptions = defaults): QrCode[] {
  const symbols = whole("symbols", options.symbols, 2, 16, 0);
  const input = packInput(data, options);
  return call((core) => unpackAll(core.encodeSequence(...input, symbols)));
}

/** Reads symbols that follow each other; each ends with the figures that tell its size. */
function unpackAll(packed: Uint8Array): QrCode[] {
  const symbols: QrCode[] = [];
  const at = (place: number) => packed[place] as number;
  for (let end = packed.length; end > 0; ) {
    const segments = at(end - 2) | (at(end - 1) << 8);
    const start = end - 7 - 7 * segments - at(end - 4) * at(end - 3);
    // A buffer for each, so that one symbol can be sent without the others.
    symbols.unshift(unpack(packed.slice(start, end)));
    end = start;
  }
  return symbols;
}
