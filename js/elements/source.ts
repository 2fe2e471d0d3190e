/** Another element whose content a code shows: the value of a field, the address of a link, or a text. */
export class Source {
  private element: Element | null = null;
  private observer: MutationObserver | undefined;
  private form: HTMLFormElement | null = null;

  /** @param changed - called after the content may have changed */
  constructor(private readonly changed: () => void) {}

  /** Follows the element with this id in the tree of `host`, and returns its content; undefined while there is none. */
  follow(host: Element, id: string): string | undefined {
    const root = host.getRootNode() as Document | ShadowRoot;
    const element = typeof root.getElementById === "function" ? root.getElementById(id) : null;
    if (element === null || element !== this.element) {
      this.stop();
      this.element = element;
      this.observer = new MutationObserver(this.changed);
      // An element that is not there yet may come later, since frameworks make elements in any order.
      if (element === null) this.observer.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ["id"] });
      else this.listen(element);
    }
    return element === null ? undefined : content(element);
  }

  /** Follows nothing any more. */
  stop(): void {
    this.observer?.disconnect();
    for (const name of ["input", "change"]) this.element?.removeEventListener(name, this.changed);
    this.form?.removeEventListener("reset", this.afterReset);
    this.element = null;
    this.form = null;
  }

  private listen(element: Element): void {
    this.observer?.observe(element, { characterData: true, childList: true, subtree: true, attributes: true, attributeFilter: ["href", "value", "id"] });
    for (const name of ["input", "change"]) element.addEventListener(name, this.changed);
    this.form = (element as HTMLInputElement).form ?? null;
    this.form?.addEventListener("reset", this.afterReset);
  }

  /** Waits a moment, since the event `reset` comes before the fields have their values back. */
  private readonly afterReset = (): void => {
    setTimeout(this.changed);
  };
}

function content(element: Element): string {
  const { value, href } = element as { value?: unknown; href?: unknown };
  if (typeof value === "string") return value;
  if (typeof href === "string") return href;
  return (element.textContent ?? "").trim();
}
