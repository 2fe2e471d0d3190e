import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pngPixels } from "../rasterise.mjs";
import { launch, root, serve } from "./browser.mjs";
import { readCanvas, startPage, withoutHash } from "./page.mjs";

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

/** Waits for what only a promise tells, which `waitForFunction` takes for true. */
async function until(page, holds, argument) {
  const end = performance.now() + 40_000;
  while (!(await page.evaluate(holds, argument))) {
    assert.ok(performance.now() < end, `${holds} within 40 s`);
    await page.waitForTimeout(50);
  }
}

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
  assert.deepEqual(files.map(withoutHash), ["", "app.js", "icon-192.png", "icon-512.png", "icon.svg", "manifest.webmanifest", "part-codes.js", "part-font.js", "part-index.js", "part-packets.js", "part-promoters.js", "part-scan.js", "part-zh-CN.js", "part-zh-TW.js", "style.css"]);
});

/** A copy of the page that can be changed, at an address of its own. */
async function copied(t) {
  const folder = await mkdtemp(join(tmpdir(), "hongbao-page-"));
  t.after(() => rm(folder, { recursive: true }));
  await cp(join(root, "dist/www"), folder, { recursive: true });
  const changing = await serve(folder);
  t.after(() => changing.close());
  return { folder, address: changing.address };
}

const names = (page) => page.evaluate(() => caches.keys());

/** Puts another page into a folder, file by file as an upload does: what `change` makes of each, and a worker that knows the hashes. */
async function upload(folder, { build, html }) {
  const worker = join(folder, "service-worker.js");
  const source = await readFile(worker, "utf8");
  const hash = `sha256-${createHash("sha256").update(html).digest("base64")}`;
  await writeFile(worker, source.replace(/"[0-9a-f]{16}"/, `"${build}"`).replace(/("\.\/":")sha256-[^"]+/, `$1${hash}`));
}

const other = "0123456789abcdef";

test("a new build takes the place of the old one once no tab shows it", async (t) => {
  const { folder, address } = await copied(t);
  const { page } = await startPage(t, browser, `${address}/`);
  await kept(page);
  // The first visit was not answered by the worker, and does not hold it back.
  await page.reload();
  const [old] = await names(page);
  const next = old.replace(/\w+$/, other);
  await upload(folder, { build: other, html: await readFile(join(folder, "index.html")) });
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    while (registration.waiting === null) await new Promise((done) => setTimeout(done, 50));
  });
  assert.deepEqual((await names(page)).sort(), [old, next].sort());
  const context = page.context();
  await page.close();
  const later = await context.newPage();
  await later.goto(`${address}/`);
  await until(later, async (next) => (await caches.keys()).join() === next, next);
});

test("an upload that is half done is not kept, and the next visit keeps the whole", async (t) => {
  const { folder, address } = await copied(t);
  const { page } = await startPage(t, browser, `${address}/`);
  await kept(page);
  await page.reload();
  const [old] = await names(page);
  const html = (await readFile(join(folder, "index.html"), "utf8")).replace("<body", "<body data-build=\"new\"");
  await upload(folder, { build: other, html });
  const updated = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      const worker = await registration.update().then(({ installing }) => installing ?? registration.waiting, () => undefined);
      while (worker && worker.state === "installing") await new Promise((done) => setTimeout(done, 20));
      return worker?.state ?? "none";
    });
  assert.ok(["redundant", "none"].includes(await updated()));
  await page.reload();
  assert.equal(await page.evaluate(() => document.body.dataset.build), undefined);
  await writeFile(join(folder, "index.html"), html);
  assert.equal(await updated(), "installed");
  assert.deepEqual((await names(page)).sort(), [old, old.replace(/\w+$/, other)].sort());
});

test("two builds on one origin keep their own", async (t) => {
  const street = await serve({ "/": "dist/www", "/second": "dist/www" });
  t.after(() => street.close());
  const { address } = street;
  const { page } = await startPage(t, browser, `${address}/`);
  await kept(page);
  await page.goto(`${address}/second/`);
  // The worker of the folder above is ready already; this one's own comes later.
  await until(page, async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return registration?.scope.endsWith("/second/") && registration.active?.state === "activated";
  });
  assert.equal((await names(page)).length, 2);
  await page.context().setOffline(true);
  for (const path of ["/", "/second/"]) {
    await page.goto(address + path);
    await page.waitForSelector("main h1");
  }
});

test("where the storage fails or was emptied the host is asked, and what was thrown away is kept again", async (t) => {
  const { page } = await startPage(t, browser, `${server.address}/`);
  await kept(page);
  await page.reload();
  const [name] = await names(page);
  await page.evaluate((name) => caches.delete(name), name);
  await page.reload();
  await page.waitForSelector("main h1");
  await until(page, async (name) => (await (await caches.open(name)).keys()).length >= 10, name);
  await page.context().setOffline(true);
  await page.reload();
  await page.waitForSelector("main h1");
});

test("a worker whose storage throws answers with what the host says", async (t) => {
  const { folder, address } = await copied(t);
  const { page } = await startPage(t, browser, `${address}/`);
  await kept(page);
  const worker = join(folder, "service-worker.js");
  // The storage of this worker breaks once it is installed.
  await writeFile(worker, `${await readFile(worker, "utf8")};addEventListener("activate", () => { caches.open = () => Promise.reject(new Error("broken")); });self.skipWaiting();`.replace(/"[0-9a-f]{16}"/, `"${other}"`));
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    while (registration.waiting !== null || registration.installing !== null) await new Promise((done) => setTimeout(done, 50));
  });
  await page.reload();
  await page.waitForSelector("main h1");
});

test("a frame in which even the question for a service worker throws shows the page", async (t) => {
  const context = await browser.newContext({ locale: "en-GB" });
  t.after(() => context.close());
  const page = await context.newPage();
  const problems = [];
  page.on("pageerror", (problem) => problems.push(String(problem)));
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "serviceWorker", { get: () => { throw new DOMException("refused", "SecurityError"); } });
    globalThis.requestIdleCallback = (work) => setTimeout(work);
  });
  await page.goto(`${server.address}/`);
  await page.waitForSelector("main h1");
  await page.waitForTimeout(300);
  assert.deepEqual(problems, []);
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
