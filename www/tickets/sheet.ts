import { issueTickets, qrToSvg, type Unit } from "hongbao";
import { html, type TemplateResult } from "lit/html.js";
import { repeat } from "lit/directives/repeat.js";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import type { Page } from "../page.js";
import { type KeptPacket, packetOf, unitOf } from "../packets/kept.js";
import { money } from "../packets/money.js";
import { type CardName, cardSizes, cutLines, cutMarks, type Line, type PaperName, papers } from "./paper.js";

/** What is printed. */
export interface Sheet {
  readonly paper: PaperName;
  readonly card: CardName;
  /** The name of the occasion. */
  readonly event: string;
  /** What the holder is to do. */
  readonly howTo: string;
  /** Whether the amount stands on the card; it is in the code in any case. */
  readonly amounts: boolean;
  readonly tickets: readonly PrintedTicket[];
  readonly unit: Unit;
  readonly commitment: string;
  readonly count: number;
}

/** A ticket as it stands on a card. */
export interface PrintedTicket {
  /** From 0. */
  readonly index: number;
  readonly amount: bigint;
  /** What the code says. */
  readonly text: string;
}

/**
 * Issues the tickets of a packet: links, or the texts alone where there is no address.
 *
 * @throws HongbaoError `base-invalid`
 */
export function printedTickets(kept: KeptPacket, base: string | undefined): readonly PrintedTicket[] {
  const packet = packetOf(kept);
  // Any address will do for the text alone, which holds neither it nor the unit; whoever checks the text in knows the packet's unit.
  const links = issueTickets(packet, base ?? "https://localhost/", unitOf(kept));
  return links.map((link, index) => ({
    index,
    amount: packet.shares[index] as bigint,
    text: base === undefined ? (/#ticket=([^&]*)/.exec(link)?.[1] ?? "") : link,
  }));
}

/** How many pages a sheet has. */
export function pageCount({ card, tickets }: Sheet): number {
  const { columns, rows } = cardSizes[card];
  return Math.ceil(tickets.length / (columns * rows));
}

/** Shows pages of a sheet, all of them or the first ones; every measure is a multiple of `--mm`. */
export function sheetPages(sheet: Sheet, page: Page, most = Number.POSITIVE_INFINITY): TemplateResult {
  const { columns, rows } = cardSizes[sheet.card];
  const size = columns * rows;
  const pages = Array.from({ length: Math.min(most, pageCount(sheet)) }, (_, place) => sheet.tickets.slice(place * size, (place + 1) * size));
  return html`${pages.map((tickets) => onePage(sheet, tickets, page))}`;
}

function onePage(sheet: Sheet, tickets: readonly PrintedTicket[], page: Page): TemplateResult {
  const paper = papers[sheet.paper];
  const card = cardSizes[sheet.card];
  const line = ({ x1, y1, x2, y2 }: Line) => `M${x1} ${y1}L${x2} ${y2}`;
  return html`<div class="ticket-page" data-paper=${sheet.paper} data-card=${sheet.card}>
    <svg class="cuts" viewBox="0 0 ${paper.width} ${paper.height}" aria-hidden="true">
      <path class="cut-lines" d=${cutLines(paper, card).map(line).join("")}></path>
      <path class="cut-marks" d=${cutMarks(paper, card).map(line).join("")}></path>
    </svg>
    <ol class="ticket-cards">
      ${repeat(
        tickets,
        ({ text }) => text,
        (ticket) => oneCard(sheet, ticket, page),
      )}
    </ol>
  </div>`;
}

/** The code is drawn as vectors in the page itself, so that it is there the moment the page is printed. */
function oneCard(sheet: Sheet, { index, amount, text }: PrintedTicket, page: Page): TemplateResult {
  const words = page.words.tickets.card;
  const digits = String(sheet.count).length;
  return html`<li class="ticket-card">
    <div class="ticket-says">
      <p class="ticket-event" data-length=${sheet.event.length > 14 ? "long" : "short"}>${sheet.event || words.event}</p>
      <p class="ticket-number">${words.number(String(index + 1).padStart(digits, "0"), sheet.count)}</p>
      <p class="ticket-amount">${sheet.amounts ? money(amount, sheet.unit, page.language) : words.sealed}</p>
      <p class="ticket-how">${sheet.howTo}</p>
      <p class="ticket-commitment">${words.commitment} ${sheet.commitment.slice(0, 8)}…</p>
    </div>
    <div class="ticket-code">${unsafeHTML(qrToSvg(text, { errorCorrection: "M", label: words.code(index + 1) }))}</div>
  </li>`;
}
