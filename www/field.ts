// What the views' forms are made of. Every field has a label, and a place for its hint and for what is wrong with it.

import { HongbaoError, type Unit } from "hongbao";
import { html, nothing, type TemplateResult } from "lit/html.js";
import { live } from "lit/directives/live.js";
import type { Page } from "./page.js";
import { sentenceOf } from "./problem.js";

/** What every field says. */
interface Said {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** A sentence; the field is marked as wrong while there is one. */
  readonly problem?: string | undefined;
}

export interface TextField extends Said {
  readonly value: string;
  readonly set: (value: string) => void;
  /** More than one makes a box of that many lines. */
  readonly rows?: number | undefined;
  readonly type?: "text" | "url" | "email" | "tel" | "password" | "date" | "datetime-local" | undefined;
  readonly inputmode?: "text" | "decimal" | "numeric" | "url" | "email" | "tel" | undefined;
  readonly autocomplete?: "off" | "on" | undefined;
  readonly placeholder?: string | undefined;
  /** Characters that the field takes; browsers need seconds to lay out millions. */
  readonly most?: number | undefined;
  /** Stands before the value, as the sign of a currency does. */
  readonly unit?: string | undefined;
}

/** A line or a box of text. */
export function textField(field: TextField): TemplateResult {
  const { id, value, set, rows = 1, type = "text", inputmode, autocomplete = "off", placeholder = "", most, unit } = field;
  const typed = (event: Event) => set((event.target as HTMLInputElement | HTMLTextAreaElement).value);
  const wrong = field.problem === undefined ? "false" : "true";
  const box =
    rows > 1
      ? html`<textarea
          id=${id}
          dir="auto"
          rows=${rows}
          maxlength=${most ?? nothing}
          spellcheck="false"
          autocapitalize="off"
          autocomplete=${autocomplete}
          placeholder=${placeholder}
          .value=${live(value)}
          aria-invalid=${wrong}
          aria-describedby="${id}-said"
          @input=${typed}
        ></textarea>`
      : html`<input
          id=${id}
          dir="auto"
          type=${type}
          spellcheck="false"
          autocapitalize="off"
          autocomplete=${autocomplete}
          inputmode=${inputmode ?? nothing}
          placeholder=${placeholder}
          .value=${live(value)}
          aria-invalid=${wrong}
          aria-describedby="${id}-said"
          @input=${typed}
        />`;
  return html`<div class="field">
    <label for=${id}>${field.label}</label>
    ${unit === undefined ? box : html`<div class="united"><span aria-hidden="true">${unit}</span>${box}</div>`} ${said(field)}
  </div>`;
}

export interface RangeField {
  readonly id: string;
  /** Says the value. */
  readonly label: string;
  readonly value: string;
  readonly min: number;
  readonly max: number;
  readonly step?: number | undefined;
  readonly set: (value: string) => void;
}

/** A slider, whose label says where it stands. */
export function rangeField({ id, label, value, min, max, step = 1, set }: RangeField): TemplateResult {
  return html`<label class="field" for=${id}
    ><span>${label}</span><input id=${id} type="range" min=${min} max=${max} step=${step} .value=${live(value)} @input=${(event: Event) => set((event.target as HTMLInputElement).value)}
  /></label>`;
}

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** A picture beside or instead of the label, which then is for screen readers only. */
  readonly picture?: TemplateResult | undefined;
}

export interface ChoiceField<Value extends string> extends Said {
  readonly value: Value;
  readonly choices: readonly Choice<Value>[];
  readonly set: (value: Value) => void;
}

/** Few choices, all of them seen: radio buttons, which the arrow keys walk through. */
export function choiceField<Value extends string>(field: ChoiceField<Value>): TemplateResult {
  const { id, label, value, choices, set } = field;
  return html`<fieldset class="field" id=${id} aria-describedby="${id}-said">
    <legend>${label}</legend>
    <div class=${choices.some(({ picture }) => picture !== undefined) ? "choices pictures" : "choices"}>
      ${choices.map(
        (choice) => html`<label class=${choice.picture === undefined ? "" : "pictured"}
          ><input type="radio" name=${id} value=${choice.value} .checked=${live(choice.value === value)} @change=${() => set(choice.value)} /><span
            >${choice.picture ?? nothing}<span>${choice.label}</span></span
          ></label
        >`,
      )}
    </div>
    ${said(field)}
  </fieldset>`;
}

/** Many choices: a list that opens. */
export function selectField<Value extends string>(field: ChoiceField<Value>): TemplateResult {
  const { id, label, value, choices, set } = field;
  const chosen = (event: Event) => {
    const named = choices.find((choice) => choice.value === (event.target as HTMLSelectElement).value);
    if (named !== undefined) set(named.value);
  };
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <select id=${id} aria-describedby="${id}-said" @change=${chosen}>
      ${choices.map((choice) => html`<option value=${choice.value} .selected=${live(choice.value === value)}>${choice.label}</option>`)}
    </select>
    ${said(field)}
  </div>`;
}

export interface TickField extends Said {
  readonly value: boolean;
  readonly set: (value: boolean) => void;
}

/** Yes or no. */
export function tickField(field: TickField): TemplateResult {
  const { id, label, value, set } = field;
  return html`<div class="field tick">
    <label for=${id}
      ><input id=${id} type="checkbox" .checked=${live(value)} aria-describedby="${id}-said" @change=${(event: Event) => set((event.target as HTMLInputElement).checked)} /><span
        >${label}</span
      ></label
    >
    ${said(field)}
  </div>`;
}

/** The hint and the problem; their place stays, so that a screen reader hears the change. */
function said({ id, hint, problem }: Said): TemplateResult {
  return html`<div id="${id}-said" class="said">
    ${hint === undefined ? nothing : html`<p class="hint">${hint}</p>`}
    <p class="problem" role="status">${problem ?? ""}</p>
  </div>`;
}

/** Says what went wrong in the page's language; amounts are money of the unit. */
export function problemText(page: Page, problem: unknown, unit?: Unit): string {
  return sentenceOf(problem, page.words, unit);
}

/** Runs `work` and returns its result or what it says went wrong; anything but a {@link HongbaoError} is thrown on. */
export function attempt<Result>(page: Page, work: () => Result): { readonly result: Result; readonly problem?: undefined } | { readonly result?: undefined; readonly problem: string } {
  try {
    return { result: work() };
  } catch (problem) {
    if (!(problem instanceof HongbaoError)) throw problem;
    return { problem: problemText(page, problem) };
  }
}
