import { formatTime, type Promoter } from "hongbao";
import { html, type TemplateResult } from "lit/html.js";
import type { Page } from "../page.js";
import { boundDate } from "./list.js";

/** Pixels of a row, as the style sheet has them. */
const rowHeight = 40;

/** Rows in sight, and as many around them as are scrolled past before the next picture. */
const inSight = 12;
const around = 8;

/** Shows the rows in sight of a list of any length; the rest is empty room of the right height. */
export function promoterTable(page: Page, promoters: readonly Promoter[], top: number, linkOf: (promoter: Promoter) => string, scrolled: (top: number) => void, shown: Promoter | undefined, show: (promoter: Promoter) => void): TemplateResult {
  const words = page.words.promoters;
  const first = Math.max(0, Math.min(Math.floor(top / rowHeight) - around, promoters.length - inSight));
  const last = Math.min(promoters.length, Math.max(0, Math.floor(top / rowHeight)) + inSight + around);
  const room = (rows: number) => html`<tr class="room" aria-hidden="true"><td colspan="5" height=${rows * rowHeight}></td></tr>`;
  return html`<div
    class="scroll promoters-table"
    tabindex="0"
    role="region"
    aria-label=${words.table(promoters.length)}
    @scroll=${(event: Event) => scrolled((event.target as HTMLElement).scrollTop)}
  >
    <table aria-rowcount=${promoters.length + 1}>
      <thead>
        <tr aria-rowindex="1">
          <th scope="col" class="number">${words.columns.number}</th>
          <th scope="col">${words.columns.id}</th>
          <th scope="col">${words.columns.label}</th>
          <th scope="col">${words.columns.boundAt}</th>
          <th scope="col">${words.columns.link}</th>
        </tr>
      </thead>
      <tbody>
        ${first > 0 ? room(first) : ""}
        ${promoters.slice(first, last).map((promoter, place) => {
          const bound = boundDate(promoter);
          return html`<tr aria-rowindex=${first + place + 2}>
            <td class="number">${first + place + 1}</td>
            <th scope="row"><button type="button" class="row-code" title=${words.showCode} aria-pressed=${promoter === shown ? "true" : "false"} @click=${() => show(promoter)}>${promoter.id}</button></th>
            <td>${promoter.label ?? ""}</td>
            <td>${formatTime(bound, "%Y-%m-%d")}</td>
            <td class="link">${linkOf(promoter)}</td>
          </tr>`;
        })}
        ${last < promoters.length ? room(promoters.length - last) : ""}
      </tbody>
    </table>
  </div>`;
}
