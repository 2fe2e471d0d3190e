/** Milliseconds between two looks at fields whose value a script may have set, of which no event tells. */
const pause = 150;

const followed = new Set<() => void>();
let looking: ReturnType<typeof setInterval> | undefined;

/** Another element whose content a code shows: the value of a field, the address of a link, or a text. */
export class Source {
  private element: Element | null = null;
  private observer: MutationObserver | undefined;
  private form: HTMLFormElement | null = null;
  private last: string | undefined;

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
    this.last = element === null ? undefined : content(element);
    return this.last;
  }

  /** Tells where the content is no longer what was returned last. */
  readonly look = (): void => {
    if (this.element !== null && content(this.element) !== this.last) this.changed();
  };

  /** Follows nothing any more. */
  stop(): void {
    followed.delete(this.look);
    if (followed.size === 0) clearInterval(looking);
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
    // Attributes and texts are observed above. A property is not, and to put another in its place would be in the way of frameworks that do so.
    if (typeof (element as { value?: unknown }).value !== "string") return;
    if (followed.size === 0) looking = setInterval(() => followed.forEach((look) => look()), pause);
    followed.add(this.look);
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
