import type { FinderShape, Frame, ModuleShape } from "./style.js";

/** The names of a type as a list, in this order. It does not compile while one is missing. */
function every<Name extends string>(names: Readonly<Record<Name, true>>): readonly Name[] {
  return Object.keys(names) as Name[];
}

/** The shapes of modules. */
export const moduleShapes = /* @__PURE__ */ every<ModuleShape>({
  square: true,
  dot: true,
  rounded: true,
  "extra-rounded": true,
  classy: true,
  "classy-rounded": true,
  diamond: true,
  vertical: true,
  horizontal: true,
});

/** The shapes of finder patterns. */
export const finderShapes = /* @__PURE__ */ every<FinderShape>({ square: true, rounded: true, "extra-rounded": true, dot: true });

/** The shapes of frames. */
export const frameShapes = /* @__PURE__ */ every<NonNullable<Frame["shape"]>>({ plain: true, box: true, rounded: true, banner: true, bubble: true });
