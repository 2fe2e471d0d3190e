/** Moves the focus after the page was rendered, since the element that had it may be gone; `sight` is what is to be seen whole then, if not the same. */
export function focusSoon(selector: string, sight?: string): void {
  setTimeout(() => {
    document.querySelector<HTMLElement>(selector)?.focus({ preventScroll: sight !== undefined });
    if (sight !== undefined) bringIntoSight(sight);
  });
}

/** Scrolls so far that an element is seen whole; at once, since a slow way there ends where the page is drawn anew. */
export function bringIntoSight(selector: string): void {
  document.querySelector(selector)?.scrollIntoView({ block: "nearest", behavior: "instant" });
}
