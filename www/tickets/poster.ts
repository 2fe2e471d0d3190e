import { qrToSvg } from "hongbao";
import { html, type TemplateResult } from "lit/html.js";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import type { Page } from "../page.js";
import type { PaperName } from "./paper.js";

/** A sheet for the wall: one code for all who come. */
export interface Poster {
  readonly paper: PaperName;
  /** The name of the occasion. */
  readonly event: string;
  /** What people are to do. */
  readonly howTo: string;
  readonly wish: string;
  /** How many shares there are, and of what. */
  readonly about: string;
  readonly commitment: string;
  /** What the code says. */
  readonly text: string;
}

/** What the code of a poster says: where its packet is verified, with the commitment filled in; the commitment alone where there is no address. */
export function posterText(commitment: string, base: string | undefined): string {
  return base === undefined ? commitment : `${base}#view=packets&show=verify&commitment=${commitment}`;
}

/** Shows the poster; every measure is a multiple of `--mm`. The code is the same for all, and tells no share. */
export function posterPage({ paper, event, howTo, wish, about, commitment, text }: Poster, page: Page): TemplateResult {
  const words = page.words.tickets;
  return html`<div class="ticket-page poster" data-paper=${paper}>
    <div class="poster-head">
      <p class="poster-event" data-length=${event.length > 14 ? "long" : "short"}>${event || words.card.event}</p>
      <p class="poster-wish">${wish || page.words.packets.form.wishDefault}</p>
    </div>
    <p class="poster-seal" aria-hidden="true">福</p>
    <p class="poster-about">${about}</p>
    <div class="poster-code">${unsafeHTML(qrToSvg(text, { errorCorrection: "M", label: words.poster.code }))}</div>
    <p class="poster-how">${howTo}</p>
    <p class="poster-commitment"><span>${words.poster.commitment}</span> ${commitment.match(/.{8}/g)?.join(" ")}</p>
  </div>`;
}
