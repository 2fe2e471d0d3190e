// As wrangler bundles: the WebAssembly files stay files, which the runtime compiles.
import { build } from "esbuild";

await build({
  entryPoints: ["main.js"],
  bundle: true,
  format: "esm",
  outdir: "out",
  conditions: ["workerd", "worker", "browser"],
  loader: { ".wasm": "copy" },
  assetNames: "[name]",
});
