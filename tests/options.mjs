// Every option of a style with every output: what each does there, asked of the package in Node and in Chromium.

import { finderShapes, frameShapes, moduleShapes, scaledShapes } from "./shapes.mjs";

const square = (side, color) => ({ width: side, height: side, data: new Uint8ClampedArray(Array.from({ length: side * side }, () => color).flat()) });
const image = square(8, [200, 16, 46, 255]);
const logo = { image, size: 0.1, padding: 0 };
const stops = [
  { offset: 0, color: "#000" },
  { offset: 1, color: "#c8102e" },
];

const pale = [
  { offset: 0, color: "#fff" },
  { offset: 1, color: "#fde68a" },
];

/** A picture that darkens from left to right, wider than high. */
const photograph = { width: 24, height: 12, data: new Uint8ClampedArray(Array.from({ length: 288 }, (_, place) => [240 - 9 * (place % 24), 160, 250 - 5 * (place % 24), 255]).flat()) };
const background = { image: photograph };

/** A PNG file of one pixel. */
const file = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg=="),
  (letter) => letter.charCodeAt(0),
);

/** A font whose every line is one bar, as `loadFont` makes it: what is drawn with it needs no engine of fonts. */
const bar = new Float32Array([0.1, -0.7, 0.4, -0.7, 0.4, 0, 0.1, 0]);
const font = Object.freeze(Object.defineProperty({ family: "Bar" }, Symbol.for("hongbao.font"), { value: () => ({ width: 0.5, steps: "MLLLZ", points: bar }) }));

/** What an option does where it has an effect everywhere that takes a style. */
const everywhere = {};
const refusedByPdf = { pdf: "option-invalid" };

/**
 * Rows: an option's name, a style without it, a style with it, and where it is anything but an effect. There are as many rows for an
 * option as it has kinds of values.
 *
 * `label` is the accessible name, which SVG has as its title. Pixels, PNG and PDF have no place for a name, and a page that shows them
 * gives them one, as `<hongbao-qr>` does for its canvas. The option is checked there all the same. Text has no
 * name but itself, and nothing of a style but the quiet zone: the rest is idle there.
 */
export const rows = [
  ["moduleSize", {}, { moduleSize: 5 }, refusedByPdf],
  ["size", {}, { size: 401 }, refusedByPdf],
  ["quietZone", {}, { quietZone: 2 }, { text: "effect" }],
  ["dark", {}, { dark: "#c8102e" }, everywhere],
  ["dark", {}, { dark: { type: "linear", stops } }, everywhere],
  ["dark", { dark: { type: "linear", stops } }, { dark: { type: "linear", rotation: 90, stops } }, everywhere],
  ["dark", { dark: { type: "linear", stops } }, { dark: { type: "radial", stops } }, everywhere],
  ["light", {}, { light: "#ffe" }, everywhere],
  ["light", {}, { light: "transparent" }, everywhere],
  ["light", {}, { light: { type: "linear", stops: pale } }, everywhere],
  ["light", { light: { type: "linear", stops: pale } }, { light: { type: "radial", stops: pale } }, everywhere],
  ["lightRadius", {}, { lightRadius: 3 }, everywhere],
  ["lightRadius", { light: { type: "linear", stops: pale } }, { light: { type: "linear", stops: pale }, lightRadius: 3 }, everywhere],
  ...moduleShapes.filter((shape) => shape !== "square").map((shape) => ["shape", {}, { shape }, everywhere]),
  ...finderShapes.filter((shape) => shape !== "square").flatMap((shape) => [
    ["finderFrame", {}, { finderFrame: shape }, everywhere],
    ["finderCentre", {}, { finderCentre: shape }, everywhere],
  ]),
  ...scaledShapes.map((shape) => ["moduleScale", { shape }, { shape, moduleScale: 0.75 }, everywhere]),
  ["finderFrameColor", {}, { finderFrameColor: "#c8102e" }, everywhere],
  ["finderCentreColor", {}, { finderCentreColor: "#c8102e" }, everywhere],
  ["finderFrameColor", {}, { finderFrameColor: { type: "linear", stops } }, everywhere],
  ["finderCentreColor", {}, { finderCentreColor: { type: "radial", stops } }, everywhere],
  ...["topLeft", "topRight", "bottomLeft"].flatMap((corner) => [
    ["finders", {}, { finders: { [corner]: { frame: "dot" } } }, everywhere],
    ["finders", {}, { finders: { [corner]: { centre: "dot" } } }, everywhere],
    ["finders", {}, { finders: { [corner]: { frameColor: "#c8102e" } } }, everywhere],
    ["finders", {}, { finders: { [corner]: { centreColor: { type: "linear", stops } } } }, everywhere],
  ]),
  ["background", {}, { background }, everywhere],
  ["background", { background }, { background: { ...background, opacity: 0.5 } }, everywhere],
  ["background", { background }, { background: { ...background, fit: "contain" } }, everywhere],
  ["background", {}, { background: { image: file } }, everywhere],
  ["moduleScale", { background }, { background, moduleScale: 0.8 }, everywhere],
  ["shape", { background }, { background, shape: "rounded" }, everywhere],
  ["logo", {}, { logo }, everywhere],
  ["logo", {}, { logo: { image } }, everywhere],
  ["logo", { logo }, { logo: { ...logo, size: 0.2 } }, everywhere],
  ["logo", { logo }, { logo: { ...logo, padding: 1 } }, everywhere],
  ["logo", { logo }, { logo: { ...logo, shape: "circle" } }, everywhere],
  ["logo", {}, { logo: { ...logo, image: file } }, everywhere],
  ["allowUnsafe", { logo: { ...logo, size: 0.5 } }, { logo: { ...logo, size: 0.5 }, allowUnsafe: true }, everywhere],
  ["caption", {}, { caption: "红包" }, everywhere],
  ...frameShapes.map((shape) => ["frame", { frame: shape === "rounded" ? { text: "红包", shape: "box" } : { text: "红包" } }, { frame: { text: "红包", shape } }, everywhere]),
  ["frame", {}, { frame: { text: "红包" } }, everywhere],
  ["frame", { frame: { text: "红包" } }, { frame: { text: "红包\n恭喜发财" } }, everywhere],
  ["frame", { frame: { text: "红包" } }, { frame: { text: "红包", position: "top" } }, everywhere],
  ["frame", { frame: { text: "红包" } }, { frame: { text: "红包", color: "#c8102e" } }, everywhere],
  ["frame", { frame: { text: "红包" } }, { frame: { text: "红包", textColor: "#fd0" } }, everywhere],
  ["frame", { caption: "红包" }, { caption: "红包", frame: { text: "红包" } }, everywhere],
  ["font", { font }, { font, caption: "红包" }, everywhere],
  ["font", { font }, { font, frame: { text: "红包" } }, everywhere],
  ["font", { font, caption: "红包" }, { font, caption: "红包", frame: { text: "红包\n恭喜发财", shape: "box" } }, everywhere],
  ["label", {}, { label: "红包" }, { text: "same", drawQr: "same", pixels: "same", png: "same", pdf: "same", "png address": "same" }],
];

/** The outputs by name; each draws and returns what it made, as a text. */
export function outputs({ drawQr, qrToDataUrl, qrToPdf, qrToPixels, qrToPng, qrToSvg, qrToText }, canvas) {
  const content = "https://example.com/";
  const level = { errorCorrection: "H" };
  const picture = ({ data, width, height }) => `${width} × ${height}: ${data.join()}`;
  return {
    drawQr: (style) => {
      const drawn = canvas();
      drawQr(drawn, content, { ...level, ...style });
      return picture(drawn.getContext("2d").getImageData(0, 0, drawn.width, drawn.height));
    },
    pixels: (style) => picture(qrToPixels(content, { ...level, ...style })),
    png: (style) => qrToPng(content, { ...level, ...style }).join(),
    svg: (style) => qrToSvg(content, { ...level, ...style }),
    pdf: (style) => qrToPdf(content, { ...level, ...style }).join(),
    "png address": (style) => qrToDataUrl(content, { ...level, ...style }),
    "svg address": (style) => qrToDataUrl(content, { ...level, ...style, format: "svg" }),
    text: (style) => qrToText(content, { ...level, ...style }),
  };
}

/** Tells for each row what every output does with its option: `effect`, `same`, or the code of its error. */
export function answers(outputs) {
  const made = (output, style) => {
    try {
      return { text: output(style) };
    } catch (problem) {
      if (problem.code === undefined) throw problem;
      return { code: problem.code };
    }
  };
  const answer = (output, without, given) => {
    const { text, code } = made(output, given);
    return code ?? (text === made(output, without).text ? "same" : "effect");
  };
  return rows.map(([, without, given]) => Object.fromEntries(Object.entries(outputs).map(([name, output]) => [name, answer(output, without, given)])));
}

/** What an output does with what is no value of the option at all; text looks at the quiet zone alone. */
export function refusals(outputs) {
  const options = [...new Set(rows.map(([option]) => option))];
  return options.flatMap((option) =>
    Object.entries(outputs)
      .filter(([name]) => name !== "text" || option === "quietZone")
      .map(([name, output]) => {
        try {
          output({ [option]: Symbol("wrong") });
          return [option, name, "taken"];
        } catch ({ code }) {
          return [option, name, code];
        }
      }),
  );
}

/** What the rows want, by output; half blocks show nothing of a style but the quiet zone. */
export function wanted(exceptions) {
  const names = ["drawQr", "pixels", "png", "svg", "pdf", "png address", "svg address"];
  return { ...Object.fromEntries(names.map((name) => [name, "effect"])), text: "same", ...exceptions };
}
