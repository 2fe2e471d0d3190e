// js/ and the bindings → dist/npm, a whole package.

import { existsSync } from "node:fs";
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { build } from "esbuild";
import { entries, files, folders, targets } from "./entries.mjs";
import { manifest } from "./manifest.mjs";
import { copyTypes, emitTypes } from "./types.mjs";
import { wasmModules } from "./wasm.mjs";

const formats = [
  { format: "esm", suffix: ".js" },
  { format: "cjs", suffix: ".cjs" },
];

export async function buildPackage(version) {
  const scripts = entries.flatMap((entry) => formats.map((form) => bundle(entry, form)));
  await Promise.all([emitTypes(), ...scripts]);
  const types = await copyTypes();
  const documents = files.filter(({ source }) => existsSync(source));
  for (const { source, name } of documents) {
    await mkdir(dirname(join(folders.package, name)), { recursive: true });
    await copyFile(source, join(folders.package, name));
  }
  const names = [...entries.flatMap(({ name }) => formats.map(({ suffix }) => name + suffix)), ...types, ...documents.map(({ name }) => name)];
  await writeFile(join(folders.package, "package.json"), `${JSON.stringify(await manifest(version, names), null, 2)}\n`);
}

function bundle(entry, { format, suffix }) {
  return build({
    entryPoints: { [entry.name]: entry.source },
    outdir: folders.package,
    outExtension: { ".js": suffix },
    bundle: true,
    format,
    platform: "neutral",
    mainFields: ["module", "main"],
    target: targets.module,
    minify: true,
    charset: "utf8",
    legalComments: "none",
    plugins: [wasmModules(entry), otherEntries(entry, suffix)],
  });
}

/** Makes an entry import the files of the entries beside it. */
function otherEntries({ beside = [] }, suffix) {
  const others = entries.filter(({ name }) => beside.includes(name));
  const files = new Map(others.map(({ source, name }) => [resolve(source), `./${name}${suffix}`]));
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
