// Everything in dist/. Usage, from the repository's root: node xtask/bundle/main.mjs VERSION

import { rm } from "node:fs/promises";
import { keep, known } from "./compressed.mjs";
import { folders } from "./entries.mjs";
import { buildPackage } from "./package.mjs";
import { buildPage } from "./page.mjs";

try {
  await Promise.all(Object.values(folders).map((path) => rm(path, { recursive: true, force: true })));
  await buildPackage(process.argv[2]);
  await buildPage();
  // The guides name sizes, which the table of sizes asks for again.
  await keep(known);
} catch (problem) {
  // esbuild has printed its errors by itself.
  if (problem.errors === undefined) console.error(problem.message);
  process.exitCode = 1;
}
