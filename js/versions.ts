import type { EncodeOptions, Symbology } from "./encode.js";
import { HongbaoError } from "./error.js";
import { invalid, shown } from "./option.js";

/** The size of a symbol in modules, which no two versions share, and the place of its version among all 76, from 0. */
export type Version = readonly [width: number, height: number, place: number];

/** Returns the name of the version of this size: `"1"` to `"40"`, `"M1"` to `"M4"`, `"R7x43"` to `"R17x139"`. */
export function versionName(width: number, height: number): string {
  if (width !== height) return `R${height}x${width}`;
  return width < 21 ? `M${(width - 9) / 2}` : String((width - 17) / 4);
}

/** Returns the symbology of the version of this size. */
export function symbologyOf(width: number, height: number): Symbology {
  if (width !== height) return "rmqr";
  return width < 21 ? "micro" : "qr";
}

/** Returns the size of the version of this name, which there is. */
export function sized(name: string): { readonly symbology: Symbology; readonly width: number; readonly height: number } {
  const [width, height] = allVersions().get(name) as Version;
  return { symbology: symbologyOf(width, height), width, height };
}

/** Reads the versions that options name: exactly, at least, at most. @throws `version-unknown` */
function namedVersions({ version, minVersion, maxVersion }: EncodeOptions): (Version | undefined)[] {
  return [version, minVersion, maxVersion].map(versionOf);
}

/**
 * Returns the versions that options allow, the smallest first; whether one of them holds the text is asked later.
 *
 * @throws `version-unknown` where a version is of another symbology or the bounds exclude each other, `option-invalid` where the options
 * do not go together
 */
export function allowedVersions(options: EncodeOptions): readonly Version[] {
  const [exact, least, most] = namedVersions(options);
  const bound = least ?? most;
  const [width, height] = exact ?? bound ?? [21, 21];
  const symbology = options.symbology === undefined ? symbologyOf(width, height) : (options.symbology ?? "qr");
  const smallest = symbology === "smallest";
  const belongs = ([width, height]: Version) => smallest || symbologyOf(width, height) === symbology;
  const refuse = (version: Version, allowed: string) => new HongbaoError("version-unknown", { version: nameOf(version), allowed });
  for (const version of [exact, least, most]) if (version && !belongs(version)) throw refuse(version, symbology);
  // Either an exact version beside a bound, or a bound without one symbology.
  const alone = exact ?? (smallest ? bound : undefined);
  if (alone && bound) throw invalid(least ? "minVersion" : "maxVersion", nameOf(alone), "one symbology, no version");
  if (exact) return [exact];
  const allowed = [...allVersions().values()].filter((version) => belongs(version) && (!least || within(least, version)) && (!most || within(version, most)));
  if (allowed.length === 0 && least && most) throw refuse(least, nameOf(most));
  return allowed;
}

function nameOf([width, height]: Version): string {
  return versionName(width, height);
}

function within([width, height]: Version, [most, highest]: Version): boolean {
  return width <= most && height <= highest;
}

function versionOf(given: unknown): Version | undefined {
  if (given === undefined) return undefined;
  const name = typeof given === "number" ? String(given) : given;
  const version = allVersions().get(name);
  if (version === undefined) throw new HongbaoError("version-unknown", { version: shown(name) });
  return version;
}

let known: ReadonlyMap<unknown, Version> | undefined;

/** All versions by their names, those with fewer modules first; of equals QR, Micro, rMQR, each in the order of its standard. */
function allVersions(): ReadonlyMap<unknown, Version> {
  if (known === undefined) {
    const versions: Version[] = [];
    const add = (width: number, height: number) => versions.push([width, height, versions.length]);
    for (let side = 21; side <= 177; side += 4) add(side, side);
    for (let side = 11; side <= 17; side += 2) add(side, side);
    for (const height of [7, 9, 11, 13, 15, 17]) for (const width of [27, 43, 59, 77, 99, 139]) if (width > 27 || height === 11 || height === 13) add(width, height);
    versions.sort((one, other) => one[0] * one[1] - other[0] * other[1]);
    known = new Map(versions.map((version) => [nameOf(version), version]));
  }
  return known;
}
