// What a new user would want to do, with the keyboard alone: Tab, arrows, Space, Enter, Escape and letters.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { unzipSync } from "fflate";
import { qrToPng } from "../../dist/npm/index.js";
import { readTwice } from "../decoders.mjs";
import { pngPixels } from "../rasterise.mjs";
import { launch, serve } from "./browser.mjs";
import { downloaded, startPage } from "./page.mjs";

let browser;
let server;

before(async () => {
  server = await serve("dist/www");
  browser = await launch();
});

after(async () => {
  await server.close();
  await browser?.close();
});

async function start(t, hash = "", options = {}) {
  const started = await startPage(t, browser, `${server.address}/${hash}`, options);
  // Choosers of files are caught from the start: asked for with the key that opens one, the catch may come too late.
  started.page.on("filechooser", () => undefined);
  return started;
}

/** Presses Tab until the element has the focus, and asserts that the focus is seen wherever it goes. */
async function tabTo(page, selector, most = 70) {
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press("Tab");
    const there = await page.evaluate((selector) => {
      const element = document.activeElement;
      const { width, height, bottom, top } = (element.closest("label") ?? element).getBoundingClientRect();
      if (element !== document.body && (width === 0 || height === 0 || bottom <= 0 || top >= innerHeight)) throw new Error(`the focus is out of sight: ${element.outerHTML.slice(0, 200)}`);
      return element.matches(selector);
    }, selector);
    if (there) return;
  }
  throw new Error(`${selector} is not reached by ${most} presses of Tab`);
}

const press = (page, ...keys) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

/** Chooses a file as the system's dialog would. */
async function chooseFile(page, selector, bytes, name) {
  await tabTo(page, selector);
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Enter")]);
  await chooser.setFiles({ name, mimeType: "image/png", buffer: Buffer.from(bytes) });
}

test("make a Wi-Fi code with our logo for the door", async (t) => {
  const { page } = await start(t);
  await tabTo(page, "input[name=kind]:checked");
  await press(page, "ArrowRight", "ArrowRight");
  assert.equal(await page.isChecked("input[name=kind][value=wifi]"), true);
  await tabTo(page, "#wifi-ssid");
  await page.keyboard.type("Our Café");
  await tabTo(page, "#wifi-password");
  await page.keyboard.type("tea; or coffee");
  await chooseFile(page, "#logo-file", qrToPng("a", { dark: "#ab1f17" }), "logo.png");
  await page.waitForSelector("#logo-size");
  await press(page, "Shift+Tab");
  await page.evaluate(() => document.querySelector("main").focus());
  await tabTo(page, ".saves .primary");
  const { bytes } = await downloaded(page, () => page.keyboard.press("Enter"));
  const { zxing, jsQR } = await readTwice(pngPixels(bytes));
  const text = "WIFI:T:WPA;S:Our Café;P:tea\\; or coffee;;";
  assert.deepEqual({ zxing, jsQR }, { zxing: text, jsQR: text });
});

test("give an old code a new look", async (t) => {
  const { page } = await start(t);
  await tabTo(page, ".content .actions button");
  await page.keyboard.press("Enter");
  await chooseFile(page, "#reader-file", qrToPng("https://example.org/old"), "old.png");
  await page.waitForSelector(".read-text");
  await tabTo(page, ".preset:nth-of-type(5)");
  await page.keyboard.press("Enter");
  assert.equal(await page.inputValue("#dark"), "#17458f");
});

test("close what one has opened, and be where one was", async (t) => {
  const { page } = await start(t);
  await tabTo(page, ".content .actions button");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#reader[open]");
  await page.keyboard.press("Escape");
  await page.waitForSelector("#reader:not([open])", { state: "attached" });
  assert.equal(await page.evaluate(() => document.activeElement.matches(".content .actions button")), true);
});

test("mend a colour that does not scan", async (t) => {
  const { page } = await start(t, "#dark=%23d4af37");
  await tabTo(page, "[data-finding=contrast-low] button");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelectorAll(".finding").length === 0);
});

test("make codes for all promoters", async (t) => {
  const { page } = await start(t);
  await page.evaluate(() => (window.showSaveFilePicker = undefined));
  await tabTo(page, 'nav a[href="#view=promoters"]');
  await page.keyboard.press("Enter");
  // The view is loaded when it is first asked for.
  await page.waitForSelector("#list");
  await tabTo(page, "#list");
  await page.keyboard.type("mei\nlin");
  await tabTo(page, "#base");
  await page.keyboard.type("https://example.com/join");
  await tabTo(page, ".export .primary");
  const { bytes } = await downloaded(page, () => page.keyboard.press("Enter"));
  assert.equal(Object.keys(unzipSync(bytes)).length, 3);
});

test("change the language, skip the navigation, and share what one has made", async (t) => {
  const { page } = await start(t, "#shape=dot", { permissions: ["clipboard-read", "clipboard-write"] });
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.localName), "main");
  await page.evaluate(() => document.activeElement.blur());
  await tabTo(page, ".switches select");
  await press(page, "ArrowUp");
  await page.waitForSelector("html[lang=zh-TW]");
  await tabTo(page, ".bottom button", 120);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".toast").textContent.trim() !== "");
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /#view=codes.*shape=dot/);
});
