import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { planLogo, qrToDataUrl } from "../../dist/npm/qr.js";
import { launch, serve } from "./browser.mjs";
import { axe, mounts, picture, readShown, script, settled, show, strictPolicy } from "./elements.mjs";

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

const events = (page) => page.evaluate(() => globalThis.events.map(({ type, id, detail }) => [type, id, detail.code?.version ?? detail.code]));
const inside = (page, id, selector, property) =>
  page.evaluate(([id, selector, property]) => document.getElementById(id).shadowRoot.querySelector(selector)?.[property] ?? null, [id, selector, property]);

for (const kind of ["canvas", "svg", "img"]) {
  test(`a ${kind} is read by two decoders, names its kind of content and is announced by one event`, async (t) => {
    const { page, problems } = await shown(t, `<hongbao-qr id="a" value="${text}" as="${kind}">fallback</hongbao-qr>`);
    assert.deepEqual(await readShown(page, "#a"), both(text));
    assert.deepEqual(await events(page), [["hongbao-render", "a", "3"]]);
    assert.equal(await page.getByRole("img", { name: "QR code: link to example.com" }).count(), 1);
    assert.equal(await page.evaluate(() => document.querySelector("#a").matches(":state(rendered)")), true);
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(problems, []);
  });
}

test("a logo without a size has a symbol that is made for it, also where it comes late", async (t) => {
  const mark = qrToDataUrl("mark", { size: 58 });
  const { page } = await shown(t, `<hongbao-qr id="a" value="${text}" logo="${mark}">fallback</hongbao-qr><hongbao-qr id="b" value="${text}">fallback</hongbao-qr>`);
  const shownCode = (id) => page.evaluate((id) => [document.getElementById(id).code.version, document.getElementById(id).code.errorCorrection], id);
  const { version, errorCorrection } = planLogo(text, { aspect: 1 });
  assert.notDeepEqual(await shownCode("b"), [version, errorCorrection]);
  assert.deepEqual(await shownCode("a"), [version, errorCorrection]);
  await page.evaluate((mark) => document.getElementById("b").setAttribute("logo", mark), mark);
  await page.waitForFunction(([version]) => document.getElementById("b").code.version === version, [version]);
  for (const id of ["a", "b"]) assert.deepEqual(await readShown(page, `#${id}`), both(text));
});

test("every option of the contract is an attribute", async (t) => {
  const { page, problems } = await shown(
    t,
    `<hongbao-qr id="a" value="HELLO" error-correction="Q" boost="false" version="7" mask="3" charset="utf-8" quiet-zone="6" module-size="3" shape="dot"
       dark="#00f" light="#ffe" finder-frame="rounded" finder-frame-color="#080" finder-centre="dot" finder-centre-color="#800" caption="hello"></hongbao-qr>
     <hongbao-qr id="b" value="HELLO" symbology="rmqr" min-version="R11x43" max-version="R17x139" size="300" as="svg"></hongbao-qr>
     <hongbao-qr id="c" value="0104912345123459" gs1></hongbao-qr><hongbao-qr id="d" value="点茗" kanji charset="none"></hongbao-qr>`,
  );
  const codes = await page.evaluate(() => [..."abcd"].map((id) => document.getElementById(id).code).map(({ version, errorCorrection, mask, segments }) => [version, errorCorrection, mask, segments[0].mode]));
  assert.deepEqual(codes.map(([version, level, mask, mode]) => [version, level, mode]).slice(0, 1), [["7", "Q", "eci"]]);
  assert.equal(codes[0][2], 3);
  assert.match(codes[1][0], /^R1[1-7]x/);
  assert.equal(codes[2][3], "fnc1");
  assert.equal(codes[3][3], "kanji");
  const widths = await page.evaluate(() => ["a", "b"].map((id) => document.getElementById(id).getBoundingClientRect().width));
  assert.deepEqual(widths, [(45 + 12) * 3, 300]);
  assert.deepEqual(await readShown(page, "#a"), both("HELLO"));
  assert.deepEqual(problems, []);
});

test("properties mirror attributes, and objects are properties alone", async (t) => {
  const { page, problems } = await shown(t, `<hongbao-qr id="a" value="x"></hongbao-qr>`);
  const seen = await page.evaluate(async () => {
    const element = document.getElementById("a");
    element.errorCorrection = "H";
    element.quietZone = 5;
    element.kanji = true;
    element.boost = false;
    element.value = new Uint8Array([114, 101, 100]);
    element.dark = { type: "linear", stops: [{ offset: 0, color: "#000" }, { offset: 1, color: "#a00" }] };
    await element.updateComplete;
    const bytes = element.code.segments.map(({ mode }) => mode);
    const outer = element.outerHTML;
    element.boost = true;
    element.kanji = false;
    element.quietZone = undefined;
    element.dark = null;
    element.setAttribute("value", "red packet");
    await element.updateComplete;
    return { outer, bytes, after: element.outerHTML, value: element.value, absent: [element.quietZone, element.dark, element.proof, element.boost, element.as] };
  });
  assert.equal(seen.outer, `<hongbao-qr id="a" error-correction="H" quiet-zone="5" kanji="" boost="false"></hongbao-qr>`);
  assert.deepEqual(seen.bytes, ["byte"]);
  assert.equal(seen.after, `<hongbao-qr id="a" error-correction="H" value="red packet"></hongbao-qr>`);
  assert.deepEqual(seen.absent, [undefined, undefined, false, true, undefined]);
  assert.deepEqual(await readShown(page, "#a"), both("red packet"));
  assert.deepEqual(problems, []);
});

test("createElement is legal, and properties from before the definition count", async (t) => {
  const { page, problems } = await show(t, browser, server, `<hongbao-qr id="early"></hongbao-qr>`, { head: "" });
  const made = await page.evaluate(async () => {
    const early = document.getElementById("early");
    early.value = "set before the class was known";
    early.errorCorrection = "Q";
    await import("/npm/define.js");
    const { HongbaoQr } = await import("/npm/elements.js");
    const late = document.createElement("hongbao-qr");
    const bare = [late instanceof HongbaoQr, late.attributes.length];
    late.id = "late";
    late.value = "made by a script";
    document.body.append(late, new HongbaoQr());
    await Promise.all([early.updateComplete, late.updateComplete]);
    return bare;
  });
  assert.deepEqual(made, [true, 0]);
  assert.deepEqual(await readShown(page, "#early"), both("set before the class was known"));
  assert.deepEqual(await readShown(page, "#late"), both("made by a script"));
  assert.deepEqual(problems, []);
});

test("for follows a field, a link and a text, also one that comes later", async (t) => {
  const { page, problems } = await shown(
    t,
    `<label>Text <input id="field" value="first"></label><a id="link" href="/there">there</a><form><textarea id="area" aria-label="area">area</textarea><input type="reset"></form>
     <hongbao-qr id="a" for="field"></hongbao-qr><hongbao-qr id="b" for="link"></hongbao-qr><hongbao-qr id="c" for="later"></hongbao-qr><hongbao-qr id="d" for="area"></hongbao-qr>`,
  );
  assert.deepEqual(await readShown(page, "#a"), both("first"));
  assert.deepEqual(await readShown(page, "#b"), both(`${server.address}/there`));
  assert.match(await inside(page, "c", ".error", "textContent"), /“for” cannot be later/);
  await page.fill("#field", "second");
  await page.fill("#area", "other");
  await page.evaluate(() => {
    document.querySelector("#link").href = "https://example.org/";
    document.body.insertAdjacentHTML("beforeend", `<output id="later">at last</output>`);
  });
  await settled(page);
  assert.deepEqual(await readShown(page, "#a"), both("second"));
  assert.deepEqual(await readShown(page, "#b"), both("https://example.org/"));
  assert.deepEqual(await readShown(page, "#c"), both("at last"));
  assert.deepEqual(await readShown(page, "#d"), both("other"));
  await page.click("[type=reset]");
  await settled(page);
  assert.deepEqual(await readShown(page, "#d"), both("area"));
  assert.deepEqual(problems, []);
});

for (const deviceScaleFactor of [1, 1.25, 2, 3]) {
  test(`modules are whole pixels of a screen of density ${deviceScaleFactor}, in a box of any width`, async (t) => {
    const { page, problems } = await shown(t, `<style>#a { width: 187.3px } #b { height: 150px; width: 400px }</style><hongbao-qr id="a" value="${text}"></hongbao-qr><hongbao-qr id="b" value="${text}"></hongbao-qr>`, {
      deviceScaleFactor,
      viewport: { width: 900, height: 700 },
    });
    const edges = async (id) => {
      const pixels = await picture(page, `#${id}`);
      const greys = new Set();
      for (let place = 0; place < pixels.data.length; place += 4) greys.add(pixels.data[place]);
      return [...greys].sort((one, other) => one - other);
    };
    for (const id of ["a", "b"]) {
      assert.deepEqual(await edges(id), [0, 255], id);
      assert.deepEqual(await readShown(page, `#${id}`), both(text));
    }
    const across = (id) => page.evaluate((id) => document.getElementById(id).shadowRoot.querySelector("canvas").width, id);
    assert.ok(Math.abs((await across("a")) - 187.3 * deviceScaleFactor) < 1);
    assert.ok(Math.abs((await across("b")) - 150 * deviceScaleFactor) < 2, "the height of the box is kept");
    await page.evaluate(() => (document.getElementById("a").style.width = "333px"));
    await settled(page);
    assert.equal(await across("a"), Math.floor(333 * deviceScaleFactor));
    assert.equal((await events(page)).length, 2, "a new size is no news");
    assert.deepEqual(problems, []);
  });
}

for (const layout of ["display: grid", "display: flex", "display: flex; flex-direction: column"]) {
  test(`it keeps its shape where the page stretches it, and grows again: ${layout}`, async (t) => {
    const { page, problems } = await shown(t, `<div id="d" style="${layout}; width: 150px"><hongbao-qr id="a" value="${text}" style="width: 100%" proof></hongbao-qr><p>below</p></div>`);
    const width = () => page.evaluate(() => document.getElementById("a").shadowRoot.querySelector("canvas").width);
    const apart = () => page.evaluate(() => document.getElementById("a").shadowRoot.querySelector("[part=verdict]").getBoundingClientRect().bottom - document.getElementById("a").getBoundingClientRect().bottom);
    const before = await width();
    assert.ok(before <= 150);
    await page.evaluate(() => (document.getElementById("d").style.width = "400px"));
    await settled(page);
    assert.ok((await width()) > before * 2, `${await width()} pixels`);
    assert.ok(Math.abs(await apart()) < 1, "the verdict is within the element");
    await page.evaluate(() => (document.getElementById("a").style.height = "250px"));
    await settled(page);
    assert.ok((await width()) < 240);
    assert.deepEqual(await readShown(page, "#a"), both(text));
    assert.deepEqual(problems, []);
  });
}

test("a smaller code makes the element smaller, and a page without room for it too", async (t) => {
  const { page } = await shown(t, `<hongbao-qr id="a" value="${"x".repeat(400)}"></hongbao-qr><div style="width: 120px"><hongbao-qr id="b" value="x"></hongbao-qr></div>`);
  const width = (id) => page.evaluate((id) => document.getElementById(id).getBoundingClientRect().width, id);
  const wide = await width("a");
  assert.equal(await width("b"), 120);
  await page.evaluate(() => (document.getElementById("a").value = "x"));
  await settled(page);
  assert.ok((await width("a")) < wide);
  assert.equal(await width("a"), 29 * 7);
  assert.deepEqual(await readShown(page, "#a"), both("x"));
});

test("a lost canvas is drawn again", async (t) => {
  const { page } = await shown(t, `<hongbao-qr id="a" value="${text}"></hongbao-qr>`);
  await page.evaluate(() => {
    const canvas = document.getElementById("a").shadowRoot.querySelector("canvas");
    canvas.getContext("2d").clearRect(0, 0, canvas.width, canvas.height);
    canvas.dispatchEvent(new Event("contextrestored"));
  });
  await settled(page);
  assert.deepEqual(await readShown(page, "#a"), both(text));
});

const wrong = {
  size: ["abc", "option-invalid"],
  "module-size": ["0", "option-invalid"],
  "quiet-zone": ["-1", "option-invalid"],
  shape: ["hexagon", "option-invalid"],
  as: ["pdf", "option-invalid"],
  loading: ["soon", "option-invalid"],
  proof: ["maybe", "option-invalid"],
  boost: ["perhaps", "option-invalid"],
  mask: ["9", "mask-unknown"],
  version: ["41", "version-unknown"],
  "error-correction": ["X", "option-invalid"],
  symbology: ["aztec", "option-invalid"],
  dark: ["reddish", "color-invalid"],
  "finder-centre-color": ["url(x)", "color-invalid"],
  "logo-size": ["big", "option-invalid"],
  for: ["nobody", "option-invalid"],
};

test("a wrong attribute is a sentence, an event and a state, and the fallback stays", async (t) => {
  const cases = Object.entries(wrong);
  const logo = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'%3E%3Crect width='9' height='9'/%3E%3C/svg%3E";
  const body = cases.map(([name, [value]], place) => `<hongbao-qr id="e${place}" value="x" ${name === "logo-size" ? `logo="${logo}"` : ""} ${name}="${value}">fallback ${place}</hongbao-qr>`);
  const { page } = await shown(t, body.join("\n"));
  await page.waitForFunction((count) => globalThis.events.length >= count, cases.length);
  const seen = await page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll("hongbao-qr")].map((element) => {
        const { detail } = globalThis.events.find(({ id }) => id === element.id);
        const { textContent } = element.shadowRoot.querySelector("[part=error]");
        return [element.id, [detail.code, textContent === detail.message && textContent !== "", element.innerText.includes("fallback"), element.matches(":state(error)"), element.matches(":state(rendered)")]];
      }),
    ),
  );
  assert.deepEqual(seen, Object.fromEntries(cases.map(([, [, code]], place) => [`e${place}`, [code, true, true, true, false]])));
  assert.equal((await events(page)).length, cases.length, "one event each");
  await page.evaluate(() => document.getElementById("e3").setAttribute("shape", "dot"));
  await settled(page);
  assert.deepEqual(await readShown(page, "#e3"), both("x"));
  assert.equal(await inside(page, "e3", "[part=error]", "textContent"), "");
});

test("an error after a code takes the code away", async (t) => {
  const { page } = await shown(t, `<hongbao-qr id="a" value="old">fallback</hongbao-qr>`, { colorScheme: "dark" });
  await page.evaluate(() => Object.assign(document.getElementById("a"), { version: 1, value: "x".repeat(100) }));
  await settled(page);
  assert.deepEqual(await readShown(page, "#a"), { zxing: undefined, jsQR: undefined });
  assert.deepEqual((await events(page)).map(([type]) => type), ["hongbao-render", "hongbao-error"]);
  assert.deepEqual(await axe(page), []);
});

test("labels and errors speak the language of their place", async (t) => {
  const { page } = await shown(
    t,
    `<hongbao-qr id="a" value="WIFI:T:WPA;S:home;P:secret;;"></hongbao-qr>
     <div lang="zh-Hant-HK"><hongbao-qr id="b" value="mailto:a@example.org" proof></hongbao-qr></div><hongbao-qr id="c" lang="en" value="x" shape="y"></hongbao-qr>
     <hongbao-qr id="d" value="x" shape="y"></hongbao-qr><hongbao-qr id="e" value="x" label="自己的名字"></hongbao-qr>`,
    { lang: "zh-CN" },
  );
  const name = (id) => page.evaluate((id) => document.getElementById(id).shadowRoot.querySelector("canvas").getAttribute("aria-label"), id);
  assert.equal(await name("a"), "二维码：Wi-Fi 网络 home");
  assert.equal(await name("b"), "QR 碼：電子郵件");
  assert.match(await inside(page, "b", "[part=verdict]", "textContent"), /可以放心掃描/);
  assert.match(await inside(page, "c", "[part=error]", "textContent"), /The option “shape” cannot be y/);
  assert.match(await inside(page, "d", "[part=error]", "textContent"), /选项“shape”不能是 y/);
  assert.equal(await name("e"), "自己的名字");
  assert.doesNotMatch(await page.evaluate(() => document.body.getHTML?.({ serializableShadowRoots: true, shadowRoots: [...document.querySelectorAll("hongbao-qr")].map((each) => each.shadowRoot) })), /aria-label="[^"]*secret/);
  await page.evaluate(() => (document.documentElement.lang = "en"));
  await settled(page);
  assert.equal(await name("a"), "QR code: Wi-Fi network home");
});

test("proof shows the verdict", async (t) => {
  const { page } = await shown(t, `<hongbao-qr id="a" value="x" proof></hongbao-qr><hongbao-qr id="b" value="x" proof dark="#999" quiet-zone="1"></hongbao-qr>`);
  assert.equal(await inside(page, "a", "[part=verdict]", "textContent"), "Safe to scan, contrast 21:1");
  assert.match(await inside(page, "b", "[part=verdict]", "textContent"), /^Not safe to scan: .*contrast is too low.*quiet zone is too small/);
  assert.deepEqual(await page.evaluate(() => [..."ab"].map((id) => document.getElementById(id).matches(":state(unsafe)"))), [false, true]);
  assert.deepEqual(await page.evaluate(() => globalThis.events.map(({ detail }) => detail.inspection.safe)), [true, false]);
  assert.deepEqual(await axe(page), []);
});

test("custom properties colour the code, and attributes overrule them", async (t) => {
  const { page } = await shown(
    t,
    `<style>hongbao-qr { --hongbao-dark: #00f; --hongbao-light: #ff0 } @media (prefers-color-scheme: dark) { hongbao-qr { --hongbao-dark: #008 } }</style>
     <hongbao-qr id="a" value="x"></hongbao-qr><hongbao-qr id="b" value="x" dark="#880000"></hongbao-qr>`,
  );
  const colors = async (id) => {
    const { data } = await picture(page, `#${id}`);
    const seen = new Set();
    for (let place = 0; place < data.length; place += 4) seen.add(data.slice(place, place + 3).join());
    return [...seen].sort();
  };
  assert.deepEqual(await colors("a"), ["0,0,255", "255,255,0"]);
  assert.deepEqual(await colors("b"), ["136,0,0", "255,255,0"]);
  await page.emulateMedia({ colorScheme: "dark" });
  await settled(page);
  assert.deepEqual(await colors("a"), ["0,0,136", "255,255,0"]);
});

for (const [name, media] of Object.entries({ "a dark page": { colorScheme: "dark" }, "forced colours": { forcedColors: "active", colorScheme: "dark" } })) {
  test(`${name} leaves the code dark on light`, async (t) => {
    const { page } = await shown(t, `<style>:root { color-scheme: light dark; background: #000; color: #fff }</style>${["canvas", "svg", "img"].map((kind) => `<hongbao-qr id="${kind}" as="${kind}" value="${text}"></hongbao-qr>`).join("")}`, media);
    for (const kind of ["canvas", "svg", "img"]) {
      assert.deepEqual(await readShown(page, `#${kind}`), both(text));
      assert.equal((await picture(page, `#${kind}`)).data[0], 255);
    }
  });
}

test("lazy codes are drawn when they come near", async (t) => {
  const { page } = await shown(t, `<hongbao-qr id="a" value="near" loading="lazy"></hongbao-qr><div style="height: 5000px"></div><hongbao-qr id="b" value="far" loading="lazy">fallback</hongbao-qr>`);
  assert.deepEqual((await events(page)).map(([, id]) => id), ["a"]);
  await page.evaluate(() => document.getElementById("b").scrollIntoView());
  await page.waitForFunction(() => globalThis.events.length === 2);
  assert.deepEqual(await readShown(page, "#b"), both("far"));
});

test("a move keeps the drawing and is no news", async (t) => {
  const { page, problems } = await shown(t, `<div id="one"><hongbao-qr id="a" value="${text}"></hongbao-qr></div><div id="two"></div>`);
  const kept = await page.evaluate(async () => {
    const element = document.getElementById("a");
    const canvas = element.shadowRoot.querySelector("canvas");
    const sum = () => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.reduce((one, other) => (one * 31 + other) | 0, 0);
    const before = sum();
    const seen = [];
    for (const move of [() => two.append(element), () => (one.moveBefore ?? one.insertBefore).call(one, element, null)]) {
      move();
      seen.push(canvas === element.shadowRoot.querySelector("canvas") && sum() === before);
      await element.updateComplete;
      seen.push(sum() === before);
    }
    return seen;
  });
  assert.deepEqual(kept, [true, true, true, true]);
  assert.equal((await events(page)).length, 1);
  await page.evaluate(() => (document.getElementById("a").value = "moved"));
  await settled(page);
  assert.deepEqual(await readShown(page, "#a"), both("moved"));
  assert.deepEqual(problems, []);
});

test("a declarative root shows what the server drew until the element draws", async (t) => {
  const { page, problems } = await shown(t, `<hongbao-qr id="a"><template shadowrootmode="open"><b part="server">from the server</b></template></hongbao-qr>`);
  assert.equal(await page.evaluate(() => document.getElementById("a").shadowRoot.querySelector("b").textContent), "from the server");
  await page.evaluate(() => (document.getElementById("a").value = "now"));
  await settled(page);
  assert.equal(await page.evaluate(() => document.getElementById("a").shadowRoot.querySelector("b")), null);
  assert.deepEqual(await readShown(page, "#a"), both("now"));
  assert.deepEqual(problems, []);
});

test("300 codes are drawn in slices that let the page work in between", async (t) => {
  const { page, problems } = await show(t, browser, server, "");
  const seen = await page.evaluate(async () => {
    await customElements.whenDefined("hongbao-qr");
    let longest = 0;
    let turns = 0;
    let last = performance.now();
    let working = true;
    const turn = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      turns += 1;
      last = now;
      if (working) setTimeout(turn);
    };
    document.body.append(
      ...Array.from({ length: 300 }, (_, place) => Object.assign(document.createElement("hongbao-qr"), { value: `https://example.com/${place}`, size: 120 })),
    );
    turn();
    await Promise.all([...document.querySelectorAll("hongbao-qr")].map((each) => each.updateComplete));
    working = false;
    return { turns, drawn: globalThis.events.length };
  });
  assert.equal(seen.drawn, 300);
  assert.ok(seen.turns > 5, `${seen.turns} turns`);
  assert.deepEqual(problems, []);
});

test("one line embeds it under a strict policy with Trusted Types and no style allowed", async (t) => {
  const { page, problems, requests } = await shown(t, ["canvas", "svg", "img"].map((kind) => `<hongbao-qr id="${kind}" as="${kind}" value="${text}"></hongbao-qr>`).join(""), { head: script, policy: strictPolicy });
  for (const kind of ["canvas", "svg", "img"]) assert.deepEqual(await readShown(page, `#${kind}`), both(text));
  assert.equal(await page.evaluate(() => typeof globalThis.hongbao.HongbaoQr), "function");
  assert.deepEqual(problems, []);
  assert.deepEqual(requests.filter((address) => !address.startsWith("data:")).map((address) => new URL(address).pathname), ["/made/page.html", "/npm/hongbao.js"]);
});

test("where WebAssembly is forbidden, the element names the directive and keeps its fallback", async (t) => {
  const { page } = await show(t, browser, server, `<hongbao-qr id="a" value="x">fallback</hongbao-qr>`, { head: script, policy: "default-src 'none'; script-src 'self'" });
  await page.waitForFunction(() => globalThis.events.length > 0);
  assert.deepEqual(await events(page), [["hongbao-error", "a", "wasm-blocked"]]);
  assert.match(await inside(page, "a", "[part=error]", "textContent"), /'wasm-unsafe-eval' to script-src/);
});

test("a second copy registers nothing and throws nothing", async (t) => {
  const { page, problems } = await shown(t, `<hongbao-qr id="a" value="x"></hongbao-qr>`, { head: `${script}${script}<script type="module" src="/npm/define.js"></script>` });
  assert.deepEqual(await readShown(page, "#a"), both("x"));
  assert.deepEqual(problems, []);
});

test("an engine without constructed sheets, custom states and internals draws too", async (t) => {
  const { page, problems } = await shown(t, `<hongbao-qr id="a" value="${text}"></hongbao-qr><hongbao-qr id="b" value="x" shape="y"></hongbao-qr>`, {
    prepare: () => {
      delete ShadowRoot.prototype.adoptedStyleSheets;
      delete Document.prototype.adoptedStyleSheets;
      delete CSSStyleSheet.prototype.replaceSync;
      delete HTMLElement.prototype.attachInternals;
      delete globalThis.CustomStateSet;
    },
  });
  assert.deepEqual(await readShown(page, "#a"), both(text));
  assert.equal(await page.evaluate(() => getComputedStyle(document.getElementById("a")).display), "inline-block");
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll("[state-rendered], [state-error]")].map(({ id }) => id)), ["a", "b"]);
  assert.deepEqual(problems, []);
});
