/** What the elements extend. Node and server renders, which have no elements, still import the classes. */
export const Base: typeof HTMLElement = typeof HTMLElement === "undefined" ? (class {} as unknown as typeof HTMLElement) : HTMLElement;

/** The element's own root: the one that came with the page (a declarative one), or a new one. */
export function rootOf(host: HTMLElement, internals: ElementInternals | undefined, delegatesFocus = false): ShadowRoot {
  return internals?.shadowRoot ?? host.shadowRoot ?? host.attachShadow({ mode: "open", delegatesFocus });
}

/** The element's internals, where the engine has them: Firefox 93, Safari 16.4. */
export function internalsOf(host: HTMLElement): ElementInternals | undefined {
  return typeof host.attachInternals === "function" ? host.attachInternals() : undefined;
}

/** Makes an element with a class, children in order, and attributes. */
export function make<Name extends keyof HTMLElementTagNameMap>(name: Name, attributes: Readonly<Record<string, string>> = {}, ...children: readonly (Node | string)[]): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...children);
  return element;
}

/** Dispatches an event that leaves the shadow tree and climbs. */
export function tell(host: HTMLElement, name: string, detail: unknown): void {
  host.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
}
