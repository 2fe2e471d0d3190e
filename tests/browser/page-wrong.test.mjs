// What people type that cannot be: the field that is wrong is marked, its range is in its own unit, and it is said once.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, serve } from "./browser.mjs";
import { axeFindings, downloaded, screens, startPage } from "./page.mjs";

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve("dist/www")]);
});

after(() => Promise.all([browser.close(), server.close()]));

/** Opens the page with a link, a logo and every group unfolded. */
async function start(t, { logo = false, ...options } = {}) {
  const opened = await startPage(t, browser, server.address, options);
  const { page } = opened;
  await page.fill("#link-url", "https://example.com/");
  await page.evaluate(() => document.querySelectorAll("details").forEach((group) => (group.open = true)));
  await page.waitForSelector("#bleed");
  if (!logo) return opened;
  const bytes = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 100, height: 100 });
    canvas.getContext("2d").fillRect(0, 0, 100, 100);
    return [...new Uint8Array(await (await new Promise((done) => canvas.toBlob(done))).arrayBuffer())];
  });
  await page.setInputFiles("#logo-file", { name: "logo.png", mimeType: "image/png", buffer: Buffer.from(bytes) });
  await page.waitForSelector("#logo-size");
  return opened;
}

const marked = (page) => page.evaluate(() => [...document.querySelectorAll("[aria-invalid=true]")].map(({ id }) => id));

/** A field, what is typed, what is said, and whether there is still a code. */
const numbers = [
  ["logo-size", ["150", "abc", "0"], /^“Size, % of the width” takes a number from 1 to 100, or nothing\.$/, false],
  ["logo-padding", ["abc", "-1"], /^“Space around, in dots” takes a number from 0 to \d+, or nothing\.$/, false],
  ["quiet-zone", ["99999999", "abc", "2.5", "-1"], /^“Margin, in dots” takes a whole number from 0 to 100, or nothing\.$/, false],
  ["light-radius", ["abc", "999"], /^“Round corners, in dots” takes a number from 0 to 16\.5, or nothing\.$/, false],
  ["version", ["abc", "41"], /^“Version” takes a whole number from 1 to 40, or nothing\.$/, false],
  ["mask", ["abc", "9"], /^“Pattern” takes a whole number from 0 to 7, or nothing\.$/, false],
  ["size", ["abc", "", "1e3", "99999"], /^“Width in pixels” takes a whole number from 1 to 16384\.$/, false],
  ["size", ["12"], /^“Width in pixels” takes a whole number from 33 to 16384\.$/, false],
  ["dpi", ["-5", "99999999", "abc"], /^“PNG: dots per inch” takes a number from 1 to 100000, or nothing\.$/, true],
  ["millimetres", ["abc", "1e3", "", "6000"], /^“PDF: width in mm” takes a number from 1 to 5000\.$/, true],
  ["bleed", ["abc", "-1", "51"], /^“Bleed, in mm” takes a number from 0 to 50, or nothing\.$/, true],
];

test("a number that is wrong marks its own field, with its range", async (t) => {
  const { page, problems } = await start(t);
  for (const [id, texts, sentence, code] of numbers.filter(([id]) => !id.startsWith("logo"))) {
    const before = await page.inputValue(`#${id}`);
    for (const text of texts) {
      await page.fill(`#${id}`, text);
      assert.deepEqual(await marked(page), [id], `${id} ${text}`);
      assert.match(await page.textContent(`#${id}-said .problem`), sentence, text);
      assert.equal(await page.isDisabled(".saves .primary"), !code, `${id} ${text}`);
      if (!code) assert.match(await page.textContent("#verdict"), new RegExp(`^${sentence.source.slice(1).split(" takes")[0]} is not right yet, so there is no code\\.$`));
    }
    await page.fill(`#${id}`, before);
    assert.deepEqual(await marked(page), [], id);
  }
  await page.fill("#dpi", "-5");
  assert.doesNotMatch(await page.textContent("#dpi-said"), /Printed/);
  await page.click(".saves .primary");
  await page.waitForFunction(() => /dots per inch” takes/.test(document.querySelector(".toast").textContent));
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(problems, []);
});

test("of a logo too: percent as percent", async (t) => {
  const { page } = await start(t, { logo: true });
  for (const [id, texts, sentence] of numbers.filter(([id]) => id.startsWith("logo"))) {
    for (const text of texts) {
      await page.fill(`#${id}`, text);
      assert.match(await page.textContent(`#${id}-said .problem`), sentence, text);
      assert.ok((await marked(page)).includes(id), text);
    }
    await page.fill(`#${id}`, "");
  }
  assert.deepEqual(await marked(page), []);
});

test("a logo that is too large has one limit", async (t) => {
  const { page } = await start(t, { logo: true, permissions: ["clipboard-read", "clipboard-write"] });
  await page.fill("#logo-size", "60");
  const finding = page.locator("[data-finding=logo-too-large]");
  const [, said] = /The logo takes 60 % of the width\. Up to ([\d.]+) % is safe here/.exec(await finding.textContent());
  assert.match(await finding.textContent(), new RegExp(`Shrink the logo to ${said} %`));
  await page.click(".saves button[title=Copy]");
  await page.waitForFunction((said) => document.querySelector("#ask[open]")?.textContent.includes(`to ${said} %`), said);
  const limits = (await page.textContent("#ask")).match(/[\d.]+(?= %)/g);
  assert.deepEqual(limits.filter((limit) => limit !== said && limit !== "60"), [], String(limits));
});

test("lengths may have a decimal comma", async (t) => {
  const { page } = await start(t);
  await page.fill("#millimetres", "50,5");
  await page.fill("#light-radius", "1,5");
  await page.fill("#bleed", "0");
  assert.deepEqual(await marked(page), []);
  const { bytes } = await downloaded(page, () => page.click(".saves >> text=PDF"));
  const [, width] = /\/MediaBox ?\[0 0 ([\d.]+)/.exec(Buffer.from(bytes).toString("latin1"));
  assert.ok(Math.abs((Number(width) / 72) * 25.4 - 50.5) < 0.01, width);
  assert.equal(await page.inputValue("#millimetres"), "50,5");
});

test("a colour that is none marks its field, and a variable of a style sheet is none", async (t) => {
  const { page } = await start(t);
  for (const id of ["dark", "light"]) {
    const before = await page.inputValue(`#${id}`);
    for (const text of ["abc", "currentColor", "var(--name, #c8102e)"]) {
      await page.fill(`#${id}`, text);
      await page.press(`#${id}`, "Enter");
      assert.ok((await marked(page)).includes(id), text);
      assert.equal(await page.textContent(`#${id}-said .problem`), `“${text}” is not a colour. Choose one, or write it like #c8102e or like “crimson”.`);
      assert.equal(await page.isDisabled(".saves .primary"), true);
      assert.match(await page.textContent("#verdict"), /is not right yet, so there is no code/);
    }
    for (const text of ["crimson", "rgb(20 30 40)", before]) {
      await page.fill(`#${id}`, text);
      await page.press(`#${id}`, "Enter");
      assert.deepEqual(await marked(page), [], text);
    }
  }
});

for (const [name, options] of Object.entries(screens)) {
  test(`a text that is too long is told how long it may be, once, and nothing jumps: ${name}`, async (t) => {
    const { page } = await startPage(t, browser, server.address, options);
    await page.check("input[name=kind][value=text]");
    await page.fill("#text-text", "x".repeat(2000));
    const place = () => page.evaluate(() => document.querySelector(".saves .primary").getBoundingClientRect().top + (getComputedStyle(document.querySelector(".preview")).position === "fixed" ? 0 : scrollY));
    const before = await place();
    await page.fill("#text-text", "x".repeat(3000));
    assert.match(await page.textContent("#text-text-said"), /at most 2953 letters/);
    assert.equal(await place(), before);
    assert.equal((await page.textContent("main")).match(/2953/g).length, 1);
    assert.match(await page.textContent("#verdict"), /^“Text” is not right yet/);
    await page.fill("#text-text", "x".repeat(2500));
    assert.match(await page.textContent("#text-text-said"), /Shorten it, or choose L under/);
  });
}

test("an address sets no slider to what it cannot show", async (t) => {
  const { page, problems } = await startPage(t, browser, `${server.address}/#kind=link&url=https://example.com/&shape=dot&module-scale=abc&background-opacity=999&gradient=linear&rotation=x`);
  await page.waitForSelector("#module-scale", { state: "attached" });
  assert.doesNotMatch(await page.textContent("main"), /NaN/);
  assert.equal(await page.inputValue("#module-scale"), "100");
  assert.equal(await page.isEnabled(".saves .primary"), true);
  assert.deepEqual(problems, []);
});
