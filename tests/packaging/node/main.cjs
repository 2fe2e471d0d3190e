const hongbao = require("hongbao");
const scan = require("hongbao/scan");

import("../shared/work.mjs").then(({ work }) => console.log(work(hongbao, scan)));
