import { fileURLToPath } from "node:url";
import webpack from "webpack";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
webpack({ mode: "production", context: at("."), entry: "../shared/page.js", output: { path: at("out"), filename: "page.js" } }, (problem, stats) => {
  if (problem !== null || stats.hasErrors()) throw problem ?? new Error(stats.toString("errors-only"));
});
