import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { pdfPages } from "../rasterise.mjs";
import { launch, serve } from "./browser.mjs";
import { mounts, picture, readShown, settled, show } from "./elements.mjs";

const text = "https://example.com/红包";
const both = (expected) => ({ zxing: expected, jsQR: expected });

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve(mounts)]);
});

after(() => Promise.all([browser.close(), server.close()]));

async function shown(t, body, options) {
  const opened = await show(t, browser, server, body, options);
  await settled(opened.page);
  return opened;
}

/** What a page may let be inherited; each on its own would spoil a code or a sentence. */
const inherited = [
  "fill: none",
  "fill: #fff",
  "fill: currentColor; color: #fff",
  "stroke: #fff; stroke-width: 9px",
  "stroke: #000; stroke-width: 4px; stroke-linejoin: round",
  "fill-opacity: 0",
  "fill-rule: evenodd",
  "stroke-opacity: 0; stroke-dasharray: 1",
  "letter-spacing: 2em; word-spacing: 3em",
  "text-indent: 9em; text-transform: uppercase",
  "font: italic 900 0/0 cursive",
  "line-height: 0; white-space: pre",
  "text-shadow: 0 0 9px red; -webkit-text-stroke: 3px red",
  "-webkit-text-fill-color: transparent",
  "writing-mode: vertical-rl",
  "direction: rtl; text-align: right",
  "image-rendering: auto; shape-rendering: optimizeSpeed",
  "color-scheme: dark; color: #fff",
  "paint-order: stroke; clip-rule: evenodd; stroke: #fff; stroke-width: 20",
  "list-style: square inside; border-collapse: collapse; quotes: none; hyphens: auto; tab-size: 9",
];

test("what a page lets be inherited spoils neither a code nor an envelope", async (t) => {
  const ours = (place) => `<hongbao-qr id="s${place}" as="svg" value="${text}" shape="dot"></hongbao-qr><hongbao-qr id="c${place}" value="${text}"></hongbao-qr>`;
  const { page, problems } = await shown(t, `${ours("plain")}${inherited.map((rule, place) => `<div style="${rule}">${ours(place)}</div>`).join("")}`, { viewport: { width: 900, height: 900 } });
  const plain = await picture(page, "#splain [part=base]");
  for (const [place, rule] of inherited.entries()) {
    assert.deepEqual(await readShown(page, `#s${place}`), both(text), rule);
    assert.deepEqual(await readShown(page, `#c${place}`), both(text), rule);
    const seen = await picture(page, `#s${place} [part=base]`);
    assert.deepEqual([seen.width, seen.height], [plain.width, plain.height], rule);
  }
  assert.deepEqual(problems, []);
});

test("an envelope and its sentences look alike wherever they stand", async (t) => {
  const envelope = (id) => `<hongbao-packet id="${id}" total="8" count="2" seed></hongbao-packet>`;
  // The size of letters is the page's, and colours are its own below the envelope.
  const rules = inherited.filter((rule) => !/font:|color: #fff|color-scheme/.test(rule));
  const { page } = await shown(t, `${envelope("plain")}${rules.map((rule, place) => `<div style="${rule}">${envelope(`p${place}`)}</div>`).join("")}`, { viewport: { width: 900, height: 900 }, reducedMotion: "reduce" });
  const looks = (id) =>
    page.evaluate((id) => {
      const root = document.getElementById(id).shadowRoot;
      const boxes = [...root.querySelectorAll(".frame, .coin, .greeting, .status, [part=all]")].map((each) => {
        const { width, height } = each.getBoundingClientRect();
        return [each.className, Math.round(width), Math.round(height)];
      });
      const style = getComputedStyle(root.querySelector(".status"));
      return [...boxes, style.letterSpacing, style.textTransform, style.textIndent, style.whiteSpaceCollapse, style.textShadow, style.webkitTextFillColor];
    }, id);
  const plain = await looks("plain");
  for (const [place, rule] of rules.entries()) assert.deepEqual(await looks(`p${place}`), plain, rule);
});

test("what is hidden stays hidden, and what takes no clicks takes none", async (t) => {
  const { page } = await shown(t, `<div style="visibility: hidden"><hongbao-qr id="a" value="x"></hongbao-qr></div><div style="pointer-events: none; cursor: wait"><hongbao-qr id="b" value="x"></hongbao-qr></div>`);
  const style = (id, name) => page.evaluate(([id, name]) => getComputedStyle(document.getElementById(id).shadowRoot.querySelector("canvas"))[name], [id, name]);
  assert.deepEqual([await style("a", "visibility"), await style("b", "pointerEvents"), await style("b", "cursor")], ["hidden", "none", "wait"]);
});

test("on a page that runs from right to left our sentences keep their order", async (t) => {
  const { page } = await shown(t, `<div dir="rtl" lang="ar"><hongbao-packet id="p" total="8" count="6"></hongbao-packet><hongbao-qr id="q" value="x" proof></hongbao-qr><hongbao-qr id="e" value="x" shape="y"></hongbao-qr><hongbao-qr id="f">بديل</hongbao-qr></div>`);
  await page.evaluate(() => (document.getElementById("p").open(), document.getElementById("p").open()));
  const seen = await page.evaluate(() => {
    const within = (id, selector) => document.getElementById(id).shadowRoot.querySelector(selector);
    const spoken = (element) => {
      const owner = element.closest("[lang]");
      return [owner?.lang, getComputedStyle(element).direction];
    };
    /** The text from left to right, by where each character stands. */
    const visual = (element) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const places = [];
      while (walker.nextNode()) {
        if (walker.currentNode.parentElement.className === "unseen") continue;
        for (let at = 0; at < walker.currentNode.length; at += 1) {
          const range = document.createRange();
          range.setStart(walker.currentNode, at);
          range.setEnd(walker.currentNode, at + 1);
          places.push([range.getBoundingClientRect().left, walker.currentNode.data[at]]);
        }
      }
      return places.sort(([one], [other]) => one - other).map(([, letter]) => letter).join("");
    };
    return {
      status: visual(within("p", ".status")),
      spoken: [spoken(within("p", ".status")), spoken(within("q", "[part=verdict]")), spoken(within("e", "[part=error]"))],
      label: within("q", "canvas").lang,
      fallback: getComputedStyle(within("f", "slot")).direction,
    };
  });
  assert.equal(seen.status, "2 of 6 opened");
  assert.deepEqual(seen.spoken, [["en", "ltr"], ["en", "ltr"], ["en", "ltr"]]);
  assert.deepEqual([seen.label, seen.fallback], ["en", "rtl"]);
});

for (const width of [120, 170, 288, 500]) {
  test(`on an envelope of ${width} pixels no wish lies under the coin or is cut off`, async (t) => {
    const wishes = { short: "", long: `<span slot="greeting">May the new year bring you health, good luck, a great deal of joy, and everything else that you have ever wished for</span>`, unbroken: `<span slot="greeting">${"恭喜发财大吉大利".repeat(4)}</span>` };
    const body = Object.entries(wishes).map(([id, wish]) => `<hongbao-packet id="${id}" lang="en" style="width: ${width}px" total="8" count="6">${wish}</hongbao-packet>`).join("");
    const { page } = await shown(t, body);
    for (const id of Object.keys(wishes)) {
      const { wish, coin, frame, spills } = await page.evaluate((id) => {
        const element = document.getElementById(id);
        const root = element.shadowRoot;
        const greeting = root.querySelector(".greeting");
        const range = document.createRange();
        range.selectNodeContents(element.children.length > 0 ? element.firstElementChild : greeting);
        const box = ({ top, bottom, left, right }) => ({ top, bottom, left, right });
        return { wish: box(range.getBoundingClientRect()), coin: box(root.querySelector(".coin").getBoundingClientRect()), frame: box(root.querySelector(".frame").getBoundingClientRect()), spills: greeting.scrollHeight - greeting.clientHeight };
      }, id);
      assert.ok(wish.bottom <= coin.top, `${id}: ${wish.bottom} is below ${coin.top}`);
      assert.ok(wish.top >= frame.top && wish.left >= frame.left && wish.right <= frame.right, id);
      assert.ok(spills <= 1, `${id} spills ${spills}`);
    }
  });
}

test("a wish without end is clamped above the coin", async (t) => {
  const { page } = await shown(t, `<hongbao-packet id="p" style="width: 150px" total="8" count="6"><span slot="greeting">${"all the best ".repeat(300)}</span></hongbao-packet>`);
  const [bottom, top, clamped] = await page.evaluate(() => {
    const root = document.getElementById("p").shadowRoot;
    const greeting = root.querySelector(".greeting");
    return [greeting.getBoundingClientRect().bottom, root.querySelector(".coin").getBoundingClientRect().top, greeting.classList.contains("clamped")];
  });
  assert.ok(clamped && bottom <= top, `${bottom} ${top}`);
});

test("a size below the width of an error's sentence is kept", async (t) => {
  const { page } = await shown(t, `<hongbao-qr id="a" value="x" size="60"></hongbao-qr><hongbao-qr id="b" value="x" module-size="1"></hongbao-qr><hongbao-qr id="c" value="x" style="width: 40px"></hongbao-qr>`);
  const widths = await page.evaluate(() => ["a", "b", "c"].map((id) => [document.getElementById(id).getBoundingClientRect().width, document.getElementById(id).shadowRoot.querySelector("canvas").getBoundingClientRect().width]));
  assert.deepEqual(widths, [[60, 60], [29, 29], [40, 40]]);
});

test("an error in a small box is read as sentences, and nothing of it lies above the box or before it", async (t) => {
  const sizes = ["20", "40", "60"];
  const { page } = await shown(t, `<div style="display: flex; gap: 200px">${sizes.map((size) => `<hongbao-qr value="x" size="${size}" shape="hexagon"></hongbao-qr>`).join("")}</div>`);
  const boxes = await page.evaluate(() => [...document.querySelectorAll("hongbao-qr")].map((host) => [host, host.shadowRoot.querySelector(".error")].map((each) => each.getBoundingClientRect().toJSON())));
  assert.equal(boxes.length, sizes.length);
  for (const [host, error] of boxes) {
    assert.ok(error.width >= 140, `${error.width}`);
    assert.ok(error.left >= host.left - 1 && error.top >= host.top - 1, `${error.left} ${error.top}, and the host ${host.left} ${host.top}`);
  }
});

const parents = { block: "", flex: "display: flex", column: "display: flex; flex-direction: column", grid: "display: grid", centred: "display: grid; place-items: center" };
for (const display of ["inline-block", "block", "flex", "inline-flex", "grid", "inline-grid"]) {
  test(`as ${display} it fills the box that the page gives it, in a block, in a flexible box and in a grid`, async (t) => {
    const body = Object.entries(parents).map(([name, style]) => `<div style="width: 300px; ${style}"><hongbao-qr id="${name}" value="${text}" style="display: ${display}; width: 240px; flex: none"></hongbao-qr></div>`).join("");
    const whole = Object.entries(parents).filter(([name]) => name !== "centred").map(([name, style]) => `<div style="width: 300px; height: 200px; ${style}; grid-template: 100% / 100%"><hongbao-qr id="w${name}" value="${text}" style="display: ${display}; width: 100%; height: 100%"></hongbao-qr></div>`).join("");
    const { page, problems } = await shown(t, body + whole);
    const sizes = (id) =>
      page.evaluate((id) => {
        const [host, canvas] = [document.getElementById(id), document.getElementById(id).shadowRoot.querySelector("canvas")].map((each) => each.getBoundingClientRect());
        return { host: [host.width, host.height], canvas: [canvas.width, canvas.height], within: canvas.top >= host.top - 1 && canvas.bottom <= host.bottom + 1 && canvas.left >= host.left - 1 && canvas.right <= host.right + 1 };
      }, id);
    for (const name of Object.keys(parents)) {
      assert.deepEqual(await sizes(name), { host: [240, 240], canvas: [240, 240], within: true }, `${name} ${display}`);
      assert.deepEqual(await readShown(page, `#${name}`), both(text));
    }
    for (const name of Object.keys(parents).filter((name) => name !== "centred")) {
      const { host, canvas, within } = await sizes(`w${name}`);
      assert.deepEqual(host, [300, 200], `w${name} ${display}`);
      assert.ok(within && Math.abs(canvas[0] - 200) < 1.5 && Math.abs(canvas[1] - 200) < 1.5, `w${name} ${display}: ${canvas}`);
    }
    assert.deepEqual(problems, []);
  });
}

test("without a width of its own it takes the room that a row or a grid gives it", async (t) => {
  const { page } = await shown(
    t,
    `<div style="display: flex; width: 300px"><hongbao-qr id="row" value="${text}" style="flex: 1"></hongbao-qr></div><div style="display: flex; flex-direction: column; width: 300px"><hongbao-qr id="column" value="${text}"></hongbao-qr></div>
     <div style="display: grid; grid-template-columns: 1fr 1fr; width: 300px"><hongbao-qr id="one" value="${text}"></hongbao-qr><hongbao-qr id="two" value="${text}"></hongbao-qr></div>`,
  );
  const widths = await page.evaluate(() => ["row", "column", "one", "two"].map((id) => document.getElementById(id).shadowRoot.querySelector("canvas").getBoundingClientRect().width));
  assert.deepEqual(widths, [300, 300, 150, 150]);
});

test("in print the envelope keeps its red and shows nothing to press", async (t) => {
  const { page } = await shown(t, `<hongbao-packet id="p" total="8" count="600"></hongbao-packet>`, { viewport: { width: 400, height: 700 } });
  await page.emulateMedia({ media: "print" });
  const seen = await page.evaluate(() => {
    const root = document.getElementById("p").shadowRoot;
    return { buttons: [...root.querySelectorAll("button")].filter((button) => button.getClientRects().length > 0).length, adjust: getComputedStyle(root.querySelector(".top")).printColorAdjust };
  });
  assert.deepEqual(seen, { buttons: 0, adjust: "exact" });
  // A printer leaves grounds out unless the page says that they matter.
  const [paper] = await pdfPages(await page.pdf({ printBackground: false }), 1);
  let red = 0;
  for (let place = 0; place < paper.data.length; place += 4) if (paper.data[place] > 120 && paper.data[place + 1] < 70 && paper.data[place + 2] < 60) red += 1;
  assert.ok(red > 20_000, `${red} red points`);
});

test("words can be supplied, for a language of one's own too, and come in Japanese and Korean", async (t) => {
  const { page } = await shown(t, `<hongbao-packet id="p" lang="fr-CA" total="8" count="6"></hongbao-packet><hongbao-packet id="a" lang="ar" total="8" count="6"></hongbao-packet><hongbao-qr id="j" lang="ja-JP" value="https://example.com/"></hongbao-qr><hongbao-packet id="k" lang="ko" total="8" count="6"></hongbao-packet><hongbao-qr id="e" lang="ja" value="x" shape="y"></hongbao-qr>`);
  const status = (id) => page.evaluate((id) => document.getElementById(id).shadowRoot.querySelector(".status").textContent, id);
  assert.match(await status("p"), /0 of 6 opened$/);
  assert.match(await status("k"), /6개 중 0개 열림$/);
  assert.equal(await page.evaluate(() => document.getElementById("j").shadowRoot.querySelector("canvas").getAttribute("aria-label")), "QRコード：リンク example.com");
  const error = await page.evaluate(() => (({ textContent, lang }) => [textContent, lang])(document.getElementById("e").shadowRoot.querySelector("[part=error]")));
  assert.match(error[0], /^The option “shape”/);
  assert.equal(error[1], "en");
  const refused = await page.evaluate(async () => {
    const { words } = await import("/npm/elements.js");
    words("fr", { code: "Code QR", packet: { opened: (number, count) => `${number} sur ${count} ouverts`, open: "Ouvrir" } });
    words("ar", { packet: { opened: (number, count) => `فُتح ${number} من ${count}` } });
    const code = (...given) => {
      try {
        words(...given);
        return undefined;
      } catch (problem) {
        return problem.code;
      }
    };
    return [code("fr", { codes: "x" }), code("fr", { packet: { opened: "x" } }), code("fr", { packet: "x" }), code("not a tag", {}), code("fr", { packet: { greeting: ["one"] } }), code("fr", undefined)];
  });
  assert.deepEqual(refused, ["option-unknown", "option-invalid", "option-invalid", "option-invalid", "option-invalid", "option-invalid"]);
  await settled(page);
  assert.match(await status("p"), /0 sur 6 ouverts$/);
  const arabic = await page.evaluate(() => {
    const content = document.getElementById("a").shadowRoot.querySelector(".packet");
    return [content.lang, content.dir, document.getElementById("a").shadowRoot.querySelector(".status").textContent.endsWith("فُتح 0 من 6")];
  });
  assert.deepEqual(arabic, ["ar", "rtl", true]);
  assert.equal(await page.getByRole("button", { name: "Open share 1 of 6" }).count() > 0, true, "what was left out is English");
});
