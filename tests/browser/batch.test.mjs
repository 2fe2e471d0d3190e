import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, open, serve } from "./browser.mjs";

let browser;
let server;
const folder = mkdtempSync(join(tmpdir(), "hongbao-batch-"));

before(async () => {
  [browser, server] = await Promise.all([launch(), serve({ "/": "dist/www", "/npm": "dist/npm", "/tests": "tests/browser" })]);
});

after(async () => {
  rmSync(folder, { recursive: true });
  await Promise.all([browser.close(), server.close()]);
});

test("a page packs a thousand codes, and lives on meanwhile", async (t) => {
  const { page, problems } = await open(t, browser, `${server.address}/`);
  const made = await page.evaluate(async () => {
    const { exportPromoters } = await import("/npm/batch.js");
    const promoters = Array.from({ length: 1000 }, (_, place) => ({ id: `推广员${place}` }));
    let slices = 0;
    let beats = 0;
    let running = true;
    const beat = () => {
      beats += 1;
      if (running) setTimeout(beat);
    };
    beat();
    const stream = exportPromoters(promoters, { base: "https://example.org/", size: 330, onProgress: () => (slices += 1) });
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    running = false;
    let binary = "";
    for (let place = 0; place < bytes.length; place += 8192) binary += String.fromCharCode(...bytes.subarray(place, place + 8192));
    return { archive: btoa(binary), slices, beats };
  });
  assert.ok(made.slices >= 10, `${made.slices} slices`);
  assert.ok(made.beats >= 5, `${made.beats} timers between ${made.slices} slices`);
  const path = join(folder, "thousand.zip");
  writeFileSync(path, Buffer.from(made.archive, "base64"));
  execFileSync("unzip", ["-tq", path]);
  const said = execFileSync("python3", ["-c", "import sys, zipfile; print(len(zipfile.ZipFile(sys.argv[1]).namelist()))", path], { encoding: "utf8" });
  assert.equal(said.trim(), "1001");
  assert.deepEqual(problems, []);
});

test("aborted at a random moment, nothing runs on", async (t) => {
  const { page, problems } = await open(t, browser, `${server.address}/`);
  for (let run = 0; run < 5; run += 1) {
    const wait = Math.random() * 100;
    const left = await page.evaluate(async (wait) => {
      const { exportPromoters } = await import("/npm/batch.js");
      const state = { drawn: 0, closed: false, progress: 0 };
      function* endless() {
        try {
          for (;;) yield { id: `p${(state.drawn += 1)}` };
        } finally {
          state.closed = true;
        }
      }
      const controller = new AbortController();
      const options = { base: "https://example.org/", signal: controller.signal, onProgress: () => (state.progress += 1) };
      const reader = exportPromoters(endless(), options).getReader();
      setTimeout(() => controller.abort(), wait);
      let name;
      try {
        while (!(await reader.read()).done);
      } catch (problem) {
        name = problem.name;
      }
      const before = { ...state };
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { name, before, state };
    }, wait);
    assert.equal(left.name, "AbortError", `after ${wait} ms`);
    assert.deepEqual(left.state, left.before, `after ${wait} ms`);
    assert.ok(left.state.closed || left.state.drawn === 0, `after ${wait} ms`);
  }
  assert.deepEqual(problems, []);
});

test("in a worker of the caller's it runs unchanged", async (t) => {
  const { page, problems } = await open(t, browser, `${server.address}/`);
  const size = await page.evaluate(async () => {
    const worker = new Worker("/tests/batch-worker.mjs", { type: "module" });
    return new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = (event) => reject(new Error(event.message));
    });
  });
  assert.ok(size > 300);
  assert.deepEqual(problems, []);
});
