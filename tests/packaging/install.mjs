// The packed tarball, installed as a user's npm installs it, in a temporary folder.

import { execFile } from "node:child_process";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** The tarball that `cargo xtask package` made. */
export const tarball = process.env.HONGBAO_TARBALL;

const npm = process.platform === "win32" ? "npm.cmd" : "npm";

/** Runs a program to its end and returns what it printed; on failure the error says it all. */
export async function run(command, args, options = {}) {
  try {
    const { stdout } = await promisify(execFile)(command, args, { maxBuffer: 1 << 26, ...options });
    return stdout;
  } catch (problem) {
    throw new Error(`${command} ${args.join(" ")}: ${problem.message}\n${problem.stdout}${problem.stderr}`);
  }
}

/** Where this Node is older than some slow tools want, the one that they get. */
const newer = Number.parseInt(process.versions.node) < 22 ? { name: `node-${process.platform}-${process.arch}`, version: "22.23.5" } : undefined;

/**
 * Makes a project with the fixtures of all consumers, their tools in the versions of the lock file, and the package; with the slow
 * tools, and `node22`, the program of a Node that is not older, where they are wanted.
 */
export async function installTools(slow) {
  if (tarball === undefined) throw new Error("HONGBAO_TARBALL is not set: run cargo xtask test --only packaging");
  const folder = await mkdtemp(join(tmpdir(), "hongbao-"));
  const here = fileURLToPath(new URL(".", import.meta.url));
  await cp(here, folder, { recursive: true });
  await cp(join(folder, "tools"), folder, { recursive: true });
  // Not `npm ci`: a lock file names the programs of other systems only where the registry has them.
  const flags = ["install", "--no-save", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];
  const more = slow && newer !== undefined ? [`${newer.name}@${newer.version}`] : [];
  await run(npm, [...flags, ...(slow ? [] : ["--omit=dev"]), tarball, ...more], { cwd: folder });
  const node22 = newer === undefined ? process.execPath : join(folder, "node_modules", newer.name, "bin/node");
  return { folder, node22, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Makes a project with the package in its node_modules and returns its folder; `remove` deletes it. */
export async function install() {
  if (tarball === undefined) throw new Error("HONGBAO_TARBALL is not set: run cargo xtask test --only packaging");
  const folder = await mkdtemp(join(tmpdir(), "hongbao-"));
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true }));
  await run(npm, ["install", "--offline", "--no-audit", "--no-fund", tarball], { cwd: folder });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
