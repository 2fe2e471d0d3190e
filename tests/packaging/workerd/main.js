import * as hongbao from "hongbao";
import * as scan from "hongbao/scan";
import { work } from "../shared/work.mjs";

export default {
  fetch: () => new Response(work(hongbao, scan)),
};
