// Fonts in Chromium: letters are those that the engine itself paints of the same file, and the element takes a font.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, serve } from "./browser.mjs";

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve({ "/": "tests/browser/fixtures", "/npm": "dist/npm", "/node_modules": "node_modules", "/tests": "tests" })]);
});

after(() => Promise.all([browser.close(), server.close()]));

/** Runs in the page: how much the line of a caption differs from what the engine paints of the same font at the same place. */
async function compared([file, caption]) {
  const { drawQr, qrToPixels, qrToSvg } = await import("/npm/index.js");
  const { loadFont, ready } = await import("/npm/font.js");
  await ready();
  const bytes = new Uint8Array(await (await fetch(`/tests/font/${file}`)).arrayBuffer());
  const font = loadFont(bytes);
  const face = await new FontFace("Own", bytes).load();
  document.fonts.add(face);
  const style = { moduleSize: 20, caption, font };
  const text = "https://example.com/";
  const { data, width, height } = qrToPixels(text, style);
  const line = height - width;
  const canvas = document.createElement("canvas");
  drawQr(canvas, text, style);
  const drawn = canvas.getContext("2d").getImageData(0, 0, width, height).data;
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(qrToSvg(text, style))}`;
  await image.decode();
  const painted = (paint) => {
    const context = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
    context.fillStyle = "#fff";
    context.fillRect(0, 0, width, height);
    paint(context);
    return context.getImageData(0, 0, width, height).data;
  };
  const size = Math.min(line * 0.6, (width * 0.94) / measured(caption));
  const engine = painted((context) => {
    context.font = `${size}px Own`;
    context.textAlign = "center";
    context.fillStyle = "#000";
    context.fillText(caption, width / 2, width + line * 0.4 + size * 0.35);
  });
  const svg = painted((context) => context.drawImage(image, 0, 0, width, height));
  const from = 4 * width * width;
  const ink = (pixels) => pixels.slice(from).reduce((sum, value, place) => (place % 4 === 0 ? sum + 1 - value / 255 : sum), 0);
  const apart = (pixels) => pixels.slice(from).reduce((sum, value, place) => (place % 4 === 0 ? sum + Math.abs(value - data[from + place]) / 255 : sum), 0);
  return { same: drawn.every((value, place) => value === data[place]), ink: ink(data), engine: [ink(engine), apart(engine)], svg: [ink(svg), apart(svg)] };

  function measured(words) {
    const context = document.createElement("canvas").getContext("2d");
    context.font = "1000px Own";
    return context.measureText(words).width / 1000;
  }
}

for (const [file, caption] of [
  ["letters.ttf", "Scan me, office! AVATAR"],
  ["letters.ttf", "Zoe\u0308 e\u0301te\u0301 Åéüñ"],
  ["letters.ttf", "سلام عليكم"],
  ["letters.ttf", "Scan שלום (סרקו) ٣ now"],
  ["letters.ttf", "The same text, which is far too long for its line at this size"],
  ["chinese.otf", "恭喜发财，大吉大利！"],
]) {
  test(`“${caption}” is what Chromium paints of the same font`, async (t) => {
    const { page, problems } = await open(t, browser, `${server.address}/`);
    const found = await page.evaluate(compared, [file, caption]);
    const shown = JSON.stringify(found);
    assert.ok(found.same && found.ink > 500, shown);
    // The engine moves letters by parts of a pixel and smooths edges in its own way; letters elsewhere would be twice their ink apart.
    assert.ok(Math.abs(found.engine[0] / found.ink - 1) < 0.06 && found.engine[1] / found.ink < 0.2, shown);
    assert.ok(Math.abs(found.svg[0] / found.ink - 1) < 0.02 && found.svg[1] / found.ink < 0.05, shown);
    assert.deepEqual(problems, []);
  });
}

test("the element draws its caption by the font that it is given, and without it by the engine's", async (t) => {
  const { page, problems } = await open(t, browser, `${server.address}/`);
  await page.waitForSelector("html[data-started]");
  const found = await page.evaluate(async () => {
    await import("/npm/define.js");
    const { loadFont } = await import("/npm/font.js");
    const font = loadFont(new Uint8Array(await (await fetch("/tests/font/chinese.otf")).arrayBuffer()));
    const code = document.createElement("hongbao-qr");
    Object.assign(code, { value: "https://example.com/", as: "svg", caption: "恭喜发财", font });
    document.body.append(code);
    const texts = [];
    const errors = [];
    code.addEventListener("hongbao-error", ({ detail }) => errors.push([detail.code, detail.data.missing]));
    const look = async () => {
      await code.updateComplete;
      const svg = code.shadowRoot.querySelector("svg[part~=code]");
      texts.push(svg?.querySelectorAll("text").length);
    };
    await look();
    code.font = undefined;
    await look();
    code.font = font;
    await look();
    code.caption = "Ω";
    await look();
    code.remove();
    return { texts: texts.slice(0, 3), errors, family: font.family };
  });
  assert.deepEqual(found, { texts: [0, 1, 0], errors: [["option-invalid", "Ω"]], family: "Noto Sans CJK SC" });
  assert.deepEqual(problems.filter((problem) => !/Ω/.test(String(problem))), []);
});
