// The components of hongbao/react and hongbao/vue, and the bare elements in templates of both: rendered on a server, then taken over by a page.

import assert from "node:assert/strict";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { build } from "esbuild";
import { launch, open, root, serve } from "../browser/browser.mjs";
import { readShown } from "../browser/elements.mjs";
import { readTwice } from "../decoders.mjs";
import { svgPixels } from "../rasterise.mjs";
import { install, run } from "./install.mjs";

const text = "https://example.com/红包";
const both = { zxing: text, jsQR: text };

let project;
let browser;
let server;

before(async () => {
  project = await install();
  await mkdir(join(project.folder, "node_modules/@types"), { recursive: true });
  for (const name of ["react", "react-dom", "vue", "@types/react", "@types/react-dom", "csstype"]) await symlink(join(root, "node_modules", name), join(project.folder, "node_modules", name));
  [browser, server] = await Promise.all([launch(), serve(project.folder)]);
});

after(() => Promise.all([project?.remove(), browser?.close(), server?.close()]));

/** What both sides render, by framework: `app`, whose callbacks keep what they hear in `globalThis.heard`. */
const apps = {
  react: `
    import { createElement as h, createRef } from "react";
    import { QrCode, RedPacket } from "hongbao/react";
    globalThis.heard = [];
    globalThis.refs = { code: createRef(), canvas: createRef(), packet: createRef() };
    const hear = (name) => (detail) => globalThis.heard.push([name, detail.code?.version ?? detail.code ?? detail.index ?? detail.packet?.shares.length]);
    export const app = () => h("main", { lang: "en" },
      h(QrCode, { id: "svg", className: "c", value: "${text}", errorCorrection: "H", quietZone: 2, finderFrame: "dot", dark: { type: "linear", stops: [{ offset: 0, color: "#000" }, { offset: 1, color: "#a00" }] }, ref: refs.code, onRender: hear("render"), onError: hear("error") }),
      h(QrCode, { id: "canvas", as: "canvas", value: "${text}", ref: refs.canvas, onRender: hear("canvas") }),
      h(QrCode, { id: "wrong", value: "x".repeat(9000), onError: hear("wrong") }),
      h(QrCode, { id: "kept", value: "x", shape: "hexagon" }, "own words"),
      h("hongbao-qr", { id: "bare", value: "${text}", boost: "false", errorCorrection: "H", quietZone: 2, finderFrame: "dot" }),
      h(RedPacket, { id: "packet", className: "p", total: "88.88", count: 6, currency: "CNY", ref: refs.packet, onSplit: hear("split"), onOpen: hear("open"), onError: hear("packet-error") }));`,
  vue: `
    import { createSSRApp, h } from "vue";
    import { QrCode, RedPacket } from "hongbao/vue";
    globalThis.heard = [];
    const hear = (name) => (detail) => globalThis.heard.push([name, detail.code?.version ?? detail.code ?? detail.index ?? detail.packet?.shares.length]);
    export const app = () => createSSRApp({ render: () => h("main", { lang: "en" }, [
      h(QrCode, { id: "svg", class: "c", value: "${text}", errorCorrection: "H", quietZone: 2, finderFrame: "dot", dark: { type: "linear", stops: [{ offset: 0, color: "#000" }, { offset: 1, color: "#a00" }] }, onRender: hear("render"), onError: hear("error") }),
      h(QrCode, { id: "canvas", as: "canvas", value: "${text}", onRender: hear("canvas") }),
      h(QrCode, { id: "wrong", value: "x".repeat(9000), onError: hear("wrong") }),
      h(QrCode, { id: "kept", value: "x", shape: "hexagon" }, () => "own words"),
      h("hongbao-qr", { id: "bare", value: "${text}", boost: "false", errorCorrection: "H", quietZone: 2, finderFrame: "dot" }),
      h(RedPacket, { id: "packet", class: "p", total: "88.88", count: 6, currency: "CNY", onSplit: hear("split"), onOpen: hear("open"), onError: hear("packet-error") }),
    ]) });`,
};

const sides = {
  react: {
    server: `import { renderToString } from "react-dom/server"; import { createElement } from "react"; import { app } from "./app.mjs"; console.log(renderToString(createElement(app)));`,
    client: `import { hydrateRoot } from "react-dom/client"; import { createElement } from "react"; import { app } from "./app.mjs";
      globalThis.before = document.querySelector("#svg").outerHTML;
      globalThis.start = () => hydrateRoot(document.querySelector("#root"), createElement(app), { onRecoverableError: (problem) => console.error(String(problem)) });`,
  },
  vue: {
    server: `import { renderToString } from "vue/server-renderer"; import { app } from "./app.mjs"; console.log(await renderToString(app()));`,
    client: `import { app } from "./app.mjs";
      globalThis.before = document.querySelector("#svg").outerHTML;
      globalThis.start = () => void app().mount("#root");`,
  },
};

for (const framework of Object.keys(apps)) {
  test(`${framework}: a server prints finished codes and a closed envelope, and the page takes them over unchanged`, async (t) => {
    const folder = join(project.folder, framework);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "app.mjs"), apps[framework]);
    await writeFile(join(folder, "server.mjs"), sides[framework].server);
    await writeFile(join(folder, "client.mjs"), sides[framework].client);
    const printed = await run(process.execPath, ["server.mjs"], { cwd: folder, env: { ...process.env, NODE_ENV: "development" } });

    // Without any script the picture is there, and nothing was drawn by lot.
    const svg = /<svg[^>]*id="svg"[^]*?<\/svg>/.exec(printed)[0];
    assert.deepEqual(await readTwice(svgPixels(svg, 400)), both);
    assert.match(printed, /<hongbao-packet[^>]*>\s*(<!--.*?-->)?<svg[^>]*>/);
    assert.doesNotMatch(printed, /seed|commitment/);
    assert.match(printed, /id="wrong"[^>]*>The text is too long|The text is too long[^<]*<\/span>/);
    assert.match(printed, /own words/);

    await build({ entryPoints: [join(folder, "client.mjs")], bundle: true, format: "esm", outfile: join(folder, "client.js"), define: { "process.env.NODE_ENV": '"development"', __VUE_OPTIONS_API__: "true", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "true" } });
    await writeFile(join(folder, "define.js"), `export * from "../node_modules/hongbao/define.js";`);
    await writeFile(join(folder, "index.html"), `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><body><div id="root">${printed.trim()}</div><script type="module" src="client.js"></script>`);
    const { page, problems } = await open(t, browser, `${server.address}/${framework}/index.html`);
    const warnings = [];
    page.on("console", (message) => message.type() === "warning" && warnings.push(message.text().replace(/small: [\d.]+ /, "small: 2 ")));
    // The same picture before and after, to the letter.
    await page.evaluate(() => globalThis.start());
    await page.waitForFunction(() => globalThis.heard.some(([name]) => name === "split"));
    const after = await page.evaluate(() => [globalThis.before, document.querySelector("#svg").outerHTML, globalThis.heard]);
    assert.equal(after[1], after[0]);
    const heard = Object.fromEntries(after[2]);
    assert.deepEqual(heard, { render: "4", canvas: "3", wrong: "text-too-long", split: 6 });
    assert.equal(after[2].length, 4, "each is told once");
    for (const id of ["svg", "canvas"]) assert.deepEqual(await readShown(page, `#${id}`), both, id);

    // The bare element has its options although no framework sets a property of it.
    await page.evaluate(() => import("./define.js"));
    await page.waitForFunction(() => document.querySelector("#bare").code != null);
    assert.deepEqual(await readShown(page, "#bare"), both);
    const bare = await page.evaluate(() => (({ code, quietZone, finderFrame }) => [code.errorCorrection, Number(quietZone), finderFrame])(document.querySelector("#bare")));
    assert.deepEqual(bare, ["H", 2, "dot"]);

    await page.evaluate(() => document.querySelector("#packet").open(0));
    assert.deepEqual(await page.evaluate(() => globalThis.heard.at(-1)), ["open", 0]);
    assert.deepEqual(await page.evaluate(() => [document.querySelector("#packet").className, document.querySelector("#svg").getAttribute("class"), document.querySelector("#packet").packet.shares.length]), ["p", "c", 6]);
    if (framework === "react") assert.deepEqual(await page.evaluate(() => Object.values(globalThis.refs).map(({ current }) => current.localName)), ["svg", "canvas", "hongbao-packet"]);
    // The element says that the quiet zone which is asked for is small; nobody else has anything to say.
    assert.deepEqual([problems, warnings], [[], ["<hongbao-qr>: The quiet zone is too small: 2 modules, and the standard asks for 4."]]);
  });
}

test("the content is called value in what the components say", async () => {
  const program = `
    import { createElement as h } from "react"; import { renderToString } from "react-dom/server"; import { QrCode } from "hongbao/react";
    console.log(JSON.stringify([{}, { text: "x" }, { value: "x", logo: "/logo.png" }].map((props) => renderToString(h(QrCode, props)).replace(/<[^>]*>/g, ""))));`;
  const said = JSON.parse(await run(process.execPath, ["--input-type=module", "--eval", program], { cwd: project.folder }));
  assert.match(said[0], /^The option “value” cannot be undefined/);
  assert.match(said[1], /hongbao calls it value/);
  assert.match(said[2], /loadLogo makes pixels of an address/);
});

/** Parents that draw anew for whatever they are told, and write every object anew. */
const parents = {
  react: `
    import { createElement as h, StrictMode, useState } from "react";
    import { createRoot } from "react-dom/client";
    import { QrCode, RedPacket } from "hongbao/react";
    function Parent() {
      const [told, setTold] = useState();
      const hear = (name) => (detail) => { globalThis.told[name] = (globalThis.told[name] ?? 0) + 1; if (globalThis.told[name] < 50) setTold(detail); };
      globalThis.again = () => setTold({});
      return h("div", null,
        h(QrCode, { value: new Uint8Array([1, 2]), dark: { type: "linear", stops: [{ offset: 0, color: "#000" }] }, onRender: hear("render") }),
        h(RedPacket, { ref: (packet) => { globalThis.packet = packet; }, total: "1", count: 2, onSplit: hear("split"), onOpen: hear("open") }));
    }
    createRoot(document.querySelector("#root")).render(h(StrictMode, null, h(Parent)));`,
  vue: `
    import { createApp, h, shallowRef } from "vue";
    import { QrCode, RedPacket } from "hongbao/vue";
    const told = shallowRef();
    const hear = (name) => (detail) => { globalThis.told[name] = (globalThis.told[name] ?? 0) + 1; if (globalThis.told[name] < 50) told.value = detail; };
    globalThis.again = () => { told.value = {}; };
    createApp({ render: () => h("div", { "data-told": told.value === undefined }, [
      h(QrCode, { value: new Uint8Array([1, 2]), dark: { type: "linear", stops: [{ offset: 0, color: "#000" }] }, onRender: hear("render") }),
      h(RedPacket, { ref: (packet) => { globalThis.packet = packet?.$el; }, total: "1", count: 2, onSplit: hear("split"), onOpen: hear("open") }),
    ]) }).mount("#root");`,
};

for (const [framework, contents] of Object.entries(parents)) {
  test(`${framework}: a parent that draws anew for each event is told of each once`, async (t) => {
    const name = `${framework}-parent`;
    await build({ stdin: { contents: `globalThis.told = {};${contents}`, resolveDir: project.folder }, bundle: true, format: "esm", outfile: join(project.folder, `${name}.js`), define: { "process.env.NODE_ENV": '"development"', __VUE_OPTIONS_API__: "true", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "true" } });
    await writeFile(join(project.folder, `${name}.html`), `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><div id="root"></div><script type="module" src="${name}.js"></script>`);
    const { page, problems, warnings } = await open(t, browser, `${server.address}/${name}.html`);
    await page.waitForFunction(() => globalThis.told.split !== undefined && globalThis.told.render !== undefined);
    for (let turn = 0; turn < 3; turn += 1) await page.evaluate(() => new Promise((done) => (globalThis.again(), setTimeout(done, 20))));
    await page.evaluate(() => globalThis.packet.open(0));
    await page.waitForFunction(() => globalThis.told.open !== undefined);
    // React runs the effects of a strict tree twice.
    assert.deepEqual(await page.evaluate(() => globalThis.told), { render: framework === "react" ? 2 : 1, split: 1, open: 1 });
    assert.deepEqual([problems, warnings], [[], []]);
  });
}

const checked = {
  "react.tsx": `
    import { createRef } from "react";
    import { QrCode, RedPacket } from "hongbao/react";
    const code = createRef<SVGSVGElement | HTMLCanvasElement>();
    export const page = (
      <main>
        <QrCode ref={code} value="x" errorCorrection="H" dark={{ type: "linear", stops: [{ offset: 0, color: "#000" }] }} className="c" data-x="1" onRender={({ code }) => code.version} onError={({ code, data }) => [code, data]} />
        {/* @ts-expect-error: a level is one of four */}
        <QrCode value="x" errorCorrection="X" />
        {/* @ts-expect-error: another library's name */}
        <QrCode value="x" errorCorrectionLevel="H" />
        <RedPacket total="1" count={3} onOpen={({ amount }) => amount + 1n} onSplit={({ packet }) => packet.reveal} />
        <hongbao-qr value="x" error-correction="H" quiet-zone={2} kanji class="c" />
        {/* @ts-expect-error: there is no such attribute */}
        <hongbao-qr valu="x" />
        <hongbao-packet total="1" count="2" />
      </main>
    );
    document.addEventListener("hongbao-open", ({ detail }) => detail.amount + 1n);
    window.addEventListener("hongbao-render", ({ detail }) => detail.code.version);`,
  "vue.ts": `
    import { type GlobalComponents, h } from "vue";
    import { QrCode, RedPacket } from "hongbao/vue";
    export const nodes = [h(QrCode, { value: "x", errorCorrection: "H", onRender: ({ code }) => code.version }), h(RedPacket, { total: "1", count: 3, onOpen: ({ amount }) => amount + 1n })];
    // @ts-expect-error: a level is one of four
    h(QrCode, { value: "x", errorCorrection: "X" });
    export type Known = [GlobalComponents["QrCode"], GlobalComponents["hongbao-packet"]];`,
};

for (const compiler of ["typescript", "typescript-5.9"]) {
  test(`${compiler} compiles what users of the components write, and refuses what is wrong`, async () => {
    for (const [name, source] of Object.entries(checked)) await writeFile(join(project.folder, name), source);
    const compilerOptions = { target: "es2020", module: "esnext", moduleResolution: "bundler", lib: ["es2020", "dom"], jsx: "react-jsx", strict: true, exactOptionalPropertyTypes: true, noEmit: true, skipLibCheck: true, types: [] };
    await writeFile(join(project.folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: Object.keys(checked) }));
    await run(process.execPath, [join(root, "node_modules", compiler, "bin/tsc"), "--project", project.folder]);
  });
}
