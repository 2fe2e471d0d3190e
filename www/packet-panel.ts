import { formatAmount, HongbaoError, parseAmount, splitRedPacket } from "hongbao";
import { html, nothing, type TemplateResult } from "lit";
import { sentence } from "./field.js";
import type { Words } from "./language/words.js";

type Rule = "double-mean" | "uniform";

/** What the panel holds; the seed stays until the next draw, so that a change of language changes no share. */
export interface PacketState {
  total: string;
  count: string;
  rule: Rule;
  seed: Uint8Array;
  shown: number;
}

const rules: readonly Rule[] = ["double-mean", "uniform"];
const countCodes: readonly string[] = ["count-invalid"];

/** The number of shares that are shown before more are asked for. */
export const firstShown = 50;

/** Shows the panel: total, count and rule, the shares, their sum and the best one. */
export function packetPanel(state: PacketState, words: Words, changed: () => void, drawn: () => void): TemplateResult {
  const { shares, problem } = split(state);
  const ofCount = problem !== undefined && countCodes.includes(problem.code);
  return html`
    <section class="sheet" aria-labelledby="packet-heading">
      <header>
        <h2 id="packet-heading">${words.packet.heading}</h2>
        <p class="lead">${words.packet.lead}</p>
      </header>
      <div class="pair">
        <div class="field">
          <label for="total">${words.packet.total}</label>
          <div class="money">
            <span aria-hidden="true">${words.packet.unit}</span>
            <input
              id="total"
              inputmode="decimal"
              autocomplete="off"
              .value=${state.total}
              aria-invalid=${problem !== undefined && !ofCount ? "true" : "false"}
              aria-describedby="total-problem"
              @input=${(event: InputEvent) => {
                state.total = (event.target as HTMLInputElement).value;
                changed();
              }}
            />
          </div>
        </div>
        <div class="field">
          <label for="count">${words.packet.count}</label>
          <input
            id="count"
            inputmode="numeric"
            autocomplete="off"
            .value=${state.count}
            aria-invalid=${ofCount ? "true" : "false"}
            aria-describedby="count-problem"
            @input=${(event: InputEvent) => {
              state.count = (event.target as HTMLInputElement).value;
              changed();
            }}
          />
        </div>
        ${sentence("total-problem", ofCount ? undefined : problem, words)} ${sentence("count-problem", ofCount ? problem : undefined, words)}
      </div>
      <fieldset class="field">
        <legend>${words.packet.rule}</legend>
        <div class="choices">
          ${rules.map(
            (rule) => html`<label
              ><input
                type="radio"
                name="rule"
                .checked=${state.rule === rule}
                @change=${() => {
                  state.rule = rule;
                  changed();
                }}
              /><span>${words.packet.rules[rule]}</span></label
            >`,
          )}
        </div>
        <p class="hint">${words.packet.hints[state.rule]}</p>
      </fieldset>
      ${shares === undefined ? nothing : result(shares, state, words, changed, drawn)}
    </section>
  `;
}

function result(shares: readonly bigint[], state: PacketState, words: Words, changed: () => void, drawn: () => void): TemplateResult {
  const sum = shares.reduce((so, share) => so + share, 0n);
  const largest = shares.reduce((so, share) => (share > so ? share : so), 0n);
  const best = shares.indexOf(largest);
  const hidden = shares.length - state.shown;
  return html`
    <div class="result">
      <div class="sum">
        <strong role="status">${words.packet.sum(shares.length, formatAmount(sum))}</strong>
        <button type="button" class="primary" @click=${drawn}>${words.packet.again}</button>
      </div>
      <ol class="shares">
        ${shares.slice(0, state.shown).map(
          (share, index) => html`<li class=${index === best ? "best" : ""}>
            <span class="number">${words.packet.share(index + 1)}</span>
            <span class="track"
              ><svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect width=${Number((share * 1000n) / largest) / 10} height="1"></rect></svg>
              ${index === best ? html`<span class="seal">${words.packet.best}</span>` : nothing}</span
            >
            <span class="amount">${formatAmount(share)}</span>
          </li>`,
        )}
      </ol>
      ${hidden > 0
        ? html`<button
            type="button"
            @click=${() => {
              state.shown += 500;
              changed();
            }}
          >
            ${words.packet.more(hidden)}
          </button>`
        : nothing}
    </div>
  `;
}

function split(state: PacketState): { shares?: readonly bigint[]; problem?: HongbaoError } {
  try {
    const count = /^\s*[0-9０-９]+\s*$/.test(state.count) ? Number(state.count.normalize("NFKC")) : Number.NaN;
    return { shares: splitRedPacket(parseAmount(state.total), count, { rule: state.rule, seed: state.seed }) };
  } catch (problem) {
    if (!(problem instanceof HongbaoError)) throw problem;
    // The person typed a text; the sentence repeats it as typed.
    const typed = problem.code === "count-invalid" ? new HongbaoError(problem.code, { ...problem.data, count: state.count }) : problem;
    return { problem: typed };
  }
}
