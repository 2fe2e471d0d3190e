// The check-in by camera: Chromium plays a film of drawn codes instead of one.

import assert from "node:assert/strict";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { qrToPixels } from "../../dist/npm/index.js";
import { launch, serve } from "./browser.mjs";
import { keptPackets, startPackets } from "./packets.mjs";
import { issued, makeTickets } from "./tickets.mjs";

const [width, height, rate] = [640, 480, 10];

let browser;
let server;
let folder;
let film;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "hongbao-"));
  film = join(folder, "door.y4m");
  [browser, server] = await Promise.all([
    launch({ args: ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${film}`] }),
    serve("dist/www"),
  ]);
});

after(() => Promise.all([browser.close(), server.close(), rm(folder, { recursive: true, force: true })]));

/** A frame in shades of grey: a code a little left of the middle on a grey desk, or the desk alone. */
function frame(text) {
  const planes = Buffer.alloc((width * height * 3) / 2, 128);
  planes.fill(120, 0, width * height);
  if (text === undefined) return planes;
  const picture = qrToPixels(text, { moduleSize: 6 });
  const [left, top] = [Math.floor((width - picture.width) / 2) - 20, Math.floor((height - picture.height) / 2)];
  for (let y = 0; y < picture.height; y += 1) {
    for (let x = 0; x < picture.width; x += 1) planes[(top + y) * width + left + x] = picture.data[(y * picture.width + x) * 4] > 127 ? 225 : 30;
  }
  return planes;
}

/** Writes a film in which each scene lasts a second and a half; it is played over and over. */
async function shoot(scenes) {
  const file = await open(film, "w");
  await file.write(`YUV4MPEG2 W${width} H${height} F${rate}:1 Ip A1:1 C420jpeg\n`);
  for (const scene of scenes) {
    const planes = frame(scene);
    for (let picture = 0; picture < rate * 1.5; picture += 1) {
      await file.write("FRAME\n");
      await file.write(planes);
    }
  }
  await file.close();
}

test("the camera checks each ticket in once, and says so when one comes again", async (t) => {
  const { page, problems } = await startPackets(t, browser, server.address, { hash: "#view=tickets" });
  await makeTickets(page, { total: "30", count: "3" });
  await page.pdf({ preferCSSPageSize: true });
  const { links } = await issued(page);
  const forged = links[1].replace(/(#ticket=[\w-]{70})(.)/, (_, begin, character) => begin + (character === "A" ? "B" : "A"));
  await shoot([undefined, links[0], undefined, links[2], undefined, forged, undefined]);
  await page.click("nav.panes button >> nth=1");
  await page.click("text=Open the check-in");
  const verdicts = [];
  await page.exposeFunction("saw", (text) => verdicts.push(text));
  await page.evaluate(() => {
    let last = "";
    new MutationObserver(() => {
      const text = document.querySelector(".verdict .stamp strong")?.textContent ?? "";
      const now = text + document.querySelector(".verdict .hint, .verdict .stamp-why")?.textContent;
      if (now !== last) globalThis.saw(text);
      last = now;
    }).observe(document.querySelector(".verdict"), { childList: true, subtree: true, characterData: true });
  });
  await page.click("text=Use the camera");
  await page.waitForFunction(() => /Used already/.test(document.querySelector(".verdict").textContent), undefined, { timeout: 60_000 });
  const [{ ledger }] = await keptPackets(page);
  assert.deepEqual(ledger.claims.map(({ index }) => index).sort(), [0, 2]);
  // A ticket that stays before the camera is no second one: each verdict is said once in a round.
  const firstRound = verdicts.filter((text) => text !== "").slice(0, verdicts.indexOf("Used already"));
  assert.deepEqual([...firstRound].sort(), ["Not valid", "Valid", "Valid"]);
  await page.click("text=Stop the camera");
  assert.equal(await page.locator("video").count(), 0);
  assert.deepEqual(problems, []);
});
