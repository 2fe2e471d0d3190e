import * as hongbao from "hongbao";
import * as scan from "hongbao/scan";
import { writeFileSync } from "node:fs";
import { test } from "vitest";
import { work } from "../shared/work.mjs";

test("it works", () => {
  writeFileSync(process.env.HONGBAO_REPORT, work(hongbao, scan));
});
