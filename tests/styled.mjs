// Random styles: every shape, colour, gradient, size and logo that a person may ask for, dark enough on light to be read.

import { photograph } from "./photographs.mjs";
import { text } from "./seeded.mjs";
import { finderShapes, frameShapes, moduleShapes, scaledShapes } from "./shapes.mjs";

const nominal = { L: 0.07, M: 0.15, Q: 0.25, H: 0.3 };

/** The contrast of dark on light, by WCAG 2, that a random style has at least. */
const contrast = 4.5;

/**
 * The difference in luma that it has at least. Where frame and centre of a finder pattern differ in luma, jsQR misses symbols below
 * it whatever their shape: 4 of 6 000 pictures with differences of 0.53 to 0.56, none of them in one colour. That is a matter of
 * colours, which `inspectQr` judges, and not of shapes.
 */
const lumaContrast = 0.6;

/** Draws a text and the options of its symbol; most symbols are small, as most in the world are. */
export function content(draw) {
  const symbology = draw.pick(["qr", "qr", "qr", "qr", "qr", "qr", "micro", "rmqr"]);
  if (symbology === "micro") return { data: text(draw, 1 + draw.below(8), "digits"), options: { symbology, errorCorrection: draw.pick(["L", "M"]) } };
  if (symbology === "rmqr") return { data: text(draw, 1 + draw.below(40), draw.pick(["digits", "capitals"])), options: { symbology, errorCorrection: draw.pick(["M", "H"]) } };
  const data = text(draw, 1 + draw.below(draw.pick([10, 40, 40, 120])));
  const errorCorrection = draw.pick(["L", "M", "Q", "H"]);
  const minVersion = draw.pick([1, 1, 1, 2, 5, 7, 10, 14, 20]);
  return { data, options: { symbology, errorCorrection, minVersion, mask: draw.pick([undefined, undefined, draw.below(8)]) } };
}

/** Draws a style for a symbol. */
export function style(draw, symbol) {
  const maybe = (make) => (draw.below(2) === 0 ? make() : undefined);
  const ground = draw.pick(["#fff", "#fff", "transparent", hsl(draw, 88, 100), [hsl(draw, 88, 100), hsl(draw, 88, 100)]]);
  const light = Array.isArray(ground) ? gradient(draw, (place) => ground[place % 2]) : ground;
  const dark = () => darkOn(draw, [ground].flat());
  const paint = () => (draw.below(3) === 0 ? gradient(draw, dark) : dark());
  const shape = draw.pick(moduleShapes);
  return {
    light,
    lightRadius: draw.pick([undefined, undefined, draw.below(30) / 10]),
    dark: draw.below(3) === 0 ? gradient(draw, dark) : dark(),
    shape,
    moduleScale: scaledShapes.includes(shape) ? draw.pick([undefined, 1, 0.5 + draw.below(51) / 100]) : undefined,
    finderFrame: draw.pick(finderShapes),
    finderCentre: draw.pick(finderShapes),
    finderFrameColor: maybe(paint),
    finderCentreColor: maybe(paint),
    finders: draw.pick([undefined, undefined, corners(draw, paint)]),
    quietZone: draw.pick([undefined, undefined, 2, 6]),
    logo: maybe(() => logo(draw, symbol)),
    frame: draw.pick([undefined, undefined, frame(draw)]),
  };
}

function gradient(draw, dark) {
  const count = 2 + draw.below(3);
  return {
    type: draw.pick(["linear", "radial"]),
    rotation: draw.below(360),
    stops: draw.times(count, (place) => ({ offset: place / (count - 1), color: dark(place) })),
  };
}

/** A logo whose cleared area is two fifths of what the level nominally corrects; nothing where that is no module. */
function logo(draw, { symbology, errorCorrection, width }) {
  if (symbology !== "qr") return undefined;
  const padding = draw.pick([0, 0.5, 1, 1, 2]);
  const side = 0.4 * nominal[errorCorrection] * width * width;
  // As many modules around the middle one as fit.
  const cleared = Math.floor((Math.sqrt(side) - 1) / 2) * 2 + 1;
  const size = (cleared - 2 * padding) / width;
  if (size <= 0) return undefined;
  return { image: picture(draw), size, padding, shape: draw.pick(["square", "circle"]) };
}

/** Puts a picture behind a symbol of this style, a photograph or stripes, where the style has a ground. */
export function overPicture(draw, style) {
  if (style.light === "transparent") return style;
  const image = draw.below(4) === 0 ? picture(draw) : photograph(draw, draw.below(10));
  const background = { image, opacity: draw.pick([undefined, 0.5 + draw.below(51) / 100]), fit: draw.pick([undefined, "contain"]) };
  return { ...style, background, moduleScale: draw.pick([undefined, 0.5 + draw.below(51) / 100]) };
}

/** A picture of stripes in colours of any kind, some of it transparent. */
function picture(draw) {
  const side = 8 + draw.below(24);
  const height = Math.ceil(side * draw.pick([1, 1, 0.6]));
  const colors = draw.times(3, () => [draw.below(256), draw.below(256), draw.below(256), draw.pick([255, 255, 128, 0])]);
  const slope = draw.below(4);
  const data = new Uint8ClampedArray(4 * side * height);
  for (let place = 0; place < side * height; place += 1) {
    const stripe = Math.floor(((place % side) + slope * Math.floor(place / side)) / 5) % 3;
    data.set(colors[stripe], 4 * place);
  }
  return { data, width: side, height };
}

function hsl(draw, least, most) {
  return `hsl(${draw.below(360)} ${draw.below(101)}% ${least + draw.below(most - least + 1)}%)`;
}

function darkOn(draw, lights) {
  for (;;) {
    const color = hsl(draw, 0, 55);
    const apart = (light) => (luminance(light) + 0.05) / (luminance(color) + 0.05);
    if (lights.every((light) => apart(light) >= contrast && luma(light) - luma(color) >= lumaContrast)) return color;
  }
}

/** Looks of corners of their own, each part in two. */
function corners(draw, paint) {
  const maybe = (make) => (draw.below(2) === 0 ? make() : undefined);
  const look = () => ({ frame: maybe(() => draw.pick(finderShapes)), centre: maybe(() => draw.pick(finderShapes)), frameColor: maybe(paint), centreColor: maybe(paint) });
  return { topLeft: maybe(look), topRight: maybe(look), bottomLeft: maybe(look) };
}

/** A frame of any kind and colour. */
function frame(draw) {
  const color = () => draw.pick([undefined, hsl(draw, 0, 100)]);
  const text = draw.pick(["Scan me", "扫一扫", "Scan me\nto open", "1\n2\n3"]);
  return { text, shape: draw.pick(frameShapes), position: draw.pick(["bottom", "top"]), color: color(), textColor: color() };
}

/** The relative luminance of `hsl()`, white or transparent, by WCAG 2; transparent lies on white. */
function luminance(color) {
  const [red, green, blue] = parts(color).map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The luma of the same, 0 to 1, as readers compute it. */
function luma(color) {
  const [red, green, blue] = parts(color);
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

/** Red, green and blue of the same, 0 to 1. */
function parts(color) {
  const numbers = color.match(/\d+/g);
  if (numbers === null || color.startsWith("#")) return [1, 1, 1];
  const [hue, saturation, lightness] = [numbers[0] / 360, numbers[1] / 100, numbers[2] / 100];
  const spread = saturation * Math.min(lightness, 1 - lightness);
  return [0, 8, 4].map((shift) => {
    const turn = (shift + hue * 12) % 12;
    return lightness - spread * Math.max(-1, Math.min(turn - 3, 9 - turn, 1));
  });
}
