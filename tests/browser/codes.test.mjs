import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { draws, random, text } from "../seeded.mjs";
import { launch, open, serve } from "./browser.mjs";

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([
    launch(),
    serve({ "/": "tests/browser/fixtures", "/npm": "dist/npm", "/node_modules": "node_modules" }),
  ]);
});

after(() => Promise.all([browser.close(), server.close()]));

async function start(t) {
  const opened = await open(t, browser, `${server.address}/`);
  await opened.page.waitForSelector("html[data-started]");
  return opened;
}

/** Draws each text on one canvas and returns those that a decoder reads as something else. */
function misread(page, texts) {
  return page.evaluate(async (texts) => {
    const canvas = document.createElement("canvas");
    const wrong = [];
    for (const text of texts) {
      hongbao.drawQr(canvas, text, { moduleSize: 4 });
      const { zxing, jsQR } = await readTwice(canvas);
      if (zxing !== text || jsQR !== text) wrong.push({ text, zxing, jsQR });
    }
    return wrong;
  }, texts);
}

test("two decoders read 200 texts of all scripts from the canvas", async (t) => {
  const { page, problems } = await start(t);
  const known = [
    "红包",
    "微信红包：恭喜发财，大吉大利",
    "微信红包，恭喜发财，今晚吃鸡",
    "万事如意 心想事成",
    "あけましておめでとうございます",
    "새해 복 많이 받으세요",
    "🧧🧧🧧 恭喜 🎉",
    "https://example.com/?q=a&b=%20#top",
    "HTTPS://EXAMPLE.COM/ABC",
    "0123456789",
    "Grüße aus Köln",
    "杏石甘口",
  ];
  const d = draws(random());
  const texts = [...known, ...d.times(200 - known.length, () => text(d, 1 + d.below(60)))];
  assert.deepEqual(await misread(page, texts), []);
  assert.deepEqual(problems, []);
});

test("two decoders read every length from 1 to 300 bytes", async (t) => {
  const { page, problems } = await start(t);
  const d = draws(random());
  const units = { ascii: "x", capitals: "A", digits: "7", cyrillic: "ж", han: "红", emoji: "🧧" };
  const texts = d.times(300, (place) => {
    const bytes = place + 1;
    const script = d.pick(Object.keys(units));
    const width = new TextEncoder().encode(units[script]).length;
    // Whole characters of the script, then letters up to the wanted length.
    return text(d, Math.floor(bytes / width), script === "cyrillic" ? "cyrillic" : script) + "z".repeat(bytes % width);
  });
  assert.deepEqual(texts.map((each) => new TextEncoder().encode(each).length), d.times(300, (place) => place + 1));
  assert.deepEqual(await misread(page, texts), []);
  assert.deepEqual(problems, []);
});
