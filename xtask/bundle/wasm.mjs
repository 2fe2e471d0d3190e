// An esbuild plugin: the modules `wasm:core` and `glue:core`, which js/core.ts imports.

import { strict as assert } from "node:assert";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import binaryen from "binaryen";
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
        if (runtime !== undefined) return { contents: `export { default as given } from "../${wasm[variant]}"; export const read = undefined;` };
        if (slim) return { contents: `export const given = undefined; export const read = undefined;` };
        const inlined = JSON.stringify(await inline(`${folder}/hongbao.wasm`));
        // Outside of the function, so that the engine parses it once.
        return { contents: `import { readPrintable } from "./printable.js"; const inlined = ${inlined}; export const given = undefined; export const read = () => readPrintable(inlined);`, resolveDir: resolve("js") };
      });
      onLoad({ filter: /^glue:/, namespace: "wasm" }, async () => ({ contents: await glue(folder), resolveDir: resolve("js") }));
      onLoad({ filter: /\.wat$/ }, loadWat);
    },
  };
}

/** A module in the text format becomes its bytes, which are few. */
export async function loadWat({ path }) {
  const module = binaryen.parseText(await readFile(path, "utf8"));
  assert(module.validate(), `${path} is not valid`);
  return { contents: `export const module = ${JSON.stringify([...module.emitBinary()])};` };
}

const known = new Map();

/** What stands for a module in a script. */
function inline(path) {
  if (!known.has(path)) known.set(path, readFile(path).then(printable));
  return known.get(path);
}

/**
 * Puts what wasm-bindgen wrote into a function, unchanged. As a module it would make a `TextDecoder` when it is imported, and it could
 * serve one instance only.
 *
 * In CommonJS the module is a list of statements: it reads the functions that Rust calls by `require`, and leaves its own in
 * `module.exports`. All that it exports is offered to the instance, which takes what it imports.
 */
async function glue(folder) {
  const { outputFiles, metafile } = await build({
    entryPoints: [`${folder}/hongbao_bg.js`],
    bundle: true,
    // A path in Rust's `raw_module` is one of js/.
    external: ["./*"],
    format: "cjs",
    metafile: true,
    write: false,
  });
  const [{ imports }] = Object.values(metafile.inputs);
  const [{ module }] = WebAssembly.Module.imports(new WebAssembly.Module(await readFile(`${folder}/hongbao.wasm`)));
  assert(!(await readFile(`${folder}/hongbao.js`, "utf8")).includes("__wbindgen_start"), `${folder}/hongbao.wasm has to be started`);
  return `
${imports.map(({ path }, place) => `import * as called${place} from "${path}";`).join("\n")}
const called = { ${imports.map(({ path }, place) => `"${path}": called${place}`)} };
export function createGlue(TextEncoder, TextDecoder) {
  const module = {};
  const require = (path) => called[path];
  ${outputFiles[0].text}
  const glue = module.exports;
  return {
    imports: { "${module}": glue },
    connect(exports) {
      glue.__wbg_set_wasm(exports);
      return glue;
    },
  };
}`;
}
