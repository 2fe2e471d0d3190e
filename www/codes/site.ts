import { html, type TemplateResult } from "lit/html.js";
import { copyText } from "../download.js";
import { choiceField } from "../field.js";
import { icon } from "../icons.js";
import type { Page } from "../page.js";
import type { Look } from "./look.js";
import { type Place, places, snippet } from "./snippets.js";

/** The present set-up as a program, ready to copy. */
export interface Site {
  show(text: string, look: Look): TemplateResult;
}

export function createSite(page: Page): Site {
  let place: Place = "element";
  const copy = async (code: string) => page.say((await copyText(code)) ? page.words.shell.copied : page.words.shell.copyRefused);
  return {
    show(text, look) {
      const words = page.words.codes.site;
      const code = snippet(place, text, look);
      return html`${choiceField<Place>({ id: "site-place", label: words.place, value: place, choices: places.map((value) => ({ value, label: words.places[value] })), set: (chosen) => ((place = chosen), page.changed()) })}
          <p class="hint">${words.install}</p>
          <pre class="snippet" tabindex="0" role="region" aria-label=${words.places[place]}><code>${code}</code></pre>
          <div class="actions"><button type="button" class="small copy-snippet" @click=${() => copy(code)}>${icon("copy")}${words.copy}</button></div>`;
    },
  };
}
