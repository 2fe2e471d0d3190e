// Modules that the build makes; each entry of the package is bundled with its own.

declare module "wasm:core" {
  /** The WebAssembly file in base64; empty in an entry to which the caller brings the bytes. */
  export const base64: string;
}

declare module "glue:core" {
  export type Glue = typeof import("../target/bindings/core/hongbao.js");
  /** What wasm-bindgen generates, wrapped: nothing runs before the call, and each call makes glue of its own. */
  export function createGlue(): Glue;
}
