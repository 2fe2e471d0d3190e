// Pages with the elements in them, written by the tests: shared by the tests of the elements.

import { createRequire } from "node:module";
import { PNG } from "pngjs";
import { readTwice } from "../decoders.mjs";
import { open } from "./browser.mjs";

const require = createRequire(import.meta.url);
const axePath = require.resolve("axe-core/axe.min.js");

/** The policy that the one-line embed is promised to work under. */
export const strictPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; img-src data: blob:; require-trusted-types-for 'script'";

export const define = `<script type="module" src="/npm/define.js"></script>`;
export const script = `<script src="/npm/hongbao.js" defer></script>`;

/** Folders for `serve`: the elements' pages are made up under `/made/`. */
export const mounts = { "/": "tests/browser/fixtures", "/npm": "dist/npm", "/node_modules": "node_modules" };

/**
 * Opens a page with this body, in a context of its own. All events of the elements, in order, are in `globalThis.events`;
 * uncaught errors and refusals of the policy are problems.
 *
 * @param options - those of a context, and `head`: by default the module that registers the elements; `lang`: that of the
 * page; `policy`: its content security policy
 */
export async function show(t, browser, server, body, { head = define, lang = "en", policy, prepare, ...options } = {}) {
  const context = { newContext: async () => ready(await browser.newContext(options)) };
  const html = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Elements</title><link rel="icon" href="data:,">${head}<body><main>${body}<h1>Elements</h1></main></body></html>`;
  const ready = async (made) => {
    await made.route("**/made/page.html", (route) => route.fulfill({ contentType: "text/html", body: html, headers: policy === undefined ? {} : { "content-security-policy": policy } }));
    await made.addInitScript(() => {
      globalThis.events = [];
      for (const name of ["hongbao-render", "hongbao-error", "hongbao-split", "hongbao-open"]) {
        addEventListener(name, ({ type, target, detail }) => globalThis.events.push({ type, id: target.id, detail: { ...detail } }));
      }
    });
    if (prepare !== undefined) await made.addInitScript(prepare);
    return made;
  };
  return open(t, context, `${server.address}/made/page.html`);
}

/** Waits until all `<hongbao-qr>` that are to draw have drawn or failed. */
export function settled(page) {
  return page.evaluate(async () => {
    await Promise.all([...document.querySelectorAll("hongbao-qr, hongbao-packet")].map(async ({ localName }) => customElements.whenDefined(localName)));
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    for (let round = 0; round < 3; round += 1) {
      await Promise.all([...document.querySelectorAll("hongbao-qr, hongbao-packet")].map((element) => element.updateComplete));
      await frame();
    }
  });
}

/** Reads an element from a photograph of the page, with two decoders. */
export async function readShown(page, selector) {
  return readTwice(await picture(page, selector));
}

/** The pixels that the screen shows of an element. */
export async function picture(page, selector) {
  const { data, width, height } = PNG.sync.read(await page.locator(selector).screenshot());
  return { data: new Uint8ClampedArray(data), width, height };
}

/** What axe finds wrong in the page. */
export async function axe(page) {
  await page.addScriptTag({ path: axePath });
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(" | ")}`);
}
