// The same pictures drawn by us and by the peers. Runs in Node and in a page.

import * as hongbao from "hongbao";
import * as etiket from "etiket";
import encodeQR from "qr";
import QRCode from "qrcode";
import { median } from "./rounds.mjs";
import { finish, text } from "./texts.mjs";

const red = "#c8102e";
const gold = "#7a1020";

/** Draws a plain picture of 400 pixels on a canvas. */
function plainCanvas() {
  const [ours, theirs] = [document.createElement("canvas"), document.createElement("canvas")];
  return {
    name: "text to canvas, 400 px",
    ours: () => {
      hongbao.drawQr(ours, text(), { size: 400 });
      finish(ours);
    },
    peers: [
      {
        name: "qrcode toCanvas",
        least: 20,
        run: async () => {
          await QRCode.toCanvas(theirs, text(), { width: 400 });
          finish(theirs);
        },
      },
    ],
  };
}

/** Draws round modules with a gradient of 400 pixels on a canvas. */
async function roundCanvas() {
  const { default: QRCodeStyling } = await import("qr-code-styling");
  const ours = document.createElement("canvas");
  const dark = { type: "linear", rotation: 45, stops: [{ offset: 0, color: red }, { offset: 1, color: gold }] };
  const gradient = { type: "linear", rotation: Math.PI / 4, colorStops: dark.stops };
  return {
    name: "round modules with a gradient to canvas, 400 px",
    ours: () => {
      hongbao.drawQr(ours, text(), { size: 400, shape: "rounded", finderFrame: "rounded", finderCentre: "rounded", dark });
      finish(ours);
    },
    peers: [
      {
        name: "qr-code-styling",
        least: 50,
        run: async () => {
          const options = { type: "rounded", gradient };
          const theirs = new QRCodeStyling({
            width: 400,
            height: 400,
            type: "canvas",
            data: text(),
            dotsOptions: options,
            cornersSquareOptions: { type: "extra-rounded", gradient },
            cornersDotOptions: { type: "dot", gradient },
          });
          theirs.append(document.createElement("div"));
          await theirs._canvasDrawingPromise;
          finish(theirs._domCanvas);
        },
      },
    ],
  };
}

/** Writes a PNG file of 400 pixels. */
function png() {
  return {
    name: "PNG, 400 px",
    ours: () => hongbao.qrToPng(text(), { size: 400 }).length,
    peers: [
      { name: "qrcode toDataURL", least: 20, run: () => QRCode.toDataURL(text(), { width: 400 }) },
      // Its modules are whole pixels: 37 of 11 are the nearest to 400.
      { name: "etiket qrcodePNG", least: 20, run: () => etiket.qrcodePNG(text(), { moduleSize: 11 }) },
    ],
  };
}

/** Writes an SVG picture. */
function svg() {
  return {
    name: "SVG",
    ours: () => hongbao.qrToSvg(text()).length,
    peers: [
      { name: "qr", least: 3, run: () => encodeQR(text(), "svg") },
      { name: "etiket", least: 10, run: () => etiket.qrcode(text()) },
      { name: "qrcode (not promised)", run: () => QRCode.toString(text(), { type: "svg" }) },
    ],
  };
}

/** Returns every contest that this runtime can hold. */
export async function contests() {
  const everywhere = [png(), svg()];
  return typeof document === "undefined" ? everywhere : [plainCanvas(), await roundCanvas(), ...everywhere];
}

/** Measures what a pixel of a large picture costs, beside what filling the memory costs. */
export async function perPixel(side = 4000, rounds = 9) {
  const memory = new Uint32Array(side * side);
  const works = [
    ["a memory fill", () => memory.fill(text().length)],
    ["new memory of the same size, filled", () => new Uint8ClampedArray(4 * side * side).fill(7).length],
    ["qrToPixels", () => hongbao.qrToPixels(text(), { size: side })],
    ["qrToPixels, round modules", () => hongbao.qrToPixels(text(), { size: side, shape: "rounded" })],
    ["qrToPng", () => hongbao.qrToPng(text(), { size: side })],
  ];
  if (typeof document !== "undefined") {
    const canvas = document.createElement("canvas");
    works.push([
      "drawQr",
      () => {
        hongbao.drawQr(canvas, text(), { size: side });
        finish(canvas);
      },
    ]);
    const filled = document.createElement("canvas");
    works.push([
      "fillRect on a canvas of the same size",
      () => {
        filled.width = filled.height = side;
        filled.getContext("2d").fillRect(0, 0, side, side);
        finish(filled);
      },
    ]);
  }
  const rows = [];
  for (const [name, run] of works) {
    const milliseconds = await median(run, rounds);
    rows.push({ name, milliseconds, nanosecondsPerPixel: (milliseconds * 1e6) / (side * side) });
  }
  return rows;
}
