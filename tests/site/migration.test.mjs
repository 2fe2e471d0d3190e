// The guide to those who come from other libraries names every function and every option that their declarations have.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import ts from "typescript-5.9";
import { section } from "../../xtask/docs/markdown.mjs";
import { root } from "../browser/browser.mjs";

const guide = await readFile(join(root, "docs/guide/migration.md"), "utf8");

/** What is declared in a file under a name. */
async function declared(path) {
  const source = ts.createSourceFile(path, await readFile(join(root, "node_modules", path), "utf8"), ts.ScriptTarget.Latest, true);
  return (name) => source.statements.filter((node) => node.name?.text === name || node.declarationList?.declarations.some((each) => each.name.getText() === name));
}

/** The names of the members of types, and of those within them, without what begins with a line. */
function members(nodes) {
  const names = new Set();
  const visit = (node) => {
    const named = ts.isPropertySignature(node) || ts.isMethodSignature(node) || ts.isMethodDeclaration(node) || ts.isPropertyDeclaration(node);
    if (named && !node.name.getText().startsWith("_")) names.add(node.name.getText());
    // What a function of the type takes is no option.
    if (!ts.isMethodDeclaration(node) || node.name.getText() !== "applyExtension") ts.forEachChild(node, visit);
  };
  nodes.forEach(visit);
  return [...names];
}

function assertNamed(library, names) {
  // What stands in the tables, as code: an example may have any word.
  const rows = section(guide, `From \`${library}\``).split("\n").filter((line) => line.startsWith("|"));
  const said = rows.flatMap((row) => row.match(/`[^`]+`/g) ?? []).join("\n");
  assert.ok(names.length > 8, `${library}: ${names}`);
  const missing = names.filter((name) => !new RegExp(`\\b${name}\\b`).test(said));
  assert.deepEqual(missing, [], library);
}

test("qrcode", async () => {
  const of = await declared("@types/qrcode/index.d.ts");
  const options = ["QRCodeOptions", "QRCodeRenderersOptions", "QRCodeToDataURLOptionsJpegWebp", "QRCodeToStringOptionsTerminal", "QRCodeToFileOptionsPng", "QRCodeToFileStreamOptions", "QRCodeToBufferOptions", "QRCodeNumericSegment"];
  const functions = ["create", "toCanvas", "toDataURL", "toString", "toFile", "toFileStream", "toBuffer"];
  for (const name of [...options, ...functions]) assert.ok(of(name).length > 0, name);
  assertNamed("qrcode", [...functions, ...members(options.flatMap(of))]);
});

test("qr-code-styling", async () => {
  const of = await declared("qr-code-styling/lib/types/index.d.ts");
  const ofClass = await declared("qr-code-styling/lib/core/QRCodeStyling.d.ts");
  const shapes = of("DotType")[0].type.types.map((type) => type.literal.text);
  assertNamed("qr-code-styling", [...members([...of("Options"), ...of("DownloadOptions"), ...of("Gradient")]).filter((name) => !["offset"].includes(name)), ...members(ofClass("QRCodeStyling")), ...shapes]);
});

test("qrcode.react", async () => {
  const of = await declared("qrcode.react/lib/index.d.ts");
  assertNamed("qrcode.react", ["QRCodeCanvas", "QRCodeSVG", ...members([...of("QRProps"), ...of("ImageSettings")])]);
});

test("qrcode-generator", async () => {
  const of = await declared("qrcode-generator/dist/qrcode.d.ts");
  assertNamed("qrcode-generator", members([...of("QRCodeFactory"), ...of("QRCode")]));
});
