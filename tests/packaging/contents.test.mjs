import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { install, run, tarball } from "./install.mjs";

let project;
let manifest;
let files;

before(async () => {
  project = await install();
  const folder = join(project.folder, "node_modules/hongbao");
  manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.path, entry.name).slice(folder.length + 1).replaceAll("\\", "/"));
});

after(() => project.remove());

test("the package has what its list of files names, and nothing else", () => {
  assert.deepEqual(files.sort(), [...manifest.files, "package.json"].sort());
});

test("the package needs no other and runs nothing at installation", () => {
  for (const field of ["dependencies", "peerDependencies", "optionalDependencies", "scripts", "bin"]) assert.equal(manifest[field], undefined, field);
});

test("publint finds nothing", async () => {
  const { messages, pkg } = await publint({ pkgDir: join(project.folder, "node_modules/hongbao"), pack: false, strict: true });
  assert.deepEqual(messages.map((message) => formatMessage(message, pkg)), []);
});

test("the types are those of the files, for every way to resolve them", async () => {
  const attw = ["node_modules/@arethetypeswrong/cli/dist/index.js", tarball];
  // The classic script has no types; the one way that knows no `exports` Node left at version 12.
  await run(process.execPath, [...attw, "--exclude-entrypoints", "hongbao.js", "--profile", "node16"]);
});
