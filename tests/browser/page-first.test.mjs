// The first minute: what whoever has never seen the page meets, on a laptop and on a phone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readTwice } from "../decoders.mjs";
import { on, pngPixels } from "../rasterise.mjs";
import { launch, serve } from "./browser.mjs";
import { axeFindings, downloaded, readCanvas, startPage } from "./page.mjs";

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve("dist/www")]);
});

after(() => Promise.all([browser.close(), server.close()]));

const laptop = { viewport: { width: 1366, height: 768 } };
const phone = { viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true, deviceScaleFactor: 3 };
const screens = { laptop, phone };

const start = (t, hash = "", options = {}) => startPage(t, browser, `${server.address}/${hash}`, options);

/** Where an element lies in the window. */
const box = (page, selector) => page.locator(selector).first().boundingBox();

/** A photograph, more or less: noise on a gradient, as a PNG. */
function photograph(page, across = 800) {
  return page.evaluate(async (across) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: across, height: across });
    const context = canvas.getContext("2d");
    const pixels = context.createImageData(across, across);
    for (let at = 0; at < pixels.data.length; at += 4) pixels.data.set([(at / 4) % 255, (at / 999) % 255, (at * 7) % 255, 255], at);
    context.putImageData(pixels, 0, 0);
    const blob = await new Promise((done) => canvas.toBlob(done));
    return Array.from(new Uint8Array(await blob.arrayBuffer()));
  }, across);
}

const chooseLogo = async (page, bytes) => {
  await page.setInputFiles("#logo-file", { name: "logo.png", mimeType: "image/png", buffer: Buffer.from(bytes) });
  await page.waitForSelector("#logo-size");
};

for (const [name, screen] of Object.entries(screens)) {
  test(`what is pasted at once is the code: ${name}`, async (t) => {
    const { page, problems } = await start(t, "", screen);
    assert.equal(await page.evaluate(() => document.activeElement.id), "link-url");
    assert.equal(await page.inputValue("#link-url"), "");
    assert.notEqual(await page.getAttribute("#link-url", "placeholder"), "");
    assert.equal(await page.textContent(".example"), "Example");
    assert.equal(await page.isDisabled(".saves .primary"), true);
    await page.keyboard.insertText("https://mycafe.example/menu");
    assert.equal(await page.locator(".example").count(), 0);
    assert.equal((await readCanvas(page, ".plate canvas")).jsQR, "https://mycafe.example/menu");
    assert.equal(await page.isEnabled(".saves .primary"), true);
    assert.deepEqual(problems, []);
  });

  test(`saving is in sight wherever one is, and so is the verdict: ${name}`, async (t) => {
    const { page } = await start(t, "", screen);
    await page.fill("#link-url", "mycafe.example");
    const { height } = screen.viewport;
    for (const place of [0, 600, 1e6]) {
      await page.evaluate((place) => scrollTo(0, place), place);
      for (const selector of [".saves .primary", "#verdict", ".plate"]) {
        const { y, height: tall } = await box(page, selector);
        assert.ok(y >= 0 && y + tall <= height, `${selector} at ${y} to ${y + tall} of ${height}, scrolled to ${place}`);
      }
    }
    const { bytes, name } = await downloaded(page, () => page.click(".saves .primary"));
    assert.equal(name, "hongbao-link.png");
    assert.equal((await readTwice(pngPixels(bytes))).zxing, "https://mycafe.example");
  });

  test(`nothing jumps while one types, chooses and mends: ${name}`, async (t) => {
    const { page } = await start(t, "", screen);
    await page.evaluate(() => {
      globalThis.shifts = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) shifts.push({ value: entry.value, sources: entry.sources.map(({ node }) => node?.className ?? node?.nodeName) });
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.evaluate(() => document.querySelectorAll("details").forEach((group) => (group.open = true)));
    await page.waitForTimeout(300);
    await page.evaluate(() => (shifts.length = 0));
    const before = await box(page, ".plate");
    // Input within half a second excuses a shift for the browser's measure; the box is compared besides.
    for (const text of ["mycafe.example", "mycafe.example/a/much/longer/address/that/makes/a/finer/code?with=more", "not a link", "mycafe.example"]) {
      await page.fill("#link-url", text);
      await page.waitForTimeout(100);
      assert.deepEqual(await box(page, ".plate"), before, text);
    }
    await page.waitForFunction(() => /It scans/.test(document.querySelector("#verdict").textContent), undefined, { timeout: 20_000 });
    assert.deepEqual(await box(page, ".plate"), before);
    await page.locator(".preset").nth(3).click();
    await page.check("#transparent");
    await page.evaluate(() => scrollTo(0, 0));
    await page.waitForSelector(".held:not([hidden])", { state: "attached" });
    assert.deepEqual(await box(page, ".plate"), before);
    const shifts = await page.evaluate(() => shifts);
    // The folded rows below the verdict make room for what mends it.
    const folded = (source) => ["group file-options", "group proof", ""].includes(source);
    assert.deepEqual(shifts.filter(({ value, sources }) => value > 0.001 && !sources.every(folded)), []);
  });
}

test("on a phone the sheet is drawn up to the whole picture, and Escape puts it down", async (t) => {
  const { page } = await start(t, "", phone);
  await page.fill("#link-url", "mycafe.example");
  await page.click(".unfold");
  const { width } = await box(page, ".plate");
  assert.ok(width > 220, `${width}`);
  assert.equal(await page.isVisible(".saves button >> nth=1"), true);
  assert.deepEqual(await axeFindings(page), []);
  await page.keyboard.press("Escape");
  assert.equal(await page.getAttribute(".unfold", "aria-expanded"), "false");
  assert.equal(await page.isVisible(".saves button >> nth=1"), false);
});

test("the picture grows with the screen", async (t) => {
  const { page } = await start(t, "", { viewport: { width: 2560, height: 1440 } });
  const { width } = await box(page, ".plate");
  assert.ok(width >= 600, `${width}`);
});

test("only one picture is seen, also on a transparent ground at density 1", async (t) => {
  const { page } = await start(t, "#transparent=true", { ...laptop, deviceScaleFactor: 1 });
  await page.fill("#link-url", "mycafe.example");
  const plate = page.locator(".plate");
  await page.waitForFunction(() => document.querySelector(".held").hidden);
  const alone = pngPixels(await plate.screenshot());
  await page.waitForSelector(".held:not([hidden])", { state: "attached" });
  await page.waitForFunction(() => document.querySelector(".held").complete);
  const both = pngPixels(await plate.screenshot());
  assert.equal(Buffer.compare(Buffer.from(alone.data), Buffer.from(both.data)), 0);
});

const links = [
  ["mycafe.example", "https://mycafe.example"],
  ["  mycafe.example/a?b#c ", "https://mycafe.example/a?b#c"],
  ["mycafe.example:8080/x", "https://mycafe.example:8080/x"],
  ["例子.中国/菜单", "https://例子.中国/菜单"],
  ["https：／／mycafe。example/好。吗", "https://mycafe.example/好。吗"],
  ["192.168.1.1", "http://192.168.1.1"],
  ["localhost:3000", "http://localhost:3000"],
  ["HTTPS://MYCAFE.EXAMPLE", "HTTPS://MYCAFE.EXAMPLE"],
  ["mailto:a@example.com", "mailto:a@example.com"],
  ["https://a.example/?next=https://b.example/", "https://a.example/?next=https://b.example/"],
];

test("a link gets its scheme by itself, and keeps what it has", async (t) => {
  const { page } = await start(t);
  for (const [typed, held] of links) {
    await page.fill("#link-url", typed);
    assert.equal((await readCanvas(page, ".plate canvas")).zxing, held, typed);
    assert.equal(await page.getAttribute("#link-url", "aria-invalid"), "false", typed);
  }
  await page.fill("#link-url", "mycafe.example");
  assert.match(await page.textContent("#link-url-said"), /Opens https:\/\/mycafe\.example/);
  for (const wrong of ["hello", "two words.example", "https:/mycafe.example", "https://", "3.14", "me@mycafe.example"]) {
    await page.fill("#link-url", wrong);
    assert.equal(await page.getAttribute("#link-url", "aria-invalid"), "true", wrong);
  }
});

test("two links in one are asked about, in the website of a contact too", async (t) => {
  const { page } = await start(t);
  const twice = "https://example.com/https://mycafe.example/menu";
  for (const typed of [twice, "https://https://mycafe.example/menu", "example.com/http://mycafe.example/menu"]) {
    await page.fill("#link-url", typed);
    assert.match(await page.textContent("#link-url-said"), /two links in one/, typed);
    assert.equal(await page.isDisabled(".saves .primary"), true, typed);
  }
  await page.fill("#link-url", twice);
  await page.click("text=Only https://mycafe");
  assert.equal(await page.inputValue("#link-url"), "https://mycafe.example/menu");
  assert.equal((await readCanvas(page, ".plate canvas")).zxing, "https://mycafe.example/menu");
  await page.fill("#link-url", twice);
  await page.click("text=Keep it as it is");
  assert.equal((await readCanvas(page, ".plate canvas")).zxing, twice);
  await page.check("input[name=kind][value=contact]");
  await page.fill("#contact-name", "Mei");
  await page.fill("#contact-url", twice);
  assert.match(await page.textContent("#contact-url-said"), /two links in one/);
  await page.fill("#contact-url", "mycafe.example");
  assert.match((await readCanvas(page, ".plate canvas")).zxing, /URL:https:\/\/mycafe\.example/);
});

const firsts = { "en-GB": [/^QR codes, free, for ever/, /Nothing is uploaded, nothing expires, and each is proven to scan/], "zh-CN": [/^二维码，永久免费/, /不上传，不过期/], "zh-TW": [/^QR 碼，永久免費/, /不上傳，不過期/] };

test("the page says what it is: heading, title, description, picture, and a panel about it", async (t) => {
  for (const [locale, [heading, lead]] of Object.entries(firsts)) {
    const { page } = await start(t, "", { ...laptop, locale });
    assert.match(await page.textContent("h1"), heading);
    assert.match(await page.textContent(".lead"), lead);
    assert.match(await page.title(), heading);
    assert.ok((await box(page, "h1")).y < 200);
    await page.click(".about");
    assert.match(await page.textContent("#about"), /MIT/);
    assert.match(await page.textContent("#about"), /hongbao \d+\.\d+\.\d+/);
    assert.deepEqual(await axeFindings(page), []);
    await page.keyboard.press("Escape");
  }
  const { page } = await start(t);
  const meta = (name) => page.getAttribute(`meta[name="${name}"], meta[property="${name}"]`, "content");
  assert.match(await meta("description"), /nothing expires/);
  assert.match(await meta("og:title"), /QR codes, free, for ever/);
  const picture = pngPixels(new Uint8Array(await (await fetch(`${server.address}/${await meta("og:image")}`)).arrayBuffer()));
  assert.deepEqual([picture.width, picture.height], [Number(await meta("og:image:width")), Number(await meta("og:image:height"))]);
});

test("one sentence has one of three colours, and names what is to blame", async (t) => {
  const { page } = await start(t);
  await page.fill("#link-url", "mycafe.example");
  const verdict = (tone, words) =>
    page.waitForFunction(([tone, words]) => document.querySelector(`.verdict.${tone}`) !== null && document.querySelector("#verdict").textContent.includes(words), [tone, words], { timeout: 20_000 });
  await verdict("good", "It scans: read back");
  await page.check("input[name=finder-frame][value=dot]");
  await verdict("warn", "corners are hard to find");
  await page.check("input[name=shape][value=classy]");
  await chooseLogo(page, await photograph(page, 100));
  await page.fill("#logo-size", "60");
  // The logo is to blame, and not the shapes.
  await verdict("bad", "the logo hides too much");
  await page.waitForTimeout(2000);
  await verdict("bad", "the logo hides too much");
  await page.click("text=Remove");
  await page.fill("#dark", "#ffffff");
  await page.press("#dark", "Enter");
  await verdict("bad", "the colours are too close");
  await page.fill("#dark", "#d4af37");
  await page.press("#dark", "Enter");
  await verdict("warn", "the colours are too close");
});

test("while the content is not whole, what it lacks is said before what the look spoils", async (t) => {
  const { page } = await start(t, "#view=codes&kind=wifi&dark=%23bbbbbb");
  const verdict = page.locator("#verdict");
  assert.match(await verdict.textContent(), /colours are too close/);
  await page.fill("#wifi-ssid", "Café");
  assert.match(await verdict.textContent(), /Fill in “Password”/);
  await page.fill("#wifi-password", "correct horse");
  await page.waitForFunction(() => /colours are too close/.test(document.querySelector("#verdict").textContent));
});

test("every verdict has room in the sheet of the narrowest phone, in every language", async (t) => {
  for (const locale of ["en-GB", "zh-CN", "zh-TW"]) {
    const { page } = await start(t, "#view=codes&url=https://mycafe.example", { ...screens.phone, locale });
    const cut = await page.evaluate((locale) => {
      const { words } = globalThis.hongbaoParts[locale] ?? globalThis.hongbaoParts.shared.en;
      const { none, testing, untested, good, weak, bad } = words.codes.verdict;
      const verdict = document.querySelector("#verdict");
      return [none, testing, untested, good, ...Object.values(weak), ...Object.values(bad)].filter((sentence) => {
        verdict.textContent = sentence;
        const note = verdict.closest(".verdict");
        return verdict.scrollHeight > verdict.clientHeight + 1 || verdict.offsetHeight > note.clientHeight;
      });
    }, locale);
    assert.deepEqual(cut, [], locale);
  }
});

test("every remedy that is offered works", async (t) => {
  const { page } = await start(t);
  await page.fill("#link-url", "https://mycafe.example/menu/of/the/day");
  const spoilt = { logo: ["#logo-size", "34"], margin: ["#quiet-zone", "1"], colours: ["#dark", "#d4af37"], size: ["#size", "60"] };
  await page.evaluate(() => document.querySelectorAll("details").forEach((group) => (group.open = true)));
  await chooseLogo(page, await photograph(page, 100));
  for (const [name, [field, value]] of Object.entries(spoilt)) {
    const before = await page.inputValue(field);
    const remedies = page.locator(".finding button");
    await page.fill(field, value);
    await page.press(field, "Enter");
    await page.waitForSelector(".finding button");
    const count = await remedies.count();
    for (let place = 0; place < count; place += 1) {
      await page.fill(field, value);
      await page.press(field, "Enter");
      const label = await remedies.nth(place).textContent();
      await remedies.nth(place).click();
      assert.equal(await page.locator(".finding").count(), 0, `${name}: ${label}`);
      await page.fill("#version", "");
      await page.check("input[name=error-correction][value=M]");
      await page.check("#boost");
    }
    await page.fill(field, before);
    await page.press(field, "Enter");
  }
});

test("a code that does not scan is saved only by whoever insists", async (t) => {
  const { page } = await start(t);
  await page.fill("#link-url", "mycafe.example");
  await chooseLogo(page, await photograph(page, 100));
  await page.fill("#logo-size", "60");
  let downloads = 0;
  page.on("download", () => (downloads += 1));
  await page.click(".saves .primary");
  await page.waitForSelector("#ask[open]");
  assert.equal(downloads, 0);
  assert.deepEqual(await axeFindings(page), []);
  const { bytes } = await downloaded(page, () => page.click("text=Save it anyway"));
  assert.equal(pngPixels(bytes).width, 1024);
  await page.click(".saves .primary");
  await page.click("#ask .primary");
  assert.equal(await page.locator("#ask[open]").count(), 0);
  assert.equal(await page.locator(".verdict.bad").count(), 0);
  const safe = await downloaded(page, () => page.click(".saves .primary"));
  assert.equal((await readTwice(on([255, 255, 255], pngPixels(safe.bytes)))).zxing, "https://mycafe.example");
});

test("files have the name and the format that one wants", async (t) => {
  const { page } = await start(t, "#transparent=true");
  await page.fill("#link-url", "mycafe.example");
  await page.click(".file-options summary");
  await page.fill("#file-name", "菜单: Tisch 4/7.png");
  const png = await downloaded(page, () => page.click(".saves .primary"));
  assert.equal(png.name, "菜单- Tisch 4-7.png");
  for (const [format, ending, magic] of [["jpeg", "jpg", "ffd8ff"], ["webp", "webp", "52494646"]]) {
    const { name, bytes } = await downloaded(page, () => page.click(`[data-format=${format}]`));
    assert.equal(name, `菜单- Tisch 4-7.${ending}`);
    assert.equal(Buffer.from(bytes.slice(0, magic.length / 2)).toString("hex"), magic);
    // The engine that wrote it reads it, too; what is transparent is white in a JPEG. Lists of numbers travel slowly, a PNG does not.
    const seen = await page.evaluate(async ([base64, type]) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], { type }));
      const canvas = Object.assign(document.createElement("canvas"), { width: bitmap.width, height: bitmap.height });
      canvas.getContext("2d").drawImage(bitmap, 0, 0);
      return canvas.toDataURL("image/png").slice("data:image/png;base64,".length);
    }, [Buffer.from(bytes).toString("base64"), `image/${format}`]);
    const pixels = pngPixels(Buffer.from(seen, "base64"));
    assert.equal(pixels.width, 1024);
    assert.equal(pixels.data[3], format === "jpeg" ? 255 : 0);
    assert.equal((await readTwice(on([255, 255, 255], pixels))).zxing, "https://mycafe.example");
  }
});

test("saving waits for the verdict, and asks where it is that the code does not scan", async (t) => {
  for (const screen of Object.values(screens)) {
    const { page } = await start(t, "", { ...screen, permissions: ["clipboard-read", "clipboard-write"] });
    await page.fill("#link-url", "mycafe.example");
    let downloads = 0;
    page.on("download", () => (downloads += 1));
    // In one turn, so that no test is slower than the proof.
    const turn = (dark) =>
      page.evaluate((dark) => {
        const field = document.querySelector("#dark");
        field.value = dark;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
        return Promise.resolve().then(() => document.querySelector(".saves .primary").click());
      }, dark);
    await turn("#fffff0");
    await page.waitForSelector("#ask[open]");
    assert.equal(downloads, 0);
    assert.match(await page.textContent("#ask"), /does not scan: the colours are too close/);
    await page.click("#ask >> text=Cancel");
    const [file] = await Promise.all([page.waitForEvent("download"), turn("#102030")]);
    assert.equal(file.suggestedFilename(), "hongbao-link.png");
    assert.equal(await page.locator("#ask[open]").count(), 0);
  }
});

test("what is copied and shared is asked about like what is saved", async (t) => {
  const context = { permissions: ["clipboard-read", "clipboard-write"], ...laptop };
  const { page } = await start(t, "", context);
  // Nothing shares here: what would be handed to the system is kept.
  await page.addInitScript(() => {
    navigator.canShare = () => true;
    navigator.share = async ({ files }) => {
      if (window.tooLate) throw new DOMException("no click", "NotAllowedError");
      window.shared = files[0].name;
    };
  });
  await page.reload();
  await page.fill("#link-url", "mycafe.example");
  await chooseLogo(page, await photograph(page, 100));
  await page.fill("#logo-size", "60");
  const copied = () => page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types).includes("image/png"));
  await page.evaluate(() => navigator.clipboard.writeText("nothing"));
  await page.click(".saves button[title=Copy]");
  await page.waitForSelector("#ask[open]");
  assert.match(await page.textContent("#ask h2"), /Copy a code/);
  assert.equal(await copied(), false);
  await page.click("text=Copy it anyway");
  await page.waitForFunction(() => /Copied/.test(document.querySelector(".toast").textContent));
  assert.equal(await copied(), true);
  await page.click(".saves button[title=Share]");
  assert.match(await page.textContent("#ask h2"), /Share a code/);
  await page.click("text=Share it anyway");
  await page.waitForFunction(() => window.shared === "hongbao-link.png");
  // The remedies are offered here, too.
  await page.click(".saves button[title=Copy]");
  await page.evaluate(() => (window.tooLate = true));
  await page.click("#ask .primary");
  assert.equal(await page.locator(".verdict.bad").count(), 0);
  // The code is read back first; a browser for which the click is too long ago is asked once more.
  await page.click(".saves button[title=Share]");
  await page.waitForFunction(() => /It scans. Press the button once more/.test(document.querySelector(".toast").textContent));
});
