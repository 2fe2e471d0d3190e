import { wrong } from "./field.js";

/**
 * Shows a place: a `geo:` address, RFC 5870, WGS 84, with at most eight decimals, which is a millimetre.
 *
 * @param latitude - degrees north, -90 to 90
 * @param longitude - degrees east, -180 to 180
 * @throws `payload-invalid`: a number out of its range
 *
 * @example
 * ```ts
 * import { payload } from "hongbao";
 *
 * payload.geo(39.9042, 116.4074); // geo:39.9042,116.4074
 * ```
 */
export function geo(latitude: number, longitude: number): string {
  return `geo:${degrees("latitude", latitude, 90)},${degrees("longitude", longitude, 180)}`;
}

/** Prints degrees without an exponent. @throws `payload-invalid` */
function degrees(field: string, value: number, most: 90 | 180): string {
  if (typeof value !== "number" || !(Math.abs(value) <= most)) {
    throw wrong(field, most === 90 ? "must be a number from -90 to 90" : "must be a number from -180 to 180", value);
  }
  const text = value.toFixed(8).replace(/\.?0+$/, "");
  return text === "-0" ? "0" : text;
}
