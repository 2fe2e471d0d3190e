import { type QrInput, qrToSvg } from "hongbao";
import { html, type TemplateResult } from "lit/html.js";
import { choiceField, selectField, textField, tickField } from "../field.js";
import { icon } from "../icons.js";
import type { Page } from "../page.js";
import { type GridName, gridNames, grids, perPage } from "../print/grids.js";
import { type Card, printNow, printPages } from "../print/pages.js";
import type { Fields, Kind } from "./content.js";
import type { Look } from "./look.js";
import { drawing } from "./mend.js";

/** What is to be printed. */
export interface Printed {
  readonly data: QrInput | undefined;
  readonly look: Look;
  readonly kind: Kind;
  readonly fields: Fields;
}

/** Ready prints of a code: cards, tents, labels. */
export interface Prints {
  show(printed: Printed): TemplateResult;
}

const layouts = ["door", "tent", "card", "label"] as const;
type Layout = (typeof layouts)[number];

export function createPrints(page: Page): Prints {
  let layout: Layout = "door";
  // Where letter paper is at home.
  let paper: "a4" | "letter" = /-(?:US|CA|MX|PH)$/.test(navigator.language) ? "letter" : "a4";
  let label: GridName | undefined;
  let title: string | undefined;
  let withPassword = true;

  const labels = () => gridNames.filter((name) => name.startsWith("label-") && grids[name].paper === paper);
  const gridName = (): GridName => (layout === "label" ? (labels().find((name) => name === label) ?? (labels()[0] as GridName)) : `${layout}-${paper}`);

  /** What stands beside the code: what people cannot read off it, in the order of its worth. */
  function texts({ kind, fields }: Printed): { readonly title: string; readonly lines: readonly string[] } {
    const words = page.words.codes.prints;
    const of = (name: string) => (fields[name] ?? "").trim();
    const given = (...lines: readonly string[]) => lines.filter((line) => line !== "");
    if (kind === "wifi") return { title: words.titles.wifi, lines: given(words.network(of("ssid")), withPassword && of("security") !== "nopass" && of("password") !== "" ? words.password(of("password")) : "", words.scan) };
    if (kind === "contact") return { title: of("name"), lines: given(of("title"), of("organisation"), of("mobile") || of("phone"), of("email"), of("url")) };
    if (kind === "event") return { title: of("title"), lines: given(of("start").replace("T", " "), of("location")) };
    return { title: words.titles.other, lines: [] };
  }

  function card(printed: Printed & { readonly data: QrInput }): Card {
    const { title: own, lines } = texts(printed);
    // The caption stands beside the code already.
    const code = qrToSvg(printed.data, { ...drawing(printed.data, printed.look), caption: undefined, allowUnsafe: true });
    return { code, title: title ?? own, lines };
  }

  return {
    show(printed) {
      const words = page.words.codes.prints;
      const { data, kind } = printed;
      if (data === undefined) return html`<p class="hint">${words.waits}</p>`;
      const grid = grids[gridName()];
      const own = texts(printed).title;
      const shown = card({ ...printed, data });
      const cards = Array.from({ length: perPage(grid) }, () => shown);
      const set = (work: () => void) => {
        work();
        page.changed();
      };
      return html`
        ${choiceField<Layout>({ id: "print-layout", label: words.layout, value: layout, choices: layouts.map((value) => ({ value, label: words.layouts[value] })), set: (value) => set(() => (layout = value)) })}
        <div class="pair">
          ${selectField<"a4" | "letter">({ id: "print-paper", label: words.paper, value: paper, choices: [{ value: "a4", label: "A4" }, { value: "letter", label: "Letter" }], set: (value) => set(() => (paper = value)) })}
          ${layout === "label" ? selectField<GridName>({ id: "print-label", label: words.label, value: gridName(), choices: labels().map((value) => ({ value, label: words.labels(value.replace("label-", "").toUpperCase(), grids[value].width, grids[value].height) })), set: (value) => set(() => (label = value)) }) : ""}
        </div>
        ${textField({ id: "print-title", label: words.title, value: title ?? own, set: (value) => set(() => (title = value)) })}
        ${kind === "wifi" ? tickField({ id: "print-password", label: words.withPassword, value: withPassword, set: (value) => set(() => (withPassword = value)) }) : ""}
        <div class="paper">${printPages(grid, cards, 1)}</div>
        <p class="hint">${words.hint}</p>
        <div class="actions"><button type="button" class="primary print-now" @click=${() => printNow(printPages(grid, cards))}>${icon("print")}${words.print}</button></div>
      `;
    },
  };
}
