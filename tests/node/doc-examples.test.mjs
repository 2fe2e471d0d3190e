import assert from "node:assert/strict";
import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { transform } from "esbuild";
import { root } from "../browser/browser.mjs";
import { complaints, documented, guided, inPage, programOf } from "../doc-examples.mjs";

const folder = `${root}target/doc-examples`;
const all = await documented();
const examples = [...all.flatMap(({ name, examples }) => examples.map((example) => ({ ...example, name }))), ...(await guided())];

await rm(folder, { recursive: true, force: true });
await mkdir(`${folder}/node_modules`, { recursive: true });
await symlink(`${root}dist/npm`, `${folder}/node_modules/hongbao`, "dir");

// Some examples write files, which are not to lie in the repository.
process.chdir(folder);

const checks = `import assert from "node:assert/strict";
const gives = async (line, said) => assert.deepEqual(await line(), await said());
const throws = (line, code) => assert.rejects(line, (problem) => (assert.equal(problem.code, code, String(problem)), true));
`;

test("every function and class of the package has an example", () => {
  assert.ok(all.length > 50, `${all.length} functions and classes`);
  assert.deepEqual(all.filter(({ examples }) => examples.length === 0).map(({ name }) => name), []);
});

test("every example is one block of TypeScript, with no title or “In a page”", () => {
  for (const { name, title, code } of examples) {
    assert.ok(code !== undefined, name);
    assert.ok(["", "In a page"].includes(title), `${name}: ${title}`);
  }
});

test("every example compiles", () => {
  const programs = new Map(examples.map(({ code }, place) => [`${folder}/example-${place}.ts`, `${code}\nexport {};\n`]));
  assert.deepEqual(complaints(programs), []);
});

for (const [place, example] of examples.entries()) {
  if (inPage(example)) continue;
  test(`the example of ${example.name} gives what it says`, async () => {
    const path = `${folder}/example-${place}.mjs`;
    const { code } = await transform(checks + programOf(example), { loader: "ts", format: "esm", target: "es2022" });
    await writeFile(path, code);
    await import(pathToFileURL(path).href);
  });
}
