import type { Unit } from "hongbao";
import { html, nothing, type TemplateResult } from "lit/html.js";
import { choiceField, problemText, selectField, textField } from "../field.js";
import type { Page } from "../page.js";
import { currencies } from "./currencies.js";
import { type Draft, type DraftField, type DraftProblem, draftUnit, type ReadDraft, rules } from "./draft.js";
import { mendOf } from "./mend.js";
import { currencyName, currencySymbol } from "./money.js";

/** A draft as it stands and how to change it; `id` begins the ids of its fields. */
export interface DraftForm {
  readonly id: string;
  readonly draft: Draft;
  readonly read: ReadDraft;
  readonly set: (change: Partial<Draft>) => void;
}

/** Shows the fields of a draft: total, count, rule, bounds, unit, wish and end. */
export function draftForm(form: DraftForm, page: Page): TemplateResult {
  const { id, draft, read, set } = form;
  const words = page.words.packets.form;
  const problem = (field: DraftField) => sayProblem(read.problems.get(field), read.unit, page);
  const symbol = draft.currency === "" ? "" : currencySymbol(draft.currency, page.language);
  // A long sign stands in the label, where it has room.
  const sign = symbol.length === 1 ? symbol : undefined;
  const labelled = (label: string) => (symbol.length > 1 ? `${label} (${symbol})` : label);
  const takesNoMax = draft.rule === "proportional";
  return html`
    <div class="fields draft">
      <div class="pair">
        ${textField({ id: `${id}-total`, label: labelled(words.total), value: draft.total, inputmode: "decimal", unit: sign, problem: problem("total"), set: (total) => set({ total }) })}
        ${textField({ id: `${id}-count`, label: words.count, value: draft.count, inputmode: "numeric", problem: problem("count"), set: (count) => set({ count }) })}
      </div>
      ${mends(form, page, ["total", "count"])}
      ${choiceField({
        id: `${id}-rule`,
        label: words.rule,
        value: draft.rule,
        choices: rules.map((value) => ({ value, label: words.rules[value] })),
        hint: words.hints[draft.rule],
        set: (rule) => set({ rule }),
      })}
      <div class="pair">
        ${textField({ id: `${id}-min`, label: labelled(words.min), value: draft.min, placeholder: words.minDefault, inputmode: "decimal", unit: sign, problem: problem("min"), set: (min) => set({ min }) })}
        ${takesNoMax
          ? html`<div class="field">
              <span class="label">${words.max}</span>
              <p class="hint">${words.noMax}</p>
            </div>`
          : textField({ id: `${id}-max`, label: labelled(words.max), value: draft.max, placeholder: words.maxDefault, inputmode: "decimal", unit: sign, problem: problem("max"), set: (max) => set({ max }) })}
      </div>
      ${mends(form, page, ["min", "max"])}
      ${textField({ id: `${id}-wish`, label: words.wish, value: draft.wish, placeholder: words.wishDefault, set: (wish) => set({ wish: wish.slice(0, 60) }) })}
      ${choiceField({
        id: `${id}-ending`,
        label: words.ending,
        value: draft.ending,
        choices: (["hours", "midnight", "at"] as const).map((value) => ({ value, label: words.endings[value] })),
        set: (ending) => set({ ending }),
      })}
      ${draft.ending === "hours"
        ? textField({ id: `${id}-hours`, label: words.hours, value: draft.hours, inputmode: "decimal", problem: problem("hours"), set: (hours) => set({ hours }) })
        : nothing}
      ${draft.ending === "at" ? textField({ id: `${id}-at`, label: words.at, type: "datetime-local", value: draft.at, problem: problem("at"), set: (at) => set({ at }) }) : nothing}
      <details class="unit" ?open=${read.problems.has("decimals")}>
        <summary>${words.unit}</summary>
        <div class="pair">
          ${selectField({
            id: `${id}-currency`,
            label: words.currency,
            value: draft.currency,
            choices: [{ value: "", label: words.noCurrency }, ...currencies(draft.currency).map((code) => ({ value: code, label: `${code} · ${currencyName(code, page.language)}` }))],
            set: (currency) => set({ currency }),
          })}
          ${textField({
            id: `${id}-decimals`,
            label: words.decimals,
            value: draft.decimals,
            placeholder: String(draftUnit({ ...draft, decimals: "" })?.decimals ?? 2),
            inputmode: "numeric",
            problem: problem("decimals"),
            set: (decimals) => set({ decimals }),
          })}
        </div>
      </details>
    </div>
  `;
}

/** Offers the nearest figure with which a split is possible. */
function mends({ id, read, set }: DraftForm, page: Page, fields: readonly DraftField[]): TemplateResult | typeof nothing {
  for (const field of fields) {
    const mend = mendOf(read.problems.get(field), read.unit);
    if (mend !== undefined) {
      const apply = () => {
        set({ [mend.field]: mend.text });
        document.getElementById(`${id}-${mend.field}`)?.focus();
      };
      return html`<div class="actions small"><button type="button" @click=${apply}>${page.words.packets.form.mend(page.words.packets.form[mend.field], mend.text)}</button></div>`;
    }
  }
  return nothing;
}

function sayProblem(problem: DraftProblem | undefined, unit: Unit, page: Page): string | undefined {
  if (problem === undefined) return undefined;
  const { form } = page.words.packets;
  return problem === "past" ? form.past : problem === "hours" ? form.hoursInvalid : problemText(page, problem, unit);
}
