// What golden.test.mjs draws, and what is seen.

const micro = { data: "888888", symbology: "micro", moduleSize: 4, quietZone: 1 };
const one = { data: "红包", moduleSize: 3, quietZone: 1 };
const two = { data: "红包", version: 2, errorCorrection: "H", moduleSize: 3, quietZone: 1 };

/** A logo of 8 × 8 pixels, red on the left and yellow on the right. */
const image = {
  width: 8,
  height: 8,
  data: new Uint8ClampedArray(Array.from({ length: 64 }, (_, place) => (place % 8 < 4 ? [200, 16, 46, 255] : [255, 215, 0, 255])).flat()),
};

const amber = { width: 1, height: 1, data: new Uint8ClampedArray([224, 160, 64, 255]) };

const stops = [
  { offset: 0, color: "#000" },
  { offset: 1, color: "#e05060" },
];

const pale = [
  { offset: 0, color: "#fff" },
  { offset: 1, color: "#aaa" },
];

const timing = "the timing patterns, the top row and the left column, stay square";

const shapes = {
  square: "Square modules touch without a seam, beside a square finder pattern.",
  dot: `Every module is a disc that touches its neighbours and leaves grey corners between them; ${timing}.`,
  rounded: "Modules that touch are one body, whose outer corners are a little rounded; its inner corners are sharp, lone modules small and round.",
  "extra-rounded": "Modules that touch are one body with outer corners in wide arcs; its inner corners are sharp, lone modules small and round.",
  classy: "Of every body the upper left and the lower right corners are a little rounded, the others sharp.",
  "classy-rounded": "Of every body the upper left and the lower right corners are cut in wide arcs, so that it leans to the right; the others are sharp.",
  diamond: `Every module is a square with blunt corners, lighter there than a disc at so few pixels; ${timing}.`,
  vertical: `Modules above each other are one bar with rounded ends, and grey gaps part it from the bars on both sides; ${timing}.`,
  horizontal: `Modules beside each other are one bar with rounded ends, and grey gaps part it from the bars above and below; ${timing}.`,
};

// A centre whose shape differs much from its frame is drawn with a shape nearer to the frame. Some of these therefore look the same, and
// the sentences say which.
const finders = {
  "square-square": "Three square frames, each with a square hole and a square centre.",
  "square-rounded": "Three square frames; the corners of the hole and of the centre are cut by a grey pixel.",
  "square-extra-rounded": "Three square frames; the corners of the hole and of the centre are cut by a grey pixel, hardly more than with rounded centres.",
  "square-dot": "Three square frames; the centre comes no nearer to a disc than an extra-rounded one does.",
  "rounded-square": "Three frames with rounded corners outside, and square centres.",
  "rounded-rounded": "Three frames with rounded corners; those of the centre are cut by a grey pixel.",
  "rounded-extra-rounded": "Three frames with rounded corners; those of the centre are cut by three pixels.",
  "rounded-dot": "Three frames with rounded corners; the centre comes no nearer to a disc than an extra-rounded one does.",
  "extra-rounded-square": "Three frames with wide arcs at the corners; the centre has rounded corners instead of square ones.",
  "extra-rounded-rounded": "Three frames with wide arcs at the corners, and centres with rounded corners.",
  "extra-rounded-extra-rounded": "Three frames with wide arcs at the corners, and centres between a square and a disc.",
  "extra-rounded-dot": "Three frames with wide arcs at the corners, and discs as centres.",
  "dot-square": "Three rings; the centre is between a square and a disc instead of square.",
  "dot-rounded": "Three rings; the centre is as between a square and a disc as a square one is drawn.",
  "dot-extra-rounded": "Three rings, and centres between a square and a disc.",
  "dot-dot": "Three rings, and discs as centres.",
};

// The letters are left out: every engine has fonts of its own.
const frames = {
  plain: [{ frame: { text: "1", shape: "plain" } }, "The white ground goes on below the code, for a line of text, and nothing else is drawn."],
  "plain-top": [{ frame: { text: "1\n2", shape: "plain", position: "top" }, lightRadius: 2 }, "The white ground goes on above the code, for two lines of text; its four corners are round."],
  box: [{ frame: { text: "1", shape: "box", color: "#c8102e" } }, "A red border with straight corners, and below a red band as wide as it."],
  "box-radius": [{ frame: { text: "1", shape: "box" }, lightRadius: 2 }, "A black border that is straight outside and round inside, along the round corners of the ground, and below a black band."],
  rounded: [{ frame: { text: "1" } }, "A black border with round corners inside and outside, and below a black band with round lower corners; nothing lies outside of them."],
  "rounded-top": [{ frame: { text: "1\n2\n3", position: "top", color: "#c8102e" } }, "A red border with round corners, and above a high red band with round upper corners, for three lines."],
  banner: [{ frame: { text: "1", shape: "banner", color: "#c8102e" } }, "Below the white ground a red ribbon that is a little wider; its two ends lie lower, in a darker red with a notch, and its folds are darker still."],
  "banner-top": [{ frame: { text: "1", shape: "banner", position: "top" } }, "Above the white ground a black ribbon that is a little wider; its two ends lie higher, in dark grey with a notch, and its folds are lighter."],
  bubble: [{ frame: { text: "1", shape: "bubble", color: "#c8102e" } }, "A red border with round corners around the code, and apart from it, below, a red bubble with round ends and a tail that points up to the code."],
  "bubble-top": [{ frame: { text: "1", shape: "bubble", position: "top" }, light: "transparent" }, "A black border with round corners around a code on nothing, and above it a black bubble with a tail that points down to the code."],
};

const pair = (name) => {
  const finderCentre = ["extra-rounded", "rounded", "square", "dot"].find((shape) => name.endsWith(`-${shape}`));
  return { finderFrame: name.slice(0, -finderCentre.length - 1), finderCentre };
};

/** Each picture by the name of its file: a text, options, and what is seen. */
export const pictures = {
  ...Object.fromEntries(Object.entries(shapes).map(([shape, sees]) => [`shape-${shape}`, { ...micro, shape, sees }])),
  ...Object.fromEntries(Object.entries(finders).map(([name, sees]) => [`finder-${name}`, { ...one, ...pair(name), sees }])),
  "micro-finder-dot-dot": { ...micro, finderFrame: "dot", finderCentre: "dot", sees: "The frame of the one finder pattern keeps square corners but for a shade; its centre is a disc." },
  "scale-square": { ...micro, moduleSize: 5, shape: "square", moduleScale: 0.6, sees: `Modules are squares of three pixels in places of five, each alone; the finder pattern is whole, and ${timing}.` },
  "scale-dot": { ...micro, moduleSize: 5, shape: "dot", moduleScale: 0.8, sees: `Modules are discs of four pixels in places of five, each alone; the finder pattern is whole, and ${timing}.` },
  "scale-diamond": { ...micro, moduleSize: 5, shape: "diamond", moduleScale: 0.8, sees: `Modules are squares with blunt corners, four pixels in places of five, each alone; the finder pattern is whole, and ${timing}.` },
  "gradient-linear": { ...micro, dark: { type: "linear", stops }, sees: "The dark colour flows from black on the left to a light red on the right; the ground is white." },
  "gradient-linear-90": { ...micro, dark: { type: "linear", rotation: 90, stops }, sees: "The dark colour flows from black at the top to a light red at the bottom; the ground is white." },
  "gradient-radial": { ...micro, dark: { type: "radial", stops }, sees: "The dark colour flows from black in the middle to a light red in the corners; the ground is white." },
  "finder-colors": { ...one, finderFrameColor: "#c8102e", finderCentreColor: "#3b0764", dark: "#060", sees: "Red finder frames with violet centres, and green modules." },
  "finder-linear": { ...one, finderFrameColor: { type: "linear", stops }, sees: "Each finder frame flows from black on its left side to a light red on its right side; the rest is black." },
  "finder-radial": { ...one, finderCentreColor: { type: "radial", stops: [...stops].reverse().map(({ color }, offset) => ({ offset, color })) }, sees: "Each centre of a finder pattern flows from a light red in its middle to black in its corners; the rest is black." },
  "finders-apart": { ...one, finders: { topLeft: { frame: "dot", centre: "dot", frameColor: "#c8102e" }, topRight: { frame: "rounded", centreColor: "#3b0764" }, bottomLeft: { frameColor: { type: "linear", rotation: 90, stops } } }, sees: "At the top left a red ring around a black disc, at the top right a rounded black frame around a violet square, at the bottom left a square frame that flows from black to a light red below." },
  "light-colored": { ...micro, light: "#fd8", sees: "Black modules on a yellow ground that fills the quiet zone too." },
  "light-linear": { ...micro, light: { type: "linear", stops: pale }, sees: "Black modules on a ground that flows from white on the left edge of the picture to grey on the right edge." },
  "light-radial": { ...micro, light: { type: "radial", stops: pale }, sees: "Black modules on a ground that flows from white in the middle to grey in the corners of the picture." },
  "light-radius": { ...micro, lightRadius: 1, sees: "Black modules on a white ground whose four corners are round by the quiet zone's width, with nothing outside." },
  "light-radius-linear": { ...micro, lightRadius: 3, quietZone: 2, light: { type: "linear", rotation: 90, stops: pale }, sees: "Black modules on a ground that flows from white above to grey below; its corners are round by more than the quiet zone's width." },
  "light-transparent": { ...micro, light: "transparent", sees: "Black modules on nothing: what is light is transparent, the quiet zone too." },
  background: { ...two, background: { image: amber }, shape: "dot", moduleSize: 5, sees: "Version 2 on amber in a white quiet zone; finder, timing and alignment patterns, the separators and the format information are whole squares in black and white, and every other module is a black or a white disc of three pixels." },
  ...Object.fromEntries(Object.entries(frames).map(([name, [frame, sees]]) => [`frame-${name}`, { ...micro, moduleSize: 6, ...frame, sees }])),
  "logo-square": { ...two, logo: { image, size: 0.2, padding: 0 }, sees: "In the middle of version 2 a square of five modules is covered by the logo, red on the left and yellow on the right; modules reach up to it." },
  "logo-circle": { ...two, logo: { image, size: 0.2, padding: 0, shape: "circle" }, sees: "In the middle of version 2 lies a disc five modules wide, red on the left and yellow on the right, and what is left of the modules under its edge is light." },
  "logo-padding": { ...two, logo: { image, size: 0.12, padding: 1 }, sees: "In the middle of version 2 lies a red and yellow square of three modules with a light margin of one module around it." },
};
