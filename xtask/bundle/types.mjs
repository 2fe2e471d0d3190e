// The declarations of the package: what `tsc` writes for the entries and for all that they name.

import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { promisify } from "node:util";
import { entries, files, folders } from "./entries.mjs";

const specifier = /((?:from|import\()\s*")(\.[^"]+)\.js(")/g;

/** Checks all TypeScript and writes its declarations. */
export async function emitTypes() {
  const flags = ["--noEmit", "false", "--declaration", "--emitDeclarationOnly"];
  const compile = (...args) => promisify(execFile)(process.execPath, ["node_modules/typescript/bin/tsc", "--project", ...args]);
  try {
    // The command is for Node, and the rest for pages.
    await Promise.all([compile(".", ...flags), compile("js/cli")]);
  } catch (problem) {
    throw new Error(`tsc:\n${problem.stdout}${problem.stderr}`);
  }
}

/** Copies the declarations that the entries reach, twice: for `import` as .d.ts and for `require` as .d.cts. Returns their names. */
export async function copyTypes() {
  const typed = entries.filter(({ script, bin }) => script === undefined && bin === undefined);
  const written = files.filter(({ typed }) => typed).map(({ name }) => name);
  const todo = [...typed.map(({ source }) => source.replace(/^js\/(.*)\.ts$/, "$1")), ...written];
  const done = new Set();
  for (const name of todo) {
    if (done.has(name)) continue;
    done.add(name);
    const declared = await readFile(join(written.includes(name) ? "js" : folders.types, `${name}.d.ts`), "utf8");
    // What is imported for what it does has no types.
    const text = declared.replace(/^import "\.[^"]+";\n/gm, "");
    if (/"(wasm|glue):/.test(text)) throw new Error(`${name}.d.ts would show the bindings to users: mark what names them @internal`);
    for (const [, , path] of text.matchAll(specifier)) todo.push(normalize(join(dirname(name), path)).replaceAll("\\", "/"));
    await write(`${name}.d.ts`, text);
    await write(`${name}.d.cts`, text.replace(specifier, "$1$2.cjs$3"));
  }
  return [...done].flatMap((name) => [`${name}.d.ts`, `${name}.d.cts`]);
}

async function write(name, text) {
  const path = join(folders.package, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
