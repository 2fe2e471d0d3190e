export const looks = {
  ground: "Background",
  grounds: { none: "One colour", linear: "Linear gradient", radial: "Radial gradient" },
  corner: "Corner",
  corners: { topLeft: "Top left", topRight: "Top right", bottomLeft: "Bottom left" },
  asOthers: "As the others",
  frameColor: "Own colour outside",
  centreColor: "Own colour inside",
  font: "Font of caption and frame",
  fontHint: "A file that ends in .ttf or .otf. SVG and PDF then hold the letters as outlines and look the same everywhere.",
  chooseFont: "Choose a font",
  removeFont: "Remove",
  noFont: "This file is no font that can be read. Choose one that ends in .ttf or .otf.",
  missing: (characters: string) => `This font lacks: ${characters}`,
  cmyk: "PDF in printing inks (CMYK), black as pure black",
  bleed: "Bleed, in mm",
  bleedHint: "3 is usual: the background goes on beyond the cut.",
  cropMarks: "Marks that show where to cut",
};

export type LookWords = typeof looks;
