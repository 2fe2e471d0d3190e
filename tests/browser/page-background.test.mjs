// A picture behind the code in the page: chosen, seen, read, kept over a reload, and taken away.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { qrToPng } from "../../dist/npm/index.js";
import { readTwice } from "../decoders.mjs";
import { pngPixels } from "../rasterise.mjs";
import { launch, serve } from "./browser.mjs";
import { axeFindings, downloaded, readCanvas, screens, startPage } from "./page.mjs";

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve("dist/www")]);
});

after(() => Promise.all([browser.close(), server.close()]));

const text = "https://example.com/menu";
// Any picture will do; one of ours is at hand.
const picture = Buffer.from(qrToPng("a photograph", { dark: { type: "linear", stops: [{ offset: 0, color: "#3a6ea5" }, { offset: 1, color: "#f2c14e" }] }, light: "#9fd3c7", shape: "dot", moduleSize: 12 }));

async function choose(page) {
  await page.fill("#link-url", text);
  await page.evaluate(() => document.querySelectorAll("details.group").forEach((group) => (group.open = true)));
  await page.setInputFiles("#background-file", { name: "photo.png", mimeType: "image/png", buffer: picture });
  await page.waitForSelector("#background-opacity");
}

async function isRead(page) {
  const { zxing, jsQR } = await readCanvas(page, ".plate canvas");
  assert.deepEqual([zxing, jsQR], [text, text]);
}

for (const [name, options] of Object.entries(screens)) {
  test(`a picture lies behind the code, which is read: ${name}`, async (t) => {
    const { page, problems } = await startPage(t, browser, `${server.address}/`, options);
    await choose(page);
    await isRead(page);
    const png = await downloaded(page, () => page.click(".saves button >> nth=0"));
    const pixels = pngPixels(png.bytes);
    assert.deepEqual(await readTwice(pixels), { zxing: text, jsQR: text });
    const colours = new Set();
    for (let place = 0; place < pixels.data.length; place += 4) colours.add(pixels.data.slice(place, place + 3).join());
    assert.ok(colours.size > 50, `${colours.size} colours`);
    assert.deepEqual(problems, []);
    assert.deepEqual(await axeFindings(page), []);
  });
}

test("it outlives a reload, can be faded, and is taken away", async (t) => {
  const { page } = await startPage(t, browser, `${server.address}/`);
  await choose(page);
  await page.fill("#background-opacity", "40");
  await page.waitForURL(/background-opacity=40/);
  // The look is kept once nothing changes.
  await page.waitForTimeout(1500);
  await page.reload();
  await page.waitForFunction(() => document.querySelector("#background-opacity") !== null);
  assert.equal(await page.inputValue("#background-opacity"), "40");
  await page.fill("#link-url", text);
  await isRead(page);
  await page.evaluate(() => document.querySelectorAll("details.group").forEach((group) => (group.open = true)));
  await page.locator("[data-drop=background] button", { hasText: "Remove" }).click();
  assert.equal(await page.locator("#background-opacity").count(), 0);
});

test("what is no picture is said", async (t) => {
  const { page } = await startPage(t, browser, `${server.address}/`);
  await page.evaluate(() => document.querySelectorAll("details.group").forEach((group) => (group.open = true)));
  await page.setInputFiles("#background-file", { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("hello") });
  await page.waitForFunction(() => document.querySelector("[data-drop=background] .problem").textContent !== "");
});
