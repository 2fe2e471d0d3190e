// Bundles as wrangler does: the WebAssembly files stay files, and the runtime compiles them.
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
