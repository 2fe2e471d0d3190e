/** A sheet of paper, in millimetres. */
export interface Paper {
  readonly width: number;
  readonly height: number;
}

/** The papers of printers. */
export const papers = {
  a4: { width: 210, height: 297 },
  letter: { width: 215.9, height: 279.4 },
} as const satisfies Record<string, Paper>;
export type PaperName = keyof typeof papers;

/** A card: its size, its code's size and how many stand on a page, all in millimetres; they fit both papers. */
export interface CardSize {
  readonly width: number;
  readonly height: number;
  /** The code with its quiet zone. */
  readonly code: number;
  readonly columns: number;
  readonly rows: number;
}

/** The cards to choose from. */
export const cardSizes = {
  small: { width: 85, height: 50, code: 38, columns: 2, rows: 5 },
  large: { width: 92, height: 64, code: 48, columns: 2, rows: 4 },
} as const satisfies Record<string, CardSize>;
export type CardName = keyof typeof cardSizes;

/** Where the cards begin, so that they stand in the middle of the paper. */
export function margins(paper: Paper, card: CardSize): { readonly left: number; readonly top: number } {
  return { left: (paper.width - card.columns * card.width) / 2, top: (paper.height - card.rows * card.height) / 2 };
}

/** A line from one point to another. */
export interface Line {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** How long a cut mark is, and how far from the cards it stays. */
const mark = { length: 4, gap: 1 };

/** Returns the cut marks. They lie outside of all cards, in line with every edge, so that a ruler can lie on two of them. */
export function cutMarks(paper: Paper, card: CardSize): readonly Line[] {
  const { left, top } = margins(paper, card);
  const right = paper.width - left;
  const bottom = paper.height - top;
  const upright = Array.from({ length: card.columns + 1 }, (_, column) => left + column * card.width).flatMap((x) => [
    { x1: x, x2: x, y1: top - mark.gap - mark.length, y2: top - mark.gap },
    { x1: x, x2: x, y1: bottom + mark.gap, y2: bottom + mark.gap + mark.length },
  ]);
  const level = Array.from({ length: card.rows + 1 }, (_, row) => top + row * card.height).flatMap((y) => [
    { y1: y, y2: y, x1: left - mark.gap - mark.length, x2: left - mark.gap },
    { y1: y, y2: y, x1: right + mark.gap, x2: right + mark.gap + mark.length },
  ]);
  return [...upright, ...level];
}

/** The lines between the cards, for scissors. */
export function cutLines(paper: Paper, card: CardSize): readonly Line[] {
  const { left, top } = margins(paper, card);
  const upright = Array.from({ length: card.columns - 1 }, (_, column) => left + (column + 1) * card.width).map((x) => ({ x1: x, x2: x, y1: top, y2: paper.height - top }));
  const level = Array.from({ length: card.rows - 1 }, (_, row) => top + (row + 1) * card.height).map((y) => ({ y1: y, y2: y, x1: left, x2: paper.width - left }));
  return [...upright, ...level];
}
