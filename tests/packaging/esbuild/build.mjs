import { build } from "esbuild";

const { warnings } = await build({ entryPoints: ["../shared/page.js"], bundle: true, minify: true, format: "esm", outfile: "out/page.js" });
if (warnings.length > 0) process.exitCode = 1;
