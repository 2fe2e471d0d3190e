// Every style in every output at three sizes, each beside the fastest library that draws it too. Runs in Node and in a page.

import * as hongbao from "hongbao";
import * as etiket from "etiket";
import encodeQR from "qr";
import QRCode from "qrcode";
import { hold } from "./rounds.mjs";
import { finish, text } from "./texts.mjs";

export const sizes = [400, 1000, 4000];

const stops = [
  { offset: 0, color: "#c8102e" },
  { offset: 1, color: "#7a1020" },
];

/** A logo of one colour, as pixels and as the address that others take. */
const side = 64;
const image = { width: side, height: side, data: new Uint8ClampedArray(4 * side * side).fill(255) };

/** Our options of each style, and those of `qr-code-styling` where it has the style. */
const styles = {
  square: { ours: {}, styling: { dotsOptions: { type: "square" } } },
  rounded: { ours: { shape: "rounded" }, styling: { dotsOptions: { type: "rounded" } } },
  dots: { ours: { shape: "dot" }, styling: { dotsOptions: { type: "dots" } } },
  classy: { ours: { shape: "classy" }, styling: { dotsOptions: { type: "classy" } } },
  bars: { ours: { shape: "vertical" } },
  flowing: { ours: { shape: "rounded", dark: { type: "linear", rotation: 45, stops } }, styling: { dotsOptions: { type: "rounded", gradient: { type: "linear", rotation: Math.PI / 4, colorStops: stops } } } },
  logo: { ours: { errorCorrection: "H", logo: { image, size: 0.2 } } },
  ground: { ours: { light: { type: "linear", stops: [{ offset: 0, color: "#fff" }, { offset: 1, color: "#ffe0b0" }] }, lightRadius: 2 } },
  frame: { ours: { frame: { text: "Scan me", shape: "banner" } } },
};

/** Draws as `qr-code-styling` does, on a canvas or as the text of an SVG. */
async function styled(type, size, options) {
  const { default: QRCodeStyling } = await import("qr-code-styling");
  return async () => {
    const theirs = new QRCodeStyling({ width: size, height: size, type, data: text(), ...options });
    if (type === "svg") return (await theirs.getRawData("svg")).size;
    theirs.append(document.createElement("div"));
    await theirs._canvasDrawingPromise;
    return finish(theirs._domCanvas);
  };
}

/** The libraries that draw a style in an output. */
async function peers(name, { ours, styling }, output, size, rasterise) {
  const plain = name === "square";
  const inPage = typeof document !== "undefined";
  if (output === "canvas" && plain) {
    const canvas = document.createElement("canvas");
    return [["qrcode", () => QRCode.toCanvas(canvas, text(), { width: size }).then(() => finish(canvas))]];
  }
  if (output === "canvas") return styling === undefined ? [] : [["qr-code-styling", await styled("canvas", size, styling)]];
  if (output === "svg" && plain) return [["qr", () => encodeQR(text(), "svg")]];
  if (output === "svg") return inPage && styling !== undefined ? [["qr-code-styling", await styled("svg", size, styling)]] : [];
  if (plain) {
    const module = Math.max(1, Math.round(size / 37));
    return [
      ["qrcode", () => QRCode.toDataURL(text(), { width: size })],
      ["etiket", () => etiket.qrcodePNG(text(), { moduleSize: module })],
    ];
  }
  // Nobody else writes such a PNG file in Node: what they write as SVG is rasterised.
  return rasterise === undefined ? [] : [["resvg, of our SVG", () => rasterise(hongbao.qrToSvg(text(), { ...ours, size }), size)]];
}

/**
 * Times every style in every output at every size; `rasterise` makes a PNG file of an SVG text, and `font` is that of a frame where no canvas
 * draws letters.
 */
export async function matrix(rasterise, font) {
  const outputs = typeof document === "undefined" ? ["png", "svg"] : ["canvas", "png", "svg"];
  const rows = [];
  for (const [name, style] of Object.entries(styles)) {
    for (const output of outputs) {
      // An SVG has the same text at every size.
      for (const size of output === "svg" ? [400] : sizes) {
        const canvas = output === "canvas" ? document.createElement("canvas") : undefined;
        const options = { ...style.ours, size, font };
        const draw = {
          canvas: () => {
            hongbao.drawQr(canvas, text(), options);
            finish(canvas);
          },
          png: () => hongbao.qrToPng(text(), options).length,
          svg: () => hongbao.qrToSvg(text(), options).length,
        }[output];
        const count = size > 1000 ? 3 : 7;
        const held = [];
        for (const [peer, run] of await peers(name, style, output, size, rasterise)) held.push(...(await hold({ name, ours: draw, peers: [{ name: peer, run }] }, count)));
        // The fastest of them counts; a style that nobody else has is timed beside itself.
        const [row] = held.length > 0 ? held.sort((one, other) => one.theirs - other.theirs) : await hold({ name, ours: draw, peers: [{ name: "–", run: draw }] }, count);
        rows.push({ style: name, output, size, ours: row.ours, ...(held.length > 0 && { peer: row.peer, theirs: row.theirs, times: row.times, spread: row.spread }) });
      }
    }
  }
  return rows;
}
