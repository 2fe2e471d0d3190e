// What is more than codes has sentences of its own, which it brings along.

import { addSentences } from "./explain.js";
import { moreChinese, moreEnglish } from "./sentences.js";

addSentences(moreEnglish, moreChinese);
