// What the page loads when a code is to be read, or the folded groups at the end of the form are opened.

export { createMyStyles } from "./my-styles.js";
export { createPrints } from "./prints.js";
export { createReader } from "./reader.js";
export { createSite } from "./site.js";
