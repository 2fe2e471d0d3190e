import { HongbaoError } from "../error.js";
import { choice, invalid } from "../option.js";
import type { Gradient } from "../style.js";
import type { Color, Flow } from "./drawing.js";

/**
 * Checks a gradient and finds its place on a symbol: offsets 0 and 1 fall on opposite corners, so that every colour is seen and no
 * corner runs out.
 *
 * @throws HongbaoError `option-invalid`, and what `color` throws
 */
export function flow(gradient: Gradient, { width, height }: { readonly width: number; readonly height: number }, color: (value: unknown) => Color): Flow {
  if (gradient === null || !Array.isArray(gradient.stops)) throw invalid("dark", gradient, "a CSS colour, a gradient");
  const radial = choice("dark.type", gradient.type, ["linear", "radial"], "linear") === 1;
  const rotation = number("dark.rotation", gradient.rotation ?? 0);
  const wrong = (data: Record<string, string | number>) => new HongbaoError("option-invalid", data);
  const given: Gradient["stops"] = gradient.stops;
  const stops = given.map((stop) => ({ offset: Math.fround(number("dark.stops.offset", stop?.offset)), color: color(stop?.color) }));
  if (!radial && !Number.isFinite(rotation)) throw wrong({ option: "rotation" });
  if (stops.length === 0) throw wrong({ option: "stops", stops: 0, least: 1 });
  let last = 0;
  for (const [stop, { offset }] of stops.entries()) {
    if (!(offset >= last && offset <= 1)) throw wrong({ option: "offset", stop });
    last = offset;
  }
  const [x, y] = [width / 2, height / 2];
  if (radial) return { axis: [x, y, Math.hypot(x, y)], stops };
  const angle = ((rotation % 360) * Math.PI) / 180;
  // What is 0 but for rounding is 0.
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)].map((part) => Math.round(part * 1e12) / 1e12) as [number, number];
  const half = x * Math.abs(cos) + y * Math.abs(sin);
  return { axis: [x - cos * half, y - sin * half, x + cos * half, y + sin * half], stops };
}

function number(option: string, value: unknown): number {
  if (typeof value !== "number") throw invalid(option, value, "a number");
  return value;
}
