import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { readTwice } from "../decoders.mjs";
import { launch, open, root, serve } from "./browser.mjs";

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve("dist/www")]);
});

after(() => Promise.all([browser.close(), server.close()]));

/** The page has started when it shows more than the file did. */
async function start(t, address, options = {}) {
  const opened = await open(t, browser, address, { locale: "en-GB", ...options });
  await opened.page.waitForFunction(() => document.querySelector("main")?.innerText.trim());
  return opened;
}

async function assertStarts(t, address, files) {
  const { page, problems, requests } = await start(t, address);
  const { zxing, jsQR } = await readCanvas(page);
  assert.deepEqual({ zxing, jsQR }, { zxing: "https://example.com/", jsQR: "https://example.com/" });
  assert.equal(await page.locator(".shares li").count(), 10);
  assert.deepEqual(problems, []);
  const asked = requests.filter((request) => !request.startsWith("data:")).map((request) => request.split("/").at(-1));
  assert.deepEqual(asked.sort(), files);
}

async function readCanvas(page) {
  const picture = await page.evaluate(() => {
    const canvas = document.querySelector("canvas");
    const { data, width, height } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return { data: Array.from(data), width, height };
  });
  return { ...(await readTwice(picture)), width: picture.width };
}

async function shares(page) {
  return (await page.locator(".shares .amount").allTextContents()).map((amount) => Math.round(Number(amount) * 100));
}

test("the page starts from a server and asks for its own files only", async (t) => {
  await assertStarts(t, `${server.address}/`, ["", "app.js", "icon.svg", "style.css"]);
});

test("the page starts from disk", async (t) => {
  await assertStarts(t, pathToFileURL(`${root}/dist/www/index.html`).href, ["app.js", "icon.svg", "index.html", "style.css"]);
});

test("the page in one file starts from disk and asks for nothing", async (t) => {
  await assertStarts(t, pathToFileURL(`${root}/dist/hongbao.html`).href, ["hongbao.html"]);
});

test("typing draws the code at once", async (t) => {
  const { page } = await start(t, `${server.address}/`);
  for (const text of ["微信红包：恭喜发财，大吉大利", "a", "https://example.com/".repeat(12)]) {
    await page.fill("#text", text);
    const { zxing, jsQR } = await readCanvas(page);
    assert.deepEqual({ zxing, jsQR }, { zxing: text, jsQR: text });
  }
});

test("the canvas has the screen's own pixels", async (t) => {
  const { page } = await start(t, `${server.address}/`, { deviceScaleFactor: 3 });
  const [width, shown] = await page.evaluate(() => {
    const canvas = document.querySelector("canvas");
    return [canvas.width, canvas.getBoundingClientRect().width];
  });
  assert.equal(width, Math.floor(shown * 3 + 0.01));
});

test("a split shows every share, the exact sum and the best one", async (t) => {
  const { page } = await start(t, `${server.address}/`);
  await page.fill("#total", "88.88");
  await page.fill("#count", "6");
  const drawn = await shares(page);
  assert.equal(drawn.length, 6);
  assert.equal(drawn.reduce((sum, share) => sum + share), 8888);
  const best = drawn.indexOf(Math.max(...drawn));
  assert.match(await page.locator(".shares li").nth(best).textContent(), /Best luck/);
  assert.equal(await page.locator(".seal").count(), 1);
  assert.match(await page.locator(".sum").textContent(), /6 shares, ¥88\.88/);
  await page.click(".sum button");
  assert.notDeepEqual(await shares(page), drawn);
});

test("bad input is a sentence beside its field", async (t) => {
  const { page, problems } = await start(t, `${server.address}/`);
  const said = async (field, text, problem) => {
    await page.fill(field, text);
    const sentence = await page.locator(problem).textContent();
    assert.equal(await page.getAttribute(field, "aria-invalid"), "true");
    return sentence;
  };
  assert.match(await said("#text", "x".repeat(3000), "#text-problem"), /too long/);
  assert.match(await said("#total", "1.234", "#total-problem"), /“1\.234” is not an amount/);
  assert.match(await said("#total", "abc", "#total-problem"), /“abc” is not an amount/);
  await page.fill("#total", "1");
  assert.match(await said("#count", "0", "#count-problem"), /from 1 to 10000, not 0/);
  await page.fill("#count", "2");
  assert.match(await said("#total", "0.01", "#total-problem"), /The total is too small/);
  await page.fill("#total", "0.02");
  assert.deepEqual(await shares(page), [1, 1]);
  assert.deepEqual(problems, []);
});

test("the page speaks the browser's language, and the other one by the switch", async (t) => {
  const { page } = await start(t, `${server.address}/`, { locale: "zh-CN" });
  assert.equal(await page.getAttribute("html", "lang"), "zh-CN");
  assert.match(await page.textContent("main"), /手气最佳/);
  await page.selectOption("select >> nth=0", "en");
  assert.match(await page.textContent("main"), /Best luck/);
  await page.reload();
  await page.waitForSelector("main");
  assert.equal(await page.getAttribute("html", "lang"), "en");
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

test("the keyboard alone reaches everything and draws again", async (t) => {
  const { page } = await start(t, `${server.address}/`);
  const reached = [];
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press("Tab");
    reached.push(await page.evaluate(() => document.activeElement.id || document.activeElement.name || document.activeElement.localName));
  }
  assert.deepEqual(reached.slice(0, 9), ["select", "select", "text", "level", "button", "total", "count", "rule", "button"]);
  await page.focus("#total");
  const drawn = await shares(page);
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.notDeepEqual(await shares(page), drawn);
});

for (const width of [320, 390, 768, 1440]) {
  test(`nothing is cut off at ${width} pixels`, async (t) => {
    const { page } = await start(t, `${server.address}/`, { viewport: { width, height: 800 } });
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
    assert.equal((await readCanvas(page)).jsQR, "https://example.com/");
  });
}
