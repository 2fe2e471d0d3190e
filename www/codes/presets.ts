import type { Look } from "./look.js";

/** A look at one click; what it does not name becomes the default, but for logo, texts and symbol. */
export interface Preset {
  readonly name: "plain" | "vermilion" | "ink" | "gold" | "porcelain" | "lacquer" | "jade" | "plum";
  readonly look: Partial<Look>;
}

/** From the plainest on. All have square finder frames: OpenCV hardly finds others. */
export const presets: readonly Preset[] = [
  { name: "plain", look: {} },
  { name: "vermilion", look: { dark: "#ab1f17", light: "#fffaf0", shape: "rounded", finderCentre: "rounded" } },
  { name: "ink", look: { dark: "#1d1a18", light: "#f6f0e4", shape: "classy", finderCentre: "rounded" } },
  { name: "gold", look: { dark: "#7a1710", light: "#f7dfa0", shape: "diamond" } },
  { name: "porcelain", look: { dark: "#17458f", light: "#ffffff", shape: "extra-rounded", finderCentre: "dot", finderCentreColor: "#0c2c63" } },
  {
    name: "lacquer",
    look: {
      gradient: "linear",
      rotation: "45",
      stops: [
        { offset: 0, color: "#b3261e" },
        { offset: 1, color: "#4a0d2e" },
      ],
      light: "#fff6ea",
      shape: "classy-rounded",
     
      finderCentre: "rounded",
    },
  },
  { name: "jade", look: { dark: "#0f5a45", light: "#f2fbf5", shape: "vertical", finderCentre: "rounded" } },
  {
    name: "plum",
    look: {
      gradient: "radial",
      stops: [
        { offset: 0, color: "#8c1d5b" },
        { offset: 1, color: "#31134e" },
      ],
      shape: "dot",
     
      finderCentre: "dot",
    },
  },
];
