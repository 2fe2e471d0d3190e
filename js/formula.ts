/** What a spreadsheet may take for a formula, behind what it passes over. */
const formula = /^'*[\s]*[=+\-@＝＋－＠]|^'*[\t\r]/;

/**
 * Keeps a spreadsheet from taking a text for a formula: an apostrophe stands before it.
 *
 * {@link withoutApostrophe} takes it off again, so that every text comes back as it was.
 */
export function withApostrophe(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** Takes off what {@link withApostrophe} puts before a text. */
export function withoutApostrophe(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text;
}
