import { drawQr, encodeQr, type ErrorCorrection, qrToSvg } from "hongbao";
import { html, nothing } from "lit";
import { download } from "../download.js";
import { attempt, choiceField, textField } from "../field.js";
import type { Page, View } from "../page.js";

const levels: readonly ErrorCorrection[] = ["L", "M", "Q", "H"];

/** Draws a code as its text is typed. */
export function codesView(page: Page): View {
  let text = "https://example.com/";
  let level: ErrorCorrection = "M";
  const options = () => ({ errorCorrection: level });
  return {
    show() {
      const words = page.words.codes;
      const { result: code, problem } = attempt(page, () => encodeQr(text, options()));
      return html`
        <h1>${words.heading}</h1>
        <p class="lead">${words.lead}</p>
        <section class="sheet">
          ${textField({
            id: "text",
            label: words.text,
            value: text,
            rows: 3,
            problem,
            set(value) {
              text = value;
              page.changed();
            },
          })}
          ${choiceField({
            id: "level",
            label: words.level,
            value: level,
            choices: levels.map((value) => ({ value, label: words.levels[value] })),
            set(value) {
              level = value;
              page.changed();
            },
          })}
          <div class="plate"><canvas role="img" aria-label=${words.picture(code?.version ?? "–")}></canvas></div>
          <p>${code === undefined ? nothing : words.facts(code.version, code.width, code.errorCorrection ?? "–", code.mask)}</p>
          <button type="button" ?disabled=${code === undefined} @click=${() => download(new Blob([qrToSvg(text, options())], { type: "image/svg+xml" }), "hongbao.svg")}>
            ${words.save}
          </button>
        </section>
      `;
    },
    shown(root) {
      const canvas = root.querySelector("canvas");
      if (canvas !== null) attempt(page, () => drawQr(canvas, text, { ...options(), size: Math.floor(320 * devicePixelRatio) }));
    },
    read(setup) {
      text = setup.get("text") ?? "https://example.com/";
      level = levels.find((one) => one === setup.get("error-correction")) ?? "M";
    },
    write: () => [
      ["text", text],
      ["error-correction", level],
    ],
  };
}
