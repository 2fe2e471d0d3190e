export const packets = {
  heading: "Red packets",
  lead: "Split to the last cent. The sum always comes out exactly.",
  total: "Total",
  unit: "¥",
  count: "Shares",
  rule: "Rule",
  rules: { "double-mean": "Double mean", uniform: "Uniform" },
  hints: {
    "double-mean": "Each share is drawn up to twice the mean of what is left. The mean is the same at every place.",
    uniform: "Every possible split is equally likely. Expect a few large shares and many small ones.",
  },
  again: "Draw again",
  share: (number: number) => `No. ${number}`,
  best: "Best luck",
  sum: (count: number, sum: string) => `${count === 1 ? "1 share" : `${count} shares`}, ¥${sum} in all`,
  more: (hidden: number) => `Show ${hidden} more`,
};
