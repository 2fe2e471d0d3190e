/** Lines below a heading by which it is told. */
const fewest = 2;

/** Longer cells are no headings. */
const longest = 40;

/**
 * Guesses whether the first line is a heading: it has neither figures nor addresses nor dates, no two of its cells are alike, and in one
 * of the columns every line below is of one shape that has such things, as `A-12` and `A-7` are.
 */
export function looksLikeHeading(rows: readonly (readonly string[])[]): boolean {
  const [head = [], ...below] = rows;
  const isName = (cell: string) => cell !== "" && cell.length <= longest && !/[\d@]|:\/\//.test(cell) && !/^www\./i.test(cell);
  if (below.length < fewest || head.length === 0 || !head.every(isName) || new Set(head).size < head.length) return false;
  return head.some((_, place) => {
    const cells = below.map((row) => row[place] ?? "").filter((cell) => cell !== "");
    return cells.length >= fewest && (cells.every((cell) => /^https?:\/\//i.test(cell)) || new Set(cells.map(shapeOf)).size === 1) && cells.every((cell) => !isName(cell));
  });
}

/** A text with its figures and words, however long, as one of each. */
function shapeOf(cell: string): string {
  return cell.replace(/\d+/g, "0").replace(/[\p{L}\p{M}]+/gu, "a");
}
