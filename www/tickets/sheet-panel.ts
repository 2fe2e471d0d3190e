import { encodeQr, HongbaoError, sealRedPacket } from "hongbao";
import { html, nothing, render, type TemplateResult } from "lit/html.js";
import { choiceField, problemText, selectField, textField, tickField } from "../field.js";
import { icon } from "../icons.js";
import { completeLink } from "../link.js";
import type { Page } from "../page.js";
import { type Draft, readDraft } from "../packets/draft.js";
import { focusSoon } from "../packets/focus.js";
import { draftForm } from "../packets/form.js";
import { keep, type KeptPacket, printed, unitOf } from "../packets/kept.js";
import { stateOf } from "../packets/list.js";
import { money } from "../packets/money.js";
import { freshDraft } from "../packets/setup.js";
import { type Stock, stockProblem } from "../packets/stock.js";
import { printer } from "../print/place.js";
import { type CardName, cardSizes, type PaperName } from "./paper.js";
import { guestList } from "./guests.js";
import { type Poster, posterPage, posterText } from "./poster.js";
import { pageCount, type PrintedTicket, printedTickets, type Sheet, sheetPages } from "./sheet.js";

/** What the panel remembers. */
export interface SheetSettings {
  /** A card for every share, or one poster for all. */
  print: "cards" | "poster";
  event: string;
  howTo: string;
  paper: PaperName;
  card: CardName;
  amounts: boolean;
  /** Whether the codes are links, or the texts of the tickets alone. */
  link: boolean;
  base: string;
  from: string;
  to: string;
}

/** The place where tickets are made and printed. */
export interface SheetPanel {
  readonly settings: SheetSettings;
  show(): TemplateResult;
  /** Puts the whole sheet where the printer finds it, and takes it away again. */
  layOut(): void;
  putAway(): void;
}

/** A browser can lay out so many cards at once. The host prints the others by giving their numbers. */
const mostCards = 500;

/** Modules smaller than this are hard to read from paper, in millimetres. */
const leastModule = 0.4;

/** Makes the panel. */
export function sheetPanel(stock: Stock, page: Page): SheetPanel {
  const address = /^https?:$/.test(location.protocol) ? `${location.origin}${location.pathname}` : "";
  const settings: SheetSettings = { print: "cards", event: "", howTo: "", paper: "a4", card: "small", amounts: false, link: address !== "", base: address, from: "", to: "" };
  let begun: Draft | undefined;
  let chosen: string | undefined;
  let problem: string | undefined;
  let sheet: (Sheet & { readonly id: string }) | undefined;
  let poster: Poster | undefined;
  let issued: { readonly key: string; readonly tickets: readonly PrintedTicket[] } | undefined;

  const set = (change: Partial<SheetSettings>) => {
    Object.assign(settings, change);
    page.changed();
  };
  const draft = () => (begun ??= { ...freshDraft(page.language), total: "300", count: "30", rule: "equal" });
  const ready = () => stock.packets.filter((kept) => ["sealed", "open"].includes(stateOf(kept)));

  const seal = async (event: Event) => {
    event.preventDefault();
    const { request } = readDraft(draft(), new Date());
    if (request === undefined) {
      (event.target as HTMLElement).querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    try {
      const kept = keep(sealRedPacket(request.total, request.count, request.options), request.terms, new Date());
      await stock.add(kept);
      void navigator.storage?.persist?.().catch(() => false);
      [chosen, problem] = [kept.id, undefined];
    } catch (thrown) {
      problem = stockProblem(thrown, page) ?? problemText(page, thrown);
    }
    page.changed();
    // The next thing to say is what the occasion is called.
    focusSoon("#sheet-event");
  };

  // From then on no word is mixed in: the amounts are on paper.
  const notePrinted = (id: string) => stock.change(id, (packet) => ({ kept: printed(packet) }));

  const print = async (kept: KeptPacket) => {
    try {
      await notePrinted(kept.id);
    } catch (thrown) {
      problem = stockProblem(thrown, page) ?? problemText(page, thrown);
      page.changed();
      return;
    }
    window.print();
  };

  return {
    settings,
    layOut() {
      if (poster !== undefined) {
        document.documentElement.dataset["print"] = "tickets";
        render(posterPage(poster, page), printer());
      }
      if (sheet === undefined) return;
      document.documentElement.dataset["print"] = "tickets";
      render(sheetPages(sheet, page), printer());
      // The browser's own menu prints as well; what goes wrong there is said at the next press of the button.
      if (stock.find(sheet.id)?.printed === false) void notePrinted(sheet.id).catch(() => undefined);
    },
    putAway() {
      delete document.documentElement.dataset["print"];
      render(nothing, printer());
    },
    show() {
      const words = page.words.tickets.sheet;
      const choices = ready();
      const kept = choices.find(({ id }) => id === chosen) ?? (chosen === "" ? undefined : choices[0]);
      [sheet, poster] = [undefined, undefined];
      return html`<div class="two">
        <div class="fields">
          <section class="sheet fields">
            <h2>${words.packet}</h2>
            ${choices.length === 0
              ? nothing
              : selectField({
                  id: "sheet-packet",
                  label: words.which,
                  value: kept?.id ?? "",
                  choices: [...choices.map((packet) => ({ value: packet.id, label: nameOf(packet) })), { value: "", label: words.newPacket }],
                  set(id) {
                    chosen = id;
                    page.changed();
                  },
                })}
            ${kept === undefined
              ? html`<form class="fields" @submit=${seal} novalidate>
                  ${draftForm(
                    {
                      id: "tickets",
                      draft: draft(),
                      read: readDraft(draft(), new Date()),
                      set(change) {
                        begun = { ...draft(), ...change };
                        page.changed();
                      },
                    },
                    page,
                  )}
                  <button type="submit" class="primary">${words.seal}</button>
                </form>`
              : nothing}
            <p class="problem" role="alert">${problem ?? ""}</p>
          </section>
          ${kept === undefined ? nothing : layout(kept)}
        </div>
        <section class="sheet fields preview" aria-label=${words.preview}>${kept === undefined ? html`<div class="empty">${icon("tickets")}<p>${words.empty}</p></div>` : preview(kept)}</section>
      </div>`;
    },
  };

  function nameOf(kept: KeptPacket): string {
    const words = page.words.packets;
    const name = kept.wish || words.form.wishDefault;
    return `${name} · ${words.list.about(kept.reveal.count, money(BigInt(kept.reveal.total), unitOf(kept), page.language))} · ${words.states[stateOf(kept)]}`;
  }

  function layout(kept: KeptPacket): TemplateResult {
    const words = page.words.tickets.sheet;
    const { count } = kept.reveal;
    const posters = settings.print === "poster";
    return html`<section class="sheet fields">
      <h2>${words.layout}</h2>
      ${choiceField({
        id: "sheet-print",
        label: words.what,
        value: settings.print,
        choices: [
          { value: "cards", label: words.cards },
          { value: "poster", label: words.poster },
        ],
        hint: settings.print === "poster" ? words.posterHint : undefined,
        set: (print) => set({ print }),
      })}
      ${textField({ id: "sheet-event", label: words.event, value: settings.event, placeholder: page.words.tickets.card.event, set: (event) => set({ event: event.slice(0, 40) }) })}
      ${textField({ id: "sheet-how", label: words.howTo, rows: 3, value: settings.howTo, placeholder: posters ? page.words.tickets.poster.howTo : words.howToDefault, set: (howTo) => set({ howTo: howTo.slice(0, 120) }) })}
      ${choiceField({
        id: "sheet-link",
        label: words.codes,
        value: settings.link ? "link" : "text",
        choices: [
          { value: "link", label: words.codeLink },
          { value: "text", label: posters ? words.codeCommitment : words.codeText },
        ],
        hint: posters ? undefined : settings.link ? words.codeLinkHint : words.codeTextHint,
        set: (value) => set({ link: value === "link" }),
      })}
      ${settings.link
        ? textField({ id: "sheet-base", label: words.base, type: "url", inputmode: "url", value: settings.base, placeholder: "https://example.org/", hint: baseHint(), problem: issue(kept).problem, set: (base) => set({ base }) })
        : nothing}
      ${posters ? nothing : tickField({ id: "sheet-amounts", label: words.amounts, value: settings.amounts, hint: words.amountsHint, set: (amounts) => set({ amounts }) })}
      ${choiceField({
        id: "sheet-paper",
        label: words.paper,
        value: settings.paper,
        choices: [
          { value: "a4", label: "A4 (210 × 297 mm)" },
          { value: "letter", label: "Letter (8.5 × 11 in)" },
        ],
        set: (paper) => set({ paper }),
      })}
      ${posters
        ? nothing
        : choiceField({
            id: "sheet-card",
            label: words.card,
            value: settings.card,
            choices: (["small", "large"] as const).map((name) => {
              const { width, height, columns, rows } = cardSizes[name];
              return { value: name, label: words.cardSize(width, height, columns * rows) };
            }),
            set: (card) => set({ card }),
          })}
      ${count > 1 && !posters
        ? html`<div class="pair">
            ${textField({ id: "sheet-from", label: words.from, value: settings.from, placeholder: "1", inputmode: "numeric", problem: range(count) === undefined ? words.rangeInvalid(count, mostCards) : undefined, set: (from) => set({ from }) })}
            ${textField({ id: "sheet-to", label: words.to, value: settings.to, placeholder: String(Math.min(count, mostCards)), inputmode: "numeric", set: (to) => set({ to }) })}
          </div>`
        : nothing}
    </section>`;
  }

  function baseHint(): string | undefined {
    const { sheet: words } = page.words.tickets;
    if (address === "" && settings.base === "") return words.fromDisk;
    // Such an address leads to the guest's own telephone.
    return /^https?:\/\/(?:localhost|127\.|\[::1\])/i.test(settings.base) ? words.ownMachine : undefined;
  }

  /** The tickets of a packet, kept while what they depend on stays. */
  function issue(kept: KeptPacket): { readonly tickets?: readonly PrintedTicket[]; readonly problem?: string | undefined } {
    const base = settings.link ? completeLink(settings.base) : undefined;
    const key = [kept.id, kept.reveal.salt, base].join("\n");
    if (issued?.key === key) return issued;
    try {
      issued = { key, tickets: printedTickets(kept, base) };
      return issued;
    } catch (thrown) {
      if (!(thrown instanceof HongbaoError)) throw thrown;
      return { problem: base === "" ? page.words.tickets.sheet.baseMissing : problemText(page, thrown) };
    }
  }

  /** The numbers to print, from 0; nothing where the fields make no sense. */
  function range(count: number): { readonly from: number; readonly to: number } | undefined {
    const read = (text: string, otherwise: number) => (text.trim() === "" ? otherwise : /^\d{1,5}$/.test(text.normalize("NFKC").trim()) ? Number(text.normalize("NFKC")) : 0);
    const from = read(settings.from, 1);
    const to = read(settings.to, Math.min(count, from + mostCards - 1));
    return from >= 1 && from <= to && to <= count && to - from < mostCards ? { from: from - 1, to } : undefined;
  }

  function posterPreview(kept: KeptPacket): TemplateResult {
    const words = page.words.tickets.sheet;
    if (issue(kept).problem !== undefined) return html`<div class="empty">${icon("warn")}<p>${words.mendFirst}</p></div>`;
    poster = {
      paper: settings.paper,
      event: settings.event.trim(),
      howTo: settings.howTo.trim() || page.words.tickets.poster.howTo,
      wish: kept.wish,
      about: page.words.packets.list.about(kept.reveal.count, money(BigInt(kept.reveal.total), unitOf(kept), page.language)),
      commitment: kept.commitment,
      text: posterText(kept.commitment, settings.link ? completeLink(settings.base) : undefined),
    };
    return html`<div class="sum">
        <p class="sentence" role="status">${words.onePoster}</p>
        <button type="button" class="primary" @click=${() => window.print()}>${icon("print")}${words.print}</button>
      </div>
      <p class="hint">${words.posterPrintHint}</p>
      <div class="paper">${posterPage(poster, page)}</div>`;
  }

  function preview(kept: KeptPacket): TemplateResult {
    const words = page.words.tickets.sheet;
    if (settings.print === "poster") return posterPreview(kept);
    const { tickets } = issue(kept);
    const numbers = range(kept.reveal.count);
    if (tickets === undefined || numbers === undefined) return html`<div class="empty">${icon("warn")}<p>${words.mendFirst}</p></div>`;
    sheet = {
      id: kept.id,
      paper: settings.paper,
      card: settings.card,
      event: settings.event.trim(),
      howTo: settings.howTo.trim() || words.howToDefault,
      amounts: settings.amounts,
      tickets: tickets.slice(numbers.from, numbers.to),
      unit: unitOf(kept),
      commitment: kept.commitment,
      count: kept.reveal.count,
    };
    const text = sheet.tickets[0]?.text ?? "";
    const modules = encodeQr(text, { errorCorrection: "M" }).width + 8;
    const module = cardSizes[settings.card].code / modules;
    return html`<div class="sum">
        <p class="sentence" role="status">${words.pages(sheet.tickets.length, pageCount(sheet))}</p>
        <button type="button" class="primary" @click=${() => print(kept)}>${icon("print")}${words.print}</button>
      </div>
      <p class="hint">${words.printHint}</p>
      ${module < leastModule ? html`<div class="note warn">${icon("warn")}<p>${words.tooFine(module.toFixed(2))}</p></div>` : nothing}
      <div class="paper">${sheetPages(sheet, page, 1)}</div>
      <p class="hint">${words.blind}</p>
      ${guestList(sheet.tickets, page)}`;
  }
}
