import { type Speech, speechOf } from "./words.js";

/** How to speak at the place where an element stands: in the language of the nearest `lang`, also outside its shadow tree, else the engine's. */
export function speechAt(host: Element): Speech {
  let place: Element | undefined = host;
  while (place !== undefined) {
    const named: Element | null = place.closest("[lang]");
    if (named !== null) return speechOf(named.getAttribute("lang") ?? "");
    const root: Node = place.getRootNode();
    place = root instanceof ShadowRoot ? root.host : undefined;
  }
  return speechOf(navigator.language ?? "");
}
