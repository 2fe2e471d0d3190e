// What the tests of the page share.

import { readFile } from "node:fs/promises";
import { readTwice } from "../decoders.mjs";
import { on, pngPixels } from "../rasterise.mjs";
import { open } from "./browser.mjs";

/** The screens at which the page is looked at. */
export const screens = { laptop: { viewport: { width: 1366, height: 768 } }, phone: { viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true } };

/** Opens the page in English and waits until it has started. */
export async function startPage(t, browser, address, options = {}) {
  const opened = await open(t, browser, address, { locale: "en-GB", ...options });
  await opened.page.waitForFunction(() => document.querySelector("main")?.innerText.trim());
  return opened;
}

/** Reads the first canvas that is shown with two decoders; it travels as a PNG, since lists of numbers travel slowly. */
export async function readCanvas(page, selector = "canvas") {
  const address = await page.evaluate((selector) => document.querySelector(selector).toDataURL("image/png"), selector);
  const picture = on([255, 255, 255], pngPixels(Buffer.from(address.slice(address.indexOf(",") + 1), "base64")));
  return { ...(await readTwice(picture)), width: picture.width };
}

/** The names of the files that were asked for, without what stands in the page itself and without the hashes that parts bear. */
export function filesAsked(requests) {
  return requests.filter((request) => !/^(data|blob):/.test(request)).map((request) => withoutHash(request.split("/").at(-1).replace(/#.*/, "")));
}

/** The name of a part as the page calls it. */
export function withoutHash(file) {
  return file.replace(/^(part-.+)-[0-9a-f]{8}\.js$/, "$1.js");
}

/** The page's own strings in one language, as the page has them at hand: views tell by `view=NAME`, whatever the language. */
export const views = ["codes", "packets", "tickets", "promoters"];

/** Clicks what starts a download and returns its name and bytes. */
export async function downloaded(page, work) {
  const [file] = await Promise.all([page.waitForEvent("download", { timeout: 15_000 }), work()]);
  const chunks = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  return { name: file.suggestedFilename(), bytes: new Uint8Array(Buffer.concat(chunks)) };
}

const axeSource = await readFile(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** What axe finds wrong by WCAG 2.2 AA and its own good practice, one line each. */
export async function axeFindings(page) {
  await page.evaluate(axeSource);
  // What still moves has colours that it will not keep.
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined))));
  const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"] }));
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")} ${failureSummary?.split("\n").slice(1).join(" ")}`));
}
