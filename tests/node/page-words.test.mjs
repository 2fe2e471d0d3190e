// Every sentence that the page can show, in every language: its own words, and what it says of every error of the package.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = new URL("../..", import.meta.url).pathname;
const source = `
  import { looks } from "./www/language/en/looks.js";
  import { packets } from "./www/language/en/packets.js";
  import { promoters } from "./www/language/en/promoters.js";
  import { tickets } from "./www/language/en/tickets.js";
  import { addWords } from "./www/language/en.js";
  addWords({ looks, packets, promoters, tickets });
  export { words as en } from "./www/language/en.js";
  export { words as zhCN } from "./www/language/zh-CN.js";
  export { words as zhTW } from "./www/language/zh-TW.js";
  import { money } from "./www/packets/money.js";
  import { writeMoneyBy } from "./www/problem.js";
  writeMoneyBy(money);
  export { sentenceOf } from "./www/problem.js";
  import { english, moreEnglish } from "./js/sentences.js";
  export const sentences = { ...english, ...moreEnglish };
`;
const { outputFiles } = await build({
  stdin: { contents: source, resolveDir: root },
  bundle: true,
  format: "esm",
  write: false,
  platform: "node",
  plugins: [{ name: "built-package", setup: ({ onResolve }) => onResolve({ filter: /^hongbao$/ }, () => ({ path: pathToFileURL(`${root}dist/npm/index.js`).href, external: true })) }],
});
const folder = await mkdtemp(join(tmpdir(), "hongbao-words-"));
await writeFile(join(folder, "words.mjs"), outputFiles[0].contents);
const { en, zhCN, zhTW, sentenceOf, sentences } = await import(pathToFileURL(join(folder, "words.mjs")).href);
await rm(folder, { recursive: true });
const { HongbaoError } = await import("../../dist/npm/index.js");

const languages = { en, "zh-CN": zhCN, "zh-TW": zhTW };

/** What only those know who program with the package, or have read the standard. */
const learned = {
  en: /\bmodules?\b|codewords?|quiet zone|\bground\b|symbolog|\bfinders?\b|loadLogo|loadFont|base64|bigint|\bWASM\b|script-src|content security|await |\bNaN\b|undefined|\[object|\bnull\b|\{\w+\}|CORS|surrogate|smallest unit|readers? that/i,
  "zh-CN": /模块|模組|码字|静区|码制|掩模|定位框|底色|标志|loadLogo|base64|bigint|NaN|undefined|\[object|script-src|\{\w+\}|CORS|[體後這個們說網碼過]/,
  "zh-TW": /模組|模块|碼字|靜區|碼制|遮罩|定位框|底色|標誌|loadLogo|base64|bigint|NaN|undefined|\[object|script-src|\{\w+\}|CORS|[体这个们说网码过]/,
};

/** Figures that fit every sentence. */
const figures = { actual: 0.453, limit: 0.251, nearest: "412", needed: 1200, least: 12, most: 9000, count: 7, total: 100, min: 20, max: 30, option: "quietZone", allowed: "0 … 100", value: "x", version: "41", mask: 9, level: "H", index: 3, line: 4, column: "id", id: "a", base: "abc", bytes: 300, cells: 4, field: "id", character: "?", lines: "2, 3", example: "8.88", size: 10, modules: 33, reason: "" };

/** Every text below a node of the words; a function is called with texts, or with numbers where it takes those. */
function* texts(node, path, numbers = [2, 3, 4, 5, 6]) {
  if (typeof node === "string") yield [path, node];
  else if (typeof node === "function") yield* texts(called(node, path, numbers), `${path}()`, numbers);
  else if (Array.isArray(node)) for (const [place, one] of node.entries()) yield* texts(one, `${path}[${place}]`, numbers);
  else if (typeof node === "object" && node !== null) for (const [name, one] of Object.entries(node)) yield* texts(one, path === "" ? name : `${path}.${name}`, numbers);
}

function called(sentence, path, numbers) {
  const of = (name) => String(figures[name] ?? "");
  const given = [{ of, percent: () => "25", money: () => "¥8.88", place: () => "4", range: () => ({ least: "0", most: "100", whole: true, optional: true }), field: () => "Margin" }];
  if (path.startsWith("problems.")) return sentence(...given);
  for (const values of [numbers, ["a", "b", "c", "d", "e"], [["a", "b"], "b", "c"]]) {
    try {
      return sentence(...values);
    } catch {
      // It takes something else.
    }
  }
  throw new Error(`no arguments fit ${path}`);
}

for (const [tag, words] of Object.entries(languages)) {
  test(`the page says nothing that only specialists understand: ${tag}`, () => {
    let seen = 0;
    for (const [path, text] of texts(words, "")) {
      seen += 1;
      if (/\.colors\.|^tag$/.test(path)) continue;
      assert.doesNotMatch(text, learned[tag], path);
      assert.notEqual(text.trim(), "", path);
    }
    assert.ok(seen > 500, `${seen} texts`);
  });

  test(`whatever the package refuses is said in plain words: ${tag}`, () => {
    const names = Object.keys(sentences);
    const codes = names.filter((name) => !name.includes("/"));
    assert.ok(codes.length > 50);
    const named = new Set(Object.values(sentences).flatMap((sentence) => Array.from(sentence.matchAll(/\{(\w+)\}/g), ([, name]) => name)));
    const whole = { ...Object.fromEntries(Array.from(named, (name) => [name, "x"])), ...figures };
    const reasons = names.filter((name) => name.startsWith("reason/")).map((name) => name.slice("reason/".length));
    for (const code of codes) {
      // The reasons of contents are its own, and the page has a sentence for each of its fields.
      for (const reason of ["", ...reasons.filter((reason) => !reason.startsWith("must "))]) {
        const said = sentenceOf(new HongbaoError(code, { ...whole, reason }), words, { decimals: 2, currency: "CNY" });
        assert.doesNotMatch(said, learned[tag], `${code} ${reason}`);
        assert.notEqual(said, code);
      }
    }
  });
}

test("one of a kind is said as one, in English", () => {
  const several = /\b1 (?:shares|cards|pages|codes|lines|rows|styles|people|guests|tickets|promoters|hours|problems)\b/;
  const ones = [1, 1, 1, 1, 1];
  let seen = 0;
  for (const [path, text] of texts(en, "", ones)) {
    if (!path.includes("()")) continue;
    seen += 1;
    // Of these there are always several.
    if (!["codes.allPresets()", "codes.read.several()"].includes(path)) assert.doesNotMatch(text, several, path);
  }
  assert.ok(seen > 50, `${seen} sentences with figures`);
});

test("percent is said as percent, and money as money", () => {
  assert.match(sentenceOf(new HongbaoError("logo-too-large", { actual: 0.6, limit: 0.4, nearest: 0.251 }), en), /\b25\.1 %/);
  assert.match(sentenceOf(new HongbaoError("total-too-small", { total: 3, count: 7, min: 1, needed: 700 }), en, { decimals: 2, currency: "CNY" }), /CN¥7\.00/);
  assert.match(sentenceOf(new HongbaoError("max-too-small", { nearest: "888" }), zhCN, { decimals: 2, currency: "CNY" }), /8\.88\u00a0元/);
});

test("the page counts shares from 1, as its lists do", () => {
  for (const words of [en, zhCN, zhTW]) {
    assert.match(sentenceOf(new HongbaoError("already-claimed", { who: "Anna", index: 0 }), words), /Anna.*(?:No\. 1\.|第 1 份)/);
    assert.match(sentenceOf(new HongbaoError("share-taken", { index: 0 }), words), /No\. 1 |第 1 份/);
    assert.match(sentenceOf(new HongbaoError("index-invalid", { index: "9", most: 2 }), words), / 3[.。]$/);
  }
});

test("a range is said in the unit of its field, and a total without a count has no hole", () => {
  assert.equal(sentenceOf(new HongbaoError("option-invalid", { option: "lightRadius", value: "999", allowed: "0 … 16.51" }), en), "“Round corners, in dots” takes a number from 0 to 16.5, or nothing.");
  assert.equal(sentenceOf(new HongbaoError("option-invalid", { option: "frame.text", value: 4, allowed: "1 … 3 lines" }), en), "“Words around the code” takes one to three lines.");
  assert.equal(sentenceOf(new HongbaoError("total-too-small", { total: "0", needed: "1" }), en, { decimals: 2, currency: "CNY" }), "The total is too small. It takes at least CN¥0.01.");
  for (const words of [zhCN, zhTW]) assert.match(sentenceOf(new HongbaoError("total-too-small", { total: "0", needed: "1" }), words, { decimals: 2, currency: "CNY" }), /太小，至少要/);
});

test("an error of no kind of ours is said as it stands", () => {
  assert.equal(sentenceOf(new Error("disk full"), en), "disk full");
});
