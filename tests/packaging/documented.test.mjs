import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import ts from "typescript-5.9";
import { install } from "./install.mjs";

let project;
let sources;

before(async () => {
  project = await install();
  const folder = join(project.folder, "node_modules/hongbao");
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".d.ts"));
  sources = await Promise.all(files.map(async (name) => ts.createSourceFile(name, await readFile(join(folder, name), "utf8"), ts.ScriptTarget.Latest, true)));
});

after(() => project?.remove());

/** What a declaration says of itself: its text, and the tags in it. */
function documented(node) {
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return comments.some(({ comment, tags }) => comment !== undefined || tags !== undefined);
}

function* exported() {
  for (const source of sources) {
    for (const node of source.statements) {
      const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
      if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) continue;
      const name = node.name ?? node.declarationList?.declarations[0]?.name;
      yield { place: `${source.fileName}: ${name?.getText()}`, node };
    }
  }
}

test("every exported name has a comment", () => {
  const all = [...exported()];
  assert.ok(all.length > 80, `${all.length} names`);
  assert.deepEqual(all.filter(({ node }) => !documented(node)).map(({ place }) => place), []);
});

test("every entry says what it is", async () => {
  for (const source of sources.filter(({ fileName }) => ["index.d.ts", "slim.d.ts", "qr.d.ts", "scan.d.ts", "scan/slim.d.ts", "batch.d.ts", "gs1.d.ts", "elements.d.ts", "define.d.ts", "qr-element.d.ts", "react.d.ts", "vue.d.ts"].includes(fileName))) {
    assert.match(source.text, /^\/\*\*[^]*?@packageDocumentation/, source.fileName);
  }
});

test("every option has a comment", () => {
  const options = [...exported()].filter(({ node }) => ts.isInterfaceDeclaration(node) && /Options$|^Style$/.test(node.name.text));
  assert.ok(options.length >= 4, `${options.length} lists of options`);
  const bare = options.flatMap(({ place, node }) => node.members.filter((member) => !documented(member)).map((member) => `${place}.${member.name.getText()}`));
  assert.deepEqual(bare, []);
});
