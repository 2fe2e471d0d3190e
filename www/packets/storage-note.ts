import { html, nothing, type TemplateResult } from "lit/html.js";
import { icon } from "../icons.js";
import type { Page } from "../page.js";
import type { Stock } from "./stock.js";

/** Says what the browser does not keep, or did not give back. */
export function storageNote({ fleeting, unread }: Stock, page: Page): TemplateResult | typeof nothing {
  const { trouble } = page.words.packets;
  if (unread !== undefined) return note(trouble.unread(unread));
  if (fleeting === undefined) return nothing;
  return note(fleeting === "blocked" ? trouble.blocked : trouble.memory);
}

function note(sentence: string): TemplateResult {
  return html`<div class="note warn" role="status">${icon("warn")}<p>${sentence}</p></div>`;
}
