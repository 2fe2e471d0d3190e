/**
 * A key that is equal for names that are one: after NFC, with white space folded, and without the joiners that some scripts are spelt with
 * and nobody sees.
 *
 * Capitals stay what they are: an account's id can depend on them.
 */
export function nameKey(name: string): string {
  return name.normalize("NFC").replace(/[\u200c\u200d]/g, "").replace(/\s+/g, " ").trim();
}
