import { HongbaoError } from "../error.js";
import { shown } from "../option.js";
import type { Color } from "./drawing.js";

// A colour, and the one place where the text of a CSS colour is read. This page reads no `hwb()`, `lab()`, `lch()`, `oklab()`,
// `oklch()`, `color()`, `color-mix()`, relative colours, `calc()` or CSS comments, and it knows no surroundings:
// `currentcolor`, `var()` and system colours have none here.

/**
 * Reads a CSS colour: `#rgb`, `#rgba`, `#rrggbb`, `#rrggbbaa`, `rgb()`, `hsl()` in both their syntaxes, a name, or `transparent`.
 *
 * Letters may be of either case and space may stand around the text. As in CSS, a part beyond its range is the end of the range,
 * and `none` is 0.
 *
 * Differs: a function that is not closed is refused, where a style sheet ends it; saturation and lightness above 100 % are held
 * to it in both syntaxes, where browsers calculate on in the one without commas.
 *
 * @throws HongbaoError `color-invalid` with the text as `value`: write the colour in one of the forms above
 * @example parseColor("rgb(200 16 46)") === 0xc8102eff
 */
export function parseColor(value: unknown): Color {
  // No colour has other letters or spaces than those of ASCII, so that JavaScript's wider `trim`, `toLowerCase` and `\s` do.
  const text = typeof value === "string" && !/[^\t\n\f\r -~]/.test(value) ? value.trim().toLowerCase() : "";
  const color = byDigits(text[0] === "#" ? text.slice(1) : digitsOf(text)) ?? byFunction(text);
  if (color !== undefined) return color;
  // A lone surrogate becomes U+FFFD, and what has the separator of words, U+001F, is printed like what is no text.
  throw new HongbaoError("color-invalid", { value: typeof value === "string" && !value.includes("\x1f") ? value.replace(/\p{Surrogate}/gu, "\ufffd") : shown(value) });
}

/** Returns red, green, blue and opacity, 0 to 255. */
export function channels(color: Color): [red: number, green: number, blue: number, alpha: number] {
  return [color >>> 24, (color >>> 16) & 255, (color >>> 8) & 255, color & 255];
}

/** Returns a colour as CSS has it, with its opacity: `#rrggbbaa`. */
export function cssColor(color: Color): string {
  return `#${color.toString(16).padStart(8, "0")}`;
}

/** Returns a colour as CSS has it, its opacity only where it has one. */
export function opaqueCss(color: Color): string {
  return cssColor(color).replace(/ff$/, "");
}

/** Packs red, green, blue and opacity, 0 to 255, each to the nearest whole number. */
function packed(parts: readonly number[]): Color {
  return parts.reduce((color, part) => color * 256 + Math.round(part), 0);
}

/** Reads the digits behind `#`: CSS Color 4, 5.2. */
function byDigits(digits: string): Color | undefined {
  if (!/^([\da-f]{3,4}|([\da-f]{2}){3,4})$/.test(digits)) return undefined;
  if (digits.length > 4) return parseInt(`${digits}ff`.slice(0, 8), 16);
  // One digit stands for itself twice.
  const [red = "", green = "", blue = "", alpha = "f"] = digits;
  return parseInt(red + red + green + green + blue + blue + alpha + alpha, 16);
}

/** Finds the digits of a name: six, or `transparent`'s four; none: "". */
function digitsOf(name: string): string {
  // Every "gray" is "grey" too.
  const place = names.split(" ").indexOf(name.replace("grey", "gray"));
  return place < 0 ? "" : values.slice(6 * place, 6 * place + 6);
}

// What the numbers of a function leave of it: `N;` for a number, its unit before the `;`, and `O` for `none`. The syntax with
// commas is the older: no `none`, and either numbers or percentages.
const withCommas = /^(rgba?\(N(%?);,N\2;,N\2;|hsla?\(N(deg|turn|g?rad)?;,N%;,N%;)(,N%?;)?\)$/;
const withSpaces = /^(rgba?\((N%?;|O)|hsla?\((N(deg|turn|g?rad)?;|O))(N%?;|O){2}(\/(N%?;|O))?\)$/;

/** Reads `rgb()`, `rgba()`, `hsl()` and `hsla()`: CSS Color 4, 5.1 and 7. */
function byFunction(text: string): Color | undefined {
  const parts: [value: number, unit: string][] = [];
  // Numbers are those of CSS Syntax 3, 4.3.12. Space is shortened first, so that no run of it is walked twice.
  const form = text.replace(/\s+/g, " ").replace(/ ?(?:([+-]?(?:\d*\.)?\d+(?:e[+-]?\d+)?)(%|\w*)|none(?![\w-])) ?/g, (_all, number: string | undefined, unit: string) => {
    parts.push([Number(number ?? 0), unit]);
    return number ? `N${unit};` : "O";
  });
  if (!withCommas.test(form) && !withSpaces.test(form)) return undefined;
  /** Returns the share of the whole, held to 0 to 1; of what is not written, all. */
  const share = (place: number, whole: number): number => {
    const [value, unit] = parts[place] ?? [1];
    return Math.max(0, Math.min(1, value / (unit === "%" ? 100 : whole)));
  };
  const [[angle, unit]] = parts as [[number, string]];
  const degrees = angle * (({ turn: 360, grad: 0.9, rad: 180 / Math.PI } as Record<string, number>)[unit] ?? 1);
  const lightness = share(2, 100);
  const amplitude = share(1, 100) * Math.min(lightness, 1 - lightness);
  const shares = [0, 8, 4].map((offset, place) => {
    if (text[0] === "r") return share(place, 255);
    // CSS Color 4, 7.1. An infinite angle would leave `NaN`.
    const turned = offset + degrees / 30;
    const k = turned - Math.floor(turned / 12) * 12 || 0;
    return lightness - amplitude * Math.max(-1, Math.min(k - 3, 9 - k, 1));
  });
  return packed([...shares, share(3, 1)].map((part) => part * 255));
}

// The named colours of CSS Color 4, 6.1, and `transparent`. They are in the order of their last letters and apart from their
// values, which packs best.
const names =
  "fuchsia sienna magenta darkmagenta aqua olivedrab red orangered darkred indianred palevioletred mediumvioletred orchid darkorchid mediumorchid gold blanchedalmond burlywood goldenrod palegoldenrod darkgoldenrod oldlace beige orange darkorange whitesmoke purple rebeccapurple mediumpurple thistle lime aquamarine mediumaquamarine azure turquoise paleturquoise darkturquoise mediumturquoise mistyrose chartreuse chocolate white antiquewhite floralwhite navajowhite ghostwhite blue aliceblue slateblue darkslateblue mediumslateblue darkblue royalblue steelblue lightsteelblue mediumblue powderblue dodgerblue cornflowerblue cadetblue lightblue midnightblue skyblue deepskyblue lightskyblue bisque olive peachpuff lavenderblush khaki darkkhaki black firebrick cornsilk pink deeppink lightpink hotpink teal coral lightcoral seashell mintcream plum tan cyan darkcyan lightcyan green seagreen darkseagreen mediumseagreen lightseagreen palegreen limegreen darkolivegreen springgreen mediumspringgreen darkgreen lawngreen lightgreen forestgreen yellowgreen linen moccasin lemonchiffon salmon darksalmon lightsalmon maroon crimson brown saddlebrown sandybrown rosybrown indigo gainsboro tomato papayawhip lavender silver wheat violet blueviolet darkviolet peru honeydew yellow lightgoldenrodyellow greenyellow lightyellow snow gray slategray darkslategray lightslategray darkgray dimgray lightgray ivory navy transparent";
const values =
  "ff00ffa0522dff00ff8b008b00ffff6b8e23ff0000ff45008b0000cd5c5cdb7093c71585da70d69932ccba55d3ffd700ffebcddeb887daa520eee8aab8860bfdf5e6f5f5dcffa500ff8c00f5f5f58000806633999370dbd8bfd800ff007fffd466cdaaf0ffff40e0d0afeeee00ced148d1ccffe4e17fff00d2691efffffffaebd7fffaf0ffdeadf8f8ff0000fff0f8ff6a5acd483d8b7b68ee00008b4169e14682b4b0c4de0000cdb0e0e61e90ff6495ed5f9ea0add8e619197087ceeb00bfff87cefaffe4c4808000ffdab9fff0f5f0e68cbdb76b000000b22222fff8dcffc0cbff1493ffb6c1ff69b4008080ff7f50f08080fff5eef5fffadda0ddd2b48c00ffff008b8be0ffff0080002e8b578fbc8f3cb37120b2aa98fb9832cd32556b2f00ff7f00fa9a0064007cfc0090ee90228b229acd32faf0e6ffe4b5fffacdfa8072e9967affa07a800000dc143ca52a2a8b4513f4a460bc8f8f4b0082dcdcdcff6347ffefd5e6e6fac0c0c0f5deb3ee82ee8a2be29400d3cd853ff0fff0ffff00fafad2adff2fffffe0fffafa8080807080902f4f4f778899a9a9a9696969d3d3d3fffff00000800000";
