/**
 * Turns a state on or off: `:state(name)`. Chromium 90 to 124 knows it as `:--name`; an engine without custom states gets the
 * attribute `state-name`.
 */
export function setState(host: HTMLElement, internals: ElementInternals | undefined, name: string, on: boolean): void {
  const states = (internals as { states?: Set<string> } | undefined)?.states;
  if (states === undefined) {
    host.toggleAttribute(`state-${name}`, on);
  } else if (on) {
    try {
      states.add(name);
    } catch {
      states.add(`--${name}`);
    }
  } else {
    states.delete(name);
    states.delete(`--${name}`);
  }
}
