import type { Figures } from "../figures.js";
import { codes } from "./codes.js";

/** What the page says of an error where the package's own sentence speaks to those who program. */
export const problems = {
  "text-too-long": (of: Figures) =>
    of.of("fits") !== ""
      ? `The text is too long for this error correction. Shorten it, or choose ${of.of("fits")} under “For experts”.`
      : of.of("version") === "40"
        ? "The text is too long: one code holds at most 2953 letters, or some 980 Chinese characters. Shorten it."
        : `The text is too long for a code of version ${of.of("version")}. Shorten it, or choose “QR Code” and no version under “For experts”.`,
  "text-malformed": "The text has half a character. Delete the last one that you typed, and type it again.",
  "version-unknown": "There is no such version of this kind of code. Leave the field empty.",
  "mask-unknown": (of: Figures) => `There is no such pattern. Leave the field empty, or write a whole number from 0 to ${of.of("most") || "7"}.`,
  "level-unavailable": (of: Figures) => `This code has no error correction ${of.of("level")}. Choose another one, or a larger version.`,
  "option-invalid": (of: Figures) => {
    const range = of.range();
    if (of.of("missing") !== "") return `This font lacks: ${of.of("missing")}`;
    if (of.of("choices") !== "") return `“${of.field()}” takes one of these, or nothing: ${of.of("choices")}.`;
    if (/lines/.test(of.of("allowed"))) return `“${of.field()}” takes one to three lines.`;
    return range === undefined ? `“${of.field()}” cannot be so. Change it.` : `“${of.field()}” takes a ${range.whole ? "whole " : ""}number from ${range.least} to ${range.most}${range.optional ? ", or nothing" : ""}.`;
  },
  "option-unknown": "Something went wrong while working. Try again.",
  "symbol-invalid": "This picture cannot be drawn anew. Read it once more, or type its text.",
  "color-invalid": (of: Figures) => `“${of.of("value")}” is not a colour. Choose one, or write it like #c8102e or like “crimson”.`,
  "size-too-large": (of: Figures) => `The picture is too large: its width must be at most ${of.of("most")} pixels.`,
  "logo-too-large": (of: Figures) => `The logo hides too much. Make it at most ${of.percent("nearest")} % of the width, or make the code stronger.`,
  "logo-reserve": (of: Figures) => `The logo leaves little for scratches and stains. Make it at most ${of.percent("limit")} % of the width, or make the code stronger.`,
  "logo-unreachable": "The picture for the logo could not be loaded. Choose a file of your own.",
  "logo-needs-canvas": "This browser cannot draw this logo in this format. Choose a PNG file, or save as PNG.",
  "logo-unsupported": "This file cannot be a logo. Choose a picture: PNG, JPEG, WebP or SVG.",
  "logo-not-a-picture": "This file cannot be a logo. Choose a picture: PNG, JPEG, WebP or SVG.",
  "logo-tainted": "This file cannot be a logo. Choose a picture: PNG, JPEG, WebP or SVG.",
  "caption-needs-canvas": "This browser cannot draw the caption in this format. Save it as SVG, or leave the caption out.",
  "size-too-small": (of: Figures) => `The picture is too small: its width must be at least ${of.of("least")} pixels.`,
  "contrast-low": "The colours are too close for many cameras.",
  inverted: "The code is lighter than its background, which some cameras refuse.",
  "quiet-zone-small": (of: Figures) => `The margin is only ${of.of("actual")} dots wide. Cameras look for ${of.of("limit")}.`,
  "module-small": (of: Figures) => `A dot of the picture is only ${of.of("actual")} pixels wide. It takes ${of.of("limit")}.`,
  "light-transparent": "The background is transparent: what lies behind decides whether the code is read.",
  "payload-invalid": "Something in this form cannot be written into a code.",
  "amount-invalid": (of: Figures) => `“${of.of("value")}” is not an amount.${of.of("example") === "" ? "" : ` Write it like ${of.of("example")}.`}${of.of("least") === "" ? "" : ` The least is ${of.money("least")}.`}${of.of("most") === "" ? "" : ` The most is ${of.money("most")}.`}`,
  "total-too-small": (of: Figures) => `The total is too small${of.of("count") === "" ? "" : ` for ${of.of("count")} shares`}. It takes at least ${of.money("needed")}.`,
  "min-too-large": (of: Figures) => `The smallest share is too large. The most is ${of.money("nearest")}.`,
  "max-too-small": (of: Figures) => `The largest share is too small. The least is ${of.money("nearest")}.`,
  "rule-unknown": "There is no such kind of luck. Choose one of the list.",
  "rule-takes-no-max": "This kind of luck takes no largest share. Choose another one, or leave the field empty.",
  "max-too-costly": (of: Figures) => `With ${of.of("count")} shares this kind of luck takes no largest share. Choose “Classic”, or fewer shares.`,
  "already-claimed": (of: Figures) => `“${of.of("who")}” has a share already: No. ${of.place("index")}.`,
  "share-taken": (of: Figures) => `Share No. ${of.place("index")} is opened already.`,
  "index-invalid": (of: Figures) => `There is no share with this number. The numbers go from 1 to ${of.place("most")}.`,
  "seed-invalid": "This is not a whole packet. Paste all of it.",
  "salt-invalid": "The word of the others is too long. At most some 300 characters can be mixed in.",
  "salt-already-set": "A word is mixed in already. A second one would be a second draw.",
  "reveal-malformed": "This is not a whole proof. Paste all of it, from the first brace to the last.",
  "commitment-mismatch": "The proof does not belong to the published commitment.",
  "shares-mismatch": (of: Figures) => (of.of("actual") === "" ? "The opened shares are not the drawn ones." : `The opened shares are not the drawn ones: number ${of.of("index")} is ${of.money("actual")}, and ${of.money("expected")} was drawn.`),
  "salt-mismatch": "The word of the others is not the published one.",
  "ticket-malformed": "This is not a whole ticket. Paste its link, or all 79 characters of its text.",
  "ledger-malformed": "What is kept of this packet cannot be read.",
  "date-invalid": "This browser does not say in which time zone it is.",
  "time-zone-unknown": "This browser does not say in which time zone it is.",
  "format-invalid": "Something went wrong while working. Try again.",
  "value-invalid": "This is not a number that can be ranked.",
  "not-ready": "The page has not started yet. Load it anew.",
  "wasm-blocked": "This browser, or whoever runs it, forbids WebAssembly, which this page needs.",
  "engine-failed": "Something went wrong while working. Try again.",
};

/** What the page calls the options that can be wrong. */
export const options = {
  quietZone: codes.quietZone,
  lightRadius: codes.lightRadius,
  logoSize: codes.logoSize,
  "logo.padding": codes.logoPadding,
  "frame.text": codes.frameText,
  errorCorrection: codes.level,
  version: codes.version,
  mask: codes.mask,
  size: codes.size,
  dpi: codes.dpi,
  millimetres: codes.millimetres,
  bleed: "Bleed, in mm",
  dark: codes.dark,
  stops: codes.stops,
  light: codes.light,
  finderFrameColor: codes.finderFrameColor,
  finderCentreColor: codes.finderCentreColor,
  frameColor: codes.frameColor,
  frameTextColor: codes.frameTextColor,
  corners: codes.groups.more,
  decimals: "Decimals",
  other: "This field",
};
