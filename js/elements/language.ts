import type { Language } from "../explain.js";

/** The language of the place where an element stands: that of the nearest `lang`, also outside its shadow tree, else the engine's. */
export function languageOf(host: Element): Language {
  let place: Element | undefined = host;
  while (place !== undefined) {
    const named: Element | null = place.closest("[lang]");
    if (named !== null) return closest(named.getAttribute("lang") ?? "");
    const root: Node = place.getRootNode();
    place = root instanceof ShadowRoot ? root.host : undefined;
  }
  return closest(navigator.language ?? "");
}

/** The language among ours that serves the readers of another: traditional characters for Taiwan, Hong Kong and Macau. */
function closest(tag: string): Language {
  if (!/^zh\b/i.test(tag)) return "en";
  return /hant|-(tw|hk|mo)\b/i.test(tag) && !/hans/i.test(tag) ? "zh-TW" : "zh-CN";
}
