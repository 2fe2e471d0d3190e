// The names of shapes, for every test, measurement and picture that goes through all of them. tests/node/option-names.test.mjs compares
// them with those that the package takes.

export const moduleShapes = ["square", "dot", "rounded", "extra-rounded", "classy", "classy-rounded", "diamond", "vertical", "horizontal"];

/** Shapes whose modules may fill a part of their place. */
export const scaledShapes = ["square", "dot", "diamond"];

export const finderShapes = ["square", "rounded", "extra-rounded", "dot"];

export const frameShapes = ["plain", "box", "rounded", "banner", "bubble"];
