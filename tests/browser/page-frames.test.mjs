// Frames in the page: words around the code, in every shape, in the picture, in the file and in the address.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, serve } from "./browser.mjs";
import { readTwice } from "../decoders.mjs";
import { pdfPages, pngPixels } from "../rasterise.mjs";
import { axeFindings, downloaded, readCanvas, screens, startPage } from "./page.mjs";

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve("dist/www")]);
});

after(() => Promise.all([browser.close(), server.close()]));

const start = (t, options = {}, hash = "") => startPage(t, browser, `${server.address}/${hash}`, options);
const text = "https://example.com/menu";

/** Opens the groups of the form, and types a link. */
async function begin(page) {
  await page.fill("#link-url", text);
  await page.evaluate(() => document.querySelectorAll("details.group").forEach((group) => (group.open = true)));
}

async function isRead(page, what) {
  const { zxing, jsQR } = await readCanvas(page, ".plate canvas");
  assert.deepEqual([zxing, jsQR], [text, text], what);
}

for (const [name, options] of Object.entries(screens)) {
  test(`a frame is one click away, and every shape of it is read: ${name}`, async (t) => {
    const { page, problems } = await start(t, options);
    await begin(page);
    await page.locator(".button, button", { hasText: "Add “Scan me”" }).click();
    assert.equal(await page.inputValue("#frame-text"), "Scan me");
    for (const shape of ["rounded", "box", "banner", "bubble", "plain"]) {
      for (const position of ["bottom", "top"]) {
        await page.check(`input[name=frame-shape][value=${shape}]`, { force: true });
        await page.check(`input[name=frame-position][value=${position}]`, { force: true });
        await isRead(page, `${shape} ${position}`);
      }
    }
    await page.waitForURL(/frame-text=Scan(\+|%20)me/);
    assert.deepEqual(problems, []);
    assert.deepEqual(await axeFindings(page), []);
  });
}

test("files have the frame, and a PDF is as wide as it says", async (t) => {
  const { page } = await start(t);
  await begin(page);
  await page.fill("#frame-text", "Scan me\nfor the menu");
  const png = await downloaded(page, () => page.click(".saves button >> nth=0"));
  const pixels = pngPixels(png.bytes);
  assert.equal(pixels.width, 1024);
  assert.ok(pixels.height > 1100, String(pixels.height));
  assert.deepEqual(await readTwice(pixels), { zxing: text, jsQR: text });
  const pdf = await downloaded(page, () => page.click(".saves button >> nth=2"));
  // Thirty millimetres at ten pixels each.
  const [paper] = await pdfPages(pdf.bytes, 254 / 72);
  assert.ok(Math.abs(paper.width - 300) <= 1, String(paper.width));
  assert.deepEqual(await readTwice(paper), { zxing: text, jsQR: text });
});

test("four lines are refused in words, and a secret stays out of the address", async (t) => {
  const { page } = await start(t);
  await begin(page);
  await page.fill("#frame-text", "1\n2\n3\n4");
  const field = page.locator("#frame-text");
  await page.waitForFunction(() => document.querySelector("#frame-text").getAttribute("aria-invalid") === "true");
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  await page.fill("#frame-text", "password: hunter2secret");
  await readCanvas(page, ".plate canvas");
  assert.doesNotMatch(page.url(), /hunter2/);
});

test("dots can be smaller, and the background round", async (t) => {
  const { page } = await start(t, {}, "#shape=dot&module-scale=70&light-radius=3&light=%23ffe9d6");
  await page.fill("#link-url", text);
  await isRead(page, "small dots");
  const corner = await page.evaluate(() => Array.from(document.querySelector(".plate canvas").getContext("2d").getImageData(0, 0, 1, 1).data));
  assert.equal(corner[3], 0, "the corner is transparent");
});
