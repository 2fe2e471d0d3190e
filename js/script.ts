/**
 * The whole package as one classic script, for a page without a bundler: its names are those of `globalThis.hongbao`.
 *
 * @packageDocumentation
 */

export * from "./index.js";
