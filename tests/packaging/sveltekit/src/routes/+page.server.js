import * as hongbao from "hongbao";
import * as scan from "hongbao/scan";
import { text, work } from "../../../shared/work.mjs";

export function load() {
  return { server: work(hongbao, scan), svg: hongbao.qrToSvg(text, { errorCorrection: "H", finderFrame: "dot" }) };
}
