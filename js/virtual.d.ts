// What the build makes; each entry of the package is bundled with its own.

declare module "wasm:core" {
  /** Makes the bytes of the WebAssembly file; not there in an entry to which the caller brings them. */
  export const read: (() => Uint8Array<ArrayBuffer>) | undefined;
  /** The module, where the runtime has made it of the file. */
  export const given: WebAssembly.Module | undefined;
}

declare module "glue:core" {
  export type Glue = typeof import("../target/bindings/core/hongbao.js");
  export type Content = import("../target/bindings/core/hongbao.js").Content;
  /** What wasm-bindgen generates, wrapped: nothing runs before the call, and each call makes glue of its own. */
  export function createGlue(
    encoder: new () => import("./utf8.js").Utf8Encoder,
    decoder: new () => import("./utf8.js").Utf8Decoder,
  ): {
    readonly imports: WebAssembly.Imports;
    /** Makes the functions of the instance that was made with the imports. */
    readonly connect: (exports: object) => Glue;
  };
}

declare module "*.wat" {
  /** The bytes of the module. */
  export const module: readonly number[];
}
