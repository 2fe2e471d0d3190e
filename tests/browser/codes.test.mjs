import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { draws, random, sample, seed, text } from "../seeded.mjs";
import { launch, open, serve } from "./browser.mjs";

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([
    launch(),
    serve({ "/": "tests/browser/fixtures", "/npm": "dist/npm", "/node_modules": "node_modules", "/tests": "tests" }),
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
    // The text has whole characters of the script, then letters up to the wanted length.
    return text(d, Math.floor(bytes / width), script === "cyrillic" ? "cyrillic" : script) + "z".repeat(bytes % width);
  });
  assert.deepEqual(texts.map((each) => new TextEncoder().encode(each).length), d.times(300, (place) => place + 1));
  assert.deepEqual(await misread(page, texts), []);
  assert.deepEqual(problems, []);
});

test("the vectors of hb1 come out bit for bit", async (t) => {
  const { page, problems } = await start(t);
  const vectors = JSON.parse(await readFile(new URL("../vectors/hb1.json", import.meta.url), "utf8"));
  const split = await page.evaluate(
    (vectors) =>
      vectors.map(({ reveal: { rule, total, count, min, max, seed, salt } }) => {
        const bytes = Uint8Array.from(seed.match(/../g), (pair) => parseInt(pair, 16));
        const options = { rule, min: BigInt(min), max: max === null ? undefined : BigInt(max), seed: bytes, salt };
        return hongbao.splitRedPacket(BigInt(total), count, options).map(String);
      }),
    vectors,
  );
  assert.deepEqual(
    split,
    vectors.map(({ shares }) => shares),
  );
  assert.deepEqual(problems, []);
});

test("bad input at the module gives its code and a sentence", async (t) => {
  const { page } = await start(t);
  const said = await page.evaluate(() => {
    const of = (work) => {
      try {
        return work();
      } catch ({ code, message }) {
        return [code, message];
      }
    };
    return [
      of(() => hongbao.encodeQr("x".repeat(3000))),
      of(() => hongbao.splitRedPacket(100n, 0)),
      of(() => hongbao.splitRedPacket(1n, 2)),
      of(() => hongbao.parseAmount("1.234")),
      of(() => hongbao.parseAmount("abc")),
      of(() => hongbao.splitRedPacket(100, 2)),
      of(() => hongbao.encodeQr("\ud800")),
      of(() => hongbao.drawQr(document.createElement("canvas"), "x", { dark: "reddish" })),
    ];
  });
  assert.deepEqual(
    said.map(([code]) => code),
    ["text-too-long", "count-invalid", "total-too-small", "amount-invalid", "amount-invalid", "amount-invalid", "text-malformed", "color-invalid"],
  );
  for (const [, sentence] of said) assert.match(sentence, /^\S.{20,}\.$/s);
});

test("hostile calls end in a value or an error, and the module still works", async (t) => {
  const { page, problems } = await start(t);
  const [before, after] = await page.evaluate(
    async ([calls, seed]) => {
      const { disturb } = await import("/tests/hostile.mjs");
      const once = () => JSON.stringify(hongbao.encodeQr("红包"));
      const before = once();
      disturb(hongbao, calls, seed);
      return [before, once()];
    },
    [sample(100_000), seed],
  );
  assert.equal(before, after);
  assert.deepEqual(problems, []);
});
