import type { Scanned } from "hongbao/scan";
import { html, type TemplateResult } from "lit/html.js";
import { icon } from "../icons.js";
import type { Page } from "../page.js";
import { type Look, plain, writeLook } from "./look.js";

/** What can be done with the look as a whole. */
export interface Tools {
  readonly look: Look;
  readonly undo: (() => void) | undefined;
  readonly redo: (() => void) | undefined;
  readonly set: (change: Partial<Look>) => void;
}

/** The heading of the look, with undo, redo and reset; what there is none of cannot be pressed. */
export function toolBar(page: Page, { look, undo, redo, set }: Tools): TemplateResult {
  const words = page.words.codes;
  const untouched = look.logo === undefined && look.background === undefined && look.font === undefined && writeLook(look).length === 0;
  return html`<div class="actions tools">
    <h2>${words.look}</h2>
    <button type="button" class="quiet small" title=${words.undo} ?disabled=${undo === undefined} @click=${() => undo?.()}>${icon("undo")}<span class="unseen">${words.undo}</span></button>
    <button type="button" class="quiet small" title=${words.redo} ?disabled=${redo === undefined} @click=${() => redo?.()}>${icon("redo")}<span class="unseen">${words.redo}</span></button>
    <button type="button" class="quiet small" ?disabled=${untouched} @click=${() => set(plain)}>${words.reset}</button>
  </div>`;
}

/** What was read from a picture, in the place of the fields. */
export function readPanel(page: Page, found: Scanned, edit: () => void, another: () => void): TemplateResult {
  const words = page.words.codes.read;
  return html`<div class="fields">
    <h2>${words.result}</h2>
    <p class="long read-text">${found.text}</p>
    <p class="hint">${words.kept}</p>
    <div class="actions">
      <button type="button" class="small" @click=${edit}>${words.edit}</button>
      <button type="button" class="small" @click=${another}>${icon("camera")}${words.another}</button>
    </div>
  </div>`;
}
