/** What a person calls a colour; the words are in `words.codes.colors`. */
export type ColorName = "black" | "grey" | "white" | "red" | "brown" | "orange" | "gold" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink";

/** The ends of the hues in degrees, in their order around the circle. */
const hues: readonly (readonly [end: number, name: ColorName])[] = [
  [15, "red"],
  [36, "orange"],
  [48, "gold"],
  [66, "yellow"],
  [160, "green"],
  [195, "teal"],
  [255, "blue"],
  [290, "purple"],
  [335, "pink"],
  [360, "red"],
];

/** Names a colour of the form #rrggbb. */
export function nameColor(color: string): ColorName {
  const [red, green, blue] = channels(color);
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  const lightness = (most + least) / 510;
  if (lightness < 0.08) return "black";
  if (lightness > 0.95) return "white";
  if (most - least < 26) return lightness > 0.85 ? "white" : "grey";
  const hue = hueOf(red, green, blue, most, most - least);
  if (hue >= 15 && hue < 45 && lightness < 0.32) return "brown";
  return hues.find(([end]) => hue < end)?.[1] ?? "red";
}

/** Reads red, green and blue, 0 to 255, of a colour of the form #rrggbb; black where it is of another form. */
export function channels(color: string): [number, number, number] {
  const digits = /^#([0-9a-f]{6})/i.exec(color)?.[1] ?? "000000";
  return [0, 2, 4].map((place) => parseInt(digits.slice(place, place + 2), 16)) as [number, number, number];
}

/** By what part a colour's light has to change to become another one: -0.12 is 12 % darker. */
export function change(from: string, to: string): number {
  const light = (color: string) => {
    const [red, green, blue] = channels(color);
    return 0.299 * red + 0.587 * green + 0.114 * blue;
  };
  return (light(to) - light(from)) / Math.max(light(from), 1);
}

function hueOf(red: number, green: number, blue: number, most: number, spread: number): number {
  const sixth = most === red ? (green - blue) / spread : most === green ? 2 + (blue - red) / spread : 4 + (red - green) / spread;
  return (sixth * 60 + 360) % 360;
}
