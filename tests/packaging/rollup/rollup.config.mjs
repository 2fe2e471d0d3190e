import resolve from "@rollup/plugin-node-resolve";

export default {
  input: "../shared/page.js",
  output: { file: "out/page.js", format: "es" },
  plugins: [resolve()],
};
