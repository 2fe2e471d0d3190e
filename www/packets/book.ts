import { type LedgerTotals, ledgerTotals } from "hongbao";
import { html, nothing, type TemplateResult } from "lit/html.js";
import { download } from "../download.js";
import { problemText, textField } from "../field.js";
import { icon } from "../icons.js";
import type { Page } from "../page.js";
import { packetCsv } from "./csv.js";
import { envelope } from "./envelope.js";
import { bringIntoSight, focusSoon } from "./focus.js";
import { type Claimed, claimed, endedTooSoon, type KeptPacket, observed, refunded, reopened, unitOf } from "./kept.js";
import { money, moment } from "./money.js";
import { commitmentLine, copyAndSay } from "./sealed.js";
import { firstShown, shareList } from "./shares.js";
import { type Stock, stockProblem } from "./stock.js";

/** A packet that was sent: opening, what was claimed, the end. */
export interface BookPanel {
  show(kept: KeptPacket): TemplateResult;
  /** To be called every second while the panel is shown: the countdown goes on, and the end is noted. */
  tick(kept: KeptPacket): void;
  /** Forgets what was just opened, for another packet. */
  reset(): void;
}

/** The coin spins for at least so many milliseconds, unless the person asked for less motion. */
const spin = 700;

/** Makes the panel; `verify` takes a packet's reveal to the place where reveals are checked. */
export function bookPanel(stock: Stock, page: Page, verify: (kept: KeptPacket) => void): BookPanel {
  let who = "";
  let phase: "closed" | "opening" | "opened" = "closed";
  let last: (Omit<Claimed, "kept"> & { readonly who: string }) | undefined;
  /** What the list shows while the coin spins, so that it does not tell before the envelope does. */
  let frozen: KeptPacket | undefined;
  let problem: string | undefined;
  let shown = firstShown;
  let revealed = false;

  const open = async (kept: KeptPacket) => {
    if (phase === "opening") return;
    if (phase === "opened") {
      phase = "closed";
      page.changed();
      // A host who typed a name will type the next one. After the last share there is no coin that could have the focus.
      focusSoon(kept.ledger?.claims.length === kept.ledger?.shares.length ? "#standing" : last?.who ? "#who" : ".coin");
      return;
    }
    [phase, frozen, problem] = ["opening", kept, undefined];
    bringIntoSight(".stage .envelope");
    page.changed();
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const rest = new Promise((resolve) => setTimeout(resolve, calm ? 0 : spin));
    const name = who.trim();
    try {
      const { index, amount } = await stock.change(kept.id, (packet) => claimed(packet, name, new Date()));
      last = { index, amount, who: name };
      await rest;
      [phase, who] = ["opened", ""];
    } catch (thrown) {
      phase = "closed";
      problem = stockProblem(thrown, page) ?? problemText(page, thrown);
    }
    frozen = undefined;
    page.changed();
  };

  const refund = async (kept: KeptPacket) => {
    try {
      await stock.change(kept.id, (packet) => ({ kept: refunded(packet, new Date()) }));
      focusSoon("#standing");
      problem = undefined;
    } catch (thrown) {
      problem = stockProblem(thrown, page) ?? problemText(page, thrown);
    }
    page.changed();
  };

  const reopen = async (kept: KeptPacket) => {
    try {
      await stock.change(kept.id, (packet) => ({ kept: reopened(packet, new Date(), page.words.packets.book.wrongClock) }));
      focusSoon("#standing");
      problem = undefined;
    } catch (thrown) {
      problem = stockProblem(thrown, page) ?? problemText(page, thrown);
    }
    page.changed();
  };

  return {
    reset() {
      [who, phase, last, frozen, problem, shown, revealed] = ["", "closed", undefined, undefined, undefined, firstShown, false];
    },
    tick(kept) {
      if (kept.ledger === null) return;
      const now = new Date();
      const ended = now.toISOString() >= kept.ledger.expiresAt && kept.ledger.seenAt < kept.ledger.expiresAt;
      if (ended) void stock.change(kept.id, (packet) => ({ kept: observed(packet, now) })).catch(() => undefined);
      page.changed();
    },
    show(current) {
      const kept = frozen ?? current;
      const { ledger } = kept;
      if (ledger === null) return html``;
      const words = page.words.packets.book;
      const totals = ledgerTotals(ledger, new Date());
      const unit = unitOf(kept);
      const onPaper = kept.printed && totals.state === "open";
      const canOpen = totals.state === "open" && !onPaper;
      return html`
        <div class="book">
          <div class="stage">
            ${stage(kept, totals)}
            ${canOpen
              ? html`<form
                  class="who"
                  @submit=${(event: Event) => {
                    event.preventDefault();
                    void open(current);
                  }}
                >
                  ${textField({
                    id: "who",
                    label: words.who,
                    value: who,
                    placeholder: words.whoExample,
                    problem,
                    set(value) {
                      [who, problem] = [value, undefined];
                      if (phase === "opened") phase = "closed";
                      page.changed();
                    },
                  })}
                </form>`
              : html`<p class="problem" role="alert">${problem ?? ""}</p>`}
            ${onPaper
              ? html`<div class="note">
                  ${icon("tickets")}
                  <div class="fields">
                    <p>${words.onPaper}</p>
                    <div class="actions"><a class="button" href="#view=tickets&show=check-in">${words.checkIn}</a></div>
                  </div>
                </div>`
              : nothing}
          </div>
          <div class="progress">
            ${standing(kept, totals)}
            ${totals.state === "expired"
              ? html`<div class="note warn">
                  ${icon("clock")}
                  <div class="fields">
                    <p>${words.expired(ledger.shares.length - ledger.claims.length, money(totals.left, unit, page.language), moment(ledger.expiresAt, page.language))}</p>
                    <div class="actions"><button type="button" class="primary" @click=${() => refund(current)}>${words.refund(money(totals.left, unit, page.language))}</button></div>
                  </div>
                </div>`
              : nothing}
            ${(totals.state === "expired" || totals.state === "refunded") && endedTooSoon(kept, new Date())
              ? html`<div class="note warn">
                  ${icon("clock")}
                  <div class="fields">
                    <p>${words.tooSoon(moment(ledger.expiresAt, page.language), moment(ledger.seenAt, page.language))}</p>
                    <div class="actions"><button type="button" class="reopen" @click=${() => reopen(current)}>${words.reopen}</button></div>
                  </div>
                </div>`
              : nothing}
            ${ledger.claims.length === 0 ? html`<p class="empty">${onPaper ? words.nothingChecked : words.nothingYet}</p>` : claims(kept, totals)}
          </div>
        </div>
        ${ending(kept, totals)}
      `;
    },
  };

  function stage(kept: KeptPacket, totals: LedgerTotals): TemplateResult {
    const words = page.words.packets;
    const unit = unitOf(kept);
    const left = (kept.ledger?.shares.length ?? 0) - (kept.ledger?.claims.length ?? 0);
    const wish = kept.wish || words.form.wishDefault;
    const nameOf = (index: number, name: string | undefined) => name || words.number(index + 1);
    // What was opened last stays in sight until the next one, but not beyond the end.
    const opened = phase === "opened" && (totals.state === "open" || totals.state === "finished") ? last : undefined;
    if (opened !== undefined || totals.state === "open") {
      const name = opened === undefined ? "" : nameOf(opened.index, opened.who);
      const amount = opened === undefined ? undefined : money(opened.amount, unit, page.language);
      const button = opened === undefined ? { label: "開", name: words.book.open } : totals.state === "open" ? { label: words.book.next, name: words.book.next } : { label: words.book.everyone, name: words.book.everyone };
      return html`${envelope({
          phase,
          wish,
          note: opened === undefined || opened.who === "" ? words.book.left(left) : words.number(opened.index + 1),
          amount,
          who: name,
          // What is on paper goes to whoever brings the paper.
          button: kept.printed && opened === undefined ? undefined : { ...button, press: () => void open(kept) },
        })}
        <p class="unseen" role="status">${amount === undefined ? "" : words.book.got(name, amount)}</p>`;
    }
    const best = kept.ledger?.claims.find(({ index }) => index === totals.best);
    const share = best === undefined ? undefined : kept.ledger?.shares[best.index];
    return envelope({
      phase: share === undefined ? "closed" : "opened",
      wish,
      note: words.states[totals.state],
      amount: share === undefined ? undefined : money(BigInt(share), unit, page.language),
      who: best === undefined ? undefined : nameOf(best.index, best.who),
      seal: share === undefined ? undefined : words.best,
    });
  }

  function standing(kept: KeptPacket, totals: LedgerTotals): TemplateResult {
    const words = page.words.packets.book;
    const unit = unitOf(kept);
    const { ledger } = kept;
    if (ledger === null) return html``;
    const total = money(BigInt(kept.reveal.total), unit, page.language);
    const sentence =
      totals.state === "finished"
        ? words.finished(ledger.shares.length, total, words.duration(totals.seconds ?? 0))
        : totals.state === "refunded"
          ? words.refunded(ledger.claims.length, ledger.shares.length, money(totals.claimed, unit, page.language), money(totals.refunded, unit, page.language))
          : words.standing(ledger.claims.length, ledger.shares.length, money(totals.claimed, unit, page.language), total);
    return html`<div class="standing">
      <p class="sentence" id="standing" tabindex="-1" role="status">${sentence}</p>
      <progress max=${ledger.shares.length} value=${ledger.claims.length} aria-label=${words.progress}></progress>
      ${totals.state === "open" ? html`<p class="countdown" role="timer">${icon("clock")}<span>${words.ends(countdown(ledger.expiresAt), moment(ledger.expiresAt, page.language))}</span></p>` : nothing}
    </div>`;
  }

  function claims(kept: KeptPacket, totals: LedgerTotals): TemplateResult {
    const { ledger } = kept;
    if (ledger === null) return html``;
    const lines = ledger.claims
      .map(({ index, who: name, at }) => ({
        index,
        amount: BigInt(ledger.shares[index] ?? "0"),
        who: name,
        time: moment(at, page.language, true),
        best: totals.best === index,
      }))
      .reverse();
    const more = () => {
      shown += 500;
      page.changed();
    };
    return shareList(lines, unitOf(kept), shown, more, page);
  }

  /** What stays to be done at any time, and after the end: export and reveal. */
  function ending(kept: KeptPacket, totals: LedgerTotals): TemplateResult {
    const words = page.words.packets.book;
    const csv = () => download(new Blob([packetCsv(kept, page.words.packets)], { type: "text/csv;charset=utf-8" }), `hongbao-${kept.commitment.slice(0, 8)}.csv`);
    const text = JSON.stringify(kept.reveal);
    const toggle = () => {
      revealed = !revealed;
      page.changed();
    };
    return html`<section class="after">
      <div class="actions">
        <button type="button" @click=${csv}>${icon("download")}${words.csv}</button>
        ${totals.state === "open" ? nothing : html`<button type="button" aria-expanded=${revealed ? "true" : "false"} @click=${toggle}>${words.reveal}</button>`}
      </div>
      ${totals.state === "open" ? html`<p class="hint">${words.revealLater}</p>` : nothing}
      ${revealed && totals.state !== "open"
        ? html`<div class="reveal">
            <p class="hint">${words.revealWhy}</p>
            ${commitmentLine(kept.commitment, page)}
            <pre class="long" tabindex="0" aria-label=${words.reveal}>${text}</pre>
            <div class="actions">
              <button type="button" class="primary" @click=${() => copyAndSay(text, page)}>${icon("copy")}${words.copyReveal}</button>
              <button type="button" @click=${() => verify(kept)}>${icon("check")}${words.verify}</button>
            </div>
          </div>`
        : nothing}
    </section>`;
  }
}

/** Hours, minutes and seconds until an instant, `26:03:09`. */
export function countdown(iso: string): string {
  const seconds = Math.max(0, Math.ceil((Date.parse(iso) - Date.now()) / 1000));
  const two = (number: number) => String(number).padStart(2, "0");
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
