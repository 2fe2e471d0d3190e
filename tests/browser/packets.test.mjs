import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { parse } from "./csv.mjs";
import { launch, root, serve } from "./browser.mjs";
import { findings, keptPackets, minor, openShare, send, startPackets } from "./packets.mjs";

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve("dist/www")]);
});

after(() => Promise.all([browser.close(), server.close()]));

async function start(t, options) {
  const started = await startPackets(t, browser, server.address, options);
  t.after(() => assert.deepEqual(started.problems, []));
  return started;
}

async function shares(page) {
  return (await page.locator(".shares .amount").allTextContents()).map(minor);
}

test("a trial draw shows every share, the exact sum and the best one", async (t) => {
  const { page } = await start(t);
  await page.fill("#packet-total", "88.88");
  await page.fill("#packet-count", "6");
  const drawn = await shares(page);
  assert.equal(drawn.length, 6);
  assert.equal(
    drawn.reduce((sum, share) => sum + share),
    8888,
  );
  const best = drawn.indexOf(Math.max(...drawn));
  assert.match(await page.locator(".shares li").nth(best).textContent(), /Best luck/);
  assert.equal(await page.locator(".trial .seal").count(), 1);
  assert.match(await page.locator(".trial .sentence").textContent(), /6 shares, CN¥88\.88, exactly/);
  await page.click(".trial button");
  assert.notDeepEqual(await shares(page), drawn);
});

test("many shares are shown in parts", async (t) => {
  const { page } = await start(t, { hash: "#view=packets&total=1000&count=700&rule=uniform" });
  assert.equal((await shares(page)).length, 50);
  await page.click("text=Show 650 more");
  assert.equal((await shares(page)).length, 550);
});

test("bad input is a sentence beside its field, and the nearest figure is one press away", async (t) => {
  const { page } = await start(t);
  const said = async (field, text) => {
    await page.fill(`#packet-${field}`, text);
    assert.equal(await page.getAttribute(`#packet-${field}`, "aria-invalid"), "true");
    return page.locator(`#packet-${field}-said .problem`).textContent();
  };
  assert.match(await said("total", "1.234"), /“1\.234” is not an amount/);
  assert.match(await said("count", "0"), /from 1 to 10000, not 0/);
  await page.fill("#packet-count", "10");
  assert.match(await said("total", "0.05"), /The total is too small/);
  await page.click("text=Set “Total” to 0.10");
  assert.equal(await page.inputValue("#packet-total"), "0.10");
  await page.fill("#packet-total", "100");
  assert.match(await said("min", "20"), /The smallest share is too large/);
  await page.click("text=Set “At least each” to 10.00");
  await page.fill("#packet-min", "");
  assert.match(await said("max", "9"), /The largest share is too small/);
  await page.click("text=Set “At most each” to 10.00");
  assert.equal(await page.locator('[aria-invalid="true"]').count(), 0);
  await page.fill("#packet-max", "");
  assert.match(await said("hours", "0"), /hours above 0/);
  await page.click("form .primary");
  assert.equal(await page.evaluate(() => document.activeElement.id), "packet-hours");
  await page.check('[name="packet-ending"][value="at"]');
  assert.match(await page.locator("#packet-at-said .problem").textContent(), /past or missing/);
});

test("a rule that takes no largest share offers none", async (t) => {
  const { page } = await start(t, { hash: "#view=packets&rule=proportional&max=3" });
  assert.equal(await page.locator("#packet-max").count(), 0);
  assert.equal((await shares(page)).length, 10);
});

test("the law is drawn before anything is sent, and can be read as numbers", async (t) => {
  const { page } = await start(t, { hash: "#view=packets&total=100&count=10" });
  await page.waitForSelector(".law .bars.luck rect");
  assert.equal(await page.locator(".law .bars.luck rect").count(), 10);
  assert.match(await page.locator(".figures").textContent(), /CN¥10\.00/);
  await page.click(".numbers summary");
  const odds = (await page.locator(".numbers table").nth(1).locator("td:nth-child(2)").allTextContents()).map((text) => Number.parseFloat(text));
  // The chance of the best share by position for ten shares of the double mean, as computed by exact dynamic programming.
  const known = [10.0, 9.5, 9.1, 8.9, 8.8, 9.1, 9.7, 10.7, 12.1, 12.2];
  odds.forEach((chance, place) => assert.ok(Math.abs(chance - known[place]) < 0.5, `${place}: ${chance}`));
  // Many shares need no button either: the coarse law comes first, and the page has its turn between two.
  await page.fill("#packet-count", "5000");
  await page.waitForFunction(() => !document.querySelector(".law").hasAttribute("data-stale"));
});

test("a packet is sealed, sent and opened one by one, and the last one tells the best", async (t) => {
  const { page } = await start(t, { locale: "zh-CN" });
  await send(page, { total: "100", count: "3" });
  const commitment = (await keptPackets(page))[0].commitment;
  const opened = [];
  for (const who of ["王小明", "李雷", ""]) {
    opened.push(minor(await openShare(page, who)));
  }
  assert.match(await page.locator(".standing .sentence").textContent(), /^3 个红包共 100\.00\u00a0元，\d+ 秒被抢光$/);
  const drawn = (await shares(page)).reverse();
  assert.deepEqual(drawn, opened);
  assert.equal(
    drawn.reduce((sum, share) => sum + share),
    10_000,
  );
  await page.click("text=看看大家的手气");
  const best = drawn.indexOf(Math.max(...drawn));
  assert.match(await page.locator(".shares li").nth(2 - best).textContent(), /手气最佳/);
  assert.equal(minor(await page.locator(".card-amount").innerText()), Math.max(...drawn));
  // What is revealed hashes to what was published: computed here from the specification, without the package.
  await page.click("text=公开凭证");
  const reveal = JSON.parse(await page.locator(".reveal pre").textContent());
  const head = `hb1\n${reveal.rule}\n${reveal.total}\n${reveal.count}\n${reveal.min}\n${reveal.max ?? "-"}\n`;
  assert.equal(createHash("sha256").update(head).update(Buffer.from(reveal.seed, "hex")).digest("hex"), commitment);
});

test("a name takes one share only", async (t) => {
  const { page } = await start(t);
  await send(page, { count: "3" });
  await openShare(page, "Ann");
  await page.click(".coin");
  await page.fill("#who", "Ann");
  await page.click(".coin");
  assert.match(await page.locator("#who-said .problem").filter({ hasText: /./ }).textContent(), /“Ann” has a share already: No\. [123]\./);
  assert.equal((await keptPackets(page))[0].ledger.claims.length, 1);
});

test("a word that others chose draws every share anew under the same commitment", async (t) => {
  const { page } = await start(t);
  await page.click("form .primary");
  await page.waitForSelector(".steps");
  const [before] = await keptPackets(page);
  await page.click("text=Mix it in");
  assert.match(await page.locator("#salt-said .problem").textContent(), /Write the word/);
  await page.fill("#salt", "恭喜发财");
  await page.click("text=Mix it in");
  await page.waitForSelector(".salted");
  await page.click(".steps .primary");
  await page.waitForSelector(".coin");
  const [after] = await keptPackets(page);
  assert.equal(after.commitment, before.commitment);
  assert.equal(after.reveal.salt, "恭喜发财");
  assert.equal(after.reveal.seed, before.reveal.seed);
});

test("a packet expires, its rest is taken back, and the money is conserved", async (t) => {
  const { page } = await start(t);
  await page.clock.install({ time: new Date("2026-02-17T20:00:00Z") });
  await page.reload();
  await page.waitForSelector("#packet-total");
  await send(page, { total: "100", count: "4", hours: "2" });
  const first = minor(await openShare(page));
  assert.match(await page.locator(".countdown").textContent(), /0[12]:\d\d:\d\d left/);
  await page.clock.fastForward("01:59:00");
  await page.clock.runFor(2000);
  assert.match(await page.locator(".countdown").textContent(), /00:00:\d\d left/);
  await page.clock.fastForward("00:02:00");
  await page.clock.runFor(2000);
  await page.waitForSelector("text=Time is up");
  assert.equal(await page.locator(".coin").count(), 0);
  // A clock that is set back opens nothing again.
  await page.clock.setSystemTime(new Date("2026-02-17T20:30:00Z"));
  await page.clock.runFor(2000);
  assert.equal(await page.locator(".coin").count(), 0);
  const rest = await page.locator("text=Take back").innerText();
  assert.equal(first + minor(rest), 10_000);
  await page.click("text=Take back");
  await page.waitForSelector("text=came back");
  const [{ ledger }] = await keptPackets(page);
  assert.notEqual(ledger.refundedAt, null);
  assert.equal(ledger.claims.length, 1);
});

test("the book is a CSV that opens, with names that are no formulas", async (t) => {
  const { page } = await start(t);
  await send(page, { total: "100", count: "3" });
  const names = ['=HYPERLINK("https://example.com")', "王小明，\"明\"", "+1"];
  for (const name of names.slice(0, 2)) await openShare(page, name);
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("text=Save as CSV")]);
  const bytes = await readFile(await download.path());
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  const [head, ...rows] = parse(bytes.subarray(3).toString("utf8"));
  assert.deepEqual(head, ["Number", "Name", "Amount", "Currency", "State", "Time (UTC)", "Luck"]);
  assert.deepEqual(
    rows.map(([number, name, , currency, state]) => [number, name, currency, state]),
    [
      ["1", `'${names[0]}`, "CNY", "opened"],
      ["2", names[1], "CNY", "opened"],
      ["3", "", "CNY", "not opened"],
    ],
  );
  assert.equal(
    rows.reduce((sum, [, , amount]) => sum + minor(amount), 0),
    10_000,
  );
});

test("a reveal that was pasted is verified, and a forged one is not", async (t) => {
  const { page } = await start(t, { hash: "#view=packets&show=verify" });
  const seed = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
  const reveal = { spec: "hb1", rule: "double-mean", total: "10000", count: 10, min: "1", max: null, seed, salt: "恭喜发财" };
  const commitment = createHash("sha256").update("hb1\ndouble-mean\n10000\n10\n1\n-\n").update(Buffer.from(seed, "hex")).digest("hex");
  const drawn = ["7.79", "19.99", "6.37", "17.89", "5.28", "11.46", "5.70", "12.38", "3.26", "9.88"];
  const verdict = () => page.locator(".stamp").innerText();
  await page.fill("#verify-reveal", `The proof: ${JSON.stringify(reveal)} (thanks!)`);
  assert.equal(await verdict(), "One thing is missing");
  await page.fill("#verify-commitment", `Commitment ${commitment.toUpperCase()}`);
  assert.equal(await verdict(), "It holds");
  assert.match(await page.locator(".checks").innerText(), /If that was not public before the proof, it proves nothing/);
  await page.check("#verify-salted");
  assert.equal(await verdict(), "It does not hold");
  await page.fill("#verify-salt", "恭喜发财");
  assert.equal(await verdict(), "It holds");
  assert.deepEqual(
    (await page.locator(".verdict .amount").allTextContents()).map((text) => text.trim()),
    drawn,
  );
  await page.fill("#verify-shares", drawn.join("\n"));
  assert.match(await page.locator(".checks").innerText(), /in order and number/);
  await page.fill("#verify-shares", drawn.with(2, "6.38").join("\n"));
  assert.equal(await verdict(), "It does not hold");
  assert.match(await page.locator("#verify-shares-said .problem").innerText(), /number 3 is 6\.38, and 6\.37/);
  await page.fill("#verify-shares", "");
  await page.fill("#verify-reveal", JSON.stringify({ ...reveal, total: "10001" }));
  assert.equal(await verdict(), "It does not hold");
  assert.match(await page.locator("#verify-commitment-said .problem").innerText(), /does not belong to the published commitment/);
  await page.fill("#verify-reveal", JSON.stringify({ ...reveal, extra: 1 }));
  assert.match(await page.locator("#verify-reveal-said .problem").innerText(), /not a whole proof/);
  await page.fill("#verify-reveal", "hello");
  assert.match(await page.locator("#verify-reveal-said .problem").innerText(), /not a whole proof/);
});

test("packets are listed, survive a reload, and go only after a question", async (t) => {
  const { page } = await start(t);
  await send(page, { total: "10", count: "2", wish: "First" });
  await openShare(page);
  await page.click("nav.panes button >> nth=0");
  await page.fill("#packet-wish", "Second");
  await page.click("form .primary");
  await page.waitForSelector(".steps");
  await page.reload();
  await page.waitForSelector("main h1");
  await page.click("nav.panes button >> nth=1");
  assert.deepEqual(await page.locator(".packet strong").allTextContents(), ["Second", "First"]);
  assert.match(await page.locator(".packet").nth(1).innerText(), /Open 1\/2/);
  await page.locator(".packet").nth(1).click();
  assert.match(await page.locator(".standing .sentence").textContent(), /1 of 2 opened/);
  await page.click("#delete");
  assert.match(await page.locator("#delete-why").textContent(), /not opened/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "delete-no");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "delete");
  await page.click("#delete");
  await page.getByRole("button", { name: "Delete it" }).click();
  await page.waitForSelector("#packets-heading");
  assert.deepEqual(await page.locator(".packet strong").allTextContents(), ["Second"]);
  assert.equal((await keptPackets(page)).length, 1);
});

test("without a database the page says that nothing lasts, and works", async (t) => {
  const context = await browser.newContext({ locale: "en-GB", reducedMotion: "reduce" });
  t.after(() => context.close());
  await context.addInitScript(() => Object.defineProperty(globalThis, "indexedDB", { value: undefined }));
  const page = await context.newPage();
  await page.goto(`${server.address}/#view=packets`);
  await page.waitForSelector("text=does not let the page keep anything");
  await send(page, { total: "1", count: "2" });
  const first = minor(await openShare(page));
  assert.equal(first + minor(await openShare(page)), 100);
});

test("a full disk changes nothing and is said", async (t) => {
  const { page } = await startPackets(t, browser, server.address);
  await send(page, { total: "1", count: "2" });
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await page.click(".coin");
  await page.waitForFunction(() => /could not keep this \(QuotaExceededError\)/.test(document.querySelector("#who-said").textContent));
  assert.equal(await page.getAttribute(".envelope", "data-phase"), "closed");
  assert.equal((await keptPackets(page))[0].ledger.claims.length, 0);
});

test("a packet that a hand in the database changed is not opened", async (t) => {
  const { page } = await startPackets(t, browser, server.address);
  await send(page, { total: "1", count: "2" });
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const asked = indexedDB.open("hongbao");
        asked.onsuccess = () => {
          const store = asked.result.transaction("packets", "readwrite").objectStore("packets");
          const read = store.getAll();
          read.onsuccess = () => {
            const [kept] = read.result;
            kept.ledger.shares[0] = "999999";
            store.put(kept).onsuccess = resolve;
          };
        };
      }),
  );
  await page.reload();
  await page.waitForSelector("text=contradicts itself");
  assert.equal(await page.locator(".coin").count(), 0);
});

test("packets work in the page that is one file on the disk", async (t) => {
  const context = await browser.newContext({ locale: "en-GB", reducedMotion: "reduce" });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(`${pathToFileURL(`${root}/dist/hongbao.html`).href}#view=packets`);
  await send(page, { total: "5", count: "2" });
  const first = minor(await openShare(page));
  assert.equal(first + minor(await openShare(page)), 500);
});

test("an address carries the form and nothing that is secret", async (t) => {
  const { page } = await start(t, { hash: "#view=packets&total=200&count=12&max=40&currency=JPY" });
  assert.equal(await page.inputValue("#packet-max"), "40");
  assert.match(await page.locator(".trial .sentence").textContent(), /12 shares, ¥200, exactly/);
  await page.fill("#packet-wish", "万事如意");
  await send(page);
  await page.waitForTimeout(600);
  const address = decodeURIComponent(page.url());
  const [{ reveal, commitment, id }] = await keptPackets(page);
  for (const secret of [reveal.seed, commitment, id]) assert.ok(!address.includes(secret));
  assert.match(address, /total=200/);
});

for (const scheme of ["light", "dark"]) {
  test(`axe finds nothing in any state, ${scheme}`, async (t) => {
    const { page } = await start(t, { colorScheme: scheme });
    const clean = async (state) => assert.deepEqual(await findings(page), [], state);
    await page.waitForSelector(".law .bars");
    await clean("form");
    await page.fill("#packet-total", "x");
    await page.fill("#packet-max", "-");
    await clean("form with mistakes");
    await page.click("nav.panes button >> nth=1");
    await clean("no packets");
    await page.click("nav.panes button >> nth=0");
    await page.fill("#packet-total", "10");
    await page.fill("#packet-max", "");
    await page.fill("#packet-count", "2");
    await page.click("form .primary");
    await page.waitForSelector(".steps");
    await clean("sealed");
    await page.fill("#salt", "word");
    await page.click("text=Mix it in");
    await page.waitForSelector(".salted");
    await clean("salted");
    await page.click(".steps .primary");
    await page.waitForSelector(".coin");
    await clean("open");
    await openShare(page, "Ann");
    await clean("opened");
    await page.click("#delete");
    await clean("delete?");
    await page.click("#delete-no");
    await openShare(page);
    await page.click("text=Reveal the proof");
    await clean("finished and revealed");
    await page.click("text=Verify it here");
    await clean("verified");
    await page.fill("#verify-commitment", "0".repeat(64));
    await clean("not verified");
    await page.click("nav.panes button >> nth=1");
    await clean("list");
  });
}

for (const width of [320, 390, 768, 1440, 3840]) {
  test(`nothing is cut off at ${width} pixels`, async (t) => {
    const { page } = await start(t, { viewport: { width, height: 800 }, hash: "#view=packets&total=1000000&wish=%E4%B8%87%E4%BA%8B%E5%A6%82%E6%84%8F" });
    const fits = async (state) => assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, state);
    await page.waitForSelector(".law .bars");
    await fits("form");
    await page.click("form .primary");
    await page.waitForSelector(".steps");
    await fits("sealed");
    await page.click(".steps .primary");
    await page.waitForSelector(".coin");
    await openShare(page, "Bartholomew Featherstonehaugh-Cholmondeley");
    await fits("opened");
  });
}
