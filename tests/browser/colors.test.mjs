// The one parser of CSS colours against Chromium's computed style, over texts that are colours and texts that nearly are.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { draws, random, sample, seed } from "../seeded.mjs";
import { launch, open, serve } from "./browser.mjs";

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve({ "/": "tests/browser/fixtures", "/npm": "dist/npm", "/node_modules": "node_modules", "/tests": "tests" })]);
});

after(() => Promise.all([browser.close(), server.close()]));

const names = ["red", "RebeccaPurple", "lightgoldenrodyellow", "transparent", "TRANSPARENT", "black", "grey", "gray", "redd", "darkgrey", "none", "initial", "", "#", "hotpink"];

/** Draws a text that is a colour, or nearly one. */
function colorText(draw) {
  const spoil = (text) => (draw.below(8) > 0 ? text : draw.pick([`${text} x`, text.slice(0, -1), text.replace(",", ""), `${text})`, text.replace("(", " ("), ` ${text}\t`, text.toUpperCase(), text.replace(" ", "\n")]));
  const kind = draw.below(6);
  if (kind === 0) return spoil(`#${draw.times(draw.pick([3, 4, 6, 8, 8, 5, 7, 2, 9]), () => draw.pick([..."0123456789abcdefABCDEFg"])).join("")}`);
  if (kind === 1) return spoil(draw.pick(names));
  const number = (most) => draw.pick([String(draw.below(most + 1)), (draw.next() * most * 1.3 - most * 0.1).toFixed(draw.below(4)), `+${draw.below(most)}`, `-${draw.below(9)}`, `.${draw.below(999)}`, `${draw.below(most)}e${draw.pick(["0", "1", "-1", "+0"])}`]);
  const percent = () => `${number(100)}%`;
  const share = () => draw.pick([percent, percent, percent, () => number(100), () => "none"])();
  const part = () => draw.pick([() => number(255), () => number(255), () => number(255), percent, () => "none"])();
  const hue = () => draw.pick([() => number(360), () => `${number(360)}deg`, () => `${number(2)}turn`, () => `${number(400)}grad`, () => `${number(7)}rad`, () => "none", percent])();
  const alpha = () => draw.pick([() => (draw.next() * 1.2).toFixed(2), percent, () => "none", () => "1"])();
  const polar = kind >= 4;
  const same = draw.pick([percent, () => number(255)]);
  const parts = polar ? [hue(), share(), share()] : draw.below(2) === 0 ? [same(), same(), same()] : [part(), part(), part()];
  const end = draw.below(2) === 0 ? "" : alpha();
  const name = `${polar ? "hsl" : "rgb"}${draw.pick(["", "", "a"])}`;
  const commas = draw.below(2) === 0;
  const space = () => draw.pick(["", " ", "  ", "\t"]);
  const written = commas ? parts.join(`${space()},${space()}`) : parts.join(draw.pick([" ", "  ", "\n"]));
  const after = end === "" ? "" : commas ? `,${space()}${end}` : `${space()}/${space()}${end}`;
  return spoil(`${name}(${space()}${written}${after}${space()})`);
}

/** Draws a text in one of the spaces that came with CSS Color 4. */
function modernText(draw) {
  const number = (least, most) => (least + draw.next() * (most - least)).toFixed(draw.below(4));
  const percent = (most) => `${number(-most / 10, most * 1.1)}%`;
  const hue = () => draw.pick([() => number(0, 360), () => `${number(-400, 800)}deg`, () => `${number(0, 2)}turn`, () => "none"])();
  const end = draw.pick(["", "", " / 1", " / 100%"]);
  switch (draw.below(6)) {
    case 0:
      return `hwb(${hue()} ${percent(100)} ${percent(100)}${end})`;
    case 1:
      return `lab(${draw.pick([number(-5, 105), percent(100)])} ${draw.pick([number(-130, 130), percent(100), "none"])} ${number(-130, 130)}${end})`;
    case 2:
      return `lch(${number(0, 100)} ${draw.pick([number(-10, 160), percent(100)])} ${hue()}${end})`;
    case 3:
      return `oklab(${draw.pick([number(-0.1, 1.1), percent(100)])} ${number(-0.45, 0.45)} ${draw.pick([number(-0.45, 0.45), percent(100)])}${end})`;
    case 4:
      return `oklch(${draw.pick([number(0, 1), percent(100)])} ${number(-0.02, 0.45)} ${hue()}${end})`;
    default:
      return `color(${draw.pick(["srgb", "srgb-linear", "display-p3", "a98-rgb", "prophoto-rgb", "rec2020", "xyz", "xyz-d50", "xyz-d65"])} ${draw.pick([number(-0.2, 1.2), percent(100)])} ${number(-0.1, 1.1)} ${number(-0.1, 1.1)}${end})`;
  }
}

/** Runs in the page: what Chromium paints of each text, and what we do. Its computed style keeps these colours in their spaces. */
function paint(texts) {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return texts.map((text) => {
    context.fillStyle = "#123456";
    context.fillStyle = text;
    if (context.fillStyle === "#123456") return { text };
    context.clearRect(0, 0, 1, 1);
    context.fillRect(0, 0, 1, 1);
    const theirs = [...context.getImageData(0, 0, 1, 1).data];
    const { data } = hongbao.qrToPixels("x", { dark: text, light: "transparent", moduleSize: 1, quietZone: 0, version: 1, allowUnsafe: true });
    return { text, theirs, ours: [...data.slice(0, 4)] };
  });
}

/** Runs in the page: what Chromium and we make of each text, red, green, blue and opacity, or nothing. */
function judge(texts) {
  const element = document.body.appendChild(document.createElement("i"));
  const theirs = (text) => {
    element.style.color = "";
    element.style.color = text;
    if (element.style.color === "") return undefined;
    const numbers = getComputedStyle(element).color.match(/^rgba?\(([^)]*)\)$/)?.[1].split(",").map(Number);
    return numbers && [...numbers, ...(numbers.length === 3 ? [1] : [])];
  };
  const ours = (text) => {
    try {
      const { data } = hongbao.qrToPixels("x", { dark: text, light: "transparent", moduleSize: 1, quietZone: 0, version: 1 });
      return [...data.slice(0, 3), data[3] / 255];
    } catch ({ code }) {
      if (code !== "color-invalid") throw new Error(code);
      return undefined;
    }
  };
  const found = texts.map((text) => ({ text, theirs: theirs(text), ours: ours(text) }));
  element.remove();
  return found;
}

test("colours are those of Chromium, or refused", async (t) => {
  const { page, problems } = await open(t, browser, `${server.address}/`);
  await page.waitForSelector("html[data-started]");
  const draw = draws(random(seed));
  const texts = draw.times(sample(30_000), () => colorText(draw));
  const found = await page.evaluate(judge, texts);
  const other = found.filter(({ text, theirs, ours }) => {
    // Keywords of the cascade are no colours by themselves.
    if (/^\s*(initial|none)?\s*$/i.test(text)) return ours !== undefined;
    // CSS closes what the end of a text leaves open; we refuse it.
    if (text.includes("(") && !text.trimEnd().endsWith(")")) return ours !== undefined;
    // Beyond 100 % we hold saturation and lightness to their range in both syntaxes, Chromium in that with commas alone.
    const [, saturation, lightness] = text.replace(/^[^(]*\(/, "").trim().split(/\s+/).map(parseFloat);
    if (/^\s*hsl[^,]*$/i.test(text) && (saturation > 100 || lightness > 100)) return (ours === undefined) !== (theirs === undefined);
    if (theirs === undefined || ours === undefined) return theirs !== ours;
    // An opacity is a byte in a picture; what is transparent has no colour.
    return Math.abs(theirs[3] - ours[3]) > 0.0041 || (ours[3] > 0 && theirs.slice(0, 3).some((part, place) => Math.abs(part - ours[place]) > 1));
  });
  const count = found.filter(({ theirs }) => theirs !== undefined).length;
  assert.ok(count > texts.length / 4 && count < texts.length, `${count} of ${texts.length} are colours`);
  assert.deepEqual(other.slice(0, 20), [], `seed ${seed}: ${other.length} of ${texts.length}`);
  assert.deepEqual(problems, []);
});

test("the spaces of CSS Color 4 are painted as Chromium paints them", async (t) => {
  const { page } = await open(t, browser, `${server.address}/`);
  await page.waitForSelector("html[data-started]");
  const draw = draws(random(seed));
  const found = await page.evaluate(paint, draw.times(sample(30_000), () => modernText(draw)));
  const other = found.filter(({ theirs, ours }) => theirs === undefined || theirs.some((part, place) => Math.abs(part - ours[place]) > 1));
  assert.deepEqual(other.slice(0, 20), [], `seed ${seed}: ${other.length} of ${found.length}`);
});

test("what Chromium takes beyond the forms that are promised is refused, and never another colour", async (t) => {
  const { page } = await open(t, browser, `${server.address}/`);
  await page.waitForSelector("html[data-started]");
  const texts = ["rgb(1 2 3/**/)", "/**/red", "rgb(calc(1 + 1) 2 3)", "currentcolor", "Canvas", "var(--x)", "rgb(from red r g b)", "color-mix(in srgb, red, blue)", "light-dark(red, blue)"];
  const found = await page.evaluate(judge, texts);
  assert.deepEqual(found.filter(({ ours }) => ours !== undefined), []);
});
