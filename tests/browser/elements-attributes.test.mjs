import assert from "node:assert/strict";
import { after, before, test } from "node:test";
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

/** Opens a page, and has what the console warns of in `warnings`. */
async function shown(t, body, options) {
  const opened = await show(t, browser, server, "", options);
  const warnings = [];
  opened.page.on("console", (message) => message.type() === "warning" && warnings.push(message.text()));
  await opened.page.evaluate((html) => document.querySelector("main").insertAdjacentHTML("afterbegin", html), body);
  await settled(opened.page);
  return { ...opened, warnings };
}

/** The colours that the screen shows of an element, without those that cover less than a hundredth of it. */
async function colors(page, selector) {
  const { data } = await picture(page, selector);
  const seen = new Map();
  for (let place = 0; place < data.length; place += 4) {
    const color = data.slice(place, place + 3).join();
    seen.set(color, (seen.get(color) ?? 0) + 1);
  }
  return [...seen].filter(([, count]) => count > data.length / 400).map(([color]) => color).sort();
}

test("every attribute is read in the lower case of its property, as templates of React and Solid write it", async (t) => {
  // Each is told by what it does to the code: two elements, spelled in both ways, are alike, and unlike one without it.
  const cases = {
    "error-correction": "H",
    "min-version": "5",
    "max-version": "6",
    "quiet-zone": "9",
    "finder-frame": "dot",
    "finder-frame-color": "#085",
    "finder-centre": "dot",
    "finder-centre-color": "#a05",
    "module-size": "3",
    "module-scale": "0.7",
    "light-radius": "3",
    "frame-text": "Scan me",
    "frame-shape": "bubble",
    "frame-position": "top",
    "frame-color": "#085",
    "frame-text-color": "#ffa",
  };
  const body = Object.entries(cases).map(([name, value], place) => {
    const also = name === "max-version" ? `min-version="6"` : /^frame-(?!text$)/.test(name) ? `frame-text="Scan"` : "";
    const lower = name.replaceAll("-", "");
    return `<hongbao-qr id="k${place}" value="${text}" ${also} ${name}="${value}"></hongbao-qr><hongbao-qr id="l${place}" value="${text}" ${also} ${lower}="${value}"></hongbao-qr>`;
  });
  const { page, problems, warnings } = await shown(t, `<hongbao-qr id="bare" value="${text}"></hongbao-qr><hongbao-qr id="six" min-version="6" value="${text}"></hongbao-qr><hongbao-qr id="framed" frame-text="Scan" value="${text}"></hongbao-qr>${body.join("")}`);
  const urls = (id) => page.evaluate((id) => document.getElementById(id).shadowRoot.querySelector("canvas").toDataURL(), id);
  for (const [place, name] of Object.keys(cases).entries()) {
    assert.equal(await urls(`l${place}`), await urls(`k${place}`), name);
    if (name !== "max-version") assert.notEqual(await urls(`l${place}`), await urls(/^frame-(?!text$)/.test(name) ? "framed" : "bare"), name);
  }
  assert.deepEqual(problems, []);
  assert.deepEqual(warnings, []);
});

test("colours that may flow take a gradient as JSON", async (t) => {
  const gradient = (from, to) => `{"type":"linear","stops":[{"offset":0,"color":"${from}"},{"offset":1,"color":"${to}"}]}`;
  const names = { dark: "dark", light: "light", "finder-frame-color": "finderFrameColor", "finder-centre-color": "finderCentreColor" };
  const given = (name) => (name === "light" ? gradient("#fff", "var(--pale)") : gradient("#000", "var(--deep)"));
  const body = Object.keys(names).flatMap((name) => [`<hongbao-qr id="a-${name}" value="x" ${name}='${given(name)}'></hongbao-qr>`, `<hongbao-qr id="p-${name}" value="x"></hongbao-qr>`]);
  const { page, problems } = await shown(t, `<style>:root { --pale: #fde68a; --deep: #86150f }</style><hongbao-qr id="bare" value="x"></hongbao-qr><hongbao-qr id="broken" value="x" light="{type"></hongbao-qr><hongbao-qr id="untyped" value="x" light='{"stops":[]}'></hongbao-qr>${body.join("")}`);
  const told = await page.evaluate(async ([names, texts]) => {
    for (const [name, property] of Object.entries(names)) document.getElementById(`p-${name}`)[property] = JSON.parse(texts[name]);
    await Promise.all(Array.from(document.querySelectorAll("hongbao-qr"), (element) => element.updateComplete));
    const url = (id) => document.getElementById(id).shadowRoot.querySelector("canvas").toDataURL();
    const error = (id) => document.getElementById(id).shadowRoot.querySelector(".error").textContent;
    return { alike: Object.keys(names).map((name) => url(`a-${name}`) === url(`p-${name}`)), bare: Object.keys(names).map((name) => url(`a-${name}`) === url("bare")), broken: error("broken"), untyped: error("untyped") };
  }, [names, Object.fromEntries(Object.keys(names).map((name) => [name, given(name)]))]);
  assert.deepEqual(told.alike, [true, true, true, true]);
  assert.deepEqual(told.bare, [false, false, false, false]);
  assert.equal(told.broken, "The option “light” cannot be {type; allowed: JSON.");
  assert.equal(told.untyped, "The option “light-type” cannot be undefined; allowed: linear, radial.");
  assert.deepEqual(problems, []);
});

test("what belongs to a picture is an error without one, as what belongs to a frame is", async (t) => {
  const cases = { "background-opacity": "x", "background-fit": "cover", "logo-size": "0.2", "logo-padding": "2", "logo-shape": "circle", "frame-color": "red" };
  const body = Object.entries(cases).map(([name, value]) => `<hongbao-qr id="${name}" value="x" ${name}="${value}"></hongbao-qr>`);
  const { page } = await shown(t, `${body.join("")}<hongbao-qr id="empty" value="x" logo="" logo-size="0.2"></hongbao-qr>`);
  const told = await page.evaluate((names) => names.map((name) => document.getElementById(name).shadowRoot.querySelector(".error").textContent), Object.keys(cases));
  for (const [place, name] of Object.keys(cases).entries()) assert.match(told[place], name === "frame-color" ? /“frame-text” cannot be 0/ : new RegExp(`“${name}” cannot be .*with ${name.split("-")[0]}\\.`), name);
  assert.ok(await page.evaluate(() => document.getElementById("empty").matches(":state(rendered)")));
});

test("what no width of the box bears is one error, and no code before it", async (t) => {
  const { page } = await show(t, browser, server, "");
  const told = await page.evaluate(async () => {
    const heard = [];
    const add = async (id, radius, style) => {
      const element = Object.assign(document.createElement("hongbao-qr"), { id, value: "hi" });
      element.setAttribute("light-radius", radius);
      element.style.cssText = style;
      for (const name of ["hongbao-render", "hongbao-error"]) element.addEventListener(name, ({ detail }) => heard.push([id, name, detail.message]));
      document.querySelector("main").append(element);
      await element.updateComplete;
      await new Promise((resolve) => setTimeout(resolve, 300));
      element.style.width = "333px";
      await new Promise((resolve) => setTimeout(resolve, 300));
      await element.updateComplete;
    };
    await add("a", "15", "");
    await add("b", "99", "");
    await add("c", "15", "width: 200px");
    await add("d", "14.5", "");
    return heard;
  });
  const error = (id, radius) => [id, "hongbao-error", `The option “light-radius” cannot be ${radius}; allowed: 0 … 14.5.`];
  assert.deepEqual(told, [error("a", 15), error("b", 99), error("c", 15), ["d", "hongbao-render", undefined]]);
});

test("a background is an address or a picture, and one that is missing leaves the code", async (t) => {
  const pixels = `{ data: new Uint8ClampedArray(Array.from({ length: 64 }, (_, place) => [240 - 3 * place, 160, 90, 255]).flat()), width: 8, height: 8 }`;
  const { page } = await shown(t, ["a", "b", "c", "d"].map((id) => `<hongbao-qr id="${id}" value="${text}" size="280"></hongbao-qr>`).join(""));
  const seen = await page.evaluate(async (source) => {
    const image = new Function(`return ${source}`)();
    const canvas = Object.assign(document.createElement("canvas"), { width: 8, height: 8 });
    canvas.getContext("2d").putImageData(new ImageData(image.data, 8, 8), 0, 0);
    const [a, b, c, d] = ["a", "b", "c", "d"].map((id) => document.getElementById(id));
    a.setAttribute("background", canvas.toDataURL());
    a.setAttribute("background-opacity", "0.8");
    b.background = { image, opacity: 0.8 };
    c.setAttribute("background", "/nope.png");
    const shown = async (element) => {
      await element.updateComplete;
      await new Promise((resolve) => setTimeout(resolve, 300));
      await element.updateComplete;
      return element.shadowRoot.querySelector("canvas")?.toDataURL() ?? element.shadowRoot.querySelector(".error").textContent;
    };
    return { a: await shown(a), b: await shown(b), c: await shown(c), d: await shown(d), safe: b.inspection.safe, missing: c.matches(":state(logo-missing)"), opacity: a.backgroundOpacity };
  }, pixels);
  assert.equal(seen.a, seen.b);
  assert.notEqual(seen.b, seen.d);
  assert.equal(seen.c, seen.d);
  assert.deepEqual([seen.safe, seen.missing, seen.opacity], [true, true, 0.8]);
  assert.deepEqual(await readShown(page, "#a"), both(text));
});

test("a frame is five attributes, in colours as CSS has them, and one that says nothing is an error", async (t) => {
  const body = `<style>:root { --brand: #c8102e; --hongbao-frame-text-color: #ff0 }</style>
    <hongbao-qr id="a" value="x" frame-text="Scan&#10;me" frame-color="var(--brand)" module-size="4"></hongbao-qr>
    <hongbao-qr id="b" value="x" frame-shape="banner"></hongbao-qr>
    <hongbao-qr id="c" value="x" frame-text="Scan" frame-shape="ring"></hongbao-qr>
    <hongbao-qr id="d" as="svg" value="x" frame-text="Scan"></hongbao-qr>`;
  const { page, problems, warnings } = await shown(t, body);
  const seen = await colors(page, "#a");
  assert.ok(["0,0,0", "200,16,46", "255,255,255"].every((color) => seen.includes(color)), seen.join(" "));
  const told = await page.evaluate(() => {
    const inner = (id, part) => document.getElementById(id).shadowRoot.querySelector(part);
    const canvas = inner("a", "canvas");
    return {
      errors: ["b", "c"].map((id) => inner(id, "[part=error]").textContent),
      // 29 modules of four pixels and the border on both sides.
      width: canvas.width,
      smooth: getComputedStyle(canvas).imageRendering,
      text: inner("d", "svg text").textContent,
      fill: inner("d", "svg text").getAttribute("fill"),
    };
  });
  assert.match(told.errors[0], /frame-text/);
  assert.match(told.errors[1], /frame-shape.*ring.*plain, box, rounded, banner, bubble/);
  assert.ok(told.width > 29 * 4 && told.width < 34 * 4, String(told.width));
  assert.equal(told.smooth, "auto");
  assert.deepEqual([told.text, told.fill], ["Scan", "#ff0"]);
  assert.deepEqual(await readShown(page, "#a"), both("x"));
  assert.deepEqual([problems, warnings], [[], []]);
});

test("looks of corners are an attribute in JSON and a property, with colours as CSS has them", async (t) => {
  const { page, problems, warnings } = await shown(t, `<style>:root { --brand: #c8102e }</style><hongbao-qr id="a" value="x" finders='{"topLeft":{"frameColor":"var(--brand)"}}'></hongbao-qr><hongbao-qr id="b" value="x"></hongbao-qr><hongbao-qr id="c" value="x" finders="dot"></hongbao-qr>`);
  const seen = await page.evaluate(async () => {
    const shown = async (id) => {
      const element = document.getElementById(id);
      await element.updateComplete;
      return element.shadowRoot.querySelector("canvas")?.toDataURL() ?? element.shadowRoot.querySelector(".error").textContent;
    };
    const [byAttribute, plain, error] = [await shown("a"), await shown("b"), await shown("c")];
    const element = document.getElementById("b");
    element.finders = { topLeft: { frameColor: "var(--brand)" } };
    const byProperty = await shown("b");
    element.finders = undefined;
    element.finderFrameColor = { type: "linear", stops: [{ offset: 0, color: "var(--brand)" }, { offset: 1, color: "#000" }] };
    const flowing = await shown("b");
    element.finderFrameColor = undefined;
    element.light = { type: "radial", stops: [{ offset: 0, color: "#fff" }, { offset: 1, color: "#fde68a" }] };
    return { same: byAttribute === byProperty, distinct: new Set([byAttribute, plain, flowing, await shown("b")]).size, error };
  });
  assert.deepEqual([seen.same, seen.distinct], [true, 4]);
  assert.match(seen.error, /finders.*dot.*JSON/);
  assert.deepEqual(problems, []);
  assert.deepEqual(warnings, []);
});

test("attributes in lower case are watched, give way to properties, and go with them", async (t) => {
  const { page } = await shown(t, `<hongbao-qr id="a" value="x" boost="false" errorcorrection="H" quietzone="2" finderframe="dot"></hongbao-qr><p id="there">there</p><hongbao-qr id="b" htmlfor="there"></hongbao-qr>`);
  const seen = await page.evaluate(async () => {
    const element = document.getElementById("a");
    const level = async () => (await element.updateComplete, element.code.errorCorrection);
    const levels = [await level()];
    element.setAttribute("errorcorrection", "Q");
    levels.push(await level());
    element.errorCorrection = "M";
    levels.push(await level());
    const outer = element.outerHTML;
    element.errorCorrection = null;
    element.setAttribute("errorcorrection", "H");
    levels.push(await level());
    element.errorCorrection = undefined;
    element.errorCorrection = "L";
    levels.push(await level());
    return { levels, outer, quietZone: element.quietZone, frame: element.finderFrame, other: document.getElementById("b").htmlFor };
  });
  assert.deepEqual(seen, {
    levels: ["H", "Q", "M", "H", "L"],
    outer: `<hongbao-qr id="a" value="x" boost="false" quietzone="2" finderframe="dot" error-correction="M"></hongbao-qr>`,
    quietZone: 2,
    frame: "dot",
    other: "there",
  });
  assert.deepEqual(await readShown(page, "#b"), both("there"));
});

test("a misspelt or foreign attribute is said once, with the nearest name; those of pages and frameworks are not", async (t) => {
  const strange = `eror-correction="H" margin="1" dots-options="{}" level="H" colour="red"`;
  const usual = `class="c" style="margin: 0" data-x="1" aria-describedby="y" onclick="" v-cloak _ngcontent-abc x-data="{}" hx-get="/" title="t" role="none" tabindex="0" ng-version="1" inert itemscope`;
  const { page, warnings } = await shown(t, `<hongbao-qr id="a" value="x" ${strange} ${usual}></hongbao-qr><hongbao-qr id="b" value="y" ${strange}></hongbao-qr><hongbao-packet totl="1" total="1" count="1" ${usual}></hongbao-packet>`);
  const about = (element, name, nearest) => `<${element}>: There is no option “${name}”; the nearest is “${nearest}”.`;
  assert.deepEqual(warnings.sort(), [
    about("hongbao-packet", "totl", "total"),
    about("hongbao-qr", "colour", "dark"),
    about("hongbao-qr", "dots-options", "shape"),
    about("hongbao-qr", "eror-correction", "error-correction"),
    about("hongbao-qr", "level", "error-correction"),
    about("hongbao-qr", "margin", "quiet-zone"),
  ]);
  await page.evaluate(() => document.querySelector("#a").setAttribute("value", "z"));
  await settled(page);
  assert.equal(warnings.length, 6);
});

test("a code that may not be scanned is said once in the console, and in the page where proof is set", async (t) => {
  const { page, warnings } = await shown(t, `<hongbao-qr id="a" value="x" dark="#fff"></hongbao-qr><hongbao-qr value="y" dark="#fff"></hongbao-qr><hongbao-qr id="p" value="z" dark="#fff" proof></hongbao-qr><hongbao-qr value="fine"></hongbao-qr>`);
  assert.equal(warnings.length, 1);
  assert.match(warnings[0], /^<hongbao-qr>: The contrast is too low: /);
  const verdict = (id) => page.evaluate((id) => document.getElementById(id).shadowRoot.querySelector("[part=verdict]").innerText, id);
  assert.equal(await verdict("a"), "");
  assert.match(await verdict("p"), /^Not safe to scan: The contrast is too low/);
});

test("colours are what the engine computes at the element's place", async (t) => {
  const cases = [
    [`dark="var(--brand)"`, "18,52,86", "255,255,255"],
    [`dark="var(--none, #a00)" light="var(--ground)"`, "170,0,0", "255,255,238"],
    [`dark="color-mix(in srgb, black 50%, blue)"`, "0,0,128", "255,255,255"],
    [`dark="color-mix(in oklch, black 100%, white)" light="oklch(1 0 0)"`, "0,0,0", "255,255,255"],
    [`dark="light-dark(#00f, #fff)"`, "0,0,255", "255,255,255"],
    [`dark="currentColor"`, "0,85,0", "255,255,255"],
    [`dark="rgb(from var(--brand) r g b / 1)"`, "18,52,86", "255,255,255"],
    [`dark="CanvasText" light="Canvas"`, "0,0,0", "255,255,255"],
    [`dark="hwb(0 0% 40%)"`, "153,0,0", "255,255,255"],
    [`dark="color(srgb 0.4 0 -1)"`, "102,0,0", "255,255,255"],
    [`style="--hongbao-dark: color-mix(in srgb, black 50%, red)"`, "128,0,0", "255,255,255"],
  ];
  const body = cases.map(([attributes], place) => `<hongbao-qr id="c${place}" as="${place % 2 ? "svg" : "canvas"}" value="${text}" ${attributes}></hongbao-qr>`).join("");
  const { page, problems, warnings } = await shown(t, `<style>main { --brand: #123456; --ground: #ffe; color: #050 }</style>${body}<hongbao-qr id="missing" value="x" dark="var(--nowhere)"></hongbao-qr><hongbao-qr id="never" value="x" dark="reddish"></hongbao-qr>`);
  for (const [place, [attributes, dark, light]] of cases.entries()) {
    assert.deepEqual(await colors(page, `#c${place}`), [dark, light].sort(), attributes);
    assert.deepEqual(await readShown(page, `#c${place}`), both(text), attributes);
  }
  const errors = await page.evaluate(() => globalThis.events.filter(({ type }) => type === "hongbao-error").map(({ id, detail }) => [id, detail.code, detail.data.value]));
  assert.deepEqual(errors, [["missing", "color-invalid", "var(--nowhere)"], ["never", "color-invalid", "reddish"]]);
  assert.deepEqual([problems, warnings], [[], []]);
});

test("a gradient's stops are computed too, and a theme that is switched in the page is followed", async (t) => {
  const { page } = await shown(t, `<style>:root { --ink: #000 } .night { --ink: #00c }</style><hongbao-qr id="a" value="${text}" dark="var(--ink)"></hongbao-qr><hongbao-qr id="b" value="${text}"></hongbao-qr>`);
  await page.evaluate(() => (document.getElementById("b").dark = { type: "linear", stops: [{ offset: 0, color: "var(--ink)" }, { offset: 1, color: "var(--ink)" }] }));
  await settled(page);
  for (const id of ["#a", "#b"]) assert.deepEqual(await colors(page, id), ["0,0,0", "255,255,255"]);
  await page.evaluate(() => document.documentElement.classList.add("night"));
  await settled(page);
  for (const id of ["#a", "#b"]) assert.deepEqual(await colors(page, id), ["0,0,204", "255,255,255"]);
});

test("a logo that is missing leaves the code, and is a state, an event and a line in the console", async (t) => {
  const { page, warnings } = await shown(t, `<hongbao-qr id="a" value="${text}" logo="/nope.png">fallback</hongbao-qr><hongbao-qr id="b" value="${text}" logo="/nope.png" proof></hongbao-qr>`);
  await page.waitForFunction(() => ["a", "b"].every((id) => document.getElementById(id).matches(":state(rendered)")));
  const state = (id) => page.evaluate((id) => ["rendered", "error", "logo-missing"].map((name) => document.getElementById(id).matches(`:state(${name})`)), id);
  for (const id of ["a", "b"]) {
    assert.deepEqual(await state(id), [true, false, true]);
    assert.deepEqual(await readShown(page, `#${id} [part=base]`), both(text));
  }
  const told = await page.evaluate(() => globalThis.events.filter(({ id }) => id === "a").map(({ type, detail }) => [type, typeof detail.message]));
  assert.deepEqual(told, [["hongbao-render", "undefined"], ["hongbao-error", "string"]]);
  assert.equal(warnings.length, 1);
  assert.match(warnings[0], /^<hongbao-qr>: .*logo|^<hongbao-qr>: .*picture/i);
  const verdict = await page.evaluate(() => document.getElementById("b").shadowRoot.querySelector("[part=verdict]").textContent);
  assert.match(verdict, /logo|picture/i);
  // The state ends with another logo, and with none.
  await page.evaluate(() => document.getElementById("a").removeAttribute("logo"));
  await settled(page);
  assert.deepEqual(await state("a"), [true, false, false]);
  const logo = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'%3E%3Crect width='9' height='9'/%3E%3C/svg%3E";
  await page.evaluate((logo) => (document.getElementById("b").logo = logo), logo);
  await page.waitForFunction(() => !document.getElementById("b").matches(":state(logo-missing)"));
  assert.deepEqual(await readShown(page, "#b [part=base]"), both(text));
});

test("for follows a value that a script sets, of which no event tells", async (t) => {
  const { page, problems } = await shown(t, `<input id="i" aria-label="i" value="first"><select id="s" aria-label="s"><option>one</option><option>two</option></select><hongbao-qr id="a" for="i"></hongbao-qr><hongbao-qr id="b" for="s"></hongbao-qr>`);
  await page.evaluate(() => (document.getElementById("i").value = "second"));
  await page.evaluate(() => document.getElementById("a").updateComplete);
  assert.deepEqual(await readShown(page, "#a"), both("second"));
  const drawn = page.evaluate(() => new Promise((done) => document.getElementById("b").addEventListener("hongbao-render", () => done("drawn"))));
  await page.evaluate(() => (document.getElementById("s").selectedIndex = 1));
  assert.equal(await drawn, "drawn");
  assert.deepEqual(await readShown(page, "#b"), both("two"));
  // What is gone is not looked at any more.
  const looks = await page.evaluate(async () => {
    document.getElementById("a").remove();
    document.getElementById("b").removeAttribute("for");
    await new Promise((done) => setTimeout(done, 300));
    let looks = 0;
    for (const field of document.querySelectorAll("input, select")) Object.defineProperty(field, "value", { get: () => ((looks += 1), "x"), configurable: true });
    await new Promise((done) => setTimeout(done, 400));
    return looks;
  });
  assert.equal(looks, 0);
  assert.deepEqual(problems, []);
});
