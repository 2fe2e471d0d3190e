/** Moves the focus after the page was rendered, since the element that had it may be gone. */
export function focusSoon(selector: string): void {
  setTimeout(() => document.querySelector<HTMLElement>(selector)?.focus());
}
