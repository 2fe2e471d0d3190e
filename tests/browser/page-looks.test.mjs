// Options of a look that few ask for, in the saved file: a gradient of the background, corners that differ, a font, inks and marks, dots an inch.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { inflateSync } from "node:zlib";
import { readTwice } from "../decoders.mjs";
import { pdfPages, pngPixels } from "../rasterise.mjs";
import { launch, serve } from "./browser.mjs";
import { axeFindings, downloaded, filesAsked, readCanvas, screens, startPage } from "./page.mjs";

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve("dist/www")]);
});

after(() => Promise.all([browser.close(), server.close()]));

const text = "https://example.com/menu";
const letters = await readFile(new URL("../font/letters.ttf", import.meta.url));

/** Opens the page with a link, and all folded groups of the form. */
async function begin(t, screen, hash = "") {
  const started = await startPage(t, browser, `${server.address}/${hash}`, screen);
  await started.page.fill("#link-url", text);
  await openGroups(started.page);
  return started;
}

async function openGroups(page) {
  await page.evaluate(() => document.querySelectorAll("details.group").forEach((group) => (group.open = true)));
  await page.waitForSelector("#light-gradient");
  await page.waitForSelector("#cmyk", { state: "attached" });
}

const choose = (page, name, value) => page.check(`input[name=${name}][value=${value}]`, { force: true });
/** On a phone, draws the sheet up that has everything about files. */
async function unfold(page, open = true) {
  if (await page.isVisible(`.unfold[aria-expanded=${!open}]`)) await page.click(".unfold");
}

/** Saves by the button at a place: PNG, SVG, PDF. */
async function save(page, place) {
  await unfold(page);
  return downloaded(page, () => page.click(`.saves button >> nth=${place}`));
}

const colorAt = ({ data, width }, x, y) => `#${[...data.slice((y * width + x) * 4, (y * width + x) * 4 + 3)].map((part) => part.toString(16).padStart(2, "0")).join("")}`;

/** What a PDF says and draws: its text with every stream unpacked. */
function pdfText(bytes) {
  const whole = Buffer.from(bytes).toString("latin1");
  return whole.replace(/stream\r?\n([^]*?)\r?\nendstream/g, (_, stream) => {
    try {
      return inflateSync(Buffer.from(stream, "latin1")).toString("latin1");
    } catch {
      return "";
    }
  });
}

/** Points of a box of the page. */
const box = (pdf, name) => new RegExp(`/${name}\\s*\\[([^\\]]*)\\]`).exec(pdf)?.[1].trim().split(/\s+/).map(Number);

for (const [name, screen] of Object.entries(screens)) {
  test(`the background has a gradient, in the file too: ${name}`, async (t) => {
    const { page, problems } = await begin(t, screen);
    await choose(page, "light-gradient", "linear");
    await page.fill("#light-stop-0", "#ffffff");
    await page.fill("#light-stop-1", "#ffd080");
    await page.press("#light-stop-1", "Enter");
    await page.fill("#light-rotation", "90");
    await page.waitForURL(/light-gradient=linear/);
    const pixels = pngPixels((await save(page, 0)).bytes);
    const [top, bottom] = [colorAt(pixels, 5, 2), colorAt(pixels, 5, pixels.height - 3)];
    assert.match(top, /^#fff[ef]f[a-f]$/);
    assert.match(bottom, /^#ffd[01]8\d$/);
    assert.deepEqual(await readTwice(pixels), { zxing: text, jsQR: text });
    // Too dark a background is mended at a click, whatever the gradient.
    await page.fill("#light-stop-1", "#303030");
    await page.press("#light-stop-1", "Enter");
    await unfold(page);
    await page.locator("button", { hasText: "Give the background one colour" }).click();
    await page.waitForURL((address) => !address.href.includes("light-gradient"));
    assert.deepEqual(await axeFindings(page), []);
    assert.deepEqual(problems, []);
  });

  test(`a corner has a look of its own, in the file too: ${name}`, async (t) => {
    const { page, problems } = await begin(t, screen);
    await choose(page, "corner", "topRight");
    await choose(page, "corner-frame", "dot");
    await page.check("#corner-frame-color-own");
    await page.fill("#corner-frame-color", "#aa1020");
    await page.press("#corner-frame-color", "Enter");
    await page.waitForURL(/top-right=dot.*aa1020/);
    const pixels = pngPixels((await save(page, 0)).bytes);
    const module = pixels.width / 33;
    const at = (x, y) => colorAt(pixels, Math.round((4 + x) * module), Math.round((4 + y) * module));
    // The middle of the upper side of each corner, and the outermost module, which a round frame leaves.
    assert.deepEqual([at(3.5, 0.5), at(25 - 3.5, 0.5), at(3.5, 25 - 0.5)], ["#000000", "#aa1020", "#000000"]);
    assert.deepEqual([at(0.2, 0.2), at(24.8, 0.2), at(0.2, 24.8)], ["#000000", "#ffffff", "#000000"]);
    assert.deepEqual(await readTwice(pixels), { zxing: text, jsQR: text });
    // A link brings it back.
    const { page: other } = await startPage(t, browser, page.url(), screen);
    await other.fill("#link-url", text);
    const again = pngPixels((await save(other, 0)).bytes);
    assert.deepEqual(Buffer.compare(Buffer.from(again.data), Buffer.from(pixels.data)), 0);
    assert.deepEqual(problems, []);
  });

  test(`caption and frame are in the font of a file, which outlives a reload: ${name}`, async (t) => {
    const { page, problems, requests } = await begin(t, screen);
    await page.fill("#caption", "Menu");
    assert.match(new TextDecoder().decode((await save(page, 1)).bytes), /<text/);
    assert.ok(!filesAsked(requests).includes("part-font.js"), "before there is a font, nothing that reads one is loaded");
    await page.setInputFiles("#font-file", { name: "notes.ttf", mimeType: "font/ttf", buffer: Buffer.from("no font") });
    await page.waitForFunction(() => /no font/.test(document.querySelector(".more").textContent));
    await page.setInputFiles("#font-file", { name: "letters.ttf", mimeType: "font/ttf", buffer: letters });
    await page.waitForSelector(".remove-font");
    assert.ok(filesAsked(requests).includes("part-font.js"));
    const outlined = async () => {
      const svg = new TextDecoder().decode((await save(page, 1)).bytes);
      assert.doesNotMatch(svg, /<text/);
      return svg;
    };
    const svg = await outlined();
    await page.fill("#caption", "☃");
    await page.waitForFunction(() => /lacks: ☃/.test(document.querySelector(".more").textContent));
    await page.fill("#caption", "Menu");
    // The look is kept once nothing changes.
    await page.waitForTimeout(1200);
    await page.reload();
    await page.waitForSelector("#link-url");
    await page.fill("#link-url", text);
    await openGroups(page);
    await page.waitForSelector(".remove-font");
    assert.equal(await outlined(), svg);
    await unfold(page, false);
    await page.click(".remove-font");
    assert.match(new TextDecoder().decode((await save(page, 1)).bytes), /<text/);
    assert.deepEqual(problems, []);
  });

  test(`a PDF has inks, bleed and marks for a print shop: ${name}`, async (t) => {
    const { page, problems } = await begin(t, screen);
    await unfold(page);
    await page.fill("#millimetres", "40");
    const plain = pdfText((await save(page, 2)).bytes);
    assert.doesNotMatch(plain, / k\b/);
    assert.deepEqual(box(plain, "MediaBox").map(Math.round), [0, 0, 113, 113]);
    await page.check("#cmyk");
    await page.fill("#bleed", "3");
    await page.check("#crop-marks");
    const { bytes } = await save(page, 2);
    const press = pdfText(bytes);
    // Black is black ink alone, and no colour is a light.
    assert.match(press, /\b0 0 0 1 k\b/);
    assert.doesNotMatch(press, /\brg\b/);
    const [trim, bleed, media] = ["TrimBox", "BleedBox", "MediaBox"].map((one) => box(press, one));
    const millimetres = (points) => Math.round((points * 254) / 72) / 10;
    assert.equal(millimetres(trim[2] - trim[0]), 40);
    assert.equal(millimetres(bleed[2] - bleed[0]), 46);
    assert.ok(media[2] - media[0] > bleed[2] - bleed[0], "marks stand outside");
    const [paper] = await pdfPages(bytes, 5);
    assert.deepEqual(await readTwice(paper), { zxing: text, jsQR: text });
    // What makes no sense is said, and saves nothing.
    await page.fill("#bleed", "much");
    await page.click(".saves button >> nth=2");
    await page.waitForFunction(() => /Bleed/.test(document.querySelector(".toast").textContent));
    assert.deepEqual(problems, []);
  });

  test(`width, dots an inch and millimetres reach every kind of file: ${name}`, async (t) => {
    const { page, problems } = await begin(t, screen);
    await unfold(page);
    await page.fill("#size", "600");
    await page.fill("#dpi", "300");
    assert.match(await page.textContent("#dpi-said"), /50\.8 mm/);
    const png = Buffer.from((await save(page, 0)).bytes);
    assert.equal(pngPixels(png).width, 600);
    const density = png.indexOf("pHYs");
    assert.equal(png.readUInt32BE(density + 4), Math.round(300 / 0.0254));
    for (const [format, magic] of [["jpeg", "ffd8ff"], ["webp", "52494646"]]) {
      const { bytes, name: file } = await downloaded(page, () => page.click(`[data-format=${format}]`));
      assert.equal(Buffer.from(bytes.slice(0, magic.length / 2)).toString("hex"), magic);
      assert.match(file, format === "jpeg" ? /\.jpg$/ : /\.webp$/);
      const seen = await page.evaluate(async ([list, type]) => {
        const bitmap = await createImageBitmap(new Blob([new Uint8Array(list)], { type }));
        return [bitmap.width, bitmap.height];
      }, [Array.from(bytes), `image/${format}`]);
      assert.deepEqual(seen, [600, 600]);
    }
    await page.fill("#millimetres", "55");
    assert.equal(Math.round((box(pdfText((await save(page, 2)).bytes), "MediaBox")[2] * 25.4) / 72), 55);
    assert.deepEqual((await readCanvas(page, ".plate canvas")).zxing, text);
    assert.deepEqual(problems, []);
  });
}
