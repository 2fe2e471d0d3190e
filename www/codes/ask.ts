import { html, nothing, type TemplateResult } from "lit/html.js";
import { icon } from "../icons.js";
import type { Page } from "../page.js";
import type { Look } from "./look.js";
import type { Mend } from "./mend.js";

/** A code that does not scan is to be saved, copied or shared. */
export interface Asking {
  readonly what: "save" | "copy" | "share";
  readonly sentence: string;
  readonly remedies: Mend["remedies"];
  /** What the person wants: to mend, to have it anyway, or neither. */
  readonly answered: (change?: Partial<Look>, anyway?: boolean) => void;
}

/** Asks before a code leaves the page that does not scan. */
export function askPanel(page: Page, asking: Asking | undefined): TemplateResult {
  const words = page.words.codes.ask;
  return html`<dialog id="ask" aria-labelledby="ask-heading" @close=${() => asking?.answered()}>
    ${asking === undefined
      ? nothing
      : html`<div class="fields">
          <h2 id="ask-heading">${words.headings[asking.what]}</h2>
          <p class="note bad">${icon("stop")}<span>${asking.sentence}</span></p>
          <div class="actions">
            ${asking.remedies.slice(0, 2).map(({ label, change }, place) => html`<button type="button" class=${place === 0 ? "primary" : ""} @click=${() => asking.answered(change)}>${label}</button>`)}
            <button type="button" @click=${() => asking.answered(undefined, true)}>${words.anyways[asking.what]}</button>
            <button type="button" class="quiet" @click=${() => asking.answered()}>${words.cancel}</button>
          </div>
        </div>`}
  </dialog>`;
}
