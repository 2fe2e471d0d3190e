import type { WasmSource } from "./core.js";

/** The WebAssembly file of `hongbao/slim`, as your bundler or runtime gives it: its address, its bytes, or a module. */
declare const source: WasmSource;
export default source;
