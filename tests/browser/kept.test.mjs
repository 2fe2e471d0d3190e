// What is kept of a picture for the next one, in Chromium: letters, and what no symbol decides. Nothing of it is seen.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, serve } from "./browser.mjs";

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve({ "/": "tests/browser/fixtures", "/npm": "dist/npm", "/node_modules": "node_modules", "/tests": "tests" })]);
});

after(() => Promise.all([browser.close(), server.close()]));

/** Runs in the page: draws every picture after every other one, and tells which differ from those of a module that has drawn nothing before. */
async function alternated() {
  const stops = [
    { offset: 0, color: "#fff" },
    { offset: 1, color: "#fd9" },
  ];
  const looks = [
    { size: 200, caption: "直骨!" },
    { size: 201, caption: "直骨!" },
    { size: 200, frame: { text: "直骨!" } },
    { size: 200, frame: { text: "直骨!", textColor: "#fd9" } },
    { size: 200, frame: { text: "直骨\n!", shape: "banner" }, caption: "Scan me!" },
    { size: 200, light: { type: "radial", stops }, lightRadius: 3, shape: "dot" },
  ];
  const pages = [
    ["zh-CN", "ltr"],
    ["ja", "ltr"],
    ["ja", "rtl"],
  ];
  let modules = 0;
  const fresh = () => import(`/npm/qr.js?${(modules += 1)}`);
  const turn = ([lang, dir]) => Object.assign(document.documentElement, { lang, dir });
  const drawn = ({ qrToPixels }, text, look) => qrToPixels(text, look).data.join();
  const pictures = [];
  for (const page of pages) {
    turn(page);
    for (const look of looks) pictures.push({ page, look, text: `https://example.com/${pictures.length}` });
  }
  for (const picture of pictures) {
    turn(picture.page);
    picture.want = drawn(await fresh(), picture.text, picture.look);
  }
  const subject = await fresh();
  const wrong = [];
  for (const before of pictures) {
    for (const picture of pictures) {
      for (const { page, text, look, want } of [before, picture, picture]) {
        turn(page);
        if (drawn(subject, text, look) !== want) wrong.push(JSON.stringify([page, look]));
      }
    }
  }
  return { wrong, different: new Set(pictures.map(({ want }) => want)).size, count: pictures.length };
}

test("a picture is the same whatever was drawn before, in any language and direction of the page", async (t) => {
  const { page, problems } = await open(t, browser, `${server.address}/`);
  await page.waitForSelector("html[data-started]");
  const { wrong, different, count } = await page.evaluate(alternated);
  assert.deepEqual(wrong, []);
  assert.equal(different, count);
  assert.deepEqual(problems, []);
});

/** Runs in the page: how often letters are painted for each of some pictures. */
async function painted() {
  const { qrToPixels, qrToPng } = await import("/npm/qr.js?painted");
  const { prototype } = OffscreenCanvasRenderingContext2D;
  const { fillText } = prototype;
  let count = 0;
  prototype.fillText = function (...line) {
    count += 1;
    return fillText.apply(this, line);
  };
  const times = (work) => {
    count = 0;
    work();
    return count;
  };
  const look = { size: 300, caption: "Scan me", frame: { text: "红包" } };
  const counts = {
    first: times(() => qrToPixels("1", look)),
    next: times(() => qrToPixels("2", look)),
    file: times(() => qrToPng("3", look)),
    other: times(() => qrToPng("4", { ...look, caption: "Scan me now" })),
    large: times(() => qrToPixels("5", { size: 3000, caption: "Scan me" })),
    largeAgain: times(() => qrToPixels("6", { size: 3000, caption: "Scan me" })),
  };
  const face = new FontFace("slow", `url(/tests/font/letters.ttf?${Date.now()})`);
  document.fonts.add(face);
  qrToPixels("7", look);
  const loading = face.load();
  counts.status = document.fonts.status;
  counts.loading = times(() => qrToPixels("8", look));
  counts.loadingAgain = times(() => qrToPixels("9", look));
  await Promise.all([loading, document.fonts.ready]);
  counts.loaded = times(() => qrToPixels("10", look));
  counts.loadedAgain = times(() => qrToPixels("11", look));
  prototype.fillText = fillText;
  return counts;
}

test("letters are painted once for pictures that have the same ones, and anew while fonts are loading", async (t) => {
  const { page, problems } = await open(t, browser, `${server.address}/`);
  await page.waitForSelector("html[data-started]");
  const counts = await page.evaluate(painted);
  const { status, loaded, ...rest } = counts;
  assert.equal(status, "loading");
  assert.deepEqual(rest, { first: 2, next: 0, file: 0, other: 1, large: 1, largeAgain: 1, loading: 2, loadingAgain: 2, loadedAgain: 0 });
  assert.ok(loaded <= 2);
  assert.deepEqual(problems, []);
});
