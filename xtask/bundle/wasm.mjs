// An esbuild plugin: the modules `wasm:core` and `glue:core`, which js/core.ts imports.

import { strict as assert } from "node:assert";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { wasm } from "./entries.mjs";
import { printable } from "./printable.mjs";
import { streams } from "./streams.mjs";

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
        return { contents: `import { readModule } from "./streams.js"; const inlined = ${inlined}; export const given = undefined; export const read = () => readModule(inlined);`, resolveDir: resolve("js") };
      });
      onLoad({ filter: /^glue:/, namespace: "wasm" }, async () => ({ contents: await lazyGlue(folder) }));
    },
  };
}

const known = new Map();

/** What stands for a module in a script; the package is known to make the very same bytes of it. */
function inline(path) {
  if (!known.has(path)) known.set(path, proven(path));
  return known.get(path);
}

async function proven(path) {
  const module = await readFile(path);
  const inlined = { text: streams(module).map(printable).join(""), join: (await (joined ??= joining())).toString("base64") };
  const { outputFiles } = await build({ entryPoints: ["js/streams.ts"], bundle: true, format: "esm", write: false });
  const { readModule } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
  assert(module.equals(readModule(inlined)), `${path} is not what the package would make of it`);
  return inlined;
}

/** Made once: all entries are bundled at the same time, and would write one file over the other. */
let joined;

/** The module that joins streams. */
async function joining() {
  const folder = "node_modules/binaryen/bin";
  const path = "target/bindings/join.wasm";
  for (const [program, from, ...options] of [["wasm-as", "xtask/bundle/join.wat"], ["wasm-opt", path, "-Oz"]]) {
    await promisify(execFile)("node", [`${folder}/${program}`, from, ...options, "--mvp-features", "--enable-bulk-memory", "-o", path]);
  }
  return readFile(path);
}

/**
 * Wraps what wasm-bindgen wrote in a function. As a module it would make a `TextDecoder` when it is imported, and it could
 * hold one instance only. What it needs of the engine is handed in, since not every engine has it.
 */
async function lazyGlue(folder) {
  const [glue, start] = await Promise.all(["hongbao_bg.js", "hongbao.js"].map((name) => readFile(`${folder}/${name}`, "utf8")));
  assert(!start.includes("__wbindgen_start"), `${folder}/hongbao.wasm has to be started`);
  const module = new WebAssembly.Module(await readFile(`${folder}/hongbao.wasm`));
  const functions = Array.from(glue.matchAll(/^export function (\w+)\(/gm), ([, name]) => name).filter((name) => name !== "__wbg_set_wasm");
  const [imports, wrappers] = [true, false].map((imported) => functions.filter((name) => name.startsWith("__wb") === imported).sort());
  // In the module both have numbers for names, by their place in the order of their names.
  const exports = [...new Set(glue.match(/\bwasm\.(?!memory\b)\w+/g))].sort();
  const imported = WebAssembly.Module.imports(module);
  assert.deepEqual([imported.length, WebAssembly.Module.exports(module).length], [imports.length, exports.length + 1]);
  const source = imported.length === 0 ? "" : `${JSON.stringify(imported[0].module)}: { ${imports.map((name, place) => `_${place}: ${name}`)} }`;
  return `export function createGlue(TextEncoder, TextDecoder) {
${slimmed(glue).replaceAll(/^export /gm, "").replaceAll(/\bwasm\.(?!memory\b)\w+/g, (name) => `wasm._${exports.indexOf(name)}`)}
return { imports: { ${source} }, connect(exports) { __wbg_set_wasm(exports); return { ${wrappers} }; } };
}`;
}

/** Short links are most of all texts, and a call of the engine's encoder takes longer than all else around one. */
const passText = `function passStringToWasm0(text, malloc) {
  let place = 0;
  if (text.length < 99) {
    const ptr = malloc(text.length, 1) >>> 0, memory = getUint8ArrayMemory0();
    for (; text.charCodeAt(place) < 128; place++) memory[ptr + place] = text.charCodeAt(place);
    WASM_VECTOR_LEN = place;
    if (place === text.length) return ptr;
    wasm.__wbindgen_free(ptr, text.length, 1);
  }
  return passArray8ToWasm0(new TextEncoder().encode(text), malloc);
}`;

/**
 * What stands in for the helpers of wasm-bindgen that do much for speed or for what does not happen here. Whatever but a text is thrown
 * drops the instance, so nothing has to be freed before.
 */
const slimmer = [
  [/try \{([^{}]*)\} catch \(e\) \{(?:\s*if \(ptr\d+\) \{[^}]*\})+\s*throw e;\s*\}/g, "$1"],
  [/^function passStringToWasm0\([^]*?^\}$/m, passText],
  [/^const cachedTextEncoder = [^]*?^\}$/m, ""],
  [/^let cachedTextDecoder = [^]*?^\}$/m, `let decoder; function decodeText(bytes) { return (decoder ??= new TextDecoder("utf-8", { ignoreBOM: true })).decode(bytes); }`],
  [/, wasm\.__wbindgen_realloc\)/g, ")"],
  // Paths, which bit 12 of the choices asks `encode` for, are ASCII, and are decoded where they lie.
  [/(function encode\([^]*?)(getArrayU8FromWasm0\()(\w+, \w+)(\)\.slice\(\))/, "$1choices >> 12 & 1 ? getStringFromWasm0($3) : $2$3$4"],
];

function slimmed(glue) {
  const text = slimmer.reduce((text, [helper, instead]) => text.replace(helper, instead), glue);
  assert(!text.includes("function encode(") || text.includes("choices >> 12 & 1 ?"), "encode hands over its result in another way than was expected");
  return text;
}
