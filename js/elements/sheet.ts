const sheets = new WeakMap<Document, Map<string, CSSStyleSheet>>();

/**
 * Gives a shadow root its rules in a way that a strict policy allows: a constructed sheet, shared by all elements of a
 * document. Firefox before 101 and Safari before 16.4 construct none: there it is a `style` element, with the nonce of the
 * script if it had one, and where the policy refuses that, the properties one by one, which no policy forbids.
 */
export function adopt(root: ShadowRoot, rules: string): void {
  const { ownerDocument } = root;
  const constructor = ownerDocument.defaultView?.CSSStyleSheet ?? CSSStyleSheet;
  if (!("adoptedStyleSheets" in root) || !("replaceSync" in constructor.prototype)) {
    if (root.querySelector("style") !== null) return;
    const style = ownerDocument.createElement("style");
    if (nonce !== "") style.nonce = nonce;
    style.textContent = rules;
    root.append(style);
    if (style.sheet === null) setByHand(root, rules);
    return;
  }
  let own = sheets.get(ownerDocument);
  if (own === undefined) sheets.set(ownerDocument, (own = new Map<string, CSSStyleSheet>()));
  let sheet = own.get(rules);
  if (sheet === undefined) {
    sheet = new constructor();
    sheet.replaceSync(rules);
    own.set(rules, sheet);
  }
  root.adoptedStyleSheets = [sheet];
}

/** Sets what the plain rules say on the elements themselves, now and after each change. What needs a pseudo-class is left out. */
function setByHand(root: ShadowRoot, rules: string): void {
  const [plain = ""] = rules.split("@media");
  const parsed = Array.from(plain.matchAll(/([^{}]+)\{([^{}]*)\}/g), ([, selector, body]) => ({
    selector: (selector as string).trim(),
    properties: Array.from((body as string).matchAll(/([\w-]+):\s*([^;]+);/g), ([, name, value]) => [name, value] as [string, string]),
  }));
  const set = () => {
    for (const { selector, properties } of parsed) {
      if (selector.includes(":") && selector !== ":host") continue;
      const elements = selector === ":host" ? [root.host as HTMLElement] : root.querySelectorAll<HTMLElement>(selector);
      // `all` would take away what the view itself has set on the element.
      for (const { style, hidden } of elements) if (!hidden) for (const [name, value] of properties) if (name !== "all") style.setProperty(name, value);
      for (const element of elements) if (element.hidden) element.style.removeProperty("display");
    }
  };
  new MutationObserver(set).observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ["class", "hidden"] });
  set();
}

/** Known only while the script runs for the first time. */
const nonce = typeof document === "undefined" ? "" : ((document.currentScript as HTMLScriptElement | null)?.nonce ?? "");
