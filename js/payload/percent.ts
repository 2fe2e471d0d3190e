/** Encodes what an address may not hold, and what readers of plain text would take for the punctuation after it. */
export function percent(text: string): string {
  // These five are left by encodeURIComponent.
  return encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
