import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { root } from "../browser/browser.mjs";

const listed = execFileSync("cargo", ["package", "--package", "hongbao", "--list", "--allow-dirty"], { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
const names = listed.trim().split("\n").map((name) => name.replaceAll("\\", "/"));

test("the crate has its sources, its examples and what is to be read, and nothing else", () => {
  const read = ["CHANGELOG.md", "Cargo.lock", "Cargo.toml", "Cargo.toml.orig", "LICENSE-APACHE", "LICENSE-MIT", "README.md", "docs/hb1.md"];
  const rest = names.filter((name) => !/^(src|examples)\/.*\.rs$/.test(name) && name !== ".cargo_vcs_info.json");
  assert.deepEqual(rest.sort(), read.sort());
  assert.deepEqual(names.filter((name) => /(^|\/)(tests|samples)\.rs$/.test(name)), []);
});

test("no source of the crate reads a file that it has not, but for tests", async () => {
  for (const name of names.filter((name) => name.startsWith("src/"))) {
    const source = await readFile(`${root}${name}`, "utf8");
    const [shipped] = source.split("#[cfg(test)]\nmod ");
    assert.doesNotMatch(shipped, /include_(str|bytes)!/, name);
  }
});
