// An esbuild plugin: the modules `wasm:core` and `glue:core`, which js/core.ts imports.

import { readFile } from "node:fs/promises";
import { build } from "esbuild";
import { printable } from "./printable.mjs";

/** Gives an entry the WebAssembly file of its variant, or an empty one where the caller of the package brings the bytes. */
export function wasmModules({ variant, slim = false }) {
  const folder = `target/bindings/${variant}`;
  return {
    name: "wasm",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^(wasm|glue):core$/ }, ({ path }) => ({ path, namespace: "wasm" }));
      onLoad({ filter: /^wasm:/, namespace: "wasm" }, async () => {
        const text = slim ? "" : printable(await readFile(`${folder}/hongbao.wasm`));
        return { contents: `export const text = ${JSON.stringify(text)};` };
      });
      onLoad({ filter: /^glue:/, namespace: "wasm" }, async () => ({ contents: await lazyGlue(folder) }));
    },
  };
}

/**
 * Wraps what wasm-bindgen wrote in a function. As a module it would make a `TextDecoder` when it is imported, and it could
 * hold one instance only.
 */
async function lazyGlue(folder) {
  const result = await build({
    entryPoints: [`${folder}/hongbao.js`],
    bundle: true,
    format: "iife",
    globalName: "glue",
    target: "esnext",
    write: false,
  });
  return `export function createGlue() {\n${result.outputFiles[0].text}\nreturn glue;\n}`;
}
