import { core, translate } from "./core.js";
import { HongbaoError } from "./error.js";
import { checkObject, choice, flag, invalid, shown } from "./option.js";
import { shiftJisCodes } from "./kanji.js";
import type { ErrorCorrection, QrCode, Symbology } from "./symbol.js";
import { allowedVersions, levelsOf, namedVersions, symbologyOf, type Version, versionName } from "./versions.js";

export type { Bytes, ErrorCorrection, QrCode, Segment, Symbology } from "./symbol.js";

/** How a text becomes a symbol. */
export interface EncodeOptions {
  /**
   * The symbology; `"smallest"` takes the one of the three with the fewest modules.
   * @defaultValue that of a given version, else `"qr"`
   */
  symbology?: Symbology | "smallest" | undefined;
  /**
   * The least level wanted; one that the symbology lacks is raised to the next it has.
   * @defaultValue `"M"`
   */
  errorCorrection?: ErrorCorrection | undefined;
  /**
   * Whether the level is raised while the symbol does not grow.
   * @defaultValue `true`
   */
  boost?: boolean | undefined;
  /** Exactly this version: 1 to 40, `"M1"` to `"M4"`, `"R7x43"` to `"R17x139"`. */
  version?: number | string | undefined;
  /** Versions at least as wide and as high as this one. */
  minVersion?: number | string | undefined;
  /** Versions at most as wide and as high as this one. */
  maxVersion?: number | string | undefined;
  /** Exactly this mask, 0 to 7 (Micro 0 to 3, rMQR 4). @defaultValue the one of least penalty */
  mask?: number | undefined;
  /**
   * Whether the text is announced as UTF-8 (ECI 26): when it is not ASCII, always, or never. Micro QR has no ECI: ASCII only
   * unless `"none"`.
   * @defaultValue `"auto"`
   */
  charset?: "auto" | "utf-8" | "none" | undefined;
  /**
   * Whether Kanji mode is used where it is shorter; never together with an ECI.
   * @defaultValue `false`
   */
  kanji?: boolean | undefined;
  /**
   * Whether the text is GS1 data: FNC1 in first position, U+001D between fields.
   * @defaultValue `false`
   */
  gs1?: boolean | undefined;
}

const symbologies = ["qr", "micro", "rmqr"] as const;
/** The error correction levels, from the least to the most, in the order of their numbers at the boundary. */
export const levels = ["L", "M", "Q", "H"] as const;
const charsets = ["auto", "utf-8", "none"] as const;
/** No options at all, which nothing has to be looked for in. */
export const defaults: EncodeOptions = {};

/** The bytes that cross where none are given. */
export const noBytes = new Uint8Array();
/** The numbers that cross where none are given. */
export const noShorts = new Uint16Array();

/**
 * Encodes a text, or bytes, into the smallest symbol that the options allow.
 *
 * @throws HongbaoError `text-too-long` (data: `needed` and `available` bits, `version`, `level`, and the level that `fits`),
 * `text-malformed` (a lone surrogate, or characters that the symbology cannot write), `version-unknown`, `mask-unknown`,
 * `level-unavailable`, `option-invalid`
 */
export function encodeQr(data: string | Uint8Array, options: EncodeOptions = defaults): QrCode {
  const [text, bytes, kanji, choices, versions] = packInput(data, options);
  const running = core();
  try {
    return running.encode(text, bytes, kanji, choices, versions, 0);
  } catch (problem) {
    throw translate(problem);
  }
}

/** Packs data and options, as `encode` in `src/wasm/qr.rs` reads them. @throws `option-invalid`, `mask-unknown`, `version-unknown`, `text-malformed` */
export function packInput(data: string | Uint8Array, options: EncodeOptions): readonly [text: string, bytes: Uint8Array, kanji: Uint16Array, choices: number, versions: Uint8Array] {
  const choices = packChoices(options);
  checkData(data);
  if (typeof data !== "string") return ["", data, noShorts, choices | (1 << 11), packVersions(options)];
  return [data, noBytes, flag("kanji", options.kanji, false) ? shiftJisCodes(data) : noShorts, choices, packVersions(options)];
}

/** Packs the options but for the versions, as `options` in `src/wasm/qr.rs` reads them. @throws `option-invalid`, `mask-unknown`, `version-unknown` */
function packChoices(options: EncodeOptions): number {
  if (options === defaults) return 1 << 9;
  checkObject(options);
  choice("symbology", options.symbology, [...symbologies, "smallest"], "qr");
  const level = options.errorCorrection === undefined ? 0 : choice("errorCorrection", options.errorCorrection, levels, "M") + 1;
  const mask = options.mask === undefined ? 0 : packMask(options.mask);
  const charset = choice("charset", options.charset, charsets, "auto");
  const boost = flag("boost", options.boost, true) ? 1 : 0;
  const gs1 = flag("gs1", options.gs1, false) ? 1 : 0;
  namedVersions(options);
  return level | (mask << 3) | (charset << 7) | (boost << 9) | (gs1 << 10);
}

/** Packs the places of the versions that are allowed; nothing for QR versions 1 to 40. @throws `version-unknown`, `option-invalid` */
function packVersions(options: EncodeOptions): Uint8Array {
  const { symbology = "qr", version, minVersion, maxVersion } = options;
  if (symbology === "qr" && version === undefined && minVersion === undefined && maxVersion === undefined) return noBytes;
  const versions = allowedVersions(options);
  const has = (...kinds: Symbology[]) => versions.some(([width, height]) => kinds.includes(symbologyOf(width, height)));
  // What Micro QR has no mode for.
  if (!has("qr", "rmqr")) {
    if (options.gs1 === true) throw invalid("gs1", true, "false");
    if (options.charset === "utf-8") throw invalid("charset", options.charset, "auto, none");
  }
  if (!has("qr")) {
    const wanted = options.errorCorrection;
    const allowed = levels.filter((level) => versions.some(([width, height]) => levelsOf(width, height).includes(level)));
    // M1 has no level, and is taken where nothing else may be and none is wanted.
    const plain = versions.length === 1 && versions[0]?.[0] === 11 && wanted === undefined;
    const least = levels.indexOf(wanted ?? "M");
    if (!plain && !allowed.some((level) => levels.indexOf(level) >= least)) {
      const [[width, height]] = versions as readonly [Version];
      throw new HongbaoError("level-unavailable", { level: wanted ?? "M", ...(versions.length === 1 && { version: versionName(width, height) }), allowed: allowed.join(", ") });
    }
  }
  return Uint8Array.from(versions, ([, , place]) => place);
}

/** Refuses what is neither bytes nor well-formed text: UTF-8 has no lone surrogates. @throws `text-malformed`, `option-invalid` */
export function checkData(data: unknown): asserts data is string | Uint8Array {
  if (data instanceof Uint8Array) return;
  if (typeof data !== "string") throw invalid("data", data, "a string, a Uint8Array");
  // Engines of 2023 and later know it at once.
  if ((data as { isWellFormed?: () => boolean }).isWellFormed?.() === true) return;
  // Under the flag u a pair is one character, so that only a lone surrogate matches.
  const position = data.search(/[\ud800-\udfff]/u);
  if (position >= 0) throw new HongbaoError("text-malformed", { reason: "a lone surrogate", position });
}

function packMask(mask: unknown): number {
  if (typeof mask !== "number" || !Number.isInteger(mask) || mask < 0 || mask > 7) throw new HongbaoError("mask-unknown", { mask: shown(mask), most: 7 });
  return mask + 1;
}
