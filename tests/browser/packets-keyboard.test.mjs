// What a host does in an evening, with the keyboard alone: no pointer, no selector but to see where the focus is.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, serve } from "./browser.mjs";
import { keptPackets, startPackets } from "./packets.mjs";
import { issued } from "./tickets.mjs";

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve("dist/www")]);
});

after(() => Promise.all([browser.close(), server.close()]));

/** What has the focus, as a screen reader would name it. */
function focused(page) {
  return page.evaluate(() => {
    const { activeElement: element } = document;
    const label = element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent;
    return label.replace(/\s+/g, " ").trim();
  });
}

/** Presses Tab until what is named has the focus; the keys that it took are counted. */
async function tabTo(page, name, most = 40) {
  for (let keys = 1; keys <= most; keys += 1) {
    await page.keyboard.press("Tab");
    if (name.test(await focused(page))) return keys;
  }
  throw new Error(`${name} was not reached in ${most} steps; the focus is at “${await focused(page)}”`);
}

async function type(page, name, text) {
  await tabTo(page, name);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
}

/** Waits until what is named has the focus; the page itself, whose text holds every name, does not count. */
async function focusIs(page, name) {
  await page.waitForFunction((source) => {
    const { activeElement: element, body } = document;
    return element !== body && new RegExp(source).test(element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent);
  }, name.source);
}

test("split 200 among 12 with at most 40 each, open them all and prove it", async (t) => {
  const { page, problems } = await startPackets(t, browser, server.address);
  await type(page, /^Total/, "200");
  await type(page, /^Shares/, "12");
  await type(page, /^At most each/, "40");
  await page.keyboard.press("Enter");
  await focusIs(page, /Good fortune and good luck/);
  await tabTo(page, /^Open for claims$/);
  await page.keyboard.press("Enter");
  for (let share = 1; share <= 12; share += 1) {
    await focusIs(page, /開 Open a share/);
    await page.keyboard.press("Enter");
    await focusIs(page, share < 12 ? /^Next$/ : /Everyone’s luck/);
    await page.keyboard.press("Enter");
  }
  await focusIs(page, /12 shares, CN¥200\.00, all gone/);
  const [{ ledger }] = await keptPackets(page);
  assert.ok(ledger.shares.every((share) => BigInt(share) <= 4000n));
  await tabTo(page, /Reveal the proof/);
  await page.keyboard.press("Enter");
  await tabTo(page, /Verify it here/);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".stamp.good");
  assert.deepEqual(problems, []);
});

test("print 30 tickets for tonight, then check one in", async (t) => {
  const { page, problems } = await startPackets(t, browser, server.address, { hash: "#view=tickets" });
  await page.evaluate(() => {
    globalThis.printed = 0;
    globalThis.print = () => (globalThis.printed += 1);
  });
  await type(page, /^Total/, "600");
  await type(page, /^Shares/, "30");
  await tabTo(page, /for some hours/);
  await page.keyboard.press("ArrowRight");
  await tabTo(page, /Seal it and make the tickets/);
  await page.keyboard.press("Enter");
  await focusIs(page, /Occasion/);
  await page.keyboard.type("Tonight");
  await tabTo(page, /^Print$/);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => globalThis.printed === 1);
  const { kept, links } = await issued(page);
  assert.equal(kept.printed, true);
  assert.equal(kept.ending.kind, "midnight");
  await page.keyboard.press("Control+Home");
  for (let back = 0; !/^Check in$/.test(await focused(page)); back += 1) {
    assert.ok(back < 40);
    await page.keyboard.press("Shift+Tab");
  }
  await page.keyboard.press("Enter");
  await focusIs(page, /Scan, type or paste a ticket/);
  await page.keyboard.insertText(links[6]);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".stamp.waits");
  await tabTo(page, /Open the check-in/);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".stamp.good");
  await focusIs(page, /Scan, type or paste a ticket/);
  assert.deepEqual(
    (await keptPackets(page))[0].ledger.claims.map(({ index }) => index),
    [6],
  );
  assert.deepEqual(problems, []);
});

test("verify what someone sent me", async (t) => {
  const { page } = await startPackets(t, browser, server.address);
  for (let step = 0; !/^Verify$/.test(await focused(page)); step += 1) {
    assert.ok(step < 20);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await tabTo(page, /^Proof/);
  await page.keyboard.insertText('{"spec":"hb1","rule":"double-mean","total":"100","count":4,"min":"1","max":"49","seed":"000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f","salt":""}');
  await tabTo(page, /^Commitment/);
  await page.keyboard.insertText("fd859ded119adf12");
  assert.match(await page.locator(".verdict").innerText(), /64 characters/);
  await page.keyboard.press("Control+A");
  // The vector of the specification has the first half of the commitment alone. The page says the whole.
  const { sealRedPacket } = await import("../../dist/npm/index.js");
  const { commitment } = sealRedPacket(100n, 4, { max: 49n, seed: Uint8Array.from({ length: 32 }, (_, place) => place) });
  assert.ok(commitment.startsWith("fd859ded119adf12"));
  await page.keyboard.insertText(commitment);
  await page.waitForSelector(".stamp.good");
  assert.deepEqual((await page.locator(".verdict .amount").allTextContents()).map((text) => text.trim()), ["0.31", "0.05", "0.35", "0.29"]);
});

test("a holder opens a ticket and checks it against the proof", async (t) => {
  const ticket = "AUhVrPzrIAPd8-miXK37GzLCPqVlmUVB4j-SXIaXc5dwAAIAAAAAAAACff4XlHzyYnzpqi8lZbSw3dA";
  const { page } = await startPackets(t, browser, server.address, { hash: `#ticket=${ticket}` });
  await tabTo(page, /開 Open/);
  await page.keyboard.press("Enter");
  await focusIs(page, /What this ticket says/);
  await tabTo(page, /^The proof/);
  await page.keyboard.insertText('{"spec":"hb1","rule":"double-mean","total":"10000","count":10,"min":"1","max":null,"seed":"000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f","salt":"恭喜发财"}');
  await page.waitForSelector(".stamp.good");
  assert.match(await page.locator(".stamp-why").innerText(), /share no\. 3 exactly 6\.37/);
});
