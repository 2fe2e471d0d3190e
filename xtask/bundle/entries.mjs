// What is shipped: each entry of the package, and the page.

import { readdirSync } from "node:fs";

/**
 * The entries of the package, in the order of the manifest.
 *
 * An entry is bundled alone, with the WebAssembly file of its `variant`, inlined unless it is `slim`. What is not `slim` is bundled once
 * more for workerd, which compiles no bytes: there it imports the file that `wasm` names.
 *
 * - `beside`: entries of which it imports the files instead of taking in their sources, so that one page holds one instance.
 * - `through`: sources that it takes from the file of an entry, which exports the same names.
 * - `instead`: sources that it takes in place of others, of which it needs no more.
 * - `external`: packages of others that the user brings.
 * - `client`: its components are rendered in a page too, which frameworks of React want to be told.
 * - `sideEffects`: it does something when it is imported.
 * - `script`: it is a classic script with its names under this global.
 * - `bin`: it is a program for Node under this name, in CommonJS alone, and is not imported.
 * - `define`: names of the engine that are replaced, because a library would use them when it is imported.
 */
export const entries = [
  { name: "index", exported: ".", source: "js/index.ts", variant: "packet", through: { "js/qr.ts": "qr", "js/error.ts": "qr", "js/explain.ts": "qr" } },
  { name: "slim", exported: "./slim", source: "js/slim.ts", variant: "core", slim: true },
  { name: "qr", exported: "./qr", source: "js/qr.ts", variant: "qr" },
  { name: "gs1", exported: "./gs1", source: "js/gs1.ts", variant: "qr", through: { "js/error.ts": "qr", "js/explain.ts": "qr" } },
  { name: "batch", exported: "./batch", source: "js/batch.ts", variant: "core", beside: ["index", "scan"], through: { "js/error.ts": "index", "js/explain.ts": "index" }, define: { TextDecoder: "undefined" } },
  { name: "scan", exported: "./scan", source: "js/scan.ts", variant: "scan", through: { "js/index.ts": "index", "js/error.ts": "index", "js/explain.ts": "index" } },
  { name: "scan/slim", exported: "./scan/slim", source: "js/scan/slim.ts", variant: "scan", slim: true, through: { "js/index.ts": "slim", "js/error.ts": "slim", "js/explain.ts": "slim" } },
  { name: "font", exported: "./font", source: "js/font.ts", variant: "font", through: { "js/error.ts": "qr", "js/explain.ts": "qr" } },
  { name: "elements", exported: "./elements", source: "js/elements.ts", variant: "core", beside: ["index"], through: { "js/error.ts": "index", "js/explain.ts": "index" } },
  { name: "define", exported: "./define", source: "js/define.ts", variant: "core", beside: ["index", "elements"], sideEffects: true },
  { name: "qr-element", exported: "./qr-element", source: "js/qr-element.ts", variant: "qr", through: { "js/index.ts": "qr", "js/qr.ts": "qr", "js/error.ts": "qr", "js/explain.ts": "qr" }, sideEffects: true },
  { name: "react", exported: "./react", source: "js/react.ts", variant: "qr", beside: ["qr", "elements"], through: { "js/error.ts": "qr" }, external: ["react"], client: true },
  { name: "vue", exported: "./vue", source: "js/vue.ts", variant: "qr", beside: ["qr", "elements"], through: { "js/error.ts": "qr" }, external: ["vue"] },
  { name: "hongbao", exported: "./hongbao.js", source: "js/script.ts", variant: "core", script: "hongbao", sideEffects: true },
  { name: "hongbao-qr", exported: "./hongbao-qr.js", source: "js/qr-script.ts", variant: "qr", script: "hongbao", instead: { "js/index.ts": "js/qr.ts" }, sideEffects: true },
  { name: "cli", bin: "hongbao", source: "js/cli/main.ts", variant: "core", beside: ["index", "scan", "batch", "font"], through: { "js/error.ts": "index", "js/explain.ts": "index" }, sideEffects: true },
];

/**
 * Files of the package that are not bundled: where each lies, its name there, and its name in `exports`, where it has one. What only
 * `declares` is imported by compilers alone, and a `guide` is completed by what `guides.mjs` puts in. */
export const files = [
  { source: "target/bindings/core/hongbao.wasm", name: "core.wasm", exported: "./core.wasm", typed: true },
  { source: "target/bindings/scan/hongbao.wasm", name: "scan.wasm", exported: "./scan.wasm", typed: true },
  { source: "target/bindings/font/hongbao.wasm", name: "font.wasm" },
  { source: "js/types/preact.d.ts", name: "types/preact.d.ts", exported: "./types/preact", declares: true },
  { source: "js/types/solid.d.ts", name: "types/solid.d.ts", exported: "./types/solid", declares: true },
  { source: "js/types/svelte.d.ts", name: "types/svelte.d.ts", exported: "./types/svelte", declares: true },
  { source: "README.md", name: "README.md" },
  { source: "README.zh-CN.md", name: "README.zh-CN.md" },
  { source: "docs/elements.png", name: "docs/elements.png" },
  { source: "docs/page.jpg", name: "docs/page.jpg" },
  { source: "CHANGELOG.md", name: "CHANGELOG.md" },
  { source: "LICENSE-MIT", name: "LICENSE-MIT" },
  { source: "LICENSE-APACHE", name: "LICENSE-APACHE" },
  { source: "NOTICE", name: "NOTICE" },
  { source: "SECURITY.md", name: "SECURITY.md" },
  { source: "docs/hb1.md", name: "docs/hb1.md" },
  ...guides().map((path) => ({ source: path, name: path, guide: true })),
];

/** The guides, which the README leads to. */
function guides() {
  const names = readdirSync("docs/guide", { recursive: true }).map((name) => name.replaceAll("\\", "/"));
  return names.filter((name) => name.endsWith(".md")).sort().map((name) => `docs/guide/${name}`);
}

/** The file of each variant for those who load it themselves; codes alone and packets alone are in the first one too. */
export const wasm = { core: "core.wasm", qr: "core.wasm", packet: "core.wasm", scan: "scan.wasm", font: "font.wasm" };

/** ECMAScript as far as Chromium 87, Firefox 79 and Safari 15 have it; a script for foreign pages goes further back. */
export const targets = { module: "es2020", script: "es2018" };

export const folders = { package: "dist/npm", page: "dist/www", onePage: "dist/hongbao.html", types: "target/types/js" };
