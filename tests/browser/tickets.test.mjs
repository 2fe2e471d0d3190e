import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, root, serve } from "./browser.mjs";
import { findings, keptPackets, startPackets } from "./packets.mjs";
import { checkIn, issued, makeTickets } from "./tickets.mjs";

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve("dist/www")]);
});

after(() => Promise.all([browser.close(), server.close()]));

async function start(t, options = {}) {
  const started = await startPackets(t, browser, server.address, { hash: "#view=tickets", ...options });
  t.after(() => assert.deepEqual(started.problems, []));
  return started;
}

test("the base address is http or https, and is explained where it is not", async (t) => {
  const { page } = await start(t);
  await makeTickets(page, { total: "20", count: "2" });
  assert.equal(await page.inputValue("#sheet-base"), `${server.address}/`);
  assert.match(await page.locator("#sheet-base-said").innerText(), /your guests' phones will not reach/);
  const said = async (base) => {
    await page.fill("#sheet-base", base);
    assert.equal(await page.locator(".ticket-page").count(), 0);
    return page.locator("#sheet-base-said .problem").innerText();
  };
  assert.match(await said("ftp://example.org/"), /not an http or https address/);
  assert.match(await said("https://example.org/#top"), /it has a fragment/);
  assert.match(await said(""), /Write the address/);
  await page.fill("#sheet-base", "https://example.org/party");
  assert.equal(await page.locator(".ticket-card").count(), 2);
});

test("a page from disk has no address to give, and checks in by the ticket alone", async (t) => {
  const context = await browser.newContext({ locale: "en-GB", reducedMotion: "reduce" });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(`${pathToFileURL(`${root}/dist/hongbao.html`).href}#view=tickets`);
  await makeTickets(page, { total: "20", count: "2" });
  assert.equal(await page.isChecked('[name="sheet-link"][value="text"]'), true);
  await page.check('[name="sheet-link"][value="link"]');
  assert.match(await page.locator("#sheet-base-said").innerText(), /opened from a disk/);
  const { links } = await issued(page);
  await page.click("nav.panes button >> nth=1");
  assert.match(await checkIn(page, /#ticket=([\w-]{79})/.exec(links[1])[1]), /Not open yet/);
  await page.click(".verdict .primary");
  await page.waitForSelector(".stamp.good");
  assert.match(await page.locator(".stamp").innerText(), /Valid\s+CN¥10\.00/);
});

test("each ticket counts once, a forged one never, and the field is ready for the next", async (t) => {
  const { page, context } = await start(t);
  await makeTickets(page, { total: "30", count: "3" });
  const { links } = await issued(page);
  await page.click("nav.panes button >> nth=1");
  assert.equal(await page.evaluate(() => document.activeElement.id), "ticket-typed");
  await checkIn(page, links[0]);
  await page.click(".verdict .primary");
  await page.waitForSelector(".stamp.good");
  assert.match(await checkIn(page, links[0]), /Used already/);
  assert.match(await page.locator(".stamp-why").innerText(), /Share no\. 1 was given away on/);
  assert.match(await checkIn(page, links[2]), /Valid/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "ticket-typed");
  assert.equal(await page.inputValue("#ticket-typed"), "");
  // The last byte of the tag, changed.
  const forged = links[1].replace(/(#ticket=[\w-]{70})(.)/, (_, begin, character) => begin + (character === "A" ? "B" : "A"));
  assert.match(await checkIn(page, forged), /Not valid/);
  assert.match(await checkIn(page, "hello"), /Not valid/);
  const foreign = "AUhVrPzrIAPd8-miXK37GzLCPqVlmUVB4j-SXIaXc5dwAAIAAAAAAAACfTzH2CCOnZMB3D-cEwhcANw";
  assert.match(await checkIn(page, foreign), /Not valid/);
  assert.match(await page.locator(".stamp-why").innerText(), /does not have/);
  const [{ ledger }] = await keptPackets(page);
  assert.deepEqual(
    ledger.claims.map(({ index }) => index),
    [0, 2],
  );
  // Another tab at the same ticket in the same moment: one of the two has it.
  const other = await context.newPage();
  await other.goto(`${server.address}/#view=tickets&show=check-in`);
  await other.waitForSelector("#ticket-typed");
  const verdicts = await Promise.all([checkIn(page, links[1]), checkIn(other, links[1])]);
  assert.deepEqual(verdicts.map((verdict) => /Valid/.test(verdict)).sort(), [false, true]);
  assert.equal((await keptPackets(page))[0].ledger.claims.length, 3);
  await page.waitForSelector("text=3 of 3 in, CN¥30.00");
  await other.waitForSelector("text=3 of 3 in, CN¥30.00");
});

test("a ticket is not paid after the end", async (t) => {
  const { page } = await start(t);
  await page.clock.install({ time: new Date("2026-02-17T20:00:00Z") });
  await page.reload();
  await makeTickets(page, { total: "20", count: "2", hours: "1" });
  const { links } = await issued(page);
  await page.click("nav.panes button >> nth=1");
  await checkIn(page, links[0]);
  await page.click(".verdict .primary");
  await page.waitForSelector(".stamp.good");
  await page.clock.fastForward("01:00:00");
  assert.match(await checkIn(page, links[1]), /Not valid/);
  assert.match(await page.locator(".stamp-why").innerText(), /expired/);
  assert.equal((await keptPackets(page))[0].ledger.claims.length, 1);
});

test("a holder sees what the ticket says, that it proves nothing, and after the reveal that it is genuine", async (t) => {
  const { page } = await start(t);
  await makeTickets(page, { total: "100", count: "5" });
  const { links, kept } = await issued(page, `${server.address}/`);
  // The guest's browser knows nothing of the packet.
  const guest = await startPackets(t, browser, server.address, { hash: links[3].slice(links[3].indexOf("#")) });
  await guest.page.click(".coin");
  await guest.page.waitForSelector('.envelope[data-phase="opened"]');
  assert.equal(await guest.page.locator(".card-amount").innerText(), "CN¥20.00");
  await guest.page.waitForFunction(() => document.activeElement.id === "ticket-says");
  assert.match(await guest.page.locator(".holder").innerText(), /By itself this proves nothing/);
  assert.equal(await guest.page.locator(".holder .stamp").count(), 0);
  await guest.page.fill("#ticket-reveal", `here it is: ${JSON.stringify(kept.reveal)}`);
  assert.equal(await guest.page.locator(".holder .stamp").innerText(), "Genuine");
  await guest.page.fill("#ticket-reveal", JSON.stringify({ ...kept.reveal, total: "10001" }));
  assert.equal(await guest.page.locator(".holder .stamp").innerText(), "Not genuine");
  await guest.page.fill("#ticket-reveal", "nonsense");
  assert.match(await guest.page.locator("#ticket-reveal-said .problem").innerText(), /not a whole proof/);
  // The reveal stays out of the address; the ticket stays as it was issued.
  await guest.page.waitForTimeout(600);
  assert.equal(guest.page.url(), links[3]);
  assert.deepEqual(guest.problems, []);
});

test("the host who scans a ticket with a phone's camera can check it in at once", async (t) => {
  const { page } = await start(t);
  await makeTickets(page, { total: "20", count: "2" });
  const { links } = await issued(page, `${server.address}/`);
  await page.goto(links[0]);
  await page.waitForSelector("text=This browser holds the packet");
  await page.getByRole("button", { name: "Check it in" }).click();
  await page.waitForSelector(".stamp.waits");
  await page.click(".verdict .primary");
  await page.waitForSelector(".stamp.good");
  assert.equal((await keptPackets(page))[0].ledger.claims.length, 1);
});

test("shares that are on paper are not given away by the coin", async (t) => {
  const { page } = await start(t);
  await makeTickets(page, { total: "20", count: "2" });
  await page.pdf({ preferCSSPageSize: true });
  await page.click("nav.panes button >> nth=1");
  await page.click("text=Open the check-in");
  await page.goto(`${server.address}/#view=packets&show=kept`);
  await page.click(".packet");
  await page.waitForSelector("text=its shares go to those who bring them");
  assert.equal(await page.locator(".coin").count(), 0);
});

test("an address carries the sheet's set-up and nothing of the packet", async (t) => {
  const { page } = await start(t, { hash: "#view=tickets&event=%E5%B9%B4%E4%BC%9A&paper=letter" });
  await makeTickets(page, { total: "20", count: "2" });
  assert.equal(await page.inputValue("#sheet-event"), "年会");
  assert.equal(await page.getAttribute(".ticket-page", "data-paper"), "letter");
  await page.check('[name="sheet-card"][value="large"]');
  await page.waitForTimeout(600);
  const [{ reveal, commitment }] = await keptPackets(page);
  const address = decodeURIComponent(page.url());
  assert.match(address, /card=large/);
  for (const secret of [reveal.seed, commitment]) assert.ok(!address.includes(secret));
});

test("a camera that is refused is explained", async (t) => {
  const { page } = await start(t, { hash: "#view=tickets&show=check-in", permissions: [] });
  await page.click("text=Use the camera");
  await page.waitForFunction(() => /camera/i.test(document.querySelector("main .problem:not(:empty)")?.textContent ?? ""));
  assert.equal(await page.locator("video").count(), 0);
});

for (const scheme of ["light", "dark"]) {
  test(`axe finds nothing in any state, ${scheme}`, async (t) => {
    const { page } = await start(t, { colorScheme: scheme });
    const clean = async (state) => assert.deepEqual(await findings(page), [], state);
    await clean("no packet");
    await makeTickets(page, { total: "20", count: "2" });
    const { links, kept } = await issued(page);
    await clean("sheet");
    await page.fill("#sheet-base", "x");
    await clean("sheet with a mistake");
    await page.click("nav.panes button >> nth=1");
    await clean("check-in");
    await checkIn(page, links[0]);
    await clean("not open yet");
    await page.click(".verdict .primary");
    await page.waitForSelector(".stamp.good");
    await clean("valid");
    await checkIn(page, links[0]);
    await clean("used");
    await page.click("nav.panes button >> nth=2");
    await clean("no ticket");
    await page.fill("#ticket", links[1]);
    await clean("closed");
    await page.click(".coin");
    await page.fill("#ticket-reveal", JSON.stringify(kept.reveal));
    await clean("genuine");
  });
}

for (const width of [320, 390, 768, 1440, 3840]) {
  test(`nothing is cut off at ${width} pixels`, async (t) => {
    const { page } = await start(t, { viewport: { width, height: 800 } });
    const fits = async (state) => assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, state);
    await fits("no packet");
    await makeTickets(page, { total: "1000000", count: "2" });
    await fits("sheet");
    const { links } = await issued(page);
    await page.click("nav.panes button >> nth=1");
    await checkIn(page, links[0]);
    await fits("check-in");
    await page.click("nav.panes button >> nth=2");
    await page.fill("#ticket", links[1]);
    await page.click(".coin");
    await fits("ticket");
  });
}
