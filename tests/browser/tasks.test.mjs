// Twenty-one tasks as a new user would do them, counted in actions. An action is a click, a choice, a file, a paste or a key that does something; a field
// that is typed into is counted apart. Each task ends with what the user wanted, which is looked at; the table is printed at the end.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { unzipSync } from "fflate";
import { qrToPng, sealRedPacket } from "../../dist/npm/index.js";
import { readTwice, zxing } from "../decoders.mjs";
import { pdfPages, pngPixels } from "../rasterise.mjs";
import { launch, serve } from "./browser.mjs";
import { keptPackets } from "./packets.mjs";
import { downloaded, screens } from "./page.mjs";
import { issued } from "./tickets.mjs";

let browser;
let server;
const table = [];

before(async () => {
  [browser, server] = await Promise.all([launch(), serve("dist/www")]);
});

after(async () => {
  await Promise.all([browser.close(), server.close()]);
  const wide = Math.max(...table.map(({ task }) => task.length));
  console.log(`${"task".padEnd(wide)}  actions  at most  typed`);
  for (const { task, actions, most, typed } of table) console.log(`${task.padEnd(wide)}  ${String(actions).padStart(7)}  ${String(most).padStart(7)}  ${String(typed).padStart(5)}`);
});

/** The hands of a user: every action is counted. */
function hands(page) {
  const counted = { actions: 0, typed: 0 };
  const act = (work) => ((counted.actions += 1), work());
  return {
    page,
    counted,
    click: (selector) => act(() => page.click(selector)),
    // A radio button lies below its label, which is what a finger meets.
    pick: (name, value) => act(() => page.check(`input[name=${name}][value="${value}"]`, { force: true })),
    select: (selector, value) => act(() => page.selectOption(selector, value)),
    file: (selector, name, mimeType, buffer) => act(() => page.setInputFiles(selector, { name, mimeType, buffer })),
    press: (selector, key) => act(() => page.press(selector, key)),
    type: async (selector, text) => ((counted.typed += 1), page.fill(selector, text)),
    go: (view) => act(() => page.click(`nav a[href="#view=${view}"]`)),
    save: (selector) => act(() => downloaded(page, () => page.click(selector))),
    /** Presses what prints, and returns the pages that a printer gets. */
    async print(selector) {
      await page.evaluate(() => (window.print = () => undefined));
      await act(() => page.click(selector));
      // What asks the browser to print by itself lays the pages out before.
      return pdfPages(await page.pdf({ preferCSSPageSize: true }), 3);
    },
  };
}

function task(name, most, work) {
  test(name, async (t) => {
    const context = await browser.newContext({ locale: "en-GB", reducedMotion: "reduce", permissions: ["clipboard-read", "clipboard-write"], ...screens.laptop });
    t.after(() => context.close());
    const page = await context.newPage();
    await page.addInitScript(() => delete window.showSaveFilePicker);
    await page.goto(`${server.address}/`);
    await page.waitForSelector("#link-url");
    const user = hands(page);
    await work(user);
    table.push({ task: name, most, ...user.counted });
    assert.ok(user.counted.actions <= most, `${user.counted.actions} actions`);
  });
}

const link = "https://mycafe.example/menu";
const png = ".saves button >> nth=0";
const picture = Buffer.from(qrToPng("an old code"));
const logo = Buffer.from(qrToPng("a logo", { dark: "#1f6f5c", shape: "dot" }));
const says = async ({ bytes }) => (await readTwice(pngPixels(bytes))).zxing;

task("a link as a PNG", 1, async (user) => {
  await user.type("#link-url", "mycafe.example/menu");
  assert.equal(await says(await user.save(png)), link);
});

task("a link as an SVG for the designer", 1, async (user) => {
  await user.type("#link-url", link);
  assert.match((await user.save(".saves button >> nth=1")).name, /\.svg$/);
});

task("a PDF 50 mm wide for the printer", 2, async (user) => {
  await user.type("#link-url", link);
  await user.click(".file-options > summary");
  await user.type("#millimetres", "50");
  const [paper] = await pdfPages((await user.save(".saves button >> nth=2")).bytes, 254 / 72);
  assert.ok(Math.abs(paper.width - 500) <= 2);
});

task("a code in a ready style", 2, async (user) => {
  await user.type("#link-url", link);
  await user.click(".presets button >> nth=3");
  assert.equal(await says(await user.save(png)), link);
});

task("a code with a logo, saved", 4, async (user) => {
  await user.type("#link-url", link);
  await user.file("#logo-file", "logo.png", "image/png", logo);
  await user.page.waitForSelector("#logo-size");
  assert.equal(await says(await user.save(png)), link);
});

task("a code in the colours of the logo", 3, async (user) => {
  await user.type("#link-url", link);
  await user.file("#logo-file", "logo.png", "image/png", logo);
  await user.click("#palettes-of-logo .palette >> nth=0");
  assert.equal(await says(await user.save(png)), link);
});

task("“Scan me” around the code", 2, async (user) => {
  await user.type("#link-url", link);
  await user.click("button:has-text('Add “Scan me”')");
  const file = await user.save(png);
  const { width, height } = pngPixels(file.bytes);
  assert.ok(height > width);
  assert.equal(await says(file), link);
});

task("a Wi-Fi card for the door, printed", 6, async (user) => {
  await user.pick("kind", "wifi");
  await user.type("#wifi-ssid", "Café");
  await user.type("#wifi-password", "tea-or-coffee");
  await user.click(".prints > summary");
  await user.page.waitForSelector(".print-now");
  const [sheet] = await user.print(".print-now");
  assert.equal((await zxing(sheet, ["QRCode"]))[0].text, "WIFI:T:WPA;S:Café;P:tea-or-coffee;;");
});

task("ten business cards of a contact, printed", 5, async (user) => {
  await user.pick("kind", "contact");
  await user.type("#contact-name", "Mei Lin");
  await user.type("#contact-phone", "+44 20 7946 0958");
  await user.click(".prints > summary");
  await user.pick("print-layout", "card");
  const [sheet] = await user.print(".print-now");
  assert.equal((await zxing(sheet, ["QRCode"], { maxNumberOfSymbols: 255 })).length, 10);
});

task("a sheet of stickers, printed", 4, async (user) => {
  await user.type("#link-url", link);
  await user.click(".prints > summary");
  await user.pick("print-layout", "label");
  const [sheet] = await user.print(".print-now");
  assert.ok((await zxing(sheet, ["QRCode"], { maxNumberOfSymbols: 255 })).length >= 8);
});

task("a transfer that a bank's app fills in", 2, async (user) => {
  await user.pick("kind", "epc");
  await user.type("#epc-name", "Red Cross");
  await user.type("#epc-iban", "DE89 3704 0044 0532 0130 00");
  await user.type("#epc-amount", "20");
  assert.match(await says(await user.save(png)), /^BCD\n002\n/);
});

task("an old code in a new look", 4, async (user) => {
  await user.click(".content button:has-text('Read a code')");
  await user.file("dialog input[type=file]", "old.png", "image/png", picture);
  await user.page.waitForSelector(".read-text");
  await user.click(".presets button >> nth=4");
  assert.equal(await says(await user.save(png)), "an old code");
});

task("a mistake taken back", 2, async (user) => {
  await user.type("#link-url", link);
  const look = () => user.page.evaluate(() => document.querySelector(".presets [aria-pressed=true]")?.dataset.preset);
  const before = await look();
  await user.click(".presets button >> nth=5");
  assert.notEqual(await look(), before);
  await user.press("body", "Control+z");
  assert.equal(await look(), before);
  assert.equal(await user.page.inputValue("#link-url"), link);
});

task("the code in one's own site", 2, async (user) => {
  await user.type("#link-url", link);
  await user.click(".site > summary");
  await user.click(".copy-snippet");
  await user.page.waitForFunction(() => /Copied/.test(document.querySelector(".toast")?.textContent ?? ""));
  assert.match(await user.page.evaluate(() => navigator.clipboard.readText()), /<hongbao-qr value="https:\/\/mycafe\.example\/menu"/);
});

const list = (count) => Buffer.from(`id,name,url\n${Array.from({ length: count }, (_, place) => `p${place},Promoter ${place},https://example.com/join?by=${place}`).join("\n")}\n`);

task("300 promoters with names, in a ZIP", 3, async (user) => {
  await user.go("promoters");
  await user.file("#list-file", "promoters.csv", "text/csv", list(300));
  await user.page.waitForSelector("tbody th");
  const files = unzipSync((await user.save(".export .primary")).bytes);
  assert.equal(Object.keys(files).filter((file) => file.endsWith(".png")).length, 300);
  assert.match(new TextDecoder().decode(files["promoters.csv"]), /Promoter 299/);
});

task("42 promoters on sheets of stickers, printed", 4, async (user) => {
  await user.go("promoters");
  await user.file("#list-file", "promoters.csv", "text/csv", list(42));
  await user.page.waitForSelector("tbody th");
  await user.click(".sheets > summary");
  await user.page.evaluate(() => (window.print = () => (document.documentElement.dataset.asked = "yes")));
  user.counted.actions += 1;
  await user.page.click(".print-sheets");
  await user.page.waitForSelector("html[data-asked]");
  assert.equal((await pdfPages(await user.page.pdf({ preferCSSPageSize: true }), 2)).length, 2);
});

task("a red packet of 200 for 12, sealed, and the first share opened", 4, async (user) => {
  await user.go("packets");
  await user.type("#packet-total", "200");
  await user.type("#packet-count", "12");
  await user.click("form .primary");
  await user.click("#send");
  await user.click(".coin");
  await user.page.waitForSelector('.envelope[data-phase="opened"]');
});

task("thirty tickets, printed", 3, async (user) => {
  await user.go("tickets");
  await user.type("#tickets-total", "300");
  await user.click("form button[type=submit]");
  await user.page.waitForSelector(".ticket-page");
  const sheets = await user.print(".preview .primary");
  assert.equal(sheets.length, 3);
});

task("a poster with one code for all, printed", 4, async (user) => {
  await user.go("tickets");
  await user.click("form button[type=submit]");
  await user.pick("sheet-print", "poster");
  const sheets = await user.print(".preview .primary");
  assert.equal(sheets.length, 1);
  assert.match((await zxing(sheets[0], ["QRCode"]))[0].text, /show=verify&commitment=[0-9a-f]{64}$/);
});

task("a guest's ticket checked in", 5, async (user) => {
  await user.go("tickets");
  await user.click("form button[type=submit]");
  await user.page.waitForSelector(".ticket-page");
  const { links } = await issued(user.page);
  await user.click("nav.panes button >> nth=1");
  await user.type("#ticket-typed", links[4]);
  await user.press("#ticket-typed", "Enter");
  await user.click(".verdict button");
  await user.page.waitForSelector(".verdict .stamp.good");
  assert.equal((await keptPackets(user.page))[0].ledger.claims[0].index, 4);
});

task("a packet of somebody else verified", 2, async (user) => {
  const packet = sealRedPacket(8888n, 6);
  await user.go("packets");
  await user.click("nav.panes button >> nth=2");
  await user.type("#verify-reveal", JSON.stringify(packet.reveal));
  await user.type("#verify-commitment", packet.commitment);
  await user.page.waitForSelector(".verdict .stamp.good");
});
