/**
 * Codes alone as one classic script, for a page without a bundler: the names of `hongbao/qr` are those of `globalThis.hongbao`, and
 * `<hongbao-qr>` is registered.
 *
 * @packageDocumentation
 */

export * from "./qr.js";
export { HongbaoQr, words } from "./qr-element.js";
