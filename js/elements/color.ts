import { HongbaoError } from "../index.js";

/**
 * Returns a colour as the engine computes it where `probe` stands, so that `var()`, `color-mix()`, `light-dark()`, relative colours, the
 * colours of the system and `currentColor` mean what they mean in the page. What the engine does not take is returned as it stands, for
 * the core to judge.
 *
 * @param probe - an element in the page that has no look of its own
 * @throws HongbaoError `color-invalid` where a custom property is named that is not there
 */
export function computedColor(probe: HTMLElement, text: string): string {
  if (/^\s*(#[0-9a-f]+|transparent)\s*$/i.test(text)) return text;
  const computed = compute(probe, text);
  if (computed === undefined) return text;
  if (/^rgba?\(/.test(computed)) return computed;
  // Engines that compute other functions than rgb() mix colours too. A colour mixed with itself is the colour, written in sRGB.
  const [, written = ""] = /^color\(srgb ([^)]*)\)$/.exec(compute(probe, `color-mix(in srgb, ${text}, ${text})`) ?? "") ?? [];
  const [red, green, blue, alpha = 1] = written.split(/[\s/]+/).map((number) => (number === "none" ? 0 : Number(number)));
  if (red === undefined || green === undefined || blue === undefined) return computed;
  const channels = [red, green, blue].map((channel) => Math.round(255 * Math.min(1, Math.max(0, channel))));
  return alpha < 1 ? `rgba(${channels.join(", ")}, ${alpha})` : `rgb(${channels.join(", ")})`;
}

/** What the engine makes of a colour, undefined where it does not take it. @throws `color-invalid` */
function compute(probe: HTMLElement, text: string): string | undefined {
  const { style } = probe;
  for (const property of ["background-color", "border-top-color"]) {
    style.setProperty(property, "");
    style.setProperty(property, text);
  }
  if (style.backgroundColor === "") return undefined;
  const { backgroundColor, borderTopColor } = getComputedStyle(probe);
  // A custom property that is not there leaves both as they were at first: the ground transparent, and the border in the colour of the text.
  if (backgroundColor !== borderTopColor) throw new HongbaoError("color-invalid", { value: text });
  return backgroundColor;
}
