import "./entries.js";
import * as hongbao from "hongbao";
import * as scan from "hongbao/scan";
import { work } from "./work.mjs";

scan.ready().then(() => {
  globalThis.report = work(hongbao, scan);
});
