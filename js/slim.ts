/**
 * The names of `hongbao` without the WebAssembly file: call {@link init} with it once.
 *
 * @packageDocumentation
 */

export { init, type WasmSource } from "./core.js";
export * from "./index.js";
