// What the page does when the memory of the browser fails it, or was meddled with.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, serve } from "./browser.mjs";
import { downloaded } from "./page.mjs";
import { keptPackets, openShare, send, startPackets } from "./packets.mjs";

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve("dist/www")]);
});

after(() => Promise.all([browser.close(), server.close()]));

/** Puts records into the database, past the page; `change` makes them of those that are there. */
function meddle(page, change) {
  return page.evaluate(
    (source) =>
      new Promise((resolve, reject) => {
        const asked = indexedDB.open("hongbao");
        asked.onsuccess = () => {
          const transaction = asked.result.transaction("packets", "readwrite");
          const store = transaction.objectStore("packets");
          const read = store.getAll();
          read.onsuccess = () => new Function("kept", `return (${source})(kept)`)(read.result).forEach((record) => store.put(record));
          transaction.oncomplete = () => (asked.result.close(), resolve());
          transaction.onerror = () => reject(transaction.error);
        };
      }),
    change.toString(),
  );
}

test("one damaged record hides no other, is shown as what it is, and can be saved", async (t) => {
  // The page's policy evaluates nothing; the test's own function has to be.
  const { page, problems } = await startPackets(t, browser, server.address, { bypassCSP: true });
  await send(page, { total: "8.88", count: "3" });
  await meddle(page, ([kept]) => [
    { ...kept, id: "a-ledger", ledger: {} },
    { ...kept, id: "b-decimals", decimals: 99 },
    { ...kept, id: "c-currency", currency: "<b>" },
    { ...kept, id: "d-sealed", sealedAt: undefined },
    { ...kept, id: "e-reveal", reveal: null },
    { ...kept, id: "f-wish", wish: { toString: "x" } },
    { ...kept, id: "g-ending", ending: "soon" },
    { ...kept, id: "h-other", commitment: "0".repeat(64) },
    { id: "i-nothing" },
    { ...kept, id: "j-big", ledger: 5n },
  ]);
  await page.goto("about:blank");
  await page.goto(`${server.address}/#view=packets&show=kept`);
  await page.waitForSelector(".packets li, .one-packet");
  if ((await page.locator(".one-packet").count()) > 0) await page.click(".one-packet .quiet >> nth=0");
  await page.waitForSelector(".packets li");
  assert.equal(await page.locator('.packet[data-state="damaged"]').count(), 10);
  assert.equal(await page.locator('.packet[data-state="open"]').count(), 1);
  await page.click("#packet-c-currency");
  await page.waitForSelector("text=contradicts itself");
  const saved = await downloaded(page, () => page.getByRole("button", { name: "Save as it is" }).click());
  assert.equal(JSON.parse(new TextDecoder().decode(saved.bytes)).currency, "<b>");
  await page.click("#delete");
  await page.click(".deletion .primary");
  await page.waitForFunction(() => document.querySelectorAll('.packet[data-state="damaged"]').length === 9);
  await page.click('.packet[data-state="open"]');
  await openShare(page);
  assert.deepEqual(problems, []);
});

test("records that cannot be read together are read one by one", async (t) => {
  const { page, context } = await startPackets(t, browser, server.address);
  await send(page, { total: "8.88", count: "3" });
  await context.addInitScript(() => {
    IDBObjectStore.prototype.getAll = () => {
      throw new DOMException("one of them is broken", "DataError");
    };
  });
  await page.reload();
  await page.waitForSelector(".coin");
});

test("a disk that gives nothing back is told, and the form works on", async (t) => {
  const { page, context } = await startPackets(t, browser, server.address);
  await context.addInitScript(() => {
    IDBObjectStore.prototype.getAllKeys = () => {
      throw new DOMException("the disk is gone", "UnknownError");
    };
  });
  await page.reload();
  await page.waitForSelector("text=did not give back what it keeps (UnknownError)");
  await page.waitForSelector(".trial .sentence");
});

test("a database that another tab holds is told, and the form works on", async (t) => {
  const { page, context } = await startPackets(t, browser, server.address);
  const other = await context.newPage();
  await other.goto(`${server.address}/icon.svg`);
  // A tab that does not let go of its connection, and a request in front of ours that waits for that.
  await other.evaluate(
    () =>
      new Promise((resolve) => {
        const asked = indexedDB.open("hongbao");
        asked.onsuccess = () => {
          globalThis.held = asked.result;
          indexedDB.deleteDatabase("hongbao").onblocked = resolve;
        };
      }),
  );
  await page.reload();
  await page.waitForSelector("text=Another tab holds the packets", { timeout: 20_000 });
  await send(page, { total: "1", count: "2" });
});

test("where tabs cannot talk, packets are kept all the same", async (t) => {
  const { page, context } = await startPackets(t, browser, server.address);
  await context.addInitScript(() => {
    globalThis.BroadcastChannel = class {
      constructor() {
        throw new DOMException("no origin", "SecurityError");
      }
    };
  });
  await page.reload();
  await send(page, { total: "1", count: "2" });
  await openShare(page);
  assert.equal((await keptPackets(page))[0].ledger.claims.length, 1);
});

test("a reveal of ten megabytes gets a verdict", async (t) => {
  const { page, problems } = await startPackets(t, browser, server.address, { hash: "#view=packets&show=verify" });
  for (const text of ["{".repeat(1e7), `{"spec":"hb1","salt":"${"x".repeat(1e7)}"}`, "\u4e00".repeat(1e7)]) {
    await page.fill("#verify-reveal", "");
    await page.waitForFunction(() => !/does not hold/.test(document.querySelector(".verdict").textContent));
    await page.focus("#verify-reveal");
    await page.keyboard.insertText(text);
    await page.waitForFunction(() => /does not hold/.test(document.querySelector(".verdict").textContent));
  }
  assert.deepEqual(problems, []);
});

test("a packet that a wrong clock ended can go on, and its book says why", async (t) => {
  const { page, problems } = await startPackets(t, browser, server.address, { bypassCSP: true });
  await send(page, { total: "8.88", count: "3" });
  await openShare(page);
  await meddle(page, ([kept]) => [{ ...kept, ledger: { ...kept.ledger, seenAt: "2090-01-01T00:00:00.000Z" } }]);
  await page.reload();
  await page.click(".reopen");
  await page.waitForSelector(".coin");
  const [{ ledger }] = await keptPackets(page);
  assert.deepEqual(ledger.corrections.map(({ refundedAt, reason }) => [refundedAt, reason]), [["2090-01-01T00:00:00.000Z", "a clock was wrong"]]);
  assert.equal(ledger.refundedAt, null);
  await openShare(page);
  await openShare(page);
  await page.waitForSelector('.one-packet[data-state="finished"]');
  assert.deepEqual(problems, []);
});
