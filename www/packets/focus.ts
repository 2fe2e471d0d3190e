/** Moves the focus once the page has been shown anew: what had it may be gone. */
export function focusSoon(selector: string): void {
  setTimeout(() => document.querySelector<HTMLElement>(selector)?.focus());
}
