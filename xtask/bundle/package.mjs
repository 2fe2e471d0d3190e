// js/ and the bindings → dist/npm, a whole package.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { build, transform } from "esbuild";
import { minify } from "terser";
import { elementData } from "./elements.mjs";
import { entries, files, folders, targets, wasm } from "./entries.mjs";
import { writeGuides } from "./guides.mjs";
import { manifest } from "./manifest.mjs";
import { copyTypes, emitTypes } from "./types.mjs";
import { wasmModules } from "./wasm.mjs";

export async function buildPackage(version) {
  await Promise.all([emitTypes(), ...entries.flatMap((entry) => outputs(entry).map((output) => bundle(entry, output, version)))]);
  const types = await copyTypes();
  const copied = files.filter(({ source }) => existsSync(source));
  for (const { source, name } of copied.filter(({ guide }) => !guide)) {
    await mkdir(dirname(join(folders.package, name)), { recursive: true });
    await copyFile(source, join(folders.package, name));
  }
  const code = [...entries.flatMap((entry) => outputs(entry).map(({ folder = "", suffix }) => folder + entry.name + suffix)), ...Object.values(wasm)];
  const known = await elementData(version);
  for (const [name, data] of Object.entries(known)) await writeJson(name, data);
  await writeJson("integrity.json", await integrity([...new Set(code)].sort()));
  const names = new Set([...code, ...types, ...copied.map(({ name }) => name), "integrity.json", ...Object.keys(known)]);
  await writeGuides(copied.filter(({ guide }) => guide).map(({ name }) => name), names);
  await writeJson("package.json", await manifest(version, [...names]));
}

function writeJson(name, value) {
  return writeFile(join(folders.package, name), `${JSON.stringify(value, null, 2)}\n`);
}

/** What the attribute `integrity` of a script takes, for each file. */
async function integrity(names) {
  const hashes = names.map(async (name) => {
    const hash = createHash("sha384").update(await readFile(join(folders.package, name)));
    return [name, `sha384-${hash.digest("base64")}`];
  });
  return Object.fromEntries(await Promise.all(hashes));
}

function outputs({ script, bin, slim = false }) {
  // `import()` would find no names in the CommonJS of another entry.
  if (bin !== undefined) return [{ suffix: ".cjs", format: "cjs", platform: "node", supported: { "dynamic-import": false } }];
  if (script !== undefined) {
    // A page in another encoding must be able to read the script, so it is ASCII. The package checks by itself that the engine has BigInt.
    return [{ suffix: ".js", format: "iife", globalName: script, target: targets.script, supported: { bigint: true }, charset: "ascii" }];
  }
  return [
    { suffix: ".js", format: "esm" },
    // Jest runs no `import()` in CommonJS.
    { suffix: ".cjs", format: "cjs", supported: { "dynamic-import": false } },
    ...(slim ? [] : [{ folder: "workerd/", suffix: ".js", format: "esm", runtime: "workerd" }]),
  ];
}

async function bundle(entry, { folder = "", suffix, runtime, ...options }, version) {
  const define = { VERSION: JSON.stringify(version), ...entry.define };
  const { outputFiles } = await build({
    entryPoints: { [folder + entry.name]: entry.source },
    outdir: folders.package,
    outExtension: { ".js": suffix },
    bundle: true,
    platform: "neutral",
    mainFields: ["module", "main"],
    target: targets.module,
    // White space is left to what minifies afterwards: esbuild would take out which calls are pure along with it.
    minifySyntax: true,
    minifyIdentifiers: true,
    charset: "utf8",
    legalComments: "none",
    define,
    external: entry.external ?? [],
    plugins: [wasmModules(entry, runtime), otherEntries(entry, suffix), sentences()],
    write: false,
    ...options,
  });
  for (const { path, text } of outputFiles) {
    await mkdir(dirname(path), { recursive: true });
    const code = await smaller(text, options);
    // The directive has to be the first statement, and a minifier takes out those that it does not know.
    await writeFile(path, entry.client ? `"use client";${code}` : code);
  }
}

/** What esbuild leaves over: two hundredths after brotli. */
async function smaller(text, { format, charset }) {
  const { code } = await minify(text, {
    ecma: format === "iife" ? 2018 : 2020,
    module: format === "esm",
    toplevel: format !== "iife",
    compress: { passes: 2, hoist_funs: true },
    format: {
      ascii_only: charset === "ascii",
      // A call that is marked as pure is left out by bundlers where its value is not used.
      preserve_annotations: true,
      // Node prints the line that threw an error which nobody caught.
      max_line_len: 400,
    },
  });
  return code;
}

/** Takes from the table of sentences what it exports, worked out. */
function sentences() {
  return {
    name: "sentences",
    setup({ onLoad }) {
      onLoad({ filter: /[/\\]js[/\\]sentences\.ts$/ }, async ({ path }) => {
        const { code } = await transform(await readFile(path, "utf8"), { loader: "ts", format: "esm" });
        const exported = await import(`data:text/javascript,${encodeURIComponent(code)}`);
        return { contents: Object.entries(exported).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`).join("\n") };
      });
    },
  };
}

/** Makes an entry import the files of the entries beside it, and of those that have the names of other sources. */
function otherEntries(entry, suffix) {
  const { beside = [], through = {}, instead = {} } = entry;
  // An entry may lie in a folder, and is one step up from the others then.
  const up = entry.name.includes("/") ? "../" : "./";
  const others = entries.filter(({ name }) => beside.includes(name)).map(({ source, name }) => [source, name]);
  const files = new Map([...others, ...Object.entries(through)].map(([source, name]) => [resolve(source), `${up}${name}${suffix}`]));
  return {
    name: "other-entries",
    setup({ onResolve }) {
      onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
        const source = resolve(resolveDir, path.replace(/\.js$/, ".ts"));
        const [, other] = Object.entries(instead).find(([replaced]) => resolve(replaced) === source) ?? [];
        if (other !== undefined) return { path: resolve(other) };
        const file = files.get(source);
        return file === undefined ? undefined : { path: file, external: true };
      });
    },
  };
}
