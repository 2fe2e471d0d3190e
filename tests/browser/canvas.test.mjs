// drawQr on every kind of canvas, in a page and in a worker: the same pixels as qrToPixels, and two strangers read them.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, serve } from "./browser.mjs";

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve({ "/": "tests/browser/fixtures", "/npm": "dist/npm", "/node_modules": "node_modules", "/tests": "tests" })]);
});

after(() => Promise.all([browser.close(), server.close()]));

const text = "微信红包：恭喜发财，大吉大利";
// One of several strips of equal lines, one of two whose pixels are painted one by one.
const plain = { size: 1001 };
const style = { size: 300, shape: "rounded", dark: { type: "linear", rotation: 45, stops: [{ offset: 0, color: "#c8102e" }, { offset: 1, color: "#3b0764" }] } };

/** Runs in the page: draws on a canvas element, on an OffscreenCanvas, and on one in a worker; returns what differs from the pixels. */
async function drawEverywhere([text, style]) {
  const { drawQr, qrToPixels } = hongbao;
  const want = qrToPixels(text, style);
  const drawn = (canvas) => {
    const code = drawQr(canvas, text, style);
    return { width: canvas.width, height: canvas.height, version: code.version, data: canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data };
  };
  const element = document.createElement("canvas");
  const source = `onmessage = async ({ data: [address, text, style] }) => {
    const { drawQr } = await import(address);
    const canvas = new OffscreenCanvas(1, 1);
    const code = drawQr(canvas, text, style);
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    postMessage({ width: canvas.width, height: canvas.height, version: code.version, data });
  };`;
  const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })), { type: "module" });
  const answered = new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  });
  worker.postMessage([new URL("/npm/index.js", location.href).href, text, style]);
  const pictures = { element: drawn(element), offscreen: drawn(new OffscreenCanvas(1, 1)), worker: await answered };
  worker.terminate();
  const { zxing, jsQR } = await readTwice(element);
  const same = Object.entries(pictures).map(([name, { width, height, version, data }]) => {
    let apart = 0;
    for (let place = 0; place < want.data.length; place += 1) apart += Number(data[place] !== want.data[place]);
    return { name, width, height, version, apart };
  });
  return { zxing, jsQR, same, size: [want.width, want.height] };
}

for (const [name, drawn] of Object.entries({ plain, styled: style })) {
  test(`canvas elements and offscreen canvases, in a page and in a worker, show the pixels of qrToPixels: ${name}`, async (t) => {
    const { page, problems } = await open(t, browser, `${server.address}/`);
    await page.waitForSelector("html[data-started]");
    const { zxing, jsQR, same, size } = await page.evaluate(drawEverywhere, [text, drawn]);
    assert.deepEqual([zxing, jsQR], [text, text]);
    const [width, height] = size;
    const { version } = same[0];
    assert.deepEqual(
      same,
      ["element", "offscreen", "worker"].map((name) => ({ name, width, height, version, apart: 0 })),
    );
    assert.deepEqual(problems, []);
  });
}
