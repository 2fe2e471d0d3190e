// The table of sizes: raw, gzip and brotli, each at its best. tests/packaging/sizes.test.mjs bounds them.

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { keep, known, measured, sizes } from "./compressed.mjs";
import { entries, files, folders } from "./entries.mjs";
import { parts } from "./parts.mjs";

const rows = [
  ...entries.map(({ name, exported = "", bin }) => ({ label: bin === undefined ? `hongbao${exported.slice(1)}` : `the command ${bin}`, path: join(folders.package, bin === undefined ? `${name}.js` : `${name}.cjs`) })),
  ...files.filter(({ exported, declares }) => exported && !declares).map(({ name }) => ({ label: `hongbao/${name}`, path: join(folders.package, name) })),
  ...["app.js", "style.css"].map((name) => ({ label: `the page's ${name}`, path: join(folders.page, name) })),
  { label: "the page in one file", path: folders.onePage },
];

const line = (label, ...cells) => console.log(`  ${label.padEnd(24)}${cells.map((cell) => cell.padStart(10)).join("")}`);
const bytes = (number) => number.toLocaleString("en");

line("bytes", "raw", "gzip", "brotli");
for (const { label, path } of rows) {
  const { raw, gzip, brotli } = await sizes(path);
  line(label, bytes(raw), bytes(gzip), bytes(brotli));
}
for (const { name } of entries.filter(({ script }) => script !== undefined)) {
  const hashes = JSON.parse(await readFile(join(folders.package, "integrity.json"), "utf8"));
  console.log(`  integrity of ${name}.js: ${hashes[`${name}.js`]}`);
}
for (const variant of ["core", "qr", "packet"]) await printParts(variant);
await keep();

/** What each room of `src`, each crate and the tables cost of a variant's module; what stands in a function called from JavaScript counts as boundary. */
async function printParts(variant) {
  const folder = `target/bindings/${variant}`;
  const named = await readFile(`${folder}/named.wasm`);
  const key = createHash("sha256").update("parts").update(named).digest("hex");
  measured[key] = known[key] ?? parts(named);
  const { brotli } = await sizes(`${folder}/hongbao.wasm`);
  line(`parts of ${variant}.wasm`, "raw", "", "brotli");
  for (const { name, raw, share } of measured[key]) line(`  ${name}`, bytes(raw), "", bytes(Math.round(share * brotli)));
}
