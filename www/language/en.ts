import type { Words } from "./words.js";

/** English. */
export const en: Words = {
  tag: "en",
  title: "QR codes and red packets",
  promise: "Made in your browser. Nothing is uploaded.",
  language: "Language",
  theme: "Appearance",
  themes: { auto: "Auto", light: "Light", dark: "Dark" },
  code: {
    heading: "A code",
    lead: "Any link or text, in any script, drawn as you type.",
    text: "Link or text",
    level: "Error correction, at least",
    levels: { L: "L · 7 %", M: "M · 15 %", Q: "Q · 25 %", H: "H · 30 %" },
    picture: (version) => `QR code, version ${version}`,
    facts: (version, modules, level, mask) => `Version ${version} · ${modules} × ${modules} modules · level ${level} · mask ${mask}`,
    save: "Save as SVG",
  },
  packet: {
    heading: "A red packet",
    lead: "Split to the last cent. The sum always comes out exactly.",
    total: "Total",
    unit: "¥",
    count: "Shares",
    countRange: "1 to 10 000",
    rule: "Rule",
    rules: { "double-mean": "Double mean", uniform: "Uniform" },
    hints: {
      "double-mean": "Each share is drawn up to twice the mean of what is left. The mean is the same at every place.",
      uniform: "Every possible split is equally likely. Expect a few large shares and many small ones.",
    },
    again: "Draw again",
    share: (number) => `No. ${number}`,
    best: "Best luck",
    sum: (count, sum) => `${count === 1 ? "1 share" : `${count} shares`}, ¥${sum} in all`,
    more: (hidden) => `Show ${hidden} more`,
  },
  failed: "The page could not start",
  footer: "Rust in WebAssembly. No server, no account, no tracking.",
};
