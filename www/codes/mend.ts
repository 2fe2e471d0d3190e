import { encodeQr, type Finding, HongbaoError, inspectQr, type Inspection, planLogo, type QrCode, type QrInput } from "hongbao";
import type { Proof } from "hongbao/scan";
import type { Words } from "../language/en.js";
import { inPercent } from "../problem.js";
import { change, nameColor } from "./color-name.js";
import { corners, encodingOf, groundOf, type Look, numberIn, readCorner, styleOf, writeCorner } from "./look.js";

/** What a finding means for whoever designs the code, and what a click would change. */
export interface Mend {
  readonly code: Finding["code"] | Proof["lacking"][number];
  /** What was found; nothing where the remedies say it all. */
  readonly sentence: string | undefined;
  readonly remedies: readonly { readonly label: string; readonly change: Partial<Look> }[];
}

/** Says what was found, in the order in which it was found, with a remedy each where there is one. */
export function mends(findings: readonly Finding[], data: QrInput, look: Look, across: number, words: Words): Mend[] {
  return findings.map((finding) => ({ code: finding.code, ...mend(finding, data, look, across, words) }));
}

/** Says which margin is smaller than readers need, for those that a click can improve and no finding names. The margins themselves show the others. */
export function strengthenings({ lacking }: Proof, look: Look, words: Words): Mend[] {
  const said = words.codes.findings;
  const own = Object.fromEntries(corners.map((corner) => [corner, writeCorner({ ...readCorner(look[corner]), frame: undefined })]));
  const squared = { code: "finderFrame", sentence: undefined, remedies: [{ label: said.squareFrames, change: { finderFrame: "square", ...own } }] } as const;
  return lacking.includes("finderFrame") ? [squared] : [];
}

/** Versions above the present one that are tried: each is four dots wider, and a code that is much finer is no remedy. */
const mostGrowth = 6;

/** The smallest stronger code that leaves half of what can be corrected in each block beside the logo at its size; nothing where none does. */
function strongerWithReserve(data: QrInput, look: Look): Partial<Look> | undefined {
  if (look.logoSize === "" || !isText(data) || look.symbology !== "qr") return undefined;
  const from = Number(symbolOf(data, look).version);
  for (let version = from; version <= Math.min(40, from + mostGrowth); version += 1) {
    const change = { version: String(version), errorCorrection: "H", boost: false } as const;
    try {
      if (leavesReserve(inspectQr(data, drawing(data, { ...look, ...change })))) return change;
    } catch (problem) {
      // The text does not fit into this version at the highest level.
      if (!(problem instanceof HongbaoError)) throw problem;
    }
  }
  return undefined;
}

function leavesReserve({ findings }: Inspection): boolean {
  return findings.every(({ code }) => code !== "logo-too-large" && code !== "logo-reserve");
}

function mend(finding: Finding, data: QrInput, look: Look, across: number, words: Words): Omit<Mend, "code"> {
  const said = words.codes.findings;
  const [actual, limit, nearest] = [finding.actual, finding.limit, finding.nearest];
  switch (finding.code) {
    case "logo-too-large": {
      const percent = Number(inPercent(Number(nearest)));
      const shrink = { label: said.shrink(percent), change: { logoSize: String(percent) } };
      const stronger = strengthen(data, look);
      // The limit of the package leaves nothing for scratches: what is safe is what the remedy sets, and what is said.
      const sentence = said.logoTooLarge(Math.round(Number(actual) * 100), percent);
      return { sentence, remedies: [...(stronger === undefined ? [] : [{ label: said.strengthen, change: stronger }]), ...(percent > 0 ? [shrink] : [])] };
    }
    case "logo-reserve": {
      const percent = Number(inPercent(Number(nearest)));
      const stronger = strongerWithReserve(data, look);
      const shrink = { label: said.shrink(percent), change: { logoSize: String(percent) } };
      return { sentence: said.reserve, remedies: [...(stronger === undefined ? [] : [{ label: said.strengthen, change: stronger }]), ...(percent > 0 ? [shrink] : [])] };
    }
    case "content-empty":
      return { sentence: finding.message, remedies: [] };
    case "contrast-low":
      // Behind a picture the nearest is how much of it may be seen.
      if (look.background !== undefined && typeof nearest === "number") {
        const percent = Math.floor(nearest * 100);
        return offered(said.pictureStrong, percent > 0 ? [{ label: said.fade(percent), change: { backgroundOpacity: String(percent) } }] : []);
      }
      return contrast(data, look, words);
    case "inverted":
      return offered(said.inverted, look.gradient === "none" && look.lightGradient === "none" && !look.transparent ? [{ label: said.swap, change: { dark: look.light, light: look.dark } }] : []);
    case "quiet-zone-small":
      return { sentence: said.quietZone(Number(actual), Number(limit)), remedies: [{ label: said.widen(Number(nearest)), change: { quietZone: "" } }] };
    case "module-small": {
      const size = Math.ceil((across * Number(nearest)) / 16) * 16;
      return { sentence: said.moduleSmall(Number(actual), Number(limit)), remedies: [{ label: said.enlarge(size), change: { size: String(size) } }] };
    }
    case "light-transparent":
      return offered(said.transparent, [{ label: said.ground, change: { transparent: false } }]);
  }
}

/** The verdict has said it already: a sentence is wanted only where no remedy follows. */
function offered(sentence: string, remedies: Mend["remedies"]): Omit<Mend, "code"> {
  return { sentence: remedies.length === 0 ? sentence : undefined, remedies };
}

/** A stronger symbol that bears the logo at the size it has; nothing for a symbol that was read, or where none does. */
function strengthen(data: QrInput, look: Look): Partial<Look> | undefined {
  if (look.logoSize === "" || !isText(data)) return undefined;
  const size = numberIn(look.logoSize) / 100;
  const padding = look.logoPadding.trim() === "" ? 1 : numberIn(look.logoPadding);
  try {
    const { version, errorCorrection } = planLogo(data, { size, padding, shape: look.logoShape }, { charset: look.charset, kanji: look.kanji, gs1: look.gs1 });
    return { symbology: "qr", version, errorCorrection: errorCorrection ?? "H", boost: false };
  } catch (problem) {
    if (problem instanceof HongbaoError) return undefined;
    throw problem;
  }
}

type Colored = "dark" | "finderFrameColor" | "finderCentreColor";

/** Checks each colour on the ground by itself. One click changes all that are too light to the nearest colour that is safe. */
function contrast(data: QrInput, look: Look, words: Words): Omit<Mend, "code"> {
  const said = words.codes.findings;
  const light = look.transparent ? "#ffffff" : groundOf(look);
  const safer = (color: string): string | undefined => {
    const { findings } = inspectQr(data, { ...encoding(data, look), dark: color, light });
    const found = findings.find(({ code }) => code === "contrast-low");
    return found === undefined ? undefined : String(found.nearest);
  };
  const changed: { -readonly [Option in Colored | "stops" | (typeof corners)[number]]?: Look[Option] } = {};
  const parts: string[] = [];
  const colors: (readonly [string, (mended: string) => void])[] = [];
  if (look.gradient === "none") colors.push([look.dark, (mended) => (changed.dark = mended)]);
  else {
    changed.stops = look.stops;
    look.stops.forEach(({ color }, place) =>
      colors.push([color, (mended) => (changed.stops = (changed.stops ?? look.stops).map((stop, at) => (at === place ? { ...stop, color: mended } : stop)))]),
    );
  }
  for (const option of ["finderFrameColor", "finderCentreColor"] as const) {
    if (look[option] !== "") colors.push([look[option], (mended) => (changed[option] = mended)]);
  }
  for (const corner of corners) {
    for (const part of ["frameColor", "centreColor"] as const) {
      const color = readCorner(look[corner])[part];
      if (color !== undefined) colors.push([color, (mended) => (changed[corner] = writeCorner({ ...readCorner(changed[corner] ?? look[corner]), [part]: mended }))]);
    }
  }
  for (const [color, set] of colors) {
    const nearest = safer(color);
    if (nearest === undefined) continue;
    // Where the ground is the darker half, no dark colour helps: the ground itself gets lighter.
    if (safer(nearest) !== undefined) {
      if (typeof light !== "string") return offered(said.contrastLow, [{ label: said.plainGround, change: { lightGradient: "none" } }]);
      const percent = Math.max(1, Math.round(change(light, nearest) * 100));
      return offered(said.contrastLow, [{ label: said.lighten(words.codes.colors[nameColor(light)], percent), change: { light: nearest, transparent: false } }]);
    }
    set(nearest);
    parts.push(said.darken(words.codes.colors[nameColor(color)], Math.max(1, Math.round(-change(color, nearest) * 100))));
  }
  return offered(said.contrastLow, parts.length === 0 ? [] : [{ label: parts.join(said.and), change: changed }]);
}

/** A symbol that was read takes no options of encoding. */
function encoding(data: QrInput, look: Look) {
  return isText(data) ? encodingOf(look) : {};
}

function isText(data: QrInput): data is string | Uint8Array {
  return typeof data === "string" || data instanceof Uint8Array;
}

/** The symbol of a text, or the one that was read. @throws HongbaoError those of `encodeQr` */
export function symbolOf(data: QrInput, look: Look): QrCode {
  if (!isText(data)) return data;
  const { logo } = styleOf(look);
  return logo === undefined || logo.size !== undefined ? encodeQr(data, encodingOf(look)) : planLogo(data, logo, encodingOf(look));
}

/** Everything that decides the picture but its size. */
export function drawing(data: QrInput, look: Look) {
  return { ...encoding(data, look), ...styleOf(look) };
}
