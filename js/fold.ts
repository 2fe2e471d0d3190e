/** A key that is equal for ids which case-insensitive file systems hold for one name: NFC and case folding. */
export function folded(id: string): string {
  // ASCII and Chinese characters have one form alone.
  if (/^[ -~\u4e00-\u9fff]*$/.test(id)) return id.toLowerCase();
  // Letter by letter to capitals and back folds ß and ẞ to ss and ς to σ; the dotless ı is kept apart from i.
  const letters = Array.from(id.normalize("NFD"), (letter) => (letter === "ı" ? letter : letter.toLowerCase().toUpperCase().toLowerCase()));
  return letters.join("").normalize("NFC");
}
