import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { choiceField, selectField, textField, tickField } from "../field.js";
import { icon } from "../icons.js";
import type { Page } from "../page.js";
import { charsets, finderShapes, gradients, levels, type Look, logoShapes, moduleShapes, plain, type Stop, styleOf, symbologies } from "./look.js";
import { presets } from "./presets.js";
import { finderSample, moduleSample, sample } from "./sample.js";

/** What the form shows and changes. */
export interface LookForm {
  readonly look: Look;
  /** What keeps the logo from being one. */
  readonly logoProblem: string | undefined;
  /** The option that the package refused, with its sentence. */
  readonly wrong: { readonly option: string; readonly sentence: string } | undefined;
  /** Whether the symbol was read from a picture, and so is not encoded here. */
  readonly fixed: boolean;
  readonly set: (change: Partial<Look>) => void;
  readonly takeLogo: (picture: Blob, name: string) => void;
  readonly pasteLogo: () => void;
}

/** Every option of a style: presets, then shapes, colours, logo, texts, and the symbol itself. */
export function lookForm(page: Page, form: LookForm): TemplateResult {
  const words = page.words.codes;
  return html`
    ${presetChoice(page, form)}
    ${group(words.groups.shapes, shapesOf(page, form), true)} ${group(words.groups.colors, colorsOf(page, form), true)} ${group(words.groups.logo, logoOf(page, form), true)}
    ${group(words.groups.texts, textsOf(page, form), false)} ${form.fixed ? nothing : group(words.groups.symbol, symbolOptions(page, form), false)}
  `;
}

function group(name: string, content: TemplateResult, open: boolean): TemplateResult {
  return html`<details class="group" ?open=${open}>
    <summary>${name}</summary>
    <div class="fields">${content}</div>
  </details>`;
}

function presetChoice(page: Page, { look, set }: LookForm): TemplateResult {
  const words = page.words.codes;
  const { logo, logoSize, logoPadding, logoShape, caption, label, symbology, errorCorrection, boost, version, mask, charset, kanji, gs1, size, millimetres } = look;
  const kept = { logo, logoSize, logoPadding, logoShape, caption, label, symbology, errorCorrection, boost, version, mask, charset, kanji, gs1, size, millimetres };
  return html`<fieldset class="field">
    <legend>${words.presets}</legend>
    <div class="presets">
      ${presets.map(
        ({ name, look: preset }) => html`<button type="button" class="preset" @click=${() => set({ ...plain, ...kept, ...preset })}>
          ${sample(page, styleOf({ ...plain, ...preset }))}<span>${words.presetNames[name]}</span>
        </button>`,
      )}
    </div>
  </fieldset>`;
}

function shapesOf(page: Page, { look, set }: LookForm): TemplateResult {
  const words = page.words.codes;
  return html`
    ${choiceField({ id: "shape", label: words.shape, value: look.shape, choices: moduleShapes.map((value) => ({ value, label: words.moduleShapes[value], picture: moduleSample(page, value) })), set: (shape) => set({ shape }) })}
    ${choiceField({
      id: "finder-frame",
      label: words.finderFrame,
      value: look.finderFrame,
      choices: finderShapes.map((value) => ({ value, label: words.finderShapes[value], picture: finderSample(page, value, look.finderCentre) })),
      set: (finderFrame) => set({ finderFrame }),
    })}
    ${choiceField({
      id: "finder-centre",
      label: words.finderCentre,
      value: look.finderCentre,
      choices: finderShapes.map((value) => ({ value, label: words.finderShapes[value], picture: finderSample(page, look.finderFrame, value) })),
      set: (finderCentre) => set({ finderCentre }),
    })}
  `;
}

function colorsOf(page: Page, form: LookForm): TemplateResult {
  const { look, set } = form;
  const words = page.words.codes;
  return html`
    ${choiceField({ id: "gradient", label: words.gradient, value: look.gradient, choices: gradients.map((value) => ({ value, label: words.gradients[value] })), set: (gradient) => set({ gradient }) })}
    <div class="pair">
      ${look.gradient === "none" ? colorField("dark", words.dark, look.dark, (dark) => set({ dark })) : nothing}
      ${look.transparent ? nothing : colorField("light", words.light, look.light, (light) => set({ light }))}
    </div>
    ${look.gradient === "none" ? nothing : stopsOf(page, form)}
    ${tickField({ id: "transparent", label: words.transparent, value: look.transparent, set: (transparent) => set({ transparent }) })}
    <div class="pair">
      ${optionalColor("finder-frame-color", words.finderFrameColor, look.finderFrameColor, look.dark, (finderFrameColor) => set({ finderFrameColor }))}
      ${optionalColor("finder-centre-color", words.finderCentreColor, look.finderCentreColor, look.dark, (finderCentreColor) => set({ finderCentreColor }))}
    </div>
    ${textField({ id: "quiet-zone", label: words.quietZone, value: look.quietZone, inputmode: "numeric", placeholder: "4", problem: problemOf(form, "quietZone"), set: (quietZone) => set({ quietZone }) })}
  `;
}

function stopsOf(page: Page, { look, set }: LookForm): TemplateResult {
  const words = page.words.codes;
  const replace = (place: number, change: Partial<Stop>) => set({ stops: look.stops.map((stop, at) => (at === place ? { ...stop, ...change } : stop)) });
  const between = (place: number) => [look.stops[place - 1]?.offset ?? 0, look.stops[place + 1]?.offset ?? 1] as const;
  return html`<fieldset class="field stops">
      <legend>${words.stops}</legend>
      ${look.stops.map(({ offset, color }, place) => {
        const [least, most] = between(place);
        return html`<div class="stop">
          ${colorField(`stop-${place}`, words.stop(place + 1), color, (color) => replace(place, { color }))}
          <label class="field" for="offset-${place}"
            ><span>${words.offset(Math.round(offset * 100))}</span
            ><input
              id="offset-${place}"
              type="range"
              min=${Math.round(least * 100)}
              max=${Math.round(most * 100)}
              .value=${live(String(Math.round(offset * 100)))}
              @input=${(event: Event) => replace(place, { offset: Number((event.target as HTMLInputElement).value) / 100 })}
          /></label>
          ${look.stops.length > 2
            ? html`<button type="button" class="quiet small" aria-label=${words.removeStop(place + 1)} @click=${() => set({ stops: look.stops.filter((_, at) => at !== place) })}>${icon("close")}</button>`
            : nothing}
        </div>`;
      })}
      ${look.stops.length < 5
        ? html`<div class="actions">
            <button type="button" class="small" @click=${() => set({ stops: [...look.stops, { offset: 1, color: look.stops[look.stops.length - 1]?.color ?? "#000000" }] })}>${icon("plus")}${words.addStop}</button>
          </div>`
        : nothing}
    </fieldset>
    ${look.gradient === "linear"
      ? html`<label class="field" for="rotation"
          ><span>${words.rotation(Number(look.rotation))}</span
          ><input id="rotation" type="range" min="0" max="360" step="15" .value=${live(look.rotation)} @input=${(event: Event) => set({ rotation: (event.target as HTMLInputElement).value })}
        /></label>`
      : nothing}`;
}

/** A swatch that opens the system's own choice of colours, and the same colour as a text. */
function colorField(id: string, label: string, value: string, set: (value: string) => void): TemplateResult {
  const typed = (event: Event) => set((event.target as HTMLInputElement).value.trim());
  const swatch = /^#[0-9a-f]{6}$/i.test(value) ? value : "#000000";
  return html`<div class="field color">
    <label for=${id}>${label}</label>
    <div class="united-color">
      <input type="color" aria-label=${label} .value=${live(swatch)} @input=${typed} /><input id=${id} type="text" spellcheck="false" autocomplete="off" autocapitalize="off" .value=${live(value)} @change=${typed} />
    </div>
  </div>`;
}

/** A colour that follows the modules until it is set. */
function optionalColor(id: string, label: string, value: string, otherwise: string, set: (value: string) => void): TemplateResult {
  return html`<div class="fields">
    ${tickField({ id: `${id}-own`, label, value: value !== "", set: (own) => set(own ? otherwise : "") })} ${value === "" ? nothing : colorField(id, label, value, set)}
  </div>`;
}

function logoOf(page: Page, form: LookForm): TemplateResult {
  const { look, logoProblem, set, takeLogo, pasteLogo } = form;
  const words = page.words.codes;
  const chosen = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file !== undefined) takeLogo(file, file.name);
    // The same file may be chosen again.
    input.value = "";
  };
  return html`
    <div class="drop" data-drop="logo">
      ${look.logo === undefined ? html`<p class="hint">${words.logoHint}</p>` : html`<p class="logo-name">${look.logo.name} <span class="hint">${look.logo.pixels.width} × ${look.logo.pixels.height}</span></p>`}
      <div class="actions">
        <label class="button small file">${icon("file")}${words.chooseLogo}<input id="logo-file" type="file" accept="image/*" @change=${chosen} /></label>
        <button type="button" class="small" @click=${pasteLogo}>${icon("paste")}${words.paste}</button>
        ${look.logo === undefined ? nothing : html`<button type="button" class="quiet small" @click=${() => set({ logo: undefined })}>${words.removeLogo}</button>`}
      </div>
      <p class="problem" role="status">${logoProblem ?? ""}</p>
    </div>
    ${look.logo === undefined
      ? nothing
      : html`
          <div class="pair">
            ${textField({ id: "logo-size", label: words.logoSize, value: look.logoSize, inputmode: "decimal", placeholder: words.largestSafe, problem: problemOf(form, "logo.size"), set: (logoSize) => set({ logoSize }) })}
            ${textField({ id: "logo-padding", label: words.logoPadding, value: look.logoPadding, inputmode: "decimal", placeholder: "1", problem: problemOf(form, "logo.padding"), set: (logoPadding) => set({ logoPadding }) })}
          </div>
          ${choiceField({ id: "logo-shape", label: words.logoShape, value: look.logoShape, choices: logoShapes.map((value) => ({ value, label: words.logoShapes[value] })), set: (logoShape) => set({ logoShape }) })}
          ${tickField({ id: "allow-unsafe", label: words.allowUnsafe, value: look.allowUnsafe, set: (allowUnsafe) => set({ allowUnsafe }) })}
        `}
  `;
}

function textsOf(page: Page, { look, set }: LookForm): TemplateResult {
  const words = page.words.codes;
  return html`
    ${textField({ id: "caption", label: words.caption, value: look.caption, hint: words.captionHint, set: (caption) => set({ caption }) })}
    ${textField({ id: "label", label: words.label, value: look.label, hint: words.labelHint, set: (label) => set({ label }) })}
  `;
}

function symbolOptions(page: Page, form: LookForm): TemplateResult {
  const { look, set } = form;
  const words = page.words.codes;
  return html`
    ${choiceField({ id: "error-correction", label: words.level, value: look.errorCorrection, choices: levels.map((value) => ({ value, label: words.levels[value] })), hint: words.levelHint, set: (errorCorrection) => set({ errorCorrection }) })}
    ${tickField({ id: "boost", label: words.boost, value: look.boost, set: (boost) => set({ boost }) })}
    ${choiceField({ id: "symbology", label: words.symbology, value: look.symbology, choices: symbologies.map((value) => ({ value, label: words.symbologies[value] })), set: (symbology) => set({ symbology }) })}
    <div class="pair">
      ${textField({ id: "version", label: words.version, value: look.version, placeholder: words.automatic, problem: problemOf(form, "version"), set: (version) => set({ version }) })}
      ${textField({ id: "mask", label: words.mask, value: look.mask, inputmode: "numeric", placeholder: words.automatic, problem: problemOf(form, "mask"), set: (mask) => set({ mask }) })}
    </div>
    ${selectField({ id: "charset", label: words.charset, value: look.charset, choices: charsets.map((value) => ({ value, label: words.charsets[value] })), set: (charset) => set({ charset }) })}
    ${tickField({ id: "kanji", label: words.kanji, value: look.kanji, set: (kanji) => set({ kanji }) })}
    ${tickField({ id: "gs1", label: words.gs1, value: look.gs1, set: (gs1) => set({ gs1 }) })}
  `;
}

function problemOf({ wrong }: LookForm, option: string): string | undefined {
  return wrong?.option === option ? wrong.sentence : undefined;
}
