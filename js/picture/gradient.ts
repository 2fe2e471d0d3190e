import { choice, invalid, number } from "../option.js";
import type { Gradient } from "../style.js";
import type { Color, Flow } from "./drawing.js";

/**
 * Checks a gradient and lays it on a symbol: offsets 0 and 1 of a linear one fall on opposite corners, a radial one runs from
 * the centre to the corners, so that every colour is seen and no corner runs out.
 *
 * @param color - reads the colour of a stop, and throws what it throws where there is none
 * @throws HongbaoError `option-invalid`, and what `color` throws
 */
export function flow(gradient: Gradient, { width, height }: { readonly width: number; readonly height: number }, color: (value: unknown) => Color): Flow {
  const given: Gradient["stops"] | undefined = gradient?.stops;
  if (!Array.isArray(given)) throw invalid("dark", gradient, "a CSS colour, a gradient");
  const linear = choice("dark.type", gradient.type, ["linear", "radial"], "linear") === 0;
  const rotation = number("dark.rotation", gradient.rotation ?? 0);
  // Every offset is looked at before any colour.
  const offsets = given.map((stop) => Math.fround(number("dark.stops.offset", stop?.offset)));
  const stops = offsets.map((offset, place) => ({ offset, color: color(given[place]?.color) }));
  if (!Number.isFinite(rotation)) throw invalid("dark.rotation", rotation, "a finite number");
  if (stops.length === 0) throw invalid("dark.stops.length", 0, "1 …");
  let last = 0;
  for (const [stop, offset] of offsets.entries()) {
    if (!(last <= offset && offset <= 1)) throw invalid(`dark.stops.${stop}.offset`, offset, `${last} … 1`);
    last = offset;
  }
  const [x, y] = [width / 2, height / 2];
  if (!linear) return { axis: [x, y, Math.sqrt(x * x + y * y)], stops };
  const angle = ((rotation % 360) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const half = x * Math.abs(cos) + y * Math.abs(sin);
  return { axis: [near(x - cos * half), near(y - sin * half), near(x + cos * half), near(y + sin * half)], stops };
}

/** Rounds to 2⁻³⁰, so that what should be 0 is neither a little beside it nor -0. */
function near(value: number): number {
  return Math.round(value * 2 ** 30) / 2 ** 30 + 0;
}
