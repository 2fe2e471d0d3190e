import { type Promoter, untilMidnight } from "hongbao";
import { html, nothing } from "lit/html.js";
import type { Look } from "../codes/look.js";
import { icon } from "../icons.js";
import type { Page, View } from "../page.js";
import { createExport } from "./export.js";
import { baseProblem, linkOf } from "./links.js";
import { createSample } from "./sample.js";
import { freshSettings, lookOf, readSettings, type Settings, settingsForm, writeSettings } from "./settings.js";
import { createSheets } from "./sheets.js";
import { createSourcePanel } from "./source-panel.js";
import { promoterTable } from "./table.js";

/** Makes a picture for everyone on a list; `lookOfCodes` is the look that the codes have. */
export function promotersView(page: Page, lookOfCodes: () => Look): View {
  let settings = freshSettings;
  let top = 0;
  /** Whose code is shown; else that of the longest link. */
  let shown: Promoter | undefined;
  let clock = 0;
  const sample = createSample(page);
  const exporting = createExport(page);
  const sheets = createSheets(page);
  const source = createSourcePanel(
    page,
    () => {
      shown = undefined;
      exporting.forget();
    },
    () => (top = 0),
  );

  function set(change: Partial<Settings>): void {
    settings = { ...settings, ...change };
    page.changed();
  }

  function scrollTo(at: number): void {
    top = at;
    page.changed();
  }

  function choose(promoter: Promoter): void {
    shown = promoter === shown ? undefined : promoter;
    page.changed();
  }

  return {
    show() {
      const words = page.words.promoters;
      const { promoters } = source.list;
      const look = lookOf(settings, lookOfCodes());
      const link = (promoter: Promoter) => linkOf(settings.base, promoter);
      const problem = baseProblem(page, settings.base, promoters);
      return html`
        <div class="heading">
          <h1>${words.heading}</h1>
          <p class="lead">${words.lead}</p>
        </div>
        <p class="countdown">${icon("clock")}<span>${words.midnight}</span> <span role="timer" class="clock">${countdown()}</span></p>
        <div class="promoters">
          ${source.show()}
          <section class="sheet" aria-label=${words.settings}>${settingsForm(page, settings, problem, set)} ${sample.show(promoters, settings, look, shown)}</section>
          <section class="sheet promoters-list">
            ${promoters.length === 0 ? html`<div class="empty">${icon("promoters")}<p>${words.empty}</p></div>` : promoterTable(page, promoters, top, link, scrollTo, shown, choose)}
            ${exporting.show(promoters, settings, look, promoters.length > 0 && problem === undefined)}
            ${promoters.length === 0 ? nothing : sheets.show(promoters, look, problem === undefined ? link : undefined)}
          </section>
        </div>
      `;
    },
    shown() {
      if (clock === 0) clock = window.setInterval(page.changed, 1000);
    },
    left() {
      clearInterval(clock);
      clock = 0;
    },
    read(setup) {
      settings = readSettings(setup);
    },
    write: () => writeSettings(settings),
  };
}

/** Hours, minutes and seconds until the day ends where most promoters are. */
function countdown(): string {
  const seconds = Math.floor(untilMidnight() / 1000);
  const two = (figure: number) => String(Math.floor(figure)).padStart(2, "0");
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}
