import { qrToPng } from "hongbao";
import { html, nothing, type TemplateResult } from "lit/html.js";
import { copyText, download } from "../download.js";
import { icon } from "../icons.js";
import type { Page } from "../page.js";
import type { PrintedTicket } from "./sheet.js";

/** Rows that are shown; whoever has more guests than that prints. */
const most = 200;

/** Pixels across of a ticket's picture. */
const across = 720;

/** Each ticket by itself, for guests who are not in the room: a text or link to copy and share, and a picture. */
export function guestList(tickets: readonly PrintedTicket[], page: Page): TemplateResult {
  const words = page.words.tickets.guests;
  const copy = async ({ text }: PrintedTicket) => page.say((await copyText(text)) ? page.words.shell.copied : page.words.shell.copyRefused);
  const picture = ({ index, text }: PrintedTicket) => download(new Blob([qrToPng(text, { size: across })], { type: "image/png" }), `hongbao-ticket-${index + 1}.png`);
  const share = async ({ text }: PrintedTicket) => {
    try {
      await navigator.share(/^https?:/.test(text) ? { url: text } : { text });
    } catch (problem) {
      // The person has thought better of it.
      if (!(problem instanceof DOMException && problem.name === "AbortError")) page.say(page.words.shell.copyRefused);
    }
  };
  const canShare = typeof navigator.share === "function";
  return html`<details class="guests">
    <summary>${words.heading}</summary>
    <p class="hint">${words.hint}</p>
    <ul>
      ${tickets.slice(0, most).map(
        (ticket) => html`<li>
          <span class="guest-number">${words.number(ticket.index + 1)}</span>
          <button type="button" class="small" aria-label=${words.copyOf(ticket.index + 1)} @click=${() => copy(ticket)}>${icon("copy")}${words.copy}</button>
          ${canShare ? html`<button type="button" class="small" aria-label=${words.shareOf(ticket.index + 1)} @click=${() => share(ticket)}>${icon("share")}${words.share}</button>` : nothing}
          <button type="button" class="small" aria-label=${words.pictureOf(ticket.index + 1)} @click=${() => picture(ticket)}>${icon("download")}${words.picture}</button>
        </li>`,
      )}
    </ul>
    ${tickets.length > most ? html`<p class="hint">${words.more(tickets.length - most)}</p>` : nothing}
  </details>`;
}
