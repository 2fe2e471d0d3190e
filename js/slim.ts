/**
 * The names of `hongbao` without the WebAssembly file: call {@link init} with it once.
 *
 * @packageDocumentation
 */

export { init, type WasmSource, type WasmStarter } from "./core.js";
export * from "./index.js";
