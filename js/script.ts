/**
 * The whole package as one classic script, for a page without a bundler: its names are those of `globalThis.hongbao`, and
 * both elements are registered.
 *
 * @packageDocumentation
 */

export * from "./index.js";
export * from "./elements.js";
import "./define.js";
