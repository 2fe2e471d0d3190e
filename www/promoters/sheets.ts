import { type Promoter, qrToSvg } from "hongbao";
import { html, type TemplateResult } from "lit/html.js";
import { encodingOf, type Look, styleOf } from "../codes/look.js";
import { problemText, selectField } from "../field.js";
import { icon } from "../icons.js";
import type { Page } from "../page.js";
import { type GridName, gridNames, grids, perPage } from "../print/grids.js";
import { type Card, printNow, printPages } from "../print/pages.js";

/** Prints the codes of a list on sheets. */
export interface Sheets {
  /** @param link - what goes into a promoter's code; nothing where that cannot be told yet */
  show(promoters: readonly Promoter[], look: Look, link: ((promoter: Promoter) => string) | undefined): TemplateResult;
}

/** Cards that are printed at once; a browser lays out no more without a long wait. */
const mostCards = 600;

/** Milliseconds that cards are drawn before the page gets its turn. */
const slice = 20;

export function createSheets(page: Page): Sheets {
  let gridName: GridName = "label-l7160";

  /** Draws a card after the other, so that the page answers meanwhile, then prints. */
  async function printSheets(promoters: readonly Promoter[], look: Look, link: (promoter: Promoter) => string): Promise<void> {
    const { caption: _caption, ...style } = styleOf(look);
    const cards: Card[] = [];
    try {
      let rested = performance.now();
      for (const promoter of promoters.slice(0, mostCards)) {
        cards.push({ code: qrToSvg(link(promoter), { ...encodingOf(look), ...style }), title: promoter.label ?? promoter.id, lines: promoter.caption === undefined ? [] : [promoter.caption] });
        if (performance.now() - rested < slice) continue;
        await new Promise((resolve) => setTimeout(resolve));
        rested = performance.now();
      }
    } catch (problem) {
      return page.say(problemText(page, problem));
    }
    printNow(printPages(grids[gridName], cards));
  }

  return {
    show(promoters, look, link) {
      const words = page.words.promoters;
      const prints = page.words.codes.prints;
      const grid = grids[gridName];
      const count = Math.min(promoters.length, mostCards);
      return html`<details class="group sheets">
        <summary>${words.sheets}</summary>
        <div class="fields">
          ${selectField<GridName>({
            id: "sheet-grid",
            label: prints.label,
            value: gridName,
            choices: gridNames.filter((name) => !/^(?:door|tent)/.test(name)).map((value) => ({ value, label: value.startsWith("card") ? `${prints.layouts.card} · ${grids[value].paper === "a4" ? "A4" : "Letter"}` : prints.labels(value.replace("label-", "").toUpperCase(), grids[value].width, grids[value].height) })),
            set: (value) => ((gridName = value), page.changed()),
          })}
          <p class="hint">${words.sheetsHint(count, Math.ceil(count / perPage(grid)))} ${promoters.length > mostCards ? words.sheetsMost(mostCards) : ""}</p>
          <div class="actions"><button type="button" class="print-sheets" ?disabled=${count === 0 || link === undefined} @click=${() => link !== undefined && void printSheets(promoters, look, link)}>${icon("print")}${prints.print}</button></div>
        </div>
      </details>`;
    },
  };
}
