// js/ and the bindings → dist/npm, a whole package.

import { existsSync } from "node:fs";
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { build } from "esbuild";
import { entries, files, folders, targets } from "./entries.mjs";
import { manifest } from "./manifest.mjs";
import { copyTypes, emitTypes } from "./types.mjs";
import { wasmModules } from "./wasm.mjs";

export async function buildPackage(version) {
  await Promise.all([emitTypes(), ...entries.flatMap((entry) => outputs(entry).map((output) => bundle(entry, output)))]);
  const types = await copyTypes();
  const copied = files.filter(({ source }) => existsSync(source));
  for (const { source, name } of copied) {
    await mkdir(dirname(join(folders.package, name)), { recursive: true });
    await copyFile(source, join(folders.package, name));
  }
  const names = [...entries.flatMap((entry) => outputs(entry).map(({ suffix }) => entry.name + suffix)), ...types, ...copied.map(({ name }) => name)];
  await writeFile(join(folders.package, "package.json"), `${JSON.stringify(await manifest(version, names), null, 2)}\n`);
}

function outputs({ script }) {
  if (script !== undefined) {
    // A page in another encoding must read the script too. BigInt is asked for by the package itself.
    return [{ suffix: ".js", format: "iife", globalName: script, target: targets.script, supported: { bigint: true }, charset: "ascii" }];
  }
  return [
    { suffix: ".js", format: "esm" },
    // Jest runs no `import()` in CommonJS.
    { suffix: ".cjs", format: "cjs", supported: { "dynamic-import": false } },
  ];
}

function bundle(entry, { suffix, ...options }) {
  return build({
    entryPoints: { [entry.name]: entry.source },
    outdir: folders.package,
    outExtension: { ".js": suffix },
    bundle: true,
    platform: "neutral",
    mainFields: ["module", "main"],
    target: targets.module,
    minify: true,
    charset: "utf8",
    legalComments: "none",
    define: entry.define ?? {},
    plugins: [wasmModules(entry), otherEntries(entry, suffix)],
    ...options,
  });
}

/** Makes an entry import the files of the entries beside it, and of those that have the names of other sources. */
function otherEntries({ beside = [], through = {} }, suffix) {
  const others = entries.filter(({ name }) => beside.includes(name)).map(({ source, name }) => [source, name]);
  const files = new Map([...others, ...Object.entries(through)].map(([source, name]) => [resolve(source), `./${name}${suffix}`]));
  return {
    name: "other-entries",
    setup({ onResolve }) {
      onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
        const file = files.get(resolve(resolveDir, path.replace(/\.js$/, ".ts")));
        return file === undefined ? undefined : { path: file, external: true };
      });
    },
  };
}
