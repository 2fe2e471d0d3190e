import { HongbaoError, qrToPng } from "hongbao";
import type { Words } from "../language/en.js";
import { corners, type Look, numberIn, readCorner } from "./look.js";

/** A number of the form, from the least to the most in the unit of its field. */
interface Range {
  readonly least: number;
  readonly most: number;
  readonly whole?: true;
  /** It may not be left out. */
  readonly needed?: true;
}

/** The numbers of a look that have a range of their own; the package knows those of the others. */
const ranges = {
  quietZone: { least: 0, most: 100, whole: true },
  logoSize: { least: 1, most: 100 },
  size: { least: 1, most: 16_384, whole: true, needed: true },
  dpi: { least: 1, most: 100_000 },
  millimetres: { least: 1, most: 5_000, needed: true },
  bleed: { least: 0, most: 50 },
} as const satisfies Readonly<Partial<Record<keyof Look, Range>>>;

export type Ranged = keyof typeof ranges;

/** What is wrong with a number of a look, with its range; nothing where it is right. */
export function wrongNumber(look: Look, field: Ranged): HongbaoError | undefined {
  const range: Range = ranges[field];
  const text = look[field];
  if (text.trim() === "") return range.needed === true ? outOf(field, text, range) : undefined;
  const value = numberIn(text);
  const right = value >= range.least && value <= range.most && (range.whole !== true || Number.isInteger(value));
  return right ? undefined : outOf(field, text, range);
}

function outOf(option: string, value: string, { least, most, whole, needed }: Range): HongbaoError {
  return new HongbaoError("option-invalid", { option, value, least, most, ...(whole === true ? { whole: "yes" } : {}), ...(needed === true ? { needed: "yes" } : {}) });
}

/** @throws HongbaoError of the first of the numbers that is wrong */
export function checkNumbers(look: Look, fields: readonly Ranged[]): void {
  for (const field of fields) {
    const problem = wrongNumber(look, field);
    if (problem !== undefined) throw problem;
  }
}

const known = new Map<string, boolean>();

/** Whether a text is a colour of every file. A variable of a style sheet is none: only an SVG within a page has those. */
export function isColor(text: string): boolean {
  if (/^#[0-9a-f]{6}$/i.test(text)) return true;
  const found = known.get(text) ?? drawsIn(text);
  known.set(text, found);
  return found;
}

function drawsIn(dark: string): boolean {
  try {
    qrToPng("1", { dark, size: 29 });
    return true;
  } catch (problem) {
    if (problem instanceof HongbaoError) return false;
    throw problem;
  }
}

/** @throws HongbaoError `color-invalid` of the first colour that is drawn and is none, with the field of the form */
export function checkColors(look: Look): void {
  for (const [option, value] of colorsOf(look)) if (value !== "" && !isColor(value)) throw new HongbaoError("color-invalid", { option, value });
}

function colorsOf(look: Look): (readonly [option: string, color: string])[] {
  const { gradient, stops, lightGradient, lightStops, transparent, background } = look;
  const ofCorners = corners.flatMap((corner) => {
    const { frameColor = "", centreColor = "" } = readCorner(look[corner]);
    return [["corners", frameColor] as const, ["corners", centreColor] as const];
  });
  const ofGround = lightGradient === "none" ? [["light", look.light] as const] : lightStops.map(({ color }) => ["light", color] as const);
  return [
    ...(gradient === "none" ? [["dark", look.dark] as const] : stops.map(({ color }) => ["stops", color] as const)),
    ...(transparent && background === undefined ? [] : ofGround),
    ["finderFrameColor", look.finderFrameColor],
    ["finderCentreColor", look.finderCentreColor],
    ...ofCorners,
    ...(look.frameText.trim() === "" ? [] : [["frameColor", look.frameColor] as const, ["frameTextColor", look.frameTextColor] as const]),
  ];
}

/** What each kind of code calls its versions, where they are no numbers. */
const versions = { micro: "M1 … M4", rmqr: "R7x43 … R17x139", smallest: "1 … 40, M1 … M4, R7x43 … R17x139" } as const;

/** An error of the package as one of the field of the form that it is about. */
export function inField(problem: HongbaoError, look: Look): HongbaoError {
  const { data } = problem;
  switch (problem.code) {
    case "version-unknown":
      return look.symbology === "qr" ? outOf("version", look.version, { least: 1, most: 40, whole: true }) : new HongbaoError("option-invalid", { option: "version", value: look.version, choices: versions[look.symbology] });
    case "mask-unknown":
      return outOf("mask", look.mask, { least: 0, most: Number(data["most"] ?? 7), whole: true });
    case "level-unavailable":
      return new HongbaoError("option-invalid", { option: "errorCorrection", value: look.errorCorrection, choices: String(data["allowed"] ?? "") });
    case "size-too-small":
      return outOf("size", look.size, { ...ranges.size, least: Number(data["least"]) });
    default:
      return problem;
  }
}

/** What the page calls the field that a problem is about; nothing where there is none, or where its sentence says more. */
export function fieldOf({ data }: HongbaoError, words: Words): string | undefined {
  const labels: Readonly<Record<string, string>> = words.options;
  return data["missing"] === undefined ? labels[String(data["option"])] : undefined;
}
