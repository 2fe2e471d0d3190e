import * as hongbao from "hongbao";
import * as scan from "hongbao/scan";
import { work } from "./work.mjs";

console.log(work(hongbao, scan));
