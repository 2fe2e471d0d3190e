import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { launch, open, root, serve } from "../browser/browser.mjs";
import { install, run } from "./install.mjs";

const entries = ["hongbao", "hongbao/qr", "hongbao/slim"];

let project;
let browser;

before(async () => {
  [project, browser] = await Promise.all([install(), launch()]);
});

after(() => Promise.all([project.remove(), browser.close()]));

/** Writes a file of the project and returns its path. */
async function write(name, text) {
  const path = join(project.folder, name);
  await writeFile(path, text);
  return path;
}

/** The default entry at work: `ready` starts the module. */
const work = `hongbao.ready().then(() => hongbao.explain({ code: "seed-invalid" }))`;
const { explain } = await import(pathToFileURL(join(root, "dist/npm/index.js")).href);
const said = explain({ code: "seed-invalid" });

for (const entry of entries) {
  test(`Node imports ${entry}`, async () => {
    const path = await write("esm.mjs", `import * as all from "${entry}"; console.log(typeof all.ready);`);
    assert.equal(await run(process.execPath, [path]), "function\n");
  });

  test(`Node requires ${entry}`, async () => {
    const path = await write("cjs.cjs", `console.log(typeof require("${entry}").ready);`);
    assert.equal(await run(process.execPath, [path]), "function\n");
  });
}

test("Node runs the default entry as a module and as CommonJS", async () => {
  const esm = await write("run.mjs", `import * as hongbao from "hongbao"; ${work}.then(console.log);`);
  const cjs = await write("run.cjs", `const hongbao = require("hongbao"); ${work}.then(console.log);`);
  assert.equal(await run(process.execPath, [esm]), `${said}\n`);
  assert.equal(await run(process.execPath, [cjs]), `${said}\n`);
});

test("Node finds the WebAssembly file for the slim entry", async () => {
  const path = await write(
    "slim.mjs",
    `import { readFile } from "node:fs/promises";
     import { init, ready } from "hongbao/slim";
     await init(readFile(new URL(import.meta.resolve("hongbao/core.wasm"))));
     await ready();
     console.log("ready");`,
  );
  assert.equal(await run(process.execPath, [path]), "ready\n");
});

for (const format of ["esm", "iife"]) {
  test(`esbuild bundles it for a page, as ${format}`, async (t) => {
    const entry = await write("bundle.js", `import * as hongbao from "hongbao"; ${work}.then((text) => (document.title = text));`);
    const outfile = join(project.folder, `out-${format}.js`);
    const { warnings } = await build({ entryPoints: [entry], bundle: true, format, outfile, logLevel: "silent" });
    assert.deepEqual(warnings, []);
    await write("bundle.html", `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module" src="out-${format}.js"></script>`);
    const server = await serve(project.folder);
    t.after(server.close);
    await assertTitle(t, `${server.address}/bundle.html`);
  });
}

test("a plain script works from disk, on a page in another encoding", async (t) => {
  const page = await write(
    "script.html",
    `<!doctype html><meta charset="gbk"><script src="node_modules/hongbao/hongbao.js"></script><script>${work}.then((text) => (document.title = text))</script>`,
  );
  await assertTitle(t, pathToFileURL(page).href);
});

test("a policy without network and eval lets it work", async (t) => {
  await write("policy.html", `<!doctype html><link rel="icon" href="data:,"><script src="node_modules/hongbao/hongbao.js"></script><script src="policy.js"></script>`);
  await write("policy.js", `${work}.then((text) => (document.title = text))`);
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; img-src data:; require-trusted-types-for 'script'";
  const server = await serve(project.folder, { "content-security-policy": policy });
  t.after(server.close);
  await assertTitle(t, `${server.address}/policy.html`);
});

const compilers = ["typescript", "typescript-5.9", "typescript-5.7"];
const surroundings = {
  "a page, bundled": { module: "esnext", moduleResolution: "bundler", lib: ["es2020", "dom"], types: [] },
  Node: { module: "nodenext", moduleResolution: "nodenext", lib: ["es2020"], types: ["node"] },
};

for (const compiler of compilers) {
  for (const [surrounding, options] of Object.entries(surroundings)) {
    test(`${compiler} compiles a user's file for ${surrounding}`, async () => {
      const lines = entries.map((entry, place) => `import * as e${place} from "${entry}"; void (e${place}.ready() satisfies Promise<void>);`);
      await write("user.ts", lines.join("\n"));
      // A file of its own, since a CommonJS user gets other declarations.
      await write("user.cts", lines.join("\n"));
      const compilerOptions = { ...options, target: "es2020", strict: true, noEmit: true, typeRoots: [join(root, "node_modules/@types")] };
      const files = options.module === "nodenext" ? ["user.ts", "user.cts"] : ["user.ts"];
      await write("tsconfig.json", JSON.stringify({ compilerOptions, files }));
      await run(process.execPath, [join(root, "node_modules", compiler, "bin/tsc"), "--project", project.folder]);
    });
  }
}

async function assertTitle(t, address) {
  const { page, problems } = await open(t, browser, address);
  await page.waitForFunction(() => document.title !== "", undefined, { timeout: 10_000 }).catch(() => {});
  assert.deepEqual(problems, []);
  assert.equal(await page.title(), said);
}
