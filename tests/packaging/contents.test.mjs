import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
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
  for (const field of ["dependencies", "optionalDependencies", "scripts"]) assert.equal(manifest[field], undefined, field);
  // The frameworks of the components are asked of nobody else.
  for (const name of Object.keys(manifest.peerDependencies)) assert.equal(manifest.peerDependenciesMeta[name].optional, true, name);
});

test("publint finds nothing", async () => {
  const { messages, pkg } = await publint({ pkgDir: join(project.folder, "node_modules/hongbao"), pack: false, strict: true });
  assert.deepEqual(messages.map((message) => formatMessage(message, pkg)), []);
});

test("the types are those of the files, for every way to resolve them", async () => {
  const attw = ["node_modules/@arethetypeswrong/cli/dist/index.js", tarball];
  // A classic script has no types, and what declares tags for a framework needs the framework's. The profile leaves out the way of Node before
  // version 12, which knows no `exports`.
  const without = ["hongbao.js", "hongbao-qr.js", "types/preact", "types/solid", "types/svelte"];
  await run(process.execPath, [...attw, "--exclude-entrypoints", ...without, "--profile", "node16"]);
});

test("what editors know of the elements is what the classes have", async () => {
  const folder = join(project.folder, "node_modules/hongbao");
  const read = async (name) => JSON.parse(await readFile(join(folder, name), "utf8"));
  const classes = await import(pathToFileURL(join(folder, "elements.js")).href);
  const { modules } = await read(manifest.customElements);
  const declarations = modules[0].declarations;
  assert.deepEqual(declarations.map(({ name, tagName }) => [name, tagName]), [["HongbaoQr", "hongbao-qr"], ["HongbaoPacket", "hongbao-packet"]]);
  const [tags, types] = [(await read("vscode.html-custom-data.json")).tags, (await read(manifest["web-types"])).contributions.html.elements];
  // What the platform reads by itself is not observed.
  const platform = ["lang", "name", "disabled", "required"];
  for (const [place, { name, tagName, attributes, events }] of declarations.entries()) {
    const told = attributes.map((attribute) => attribute.name);
    const own = (list) => list.filter((attribute) => !platform.includes(attribute)).sort();
    // Other spellings of the same are observed too, and told by nobody.
    const lower = told.map((attribute) => attribute.replaceAll("-", "")).filter((attribute) => !told.includes(attribute));
    const spellings = name === "HongbaoQr" ? [...lower, "htmlfor"] : lower;
    assert.deepEqual(own([...told, ...spellings]), own([...classes[name].observedAttributes]), tagName);
    for (const { name: attribute, description, type } of attributes) assert.ok(type.text !== "" && description !== "", attribute);
    assert.ok(events.every(({ name: event }) => event.startsWith("hongbao-")));
    assert.deepEqual(tags[place].attributes.map((attribute) => attribute.name), told);
    assert.deepEqual(types[place].attributes.map((attribute) => attribute.name), told);
  }
});
