import { formatAmount, openTicket } from "hongbao";
import { html, nothing } from "lit";
import { attempt, textField } from "../field.js";
import type { Page, View } from "../page.js";

/** Opens a ticket by its link. */
export function ticketsView(page: Page): View {
  let link = "";
  return {
    show() {
      const words = page.words.tickets;
      const { result: ticket, problem } = link === "" ? { result: undefined, problem: undefined } : attempt(page, () => openTicket(link));
      return html`<h1>${words.heading}</h1>
        <p class="lead">${words.lead}</p>
        <section class="sheet">
          ${textField({
            id: "ticket",
            label: words.ticket,
            value: link,
            rows: 3,
            problem,
            set(value) {
              link = value.trim();
              page.changed();
            },
          })}
          ${ticket === undefined
            ? nothing
            : html`<dl class="facts">
                <dt>${words.amount}</dt>
                <dd>${formatAmount(ticket.amount, ticket.decimals)} ${ticket.currency}</dd>
                <dt>${words.number}</dt>
                <dd>${ticket.index + 1}</dd>
                <dt>${words.commitment}</dt>
                <dd class="long">${ticket.commitment}</dd>
              </dl>`}
        </section>`;
    },
    read(setup) {
      if (setup.has("ticket")) link = `#${[...setup].map(([name, value]) => `${name}=${value}`).join("&")}`;
    },
    write: () => (/^#ticket=/.test(link) ? [...new URLSearchParams(link.slice(1))] : []),
  };
}
