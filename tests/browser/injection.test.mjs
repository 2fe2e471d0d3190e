// Hostile words and logos: what qrToSvg writes does nothing, in a page, as an image, as a file, and with the logo taken out of it.

import assert from "node:assert/strict";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { hostileFiles } from "../hostile-svg.mjs";
import { launch, open, root, serve } from "./browser.mjs";

const strict = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; img-src data: blob:; frame-src 'none'; base-uri 'none'; form-action 'none'";
const folder = `${root}/target/injection`;
const mounts = { "/": "tests/browser/fixtures", "/npm": "dist/npm", "/files": "target/injection" };

const words = [
  `"><script>hit('words')</script>`,
  `</title><script>hit('title')</script><title>`,
  `</text></svg><img src=x onerror="hit('image')">`,
  `' onload='hit("attribute")' x='`,
  `" onload="hit('attribute')" style="background:url(/beacon)" x="`,
  `]]><![CDATA[<script>hit(1)</script>`,
  `<!--><script>hit('comment')</script>-->`,
  `&lt;script&gt;hit('entity')&lt;/script&gt;`,
  `&#60;script&#62;hit(1)&#60;/script&#62;`,
  `&x; &amp &#x0; &nbsp;`,
  `<a href="javascript:hit('link')"><rect width="99" height="99"/></a>`,
  `<image href="/beacon/words.png"/><use href="/beacon/words.svg#x"/>`,
  `<style>@import url(/beacon/words.css);</style>`,
  `<foreignObject><iframe src="/beacon/frame"></iframe></foreignObject>`,
  `<!DOCTYPE x [<!ENTITY a SYSTEM "/beacon/entity">]>`,
  `\u0000\u0008\u001f\u007f\u0085\u2028\ufffe\uffff\u202e`,
  `javascript:hit('words')`,
  `红包 "恭喜" <发财> & '大吉'`,
];

const colors = [
  `red" onload="hit('color')`,
  `url(/beacon/color)`,
  `#000"/><script>hit('color')</script>`,
  `red;background:url(/beacon/color)`,
  `expression(hit(1))`,
  `var(--x)`,
  `rgb(0,0,0)'`,
  `&#35;000`,
  `javascript:hit('color')`,
  `currentColor"`,
];

const svg = (inside, attributes = "") =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9" ${attributes}>${inside}</svg>`;

const harmless = {
  shapes: svg(`<defs><linearGradient id="g"><stop stop-color="red"/></linearGradient></defs><rect width="9" height="9" fill="url(#g)"/>`),
  declared: `<?xml version="1.0" encoding="utf-8"?>\n<!-- ours -->${svg(`<circle r="4" cx="4" cy="4" style="fill:#c8102e"/>`)}`,
};

const hostile = {
  script: svg(`<script>parent.hit?.('script')</script>`),
  prefixed: svg(`<s:script xmlns:s="http://www.w3.org/2000/svg">hit(1)</s:script>`),
  cased: svg(`<SCRIPT>hit(1)</SCRIPT>`),
  handler: svg(`<rect width="9" height="9"/>`, `onload="hit(1)"`),
  spaced: svg(`<rect width="9" height="9" onclick \n=\n "hit(1)"/>`),
  slashed: svg(`<rect/onload="hit(1)"/width="9"/>`),
  link: svg(`<a href="javascript:hit(1)"><rect width="9" height="9"/></a>`),
  encodedLink: svg(`<a xlink:href="&#106;avascript:hit(1)"><rect width="9" height="9"/></a>`),
  image: svg(`<image href="/beacon/logo.png" width="9" height="9"/>`),
  oldImage: svg(`<image xlink:href="//127.0.0.1/beacon/logo.png" width="9" height="9"/>`),
  use: svg(`<use href="/beacon/logo.svg#x"/>`),
  nested: svg(`<image href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' onload='hit(1)'/%3E" width="9" height="9"/>`),
  paint: svg(`<rect width="9" height="9" fill="url(/beacon/paint#x)"/>`),
  encodedPaint: svg(`<rect width="9" height="9" fill="u&#114;l(/beacon/paint#x)"/>`),
  escapedPaint: svg(`<rect width="9" height="9" style="fill:u\\72l(/beacon/paint#x)"/>`),
  style: svg(`<style>@import "/beacon/style.css"; rect { fill: red }</style>`),
  escapedStyle: svg(`<style>@\\69mport "/beacon/style.css";</style>`),
  encodedStyle: svg(`<style>&#64;import "/beacon/style.css";</style>`),
  halfEncodedStyle: svg(`<style><![CDATA[]]>@i&#x6d;port "/beacon/style.css";</style>`),
  face: svg(`<style>@font-face { font-family: x; src: url(/beacon/font) } text { font-family: x }</style><text y="5">x</text>`),
  sheet: `<?xml-stylesheet href="/beacon/sheet.css"?>${svg("")}`,
  entity: `<!DOCTYPE svg [<!ENTITY e "<script>hit(1)</script>">]>${svg("&e;")}`,
  external: `<!DOCTYPE svg SYSTEM "/beacon/external.dtd" [<!ENTITY e SYSTEM "/beacon/entity">]>${svg("&e;")}`,
  foreign: svg(`<foreignObject width="9" height="9"><body xmlns="http://www.w3.org/1999/xhtml"><img src="x" onerror="hit(1)"/></body></foreignObject>`),
  set: svg(`<a><set attributeName="href" to="javascript:hit(1)"/><rect width="9" height="9"/></a>`),
  animate: svg(`<image width="9" height="9"><animate attributeName="xlink:href" values="/beacon/animated.png"/></image>`),
  html: `<html><body><script>hit(1)</script><svg></svg></body></html>`,
  text: `GIF89a<svg onload="hit(1)">`,
};

/** What a file holds. */
const bytes = (text) => [...new TextEncoder().encode(text)];
const utf16 = (text) => [0xff, 0xfe, ...[...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8])];

let browser;
let guarded;
let bare;

before(async () => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  [browser, guarded, bare] = await Promise.all([launch(), serve(mounts, { "content-security-policy": strict }), serve(mounts)]);
});

after(async () => {
  await Promise.all([browser.close(), guarded.close(), bare.close()]);
  await rm(folder, { recursive: true, force: true });
});

async function start(t, server) {
  const opened = await open(t, browser, `${server.address}/inert.html`);
  await opened.page.waitForSelector("html[data-started]");
  return opened;
}

/** Makes pictures in the page, puts each into it as elements and as an image, and says of what they are made. */
function insert(page, styles) {
  return page.evaluate(async (styles) => {
    const made = [];
    for (const { data = "x", logo, ...style } of styles) {
      const image = logo && { image: Uint8Array.from(logo), size: 0.15 };
      const text = hongbao.qrToSvg(data, { version: 14, errorCorrection: "H", ...style, logo: image });
      const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
      const elements = [...parsed.querySelectorAll("*")];
      const holder = document.body.appendChild(document.createElement("div"));
      holder.innerHTML = text;
      const picture = document.body.appendChild(new Image());
      picture.src = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
      await picture.decode();
      const address = document.body.appendChild(new Image());
      address.src = hongbao.qrToDataUrl(data, { ...style, logo: undefined, format: "svg" });
      await address.decode();
      for (const shape of holder.querySelectorAll("*")) shape.dispatchEvent(new MouseEvent("click", { bubbles: true }));
      made.push({
        text,
        wrong: parsed.querySelector("parsererror")?.textContent ?? null,
        names: [...new Set(elements.map(({ localName }) => localName))],
        attributes: [...new Set(elements.flatMap(({ attributes }) => [...attributes].map(({ name }) => name)))],
        hrefs: elements.flatMap((element) => [element.getAttribute("href"), element.getAttribute("xlink:href")].filter((href) => href !== null)),
        title: parsed.querySelector("title")?.textContent ?? null,
        caption: parsed.querySelector("text")?.textContent ?? null,
        children: holder.children.length,
      });
      holder.remove();
      picture.remove();
      address.remove();
    }
    return made;
  }, styles);
}

const names = new Set(["svg", "g", "defs", "rect", "title", "path", "linearGradient", "radialGradient", "stop", "clipPath", "circle", "image", "text"]);

/** Asserts that pictures are shapes, letters and embedded images alone. */
function assertInert(made) {
  for (const picture of made) {
    assert.equal(picture.wrong, null);
    assert.equal(picture.children, 1, picture.text);
    assert.deepEqual(picture.names.filter((name) => !names.has(name)), [], picture.text);
    assert.deepEqual(
      picture.attributes.filter((name) => /^on|^style|^src/i.test(name)),
      [],
      picture.text,
    );
    for (const href of picture.hrefs) assert.match(href, /^data:image\/(png|jpeg|webp);base64,[A-Za-z0-9+/]+=*$|^#l[a-z0-5]{8}-[\w.-]+$/);
  }
}

/** Asserts that nothing ran in the page and nothing was asked for but the page itself. */
async function assertQuiet({ page, problems, requests }, server) {
  assert.deepEqual(await page.evaluate(() => globalThis.hits), []);
  assert.deepEqual(problems, []);
  const own = new Set(["/inert.html", "/inert.js", "/npm/index.js", "/npm/qr.js"].map((path) => server.address + path));
  assert.deepEqual(
    requests.filter((address) => !own.has(address) && !/^(data|blob):/.test(address)),
    [],
  );
}

/** Opens each text as a file of its own, and returns what it asked for and what it ran. */
async function opened(t, texts) {
  const context = await browser.newContext();
  t.after(() => context.close());
  const page = await context.newPage();
  await page.addInitScript(() => {
    globalThis.hits = [];
    globalThis.hit = (name) => globalThis.hits.push(name);
  });
  const seen = [];
  page.on("request", (request) => seen.push(request.url()));
  // What is asked for in vain is among the requests.
  page.on("console", (message) => message.text().startsWith("Failed to load resource") || seen.push(message.text()));
  page.on("pageerror", (problem) => seen.push(String(problem)));
  const all = [];
  for (const [place, text] of texts.entries()) {
    await writeFile(`${folder}/${place}.svg`, Uint8Array.from(text));
    const address = `${bare.address}/files/${place}.svg`;
    seen.length = 0;
    await page.goto(address);
    await page.mouse.click(20, 20);
    const hits = await page.evaluate(() => globalThis.hits);
    all.push({ place, hits, seen: seen.filter((entry) => entry !== address && !/^data:|favicon/.test(entry)) });
  }
  return all;
}

const gradient = { type: "linear", stops: [{ offset: 0, color: "#000" }, { offset: 1, color: "#060" }] };
const labelled = words.map((each) => ({ data: each, label: each, caption: each, dark: gradient }));

for (const kind of ["with a strict policy", "without any policy"]) {
  test(`hostile words stay words in a page ${kind}`, async (t) => {
    const server = kind === "without any policy" ? bare : guarded;
    const page = await start(t, server);
    const made = await insert(page.page, labelled);
    assertInert(made);
    const spoken = (text) => text.replace(/[\0-\x1f\x7f]+/g, " ").replace(/[\ufffe\uffff]/g, "\ufffd");
    assert.deepEqual(
      made.map(({ title, caption }) => [title, caption]),
      words.map((each) => [spoken(each), spoken(each)]),
    );
    await assertQuiet(page, server);
  });
}

test("hostile words stay words in a file of their own", async (t) => {
  const { page } = await start(t, bare);
  const made = await insert(page, labelled);
  const quiet = made.map((_, place) => ({ place, hits: [], seen: [] }));
  assert.deepEqual(await opened(t, made.map(({ text }) => bytes(text))), quiet);
});

test("hostile colours are no colours", async (t) => {
  const page = await start(t, guarded);
  const codes = await page.page.evaluate((colors) => {
    const code = (style) => {
      try {
        return hongbao.qrToSvg("x", style);
      } catch (problem) {
        return problem.code;
      }
    };
    return colors.flatMap((color) => [
      code({ dark: color }),
      code({ light: color }),
      code({ finderFrameColor: color }),
      code({ finderCentreColor: color }),
      code({ dark: { type: "radial", stops: [{ offset: 0, color }] } }),
    ]);
  }, colors);
  assert.deepEqual([...new Set(codes)], ["color-invalid"]);
  await assertQuiet(page, guarded);
});

test("hostile logos are refused, and harmless ones drawn as shapes", async (t) => {
  for (const server of [guarded, bare]) {
    const page = await start(t, server);
    const corpus = Object.entries(hostile).flatMap(([name, text]) => [
      [name, bytes(text)],
      [`${name} in UTF-16`, utf16(text)],
      [`${name} after a mark and spaces`, bytes(`\ufeff \n${text}`)],
    ]);
    const accepted = await page.page.evaluate(
      (corpus) =>
        corpus.flatMap(([name, logo]) => {
          try {
            hongbao.qrToSvg("x", { version: 7, errorCorrection: "H", logo: { image: Uint8Array.from(logo), size: 0.15 } });
            return [name];
          } catch (problem) {
            return problem.code === "logo-unsupported" ? [] : [`${name}: ${problem}`];
          }
        }),
      corpus,
    );
    assert.deepEqual(accepted, []);
    const made = await insert(page.page, Object.values(harmless).flatMap((text) => [{ logo: bytes(text) }, { logo: bytes(`\ufeff${text}`) }]));
    assertInert(made);
    assert.deepEqual(
      made.map(({ names }) => names.filter((name) => ["rect", "circle", "stop"].includes(name))),
      [["stop", "rect"], ["stop", "rect"], ["circle"], ["circle"]],
    );
    await assertQuiet(page, server);
  }
});

test("of more than three hundred hostile files none runs or loads anything, embedded and alone", async (t) => {
  const page = await start(t, bare);
  const corpus = Object.entries(hostileFiles).map(([name, text]) => [name, bytes(text)]);
  assert.ok(corpus.length > 300, `${corpus.length}`);
  const accepted = await page.page.evaluate(
    (corpus) =>
      corpus.flatMap(([name, logo], place) => {
        try {
          hongbao.qrToSvg("x", { version: 14, errorCorrection: "H", logo: { image: Uint8Array.from(logo), size: 0.15 } });
          return [place];
        } catch (problem) {
          if (problem.code === "logo-unsupported") return [];
          throw new Error(`${name}: ${problem}`);
        }
      }),
    corpus,
  );
  const made = await insert(
    page.page,
    accepted.map((place) => ({ logo: corpus[place][1] })),
  );
  for (const { wrong, attributes, hrefs, text } of made) {
    assert.equal(wrong, null);
    assert.deepEqual(
      attributes.filter((name) => /^on|^style|^src|:(?!href)/i.test(name) && name !== "xmlns:xlink"),
      [],
      text,
    );
    for (const href of hrefs) assert.match(href, /^data:image\/(png|jpeg|webp);base64,[A-Za-z0-9+/]+=*$|^#l[a-z0-5]{8}-[\w.-]+$/);
    assert.doesNotMatch(text, /beacon|hit\(|javascript:/i);
  }
  await assertQuiet(page, bare);
  const quiet = made.map((_, place) => ({ place, hits: [], seen: [] }));
  assert.deepEqual(await opened(t, made.map(({ text }) => bytes(text))), quiet);
  t.diagnostic(`${accepted.length} of ${corpus.length} are drawn without what they would do`);
  // Files as they are: of every eighth, many do what they are for.
  const some = corpus.filter((_, place) => place % 8 === 0);
  const sprung = (await opened(t, some.map(([, file]) => file))).filter(({ hits, seen }) => hits.length > 0 || seen.some((entry) => entry.includes("/beacon/")));
  assert.ok(sprung.length > some.length / 5, `${sprung.length} of ${some.length}`);
});

test("the traps of this corpus do spring where nothing holds them", async (t) => {
  const [script, image] = await opened(t, [bytes(svg(`<script>hit('script')</script>`)), bytes(hostile.image)]);
  assert.deepEqual(script.hits, ["script"]);
  assert.equal(image.seen.some((entry) => entry.includes("/beacon/logo.png")), true);
});
