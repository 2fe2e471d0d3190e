// The page as people use it, for every engine: a copy of the built page with one script before its own, which notes what goes wrong.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../browser/browser.mjs";
import { minor } from "../browser/packets.mjs";
import { views } from "../browser/page.mjs";
import { readTwice } from "../decoders.mjs";
import { on, pngPixels } from "../rasterise.mjs";

const canvas = ".plate canvas";

/** Copies the page into a folder, to be served from `www` and opened from disk as `hongbao.html`, both of them watched. */
export async function watchedPage(folder) {
  const watch = await readFile(new URL("watch.js", import.meta.url), "utf8");
  await cp(join(root, "dist/www"), join(folder, "www"), { recursive: true });
  await writeFile(join(folder, "www/watch.js"), watch);
  const index = await readFile(join(root, "dist/www/index.html"), "utf8");
  await writeFile(join(folder, "www/index.html"), replaced(index, "<title>", '<script src="watch.js"></script><title>'));
  const single = await readFile(join(root, "dist/hongbao.html"), "utf8");
  const hash = createHash("sha256").update(watch).digest("base64");
  const allowed = replaced(single, "script-src ", `script-src 'sha256-${hash}' `);
  await writeFile(join(folder, "hongbao.html"), replaced(allowed, "<title>", () => `<script>${watch}</script><title>`));
}

/** Draws, types, goes through the views and the languages, and seals, opens and keeps a packet. */
export async function usePage(tab) {
  await until(tab, `document.querySelector("${canvas}")?.width > 0`);
  await assertDrawn(tab, "https://example.com/");
  await tab.fill("#link-url", "https://example.org/a?b=1");
  await assertDrawn(tab, "https://example.org/a?b=1");

  const headings = new Set();
  for (const view of [...views.slice(1), views[0]]) {
    await tab.click(`nav a[href="#view=${view}"]`);
    await until(tab, `document.querySelector('nav a[href="#view=${view}"]').getAttribute("aria-current") === "page"`);
    headings.add(await tab.run('return document.querySelector("main h1").textContent'));
  }
  assert.equal(headings.size, views.length);

  await tab.choose("zh-CN");
  await until(tab, 'document.documentElement.lang === "zh-CN"');
  assert.match(await tab.run('return document.querySelector("nav").textContent'), /红包券/);
  await tab.choose("en");
  await until(tab, 'document.documentElement.lang === "en"');

  await usePackets(tab);
  await tab.click('nav a[href="#view=codes"]');
  await assertDrawn(tab, "https://example.com/");
  assert.deepEqual(await tab.run("return problems"), []);
}

/** What the page is watched for is noticed at all. */
export async function provoke(tab) {
  await until(tab, `document.querySelector("${canvas}")?.width > 0`);
  assert.deepEqual(await tab.run("return problems"), []);
  await tab.run(`
    console.error("said");
    void Promise.reject("late");
    setTimeout(() => { throw new Error("thrown"); });
    document.body.insertAdjacentHTML("beforeend", '<p style="color: red">');
  `);
  await until(tab, "problems.length >= 4");
  const problems = (await tab.run("return problems")).join("\n");
  for (const noticed of [/^console: said$/m, /^rejected: late$/m, /thrown|Script error/, /^style-src-attr forbids inline$/m]) assert.match(problems, noticed);
}

/** A packet of three shares; the one that was opened is still open after the page was loaded anew. */
async function usePackets(tab) {
  await tab.click('nav a[href="#view=packets"]');
  await until(tab, 'document.querySelector("#packet-total") !== null');
  await tab.fill("#packet-total", "88.88");
  await tab.fill("#packet-count", "3");
  await tab.click("form .primary");
  await until(tab, 'document.querySelector(".steps .primary") !== null');
  await tab.click(".steps .primary");
  const opened = [];
  for (let share = 1; share <= 3; share += 1) {
    await until(tab, 'document.querySelector(".coin") !== null');
    // The coin lays the next one out; a page that was loaded anew has it there.
    if (share === 2) await tab.click(".coin");
    await until(tab, `document.querySelector(".envelope").dataset.phase === "closed"`);
    await tab.click(".coin");
    await until(tab, `document.querySelector(".envelope").dataset.phase === "opened"`);
    opened.push(minor(await tab.run('return document.querySelector(".card-amount").textContent')));
    if (share === 2) {
      assert.deepEqual(await tab.run("return problems"), []);
      await tab.reload();
      await until(tab, 'document.querySelector(".envelope")?.dataset.phase !== undefined');
      assert.equal((await claims(tab)).length, 2);
    }
  }
  assert.equal(opened.reduce((sum, amount) => sum + amount), 8888);
  assert.deepEqual(await claims(tab), opened.map(String));
}

/** The shares that were claimed, read from the database past the page. */
async function claims(tab) {
  await tab.run(`
    globalThis.kept = undefined;
    const asked = indexedDB.open("hongbao");
    asked.onsuccess = () => {
      const read = asked.result.transaction("packets").objectStore("packets").getAll();
      read.onsuccess = () => {
        asked.result.close();
        globalThis.kept = JSON.stringify(read.result.at(-1).ledger, (_, value) => (typeof value === "bigint" ? String(value) : value));
      };
    };
  `);
  await until(tab, "globalThis.kept !== undefined");
  const ledger = JSON.parse(await tab.run("return globalThis.kept"));
  return ledger.claims.map(({ index }) => ledger.shares[index]);
}

async function assertDrawn(tab, text) {
  const held = async () => {
    const address = await tab.run(`return document.querySelector("${canvas}").toDataURL("image/png")`);
    return readTwice(on([255, 255, 255], pngPixels(Buffer.from(address.split(",")[1], "base64"))));
  };
  await until(tab, `document.querySelector("${canvas}") !== null`);
  const end = Date.now() + 5000;
  let read = await held();
  while (read.zxing !== text && Date.now() < end) read = await held();
  assert.deepEqual(read, { zxing: text, jsQR: text });
}

/** Waits until an expression is true in the page. */
async function until(tab, expression) {
  const end = Date.now() + 15_000;
  while (!(await tab.run(`return Boolean(${expression})`))) {
    if (Date.now() > end) throw new Error(`not within 15 seconds: ${expression}; ${JSON.stringify(await tab.run("return problems"))}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Puts text in the place of a piece where that stands first, which is in the page's head. */
function replaced(text, piece, by) {
  assert.ok(text.includes(piece), piece);
  return text.replace(piece, by);
}
