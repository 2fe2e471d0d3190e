import { codeOptions } from "./code-options.js";
import { call } from "./core.js";
import { contentOf, defaults, type EncodeOptions, type QrCode } from "./encode.js";
import { whole } from "./option.js";

/** How a text becomes a sequence of symbols. */
export interface SequenceOptions extends EncodeOptions {
  /**
   * The number of symbols, 2 to 16, and no more than the text has characters.
   * @defaultValue as few as the largest allowed version needs, which may be one plain symbol
   */
  symbols?: number | undefined;
}

/**
 * Encodes a text, or bytes, into a sequence of QR symbols of one version and level, which readers join (structured append,
 * ISO/IEC 18004:2015 clause 8).
 *
 * The parts are cut between characters, and `start` in their segments counts from the beginning of the whole text.
 *
 * @throws HongbaoError those of `encodeQr`; `text-too-long` speaks of the whole sequence, `option-invalid` of a number of
 * symbols that cannot be and of a symbology that has no sequences
 *
 * @example
 * ```ts
 * import { encodeQrSequence } from "hongbao";
 *
 * const codes = encodeQrSequence("恭喜发财".repeat(50), { version: 10, symbols: 3 });
 * codes.map(({ version }) => version); // ["10", "10", "10"]
 * ```
 */
export function encodeQrSequence(data: string | Uint8Array, options: SequenceOptions = defaults): QrCode[] {
  const own = codeOptions(options);
  const symbols = whole("symbols", own.symbols, 2, 16, 0) || undefined;
  return call((core) => core.encodeSequence(contentOf(core, data, own), symbols));
}
