// The examples in the doc comments of the package, read from its declarations and made into programs that check themselves.
//
// An example is a program as a user would write it. Where a line ends in a comment, the comment is what the line gives, written in
// TypeScript, or `throws` and the code of an error. An example under `@example In a page` needs a page.

import { readdir, readFile } from "node:fs/promises";
import ts from "typescript-5.9";
import { root } from "./browser/browser.mjs";

const folder = `${root}dist/npm/`;

/** The entries of the package that have declarations, by name: `{ "hongbao": "index", "hongbao/qr": "qr", … }`. */
export async function typedEntries() {
  const { exports } = JSON.parse(await readFile(`${folder}package.json`, "utf8"));
  const typed = Object.entries(exports).filter(([path, { import: conditions }]) => conditions !== undefined && !path.endsWith(".wasm"));
  return Object.fromEntries(typed.map(([path, conditions]) => [`hongbao${path.slice(1)}`, conditions.import.types.replace(/^\.\/(.*)\.d\.ts$/, "$1")]));
}

/**
 * What each entry exports to be called: its functions and classes, and the functions of its objects, as `payload.wifi`.
 *
 * @returns for each its `name`, and its `examples`: their `code`, and their `title`. What several entries export is told once; an
 * object itself is told where it has an example
 */
export async function documented() {
  const entries = await typedEntries();
  const files = Object.values(entries).map((name) => `${folder}${name}.d.ts`);
  const program = ts.createProgram(files, options);
  const checker = program.getTypeChecker();
  const seen = new Set();
  return Object.entries(entries).flatMap(([entry, name]) => {
    const file = program.getSourceFile(`${folder}${name}.d.ts`);
    const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(file)).map((symbol) => resolved(checker, symbol));
    const callable = exported.flatMap((symbol) => callables(checker, symbol));
    const fresh = callable.filter(({ declaration }) => !seen.has(declaration));
    for (const { declaration } of fresh) seen.add(declaration);
    return fresh.map(({ name, declaration }) => ({ name: `${entry}: ${name}`, examples: examplesOf(declaration) }));
  });
}

/** Every block of code in the guides, in all languages: the `guide` that it stands in, the `language` it is marked with, `more` that follows, and `code`. */
export async function fences() {
  const names = (await readdir(`${root}docs/guide`, { recursive: true })).filter((name) => name.endsWith(".md")).sort();
  const texts = await Promise.all(names.map((name) => readFile(`${root}docs/guide/${name}`, "utf8")));
  return texts.flatMap((text, place) => Array.from(text.matchAll(/^```(\w+)(?: (.+))?\n([^]*?)\n```$/gm), ([, language, more = "", code]) => ({ guide: names[place].replaceAll("\\", "/"), language, more, code })));
}

/** The examples of the guides, as {@link documented} has those of functions: blocks marked `ts`, and `ts page` where they need a page. */
export async function guided() {
  const all = await fences();
  return all.filter(({ language }) => language === "ts").map(({ guide, more, code }) => ({ name: `docs/guide/${guide}`, title: more === "page" ? "In a page" : more, code }));
}

const options = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
  types: ["node"],
  typeRoots: [`${root}node_modules/@types`],
  jsx: ts.JsxEmit.ReactJSX,
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
};

function resolved(checker, symbol) {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** The functions and classes that a symbol stands for, each with its declaration. */
function callables(checker, symbol) {
  const found = symbol.declarations.find((node) => ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node));
  if (found !== undefined) return [{ name: symbol.name, declaration: found }];
  const variable = symbol.declarations.find(ts.isVariableDeclaration);
  if (variable === undefined) return [];
  const members = checker.getPropertiesOfType(checker.getTypeOfSymbol(symbol));
  const called = members.flatMap((member) => {
    const [signature] = checker.getTypeOfSymbol(member).getCallSignatures();
    // A component has the methods of its framework.
    return !signature?.declaration?.getSourceFile().fileName.startsWith(folder) ? [] : [{ name: `${symbol.name}.${member.name}`, declaration: signature.declaration }];
  });
  return examplesOf(variable).length === 0 ? called : [{ name: symbol.name, declaration: variable }, ...called];
}

function examplesOf(declaration) {
  const tags = ts.getJSDocTags(declaration).filter(({ tagName }) => tagName.text === "example");
  return tags.map(({ comment }) => {
    const [, title, code] = /^([^\n]*?)\s*```ts\n([^]*?)\n```$/.exec(ts.getTextOfJSDocComment(comment).trim()) ?? [];
    return { title, code };
  });
}

/** An example that runs in a page. */
export function inPage({ title }) {
  return title === "In a page";
}

/**
 * Makes a program of an example: `gives` is called with a function for the line and one for what its comment says, `throws` with a
 * function for the line and the code of the error.
 */
export function programOf({ code }) {
  const source = ts.createSourceFile("example.ts", code, ts.ScriptTarget.Latest, true);
  let text = "";
  let at = 0;
  for (const statement of statements(source)) {
    const [comment] = ts.getTrailingCommentRanges(code, statement.end) ?? [];
    if (comment === undefined) continue;
    if (!ts.isExpressionStatement(statement)) throw new Error(`only a line that gives a value may end in a comment: ${statement.getText()}`);
    const said = code.slice(comment.pos + 2, comment.end).trim();
    const line = statement.expression.getText();
    const failure = /^throws ([a-z-]+)$/.exec(said);
    text += code.slice(at, statement.getStart());
    text += failure === null ? `await gives(async () => (${line}), async () => (${said}));` : `await throws(async () => (${line}), "${failure[1]}");`;
    at = comment.end;
  }
  return text + code.slice(at);
}

/** The statements of a program, and those in its blocks, in their order; a block itself is none. */
function statements(node) {
  const found = [];
  ts.forEachChild(node, function visit(child) {
    if (ts.isFunctionLike(child)) return;
    if (ts.isStatement(child) && !ts.isBlock(child) && !ts.isTryStatement(child) && !ts.isIterationStatement(child, false)) found.push(child);
    else ts.forEachChild(child, visit);
  });
  return found;
}

/** What TypeScript says of programs by path, and not of the libraries that they use; nothing where all are well. Each path lies where the package is installed. */
export function complaints(programs) {
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile: read } = host;
  host.fileExists = (name) => programs.has(name) || fileExists.call(host, name);
  host.readFile = (name) => programs.get(name) ?? read.call(host, name);
  host.getSourceFile = (name, ...rest) => (programs.has(name) ? ts.createSourceFile(name, programs.get(name), ts.ScriptTarget.Latest, true) : getSourceFile.call(host, name, ...rest));
  const said = ts.getPreEmitDiagnostics(ts.createProgram([...programs.keys()], options, host));
  return said.filter(({ file }) => file === undefined || !file.fileName.includes("/node_modules/")).map(({ file, start, messageText }) => {
    const line = file?.text.slice(0, start).split("\n").length;
    return `${file?.fileName}:${line}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}
