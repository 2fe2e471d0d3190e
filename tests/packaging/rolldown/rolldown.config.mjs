export default {
  input: "../shared/page.js",
  output: { file: "out/page.js", format: "es" },
};
