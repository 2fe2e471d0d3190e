/** The two halves of a place, each as it stands in a field of the form. */
export interface BothDegrees {
  readonly latitude: string;
  readonly longitude: string;
}

/**
 * Parts a place that maps give as one text: "31.2304, 121.4737", "31.2304° N, 121.4737° E", a `geo:` address or the link of a map;
 * undefined: the text is no such pair. A comma without a space is a decimal comma unless both numbers have a point or a letter.
 */
export function bothDegrees(text: string): BothDegrees | undefined {
  return ofAddress(text.trim()) ?? ofPair(plain(text));
}

const number = "([+-]?\\d+(?:\\.\\d+)?)";

/** Where links of maps have their place, the pin before the middle of the map. */
const placesInLinks = [`!3d${number}!4d${number}`, `[?&](?:q|ll|query|center|daddr|destination)=(?:loc:)?${number},\\s*\\+?${number}`, `@${number},${number}`].map((source) => new RegExp(source));

function ofAddress(text: string): BothDegrees | undefined {
  const geo = new RegExp(`^geo:${number},${number}(?:[,;?]|$)`, "i").exec(text);
  if (geo !== null) return { latitude: geo[1] as string, longitude: geo[2] as string };
  if (!/^https?:\/\/\S+$/i.test(text)) return undefined;
  const link = text.replace(/%2C/gi, ",").replace(/%20/g, "+");
  const found = placesInLinks.map((place) => place.exec(link)).find((one) => one !== null);
  return found == null ? undefined : { latitude: found[1] as string, longitude: found[2] as string };
}

/** Tries every place where one number may end and the other begin. */
function ofPair(text: string): BothDegrees | undefined {
  for (const { index, 0: between } of text.matchAll(/\s*[;,]\s*|\s+/g)) {
    const [first, second] = [text.slice(0, index), text.slice(index + between.length)];
    if (between === "," && ![first, second].every((half) => /[.NSEW北南东西東]/i.test(half))) continue;
    const [north, east] = [read(first), read(second)];
    if (north === undefined || east === undefined) continue;
    if (north.axis !== "longitude" && east.axis !== "latitude") return { latitude: first, longitude: second };
    if (north.axis === "longitude" && east.axis === "latitude") return { latitude: second, longitude: first };
  }
  return undefined;
}

/** Reads degrees of one axis, with a sign or with the letter of a hemisphere; NaN where they are none. */
export function degrees(text: string, axis: "latitude" | "longitude"): number {
  const found = read(text);
  return found === undefined || (found.axis !== undefined && found.axis !== axis) ? Number.NaN : found.degrees;
}

/** Degrees, and the axis where a letter says it. */
interface Read {
  readonly degrees: number;
  readonly axis: "latitude" | "longitude" | undefined;
}

const hemispheres = "[NSEW]|[北南][纬緯]|[东東西][经經]";
const written = new RegExp(`^(${hemispheres})?\\s*([+-])?\\s*(\\d+(?:[.,]\\d*)?)\\s*°?(?:\\s*(\\d+(?:[.,]\\d*)?)\\s*')?(?:\\s*(\\d+(?:[.,]\\d*)?)\\s*")?\\s*(${hemispheres})?$`, "i");

/** Full-width digits and every kind of stroke are what they look like. Unicode would make letters of some. */
function plain(text: string): string {
  const strokes = text.replace(/[º˚度]/g, "°").replace(/[″”“秒]/g, '"').replace(/[′’‘´`分]/g, "'").replace(/−/g, "-");
  return strokes.normalize("NFKC").replace(/''/g, '"').trim();
}

/** A decimal comma is what it looks like. */
function read(text: string): Read | undefined {
  const [, before, sign, whole, minutes = "0", seconds = "0", after] = written.exec(plain(text)) ?? [];
  if (whole === undefined || (before !== undefined && after !== undefined)) return undefined;
  const hemisphere = (before ?? after ?? "").toUpperCase();
  const [size, sixtieths, parts] = [whole, minutes, seconds].map((part) => Number(part.replace(",", "."))) as [number, number, number];
  // Minutes and seconds follow whole degrees, and a sign says what the letter says.
  if (sixtieths >= 60 || parts >= 60 || (hemisphere !== "" && sign !== undefined) || (!Number.isInteger(size) && sixtieths + parts > 0)) return undefined;
  const negative = sign === "-" || /^[SW南西]/.test(hemisphere);
  const axis = hemisphere === "" ? undefined : /^[NS北南]/.test(hemisphere) ? "latitude" : "longitude";
  return { degrees: (negative ? -1 : 1) * (size + sixtieths / 60 + parts / 3600), axis };
}
