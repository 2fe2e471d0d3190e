// Several tabs at once, a reload and a killed browser: no share is given twice and no money is lost.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { ledgerTotals, parseLedger } from "../../dist/npm/index.js";
import { flags, launch, serve } from "./browser.mjs";
import { keptPackets, openShare, send, startPackets } from "./packets.mjs";

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve("dist/www")]);
});

after(() => Promise.all([browser.close(), server.close()]));

/** Presses the coin whenever it can be pressed until the packet is empty, as fast as the page allows; tells what the cards said. */
function openAll(page, who) {
  return page.evaluate(
    async (who) => {
      const seen = [];
      const turn = () => new Promise((resolve) => setTimeout(resolve));
      for (let number = 1; ; ) {
        const envelope = document.querySelector(".envelope");
        const coin = envelope.querySelector(".coin");
        if (envelope.dataset.phase === "closed") {
          if (coin === null) return seen;
          const field = document.querySelector("#who");
          field.value = `${who} ${number}`;
          field.dispatchEvent(new InputEvent("input", { bubbles: true }));
          await turn();
          coin.click();
        } else if (envelope.dataset.phase === "opened") {
          // After the end the best share is shown, with no coin.
          if (coin === null) return seen;
          seen.push({ who: envelope.querySelector(".card-who").textContent, amount: envelope.querySelector(".card-amount").textContent });
          number += 1;
          coin.click();
        }
        await turn();
      }
    },
    who,
  );
}

test("six tabs that race for a hundred shares give each of them once", async (t) => {
  const { context, page, problems } = await startPackets(t, browser, server.address);
  await send(page, { total: "100", count: "100" });
  const tabs = [page];
  for (let tab = 1; tab < 6; tab += 1) {
    const other = await context.newPage();
    await other.goto(`${server.address}/#view=packets`);
    await other.click("nav.panes button >> nth=1");
    await other.click(".packet");
    await other.waitForSelector(".coin");
    tabs.push(other);
  }
  const seen = await Promise.all(tabs.map((tab, place) => openAll(tab, `tab ${place}`)));
  const [{ ledger }] = await keptPackets(page);
  const checked = parseLedger(JSON.stringify(ledger));
  assert.deepEqual(
    checked.claims.map(({ index }) => index).sort((one, other) => one - other),
    Array.from({ length: 100 }, (_, index) => index),
  );
  // What each tab told its people is what the book says, share for share.
  const booked = checked.claims.map(({ who, index }) => `${who}: ${Number(checked.shares[index]) / 100}`).sort();
  const told = seen.flat().map(({ who, amount }) => `${who}: ${Number(amount.replace(/[^\d.]/g, ""))}`).sort();
  assert.deepEqual(told, booked);
  assert.ok(seen.filter((tab) => tab.length > 0).length >= 2, "the tabs did not race");
  // Every tab shows the end without a reload.
  for (const tab of tabs) await tab.waitForFunction(() => /100 shares, CN¥100\.00, all gone/.test(document.querySelector(".standing")?.textContent ?? ""));
  assert.deepEqual(problems, []);
});

test("a refund in one tab and claims in another pay no share twice", async (t) => {
  const { context, page } = await startPackets(t, browser, server.address);
  await send(page, { total: "100", count: "100" });
  // Its clock is two days ahead, so that it sees the end at once.
  const late = await context.newPage();
  await late.addInitScript(() => {
    const Real = Date;
    const ahead = 2 * 86_400_000;
    globalThis.Date = class extends Real {
      constructor(...given) {
        if (given.length === 0) super(Real.now() + ahead);
        else super(...given);
      }
      static now() {
        return Real.now() + ahead;
      }
    };
  });
  await late.goto(`${server.address}/#view=packets`);
  await late.click("nav.panes button >> nth=1");
  await late.click(".packet");
  const refund = late.locator("button", { hasText: /^Take back/ });
  const [seen] = await Promise.all([
    page.evaluate(async () => {
      const seen = [];
      const turn = () => new Promise((resolve) => setTimeout(resolve));
      for (let turns = 0; turns < 4_000 && document.querySelector(".coin") !== null; turns += 1) {
        const envelope = document.querySelector(".envelope");
        if (envelope.dataset.phase === "opened") seen.push(envelope.querySelector(".card-amount").textContent);
        if (["closed", "opened"].includes(envelope.dataset.phase)) envelope.querySelector(".coin")?.click();
        await turn();
      }
      return seen;
    }),
    refund.click({ timeout: 20_000 }),
  ]);
  await late.waitForFunction(() => document.querySelector(".standing")?.textContent.includes("came back"));
  const [{ ledger }] = await keptPackets(late);
  const checked = parseLedger(JSON.stringify(ledger));
  const { state, claimed, left, refunded } = ledgerTotals(checked, new Date(checked.seenAt));
  assert.equal(state, "refunded");
  assert.deepEqual([claimed + refunded, left], [10_000n, 0n]);
  // What a person was told is in the book, once.
  const booked = checked.claims.map(({ index }) => Number(checked.shares[index]) / 100);
  for (const amount of new Set(seen)) {
    const told = Number(amount.replace(/[^\d.]/g, ""));
    assert.ok(booked.filter((share) => share === told).length >= 1, `${amount} was told and is not in the book`);
  }
  assert.ok(seen.length <= checked.claims.length);
});

test("a reload in the middle of a claim leaves it whole or not begun", async (t) => {
  const { page } = await startPackets(t, browser, server.address);
  await send(page, { total: "100", count: "60" });
  let told = 0;
  for (let round = 0; round < 12; round += 1) {
    // Nobody waits for the click here, so that the page goes away at a different moment of the claim each time.
    const shown = page.evaluate(
      (wait) =>
        new Promise((resolve) => {
          document.querySelector(".coin").click();
          setTimeout(() => {
            resolve(document.querySelector(".envelope").dataset.phase === "opened");
            setTimeout(() => location.reload());
          }, wait);
        }),
      round * 2,
    );
    const [seen] = await Promise.all([shown, page.waitForEvent("load")]);
    if (seen) told += 1;
    await page.waitForSelector('.envelope[data-phase="closed"]');
    const [{ ledger }] = await keptPackets(page);
    const { claimed, left } = ledgerTotals(parseLedger(JSON.stringify(ledger)), new Date());
    assert.equal(claimed + left, 10_000n);
    assert.ok(ledger.claims.length >= told && ledger.claims.length <= round + 1);
  }
});

test("a browser that is killed while shares are opened forgets none that it told", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "hongbao-"));
  t.after(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  const open = () => chromium.launchPersistentContext(folder, { executablePath: process.env.HONGBAO_CHROMIUM, args: flags, locale: "en-GB", reducedMotion: "reduce" });
  let context = await open();
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`${server.address}/#view=packets`);
  await send(page, { total: "100", count: "100" });
  await page.exposeFunction("told", (who) => told.push(who));
  const told = [];
  await openShare(page, "first");
  const opening = page
    .evaluate(async () => {
      const turn = () => new Promise((resolve) => setTimeout(resolve));
      document.querySelector(".coin").click();
      for (let number = 0; ; ) {
        const envelope = document.querySelector(".envelope");
        const coin = envelope.querySelector(".coin");
        if (envelope.dataset.phase === "closed") {
          const field = document.querySelector("#who");
          field.value = String(number);
          field.dispatchEvent(new InputEvent("input", { bubbles: true }));
          await turn();
          coin.click();
        } else if (envelope.dataset.phase === "opened" && envelope.querySelector(".card-who").textContent === String(number)) {
          await globalThis.told(String(number));
          number += 1;
          coin.click();
        }
        await turn();
      }
    })
    .catch(() => undefined);
  while (told.length < 15) await new Promise((resolve) => setTimeout(resolve, 5));
  // Its processes are told by the folder of their profile, which no other browser has.
  for (const pid of await processesOf(folder)) process.kill(pid, "SIGKILL");
  await Promise.all([opening, context.close().catch(() => undefined)]);
  context = await open();
  t.after(() => context.close());
  const again = context.pages()[0] ?? (await context.newPage());
  await again.goto(`${server.address}/#view=packets`);
  await again.waitForSelector("nav.panes");
  const [{ ledger }] = await keptPackets(again);
  const checked = parseLedger(JSON.stringify(ledger));
  const { claimed, left } = ledgerTotals(checked, new Date());
  assert.equal(claimed + left, 10_000n);
  const names = checked.claims.map(({ who }) => who);
  for (const who of told) assert.ok(names.includes(who), `${who} was told of a share that the book forgot`);
  assert.ok(names.length <= told.length + 2);
});

async function processesOf(folder) {
  const pids = execFileSync("ls", ["/proc"], { encoding: "utf8" }).split("\n").filter((name) => /^\d+$/.test(name));
  const own = await Promise.all(pids.map(async (pid) => ((await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).includes(`--user-data-dir=${folder}`) ? Number(pid) : undefined)));
  return own.filter((pid) => pid !== undefined);
}
