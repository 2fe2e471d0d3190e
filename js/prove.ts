import type { EncodeOptions } from "./encode.js";
import { encodeQr, type Inspection, inspectQr, planLogo, type QrInput, qrToPixels, type Style } from "./index.js";
import { read } from "./reader.js";
import { symbolOf } from "./symbol-of.js";

/** What a style has too little of. */
export type Lack = "symbology" | "blur" | "noise" | "pixelsPerModule" | "rotation" | "perspective" | "reserve" | "finderFrame";

/** A reader that is not ours, and for which it was measured what it bears. */
export type Stranger = "zxing-cpp" | "jsqr" | "zbar" | "opencv";

/** How far a style can be disturbed until it is no longer read, each way alone. */
export interface Proof {
  /** Whether the picture is read back as the symbol that was drawn. */
  readonly reads: boolean;
  /** Whether it is read, nothing was found, and nothing is lacking. */
  readonly safe: boolean;
  /** `"safe"`; `"weak"` where it is read all the same, as most readers do; `"fails"` where it is not read, as hardly any reader does. */
  readonly verdict: "safe" | "weak" | "fails";
  /** The readers that lose most codes of such a look, even undisturbed. */
  readonly strangers: readonly Stranger[];
  /**
   * What is less than other readers were measured to need: a margin, the `reserve` of error correction, of which a logo may use half
   * in each block, or the `finderFrame`, which OpenCV finds only where it is square. The `symbology` is what most readers know: QR
   * Code, neither Micro QR nor rMQR.
   */
  readonly lacking: readonly Lack[];
  readonly margins: {
    /** The most blur: the deviation of a Gauss curve in modules. */
    readonly blur: number;
    /** The most noise: its deviation in shades of 255. */
    readonly noise: number;
    /** The fewest pixels a module. */
    readonly pixelsPerModule: number;
    /** The most rotation in degrees, up to 45. */
    readonly rotation: number;
    /** The most perspective: by what share of the width the upper edge is shorter. */
    readonly perspective: number;
    /** The least contrast ratio. */
    readonly contrast: number;
  };
  readonly inspection: Inspection;
}

/** What other readers need, measured by `cargo xtask bench calibrate`; the tables are in `benches/README.md`. */
const needed = { blur: 0.3, noise: 20, pixelsPerModule: 3, rotation: 10, perspective: 0.05 };

const least = ["blur", "noise", "rotation", "perspective"] as const;

/** The least difference in luma with which a reader still reads most codes, by the same measurement. */
const readable = { "zxing-cpp": 0.1, jsqr: 0.4, opencv: 0.4 };

/** Pixels a module at which disturbances are measured. */
const measured = 4;

/** How much of a module a dot fills over a picture. */
const dotShare = 0.6;

const nothing = {};

/**
 * Draws the style, reads it back, and again under growing blur, noise, shrinking, rotation, perspective and lower contrast. The
 * noise is seeded: the same picture has the same margins. A caption and a frame are left out: they lie outside of the quiet zone. It takes some 25 ms for a short text
 * and grows with the symbol; where a page must not stall, take {@link proveQrInSteps}.
 *
 * @param data - the text or bytes, or a code that is made already
 * @param options - how it is encoded and what it looks like
 * @throws HongbaoError those of `qrToPixels`
 *
 * @example
 * ```ts
 * import { proveQr } from "hongbao/scan";
 *
 * const proof = proveQr("https://example.com/", { shape: "dot" });
 * [proof.reads, proof.safe]; // [true, true]
 * const small = proveQr("1234", { symbology: "micro" });
 * [small.verdict, small.lacking[0]]; // ["weak", "symbology"]
 * ```
 */
export function proveQr(data: QrInput, options: EncodeOptions & Style = nothing): Proof {
  const steps = proveQrInSteps(data, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/**
 * Does what {@link proveQr} does and pauses after each reading of the picture, 13 to 22 times: a few milliseconds each where
 * the symbol is small, some 20 for the largest.
 *
 * @param data - the text or bytes, or a code that is made already
 * @param options - how it is encoded and what it looks like
 * @returns a generator that yields nothing and ends with the proof
 * @throws HongbaoError those of {@link proveQr}, at the first step
 *
 * @example
 * ```ts
 * import { proveQrInSteps } from "hongbao/scan";
 *
 * const steps = proveQrInSteps("https://example.com/");
 * let step = steps.next();
 * while (step.done !== true) {
 *   // The page can do something else here.
 *   await new Promise((resolve) => setTimeout(resolve));
 *   step = steps.next();
 * }
 * step.value.reads; // true
 * ```
 */
export function* proveQrInSteps(data: QrInput, options: EncodeOptions & Style = nothing): Generator<undefined, Proof, undefined> {
  const inspection = inspectQr(data, options);
  const code = symbolOf(encodeQr, planLogo, data, options);
  // Modules smaller than measured are read as small as they are.
  const small = inspection.findings.find((finding) => finding.code === "module-small");
  const share = options.moduleScale ?? (options.background === undefined ? 1 : dotShare);
  const moduleSize = small === undefined ? measured : Math.round((small.actual as number) / share);
  const picture = qrToPixels(data, { ...options, size: undefined, moduleSize, caption: undefined, frame: undefined, allowUnsafe: true });
  const inverted = inspection.findings.some((finding) => finding.code === "inverted");
  const { width, height } = picture;
  const shades = read((reader) => reader.shadesOf(new Uint8Array(picture.data.buffer), width, height)) as Uint8Array;
  const outcomes: number[] = [];
  for (;;) {
    yield;
    const known = Uint8Array.from(outcomes);
    const figures = read((reader) => reader.measureNext(shades, width, height, moduleSize, code.modules, inverted, known)) as Float64Array;
    if (figures.length > 1) return proof(inspection, figures, options, code.symbology === "qr");
    outcomes.push(figures[0] as number);
  }
}

/** `known` tells whether the symbology is one that most readers know. */
function proof(inspection: Inspection, figures: Float64Array, style: Style, known: boolean): Proof {
  const squares = squareFrames(style);
  const [read, blur, noise, pixelsPerModule, rotation, perspective, contrast, hides] = [...figures] as [number, number, number, number, number, number, number, number];
  const reads = read === 1;
  const margins = { blur, noise, pixelsPerModule, rotation, perspective, contrast };
  const lacking: Lack[] = [...(known ? [] : (["symbology"] as const)), ...least.filter((margin) => margins[margin] < needed[margin])];
  if (pixelsPerModule > needed.pixelsPerModule) lacking.push("pixelsPerModule");
  if (inspection.findings.some(({ code }) => code === "logo-reserve" || code === "logo-too-large")) lacking.push("reserve");
  if (!squares) lacking.push("finderFrame");
  const safe = reads && inspection.safe && lacking.length === 0;
  return { reads, safe, verdict: safe ? "safe" : reads ? "weak" : "fails", strangers: strangers(reads, inspection, squares, known, hides === 1), lacking, margins, inspection };
}

/** Whether the frames of all corners are square. */
function squareFrames({ finderFrame = "square", finders = {} }: Style): boolean {
  const { topLeft, topRight, bottomLeft } = finders;
  return [topLeft, topRight, bottomLeft].every((look) => (look?.frame ?? finderFrame) === "square");
}

/** Names the readers that lose most codes of such a look; `hides` tells whether the picture of a logo lies on an alignment pattern. */
function strangers(reads: boolean, { findings, lumaContrast }: Inspection, squareFrames: boolean, known: boolean, hides: boolean): Stranger[] {
  if (!reads) return ["zxing-cpp", "jsqr", "zbar", "opencv"];
  const inverted = findings.some(({ code }) => code === "inverted");
  const bare = findings.some(({ code, actual }) => code === "quiet-zone-small" && (actual as number) < 1);
  const lost: Readonly<Record<Stranger, boolean>> = {
    "zxing-cpp": lumaContrast < readable["zxing-cpp"],
    jsqr: !known || lumaContrast < readable.jsqr,
    zbar: !known || inverted || hides,
    opencv: !known || inverted || bare || !squareFrames || lumaContrast < readable.opencv,
  };
  return (Object.keys(lost) as Stranger[]).filter((reader) => lost[reader]);
}
