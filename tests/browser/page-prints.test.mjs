// Ready prints: sheets printed to PDF by the browser, measured in millimetres, and every card's code read by itself.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { jsqr, zxing } from "../decoders.mjs";
import { pdfPages } from "../rasterise.mjs";
import { launch, root, serve } from "./browser.mjs";
import { axeFindings, screens, startPage } from "./page.mjs";

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve("dist/www")]);
});

after(() => Promise.all([browser.close(), server.close()]));

/** Pixels a point; a millimetre is 72 / 25.4 points. */
const scale = 3;
const pixels = (millimetres) => Math.round((millimetres * scale * 72) / 25.4);
const millimetres = (length) => (length * 25.4) / (scale * 72);

const papers = { a4: [210, 297], letter: [215.9, 279.4] };

function crop({ data, width }, x, y, wide, high) {
  const [left, top, columns, rows] = [x, y, wide, high].map(pixels);
  const cut = new Uint8ClampedArray(columns * rows * 4);
  for (let row = 0; row < rows; row += 1) cut.set(data.subarray(((top + row) * width + left) * 4, ((top + row) * width + left + columns) * 4), row * columns * 4);
  return { data: cut, width: columns, height: rows };
}

/** Prints what stands in the dialog's place and returns its pages. */
async function printed(page) {
  // Nothing answers the system's own dialog here.
  await page.evaluate(() => (window.print = () => undefined));
  await page.click(".print-now");
  const pages = await pdfPages(await page.pdf({ preferCSSPageSize: true }), scale);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal(await page.evaluate(() => document.documentElement.dataset.print), undefined);
  return pages;
}

const start = async (t, options = {}) => {
  const started = await startPage(t, browser, `${server.address}/`, options);
  await started.page.click(".prints summary");
  return started;
};

// Corner of the first card, size, columns, rows, and steps: measured on the makers' sheets and on paper, not taken from the page's own table.
const sheets = [
  ["door", "a4", undefined, { x: 31, y: 43.5, w: 148, h: 210, columns: 1, rows: 1 }],
  ["tent", "letter", undefined, { x: 12.95, y: 9.7, w: 190, h: 130, columns: 1, rows: 2, across: 190, down: 130 }],
  ["card", "a4", undefined, { x: 20, y: 11, w: 85, h: 55, columns: 2, rows: 5, across: 85, down: 55 }],
  ["label", "a4", "label-l7160", { x: 7.25, y: 15.15, w: 63.5, h: 38.1, columns: 3, rows: 7, across: 66, down: 38.1 }],
  ["label", "letter", "label-5160", { x: 4.7625, y: 12.7, w: 66.675, h: 25.4, columns: 3, rows: 10, across: 69.85, down: 25.4 }],
  ["label", "letter", "label-22806", { x: 15.875, y: 15.875, w: 50.8, h: 50.8, columns: 3, rows: 4, across: 66.675, down: 65.617 }],
];

for (const [layout, paper, label, grid] of sheets) {
  test(`each card has its place and its code: ${layout} ${label ?? paper}`, async (t) => {
    const { page, problems } = await start(t);
    await page.fill("#link-url", "mycafe.example");
    await page.check(`input[name=print-layout][value=${layout}]`);
    await page.selectOption("#print-paper", paper);
    if (label !== undefined) await page.selectOption("#print-label", label);
    const pages = await printed(page);
    assert.equal(pages.length, 1);
    const [sheet] = pages;
    const [wide, high] = papers[paper];
    assert.ok(Math.abs(millimetres(sheet.width) - wide) < 0.4 && Math.abs(millimetres(sheet.height) - high) < 0.4, `${millimetres(sheet.width)} × ${millimetres(sheet.height)}`);
    for (let place = 0; place < grid.columns * grid.rows; place += 1) {
      const card = crop(sheet, grid.x + (place % grid.columns) * (grid.across ?? 0), grid.y + Math.floor(place / grid.columns) * (grid.down ?? 0), grid.w, grid.h);
      const found = await zxing(card, ["QRCode"], { maxNumberOfSymbols: 9 });
      assert.deepEqual(found.map(({ text }) => text), ["https://mycafe.example"], `card ${place}`);
      assert.equal(jsqr(card)?.data, "https://mycafe.example");
      // The upper half of a tent stands on its head.
      const upside = found[0].position.topLeft.y > found[0].position.bottomLeft.y;
      assert.equal(upside, layout === "tent" && place === 0, `card ${place}`);
    }
    assert.deepEqual(problems, []);
  });
}

test("a Wi-Fi card is printed in six actions after typing, with or without its password", async (t) => {
  const { page } = await startPage(t, browser, `${server.address}/`);
  await page.check("input[name=kind][value=wifi]");
  await page.fill("#wifi-ssid", "Café 红");
  await page.fill("#wifi-password", "tea-or-coffee");
  let actions = 0;
  const click = (selector) => ((actions += 1), page.click(selector));
  await click(".prints summary");
  await page.waitForSelector(".print-now");
  const [sheet] = await (async () => ((actions += 1), printed(page)))();
  assert.ok(actions <= 6, `${actions}`);
  assert.equal((await zxing(sheet, ["QRCode"]))[0].text, "WIFI:T:WPA;S:Café 红;P:tea-or-coffee;;");
  assert.match(await page.textContent(".print-says"), /Café 红.*tea-or-coffee/s);
  await page.uncheck("#print-password");
  assert.doesNotMatch(await page.textContent(".print-says"), /tea-or-coffee/);
  await page.fill("#print-title", "Wi-Fi für Gäste 🫖");
  assert.match(await page.textContent(".print-title"), /Gäste 🫖/);
});

test("Ctrl+P prints the code as wide as its file for print, and nothing else", async (t) => {
  const { page } = await startPage(t, browser, `${server.address}/#millimetres=60`);
  await page.fill("#link-url", "mycafe.example");
  await page.waitForSelector(".held:not([hidden])", { state: "attached" });
  const pages = await pdfPages(await page.pdf({ format: "A4", margin: { top: "10mm", left: "10mm" } }), scale);
  assert.equal(pages.length, 1);
  const [{ text, position }] = await zxing(pages[0], ["QRCode"]);
  assert.equal(text, "https://mycafe.example");
  const code = millimetres(position.topRight.x - position.topLeft.x);
  // 25 of 33 dots are the code's, the rest is its margin.
  assert.ok(Math.abs(code - (60 * 25) / 33) < 1.2, `${code} mm`);
  assert.doesNotMatch(await page.evaluate(() => [...document.querySelectorAll("main *")].filter((one) => one.checkVisibility?.() && matchMedia("print").matches).map(({ textContent }) => textContent).join("")), /Style/);
});

test("axe finds nothing in a print, in any language, on a phone", async (t) => {
  for (const locale of ["en-GB", "zh-CN", "zh-TW"]) {
    const { page } = await start(t, { locale, viewport: { width: 360, height: 800 }, colorScheme: "dark" });
    await page.fill("#link-url", "mycafe.example");
    await page.waitForSelector(".print-now");
    assert.deepEqual(await axeFindings(page), []);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
  }
});

/** Boxes of a card's code and of every line of its texts, in millimetres of the picture of the paper, and how much of the texts is cut off. */
const boxesOf = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll(".paper .print-card")].map((card) => {
      const box = (one) => {
        const { left, top, right, bottom } = one.getBoundingClientRect();
        return { left, top, right, bottom };
      };
      const says = card.querySelector(".print-says");
      return { card: box(card), code: box(card.querySelector(".print-code")), says: box(says), lines: [...says.querySelectorAll("p")].map(box), cut: says.scrollHeight - says.clientHeight };
    }),
  );

const apart = (one, other) => one.right <= other.left + 0.5 || other.right <= one.left + 0.5 || one.bottom <= other.top + 0.5 || other.bottom <= one.top + 0.5;
const within = (inner, outer) => inner.left >= outer.left - 1 && inner.top >= outer.top - 1 && inner.right <= outer.right + 1 && inner.bottom <= outer.bottom + 1;

for (const [name, screen] of Object.entries(screens)) {
  test(`texts stand beside the code and never over it, long ones too: ${name}`, async (t) => {
    const { page } = await startPage(t, browser, `${server.address}/`, screen);
    await page.check("input[name=kind][value=wifi]", { force: true });
    await page.click(".prints summary");
    for (const [ssid, password] of [["Cafe Guest", "coffee123"], ["W".repeat(32), "m".repeat(63)], ["红包红包红包红包红包", "coffee123"]]) {
      await page.fill("#wifi-ssid", ssid);
      await page.fill("#wifi-password", password);
      for (const [layout, paper, label] of [...sheets.map((sheet) => sheet.slice(0, 3)), ["door", "letter"], ["tent", "a4"], ["card", "letter"], ["label", "a4", "label-l7165"]]) {
        await page.check(`input[name=print-layout][value=${layout}]`, { force: true });
        await page.selectOption("#print-paper", paper);
        if (label !== undefined) await page.selectOption("#print-label", label);
        for (const { card, code, says, lines, cut } of await boxesOf(page)) {
          const which = `${layout} ${label ?? paper} ${ssid}`;
          assert.ok(within(code, card), `${which}: the code leaves its card`);
          assert.ok(within(says, card), `${which}: the texts leave their card`);
          for (const line of lines) assert.ok(apart(line, code), `${which}: ${JSON.stringify({ line, code })}`);
          if (password !== "m".repeat(63)) assert.ok(cut <= 1, `${which}: ${cut} pixels are cut off`);
        }
      }
    }
  });
}

test("no view's own class is styled by another view's file", async () => {
  const folders = ["codes", "packets", "print", "promoters", "tickets", "style"];
  // Folders in which a class is styled, and those in which it is styled wherever it stands: at the beginning of a selector, alone.
  const styled = new Map();
  for (const folder of folders) {
    for (const file of (await readdir(`${root}/www/${folder}`)).filter((name) => name.endsWith(".css"))) {
      // What is only left out is not styled.
      const css = (await readFile(`${root}/www/${folder}/${file}`, "utf8")).replace(/\/\*[^]*?\*\/|:not\([^)]*\)/g, "");
      for (const selector of [...css.matchAll(/([^{}]+)\{/g)].flatMap(([, selectors]) => selectors.split(",")).map((one) => one.trim()).filter((one) => !one.startsWith("@"))) {
        const first = selector.split(/[\s>+~]/)[0].match(/\.[a-z][\w-]*/gi) ?? [];
        for (const [name] of selector.matchAll(/\.[a-z][\w-]*/gi)) {
          const places = styled.get(name) ?? styled.set(name, { anywhere: new Set(), some: new Set() }).get(name);
          places.some.add(folder);
          if (first.length === 1 && first[0] === name) places.anywhere.add(folder);
        }
      }
    }
  }
  const shared = [...styled].filter(([, { anywhere, some }]) => !some.has("style") && some.size > 1 && anywhere.size > 0);
  assert.deepEqual(shared.map(([name, { some }]) => `${name}: ${[...some]}`), [], "what several views show is styled in www/style");
});
