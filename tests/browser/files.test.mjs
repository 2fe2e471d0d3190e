// Pictures as files: qrToBlob and downloadQr, each read back from the file by two decoders.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { qrToBlob, qrToPng } from "../../dist/npm/index.js";
import { readTwice } from "../decoders.mjs";
import { pdfPages, pngPixels, svgPixels } from "../rasterise.mjs";
import { launch, open, serve } from "./browser.mjs";

const text = "https://example.com/红包";
const both = { zxing: text, jsQR: text };

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve({ "/": "tests/browser/fixtures", "/npm": "dist/npm" })]);
});

after(() => Promise.all([browser.close(), server.close()]));

const start = async (t) => (await open(t, browser, `${server.address}/blank.html`)).page;

/** Decodes a picture file in the page. */
const decode = async (page, bytes, type) => {
  const { data, width, height } = await page.evaluate(
    async ([bytes, type]) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(bytes)], { type }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext("2d");
      context.drawImage(bitmap, 0, 0);
      const { data, width, height } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      return { data: [...data], width, height };
    },
    [[...bytes], type],
  );
  return { data: new Uint8ClampedArray(data), width, height };
};

for (const type of ["image/png", "image/jpeg", "image/webp"]) {
  test(`a ${type} is made in a page and in a worker, and read`, async (t) => {
    const page = await start(t);
    const [inPage, inWorker] = await page.evaluate(
      async ([text, type]) => {
        const { qrToBlob } = await import("/npm/index.js");
        const source = `import { qrToBlob } from "${location.origin}/npm/index.js"; onmessage = async ({ data }) => postMessage(await qrToBlob(...data));`;
        const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })), { type: "module" });
        const posted = new Promise((done) => (worker.onmessage = ({ data }) => done(data)));
        worker.postMessage([text, { type, size: 200 }]);
        const blobs = [await qrToBlob(text, { type, size: 200 }), await posted];
        return Promise.all(blobs.map(async (blob) => [blob.type, [...new Uint8Array(await blob.arrayBuffer())]]));
      },
      [text, type],
    );
    for (const [made, bytes] of [inPage, inWorker]) {
      assert.equal(made, type);
      const pixels = await decode(page, bytes, type);
      assert.equal(pixels.width, 200);
      assert.deepEqual(await readTwice(pixels), both);
    }
  });
}

test("a frame in a JPEG lies on white, and a ground without a colour is refused", async (t) => {
  const page = await start(t);
  const [bytes, code] = await page.evaluate(async (text) => {
    const { qrToBlob } = await import("/npm/index.js");
    const frame = { text: "Scan me" };
    const blob = await qrToBlob(text, { type: "image/jpeg", frame, light: "#ffe" });
    const refused = await qrToBlob(text, { type: "image/jpeg", frame, light: "transparent" }).catch((problem) => `${problem.code} ${problem.data.option}`);
    return [[...new Uint8Array(await blob.arrayBuffer())], refused];
  }, text);
  const pixels = await decode(page, bytes, "image/jpeg");
  assert.ok([0, 1, 2].every((part) => pixels.data[part] > 250), String(pixels.data.slice(0, 4)));
  assert.deepEqual(await readTwice(pixels), both);
  assert.equal(code, "option-invalid light");
});

test("quality counts, a bitmap is drawn, and what cannot be is refused", async (t) => {
  const page = await start(t);
  const seen = await page.evaluate(async (text) => {
    const { qrToBlob } = await import("/npm/index.js");
    const code = (promise) => promise.then(() => "made", (problem) => `${problem.code} ${problem.data.option}`);
    const canvas = new OffscreenCanvas(20, 20);
    canvas.getContext("2d").fillRect(0, 0, 20, 20);
    const sizes = await Promise.all([0.1, 0.95].map(async (quality) => (await qrToBlob(text, { type: "image/jpeg", quality })).size));
    return [
      sizes[0] < sizes[1],
      await code(qrToBlob(text, { logo: { image: await createImageBitmap(canvas) }, errorCorrection: "H" })),
      await code(qrToBlob(text, { type: "image/gif" })),
      await code(qrToBlob(text, { quality: 2 })),
      await code(qrToBlob(text, { type: "image/jpeg", light: "transparent" })),
      await code(qrToBlob(text, { type: "image/webp", light: "transparent" })),
    ];
  }, text);
  assert.deepEqual(seen, [true, "made", "option-invalid type", "option-invalid quality", "option-invalid light", "made"]);
});

for (const extension of ["png", "svg", "pdf", "jpg", "webp"]) {
  test(`a page saves a ${extension}`, async (t) => {
    const page = await start(t);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.evaluate(async ([text, name]) => (await import("/npm/index.js")).downloadQr(text, name, { errorCorrection: "Q" }), [text, `My code.${extension}`]),
    ]);
    assert.equal(download.suggestedFilename(), `My code.${extension}`);
    const bytes = await readFile(await download.path());
    if (extension === "svg") return assert.deepEqual(await readTwice(svgPixels(bytes.toString(), 300)), both);
    if (extension === "pdf") return assert.deepEqual(await readTwice((await pdfPages(bytes, 4))[0]), both);
    assert.deepEqual(await readTwice(await decode(page, bytes, `image/${extension === "jpg" ? "jpeg" : extension}`)), both);
    assert.equal(await page.evaluate(() => document.querySelectorAll("a").length), 0);
  });
}

test("outside of a page PNG is made, and what needs a canvas says so", async () => {
  const blob = await qrToBlob(text);
  assert.deepEqual(new Uint8Array(await blob.arrayBuffer()), qrToPng(text));
  assert.deepEqual(await readTwice(pngPixels(qrToPng(text))), both);
  await assert.rejects(qrToBlob(text, { type: "image/webp" }), { code: "option-invalid", data: { option: "type", value: "image/webp", allowed: "image/png, where there is no canvas" } });
});
