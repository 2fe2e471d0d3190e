import type { Content, Glue } from "glue:core";
import { codeOptions } from "./code-options.js";
import { call } from "./core.js";
import { HongbaoError } from "./error.js";
import { shiftJisCodes } from "./kanji.js";
import { checkObject, flag, invalid, kindOf, oneOf, shown } from "./option.js";
import type { ErrorCorrection, QrCode, Symbology } from "./symbol.js";
import { loneSurrogate } from "./utf8.js";
import { plainBytes } from "./view.js";

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
   * Whether the text is GS1 data: FNC1 in first position, U+001D between fields. The text is taken as it is: identifiers, lengths and check
   * digits are not looked at. `gs1Text` of `hongbao/gs1` checks the fields and writes such a text, and `parseGs1` checks one that is there.
   * @defaultValue `false`
   */
  gs1?: boolean | undefined;
}

const symbologies = ["qr", "micro", "rmqr", "smallest"] as const;
/** The error correction levels, from the least to the most. */
export const levels = ["L", "M", "Q", "H"] as const;
const charsets = ["auto", "utf-8", "none"] as const;
/** No options at all, which nothing has to be looked for in. */
export const defaults: EncodeOptions = {};

/**
 * The options as Rust takes them one by one.
 *
 * @internal
 */
type Named = ConstructorParameters<Glue["Encoding"]>;
const none: Named = [];

/**
 * Encodes a text, or bytes, into the smallest symbol that the options allow.
 *
 * @throws HongbaoError `text-too-long` (data: `needed` and `available` bits, `version`, `level`, and the level that `fits`),
 * `text-malformed` (a lone surrogate, or characters that the symbology cannot write), `version-unknown`, `mask-unknown`,
 * `level-unavailable`, `option-invalid`, `option-unknown`
 *
 * @example
 * ```ts
 * import { encodeQr } from "hongbao";
 *
 * const code = encodeQr("微信红包：恭喜发财，大吉大利", { errorCorrection: "H" });
 * [code.symbology, code.version, code.width]; // ["qr", "5", 37]
 * encodeQr("x".repeat(3000)); // throws text-too-long
 * ```
 */
export function encodeQr(data: string | Uint8Array, options: EncodeOptions = defaults): QrCode {
  const own = options === defaults ? defaults : codeOptions(options);
  const named = namedOptions(own);
  checkData(data);
  return call((core) => (typeof data === "string" ? core.encodeText(data, kanjiOf(data, own), ...named) : core.symbolOf(contentOf(core, data, own))));
}

/**
 * Makes the content of a text or bytes, which the next call into the instance consumes.
 *
 * @internal
 * @throws `option-invalid`, `mask-unknown`, `version-unknown`, `text-malformed`
 */
export function contentOf(core: Glue, data: string | Uint8Array, options: EncodeOptions): Content {
  const named = namedOptions(options);
  checkData(data);
  const encoding = named.length === 0 ? undefined : new core.Encoding(...named);
  return typeof data === "string" ? core.Content.text(data, kanjiOf(data, options), encoding) : core.Content.bytes(plainBytes(data, "data"), encoding);
}

/**
 * Names the options for Rust, which knows what they demand of each other.
 *
 * @internal
 * @throws `option-invalid`, `mask-unknown`, `version-unknown`
 */
function namedOptions(options: EncodeOptions): Named {
  if (options === defaults) return none;
  checkObject(options);
  return [
    oneOf("symbology", options.symbology, symbologies),
    oneOf("errorCorrection", options.errorCorrection, levels),
    flag("boost", options.boost, true),
    versionOf(options.version),
    versionOf(options.minVersion),
    versionOf(options.maxVersion),
    maskOf(options.mask),
    oneOf("charset", options.charset, charsets),
    flag("gs1", options.gs1, false),
  ];
}

function kanjiOf(text: string, options: EncodeOptions): Uint16Array | undefined {
  return flag("kanji", options.kanji, false) ? shiftJisCodes(text) : undefined;
}

/** A number is the name of a version as well. */
function versionOf(given: unknown): string | undefined {
  if (given === undefined || typeof given === "string") return given;
  if (typeof given === "number") return String(given);
  throw new HongbaoError("version-unknown", { version: shown(given) });
}

function maskOf(given: unknown): number | undefined {
  if (given === undefined) return undefined;
  if (typeof given === "number" && Number.isInteger(given) && given >= 0 && given < 256) return given;
  throw new HongbaoError("mask-unknown", { mask: shown(given), most: 7 }, undefined, kindOf(given));
}

/** Refuses what is neither bytes nor well-formed text: UTF-8 has no lone surrogates. @throws `text-malformed`, `option-invalid` */
function checkData(data: unknown): asserts data is string | Uint8Array {
  if (data instanceof Uint8Array) return;
  if (typeof data !== "string") throw invalid("data", data, "a string, a Uint8Array");
  const position = loneSurrogate(data);
  if (position >= 0) throw new HongbaoError("text-malformed", { reason: "a lone surrogate", position });
}
