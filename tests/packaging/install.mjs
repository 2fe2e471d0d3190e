// The packed tarball, installed as a user's npm installs it, in a temporary folder.

import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** The tarball that `cargo xtask package` made. */
export const tarball = process.env.HONGBAO_TARBALL;

/** Runs a program to its end and returns what it printed; on failure the error says it all. */
export async function run(command, args, options = {}) {
  try {
    const { stdout } = await promisify(execFile)(command, args, { maxBuffer: 1 << 26, ...options });
    return stdout;
  } catch (problem) {
    throw new Error(`${command} ${args.join(" ")}: ${problem.message}\n${problem.stdout}${problem.stderr}`);
  }
}

/** Makes a project with the package in its node_modules and returns its folder; `remove` deletes it. */
export async function install() {
  if (tarball === undefined) throw new Error("HONGBAO_TARBALL is not set: run cargo xtask test --only packaging");
  const folder = await mkdtemp(join(tmpdir(), "hongbao-"));
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true }));
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  await run(npm, ["install", "--offline", "--no-audit", "--no-fund", tarball], { cwd: folder });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
