import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, root, serve } from "./browser.mjs";
import { pdfPages } from "../rasterise.mjs";
import { filesAsked, readCanvas, startPage, views } from "./page.mjs";

const own = ["app.js", "icon.svg", "style.css"];
const disk = pathToFileURL(`${root}/dist/www/index.html`).href;
const oneFile = pathToFileURL(`${root}/dist/hongbao.html`).href;

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve("dist/www")]);
});

after(() => Promise.all([browser.close(), server.close()]));

const start = (t, address, options) => startPage(t, browser, address, options);

async function assertStarts(t, address, files, options) {
  const { page, problems, requests } = await start(t, address, options);
  const { zxing, jsQR } = await readCanvas(page);
  assert.deepEqual({ zxing, jsQR }, { zxing: "https://example.com/", jsQR: "https://example.com/" });
  assert.deepEqual(problems, []);
  // A slow machine asks for the rest before this is read; the browser asks for the icon as often as it likes.
  const later = ["part-scan.js", "service-worker.js"];
  assert.deepEqual([...new Set(filesAsked(requests))].filter((file) => !later.includes(file)).sort(), files);
  return { page, problems, requests };
}

test("the page starts from a server and asks for its own files only", async (t) => {
  await assertStarts(t, `${server.address}/`, ["", ...own]);
});

test("the page starts from disk", async (t) => {
  await assertStarts(t, disk, [...own, "index.html"].sort());
});

test("the page in one file starts from disk and asks for nothing", async (t) => {
  await assertStarts(t, oneFile, ["hongbao.html"]);
});

for (const [name, address] of Object.entries({ disk, oneFile })) {
  test(`languages load on demand: ${name}`, async (t) => {
    const { page, problems, requests } = await start(t, address, { locale: "zh-TW" });
    assert.equal(await page.getAttribute("html", "lang"), "zh-TW");
    assert.match(await page.textContent("nav"), /紅包券/);
    await page.selectOption("select >> nth=0", "zh-CN");
    await page.waitForSelector("html[lang=zh-CN]");
    assert.match(await page.textContent("nav"), /红包券/);
    assert.deepEqual(problems, []);
    const parts = filesAsked(requests).filter((file) => file.startsWith("part-zh"));
    assert.deepEqual(parts, name === "disk" ? ["part-zh-TW.js", "part-zh-CN.js"] : []);
  });
}

test("the language is that of the browser, else the one that was chosen", async (t) => {
  for (const [locale, lang] of [["zh-Hant-HK", "zh-TW"], ["zh-SG", "zh-CN"], ["zh", "zh-CN"], ["fr-FR", "en"]]) {
    const { page } = await start(t, `${server.address}/`, { locale });
    assert.equal(await page.getAttribute("html", "lang"), lang, locale);
  }
  const { page } = await start(t, `${server.address}/`, { locale: "zh-CN" });
  await page.selectOption("select >> nth=0", "en");
  await page.waitForSelector("html[lang=en]");
  await page.reload();
  await page.waitForSelector("main");
  assert.equal(await page.getAttribute("html", "lang"), "en");
});

test("a language that does not arrive is said, and comes later", async (t) => {
  const { page } = await start(t, `${server.address}/`);
  await page.route("**/part-zh-CN-*.js", (route) => route.abort());
  await page.selectOption("select >> nth=0", "zh-CN");
  await page.waitForFunction(() => /did not load/.test(document.querySelector(".toast").textContent));
  assert.equal(await page.getAttribute("html", "lang"), "en");
  await page.unroute("**/part-zh-CN-*.js");
  await page.selectOption("select >> nth=0", "zh-TW");
  await page.selectOption("select >> nth=0", "zh-CN");
  await page.waitForSelector("html[lang=zh-CN]");
});

test("each view has its address, and the way back leads back", async (t) => {
  const { page, problems } = await start(t, `${server.address}/`);
  const isShown = (view) => page.waitForSelector(`nav a[href="#view=${view}"][aria-current=page]`, { timeout: 5000 });
  await isShown("codes");
  for (const view of views) {
    await page.click(`nav a[href="#view=${view}"]`);
    await isShown(view);
    assert.equal(await page.locator("h1").count(), 1);
  }
  await page.goBack();
  await isShown("tickets");
  const { page: other } = await start(t, `${server.address}/#view=packets`);
  await other.waitForSelector('nav a[href="#view=packets"][aria-current=page]');
  assert.deepEqual(problems, []);
});

test("a ticket's link opens the tickets", async (t) => {
  const { page } = await start(t, `${server.address}/#ticket=nonsense`);
  assert.equal(await page.getAttribute("nav [aria-current=page]", "href"), "#view=tickets");
});

test("light and dark change the page and leave the code dark on light", async (t) => {
  const { page } = await start(t, `${server.address}/`, { colorScheme: "dark" });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await ground();
  await page.selectOption("select >> nth=1", "light");
  assert.notEqual(await ground(), dark);
  await page.selectOption("select >> nth=1", "dark");
  assert.equal(await ground(), dark);
  assert.equal((await readCanvas(page)).jsQR, "https://example.com/");
});

/** What shows that a view has arrived with what it computes. */
const arrived = { codes: ".plate canvas", packets: ".law .figures", tickets: "#tickets-total", promoters: "#list" };

// 180 pixels are a phone on which everything is twice as large.
for (const width of [180, 320, 390, 768, 1440, 3840]) {
  test(`nothing is cut off at ${width} pixels, whatever is unfolded`, async (t) => {
    const { page } = await start(t, `${server.address}/`, { viewport: { width, height: 800 } });
    for (const view of views) {
      await page.click(`nav a[href="#view=${view}"]`);
      await page.waitForSelector(arrived[view]);
      await page.evaluate(() => document.querySelectorAll("main details").forEach((group) => (group.open = true)));
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, view);
    }
  });
}

test("without WebAssembly the failure is said in the person's language", async (t) => {
  for (const [locale, said] of [["en-GB", /The page could not start: This browser.*WebAssembly/], ["zh-TW", /^頁面無法啟動: 瀏覽器或其管理者禁止了 WebAssembly/], ["zh-CN", /^页面无法启动: 浏览器或其管理者禁止了 WebAssembly/]]) {
    const context = await browser.newContext({ locale });
    t.after(() => context.close());
    await context.addInitScript(() => Reflect.deleteProperty(globalThis, "WebAssembly"));
    const page = await context.newPage();
    await page.goto(`${server.address}/`);
    await page.waitForSelector(".failed");
    assert.match((await page.textContent(".failed")).trim(), said);
    assert.equal(await page.evaluate(() => document.documentElement.lang), locale === "en-GB" ? "en" : locale);
  }
});

test("a view in which nothing is made yet prints no empty page", async (t) => {
  for (const view of views) {
    const { page } = await start(t, `${server.address}/#view=${view}`);
    await page.waitForFunction(() => document.querySelectorAll("main input").length > 0);
    const pages = await pdfPages(await page.pdf({ format: "A4", margin: { top: "10mm", bottom: "10mm", left: "10mm", right: "10mm" } }), 0.5);
    assert.equal(pages.length, 1, `${view}: ${pages.length} pages`);
  }
});
