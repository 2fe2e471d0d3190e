// What the page loads when a code is to be read, or the folded groups at the end of the form are opened.

import { looks } from "../language/en/looks.js";
import { addWords } from "../language/en.js";

export { createMoreLook } from "./more-look.js";
export { createMyStyles } from "./my-styles.js";
export { createPress } from "./press.js";
export { createPrints } from "./prints.js";
export { createReader } from "./reader.js";
export { createSite } from "./site.js";

addWords({ looks });
