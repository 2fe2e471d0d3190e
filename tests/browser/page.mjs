// What the tests of the page share.

import { readTwice } from "../decoders.mjs";
import { open } from "./browser.mjs";

/** Opens the page in English and waits until it has started. */
export async function startPage(t, browser, address, options = {}) {
  const opened = await open(t, browser, address, { locale: "en-GB", ...options });
  await opened.page.waitForFunction(() => document.querySelector("main")?.innerText.trim());
  return opened;
}

/** Reads the first canvas that is shown with two decoders. */
export async function readCanvas(page, selector = "canvas") {
  const picture = await page.evaluate((selector) => {
    const canvas = document.querySelector(selector);
    const { data, width, height } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return { data: Array.from(data), width, height };
  }, selector);
  return { ...(await readTwice(picture)), width: picture.width };
}

/** The names of the files that were asked for, without what stands in the page itself. */
export function filesAsked(requests) {
  return requests.filter((request) => !/^(data|blob):/.test(request)).map((request) => request.split("/").at(-1).replace(/#.*/, ""));
}

/** The page's own strings in one language, as the page has them at hand: views tell by `view=NAME`, whatever the language. */
export const views = ["codes", "packets", "tickets", "promoters"];
