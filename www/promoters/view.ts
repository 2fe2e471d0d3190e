import { parsePromoters } from "hongbao";
import { html, nothing } from "lit";
import { attempt, textField } from "../field.js";
import type { Page, View } from "../page.js";

/** Reads a list of promoters. */
export function promotersView(page: Page): View {
  let list = "";
  return {
    show() {
      const words = page.words.promoters;
      const { result: promoters, problem } = attempt(page, () => parsePromoters(list));
      return html`<h1>${words.heading}</h1>
        <p class="lead">${words.lead}</p>
        <section class="sheet">
          ${textField({
            id: "list",
            label: words.list,
            hint: words.listHint,
            value: list,
            rows: 8,
            problem,
            set(value) {
              list = value;
              page.changed();
            },
          })}
          ${promoters === undefined
            ? nothing
            : html`<ol>
                ${promoters.slice(0, 100).map(({ id }) => html`<li>${id}</li>`)}
              </ol>`}
        </section>`;
    },
    read() {},
    write: () => [],
  };
}
