// Reading a code by camera: Chromium plays a film of a drawn code instead of one.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { qrToPixels } from "../../dist/npm/index.js";
import { launch, serve } from "./browser.mjs";
import { readCanvas, startPage } from "./page.mjs";

const [width, height] = [640, 480];

let browser;
let wall;
let blind;
let server;
let folder;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "hongbao-"));
  server = await serve("dist/www");
  browser = await launchBefore("poster", [false, false, true, true, true]);
  wall = await launchBefore("wall", [false]);
  blind = await launch();
});

after(async () => {
  await server.close();
  await Promise.all([browser?.close(), wall?.close(), blind?.close(), rm(folder, { recursive: true, force: true })]);
});

/** Starts a browser whose camera plays these frames again and again. */
async function launchBefore(name, frames) {
  const film = join(folder, `${name}.y4m`);
  await writeFile(film, Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), ...frames.flatMap((seen) => [Buffer.from("FRAME\n"), frame(seen)])]));
  return launch({ args: ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${film}`] });
}

/** A poster with a code of dots in dark red, in shades of grey, or the wall alone. */
function frame(seen) {
  const planes = Buffer.alloc((width * height * 3) / 2, 128);
  planes.fill(150, 0, width * height);
  if (!seen) return planes;
  const picture = qrToPixels("https://example.com/海报", { moduleSize: 8, shape: "dot", dark: "#7a1710", mask: 5, boost: false });
  const [left, top] = [Math.floor((width - picture.width) / 2), Math.floor((height - picture.height) / 2)];
  for (let y = 0; y < picture.height; y += 1) {
    for (let x = 0; x < picture.width; x += 1) {
      const [red, green, blue] = picture.data.subarray((y * picture.width + x) * 4);
      planes[(top + y) * width + left + x] = 0.299 * red + 0.587 * green + 0.114 * blue;
    }
  }
  return planes;
}

async function openReader(t, browser, options) {
  const opened = await startPage(t, browser, `${server.address}/`, options);
  // When the page takes a picture of what its camera sees.
  await opened.page.evaluate(() => {
    const { getImageData } = CanvasRenderingContext2D.prototype;
    globalThis.taken = [];
    CanvasRenderingContext2D.prototype.getImageData = function (...given) {
      globalThis.taken.push(performance.now());
      return getImageData.apply(this, given);
    };
  });
  await opened.page.click("text=Read a code from a picture");
  await opened.page.click('#reader button:has-text("Camera")');
  return opened;
}

test("a code before the camera is read, drawn anew, and the camera stops", async (t) => {
  const { page, problems } = await openReader(t, browser, {});
  await page.evaluate(() => {
    const tracks = document.querySelector("#reader video").srcObject?.getTracks() ?? [];
    globalThis.tracks = tracks;
  });
  await page.waitForSelector(".read-text", { timeout: 30_000 });
  assert.equal(await page.textContent(".read-text"), "https://example.com/海报");
  assert.match(await page.textContent(".symbol-facts"), /pattern 5/);
  const { zxing, jsQR } = await readCanvas(page, ".plate canvas");
  assert.deepEqual({ zxing, jsQR }, { zxing: "https://example.com/海报", jsQR: "https://example.com/海报" });
  assert.deepEqual([...new Set(await page.evaluate(() => globalThis.tracks.map(({ readyState }) => readyState)))].filter((state) => state !== "ended"), []);
  assert.deepEqual(problems, []);
});

test("closing the reader stops the camera", async (t) => {
  // Before a wall without a code, so that nothing else stops it.
  const { page } = await openReader(t, wall, {});
  const track = await page.waitForFunction(() => document.querySelector("#reader video")?.srcObject?.getTracks()[0]);
  assert.equal(await track.evaluate(({ readyState }) => readyState), "live");
  await page.keyboard.press("Escape");
  await page.waitForFunction((track) => track.readyState === "ended", track);
});

test("the pictures of a camera are read as they come", async (t) => {
  const { page, problems } = await openReader(t, wall, {});
  await page.waitForFunction(() => globalThis.taken.length > 20, undefined, { timeout: 30_000 });
  const [first, last] = await page.evaluate(() => [globalThis.taken[0], globalThis.taken[20]]);
  t.diagnostic(`${(20_000 / (last - first)).toFixed(1)} pictures of ${width} × ${height} a second`);
  assert.deepEqual(problems, []);
});

test("without a camera the page says so", async (t) => {
  const { page } = await openReader(t, blind, { locale: "en-GB" });
  await page.waitForFunction(() => /camera/i.test(document.querySelector("#reader .problem").textContent));
  assert.equal(await page.locator("#reader video").count(), 0);
});
