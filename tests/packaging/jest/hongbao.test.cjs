const { writeFileSync } = require("node:fs");
const hongbao = require("hongbao");
const scan = require("hongbao/scan");

test("it works", () => {
  // Jest loads no module in CommonJS: the same work stands there as a script, made by the consumers' list.
  const { work } = require("./work.cjs");
  writeFileSync(process.env.HONGBAO_REPORT, work(hongbao, scan));
});
