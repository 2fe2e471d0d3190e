// What users read first, in English and in Chinese: its code compiles, its links lead somewhere in the package, and it names all that there is.

import assert from "node:assert/strict";
import { access, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { optionNames } from "../../xtask/docs/option-list.mjs";
import { root } from "../browser/browser.mjs";
import { install, run } from "./install.mjs";

const names = ["README.md", "README.zh-CN.md"];

let project;
let texts;

before(async () => {
  project = await install();
  texts = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(join(project.folder, "node_modules/hongbao", name), "utf8")])));
});

after(() => project?.remove());

test("the guides that the READMEs lead to lead on to what is in the package, or nowhere", async () => {
  const folder = join(project.folder, "node_modules/hongbao/docs/guide");
  const guides = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".md"));
  assert.ok(guides.length > 20);
  for (const guide of guides) {
    const text = await readFile(join(folder, guide), "utf8");
    // Code may have brackets too.
    const links = Array.from(text.replace(/^```[^]*?^```$/gm, "").matchAll(/\]\(([^)#]+)[^)]*\)/g), ([, link]) => link).filter((link) => !/^https?:/.test(link));
    for (const link of links) await access(join(folder, dirname(guide), link));
  }
});

test("what the comments of guides stand for is put in, and no option is missing", async () => {
  const folder = join(project.folder, "node_modules/hongbao/docs");
  for (const file of (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".md"))) {
    assert.doesNotMatch(await readFile(join(folder, file), "utf8"), /<!-- *(made|include|rows)\b/, file);
  }
  const options = Object.entries(await optionNames());
  assert.ok(options.flatMap(([, names]) => names).length > 50);
  for (const language of ["", "zh-CN"]) {
    const tables = (await readFile(join(folder, "guide", language, "options.md"), "utf8")).split(/^## .*$/m).slice(1);
    for (const [place, [group, names]] of options.entries()) {
      const rows = Array.from(tables[place].matchAll(/^\| `(?:[a-zA-Z]+\.)*([a-zA-Z0-9]+)`[^|]* \| `[^`]+` \|.*\|$/gm), ([, name]) => name);
      assert.deepEqual(rows, names, `${language} ${group}`);
    }
  }
});

for (const name of names) {
  test(`${name}: what is linked or shown is in the package`, async () => {
    const links = Array.from(texts[name].matchAll(/\]\(([^)#]+)[^)]*\)/g), ([, link]) => link).filter((link) => !/^https?:/.test(link));
    assert.ok(links.length >= 4, String(links));
    for (const link of links) await access(join(project.folder, "node_modules/hongbao", link));
  });

  test(`${name}: every example compiles where the rules are strict`, async () => {
    const examples = Array.from(texts[name].matchAll(/```(?:ts|js)\n([^]*?)```/g), ([, code]) => code).filter((code) => code.includes("import "));
    assert.ok(examples.length >= 2);
    const files = examples.map((_, place) => `example${place}.ts`);
    await Promise.all(examples.map((code, place) => writeFile(join(project.folder, files[place]), code)));
    const compilerOptions = { target: "es2022", module: "esnext", moduleResolution: "bundler", lib: ["es2022", "dom"], strict: true, noEmit: true, types: [] };
    await writeFile(join(project.folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
    await run(process.execPath, [join(root, "node_modules/typescript-5.9/bin/tsc"), "--project", project.folder]);
  });

  test(`${name}: every function of the package and every entry is named`, async () => {
    const said = texts[name];
    for (const entry of ["hongbao", "hongbao/batch", "hongbao/scan"]) {
      const listed = await run(process.execPath, ["--input-type=module", "--eval", `import * as all from "${entry}"; console.log(Object.keys(all).join());`], { cwd: project.folder });
      // What every runtime does by itself is said of all functions at once.
      const missing = listed.trim().split(",").filter((each) => !["addSentences", "ownLogo", "proveQrInSteps"].includes(each) && !said.includes(`\`${each}\``) && !said.includes(`${each}(`));
      assert.deepEqual(missing, [], entry);
    }
    if (name !== "README.md") return;
    const { exports, bin } = JSON.parse(await readFile(join(project.folder, "node_modules/hongbao/package.json"), "utf8"));
    const entries = Object.keys(exports).filter((path) => !/\.json$|\.wasm$|^\.\/types\//.test(path)).map((path) => `hongbao${path.slice(1)}`);
    assert.deepEqual(entries.filter((entry) => !said.includes(`\`${entry}\``)), []);
    assert.ok(Object.keys(bin).every((program) => said.includes(`npx ${program}`)));
  });
}
