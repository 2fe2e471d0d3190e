import { checkTicket, HongbaoError, openTicket, parseReveal, type Ticket } from "hongbao";
import { html, nothing, type TemplateResult } from "lit/html.js";
import { problemText, textField } from "../field.js";
import { icon } from "../icons.js";
import type { Page } from "../page.js";
import { envelope } from "../packets/envelope.js";
import { focusSoon } from "../packets/focus.js";
import { unitOf } from "../packets/kept.js";
import { money } from "../packets/money.js";
import type { Stock } from "../packets/stock.js";

/** What the holder of a ticket sees. */
export interface HolderPanel {
  show(): TemplateResult;
  /** The ticket that is shown: a link, its fragment or its text. */
  link: string;
}

/** Milliseconds for which the coin spins, where motion is welcome. */
const spin = 700;

/** Makes the panel; `checkIn` takes a ticket to the host's place. */
export function holderPanel(stock: Stock, page: Page, checkIn: (link: string) => void): HolderPanel {
  let link = "";
  let phase: "closed" | "opening" | "opened" = "closed";
  let reveal = "";

  const press = () => {
    if (phase !== "closed") return;
    phase = "opening";
    page.changed();
    setTimeout(
      () => {
        phase = "opened";
        page.changed();
        focusSoon("#ticket-says");
      },
      matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : spin,
    );
  };

  const setLink = (next: string) => {
    if (next === link) return;
    [link, phase, reveal] = [next, "closed", ""];
    page.changed();
  };

  return {
    get link() {
      return link;
    },
    set link(next: string) {
      setLink(next);
    },
    show() {
      const words = page.words.tickets.holder;
      const { ticket, problem } = read(link);
      const field = textField({ id: "ticket", label: words.ticket, hint: words.ticketHint, value: link, rows: 3, problem: problem === undefined ? undefined : problemText(page, problem), set: (text) => setLink(text.trim()) });
      if (ticket === undefined) {
        return html`<div class="two">
          <section class="sheet fields"><h2>${words.heading}</h2>${field}</section>
          <section class="sheet"><div class="empty">${icon("tickets")}<p>${words.empty}</p></div></section>
        </div>`;
      }
      const own = stock.packets.find(({ commitment }) => commitment === ticket.commitment);
      return html`<div class="two holder">
        <section class="sheet stage" aria-label=${words.heading}>${paper(ticket)}</section>
        <div class="fields">
          ${own === undefined
            ? nothing
            : html`<section class="sheet fields">
                <p>${words.own(own.wish || page.words.packets.form.wishDefault)}</p>
                <div class="actions"><button type="button" class="primary" @click=${() => checkIn(link)}>${icon("check")}${words.checkIn}</button></div>
              </section>`}
          ${phase === "opened" ? said(ticket) : html`<section class="sheet fields"><p>${words.press}</p></section>`}
          <details class="sheet other"><summary>${words.other}</summary>${field}</details>
        </div>
      </div>`;
    },
  };

  function paper(ticket: Ticket): TemplateResult {
    const words = page.words.tickets.holder;
    const amount = money(ticket.amount, unitOf(ticket), page.language);
    const opened = phase === "opened";
    return html`${envelope({
        phase,
        wish: page.words.packets.form.wishDefault,
        note: words.number(ticket.index + 1),
        amount: opened ? amount : undefined,
        who: words.says,
        button: opened ? undefined : { label: "開", name: words.open, press },
      })}
      <p class="unseen" role="status">${opened ? words.spoken(ticket.index + 1, amount) : ""}</p>`;
  }

  function said(ticket: Ticket): TemplateResult {
    const words = page.words.tickets.holder;
    const verdict = reveal.trim() === "" ? undefined : judge(link, reveal);
    const problem = verdict instanceof HongbaoError && verdict.code === "reveal-malformed" ? problemText(page, verdict) : undefined;
    return html`<section class="sheet fields">
      <h2 id="ticket-says" tabindex="-1">${words.whatItSays}</h2>
      <dl class="facts">
        <dt>${words.share}</dt>
        <dd>${words.number(ticket.index + 1)}</dd>
        <dt>${words.amount}</dt>
        <dd>${money(ticket.amount, unitOf(ticket), page.language)}</dd>
        <dt>${words.commitment}</dt>
        <dd class="long">${ticket.commitment}</dd>
      </dl>
      <div class="note">${icon("warn")}<p>${words.provesNothing}</p></div>
      ${textField({
        id: "ticket-reveal",
        label: words.reveal,
        hint: words.revealHint,
        rows: 3,
        value: reveal,
        placeholder: '{"spec":"hb1",…}',
        problem,
        set(text) {
          reveal = text;
          page.changed();
        },
      })}
      <div role="status">
        ${verdict === undefined || problem !== undefined
          ? nothing
          : verdict instanceof HongbaoError
            ? html`<div class="stamp bad">${icon("close")}<strong>${words.forged}</strong></div>
                <p class="stamp-why">${problemText(page, oneBased(verdict))}</p>`
            : html`<div class="stamp good">${icon("check")}<strong>${words.genuine}</strong></div>
                <p class="stamp-why">${words.genuineWhy(ticket.index + 1, money(verdict.amount, unitOf(ticket), page.language))}</p>`}
      </div>
    </section>`;
  }
}

function read(link: string): { readonly ticket?: Ticket; readonly problem?: HongbaoError } {
  if (link === "") return {};
  try {
    return { ticket: openTicket(link) };
  } catch (problem) {
    if (!(problem instanceof HongbaoError)) throw problem;
    return { problem };
  }
}

/** Checks a ticket against a reveal with whatever prose around it. */
function judge(link: string, pasted: string): Ticket | HongbaoError {
  try {
    const [text = pasted] = /\{[^]*\}/.exec(pasted) ?? [];
    return checkTicket(link, parseReveal(text));
  } catch (problem) {
    if (!(problem instanceof HongbaoError)) throw problem;
    return problem;
  }
}

/** People count shares from 1. */
function oneBased(problem: HongbaoError): HongbaoError {
  const { index } = problem.data;
  return typeof index === "number" ? new HongbaoError(problem.code, { ...problem.data, index: index + 1 }) : problem;
}
