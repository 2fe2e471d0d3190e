import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pngPixels } from "../rasterise.mjs";
import { launch, root, serve } from "./browser.mjs";
import { readCanvas, startPage } from "./page.mjs";

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

/** Waits until the browser keeps the page. */
const kept = (page) => page.evaluate(async () => (await navigator.serviceWorker.ready).active.state);

test("without a network the page opens again, in every language, and proves", async (t) => {
  const { page } = await startPage(t, browser, `${server.address}/`);
  await kept(page);
  await page.context().setOffline(true);
  await page.reload();
  await page.waitForSelector("main h1");
  assert.equal((await readCanvas(page, ".plate canvas")).zxing, "https://example.com/");
  await page.selectOption(".switches select >> nth=0", "zh-TW");
  await page.waitForSelector("html[lang=zh-TW]");
  await page.waitForFunction(() => document.querySelectorAll(".margins li").length >= 6, undefined, { timeout: 15_000 });
  await page.goto(`${server.address}/?source=home#view=promoters`);
  await page.waitForSelector(".promoters");
});

test("the browser keeps every file of the page and nothing else", async (t) => {
  const { page } = await startPage(t, browser, `${server.address}/`);
  await kept(page);
  const files = await page.evaluate(async () => {
    const [name] = await caches.keys();
    return (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname.slice(1)).sort();
  });
  assert.deepEqual(files, ["", "app.js", "icon-192.png", "icon-512.png", "icon.svg", "manifest.webmanifest", "part-scan.js", "part-zh-CN.js", "part-zh-TW.js", "style.css"]);
});

test("a new build takes the place of the old one once no tab shows it", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "hongbao-page-"));
  t.after(() => rm(folder, { recursive: true }));
  await cp(join(root, "dist/www"), folder, { recursive: true });
  const changing = await serve(folder);
  t.after(() => changing.close());
  const { page } = await startPage(t, browser, `${changing.address}/`);
  await kept(page);
  // The first visit was not answered by the worker, and does not hold it back.
  await page.reload();
  const names = () => page.evaluate(() => caches.keys());
  const [old] = await names();
  const worker = join(folder, "service-worker.js");
  await writeFile(worker, (await readFile(worker, "utf8")).replace(old.replace("hongbao-", ""), "0123456789abcdef"));
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    while (registration.waiting === null) await new Promise((done) => setTimeout(done, 50));
  });
  assert.deepEqual((await names()).sort(), [old, "hongbao-0123456789abcdef"].sort());
  const context = page.context();
  await page.close();
  const next = await context.newPage();
  await next.goto(`${changing.address}/`);
  await next.waitForFunction(async () => (await caches.keys()).join() === "hongbao-0123456789abcdef");
});

test("a neighbour of the page is not answered by it", async (t) => {
  const street = await serve({ "/": "dist/www", "/other": "dist/npm" });
  t.after(() => street.close());
  const { page } = await startPage(t, browser, `${street.address}/`);
  await kept(page);
  await page.reload();
  await page.goto(`${street.address}/other/package.json`);
  assert.equal(JSON.parse(await page.textContent("body")).name, "hongbao");
});

test("the manifest names pictures of the sizes that they have", async (t) => {
  const { page } = await startPage(t, browser, `${server.address}/`);
  const address = await page.getAttribute("link[rel=manifest]", "href");
  const manifest = await (await fetch(`${server.address}/${address}`)).json();
  assert.equal(manifest.display, "standalone");
  for (const { src, sizes, type } of manifest.icons) {
    const answer = await fetch(`${server.address}/${src}`);
    assert.equal(answer.headers.get("content-type"), type);
    if (type !== "image/png") continue;
    const { width, height } = pngPixels(new Uint8Array(await answer.arrayBuffer()));
    assert.equal(`${width}x${height}`, sizes);
  }
});

test("the page's own policy refuses scripts, pictures and connections from elsewhere", async (t) => {
  const { page } = await startPage(t, browser, `${server.address}/`);
  const other = server.address.replace("127.0.0.1", "localhost");
  const refused = await page.evaluate(async (other) => {
    const seen = [];
    addEventListener("securitypolicyviolation", ({ effectiveDirective }) => seen.push(effectiveDirective));
    const element = (name, properties) => document.body.append(Object.assign(document.createElement(name), properties));
    element("script", { src: `${other}/app.js` });
    element("script", { textContent: "globalThis.injected = true" });
    element("img", { src: `${other}/icon.svg` });
    element("iframe", { src: `${other}/` });
    await fetch(`${other}/app.js`).catch(() => undefined);
    document.body.setAttribute("style", "color: red");
    await new Promise((done) => setTimeout(done, 300));
    return { seen: seen.sort(), injected: "injected" in globalThis };
  }, other);
  assert.deepEqual(refused, { seen: ["connect-src", "frame-src", "img-src", "script-src-elem", "script-src-elem", "style-src-attr"], injected: false });
});
