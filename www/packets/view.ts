import { sealRedPacket, splitRedPacket } from "hongbao";
import { html, nothing, type TemplateResult } from "lit/html.js";
import { download } from "../download.js";
import { problemText } from "../field.js";
import { icon } from "../icons.js";
import type { Page, View } from "../page.js";
import { bookPanel } from "./book.js";
import { type Draft, readDraft, type Request } from "./draft.js";
import { draftForm } from "./form.js";
import { type DamagedPacket, isDamaged, keep, type KeptPacket } from "./kept.js";
import { lawPlot } from "./law.js";
import { packetList, type PacketState, stateOf } from "./list.js";
import { money } from "./money.js";
import { panes } from "./panes.js";
import { sealedPanel } from "./sealed.js";
import { draftPairs, freshDraft, readPairs } from "./setup.js";
import { firstShown, shareList } from "./shares.js";
import { packetStock, stockProblem } from "./stock.js";
import { storageNote } from "./storage-note.js";
import { verifyPanel } from "./verify.js";

const paneNames = ["new", "kept", "verify"] as const;
type Pane = (typeof paneNames)[number];

/** Splits totals, keeps packets, opens and verifies them. */
export function packetsView(page: Page): View {
  const stock = packetStock(page);
  const law = lawPlot(page);
  // The language is not known before the view is shown.
  let begun: Draft | undefined;
  let trial = freshSeed();
  let trialShown = firstShown;
  let current = recallPacket();
  let pane: Pane = current === undefined ? "new" : "kept";
  let begins = true;
  let deleting = false;
  let problem: string | undefined;
  let focusNext: string | undefined;
  let timer = 0;

  const go = (next: Pane, focus?: string) => {
    pane = next;
    if (next !== "kept") rememberPacket(undefined);
    [deleting, problem, focusNext] = [false, undefined, focus];
    page.changed();
  };
  const openPacket = (id: string | undefined, focus = "packet-title") => {
    current = id;
    rememberPacket(id);
    book.reset();
    go("kept", focus);
  };
  const verify = verifyPanel(page);
  const sealed = sealedPanel(stock, page);
  const book = bookPanel(stock, page, (kept) => {
    verify.fill(kept);
    go("verify");
  });
  const draft = () => (begun ??= freshDraft(page.language));
  const setDraft = (change: Partial<Draft>) => {
    begun = { ...draft(), ...change };
    page.changed();
  };

  const seal = async ({ total, count, options, terms }: Request) => {
    try {
      const kept = keep(sealRedPacket(total, count, options), terms, new Date());
      await stock.add(kept);
      // A browser that is short of space may forget what it was not asked to keep.
      void navigator.storage?.persist?.().catch(() => false);
      openPacket(kept.id);
    } catch (thrown) {
      problem = stockProblem(thrown, page) ?? problemText(page, thrown);
      page.changed();
    }
  };

  const remove = async (kept: KeptPacket | DamagedPacket) => {
    try {
      await stock.remove(kept.id);
      openPacket(undefined, "packets-heading");
    } catch (thrown) {
      problem = stockProblem(thrown, page) ?? problemText(page, thrown);
      page.changed();
    }
  };

  const tick = () => {
    const kept = pane === "kept" && current !== undefined ? stock.find(current) : undefined;
    if (kept !== undefined) book.tick(kept);
    else if (pane === "kept") page.changed();
  };

  return {
    show() {
      const words = page.words.packets;
      const open = stock.packets.length + stock.damaged.length;
      return html`
        <h1>${words.heading}</h1>
        <p class="lead">${words.lead}</p>
        ${panes(
          words.panes.label,
          paneNames.map((name) => ({ name, label: name === "kept" ? words.panes.kept(open) : words.panes[name] })),
          pane,
          (name) => (name === "kept" ? openPacket(undefined, "") : go(name)),
        )}
        ${storageNote(stock, page)}
        ${pane === "new" ? drafting() : pane === "kept" ? kept() : verify.show()}
      `;
    },
    shown(root) {
      begins = false;
      if (focusNext !== undefined) {
        if (focusNext !== "") {
          const target = root.querySelector<HTMLElement>(`#${CSS.escape(focusNext)}`);
          if (target === null) return;
          target.focus();
        }
        focusNext = undefined;
      }
      timer ||= window.setInterval(tick, 1000);
    },
    left() {
      clearInterval(timer);
      timer = 0;
    },
    read(setup) {
      begun = readPairs(setup);
      const named = paneNames.find((name) => name === setup.get("show"));
      if (named !== undefined) pane = named;
      const commitment = setup.get("commitment");
      if (commitment !== null && /^[0-9a-f]{64}$/.test(commitment)) verify.bring(commitment);
      // After a reload the packet that was open comes first.
      else if (!(begins && current !== undefined) && ["total", "count"].some((name) => setup.has(name))) pane = "new";
    },
    write: () => [
      ...(pane === "new" ? [] : ([["show", pane]] as const)),
      ...(pane === "verify" && verify.brought !== undefined ? ([["commitment", verify.brought]] as const) : []),
      ...(begun === undefined ? [] : draftPairs(begun)),
    ],
  };

  function drafting(): TemplateResult {
    const words = page.words.packets;
    const read = readDraft(draft(), new Date());
    const { request } = read;
    const submit = (event: Event) => {
      event.preventDefault();
      if (request !== undefined) void seal(request);
      else (event.target as HTMLElement).querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    };
    return html`<div class="two">
      <form class="sheet fields" @submit=${submit} novalidate>
        <h2>${words.form.heading}</h2>
        ${draftForm({ id: "packet", draft: draft(), read, set: setDraft }, page)}
        <div class="seal-here">
          <button type="submit" class="primary large">${words.form.seal}</button>
          <p class="hint">${words.form.sealHint}</p>
          <p class="problem" role="alert">${problem ?? ""}</p>
        </div>
      </form>
      <div class="fields">
        <section class="sheet fields">${law.show(request)}</section>
        <section class="sheet fields trial">${request === undefined ? html`<div class="empty">${icon("packets")}<p>${words.trial.waits}</p></div>` : trialDraw(request)}</section>
      </div>
    </div>`;
  }

  function trialDraw({ total, count, options, terms }: Request): TemplateResult {
    const words = page.words.packets.trial;
    const shares = splitRedPacket(total, count, { ...options, seed: trial });
    const largest = shares.reduce((most, share) => (share > most ? share : most), 0n);
    const best = shares.indexOf(largest);
    const sum = shares.reduce((so, share) => so + share, 0n);
    const again = () => {
      [trial, trialShown] = [freshSeed(), firstShown];
      page.changed();
    };
    const more = () => {
      trialShown += 500;
      page.changed();
    };
    return html`<div class="sum">
        <h3>${words.heading}</h3>
        <button type="button" @click=${again}>${words.again}</button>
      </div>
      <p class="hint">${words.lead}</p>
      <p class="sentence" role="status">${words.sum(count, money(sum, terms.unit, page.language))}</p>
      ${shareList(
        shares.map((amount, index) => ({ index, amount, best: index === best })),
        terms.unit,
        trialShown,
        more,
        page,
      )}`;
  }

  function kept(): TemplateResult {
    const words = page.words.packets;
    const found = current === undefined ? undefined : (stock.find(current) ?? stock.damaged.find(({ id }) => id === current));
    if (found === undefined) {
      return html`<section class="sheet fields">
        <h2 id="packets-heading" tabindex="-1">${words.list.heading}</h2>
        ${current !== undefined && stock.ready && stock.unread === undefined ? html`<p class="problem" role="status">${words.trouble.gone}</p>` : nothing}
        ${packetList(stock, openPacket, () => go("new", "packet-total"), page)}
      </section>`;
    }
    const state = isDamaged(found) ? "damaged" : stateOf(found);
    const back = () => openPacket(undefined, `packet-${found.id}`);
    return html`<section class="sheet fields one-packet" data-state=${state}>
      <header class="sum">
        <div>
          <button type="button" class="quiet" @click=${back}>← ${words.list.heading}</button>
          <h2 id="packet-title" tabindex="-1">${isDamaged(found) ? found.id : found.wish || words.form.wishDefault}</h2>
        </div>
        <span class="state">${words.states[state]}</span>
      </header>
      ${isDamaged(found) ? html`<div class="note bad">${icon("warn")}<p>${words.trouble.damaged}</p></div>` : state === "sealed" ? sealed.show(found) : book.show(found)}
      ${deletion(found, state)}
    </section>`;
  }

  function deletion(found: KeptPacket | DamagedPacket, state: PacketState | "damaged"): TemplateResult {
    const words = page.words.packets.deletion;
    const ask = (asked: boolean) => {
      deleting = asked;
      focusNext = asked ? "delete-no" : "delete";
      page.changed();
    };
    return html`<footer class="deletion">
      ${deleting
        ? html`<div class="note warn" role="alertdialog" aria-labelledby="delete-why">
            ${icon("warn")}
            <div class="fields">
              <p id="delete-why">${state === "open" || state === "expired" ? words.loses : words.sure}</p>
              <div class="actions">
                <button type="button" id="delete-no" @click=${() => ask(false)}>${words.no}</button>
                <button type="button" class="primary" @click=${() => remove(found)}>${words.yes}</button>
              </div>
            </div>
          </div>`
        : html`<div class="actions">
            <button type="button" class="quiet" id="delete" @click=${() => ask(true)}>${words.ask}</button>
            ${isDamaged(found) ? html`<button type="button" class="quiet" @click=${() => saveRaw(found)}>${words.raw}</button>` : nothing}
          </div>`}
      ${pane === "kept" && problem !== undefined ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
    </footer>`;
  }
}

/** Hands over a damaged record as it stands; what JSON has no words for is left out of it. */
function saveRaw({ id, raw }: DamagedPacket): void {
  const plain = (_: string, value: unknown) => (typeof value === "bigint" ? String(value) : value);
  let text: string | undefined;
  try {
    text = JSON.stringify(raw, plain);
  } catch {
    text = String(raw);
  }
  download(new Blob([text ?? String(raw)], { type: "application/json" }), `hongbao-${id.replace(/[^\w-]/g, "_").slice(0, 40)}.json`);
}

function freshSeed(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(32));
}

// The packet that was open is open again after a reload of this tab; where storage is refused it is in the list.
function recallPacket(): string | undefined {
  try {
    return sessionStorage.getItem("packet") ?? undefined;
  } catch {
    return undefined;
  }
}

function rememberPacket(id: string | undefined): void {
  try {
    if (id === undefined) sessionStorage.removeItem("packet");
    else sessionStorage.setItem("packet", id);
  } catch {
    // The list is one step away.
  }
}
