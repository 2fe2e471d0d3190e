/** Moves the focus after the page was rendered, since the element that had it may be gone; `sight` is what is to be seen whole then, if not the same. */
export function focusSoon(selector: string, sight?: string): void {
  setTimeout(() => {
    document.querySelector<HTMLElement>(selector)?.focus({ preventScroll: sight !== undefined });
    if (sight !== undefined) bringIntoSight(sight);
  });
}

/** Scrolls so far that an element is seen whole, as calmly as the person asks for. */
export function bringIntoSight(selector: string): void {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  document.querySelector(selector)?.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
}
