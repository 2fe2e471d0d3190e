import { formatAmount, parseAmount, splitRedPacket } from "hongbao";
import { html, nothing, type TemplateResult } from "lit";
import { attempt, choiceField, textField } from "../field.js";
import type { Page, View } from "../page.js";

type Rule = "double-mean" | "uniform";

/** What the view holds; the seed stays until the next draw, so that a change of language changes no share. */
interface State {
  total: string;
  count: string;
  rule: Rule;
  seed: Uint8Array;
}

const rules: readonly Rule[] = ["double-mean", "uniform"];

/** Splits a total. */
export function packetsView(page: Page): View {
  const state: State = { total: "100.00", count: "10", rule: "double-mean", seed: freshSeed() };
  return {
    show: () => form(page, state),
    read(setup) {
      state.total = setup.get("total") ?? "100.00";
      state.count = setup.get("count") ?? "10";
      state.rule = rules.find((rule) => rule === setup.get("rule")) ?? "double-mean";
    },
    write: () => [
      ["total", state.total],
      ["count", state.count],
      ["rule", state.rule],
    ],
  };
}

function freshSeed(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(32));
}

function form(page: Page, state: State): TemplateResult {
  const words = page.words.packets;
  const { result: shares, problem } = attempt(page, () => split(state));
  const set = (change: Partial<State>) => {
    Object.assign(state, change);
    page.changed();
  };
  return html`
    <h1>${words.heading}</h1>
    <p class="lead">${words.lead}</p>
    <section class="sheet">
      ${textField({ id: "total", label: words.total, value: state.total, unit: words.unit, inputmode: "decimal", problem, set: (total) => set({ total }) })}
      ${textField({ id: "count", label: words.count, value: state.count, inputmode: "numeric", set: (count) => set({ count }) })}
      ${choiceField({
        id: "rule",
        label: words.rule,
        value: state.rule,
        choices: rules.map((value) => ({ value, label: words.rules[value] })),
        hint: words.hints[state.rule],
        set: (rule) => set({ rule }),
      })}
      <button type="button" class="primary" @click=${() => set({ seed: freshSeed() })}>${words.again}</button>
      ${shares === undefined ? nothing : result(page, shares)}
    </section>
  `;
}

function result(page: Page, shares: readonly bigint[]): TemplateResult {
  const words = page.words.packets;
  const sum = shares.reduce((so, share) => so + share, 0n);
  const best = shares.indexOf(shares.reduce((so, share) => (share > so ? share : so), 0n));
  return html`
    <p role="status">${words.sum(shares.length, formatAmount(sum))}</p>
    <ol class="shares">
      ${shares.slice(0, 100).map((share, index) => html`<li><span class="amount">${formatAmount(share)}</span> ${index === best ? words.best : nothing}</li>`)}
    </ol>
  `;
}

function split({ total, count, rule, seed }: State): bigint[] {
  const whole = /^\s*[0-9０-９]+\s*$/.test(count) ? Number(count.normalize("NFKC")) : Number.NaN;
  return splitRedPacket(parseAmount(total), whole, { rule, seed });
}
