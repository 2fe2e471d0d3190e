// What people who are new to red packets and tickets stumble over.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readTwice } from "../decoders.mjs";
import { pngPixels } from "../rasterise.mjs";
import { launch, serve } from "./browser.mjs";
import { send, startPackets } from "./packets.mjs";
import { axeFindings, downloaded, screens } from "./page.mjs";
import { checkIn, issued, makeTickets } from "./tickets.mjs";

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve("dist/www")]);
});

after(() => Promise.all([browser.close(), server.close()]));

for (const [name, screen] of Object.entries(screens)) {
  test(`after sealing the heading is in sight, and opening says that no money moves: ${name}`, async (t) => {
    const { page, problems } = await startPackets(t, browser, server.address, screen);
    await page.fill("#packet-total", "88.88");
    await page.fill("#packet-count", "5");
    await page.click("form .primary");
    await page.waitForSelector(".steps");
    await page.waitForFunction(() => document.activeElement?.id === "packet-title");
    const [title, header] = await page.evaluate(() => [document.querySelector("#packet-title").getBoundingClientRect().top, getComputedStyle(document.querySelector(".top")).position === "sticky" ? document.querySelector(".top").getBoundingClientRect().bottom : 0]);
    assert.ok(title >= header, `${title} is under ${header}`);
    assert.equal((await page.textContent("#send")).trim(), "Open for claims");
    assert.match(await page.textContent(".steps"), /No money moves/);
    // Nothing stands over the wish and the word of the others.
    const over = await page.evaluate(() => [...document.querySelectorAll(".sheet input, .steps input")].filter((field) => {
      const { left, top, width, height } = field.getBoundingClientRect();
      if (width === 0 || top < 0 || top + height > innerHeight) return false;
      return [0.05, 0.5, 0.95].some((part) => !field.contains(document.elementFromPoint(left + width * part, top + height / 2)));
    }).map(({ id }) => id));
    assert.deepEqual(over, []);
    assert.deepEqual(problems, []);
  });

  test(`each guest's ticket is copied and saved as a picture: ${name}`, async (t) => {
    const { page } = await startPackets(t, browser, server.address, { hash: "#view=tickets", permissions: ["clipboard-read", "clipboard-write"], ...screen });
    await makeTickets(page, { total: "30", count: "3" });
    await page.fill("#sheet-base", "party.example.org/");
    const { links } = await issued(page);
    await page.click(".guests summary");
    await page.click('.guests button[aria-label="Copy ticket 2"]');
    await page.waitForFunction(() => /Copied/.test(document.querySelector(".toast").textContent));
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), links[1]);
    const { name: file, bytes } = await downloaded(page, () => page.click('.guests button[aria-label="Save the picture of ticket 3"]'));
    assert.equal(file, "hongbao-ticket-3.png");
    assert.equal((await readTwice(pngPixels(bytes))).zxing, links[2]);
    assert.deepEqual(await axeFindings(page), []);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= screen.viewport.width);
  });
}

for (const [name, screen] of Object.entries(screens)) {
  for (const reducedMotion of ["reduce", "no-preference"]) {
    test(`the envelope is in sight when it is opened: ${name}, ${reducedMotion}`, async (t) => {
      const { page } = await startPackets(t, browser, server.address, { ...screen, reducedMotion });
      await send(page, { total: "88.88", count: "2" });
      const seen = (selector) =>
        page.waitForFunction((selector) => {
          const { top, bottom } = document.querySelector(selector).getBoundingClientRect();
          const bar = [...document.querySelectorAll(".bottom")].find((one) => getComputedStyle(one).position === "fixed");
          return top >= document.querySelector(".top").getBoundingClientRect().bottom - 1 && bottom <= (bar?.getBoundingClientRect().top ?? innerHeight) + 1;
        }, selector);
      await seen(".stage .envelope");
      await page.evaluate(() => scrollTo({ top: 1e6, behavior: "instant" }));
      await page.evaluate(() => document.querySelector(".coin").click());
      await page.waitForSelector('.envelope[data-phase="opened"]');
      await seen(".stage .envelope");
      await seen(".card-amount");
    });
  }
}

test("a wrong ticket takes no count away", async (t) => {
  const { page } = await startPackets(t, browser, server.address, { hash: "#view=packets" });
  await send(page, { total: "30", count: "3" });
  const { links } = await issued(page);
  await page.goto(`${server.address}/#view=tickets&show=check-in`);
  await page.waitForSelector("#ticket-typed");
  assert.match(await checkIn(page, links[0]), /Valid/);
  await page.waitForSelector("text=1 of 3 in");
  assert.match(await checkIn(page, "hello"), /Not valid/);
  assert.equal(await page.locator("text=1 of 3 in").count(), 1);
});

test("traditional Chinese says 紅包 everywhere", async (t) => {
  const { page } = await startPackets(t, browser, server.address, { hash: "#view=codes", locale: "zh-TW" });
  for (const view of ["codes", "packets", "tickets", "promoters"]) {
    await page.click(`nav a[href="#view=${view}"]`);
    await page.waitForFunction((view) => document.documentElement.dataset.view === view, view);
    await page.waitForTimeout(500);
    // The name of a language is written in it.
    const text = await page.evaluate(() => `${document.title} ${[...document.querySelectorAll("#app > :not(header)")].map((one) => one.innerText).join(" ")} ${document.querySelector(".brand").textContent}`);
    assert.doesNotMatch(text, /红包/, view);
  }
});
