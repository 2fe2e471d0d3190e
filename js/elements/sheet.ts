const sheets = new WeakMap<Document, Map<string, CSSStyleSheet>>();

/**
 * Gives a shadow root its rules in a way that a strict policy allows: a constructed sheet, shared by all elements of a
 * document. Firefox before 101 and Safari before 16.4 construct none: there it is a `style` element, with the nonce of the
 * script if it had one.
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

/** Known only while the script runs for the first time. */
const nonce = typeof document === "undefined" ? "" : ((document.currentScript as HTMLScriptElement | null)?.nonce ?? "");
