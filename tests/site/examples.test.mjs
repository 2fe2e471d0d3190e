// The examples of the guides that are no plain TypeScript: components, pages, workers, mini programs and commands, each run where it belongs.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import vm from "node:vm";
import { build } from "esbuild";
import { compileScript, parse } from "vue/compiler-sfc";
import { launch, open, root, serve } from "../browser/browser.mjs";
import { readShown } from "../browser/elements.mjs";
import { complaints, fences } from "../doc-examples.mjs";
import { readTwice } from "../decoders.mjs";
import { pngPixels, svgPixels } from "../rasterise.mjs";

const link = "https://example.com/";
const both = (text) => ({ zxing: text, jsQR: text });
const all = await fences();
const of = (language) => all.filter((each) => each.language === language);

let folder;
let browser;
let server;

before(async () => {
  // In the repository, so that the frameworks are found; esbuild is told below that its tsconfig.json is not meant.
  folder = join(root, "target/guide-examples");
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, "node_modules"), { recursive: true });
  await symlink(join(root, "dist/npm"), join(folder, "node_modules/hongbao"), "dir");
  [browser, server] = await Promise.all([launch(), serve(folder)]);
});

after(() => Promise.all([browser?.close(), server?.close()]));

test("every block of code is of a kind that is run", () => {
  // What is in Rust is run by rustdoc, see src/lib.rs; Svelte and Solid are compiled beside their compilers, in tests/packaging.
  const kinds = ["ts", "tsx", "vue", "js", "html", "sh", "rust", "svelte", "jsx"];
  assert.deepEqual(all.filter(({ language }) => !kinds.includes(language)).map(({ guide, language }) => `${guide}: ${language}`), []);
});

test("what is written in TSX compiles where the rules are strict", () => {
  const examples = of("tsx");
  assert.ok(examples.length >= 5);
  const programs = new Map(examples.map(({ code }, place) => [join(folder, `example-${place}.tsx`), code]));
  assert.deepEqual(complaints(programs), []);
});

for (const [place, { guide, code }] of of("tsx").entries()) {
  test(`${guide}: a server prints the components of example ${place + 1}, and their codes are read`, async () => {
    const contents = `import { createElement } from "react"; import { renderToString } from "react-dom/server";\n${code}\nexport const printed = Object.fromEntries(Object.entries({ ${Array.from(code.matchAll(/^export function (\w+)/gm), ([, name]) => name)} }).map(([name, component]) => [name, renderToString(createElement(component, { address: "/logo.png" }))]));`;
    const outfile = join(folder, `react-${place}.mjs`);
    await build({ stdin: { contents, loader: "tsx", resolveDir: folder }, bundle: true, packages: "external", tsconfigRaw: {}, jsx: "automatic", format: "esm", outfile, logLevel: "error" });
    const { printed } = await import(pathToFileURL(outfile).href);
    assert.ok(Object.keys(printed).length > 0);
    for (const [name, html] of Object.entries(printed)) {
      const svg = /<svg[^]*?<\/svg>/.exec(html)?.[0];
      assert.ok(svg, name);
      if (!html.includes("<hongbao-packet") || html.indexOf("<svg") < html.indexOf("<hongbao-packet")) assert.deepEqual(await readTwice(svgPixels(withNamespace(svg), 400)), both(link), name);
    }
  });
}

/** A server that prints HTML may leave the namespace out. */
function withNamespace(svg) {
  return svg.includes("xmlns=") ? svg : svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"');
}

for (const { guide, code } of of("vue")) {
  test(`${guide}: the component compiles, and a server prints its code`, async () => {
    const { descriptor, errors } = parse(code);
    assert.deepEqual(errors, []);
    const { content } = compileScript(descriptor, { id: "example", inlineTemplate: true, templateOptions: { ssr: true, ssrCssVars: [] } });
    const contents = `${content.replace("export default", "const example =")}\nimport { createSSRApp } from "vue"; import { renderToString } from "vue/server-renderer"; export const printed = await renderToString(createSSRApp(example));`;
    const outfile = join(folder, `vue-${guide.replaceAll("/", "-")}.mjs`);
    await build({ stdin: { contents, loader: "ts", resolveDir: folder }, bundle: true, packages: "external", tsconfigRaw: {}, format: "esm", target: "es2022", outfile, logLevel: "error" });
    const { printed } = await import(pathToFileURL(outfile).href);
    assert.deepEqual(await readTwice(svgPixels(withNamespace(/<svg[^]*?<\/svg>/.exec(printed)[0]), 400)), both(link));
    assert.match(printed, /<hongbao-packet/);
  });
}

for (const [place, { guide, code }] of of("html").entries()) {
  test(`${guide}: the page of example ${place + 1} draws`, async (t) => {
    const cdn = /https:\/\/cdn\.jsdelivr\.net\/npm\/hongbao\//;
    // What stands without a script comes after one on the same page.
    const script = code.includes("<script") ? "" : '<script src="hongbao.js" defer></script>';
    await copyFile(join(root, "dist/npm/hongbao.js"), join(folder, "hongbao.js"));
    await writeFile(join(folder, `page-${place}.html`), `<!doctype html><html lang="en"><meta charset="utf-8"><title>Example</title><link rel="icon" href="data:,">${script}\n${code}`);
    // From disk, as somebody tries it who has copied it.
    const { page, problems } = await open(t, routed(browser, cdn), pathToFileURL(join(folder, `page-${place}.html`)).href);
    await page.waitForFunction(() => [...document.querySelectorAll("hongbao-qr")].every((element) => element.code != null) && [...document.querySelectorAll("hongbao-packet")].every((element) => element.packet != null));
    for (const [text, selector] of await page.evaluate(() => [...document.querySelectorAll("hongbao-qr")].map((element, at) => [element.value, `hongbao-qr >> nth=${at}`]))) assert.deepEqual(await readShown(page, selector), both(text));
    if (code.includes("<canvas")) assert.deepEqual(await readShown(page, "canvas"), both(/drawQr\([^"]*"#code"\), "([^"]*)"/.exec(code)[1]));
    assert.deepEqual(problems, []);
  });
}

/** A browser whose pages get the package where they ask a CDN for it. */
function routed(browser, address) {
  return {
    async newContext(options) {
      const context = await browser.newContext(options);
      await context.route(address, (route) => route.fulfill({ path: join(root, "dist/npm", new URL(route.request().url()).pathname.split("/").at(-1)) }));
      return context;
    },
  };
}

const inGuide = (name) => of("js").filter(({ guide }) => guide === name).map(({ code }) => code);

test("a guide has the same kinds of examples in every language, and the same Rust", () => {
  const told = (guide) => all.filter((each) => each.guide === guide).map(({ language, more, code }) => (language === "rust" ? code : `${language} ${more}`));
  const others = [...new Set(all.map(({ guide }) => guide))].filter((guide) => guide.includes("/"));
  assert.ok(others.length >= 15, String(others));
  for (const guide of others) assert.deepEqual(told(guide), told(guide.split("/")[1]), guide);
});

for (const language of ["", "zh-CN/"]) {
  test(`${language}server.md: CommonJS`, () => {
    const code = inGuide(`${language}server.md`).find((code) => code.includes("require("));
    const module = { exports: {} };
    vm.runInThisContext(`(function (module, require) {${code}\n})`)(module, createRequire(join(folder, "main.cjs")));
    assert.match(module.exports, /^<svg/);
  });

  test(`${language}server.md: a module that answers requests`, async () => {
    const code = inGuide(`${language}server.md`).find((code) => code.includes("fetch(request)"));
    await writeFile(join(folder, "fetch.mjs"), code);
    const { default: handler } = await import(pathToFileURL(join(folder, "fetch.mjs")).href);
    const response = await handler.fetch(new Request("https://example.com/?text=%E7%BA%A2%E5%8C%85"));
    assert.equal(response.headers.get("content-type"), "image/png");
    assert.deepEqual(await readTwice(pngPixels(Buffer.from(await response.arrayBuffer()))), both("红包"));
  });

  test(`${language}worker.md: the worker draws, and the page shows it`, async (t) => {
    const [worker, page] = inGuide(`${language}worker.md`);
    const [, name] = /^\/\/ (\S+)/.exec(worker);
    assert.ok(page.includes(`"${name}"`));
    await build({ stdin: { contents: worker, resolveDir: folder }, bundle: true, tsconfigRaw: {}, format: "esm", outfile: join(folder, name), logLevel: "error" });
    await writeFile(join(folder, "worker.html"), `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><canvas></canvas><script type="module">${page}</script>`);
    const { page: shown, problems } = await open(t, browser, `${server.address}/worker.html`);
    await shown.waitForFunction(() => document.querySelector("canvas").width === 500);
    assert.deepEqual(await readShown(shown, "canvas"), both(link));
    assert.deepEqual(problems, []);
  });
}

for (const guide of ["mini-program.md", "zh-CN/mini-program.md"]) {
  test(`${guide}: it starts, draws on a canvas and splits`, async () => {
    const source = await readFile(join(root, "dist/npm/slim.cjs"), "utf8");
    let drawn;
    const canvas = { getContext: () => ({ createImageData: (width, height) => ({ width, height, data: new Uint8ClampedArray(4 * width * height) }), putImageData: (image) => (drawn = image) }) };
    const started = [];
    const context = vm.createContext({
      // As it is in a mini program: it starts from a path inside of it.
      WXWebAssembly: { instantiate: async (path, imports) => WebAssembly.instantiate(await readFile(join(root, "dist/npm", path)), imports) },
      App: (app) => started.push(app.onLaunch()),
      Page: (page) => page.onReady(),
      wx: {
        createSelectorQuery: () => ({ select: () => ({ fields: () => ({ exec: (call) => call([{ node: canvas }]) }) }) }),
        getRandomValues: ({ length, success }) => success({ randomValues: new Uint8Array(length).fill(7).buffer }),
      },
    });
    vm.runInContext("delete globalThis.WebAssembly; var module = { exports: {} }", context);
    vm.runInContext(`(function (module, exports) {${source}\n})(module, module.exports)`, context);
    vm.runInContext(`const loaded = module.exports; const require = (name) => { if (name !== "./slim.js") throw new Error(name); return loaded; };`, context);
    const [app, page, packet] = inGuide(guide);
    vm.runInContext(`{ ${app} }`, context);
    await Promise.all(started);
    vm.runInContext(`{ ${page} }`, context);
    assert.deepEqual(await readTwice(drawn), both("微信红包：恭喜发财"));
    vm.runInContext(`const hongbao = loaded; ${packet}`, context);
  });
}

test("every command runs, and its files are there", async (t) => {
  const here = await mkdtemp(join(tmpdir(), "hongbao-"));
  t.after(() => rm(here, { recursive: true }));
  await writeFile(join(here, "list.csv"), "id,name\n0017,小梅\n0018,林姐\n");
  const lines = of("sh").flatMap(({ code }) => code.split("\n")).filter((line) => line.startsWith("npx hongbao"));
  assert.ok(lines.length >= 6);
  for (const line of new Set(lines)) {
    const run = spawnSync("sh", ["-c", line.replace(/^npx hongbao/, `"${process.execPath}" "${join(root, "dist/npm/cli.cjs")}"`)], { cwd: here, encoding: "utf8" });
    assert.equal(run.status, 0, `${line}: ${run.stderr}`);
    if (line.includes("scan")) assert.equal(run.stdout.trim(), link);
    const [, file] = /-o (\S+)/.exec(line) ?? [];
    if (file !== undefined) assert.ok((await readFile(join(here, file))).length > 100, line);
  }
});
