/**
 * Begins a rule for what stands in a shadow tree: what a page lets be inherited (letter spacing, indents, fills, strokes, writing modes …)
 * crosses into it, and is taken away but for the letters, their colour, and what says whether the element can be seen, chosen and clicked.
 */
export const reset =
  "all: initial; box-sizing: border-box; color: inherit; font-family: inherit; font-size: inherit; color-scheme: inherit; visibility: inherit; cursor: inherit; pointer-events: inherit; -webkit-user-select: inherit; user-select: inherit; -webkit-touch-callout: inherit;";
