// "Use it in your site": each snippet is run as it stands, and what it draws is read.

import assert from "node:assert/strict";
import { copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { after, before, test } from "node:test";
import { readTwice } from "../decoders.mjs";
import { on, pngPixels, svgPixels } from "../rasterise.mjs";
import { qrToPng } from "../../dist/npm/index.js";
import { launch, root, serve } from "./browser.mjs";
import { axeFindings, startPage } from "./page.mjs";

let browser;
let server;
let folder;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "hongbao-site-"));
  await mkdir(join(folder, "node_modules"));
  await symlink(join(root, "dist/npm"), join(folder, "node_modules/hongbao"));
  await copyFile(join(root, "tests/font/letters.ttf"), join(folder, "letters.ttf"));
  await writeFile(join(folder, "logo.png"), qrToPng("a", { dark: "#ab1f17", size: 120 }));
  [browser, server] = await Promise.all([launch(), serve({ "/": "dist/www", "/npm": "dist/npm", "/site": folder })]);
});

after(async () => {
  await Promise.all([browser.close(), server.close()]);
  await rm(folder, { recursive: true });
});

const text = 'https://mycafe.example/?a="1"&b=<红包>';

/** A page of somebody else's, with the package by its name; what it draws is read. */
async function readDrawn(t, html) {
  const file = `${crypto.randomUUID()}.html`;
  const imports = { hongbao: "/npm/index.js", "hongbao/define": "/npm/define.js", "hongbao/font": "/npm/font.js" };
  await writeFile(join(folder, file), `<!doctype html><meta charset="utf-8"><script type="importmap">${JSON.stringify({ imports })}</script>${html}`);
  const context = await browser.newContext({ viewport: { width: 600, height: 600 } });
  t.after(() => context.close());
  const page = await context.newPage();
  const problems = [];
  page.on("pageerror", (problem) => problems.push(String(problem)));
  await page.goto(`${server.address}/site/${file}`);
  // The package starts and draws within a moment; on a busy machine it may take longer.
  let read;
  for (const end = Date.now() + 6000; read === undefined && Date.now() < end; await page.waitForTimeout(100)) {
    read = (await readTwice(on([255, 255, 255], pngPixels(await page.screenshot())))).zxing;
  }
  assert.deepEqual(problems, []);
  return read;
}

const setups = { plain: "", dressed: "#shape=dot&dark=%23ab1f17&light=%23fffaf0&quiet-zone=5&error-correction=H&finder-centre=dot", gradient: `#gradient=linear&rotation=90&stops=${encodeURIComponent("#023e8a 0,#0369a1 100")}`, ground: `#light-gradient=radial&light-stops=${encodeURIComponent("#ffffff 0,#ffe0b0 100")}&top-right=${encodeURIComponent("square;dot;#aa1020;")}`, lettered: "#caption=Menu" };

for (const [name, hash] of Object.entries(setups)) {
  for (const logo of [false, true]) {
    test(`every snippet draws the code: ${name}${logo ? " with a logo" : ""}`, async (t) => {
      const { page } = await startPage(t, browser, `${server.address}/${hash}`, { permissions: ["clipboard-read", "clipboard-write"] });
      await page.fill("#link-url", text);
      if (logo) await page.setInputFiles("#logo-file", join(folder, "logo.png"));
      if (logo) await page.waitForSelector("#logo-size", { state: "attached" });
      if (name === "lettered") {
        await page.click(".more > summary");
        await page.setInputFiles("#font-file", join(root, "tests/font/letters.ttf"));
        await page.waitForSelector(".remove-font");
      }
      await page.click(".site summary");
      const code = async (place) => {
        await page.check(`input[name=site-place][value=${place}]`);
        await page.click(".copy-snippet");
        const copied = await page.evaluate(() => navigator.clipboard.readText());
        assert.equal(copied, await page.textContent(".snippet"));
        return copied;
      };
      assert.equal(await readDrawn(t, await code("element")), text);
      assert.equal(await readDrawn(t, `<canvas></canvas><script type="module">${await code("javascript")}</script>`), text);
      await writeFile(join(folder, "code.mjs"), await code("node"));
      const { stderr, status } = spawnSync(process.execPath, ["code.mjs"], { cwd: folder, encoding: "utf8" });
      assert.equal(status, 0, stderr);
      assert.equal((await readTwice(on([255, 255, 255], svgPixels(await readFile(join(folder, "code.svg"), "utf8"))))).zxing, text);
      // React itself is no dependency: its part is played by what the snippet asks of it.
      const react = (await code("react"))
        .replace(/import \{ useEffect, useState \} from "react";/, "const useState = () => [undefined, (code) => (document.querySelector('img').src = code)]; const useEffect = (work) => work();")
        .replace(/export (const|function) Code/, "$1 Code")
        .replace(/<img src=\{code\} alt="QR code" \/>/g, "(document.querySelector('img').src ||= code ?? '')");
      assert.equal(await readDrawn(t, `<img width="400"><script type="module">${react}; Code();</script>`), text);
      if (logo) assert.deepEqual(await axeFindings(page), []);
    });
  }
}
