// The documentation in Chromium, opened from disk and from a server: nothing fails, search finds, axe has nothing to say, nothing is cut off.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, open, serve } from "../browser/browser.mjs";
import { readShown } from "../browser/elements.mjs";
import { axeFindings } from "../browser/page.mjs";
import { folder, written } from "./site.mjs";

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve({ "/": "dist/www", "/docs": "dist/docs" })]);
});

after(() => Promise.all([browser?.close(), server?.close()]));

const onDisk = (path) => pathToFileURL(join(folder, path)).href;

const screens = [
  { width: 1366, colorScheme: "light" },
  { width: 360, colorScheme: "dark" },
];

async function seen(page, { width, colorScheme }) {
  await page.setViewportSize({ width, height: 768 });
  await page.emulateMedia({ colorScheme });
  // The list of pages opens where there is room for it, a moment after there is.
  await page.waitForFunction(() => (document.querySelector("details.pages")?.open ?? true) === (matchMedia("(min-width: 60rem)").matches || document.querySelector("details.pages") === null));
}

test("every page opens from disk without an error, on a phone and on a wide screen", async (t) => {
  const { page, problems } = await open(t, browser, onDisk("index.html"));
  for (const path of [...written, "api/index.html", "api/modules/hongbao.html", "api/functions/hongbao.qrToSvg.html"]) {
    await page.goto(onDisk(path));
    for (const screen of screens) {
      await seen(page, screen);
      if (!path.startsWith("api/")) assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= screen.width, `${path} is wider than ${screen.width}`);
    }
    // What was still on its way when the next page was opened is given up.
    assert.deepEqual(problems.filter((problem) => !problem.endsWith("net::ERR_ABORTED")), [], path);
  }
});

test("axe finds nothing on any page, light and dark", async (t) => {
  // From a server: on disk axe asks for the style sheet in a way that the policy of the pages refuses.
  const { page } = await open(t, browser, `${server.address}/docs/index.html`);
  for (const path of written) {
    await page.goto(`${server.address}/docs/${path}`);
    // What all pages are made of is on these few.
    for (const screen of ["index.html", "options.html", "elements.html", "migration.html"].includes(path) ? screens : screens.slice(0, 1)) {
      await seen(page, screen);
      assert.deepEqual(await axeFindings(page), [], `${path} ${screen.colorScheme}`);
    }
  }
});

for (const [kind, address] of [["disk", (path) => onDisk(path)], ["a server", (path) => `${server.address}/docs/${path}`]]) {
  test(`search finds, from ${kind}, and keys are enough`, async (t) => {
    const { page, problems } = await open(t, browser, address("start.html"));
    await page.keyboard.press("/");
    await page.keyboard.type("logo");
    await page.waitForSelector(".found a");
    const found = await page.$$eval(".found a strong", (titles) => titles.map(({ textContent }) => textContent));
    assert.ok(found.some((title) => ["loadLogo", "planLogo", "Logo"].includes(title)), String(found));
    assert.ok(found.includes("logo"), `the option is among ${found}`);
    await page.keyboard.press("ArrowDown");
    assert.equal(await page.evaluate(() => document.activeElement === document.querySelector(".found a")), true);
    if (kind !== "disk") assert.deepEqual(await axeFindings(page), []);
    const [wanted] = await page.$$eval(".found a", (links) => links.map(({ href }) => href));
    await page.keyboard.press("Enter");
    await page.waitForURL(wanted);
    assert.deepEqual(problems, []);
  });

  test(`search finds Chinese words, from ${kind}`, async (t) => {
    const { page } = await open(t, browser, address("zh-CN/start.html"));
    await page.fill("input[type=search]", "小程序");
    await page.waitForSelector(".found a");
    const found = await page.$$eval(".found a", (links) => links.map(({ href }) => href));
    assert.ok(found.some((href) => href.includes("zh-CN/mini-program.html")), String(found));
    await page.fill("input[type=search]", "没有这样的东西");
    await page.waitForFunction(() => document.querySelectorAll(".found a").length === 0);
    assert.match(await page.textContent(".found"), /没有找到/);
    await page.keyboard.press("Escape");
    assert.equal(await page.isVisible(".found"), false);
  });

  test(`the elements are live, from ${kind}`, async (t) => {
    const { page, problems } = await open(t, browser, address("elements.html"));
    await page.waitForFunction(() => [...document.querySelectorAll("hongbao-qr")].every((element) => element.code != null) && document.querySelector("hongbao-packet").packet != null);
    const text = "https://example.com/红包";
    assert.deepEqual(await readShown(page, "hongbao-qr >> nth=0"), { zxing: text, jsQR: text });
    await page.evaluate(() => document.querySelector("hongbao-packet").openAll());
    assert.equal(await page.evaluate(() => document.querySelector("hongbao-packet").opened.length), 6);
    assert.deepEqual(problems, []);
  });
}

test("the page leads to the documentation, and the documentation to the page, on a host", async (t) => {
  const { page } = await open(t, browser, `${server.address}/docs/start.html`);
  await page.click(".switches a >> nth=0");
  await page.waitForSelector("#link-url");
  await page.click('footer a[href="docs/index.html"]');
  await page.waitForURL(`${server.address}/docs/index.html`);
});

test("and from disk, where they lie side by side", async (t) => {
  const { page } = await open(t, browser, onDisk("start.html"));
  await page.click(".switches a >> nth=0");
  await page.waitForSelector("#link-url");
  await page.click('footer a[href="../docs/index.html"]');
  await page.waitForURL(onDisk("index.html"));
});

test("colours are those that were chosen, on the next page too, and in the page itself", async (t) => {
  const { page } = await open(t, browser, `${server.address}/docs/start.html`, { colorScheme: "light" });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.selectOption(".switches select", "dark");
  const dark = await ground();
  assert.notEqual(dark, light);
  await page.goto(`${server.address}/docs/react.html`);
  assert.equal(await ground(), dark);
});

test("without scripts every page can be reached and read", async (t) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(onDisk("index.html"));
  await page.click("details.pages summary");
  await page.click("details.pages a >> text=React and Next");
  assert.match(await page.textContent("h1"), /React/);
});

test("code is copied, by the keyboard too", async (t) => {
  const { page } = await open(t, browser, `${server.address}/docs/start.html`, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.focus(".copy >> nth=0");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".copy").textContent === "Copied");
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /<hongbao-packet total="88.88"/);
});
