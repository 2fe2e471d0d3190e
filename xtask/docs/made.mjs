// What is computed for a page, by the name in its comment `<!-- made: NAME -->`: for the site as HTML, for the package as Markdown.

import { attributes } from "./attributes.mjs";
import { flagTable } from "./flags.mjs";
import { optionTable } from "./option-list.mjs";
import { sizeTable } from "./sizes.mjs";
import { tablesHtml, tablesMarkdown } from "./table.mjs";

const tables = {
  sizes: sizeTable,
  flags: flagTable,
  options: optionTable,
  "attributes of hongbao-qr": (language) => attributes("hongbao-qr", language),
  "attributes of hongbao-packet": (language) => attributes("hongbao-packet", language),
};

/**
 * @param name - what is asked for
 * @param language - the language of the page
 * @param more - functions of the language by name, for what is no plain table
 */
export async function madeHtml(name, language, more) {
  return more[name]?.(language) ?? tablesHtml(await table(name, language));
}

/** The same as Markdown. */
export async function madeMarkdown(name, language, more) {
  return more[name]?.(language) ?? tablesMarkdown(await table(name, language));
}

function table(name, language) {
  if (tables[name] === undefined) throw new Error(`nothing makes "${name}"`);
  return tables[name](language);
}
