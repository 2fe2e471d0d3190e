// Nothing holds the page: long lists, live figures, and typing beside a photograph. A task is long above 50 milliseconds on a quiet machine; a
// busy one, on which a known piece of work takes longer than it should, is granted as much more.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { qrToPng } from "../../dist/npm/index.js";
import { launch, serve } from "./browser.mjs";
import { screens, startPage } from "./page.mjs";

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve("dist/www")]);
});

after(() => Promise.all([browser.close(), server.close()]));

/** Milliseconds of the longest task on a quiet machine. */
const longest = 50;

/** Runs before the page: writes down long tasks, and how often the page got its turn between two slices of work. */
function watch() {
  globalThis.seen = { tasks: [], turns: 0 };
  new PerformanceObserver((list) => globalThis.seen.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask", buffered: true });
  const later = globalThis.setTimeout;
  globalThis.setTimeout = (work, pause, ...rest) => {
    if (!pause) globalThis.seen.turns += 1;
    return later(work, pause, ...rest);
  };
  // A file that is written to the disk asks first; here it is collected.
  delete globalThis.showSaveFilePicker;
}

/** How many times longer than on a quiet machine a piece of work takes, at least once and at its worst of some. The first runs are those of an engine
 * that has not compiled it yet, and do not count. */
function slowness(page) {
  return page.evaluate(async () => {
    let worst = 0;
    for (let run = -4; run < 12; run += 1) {
      const begun = performance.now();
      let sum = 0;
      for (let step = 0; step < 4e6; step += 1) sum = (sum * 31 + step) | 0;
      globalThis.kept = sum;
      if (run >= 0) worst = Math.max(worst, performance.now() - begun);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return Math.max(1, worst / 8);
  });
}

/** Does something and tells what was seen meanwhile. */
async function during(page, work) {
  const before = await slowness(page);
  await page.evaluate(() => Object.assign(globalThis.seen, { tasks: [], turns: 0 }));
  await work();
  // The observer is told a little later.
  await page.waitForTimeout(250);
  const seen = await page.evaluate(() => ({ ...globalThis.seen }));
  return { ...seen, granted: longest * Math.max(before, await slowness(page)) };
}

function smooth(t, { tasks, granted, turns }, what) {
  const most = Math.max(0, ...tasks);
  t.diagnostic(`${what}: longest task ${Math.round(most)} ms, granted ${Math.round(granted)} ms, ${turns} turns`);
  assert.ok(most <= granted, `${what}: a task of ${Math.round(most)} ms where ${Math.round(granted)} are granted`);
}

async function start(t, hash, options = {}) {
  const context = await browser.newContext({ locale: "en-GB", reducedMotion: "reduce", ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(`${server.address}/${hash}`);
  await page.waitForFunction(() => document.querySelector("main")?.innerText.trim());
  return page;
}

const rows = `id,label,boundAt\n${Array.from({ length: 10_000 }, (_, place) => `p${String(place).padStart(5, "0")},推广员 ${place},2026-02-1${place % 10}`).join("\n")}\n`;

for (const [name, screen] of Object.entries(screens)) {
  test(`a list of ten thousand is read in slices, scrolled and exported without a long task: ${name}`, async (t) => {
    const page = await start(t, "#view=promoters&base=https://example.com/join&size=100", screen);
    await page.waitForSelector("#list");
    const reading = await during(page, async () => {
      await page.evaluate((text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", text);
        document.querySelector("#list").dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      }, rows);
      await page.waitForFunction(() => /10,?000/.test(document.querySelector(".export .primary")?.textContent ?? ""));
    });
    smooth(t, reading, "reading");
    // A fast machine needs two slices and one turn between them.
    assert.ok(reading.turns >= 1, `${reading.turns} turns`);
    smooth(t, await during(page, async () => {
      for (const part of [0.2, 0.9, 0.5, 1]) {
        await page.evaluate((part) => ((table) => (table.scrollTop = table.scrollHeight * part))(document.querySelector(".promoters-table")), part);
        await page.waitForTimeout(50);
      }
    }), "scrolling");
    const exporting = await during(page, async () => {
      await page.click(".export .primary");
      await page.waitForFunction(() => document.querySelector(".export progress")?.value > 1500, undefined, { timeout: 60_000 });
      await page.click(".export button");
    });
    smooth(t, exporting, "exporting");
    assert.ok(exporting.turns >= 10, `${exporting.turns} slices`);
  });
}

// In the page's own units; the last one is `uniform` with a cap.
for (const hash of ["total=1000000&count=1000", "total=100000&count=500&max=200", "total=100&count=100&max=10&rule=uniform"]) {
  test(`figures of a law come without a long task: ${hash}`, async (t) => {
    const page = await start(t, `#view=packets&show=new`);
    await page.waitForSelector(".law .figures");
    const seen = await during(page, async () => {
      const before = await page.textContent(".law .figures");
      await page.evaluate((hash) => (location.hash = `#view=packets&show=new&${hash}`), hash);
      await page.waitForFunction((before) => document.querySelector(".law:not([data-stale]) .figures")?.textContent !== before && document.querySelector(".law:not([data-stale])") !== null, before);
      await page.waitForTimeout(2500);
    });
    smooth(t, seen, hash);
    // That law takes less than one turn on a fast machine.
    if (!hash.includes("uniform")) assert.ok(seen.turns >= 3, `${seen.turns} slices`);
  });
}

test("typing beside a photograph as the logo has no long task", async (t) => {
  const { page } = await startPage(t, browser, `${server.address}/`);
  await page.evaluate(watch);
  const photograph = Buffer.from(qrToPng("a photograph", { dark: { type: "linear", stops: [{ offset: 0, color: "#3a6ea5" }, { offset: 1, color: "#f2c14e" }] }, light: "#9fd3c7", shape: "dot", size: 2000 }));
  await page.setInputFiles("#logo-file", { name: "photo.png", mimeType: "image/png", buffer: photograph });
  await page.waitForSelector("#logo-size");
  // The proof of the first picture, and its samples.
  await page.waitForTimeout(3000);
  const seen = await during(page, async () => {
    await page.focus("#link-url");
    for (const letter of "mycafe.example/menu/today") {
      await page.keyboard.type(letter);
      await page.waitForTimeout(60);
    }
    await page.waitForTimeout(2000);
  });
  smooth(t, seen, "typing");
});
