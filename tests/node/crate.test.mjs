import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path/posix";
import { test } from "node:test";
import { root } from "../browser/browser.mjs";

const listed = execFileSync("cargo", ["package", "--package", "hongbao", "--list", "--allow-dirty"], { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
const names = listed.trim().split("\n").map((name) => name.replaceAll("\\", "/"));

test("the crate has its sources, its examples and what is to be read, and nothing else", () => {
  const read = ["CHANGELOG.md", "Cargo.lock", "Cargo.toml", "Cargo.toml.orig", "LICENSE-APACHE", "LICENSE-MIT", "README.md", "docs/guide/rust.md", "docs/hb1.md"];
  const rest = names.filter((name) => !/^(src|examples)\/.*\.rs$/.test(name) && name !== ".cargo_vcs_info.json");
  assert.deepEqual(rest.sort(), read.sort());
  assert.deepEqual(names.filter((name) => /(^|\/)(tests|samples)\.rs$/.test(name)), []);
});

test("every file that a source includes is in the crate, but for those of tests", async () => {
  for (const name of names.filter((name) => name.startsWith("src/"))) {
    const source = await readFile(`${root}${name}`, "utf8");
    const [shipped] = source.split("#[cfg(test)]\nmod ");
    for (const [, path] of shipped.matchAll(/include_(?:str|bytes)!\("([^"]+)"\)/g)) assert.ok(names.includes(join(dirname(name), path)), `${name}: ${path}`);
  }
});
