import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, open, root, serve } from "./browser.mjs";

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve("dist/www")]);
});

after(() => Promise.all([browser.close(), server.close()]));

/** The page has started when it shows more than the file did. */
async function assertStarts(t, address, files) {
  const { page, problems, requests } = await open(t, browser, address);
  await page.waitForFunction(() => document.querySelector("main")?.innerText.trim());
  assert.deepEqual(problems, []);
  const asked = requests.filter((request) => !request.startsWith("data:")).map((request) => request.split("/").at(-1));
  assert.deepEqual(asked.sort(), files);
}

test("the page starts from a server and asks for its own files only", async (t) => {
  await assertStarts(t, `${server.address}/`, ["", "app.js", "style.css"]);
});

test("the page starts from disk", async (t) => {
  await assertStarts(t, pathToFileURL(`${root}/dist/www/index.html`).href, ["app.js", "index.html", "style.css"]);
});

test("the page in one file starts from disk and asks for nothing", async (t) => {
  await assertStarts(t, pathToFileURL(`${root}/dist/hongbao.html`).href, ["hongbao.html"]);
});
