import type { Look } from "./look.js";

/** A look at one click; what it does not name becomes the default, but for logo, texts and symbol. */
export interface Preset {
  readonly name: (typeof names)[number];
  readonly look: Partial<Look>;
}

const names = [
  "plain",
  "vermilion",
  "ink",
  "gold",
  "porcelain",
  "lacquer",
  "jade",
  "plum",
  "midnight",
  "forest",
  "ocean",
  "sunset",
  "coffee",
  "slate",
  "berry",
  "indigo",
  "terracotta",
  "mint",
  "navy",
  "poppy",
  "neon",
  "sky",
  "rose",
  "moss",
  "newsprint",
  "festival",
  "violet",
  "graphite",
] as const;

const gradient = (kind: "linear" | "radial", from: string, to: string, rotation = "45") => ({
  gradient: kind,
  rotation,
  stops: [
    { offset: 0, color: from },
    { offset: 1, color: to },
  ],
});

/** The looks by name. All have square finder frames: OpenCV hardly finds others. */
const looks: Readonly<Record<Preset["name"], Partial<Look>>> = {
  plain: {},
  vermilion: { dark: "#ab1f17", light: "#fffaf0", shape: "rounded", finderCentre: "rounded" },
  ink: { dark: "#1d1a18", light: "#f6f0e4", shape: "classy", finderCentre: "rounded" },
  gold: { dark: "#7a1710", light: "#f7dfa0", shape: "diamond" },
  porcelain: { dark: "#17458f", light: "#ffffff", shape: "extra-rounded", finderCentre: "dot", finderCentreColor: "#0c2c63" },
  lacquer: { ...gradient("linear", "#b3261e", "#4a0d2e"), light: "#fff6ea", shape: "classy-rounded", finderCentre: "rounded" },
  jade: { dark: "#0f5a45", light: "#f2fbf5", shape: "vertical", finderCentre: "rounded" },
  plum: { ...gradient("radial", "#8c1d5b", "#31134e"), shape: "dot", finderCentre: "dot" },
  midnight: { dark: "#14213d", light: "#fdfcf7", shape: "dot", finderCentre: "dot" },
  forest: { dark: "#1b4332", light: "#f1faee", shape: "extra-rounded", finderCentre: "rounded" },
  ocean: { ...gradient("linear", "#023e8a", "#0369a1", "90"), shape: "rounded", finderCentre: "dot" },
  sunset: { ...gradient("linear", "#a4133c", "#5a189a"), light: "#fff8f5", shape: "rounded", finderCentre: "rounded" },
  coffee: { dark: "#3e2723", light: "#fff8ee", shape: "classy-rounded", finderCentre: "rounded" },
  slate: { dark: "#2f3e46", light: "#ffffff", finderCentre: "rounded" },
  berry: { dark: "#7b0d3b", light: "#fff0f5", shape: "dot", finderCentre: "dot" },
  indigo: { dark: "#2d2a7b", light: "#f4f4ff", shape: "vertical", finderCentre: "extra-rounded" },
  terracotta: { dark: "#8a3b12", light: "#fff4ea", shape: "horizontal", finderCentre: "rounded" },
  mint: { dark: "#00574b", light: "#e9fbf4", shape: "diamond" },
  navy: { dark: "#0b2545", light: "#fffaf0", shape: "rounded", finderFrameColor: "#6b1d1d", finderCentre: "dot", finderCentreColor: "#0b2545" },
  poppy: { dark: "#1a1a1a", light: "#ffffff", shape: "extra-rounded", finderCentre: "dot", finderCentreColor: "#b10d1a" },
  neon: { ...gradient("radial", "#3a0ca3", "#8f117c"), shape: "extra-rounded", finderCentre: "dot" },
  sky: { ...gradient("linear", "#1d3557", "#1f5f8b", "135"), light: "#f3f9ff", shape: "classy-rounded", finderCentre: "extra-rounded" },
  rose: { dark: "#9b1b4f", light: "#fff5f7", shape: "classy", finderCentre: "dot" },
  moss: { dark: "#3a5a00", light: "#fbfdf3", shape: "rounded", finderCentre: "extra-rounded" },
  newsprint: { dark: "#222222", light: "#efe9dc" },
  festival: { ...gradient("linear", "#b3001b", "#7a3b00", "0"), light: "#fff7e0", shape: "diamond", finderCentre: "rounded" },
  violet: { dark: "#4b1d78", light: "#f7f0ff", shape: "extra-rounded", finderCentre: "extra-rounded" },
  graphite: { ...gradient("linear", "#111111", "#444444"), shape: "dot", finderCentre: "rounded" },
};

/** From the plainest on. */
export const presets: readonly Preset[] = names.map((name) => ({ name, look: looks[name] }));
