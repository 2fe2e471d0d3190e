import type { WasmSource } from "./core.js";

/**
 * The WebAssembly file of `hongbao/slim`, as your bundler or runtime gives it: its address, its bytes, or a module. Vite gives its address
 * by `import source from "hongbao/core.wasm?url"` alone, and runs what is imported without `?url`.
 */
declare const source: WasmSource;
export default source;
