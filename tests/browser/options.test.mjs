// In Chromium, where captions have letters: every option of a style is seen in every output, or is an error there.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { rows, wanted } from "../options.mjs";
import { launch, open, serve } from "./browser.mjs";

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve({ "/": "tests/browser/fixtures", "/npm": "dist/npm", "/node_modules": "node_modules", "/tests": "tests" })]);
});

after(() => Promise.all([browser.close(), server.close()]));

/** Opens the page that has the package. */
async function started(t) {
  const opened = await open(t, browser, `${server.address}/`);
  await opened.page.waitForSelector("html[data-started]");
  return opened;
}

test("every option of a style is seen in every output, or an error", async (t) => {
  const { page, problems } = await started(t);
  const all = await page.evaluate(async () => {
    const { answers, outputs } = await import("/tests/options.mjs");
    return answers(outputs(hongbao, () => document.createElement("canvas")));
  });
  for (const [place, [option, without, given, exceptions]] of rows.entries()) {
    const shown = JSON.stringify(given, (key, value) => (key === "image" ? "…" : value));
    assert.deepEqual(all[place], wanted(exceptions), `${option}: ${shown}`);
  }
  assert.deepEqual(problems, []);
});

test("a logo that is a canvas is drawn by drawQr, and an error in every other output", async (t) => {
  const { page } = await started(t);
  const answered = await page.evaluate(async () => {
    const { outputs } = await import("/tests/options.mjs");
    const image = new OffscreenCanvas(8, 8);
    image.getContext("2d").fillRect(0, 0, 8, 8);
    const { text, ...pictures } = outputs(hongbao, () => document.createElement("canvas"));
    return Object.entries(pictures).map(([name, output]) => {
      try {
        return [name, output({ logo: { image, size: 0.1 } }) === output({}) ? "same" : "effect"];
      } catch ({ code }) {
        return [name, code];
      }
    });
  });
  for (const [name, code] of answered) assert.equal(code, name === "drawQr" ? "effect" : "logo-unsupported", name);
});
