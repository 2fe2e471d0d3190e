/** Where cards stand on a sheet of paper; every measure is in millimetres. */
export interface Grid {
  readonly paper: "a4" | "letter";
  /** Of one card. */
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
  /** The first card's corner. */
  readonly left: number;
  readonly top: number;
  /** From one card's corner to the next one's. */
  readonly across: number;
  readonly down: number;
  /** Whether cut lines are printed; sheets of stickers are cut already. */
  readonly cut: boolean;
  /** Whether the upper half of the sheet stands on its head, so that it is folded into a tent. */
  readonly tent?: boolean;
}

/** The papers of printers. */
export const papers = { a4: { width: 210, height: 297 }, letter: { width: 215.9, height: 279.4 } } as const;

/** Cards that stand close together in the middle of the paper, to be cut out. */
function cards(paper: Grid["paper"], width: number, height: number, columns: number, rows: number, more: Partial<Grid> = {}): Grid {
  const { width: wide, height: high } = papers[paper];
  return { paper, width, height, columns, rows, left: (wide - columns * width) / 2, top: (high - rows * height) / 2, across: width, down: height, cut: true, ...more };
}

/** Stickers that are cut already, as their maker spaces them. */
function stickers(paper: Grid["paper"], width: number, height: number, columns: number, rows: number, across: number, down: number): Grid {
  const { width: wide, height: high } = papers[paper];
  return { paper, width, height, columns, rows, left: (wide - (columns - 1) * across - width) / 2, top: (high - (rows - 1) * down - height) / 2, across, down, cut: false };
}

/** The sheets to choose from. */
export const grids = {
  "door-a4": cards("a4", 148, 210, 1, 1),
  "door-letter": cards("letter", 140, 216, 1, 1),
  "tent-a4": cards("a4", 190, 138, 1, 2, { tent: true }),
  "tent-letter": cards("letter", 190, 130, 1, 2, { tent: true }),
  "card-a4": cards("a4", 85, 55, 2, 5),
  "card-letter": cards("letter", 88.9, 50.8, 2, 5),
  // Avery L7165, L7160; 5160 and 22806 in inches.
  "label-l7165": stickers("a4", 99.1, 67.7, 2, 4, 101.6, 67.7),
  "label-l7160": stickers("a4", 63.5, 38.1, 3, 7, 66, 38.1),
  "label-22806": stickers("letter", 50.8, 50.8, 3, 4, 66.675, 65.617),
  "label-5160": stickers("letter", 66.675, 25.4, 3, 10, 69.85, 25.4),
} as const satisfies Record<string, Grid>;

export type GridName = keyof typeof grids;
export const gridNames = Object.keys(grids) as GridName[];

/** How many cards a page has. */
export function perPage({ columns, rows }: Grid): number {
  return columns * rows;
}

/** The corner of a card by its number, row by row. */
export function cornerOf({ left, top, across, down, columns }: Grid, place: number): { readonly x: number; readonly y: number } {
  return { x: left + (place % columns) * across, y: top + Math.floor(place / columns) * down };
}
