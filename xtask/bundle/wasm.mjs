// An esbuild plugin: the modules `wasm:core` and `glue:core`, which js/core.ts imports.

import { readFile } from "node:fs/promises";
import { build } from "esbuild";
import { wasm } from "./entries.mjs";
import { printable } from "./printable.mjs";

/**
 * Gives an entry the WebAssembly file of its variant: its bytes; nothing where the caller of the package brings them; or a module
 * that the runtime makes of the package's file.
 */
export function wasmModules({ variant, slim = false }, runtime) {
  // A runtime imports the file of the package, and the glue has to be the one of that file.
  const folder = `target/bindings/${runtime === undefined ? variant : wasm[variant].replace(".wasm", "")}`;
  return {
    name: "wasm",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^(wasm|glue):core$/ }, ({ path }) => ({ path, namespace: "wasm" }));
      onResolve({ filter: /\.wasm$/, namespace: "wasm" }, ({ path }) => ({ path, external: true }));
      onLoad({ filter: /^wasm:/, namespace: "wasm" }, async () => {
        if (runtime !== undefined) return { contents: `export { default as given } from "../${wasm[variant]}"; export const text = "";` };
        const text = slim ? "" : printable(await readFile(`${folder}/hongbao.wasm`));
        return { contents: `export const text = ${JSON.stringify(text)}; export const given = undefined;` };
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
