// Nothing is lost: looks with their logos outlive a reload, a change of the view and the browser's day; every step can be undone.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, root, serve } from "./browser.mjs";
import { axeFindings, downloaded, readCanvas, startPage } from "./page.mjs";

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve("dist/www")]);
});

after(() => Promise.all([browser.close(), server.close()]));

const laptop = { viewport: { width: 1366, height: 768 } };
const phone = { viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true };
const disk = pathToFileURL(`${root}/dist/hongbao.html`).href;

const letters = await readFile(new URL("../font/letters.ttf", import.meta.url));

const start = (t, address = `${server.address}/`, options = laptop) => startPage(t, browser, address, options);

/** A logo of two colours, as a PNG. */
async function chooseLogo(page, [one, other] = ["#c8102e", "#1a7f3c"]) {
  const bytes = await page.evaluate(async ([one, other]) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 96, height: 96 });
    const context = canvas.getContext("2d");
    context.fillStyle = one;
    context.fillRect(0, 0, 96, 60);
    context.fillStyle = other;
    context.fillRect(0, 60, 96, 36);
    const blob = await new Promise((done) => canvas.toBlob(done));
    return Array.from(new Uint8Array(await blob.arrayBuffer()));
  }, [one, other]);
  await page.setInputFiles("#logo-file", { name: "two.png", mimeType: "image/png", buffer: Buffer.from(bytes) });
  await page.waitForSelector("#logo-size", { state: "attached" });
}

const open = (page) => page.evaluate(() => document.querySelectorAll("details").forEach((group) => (group.open = true)));

/** Whether the logo is there: its name is shown, and its colour is in the middle of the picture. */
async function hasLogo(page) {
  await page.waitForSelector(".logo-name", { state: "attached" });
  return page.evaluate(() => {
    const canvas = document.querySelector(".plate canvas");
    const [red, green, blue] = canvas.getContext("2d").getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data;
    return red > 150 && green < 80 && blue < 90;
  });
}

/** Gives the page a file of one style with a font, and so many spaces after it. */
function giveStyles(page, base64, padding) {
  return page.evaluate(
    ([base64, padding]) => {
      const text = JSON.stringify({ format: "hongbao-styles", version: 1, fonts: [{ name: "letters.ttf", base64 }], styles: [{ name: "A", look: {}, font: 0 }] });
      const files = new DataTransfer();
      files.items.add(new File([text, " ".repeat(padding)], "styles.json", { type: "application/json" }));
      const input = document.querySelector("#styles-file");
      input.files = files.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    },
    [base64, padding],
  );
}

/** Everything that the databases of the page hold, as text. */
const stored = (page) =>
  page.evaluate(async () => {
    const texts = [JSON.stringify({ ...localStorage })];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise((done) => (indexedDB.open(name).onsuccess = ({ target }) => done(target.result)));
      for (const store of database.objectStoreNames) {
        const all = await new Promise((done) => (database.transaction(store).objectStore(store).getAll().onsuccess = ({ target }) => done(target.result)));
        texts.push(JSON.stringify(all));
      }
      database.close();
    }
    return texts.join("\n");
  });

for (const [name, options, address] of [["laptop", laptop], ["phone", phone], ["one file from disk", laptop, disk]]) {
  test(`a look with its logo outlives a reload, a change of the view, and another day: ${name}`, async (t) => {
    const { page, problems } = await start(t, address, options);
    await page.locator(".preset").nth(3).click();
    await chooseLogo(page);
    await page.waitForFunction(() => location.hash.includes("shape=diamond"));
    await page.waitForTimeout(500);
    await page.reload();
    assert.ok(await hasLogo(page));
    await page.click('nav a[href="#view=promoters"]');
    await page.waitForSelector(".promoters");
    await page.goBack();
    assert.ok(await hasLogo(page));
    const later = await page.context().newPage();
    await later.goto(address ?? `${server.address}/`);
    await later.waitForSelector(".plate canvas");
    assert.ok(await hasLogo(later));
    assert.equal(await later.inputValue("#link-url"), "");
    assert.deepEqual(problems, []);
  });
}

test("a look that a link brings goes before the one that was kept", async (t) => {
  const { page } = await start(t);
  await chooseLogo(page);
  await page.waitForTimeout(500);
  const other = await page.context().newPage();
  await other.goto(`${server.address}/#view=codes&dark=%23112233`);
  await other.waitForSelector(".plate canvas");
  assert.equal(await other.inputValue("#dark"), "#112233");
  assert.equal(await other.locator(".logo-name").count(), 0);
});

test("passwords, secrets and free texts are in no storage", async (t) => {
  const { page } = await start(t);
  await page.check("input[name=kind][value=wifi]");
  await page.fill("#wifi-ssid", "Guests");
  await page.fill("#wifi-password", "hunter2-hunter2");
  await chooseLogo(page);
  await page.check("input[name=kind][value=text]");
  await page.fill("#text-text", "otpauth://totp/x?secret=HUNTER2");
  await page.locator(".preset").nth(2).click();
  await page.fill("#text-text", "hunter2 in plain words");
  await page.locator(".preset").nth(4).click();
  await open(page);
  await page.click(".keep");
  await page.waitForSelector(".mine li");
  // A caption and a name may say the password as well.
  await page.fill("#caption", "Password: hunter3");
  await page.fill("#label", "密码：hunter3");
  await page.click(".keep");
  await page.waitForFunction(() => document.querySelectorAll(".mine li").length === 2);
  await page.waitForTimeout(600);
  assert.doesNotMatch(await page.evaluate(() => decodeURIComponent(location.href + history.state)), /hunter3/);
  const texts = await stored(page);
  assert.match(texts, /two\.png/);
  assert.doesNotMatch(texts, /hunter[23]/i);
});

test("on the way back a password is still there", async (t) => {
  const { page } = await start(t);
  await page.check("input[name=kind][value=wifi]");
  await page.fill("#wifi-ssid", "Guests");
  await page.fill("#wifi-password", "hunter2-hunter2");
  await page.waitForFunction(() => location.hash.includes("ssid=Guests"));
  await page.click('nav a[href="#view=tickets"]');
  await page.waitForSelector("#wifi-password", { state: "detached" });
  await page.goBack();
  await page.waitForSelector("#wifi-password");
  assert.equal(await page.inputValue("#wifi-password"), "hunter2-hunter2");
});

test("every step is undone and done again, by buttons and by keys", async (t) => {
  const { page } = await start(t);
  await page.fill("#link-url", "one.example");
  await page.waitForTimeout(1300);
  await page.fill("#link-url", "two.example");
  await page.locator(".preset").nth(1).click();
  await chooseLogo(page);
  const state = async () => [await page.inputValue("#link-url"), await page.inputValue("#dark"), await page.locator(".logo-name").count()];
  const states = [["two.example", "#ab1f17", 1], ["two.example", "#ab1f17", 0], ["two.example", "#000000", 0], ["one.example", "#000000", 0], ["", "#000000", 0]];
  assert.deepEqual(await state(), states[0]);
  for (const before of states.slice(1)) {
    await page.keyboard.press("Control+z");
    assert.deepEqual(await state(), before);
  }
  assert.equal(await page.isDisabled(".tools button >> nth=0"), true);
  for (const [place, after] of [...states].reverse().slice(1).entries()) {
    await page.keyboard.press(place % 2 === 0 ? "Control+Shift+Z" : "Control+y");
    assert.deepEqual(await state(), after);
  }
  await page.click(".tools button >> nth=0");
  assert.deepEqual(await state(), states[1]);
  await page.click(".tools button >> nth=1");
  await page.click(".tools button >> nth=2");
  assert.deepEqual(await state(), ["two.example", "#000000", 0]);
  await page.click(".tools button >> nth=0");
  assert.deepEqual(await state(), states[0]);
});

test("styles are kept under names, chosen, deleted, saved as a file and read from it elsewhere", async (t) => {
  const { page, problems } = await start(t);
  await page.locator(".preset").nth(5).click();
  await chooseLogo(page);
  await open(page);
  await page.fill("#style-name", "Menu 菜单 <b>");
  await page.click(".keep");
  await page.waitForSelector(".mine li");
  await page.click(".tools button >> nth=2");
  await page.click(".keep");
  await page.waitForFunction(() => document.querySelectorAll(".mine li").length === 2);
  assert.deepEqual(await page.locator(".mine .preset").allTextContents().then((names) => names.map((name) => name.trim())), ["Style 2", "Menu 菜单 <b>"]);
  await page.click(".mine .preset >> nth=1");
  assert.ok(await hasLogo(page));
  assert.deepEqual(await axeFindings(page), []);
  const file = await downloaded(page, () => page.click("text=Save all as a file"));
  assert.equal(file.name, "hongbao-styles.json");

  const { page: other } = await start(t, undefined, phone);
  await open(other);
  await other.setInputFiles("#styles-file", { name: "styles.json", mimeType: "application/json", buffer: Buffer.from(file.bytes) });
  await other.waitForFunction(() => document.querySelectorAll(".mine li").length === 2);
  await other.click(".mine .preset >> nth=1");
  assert.ok(await hasLogo(other));
  assert.equal(await other.isChecked("input[name=shape][value=classy-rounded]"), true);
  await other.click(".mine .remove >> nth=0");
  await other.waitForFunction(() => document.querySelectorAll(".mine li").length === 1);
  await other.reload();
  await other.waitForSelector(".mine");
  await open(other);
  await other.waitForFunction(() => document.querySelectorAll(".mine li").length === 1);
  for (const wrong of ["no JSON", "[]", '{"format":"hongbao-styles","styles":[3]}', '{"format":"other","styles":[]}']) {
    await other.setInputFiles("#styles-file", { name: "wrong.json", mimeType: "application/json", buffer: Buffer.from(wrong) });
    await other.waitForFunction(() => /holds no styles/.test(document.querySelector("#style-name-said").textContent));
    await other.setInputFiles("#styles-file", { name: "none.json", mimeType: "application/json", buffer: Buffer.from('{"format":"hongbao-styles","version":1,"styles":[]}') });
    await other.waitForFunction(() => document.querySelector("#style-name-said").textContent.trim() === "");
  }
  assert.deepEqual(problems, []);
});

test("a style keeps its font, in this browser and in the file; one that is too large or none is refused", async (t) => {
  const { page, problems } = await start(t);
  await open(page);
  await page.setInputFiles("#font-file", { name: "letters.ttf", mimeType: "font/ttf", buffer: letters });
  await page.waitForSelector(".remove-font");
  await page.click(".keep");
  await page.waitForSelector(".mine li");
  await page.click(".remove-font");
  await page.click(".keep");
  await page.waitForFunction(() => document.querySelectorAll(".mine li").length === 2);
  await page.click(".mine .preset >> nth=1");
  await page.waitForSelector(".remove-font");
  const { bytes } = await downloaded(page, () => page.click("text=Save all as a file"));

  const { page: other } = await start(t, undefined, phone);
  await open(other);
  await other.setInputFiles("#styles-file", { name: "styles.json", mimeType: "application/json", buffer: Buffer.from(bytes) });
  await other.waitForFunction(() => document.querySelectorAll(".mine li").length === 2);
  await other.click(".mine .preset >> nth=1");
  await other.waitForSelector(".remove-font");
  for (const [font, padding, said] of [
    ["bm8gZm9udA==", 0, /no font/],
    ["?", 0, /holds no styles/],
    ["A".repeat(21_333_336), 0, /16 MB/],
    ["", 100_000_000, /100 MB/],
  ]) {
    await giveStyles(other, font, padding);
    await other.waitForFunction((said) => new RegExp(said).test(document.querySelector("#style-name-said").textContent), said.source);
  }
  await other.waitForFunction(() => document.querySelectorAll(".mine li").length === 2);
  assert.deepEqual(problems, []);
});

test("a style that cannot be drawn is left out by its name, and one that is kept can be deleted", async (t) => {
  for (const options of [laptop, phone]) {
    const { page, problems } = await start(t, undefined, options);
    await open(page);
    await page.waitForSelector("#styles-file", { state: "attached" });
    const styles = [
      { name: "Good", look: { dark: "#102030" } },
      { name: "Bad red", look: { dark: "red; x" } },
      { name: "No logo", look: {}, logo: { name: "a.png", png: "data:image/png;base64,%%%" } },
      { name: "Half a logo", look: {}, logo: { name: "a.png", png: "data:image/png;base64,AAAA" } },
    ];
    await page.setInputFiles("#styles-file", { name: "styles.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify({ format: "hongbao-styles", version: 1, styles })) });
    await page.waitForFunction(() => document.querySelectorAll(".mine li").length === 1);
    await page.waitForFunction(() => /Bad red.*No logo.*Half a logo/.test(document.querySelector("#style-name-said").textContent));
    assert.match(await page.textContent("#style-name-said"), /it cannot be drawn: “Bad red”\..*its picture cannot be read: “No logo”, “Half a logo”\./);
    // What an older page let in.
    await page.evaluate(
      () =>
        new Promise((done, failed) => {
          const asked = indexedDB.open("hongbao-looks");
          asked.onerror = () => failed(asked.error);
          asked.onsuccess = () => {
            const writing = asked.result.transaction("styles", "readwrite");
            writing.objectStore("styles").put({ id: "old", name: "Old red", keptAt: "2026-01-01T00:00:00.000Z", pairs: [["dark", "red; x"]], logo: undefined });
            writing.oncomplete = () => (asked.result.close(), done());
          };
        }),
    );
    await page.reload();
    await page.waitForSelector(".mine summary");
    await open(page);
    await page.waitForSelector(".mine .broken");
    assert.equal(await page.locator(".mine li", { hasText: "Old red" }).locator(".broken").textContent(), "Cannot be drawn");
    await page.click('.mine [aria-label="Delete “Old red”"]');
    await page.waitForFunction(() => document.querySelectorAll(".mine li").length === 1 && document.querySelector(".mine .broken") === null);
    assert.deepEqual(problems.filter((problem) => !/ERR_ABORTED/.test(problem)), []);
  }
});

test("where the browser keeps nothing the page works as before", async (t) => {
  const { page, problems } = await start(t);
  await page.addInitScript(() => Object.defineProperty(window, "indexedDB", { get: () => { throw new DOMException("refused", "SecurityError"); } }));
  await page.reload();
  await page.fill("#link-url", "mycafe.example");
  await page.locator(".preset").nth(2).click();
  await open(page);
  await page.click(".keep");
  await page.waitForSelector(".mine li");
  assert.match(await page.textContent(".mine"), /This browser keeps nothing/);
  assert.doesNotMatch(await page.textContent(".mine"), /stays in this browser/);
  assert.equal((await readCanvas(page, ".plate canvas")).zxing, "https://mycafe.example");
  // The reload stops what the first page still asked for.
  assert.deepEqual(problems.filter((problem) => !/ERR_ABORTED/.test(problem)), []);
});

test("the gallery has 24 styles and more, the chosen one is marked, and surprises scan", async (t) => {
  for (const options of [laptop, phone]) {
    const { page } = await start(t, undefined, options);
    await page.fill("#link-url", "mycafe.example");
    await page.click("text=/All \\d+ styles/");
    assert.ok((await page.locator(".gallery .preset").count()) >= 24);
    const marked = () => page.locator(".preset[aria-pressed=true]").evaluateAll((all) => all.map(({ dataset }) => dataset.preset));
    assert.deepEqual(await marked(), ["plain"]);
    await page.click("[data-preset=festival]");
    assert.deepEqual(await marked(), ["festival"]);
    await open(page);
    await page.fill("#quiet-zone", "5");
    assert.deepEqual(await marked(), []);
    for (let turn = 0; turn < 12; turn += 1) {
      await page.click(".surprise");
      assert.equal(await page.locator(".finding").count(), 0);
      assert.equal((await readCanvas(page, ".plate canvas")).zxing, "https://mycafe.example");
    }
  }
});

test("a logo gives its colours, dark enough to be read", async (t) => {
  const { page } = await start(t);
  await page.fill("#link-url", "mycafe.example");
  // A yellow and a light green that nobody could read on white.
  await chooseLogo(page, ["#ffd500", "#9be564"]);
  const palettes = page.locator("#palettes-of-logo button");
  assert.ok((await palettes.count()) >= 2);
  for (let place = 0; place < (await palettes.count()); place += 1) {
    await palettes.nth(place).click();
    assert.equal(await palettes.nth(place).getAttribute("aria-pressed"), "true");
    assert.equal(await page.locator("[data-finding=contrast-low]").count(), 0);
  }
  const dark = await page.inputValue("#dark");
  assert.notEqual(dark, "#000000");
});
