// Sheets printed to PDF by the browser, rastered by PDFium, measured in millimetres and read back by two decoders.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openTicket } from "../../dist/npm/index.js";
import { jsqr, zxing } from "../decoders.mjs";
import { pdfPages } from "../rasterise.mjs";
import { launch, serve } from "./browser.mjs";
import { keptPackets, startPackets } from "./packets.mjs";
import { checkIn, issued, makeTickets } from "./tickets.mjs";

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve("dist/www")]);
});

after(() => Promise.all([browser.close(), server.close()]));

/** Pixels a point; a millimetre is 72 / 25.4 points. */
const scale = 3;
const pixels = (millimetres) => (millimetres * scale * 72) / 25.4;
const millimetres = (length) => (length * 25.4) / (scale * 72);

const papers = { a4: { width: 210, height: 297 }, letter: { width: 215.9, height: 279.4 } };
const cards = { small: { width: 85, height: 50, code: 38, rows: 5 }, large: { width: 92, height: 64, code: 48, rows: 4 } };

/** Where lines that cross a row or a column of pixels have their middles, in millimetres. */
function marksAlong({ data, width, height }, axis, at) {
  const length = axis === "x" ? width : height;
  const dark = (place) => {
    const [x, y] = axis === "x" ? [place, Math.round(pixels(at))] : [Math.round(pixels(at)), place];
    return 255 - data[(y * width + x) * 4];
  };
  const found = [];
  for (let place = 0; place < length; place += 1) {
    let [weight, sum] = [0, 0];
    for (; place < length && dark(place) > 24; place += 1) {
      weight += dark(place);
      sum += dark(place) * (place + 0.5);
    }
    if (weight > 0) found.push(millimetres(sum / weight));
  }
  return found;
}

function near(actual, expected, tolerance, what) {
  assert.equal(actual.length, expected.length, `${what}: ${actual}`);
  actual.forEach((value, place) => assert.ok(Math.abs(value - expected[place]) <= tolerance, `${what}: ${value} is not ${expected[place]} mm`));
}

for (const [paper, card] of [
  ["a4", "small"],
  ["letter", "large"],
  ["letter", "small"],
]) {
  test(`thirty ${card} cards on ${paper} are exact to a fifth of a millimetre, and every code is read`, async (t) => {
    const { page, problems } = await startPackets(t, browser, server.address, { hash: "#view=tickets" });
    await makeTickets(page, { total: "300", count: "30" });
    await page.fill("#sheet-base", "https://party.example.org/");
    await page.fill("#sheet-event", "红包之夜");
    await page.check(`[name="sheet-paper"][value="${paper}"]`);
    await page.check(`[name="sheet-card"][value="${card}"]`);
    const { links } = await issued(page);
    const printed = await pdfPages(await page.pdf({ preferCSSPageSize: true }), scale);
    const size = papers[paper];
    const { width, height, code, rows } = cards[card];
    assert.equal(printed.length, Math.ceil(30 / (2 * rows)));
    const left = (size.width - 2 * width) / 2;
    const top = (size.height - rows * height) / 2;
    const read = [];
    for (const pixelsOfPage of printed) {
      near([millimetres(pixelsOfPage.width), millimetres(pixelsOfPage.height)], [size.width, size.height], 0.35, "the paper");
      // The cut marks beyond the cards, at all four sides.
      const upright = [left, left + width, left + 2 * width];
      const level = Array.from({ length: rows + 1 }, (_, row) => top + row * height);
      near(marksAlong(pixelsOfPage, "x", top - 3), upright, 0.2, "marks above");
      near(marksAlong(pixelsOfPage, "x", top + rows * height + 3), upright, 0.2, "marks below");
      near(marksAlong(pixelsOfPage, "y", left - 3), level, 0.2, "marks at the left");
      near(marksAlong(pixelsOfPage, "y", left + 2 * width + 3), level, 0.2, "marks at the right");
      const found = await zxing(pixelsOfPage, ["QRCode"], { maxNumberOfSymbols: 255 });
      for (const { text, position, version } of found) {
        read.push(text);
        const index = openTicket(text).index;
        const place = index % (2 * rows);
        const modules = 17 + 4 * Number(version);
        const quiet = (code / (modules + 8)) * 4;
        const expected = {
          x: left + (place % 2) * width + (width - 1 - code) + quiet,
          y: top + Math.floor(place / 2) * height + (height - code) / 2 + quiet,
          side: code - 2 * quiet,
        };
        near([millimetres(position.topLeft.x), millimetres(position.topLeft.y)], [expected.x, expected.y], 0.5, `code ${index}`);
        near([millimetres(position.topRight.x - position.topLeft.x)], [expected.side], 0.6, `width of code ${index}`);
      }
    }
    assert.deepEqual(new Set(read), new Set(links));
    // A second reader, card by card, on the first page.
    const [first] = printed;
    for (let place = 0; place < 2 * rows; place += 1) {
      const cut = crop(first, left + (place % 2) * width, top + Math.floor(place / 2) * height, width, height);
      assert.equal(jsqr(cut)?.data, links[place]);
    }
    assert.deepEqual(problems, []);
  });
}

function crop({ data, width }, x, y, wide, high) {
  const [left, top, columns, rows] = [pixels(x), pixels(y), pixels(wide), pixels(high)].map(Math.round);
  const cut = new Uint8ClampedArray(columns * rows * 4);
  for (let row = 0; row < rows; row += 1) cut.set(data.subarray(((top + row) * width + left) * 4, ((top + row) * width + left + columns) * 4), row * columns * 4);
  return { data: cut, width: columns, height: rows };
}

test("codes may hold the tickets alone, a part of the numbers is printed, and the door takes what is on paper", async (t) => {
  const { page } = await startPackets(t, browser, server.address, { hash: "#view=tickets" });
  await makeTickets(page, { total: "300", count: "30" });
  await page.check('[name="sheet-link"][value="text"]');
  await page.fill("#sheet-from", "11");
  await page.fill("#sheet-to", "13");
  const { links } = await issued(page);
  const printed = await pdfPages(await page.pdf({ preferCSSPageSize: true }), scale);
  assert.equal(printed.length, 1);
  const found = await zxing(printed[0], ["QRCode"], { maxNumberOfSymbols: 255 });
  const bare = links.slice(10, 13).map((link) => /#ticket=([\w-]{79})/.exec(link)[1]);
  assert.deepEqual(new Set(found.map(({ text }) => text)), new Set(bare));
  await page.click("nav.panes button >> nth=1");
  assert.match(await checkIn(page, found[0].text), /Not open yet/);
});

test("nothing but the sheet is printed, and printing fixes the shares", async (t) => {
  const { page } = await startPackets(t, browser, server.address, { hash: "#view=tickets" });
  await makeTickets(page, { total: "20", count: "2" });
  await page.pdf({ preferCSSPageSize: true });
  await page.waitForFunction(() => document.documentElement.dataset.print === undefined);
  assert.equal((await keptPackets(page))[0].printed, true);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await page.locator("#app").isVisible(), false);
  assert.equal(await page.locator("#printed .ticket-card").count(), 2);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
  // The word of others would change amounts that are on paper.
  await page.goto(`${server.address}/#view=packets&show=kept`);
  await page.click(".packet");
  assert.equal(await page.locator("#salt").count(), 0);
  assert.match(await page.locator(".steps").innerText(), /Tickets were printed/);
});

test("another view prints itself, not the sheet", async (t) => {
  const { page } = await startPackets(t, browser, server.address, { hash: "#view=tickets" });
  await makeTickets(page, { total: "20", count: "2" });
  await page.goto(`${server.address}/#view=packets`);
  await page.waitForSelector("#packet-total");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await page.evaluate(() => document.documentElement.dataset.print), undefined);
});
