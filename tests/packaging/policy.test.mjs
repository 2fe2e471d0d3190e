import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, open, serve } from "../browser/browser.mjs";
import { install } from "./install.mjs";

/** What the README names as the policy that is enough. */
const strict = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; img-src data: blob:";
const script = "node_modules/hongbao/hongbao.js";

let project;
let browser;
let hashes;

before(async () => {
  project = await install();
  hashes = JSON.parse(await readFile(join(project.folder, "node_modules/hongbao/integrity.json"), "utf8"));
  browser = await launch();
});

after(() => Promise.all([project?.remove(), browser?.close()]));

/** Serves a page that loads the script and then runs `work`, whose value becomes `result`. */
async function page(t, { policy, integrity = "", load = `<script src="${script}"${integrity}></script>` }, work) {
  const name = `page-${Math.random().toString(36).slice(2)}`;
  await writeFile(join(project.folder, `${name}.html`), `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">${load}<script src="${name}.js"></script>`);
  await writeFile(join(project.folder, `${name}.js`), `(async () => { ${work} })().then((value) => (globalThis.result = value), (problem) => (globalThis.result = String(problem)));`);
  const server = await serve(project.folder, policy === undefined ? {} : { "content-security-policy": policy });
  t.after(server.close);
  const opened = await open(t, browser, `${server.address}/${name}.html`);
  await opened.page.waitForFunction(() => globalThis.result !== undefined, undefined, { timeout: 10_000 });
  return { ...opened, result: await opened.page.evaluate(() => globalThis.result) };
}

test("the hashes are those of the files", async () => {
  for (const [name, hash] of Object.entries(hashes)) {
    const bytes = await readFile(join(project.folder, "node_modules/hongbao", name));
    assert.equal(hash, `sha384-${createHash("sha384").update(bytes).digest("base64")}`, name);
  }
  const { files } = JSON.parse(await readFile(join(project.folder, "node_modules/hongbao/package.json"), "utf8"));
  assert.deepEqual(Object.keys(hashes), files.filter((name) => /\.(js|cjs|wasm)$/.test(name)).sort());
});

test("the script loads under its hash, and under no other", async (t) => {
  const work = "return typeof hongbao === 'undefined' ? 'nothing' : hongbao.encodeQr('红包').version;";
  const good = await page(t, { integrity: ` integrity="${hashes["hongbao.js"]}"` }, work);
  assert.equal(good.result, "1");
  assert.deepEqual(good.problems, []);
  const bad = await page(t, { integrity: ` integrity="${hashes["index.js"]}"` }, work);
  assert.equal(bad.result, "nothing");
  assert.match(bad.problems.join(), /integrity/);
});

test("under the strict policy it draws, and asks for nothing but itself", async (t) => {
  const work = `
    const image = new Image();
    image.src = hongbao.qrToDataUrl("红包");
    const blob = new Image();
    blob.src = URL.createObjectURL(new Blob([hongbao.qrToPng("红包")]));
    await Promise.all([image.decode(), blob.decode()]);
    const canvas = document.createElement("canvas");
    hongbao.drawQr(canvas, "红包", { moduleSize: 10 });
    return [image.naturalWidth, blob.naturalWidth, canvas.width, hongbao.sealRedPacket(100n, 3).shares.length];`;
  for (const policy of [strict, `${strict}; require-trusted-types-for 'script'`]) {
    const { result, problems, requests } = await page(t, { policy }, work);
    assert.deepEqual(result, [290, 290, 290, 3]);
    assert.deepEqual(problems, []);
    const asked = requests.filter((request) => !/^(data|blob):/.test(request)).map((request) => request.split("/").at(-1).replace(/^page-\w+/, "page"));
    assert.deepEqual(asked.sort(), ["hongbao.js", "page.html", "page.js"]);
  }
});

test("where WebAssembly is forbidden, the error names the directive", async (t) => {
  const work = `
    const at = async (work) => { try { await work(); return "nothing"; } catch ({ code, message }) { return [code, message]; } };
    return [await at(() => hongbao.encodeQr("红包")), await at(() => hongbao.ready())];`;
  const { result } = await page(t, { policy: "script-src 'self'" }, work);
  for (const [code, message] of result) {
    assert.equal(code, "wasm-blocked");
    assert.match(message, /wasm-unsafe-eval/);
  }
});

test("two copies of the script on one page agree", async (t) => {
  const load = `<script src="${script}"></script><script>globalThis.first = hongbao;</script><script src="${script}?again"></script>`;
  const work = `
    const seed = new Uint8Array(32).fill(1);
    const both = [first, hongbao].map((copy) => ({
      code: JSON.stringify(copy.encodeQr("红包")),
      shares: String(copy.splitRedPacket(8888n, 8, { seed })),
      known: copy.formatAmount(1n),
    }));
    // What one makes the other takes.
    const packet = first.sealRedPacket(100n, 3);
    const verified = hongbao.verifyRedPacket(packet.reveal, packet).shares.length;
    let error;
    try { hongbao.splitRedPacket(1n, 2); } catch (problem) { error = first.explain(problem); }
    return { same: first === hongbao, both, verified, error, drawn: hongbao.qrToSvg(first.encodeQr("x")) === first.qrToSvg("x") };`;
  const { result, problems } = await page(t, { load }, work);
  assert.deepEqual(result.both[0], result.both[1]);
  assert.deepEqual([result.verified, result.drawn], [3, true]);
  assert.match(result.error, /total/i);
  assert.deepEqual(problems, []);
});
