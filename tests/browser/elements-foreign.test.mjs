import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launch, open, serve } from "./browser.mjs";
import { mounts, readShown, script, settled } from "./elements.mjs";

// Two pages that we did not write, under a policy that lets nothing of others in and no style that stands in the page.
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; base-uri 'none'; require-trusted-types-for 'script'";
const pages = {
  "a blog with all of Bootstrap": { path: "/foreign/clean-blog/post.html", styles: "" },
  "a page whose reset takes the styles of every element": { path: "/foreign/boilerplate/index.html", styles: `<link rel="stylesheet" href="/foreign/new-css-reset/reset.css">` },
};

const text = "https://example.com/红包";
const elements = `<hongbao-qr id="qr" value="${text}">fallback</hongbao-qr><hongbao-qr id="sized" as="svg" value="${text}" size="150"></hongbao-qr><hongbao-packet id="packet" total="88.88" count="6"></hongbao-packet>`;

let browser;
let server;

before(async () => {
  browser = await launch();
  server = await serve(mounts, { "content-security-policy": policy });
});

after(() => Promise.all([browser.close(), server.close()]));

/** Opens a saved page with the elements at its end, and with our line or without it. */
async function start(t, { path, styles }, line) {
  const html = await readFile(new URL(`fixtures${path}`, import.meta.url), "utf8");
  const body = html.replace("</head>", `${styles}</head>`).replace("</body>", `${elements}${line}</body>`);
  const newContext = async () => {
    const context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
    await context.route(`**${path}`, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body, headers: { "content-security-policy": policy } }));
    return context;
  };
  return open(t, { newContext }, server.address + path);
}

/** What the page's own elements look like and where they are, and what is known in all of the page. */
function state(page) {
  return page.evaluate(() => {
    const own = [...document.querySelectorAll("*")].filter((element) => !/^hongbao-/.test(element.localName) && element.localName !== "script");
    // The elements stand last, so that all but the page's own height is as it was.
    const tall = (element, name) => ["html", "body"].includes(element.localName) && /^(height|block-size|perspective-origin|transform-origin)$/.test(name);
    const looks = own.flatMap((element, place) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const where = `${place} ${element.localName}`;
      const values = Array.from(style).filter((name) => !tall(element, name)).map((name) => `${where} ${name}: ${style.getPropertyValue(name)}`);
      const boxes = element.getClientRects().length;
      return [boxes === 0 ? `${where} nowhere` : `${where} at ${[x + scrollX, y + scrollY, width, tall(element, "height") ? "" : height]}`, ...values];
    });
    return { looks, globals: Object.getOwnPropertyNames(globalThis).sort(), sheets: [document.styleSheets.length, document.adoptedStyleSheets.length], attributes: [...document.querySelectorAll("hongbao-qr, hongbao-packet")].map(({ attributes }) => [...attributes].map(({ name }) => name)) };
  });
}

for (const [name, saved] of Object.entries(pages)) {
  test(`in ${name} they work and disturb nothing`, async (t) => {
    const without = await start(t, saved, "");
    await without.page.waitForLoadState("load");
    const before = await state(without.page);
    const { page, problems } = await start(t, saved, script);
    await settled(page);
    for (const id of ["#qr", "#sized"]) assert.deepEqual(await readShown(page, `${id} [part=base]`), { zxing: text, jsQR: text });
    await page.getByRole("button", { name: "Open all" }).click();
    assert.equal(await page.locator("#packet .list li").count(), 6);
    const seen = await state(page);
    const known = new Set(before.looks);
    assert.deepEqual(seen.looks.filter((look) => !known.has(look)), []);
    assert.deepEqual(seen.globals.filter((each) => !before.globals.includes(each)), ["hongbao"]);
    assert.deepEqual([seen.sheets, seen.attributes], [before.sheets, before.attributes]);
    // The page's own: fonts and scripts of others, which this policy refuses, and pictures that were not saved.
    assert.deepEqual(problems.filter((problem) => !without.problems.includes(problem)), []);
    const widths = await page.evaluate(() => ["qr", "sized", "packet"].map((id) => document.getElementById(id).shadowRoot.querySelector(".box, .packet").getBoundingClientRect().width));
    assert.ok(widths[0] < 230 && widths[1] === 150 && widths[2] < 400, String(widths));
  });
}
