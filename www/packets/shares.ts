import type { Unit } from "hongbao";
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Page } from "../page.js";
import { money } from "./money.js";

/** A share in a list. */
export interface ShareLine {
  /** From 0. */
  readonly index: number;
  readonly amount: bigint;
  readonly who?: string | undefined;
  /** When it was claimed, for people. */
  readonly time?: string | undefined;
  readonly best: boolean;
}

/** The number of lines that are shown before more are asked for. */
export const firstShown = 50;

/** Shows shares as bars with their amounts, the best one marked. */
export function shareList(lines: readonly ShareLine[], unit: Unit, shown: number, more: () => void, page: Page): TemplateResult {
  const words = page.words.packets;
  const largest = lines.reduce((most, { amount }) => (amount > most ? amount : most), 1n);
  const named = lines.some(({ who, time }) => who || time);
  const hidden = lines.length - shown;
  const rows = lines.slice(0, shown).map((line) => ({ ...line, number: words.number(line.index + 1), shownAmount: money(line.amount, unit, page.language) }));
  // Every row leaves the same room for its bar, so that the bars are measured by one scale.
  const room = `--number: ${widest(rows.map(({ number }) => number))}ch; --amount: ${widest(rows.map(({ shownAmount }) => shownAmount))}ch`;
  return html`<ol class="shares" ?data-named=${named} role="list" .style=${room}>
      ${rows.map(
        ({ number, shownAmount, amount, who, time, best }) => html`<li class=${best ? "best" : ""}>
          <span class="number">${number}${best ? html`<span class="seal">${words.best}</span>` : nothing}</span>
          ${named ? html`<span class="who">${who || nothing}<time>${time}</time></span>` : nothing}
          <span class="track">
            <svg class="bar" aria-hidden="true"><rect width="${Number((amount * 1000n) / largest) / 10}%" height="100%" rx="2"></rect></svg>
          </span>
          <span class="amount">${shownAmount}</span>
        </li>`,
      )}
    </ol>
    ${hidden > 0 ? html`<button type="button" @click=${more}>${words.more(hidden)}</button>` : nothing}`;
}

/** The room that the longest of these texts takes, in widths of a figure; a Chinese character takes two, and so may a currency's letter. */
function widest(texts: readonly string[]): number {
  const width = (text: string) => Array.from(text).reduce((sum, character) => sum + (/[\d.,\s]/.test(character) ? 1 : character < "\u2000" ? 1.25 : 2), 0);
  return Math.ceil(Math.max(1, ...texts.map(width)));
}
