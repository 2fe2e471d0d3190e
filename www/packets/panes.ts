import { html, type TemplateResult } from "lit/html.js";

/** Parts of a view, of which one is shown. */
export function panes<Name extends string>(label: string, names: readonly { readonly name: Name; readonly label: string }[], current: Name, go: (name: Name) => void): TemplateResult {
  return html`<nav class="panes" aria-label=${label}>
    ${names.map((pane) => html`<button type="button" aria-current=${pane.name === current ? "true" : "false"} @click=${() => go(pane.name)}>${pane.label}</button>`)}
  </nav>`;
}
