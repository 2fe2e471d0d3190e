import { drawQr, encodeQr, type ErrorCorrection, HongbaoError, type QrCode, qrToSvg } from "hongbao";
import { html, nothing, type TemplateResult } from "lit";
import { sentence } from "./field.js";
import type { Words } from "./language/words.js";

/** What the panel holds. */
export interface CodeState {
  text: string;
  level: ErrorCorrection;
}

const levels: readonly ErrorCorrection[] = ["L", "M", "Q", "H"];

/** Shows the panel: the text, its code, and what the code is. */
export function codePanel(state: CodeState, words: Words, changed: () => void): TemplateResult {
  const { code, problem } = encode(state);
  return html`
    <section class="sheet" aria-labelledby="code-heading">
      <header>
        <h2 id="code-heading">${words.code.heading}</h2>
        <p class="lead">${words.code.lead}</p>
      </header>
      <div class="field">
        <label for="text">${words.code.text}</label>
        <textarea
          id="text"
          rows="3"
          spellcheck="false"
          autocapitalize="off"
          .value=${state.text}
          aria-invalid=${problem === undefined ? "false" : "true"}
          aria-describedby="text-problem"
          @input=${(event: InputEvent) => {
            state.text = (event.target as HTMLTextAreaElement).value;
            changed();
          }}
        ></textarea>
        ${sentence("text-problem", problem, words)}
      </div>
      <fieldset class="field">
        <legend>${words.code.level}</legend>
        <div class="choices">
          ${levels.map(
            (level) => html`<label
              ><input
                type="radio"
                name="level"
                .checked=${state.level === level}
                @change=${() => {
                  state.level = level;
                  changed();
                }}
              /><span>${words.code.levels[level]}</span></label
            >`,
          )}
        </div>
      </fieldset>
      <figure class="code" ?data-stale=${code === undefined}>
        <div class="plate"><canvas role="img" aria-label=${words.code.picture(code?.version ?? "–")}></canvas></div>
        <figcaption>
          <span>${code === undefined ? nothing : words.code.facts(code.version, code.width, code.errorCorrection ?? "–", code.mask)}</span>
          <button type="button" ?disabled=${code === undefined} @click=${() => save(state)}>${words.code.save}</button>
        </figcaption>
      </figure>
    </section>
  `;
}

/** Draws the state's code in whole device pixels; a text that has no code leaves the last picture. */
export function paintCode(root: HTMLElement, state: CodeState): void {
  const canvas = root.querySelector("canvas");
  const plate = canvas?.parentElement;
  const { code } = encode(state);
  if (!canvas || !plate || code === undefined) return;
  // At least one device pixel a module with the quiet zone, however narrow the window.
  const across = Math.max(Math.floor(plate.clientWidth * devicePixelRatio), code.width + 8);
  drawQr(canvas, state.text, { errorCorrection: state.level, size: across });
  canvas.style.width = `${across / devicePixelRatio}px`;
}

function encode(state: CodeState): { code?: QrCode; problem?: HongbaoError } {
  try {
    return { code: encodeQr(state.text, { errorCorrection: state.level }) };
  } catch (problem) {
    if (problem instanceof HongbaoError) return { problem };
    throw problem;
  }
}

function save(state: CodeState): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([qrToSvg(state.text, { errorCorrection: state.level })], { type: "image/svg+xml" }));
  link.download = "hongbao.svg";
  link.click();
  // The click has only begun the download; the address must outlive it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
