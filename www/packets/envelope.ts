import { html, nothing, type TemplateResult } from "lit/html.js";

/** What an envelope shows. */
export interface Envelope {
  readonly phase: "closed" | "opening" | "opened";
  readonly wish: string;
  /** Below the wish: how many are left, or whose share it is. */
  readonly note: string;
  /** What came out, for people. */
  readonly amount?: string | undefined;
  /** Above the amount: whose it is, or which. */
  readonly who?: string | undefined;
  /** A seal on the card. */
  readonly seal?: string | undefined;
  /** The coin, which becomes the button for the next one; none where nothing can be opened. */
  readonly button?: { readonly label: string; readonly name: string; readonly press: () => void } | undefined;
}

const sparks = Array.from({ length: 16 });

/** Draws a red envelope with a coin that opens it; the card with the amount comes out of it. */
export function envelope({ phase, wish, note, amount, who, seal, button }: Envelope): TemplateResult {
  return html`<div class="envelope" data-phase=${phase}>
    ${back}
    <div class="card">
      ${amount === undefined
        ? nothing
        : html`<p class="card-who">${who}</p>
            <p class="card-amount" data-length=${amount.length > 15 ? "longer" : amount.length > 9 ? "long" : "short"}>${amount}</p>
            ${seal === undefined ? nothing : html`<span class="seal">${seal}</span>`}`}
    </div>
    ${front} ${flap}
    <div class="face">
      <p class="wish" data-length=${wish.length > 24 ? "long" : "short"}>${wish}</p>
      <p class="note-below">${note}</p>
    </div>
    ${button === undefined
      ? nothing
      : html`<button type="button" class="coin" aria-label=${button.name} aria-disabled=${phase === "opening" ? "true" : "false"} @click=${button.press}><span aria-hidden="true">${button.label}</span></button>`}
    ${phase === "opened" ? html`<div class="sparks" aria-hidden="true">${sparks.map(() => html`<i></i>`)}</div>` : nothing}
  </div>`;
}

/** A small closed envelope, for lists. */
export const smallEnvelope = html`<svg class="small-envelope" viewBox="0 0 30 40" aria-hidden="true" focusable="false">
  <rect class="skin" width="30" height="40" rx="3" />
  <path class="fold" d="M0 3Q0 0 3 0H27Q30 0 30 3V10Q15 21 0 10Z" />
  <circle class="gold" cx="15" cy="15.5" r="4.4" />
</svg>`;

const back = html`<svg class="back" viewBox="0 0 300 400" aria-hidden="true" focusable="false"><path d="M0 6Q0 0 6 0H294Q300 0 300 6V386Q300 400 286 400H14Q0 400 0 386Z" /></svg>`;

const front = html`<svg class="front" viewBox="0 0 300 400" aria-hidden="true" focusable="false">
  <defs>
    <linearGradient id="packet-paper" x1="0" y1="0" x2="0.35" y2="1"><stop offset="0" stop-color="#dc3a2e" /><stop offset="1" stop-color="#b11d16" /></linearGradient>
    <pattern id="packet-waves" width="40" height="20" patternUnits="userSpaceOnUse">
      <g fill="none" stroke="#f2c96b" stroke-width="1"><circle cx="20" cy="20" r="19" /><circle cx="20" cy="20" r="13" /><circle cx="20" cy="20" r="7" /><circle cx="0" cy="10" r="0.01" /></g>
      <g fill="none" stroke="#f2c96b" stroke-width="1"><circle cx="0" cy="10" r="5" /><circle cx="40" cy="10" r="5" /></g>
    </pattern>
    <linearGradient id="packet-fade" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#fff" stop-opacity="0" /><stop offset="1" stop-color="#fff" stop-opacity="0.34" /></linearGradient>
    <mask id="packet-low"><rect y="270" width="300" height="130" fill="url(#packet-fade)" /></mask>
  </defs>
  <path fill="url(#packet-paper)" d="M0 84Q150 196 300 84V386Q300 400 286 400H14Q0 400 0 386Z" />
  <path fill="url(#packet-waves)" mask="url(#packet-low)" d="M0 270H300V386Q300 400 286 400H14Q0 400 0 386Z" />
  <path fill="none" stroke="#f2c96b" stroke-opacity="0.55" stroke-width="1.5" d="M12 104V376Q12 388 24 388H276Q288 388 288 376V104" />
</svg>`;

const flap = html`<svg class="flap" viewBox="0 0 300 200" aria-hidden="true" focusable="false">
  <defs><linearGradient id="packet-flap" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#cf2f25" /><stop offset="1" stop-color="#e2493a" /></linearGradient></defs>
  <path fill="url(#packet-flap)" d="M0 6Q0 0 6 0H294Q300 0 300 6V92Q150 204 0 92Z" />
  <path fill="none" stroke="#f2c96b" stroke-width="2.5" d="M0 92Q150 204 300 92" />
</svg>`;
