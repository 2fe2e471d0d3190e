/**
 * The names of `hongbao/scan` without the WebAssembly files: call {@link initScan} with the one that reads, and `init` of
 * `hongbao/slim` with the other.
 *
 * @packageDocumentation
 */

export { init as initScan, type WasmSource, type WasmStarter } from "../core.js";
export * from "../scan.js";
