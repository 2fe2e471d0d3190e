// The same pictures drawn by us and by the peers. Runs in Node and in a page.

import * as hongbao from "hongbao";
import * as etiket from "etiket";
import encodeQR from "qr";
import QRCode from "qrcode";

const red = "#c8102e";
const gold = "#7a1020";

/** A text that no round has drawn before. */
let drawn = 0;
function text() {
  drawn += 1;
  return `https://example.com/packet/${String(drawn).padStart(8, "0")}`;
}

/** Waits for a canvas: what was put off is done when a pixel is read. */
function finish(canvas) {
  canvas.getContext("2d").getImageData(0, 0, 1, 1);
}

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

/** Returns the median of the milliseconds that the runs of a round take, after some that do not count. */
async function median(run, rounds) {
  const times = [];
  for (let round = -Math.ceil(rounds / 4); round < rounds; round += 1) {
    const start = performance.now();
    const made = run();
    if (made instanceof Promise) await made;
    if (round >= 0) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return times[times.length >> 1];
}

/**
 * Runs a side often enough that a round takes two milliseconds and more, since a clock has steps; before that for half a second, until
 * the engine has compiled it for good.
 */
async function rounds(run) {
  const warm = performance.now() + 500;
  while (performance.now() < warm) await run();
  const once = await median(run, 5);
  const times = Math.max(1, Math.ceil(2 / Math.max(once, 0.01)));
  return async () => {
    const start = performance.now();
    for (let time = 0; time < times; time += 1) {
      const made = run();
      if (made instanceof Promise) await made;
    }
    return (performance.now() - start) / times;
  };
}

/** Holds a contest: a round of ours, a round of theirs, so that both sides see the same machine; the medians count. */
export async function hold(contest, count = 40) {
  const rows = [];
  for (const peer of contest.peers) {
    const sides = [await rounds(contest.ours), await rounds(peer.run)];
    const times = [[], []];
    for (let round = 0; round < count; round += 1) {
      for (const [side, work] of sides.entries()) times[side].push(await work());
    }
    const [ours, theirs] = times.map((of) => of.sort((a, b) => a - b)[of.length >> 1]);
    rows.push({ contest: contest.name, peer: peer.name, ours, theirs, times: theirs / ours, least: peer.least });
  }
  return rows;
}

/** Measures what a pixel of a large picture costs, beside what filling the memory costs. */
export async function perPixel(side = 4000, rounds = 9) {
  const memory = new Uint32Array(side * side);
  const works = [
    ["a memory fill", () => memory.fill(drawn)],
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
