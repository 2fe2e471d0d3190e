// Reading what a page sees: pictures that were turned, lit from one side, compressed and mirrored on their way through a canvas.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, serve } from "./browser.mjs";

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve({ "/": "tests/browser/fixtures", "/npm": "dist/npm", "/node_modules": "node_modules", "/tests": "tests" })]);
});

after(() => Promise.all([browser.close(), server.close()]));

async function start(t) {
  const { page } = await open(t, browser, `${server.address}/`);
  await page.waitForSelector("html[data-started]");
  await page.evaluate(async () => {
    const { scanQr } = await import("/npm/scan.js");
    /** Photographs a code: turned by `degrees`, under light that falls off, as a JPEG; in a mirror where `mirrored`. */
    async function photograph(text, degrees, mirrored) {
      const printed = document.createElement("canvas");
      hongbao.drawQr(printed, text, { moduleSize: 6, mask: 5, errorCorrection: "Q" });
      const table = document.createElement("canvas");
      [table.width, table.height] = [640, 480];
      const context = table.getContext("2d");
      context.fillStyle = "#b79a6b";
      context.fillRect(0, 0, 640, 480);
      context.translate(320, 240);
      context.rotate((degrees * Math.PI) / 180);
      context.scale(mirrored ? -1 : 1, 1);
      context.drawImage(printed, -printed.width / 2, -printed.height / 2);
      context.setTransform(1, 0, 0, 1, 0, 0);
      const light = context.createLinearGradient(0, 0, 640, 480);
      light.addColorStop(0, "rgba(0, 0, 0, 0.6)");
      light.addColorStop(1, "rgba(0, 0, 0, 0)");
      context.fillStyle = light;
      context.fillRect(0, 0, 640, 480);
      const image = new Image();
      image.src = table.toDataURL("image/jpeg", 0.6);
      await image.decode();
      context.drawImage(image, 0, 0);
      return context.getImageData(0, 0, 640, 480);
    }
    Object.assign(globalThis, { scanQr, photograph });
  });
  return page;
}

for (const [name, degrees, mirrored] of [["upright", 0, false], ["turned", 17, false], ["on its head", 200, false], ["in a mirror", -31, true]]) {
  test(`a photographed code is drawn again module for module in a new style: ${name}`, async (t) => {
    const page = await start(t);
    const seen = await page.evaluate(async ([degrees, mirrored]) => {
      const text = "微信红包：恭喜发财";
      const scanned = scanQr(await photograph(text, degrees, mirrored));
      const canvas = document.createElement("canvas");
      const style = { shape: "rounded", dark: "#7a0019", light: "#fff8e7", moduleSize: 6 };
      hongbao.drawQr(canvas, scanned[0].code, style);
      const pixels = (canvas) => [...canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data];
      const direct = document.createElement("canvas");
      hongbao.drawQr(direct, text, { ...style, mask: 5, errorCorrection: "Q" });
      return { count: scanned.length, text: scanned[0].text, mask: scanned[0].code.mask, same: String(pixels(canvas)) === String(pixels(direct)), read: await readTwice(canvas) };
    }, [degrees, mirrored]);
    assert.deepEqual(seen, { count: 1, text: "微信红包：恭喜发财", mask: 5, same: true, read: { zxing: "微信红包：恭喜发财", jsQR: "微信红包：恭喜发财" } });
  });
}

test("several codes, one of them light on dark, are read from one canvas", async (t) => {
  const page = await start(t);
  const texts = await page.evaluate(() => {
    const wall = document.createElement("canvas");
    [wall.width, wall.height] = [600, 240];
    const context = wall.getContext("2d");
    context.fillStyle = "#fff";
    context.fillRect(0, 0, 600, 240);
    for (const [place, style] of [{}, { dark: "#fff", light: "#000" }, { shape: "dot" }].entries()) {
      const canvas = document.createElement("canvas");
      hongbao.drawQr(canvas, `红包 ${place}`, { ...style, moduleSize: 5 });
      context.drawImage(canvas, 10 + 195 * place, 20);
    }
    return scanQr(context.getImageData(0, 0, 600, 240)).map(({ text }) => text).sort();
  });
  assert.deepEqual(texts, ["红包 0", "红包 1", "红包 2"]);
});

test("Micro QR and rMQR codes are read", async (t) => {
  const page = await start(t);
  const found = await page.evaluate(() =>
    ["micro", "rmqr"].map((symbology) => {
      const canvas = document.createElement("canvas");
      hongbao.drawQr(canvas, "1688", { symbology, moduleSize: 6 });
      return scanQr(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height)).map(({ text, code }) => [text, code.symbology]);
    }),
  );
  assert.deepEqual(found, [[["1688", "micro"]], [["1688", "rmqr"]]]);
});
