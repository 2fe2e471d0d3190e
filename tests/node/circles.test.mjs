import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { dirname, normalize } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../js/", import.meta.url));

/** Returns the files of js/ that each file imports, types included. */
async function imports() {
  const files = (await readdir(root, { recursive: true })).filter((file) => file.endsWith(".ts"));
  const entries = files.map(async (file) => {
    // import … from "./a.js", export … from "./a.js", import("./a.js"), in code and in types.
    const found = (await readFile(root + file, "utf8")).matchAll(/(?:\bfrom |\bimport ?\(?)"(\.[^"]+)\.js"/g);
    const paths = Array.from(found, ([, path]) => `${normalize(`${dirname(file)}/${path}`)}.ts`);
    return [file, paths.filter((path) => files.includes(path))];
  });
  return new Map(await Promise.all(entries));
}

/** Returns a way from a file back to itself, or nothing. */
function circle(graph) {
  const left = new Set();
  const visit = (file, way) => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (left.has(file)) return undefined;
    for (const next of graph.get(file)) {
      const found = visit(next, [...way, file]);
      if (found !== undefined) return found;
    }
    left.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const found = visit(file, []);
    if (found !== undefined) return found;
  }
  return undefined;
}

test("no two files import each other, directly or around others, types included", async () => {
  const graph = await imports();
  assert.ok(Array.from(graph.values()).flat().length > 100, "the files of js/ import each other by path");
  assert.equal(circle(graph)?.join(" → "), undefined);
});

test("a circle is found", () => {
  assert.deepEqual(circle(new Map([["a", ["b"]], ["b", ["c"]], ["c", ["b"]]])), ["b", "c", "b"]);
  assert.equal(circle(new Map([["a", ["b", "c"]], ["b", ["c"]], ["c", []]])), undefined);
});
