import type { EncodeOptions, Symbology } from "./encode.js";
import { HongbaoError } from "./error.js";
import { invalid, shown } from "./option.js";

/** The modules of a symbol, quiet zone not included; no two versions share a size. */
export type Size = readonly [width: number, height: number];

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

/** Reads the versions that options name: exactly, at least, at most. @throws `version-unknown` */
export function namedVersions({ version, minVersion, maxVersion }: EncodeOptions): (Size | undefined)[] {
  return [version, minVersion, maxVersion].map(sizeOf);
}

/**
 * Returns the versions that options allow, the smallest first; whether one of them holds the text is asked later.
 *
 * @throws `version-unknown` where a version is of another symbology or the bounds exclude each other, `option-invalid` where the options
 * do not go together
 */
export function allowedVersions(options: EncodeOptions): readonly Size[] {
  const [exact, least, most] = namedVersions(options);
  const bound = least ?? most;
  const symbology = options.symbology === undefined ? symbologyOf(...(exact ?? bound ?? [21, 21])) : (options.symbology ?? "qr");
  const smallest = symbology === "smallest";
  const refuse = (size: Size, allowed: string) => new HongbaoError("version-unknown", { version: versionName(...size), allowed });
  for (const size of [exact, least, most]) if (size && !smallest && symbologyOf(...size) !== symbology) throw refuse(size, symbology);
  // Either an exact version beside a bound, or a bound without one symbology.
  const alone = exact ?? (smallest ? bound : undefined);
  if (alone && bound) throw invalid(least ? "minVersion" : "maxVersion", versionName(...alone), "one symbology, no version");
  if (exact) return [exact];
  const allowed = [...allVersions().values()].filter((size) => (smallest || symbologyOf(...size) === symbology) && within(least ?? [0, 0], size) && within(size, most ?? [177, 177]));
  if (allowed.length === 0 && least && most) throw refuse(least, versionName(...most));
  return allowed.sort((one, other) => one[0] * one[1] - other[0] * other[1]);
}

function within([width, height]: Size, [most, highest]: Size): boolean {
  return width <= most && height <= highest;
}

function sizeOf(version: unknown): Size | undefined {
  if (version === undefined) return undefined;
  const name = typeof version === "number" ? String(version) : version;
  const size = allVersions().get(name);
  if (size === undefined) throw new HongbaoError("version-unknown", { version: shown(name) });
  return size;
}

let known: ReadonlyMap<unknown, Size> | undefined;

/** All versions by their names: QR, Micro, rMQR, each in the order of its standard. */
function allVersions(): ReadonlyMap<unknown, Size> {
  if (known === undefined) {
    const sizes: Size[] = [];
    for (let side = 21; side <= 177; side += 4) sizes.push([side, side]);
    for (let side = 11; side <= 17; side += 2) sizes.push([side, side]);
    for (const height of [7, 9, 11, 13, 15, 17]) for (const width of [27, 43, 59, 77, 99, 139]) if (width > 27 || height === 11 || height === 13) sizes.push([width, height]);
    known = new Map(sizes.map((size) => [versionName(...size), size]));
  }
  return known;
}
