// Posters with one code for all, and lists of shares: what stands beside what.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { jsqr, zxing } from "../decoders.mjs";
import { pdfPages } from "../rasterise.mjs";
import { launch, serve } from "./browser.mjs";
import { keptPackets, openShare, send, startPackets } from "./packets.mjs";
import { axeFindings, screens } from "./page.mjs";
import { makeTickets } from "./tickets.mjs";

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve("dist/www")]);
});

after(() => Promise.all([browser.close(), server.close()]));

const papers = { a4: [210, 297], letter: [215.9, 279.4] };
const longWishes = ["恭喜发财大吉大利".repeat(8).slice(0, 60), "W".repeat(60), "May all of your wishes for the new year come true, every one"];

for (const [name, screen] of Object.entries(screens)) {
  test(`a poster has one code for all, which leads to the commitment and tells no share: ${name}`, async (t) => {
    const { page, problems } = await startPackets(t, browser, server.address, { hash: "#view=tickets", ...screen });
    await makeTickets(page, { total: "300", count: "30" });
    await page.check("input[name=sheet-print][value=poster]", { force: true });
    await page.fill("#sheet-base", `${server.address}/`);
    await page.fill("#sheet-event", "红包之夜 2027");
    const [{ commitment }] = await keptPackets(page);
    for (const [paper, [wide, high]] of Object.entries(papers)) {
      await page.check(`input[name=sheet-paper][value=${paper}]`, { force: true });
      const printed = await pdfPages(await page.pdf({ preferCSSPageSize: true }), 2);
      assert.equal(printed.length, 1);
      const [sheet] = printed;
      const millimetres = (length) => (length * 25.4) / (2 * 72);
      assert.ok(Math.abs(millimetres(sheet.width) - wide) < 0.5 && Math.abs(millimetres(sheet.height) - high) < 0.5);
      const found = await zxing(sheet, ["QRCode"], { maxNumberOfSymbols: 255 });
      assert.deepEqual(found.map(({ text }) => text), [`${server.address}/#view=packets&show=verify&commitment=${commitment}`]);
      assert.equal(jsqr(sheet)?.data, found[0].text);
    }
    // A poster tells nothing of the shares, so a word of others can still be mixed in.
    assert.equal((await keptPackets(page))[0].printed, false);
    assert.deepEqual(await axeFindings(page), []);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= screen.viewport.width);
    // What everyone sees who scans it.
    await page.goto(`${server.address}/#view=packets&show=verify&commitment=${commitment}`);
    await page.waitForSelector("#verify-commitment");
    assert.equal(await page.inputValue("#verify-commitment"), commitment);
    await page.waitForTimeout(600);
    assert.match(page.url(), new RegExp(commitment));
    assert.deepEqual(problems, []);
  });

  test(`bars have one scale, and the seal covers nothing: ${name}`, async (t) => {
    const { page } = await startPackets(t, browser, server.address, screen);
    await page.fill("#packet-total", "20000");
    await page.fill("#packet-count", "120");
    await page.check("input[name=packet-rule][value=uniform]", { force: true });
    const measure = () =>
      page.evaluate(() => {
        const sides = (part) => part.getBoundingClientRect();
        const apart = (one, other) => one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;
        const rows = [...document.querySelectorAll(".shares li")];
        const seals = [...document.querySelectorAll(".shares .seal")];
        return {
          scales: [...new Set(rows.map((row) => `${sides(row.querySelector(".bar")).left} ${sides(row.querySelector(".bar")).width}`))],
          covered: seals.flatMap((seal) => [...seal.closest("li").querySelectorAll(".bar, .amount, .who")].filter((part) => !apart(sides(seal), sides(part))).map((part) => String(part.getAttribute("class")))),
          overflow: rows.filter((row) => [...row.children].some((part) => part.scrollWidth > part.clientWidth + 1)).length,
          seals: seals.length,
          rows: rows.length,
        };
      });
    await page.waitForFunction(() => document.querySelectorAll(".shares li").length > 20);
    for (let more = page.locator(".trial > button"); (await more.count()) > 0; ) await more.first().click();
    const { rows, seals, scales, covered, overflow } = await measure();
    assert.deepEqual({ rows, seals, covered, overflow }, { rows: 120, seals: 1, covered: [], overflow: 0 });
    assert.equal(scales.length, 1, scales.join("; "));
    // With names, too.
    await send(page, { total: "1000", count: "3" });
    for (const who of ["Mei", "王小明", "A long name of a guest"]) await openShare(page, who);
    await page.waitForSelector(".shares .seal");
    const named = await measure();
    assert.deepEqual({ seals: named.seals, covered: named.covered, overflow: named.overflow, scales: named.scales.length }, { seals: 1, covered: [], overflow: 0, scales: 1 });
  });

  test(`a long wish stays beside the button, and the head of the packet is in sight: ${name}`, async (t) => {
    const { page } = await startPackets(t, browser, server.address, screen);
    for (const wish of longWishes) {
      await page.click("nav.panes button >> nth=0");
      await page.waitForSelector("#packet-wish");
      await page.fill("#packet-wish", wish);
      await page.fill("#packet-count", "2");
      await page.click("form .primary");
      await page.waitForFunction(() => document.activeElement?.id === "packet-title");
      const cut = await page.evaluate(() => {
        const header = document.querySelector(".top");
        const under = getComputedStyle(header).position === "sticky" ? header.getBoundingClientRect().bottom : 0;
        return [...document.querySelectorAll(".one-packet > header *")].filter((part) => part.getBoundingClientRect().top < under).map(({ className }) => className);
      });
      assert.deepEqual(cut, []);
      await page.click("#send");
      const apart = () =>
        page.evaluate(() => {
          const [face, coin, packet] = [".face", ".coin", ".envelope"].map((part) => document.querySelector(part).getBoundingClientRect());
          return face.top >= coin.bottom && face.bottom <= packet.bottom;
        });
      await page.waitForSelector('.envelope[data-phase="closed"]');
      assert.ok(await apart(), `closed: ${wish}`);
      await page.click(".coin");
      await page.waitForSelector('.envelope[data-phase="opened"]');
      await page.waitForTimeout(400);
      assert.ok(await apart(), `opened: ${wish}`);
    }
  });
}
