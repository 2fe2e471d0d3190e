// What the tests of the red packets share.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Opens the view and waits for its form. */
export async function startPackets(t, browser, address, { hash = "#view=packets", ...options } = {}) {
  const context = await browser.newContext({ locale: "en-GB", reducedMotion: "reduce", ...options });
  t.after(() => context.close());
  const problems = [];
  context.on("weberror", (error) => problems.push(String(error.error().stack)));
  context.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  const page = await context.newPage();
  await page.goto(`${address}/${hash}`);
  await page.waitForSelector("main h1");
  return { context, page, problems };
}

/** Seals what the form says and sends it; the page then shows the packet with its coin. */
export async function send(page, fields = {}) {
  for (const [field, value] of Object.entries(fields)) await page.fill(`#packet-${field}`, value);
  await page.click("form .primary");
  await page.click(".steps .primary");
  await page.waitForSelector(".coin");
}

/** Opens a share with the coin and returns what the card says. */
export async function openShare(page, who = "") {
  if ((await page.getAttribute(".envelope", "data-phase")) === "opened") await page.click(".coin");
  await page.waitForSelector('.envelope[data-phase="closed"]');
  if (who !== "") await page.fill("#who", who);
  await page.click(".coin");
  await page.waitForSelector('.envelope[data-phase="opened"]');
  return page.locator(".card-amount").innerText();
}

/** The packets that this browser keeps, read past the page. */
export function keptPackets(page) {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const asked = indexedDB.open("hongbao");
        asked.onerror = () => reject(asked.error);
        asked.onsuccess = () => {
          const read = asked.result.transaction("packets").objectStore("packets").getAll();
          read.onerror = () => reject(read.error);
          read.onsuccess = () => {
            asked.result.close();
            resolve(read.result);
          };
        };
      }),
  );
}

/** Minor units of an amount that the page shows, whatever stands around its figures. */
export function minor(text) {
  return Number(/[\d,.]*\d/.exec(text)[0].replace(/[,.]/g, ""));
}

/** What axe finds wrong with the page as it stands, a line a finding. */
export async function findings(page) {
  // The policy of the page lets no foreign script in; what is evaluated by the debugger passes.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary.replace(/\s+/g, " ")}`));
}
