import { ledgerTotals } from "hongbao";
import { html, nothing, type TemplateResult } from "lit/html.js";
import { icon } from "../icons.js";
import type { Page } from "../page.js";
import { smallEnvelope } from "./envelope.js";
import { type KeptPacket, unitOf } from "./kept.js";
import { money, moment } from "./money.js";
import type { Stock } from "./stock.js";

/** How a packet stands. */
export type PacketState = "sealed" | "open" | "finished" | "expired" | "refunded";

/** Tells how a packet stands now. */
export function stateOf({ ledger }: KeptPacket): PacketState {
  return ledger === null ? "sealed" : ledgerTotals(ledger, new Date()).state;
}

/** Shows every packet of this browser. */
export function packetList(stock: Stock, open: (id: string) => void, start: () => void, page: Page): TemplateResult {
  const words = page.words.packets;
  if (!stock.ready) return html`<p class="hint" role="status">${words.list.reading}</p>`;
  if (stock.packets.length + stock.damaged.length === 0) {
    return html`<div class="empty">
      ${icon("packets")}
      <p>${words.list.empty}</p>
      <button type="button" class="primary" @click=${start}>${words.list.start}</button>
    </div>`;
  }
  return html`<ul class="packets" role="list">
    ${stock.packets.map((kept) => {
      const state = stateOf(kept);
      const claims = kept.ledger?.claims.length ?? 0;
      return html`<li>
        <button type="button" class="packet" data-state=${state} id="packet-${kept.id}" @click=${() => open(kept.id)}>
          ${smallEnvelope}
          <span class="about">
            <strong>${kept.wish || words.form.wishDefault}</strong>
            <span>${words.list.about(kept.reveal.count, money(BigInt(kept.reveal.total), unitOf(kept), page.language))}</span>
            <span class="soft">${moment(kept.sealedAt, page.language)}</span>
          </span>
          <span class="state">${words.states[state]}${state === "open" ? html` <span class="soft">${claims}/${kept.reveal.count}</span>` : nothing}</span>
        </button>
      </li>`;
    })}
    ${stock.damaged.map(
      ({ id }) => html`<li>
        <button type="button" class="packet" data-state="damaged" id="packet-${id}" @click=${() => open(id)}>
          ${smallEnvelope}
          <span class="about"><strong>${id}</strong></span>
          <span class="state">${words.states.damaged}</span>
        </button>
      </li>`,
    )}
  </ul>`;
}
