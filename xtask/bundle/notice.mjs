// NOTICE: the licences of all foreign code in what is shipped, read from the packages and crates that the lock files name.
//
// Usage, from the repository's root: node xtask/bundle/notice.mjs writes NOTICE; `cargo xtask notice` does the same.

import { execFile } from "node:child_process";
import { builtinModules } from "node:module";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { entries, targets } from "./entries.mjs";

const head = `Third-party notices

The package, the page and the documentation contain code of others, under the licences below. "hongbao" itself is under the licences
in LICENSE-MIT and LICENSE-APACHE. Made by "cargo xtask notice" from the licence files of what is bundled; not edited by hand.
`;

const rule = "=".repeat(100);

/** The text of the file: each licence once, under the names of all that it covers. */
export async function notice() {
  const [packages, crates, library] = await Promise.all([bundledPackages(), compiledCrates(), standardLibrary()]);
  const groups = new Map();
  for (const { title, text } of [...packages, ...crates, library]) {
    const plain = text.replace(/\r\n?/g, "\n").replace(/[ \t]+$/gm, "").replace(/^\n+|\n+$/g, "");
    groups.set(plain, [...(groups.get(plain) ?? []), title]);
  }
  return [head, ...[...groups].map(([text, titles]) => `${titles.join("\n")}\n\n${text}\n`)].join(`${rule}\n`);
}

/** The npm packages that leave something in the entries, in the page or in the documentation, each with its licence file. */
async function bundledPackages() {
  const { metafile } = await build({
    entryPoints: [...entries.map(({ source }) => source), "www/app.ts", "www/codes/part.ts", "www/packets/part.ts", "www/promoters/part.ts", "www/language/zh-CN.ts", "www/language/zh-TW.ts", "www/service-worker.ts", "docs/site/site.ts"],
    bundle: true,
    format: "esm",
    target: targets.module,
    // The build itself makes these two modules.
    external: ["wasm:core", "glue:core", ...builtinModules, "node:*", ...entries.flatMap(({ external = [] }) => external)],
    outdir: "out",
    write: false,
    metafile: true,
    loader: { ".svg": "dataurl", ".png": "dataurl", ".woff2": "dataurl" },
  });
  const inputs = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  const kept = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]);
  const names = [...new Set(kept.filter((name) => name !== undefined))].sort();
  return Promise.all(
    names.map(async (name) => {
      const folder = `node_modules/${name}`;
      const { version, license } = JSON.parse(await readFile(`${folder}/package.json`, "utf8"));
      const text = await licenceFile(folder);
      if (text === undefined) throw new Error(`${folder} has no licence file`);
      return { title: `${name} ${version}, npm (${license})`, text };
    }),
  );
}

/** The crates that are compiled into the WebAssembly files: what the crate depends on there, but for what runs in the compiler alone. */
async function compiledCrates() {
  const tree = ["tree", "--package", "hongbao", "--edges", "normal,no-proc-macro", "--target", "wasm32-unknown-unknown", "--prefix", "none", "--format", "{p}"];
  const [lines, metadata] = await Promise.all([cargo(...tree), cargo("metadata", "--format-version", "1")]);
  const crates = new Map(JSON.parse(metadata).packages.map((crate) => [`${crate.name} v${crate.version}`, crate]));
  // A crate that was printed before has a star behind it. A crate of this repository has its folder there, and is left out.
  const names = new Set(lines.trim().split("\n").map((line) => line.replace(/ \(\*\)$/, "")).filter((line) => !line.includes("(")));
  return Promise.all(
    [...names].sort().map(async (line) => {
      const { name: crate, version, license, manifest_path: manifest, authors } = crates.get(line);
      const text = (await licenceFile(dirname(manifest))) ?? (await permission(license, authors.join(", ")));
      return { title: `${crate} ${version}, crate (${license})`, text };
    }),
  );
}

async function cargo(...flags) {
  const { stdout } = await promisify(execFile)(process.env.CARGO ?? "cargo", [...flags, "--locked"], { maxBuffer: 2 ** 28 });
  return stdout;
}

/** Every WebAssembly file has some of it. */
async function standardLibrary() {
  const [, version] = /^channel = "(.*)"$/m.exec(await readFile("rust-toolchain.toml", "utf8"));
  const license = "MIT OR Apache-2.0";
  return { title: `the standard library of Rust ${version} (${license})`, text: await permission(license, "The Rust Project Contributors") };
}

/** The licences that lie in a folder, without the one of Apache where there is a choice. */
async function licenceFile(folder) {
  const names = (await readdir(folder)).filter((name) => /^(licen[cs]e|copying)/i.test(name)).sort();
  const chosen = names.filter((name) => names.length === 1 || !/apache/i.test(name));
  const texts = await Promise.all(chosen.map((name) => readFile(join(folder, name), "utf8")));
  return texts.length === 0 ? undefined : texts.join("\n");
}

/** The MIT licence with the name of its owner, for what comes without a file. */
async function permission(license, owner) {
  if (!/\bMIT\b/.test(license)) throw new Error(`no text is known for ${license} of ${owner}`);
  const own = await readFile("LICENSE-MIT", "utf8");
  return own.replace(/^Copyright .*$/m, () => `Copyright (c) ${owner}`);
}

if (process.argv[1]?.endsWith("notice.mjs")) await writeFile("NOTICE", await notice());
