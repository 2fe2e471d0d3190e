import assert from "node:assert/strict";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, open, root, serve } from "../browser/browser.mjs";
import { readShown } from "../browser/elements.mjs";
import { readTwice } from "../decoders.mjs";
import { fences } from "../doc-examples.mjs";
import { bunPath, consumers } from "./consumers.mjs";
import { installTools, run } from "./install.mjs";
import { text } from "./shared/work.mjs";

const all = process.env.HONGBAO_ALL === "1";
const [vector] = JSON.parse(await readFile(new URL("../vectors/hb1.json", import.meta.url), "utf8"));

let browser;
let project;
/** What Node finds in each entry that needs no framework. */
let names;

before(async () => {
  project = await installTools(all);
  browser = await launch();
  const { exports } = JSON.parse(await readFile(join(project.folder, "node_modules/hongbao/package.json"), "utf8"));
  const entries = Object.keys(exports).filter((path) => exports[path].import?.default?.endsWith(".js") && !["./react", "./vue"].includes(path)).sort();
  const program = (load) => `const names = {}; for (const path of ${JSON.stringify(entries)}) names[path] = Object.keys(${load}("hongbao" + path.slice(1))).sort(); console.log(JSON.stringify(names));`;
  const list = async (...args) => JSON.parse(await run(process.execPath, args, { cwd: project.folder }));
  names = await list("--input-type=module", "--eval", program("await import"));
  assert.deepEqual(await list("--input-type=commonjs", "--eval", program("require")), names);
});

after(() => Promise.all([project?.remove(), browser?.close()]));

for (const { name, slow = false, bare = false, run: consume } of consumers) {
  test(`${name} draws, reads back and splits`, { skip: slow && !all ? "slow: cargo xtask test --only packaging --all" : false, timeout: 180_000 }, async (t) => {
    const environment = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NUXT_TELEMETRY_DISABLED: "1", ASTRO_TELEMETRY_DISABLED: "1", HOST: "127.0.0.1", PORT: "0", NO_COLOR: "1", CI: "1", DENO_NO_UPDATE_CHECK: "1" };
    // Node's runner tells its children that they are tests of it.
    delete environment.NODE_TEST_CONTEXT;
    const node = (folder, args, more = {}) => run(process.execPath, args, { cwd: join(project.folder, folder), env: { ...environment, ...more } });
    const report = async (path, folder) => {
      const server = await serve(project.folder);
      t.after(server.close);
      const { page, problems } = await open(t, browser, path.includes(":") ? path : `${server.address}/${path}${folder === undefined ? "" : "index.html"}`);
      await page.waitForFunction(() => globalThis.report !== undefined, undefined, { timeout: 20_000 }).catch(() => {});
      assert.deepEqual(problems, []);
      assert.deepEqual(await page.evaluate(() => globalThis.entries), path.includes("script/") ? undefined : names);
      return page.evaluate(() => globalThis.report);
    };
    await check(JSON.parse(await consume({ ...project, environment, node, report, takenOver: (address) => takenOver(t, address) })), bare);
  });
}

/** The report of a page that a server printed: its code is there before any script, stays as it is, and the elements come to life. */
async function takenOver(t, address) {
  const html = await (await fetch(address)).text();
  const { page, problems, warnings } = await open(t, browser, address);
  await page.waitForFunction(() => globalThis.report !== undefined && document.querySelector("#bare").code != null && document.querySelector("#packet").packet != null, undefined, { timeout: 20_000 }).catch(() => {});
  assert.deepEqual([problems, warnings], [[], []]);
  const [server, client, before, after, shares] = await page.evaluate((html) => {
    const printed = new DOMParser().parseFromString(html, "text/html");
    const code = (page) => page.querySelector("#code").innerHTML.replace(/<!--.*?-->/g, "").trim();
    return [printed.querySelector("#server").textContent, globalThis.report, code(printed), code(document), document.querySelector("#packet").packet.shares.length];
  }, html);
  assert.match(before, /^<svg/);
  assert.equal(after, before);
  assert.equal(server, client);
  assert.equal(shares, 6);
  for (const selector of ["#code svg", "#bare"]) assert.deepEqual(await readShown(page, selector), { zxing: text, jsQR: text }, selector);
  return client;
}

/** Two strangers read the drawn symbol, our own reader gave its text, and the shares are those of the vector. */
async function check({ modules, width, read, shares }, bare) {
  const scale = 4;
  const side = (width + 8) * scale;
  const data = new Uint8ClampedArray(4 * side * side).fill(255);
  for (let place = 0; place < side * side; place += 1) {
    const [x, y] = [place % side, Math.floor(place / side)].map((pixel) => Math.floor(pixel / scale) - 4);
    if (x >= 0 && y >= 0 && x < width && y < width && modules[y * width + x] === "1") data.fill(0, 4 * place, 4 * place + 3);
  }
  assert.deepEqual(await readTwice({ data, width: side, height: side }), { zxing: text, jsQR: text });
  assert.deepEqual(read, bare ? undefined : [text]);
  assert.deepEqual(shares, vector.shares);
}

/** How the README says that each bundler hands over the WebAssembly file, and how it is built: the page, and what is run. */
const apart = {
  vite: { source: "hongbao/core.wasm?url", page: "out/index.html", program: `import { build } from "vite"; await build({ base: "./", logLevel: "error", build: { outDir: "out", target: "es2022" } });` },
  webpack: { source: "hongbao/core.wasm", page: "index.html", program: `import webpack from "webpack"; webpack({ mode: "production", context: process.cwd(), entry: "./page.js", module: { rules: [{ test: /\\.wasm$/, type: "asset/resource" }] }, output: { path: process.cwd() + "/out", filename: "page.js", publicPath: "out/" } }, (problem, stats) => { if (problem !== null || stats.hasErrors()) throw problem ?? new Error(stats.toString("errors-only")); });` },
  esbuild: { source: "hongbao/core.wasm", page: "index.html", program: `import { build } from "esbuild"; await build({ entryPoints: ["page.js"], bundle: true, format: "esm", outdir: "out", publicPath: "out", loader: { ".wasm": "file" }, logLevel: "error" });` },
};

for (const [bundler, { source, page: path, program }] of Object.entries(apart)) {
  test(`${bundler} hands over the WebAssembly file as the README says`, async (t) => {
    const folder = join(project.folder, `apart-${bundler}`);
    await mkdir(folder);
    await writeFile(join(folder, "page.js"), `import source from "${source}"; import { init, qrToSvg } from "hongbao/slim"; init(source).then(() => { document.body.innerHTML = qrToSvg("${text}", { size: 300 }); });`);
    await writeFile(join(folder, "build.mjs"), program);
    await writeFile(join(folder, "index.html"), `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><body><script type="module" src="${bundler === "vite" ? "./page.js" : "out/page.js"}"></script>`);
    await run(process.execPath, ["build.mjs"], { cwd: folder });
    const server = await serve(project.folder);
    t.after(server.close);
    const { page, problems } = await open(t, browser, `${server.address}/apart-${bundler}/${path}`);
    await page.waitForSelector("svg", { timeout: 20_000 }).catch(() => {});
    assert.deepEqual(problems, []);
    assert.deepEqual(await readShown(page, "svg"), { zxing: text, jsQR: text });
  });
}

for (const framework of ["svelte", "solid"]) {
  test(`the elements have what a template of ${framework} says, printed by a server and taken over`, async (t) => {
    await run(process.execPath, ["build.mjs", framework], { cwd: join(project.folder, "templates") });
    const server = await serve(project.folder);
    t.after(server.close);
    const { page, problems } = await open(t, browser, `${server.address}/templates/${framework}.html`);
    await page.waitForFunction(() => document.querySelector("#bare").code != null && document.querySelector("#packet").packet != null);
    const seen = await page.evaluate(() => [document.querySelector("#bare").code.errorCorrection, document.querySelector("#bare").quietZone, document.querySelector("#bare").finderFrame, document.querySelector("#packet").packet.shares.length]);
    assert.deepEqual(seen, ["H", 2, "dot", 6]);
    assert.deepEqual(await readShown(page, "#bare"), { zxing: "https://example.com/红包", jsQR: "https://example.com/红包" });
    assert.deepEqual(problems, []);
  });
}

for (const [framework, file, language] of [["svelte", "App.svelte", "svelte"], ["solid", "app.jsx", "jsx"]]) {
  test(`what the guide says of ${framework} is printed by a server and drawn`, async (t) => {
    const folder = join(project.folder, `guide-${framework}`);
    await mkdir(folder);
    const [example, ...others] = (await fences()).filter((each) => each.language === language);
    // In other languages it says the same.
    for (const other of others) assert.equal(other.code, example.code, other.guide);
    await writeFile(join(folder, file), example.code);
    await copyFile(join(project.folder, "templates/build.mjs"), join(folder, "build.mjs"));
    await run(process.execPath, ["build.mjs", framework], { cwd: folder });
    const server = await serve(project.folder);
    t.after(server.close);
    const { page, problems } = await open(t, browser, `${server.address}/guide-${framework}/${framework}.html`);
    await page.waitForFunction(() => document.querySelector("hongbao-qr").code != null && document.querySelector("hongbao-packet").packet != null);
    assert.deepEqual(await readShown(page, "hongbao-qr"), { zxing: "https://example.com/", jsQR: "https://example.com/" });
    assert.deepEqual(problems, []);
  });
}

const templates = {
  solid: { jsx: "preserve", jsxImportSource: "solid-js", source: `import type {} from "hongbao/types/solid"; export const page = <><hongbao-qr value="x" error-correction="H" quiet-zone={2} class="c" on:hongbao-error={({ detail }) => detail.message} /><hongbao-packet total="1" count="2" on:hongbao-open={({ detail }) => detail.amount + 1n} /></>;` },
  preact: { jsx: "react-jsx", jsxImportSource: "preact", source: `import type {} from "hongbao/types/preact"; export const page = <><hongbao-qr value="x" error-correction="H" quiet-zone={2} class="c" onhongbao-error={({ detail }) => detail.message} /><hongbao-packet total="1" count="2" onhongbao-open={({ detail }) => detail.amount + 1n} /></>;` },
  svelte: { source: `import type {} from "hongbao/types/svelte"; import type { SvelteHTMLElements } from "svelte/elements"; export const qr: SvelteHTMLElements["hongbao-qr"] = { value: "x", "error-correction": "H", class: "c", "onhongbao-error": ({ detail }) => detail.message };` },
};

for (const [framework, { source, ...options }] of Object.entries(templates)) {
  test(`the tags have types in ${framework}, and a misspelt attribute has none`, async () => {
    const compile = async (text) => {
      await writeFile(join(project.folder, `${framework}.tsx`), text);
      const compilerOptions = { target: "es2020", module: "esnext", moduleResolution: "bundler", lib: ["es2020", "dom"], strict: true, noEmit: true, types: [], ...options };
      await writeFile(join(project.folder, `tsconfig.${framework}.json`), JSON.stringify({ compilerOptions, files: [`${framework}.tsx`] }));
      return run(process.execPath, [join(root, "node_modules/typescript-5.9/bin/tsc"), "--project", `tsconfig.${framework}.json`], { cwd: project.folder });
    };
    await compile(source);
    await assert.rejects(compile(source.replace("value", "valu")), /valu/);
  });
}

for (const { name, program, slow = false } of [
  { name: "Bun", program: bunPath },
  { name: "Node 22", program: ({ node22 }) => node22, slow: true },
]) {
  test(`${name} runs the command, which draws what it reads`, { skip: slow && !all ? "slow: cargo xtask test --only packaging --all" : false }, async () => {
    const hongbao = (...args) => run(program(project), ["node_modules/hongbao/cli.cjs", ...args], { cwd: project.folder });
    await hongbao(text, "-o", "code.png");
    assert.equal(await hongbao("scan", "code.png"), `${text}\n`);
    const shares = JSON.parse(await hongbao("split", "200.00", "12", "--json")).shares;
    assert.equal(shares.reduce((sum, share) => sum + Math.round(100 * Number(share)), 0), 20_000);
    await assert.rejects(hongbao("x", "--siz", "3"), /option-unknown/);
  });
}

test("the README names each consumer and its version", async () => {
  const { dependencies, devDependencies } = JSON.parse(await readFile(new URL("tools/package.json", import.meta.url), "utf8"));
  const versions = { ...dependencies, ...devDependencies };
  const rows = consumers.map(({ name, tool, slow = false }) => `| ${name} | ${tool === undefined ? "" : versions[tool]} | ${slow ? "with `--all`" : "in every run"} |`);
  const readme = await readFile(join(root, "README.md"), "utf8");
  assert.ok(readme.includes(rows.join("\n")), `the README should have\n${rows.join("\n")}`);
});
