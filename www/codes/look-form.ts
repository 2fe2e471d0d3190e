import type { Pixels } from "hongbao";
import { html, nothing, type TemplateResult } from "lit/html.js";
import { choiceField, problemText, rangeField, selectField, textField, tickField } from "../field.js";
import { icon } from "../icons.js";
import type { Page } from "../page.js";
import { charsets, finderShapes, framePositions, frameShapes, gradients, isScaled, levels, type Look, logoShapes, moduleShapes, type PicturePart, symbologies } from "./look.js";
import { colorField, gradientFields, optionalColor } from "./color-field.js";
import { gallery } from "./gallery.js";
import { type Palette, palettes, palettesOf } from "./palette.js";
import { finderSample, frameSample, moduleSample } from "./sample.js";
import { type Ranged, wrongNumber } from "./wrong.js";

/** What the form shows and changes. */
export interface LookForm {
  readonly look: Look;
  /** What keeps a picture from being one. */
  readonly pictureProblems: Readonly<Partial<Record<PicturePart, string>>>;
  /** The option that the package refused, with its sentence. */
  readonly wrong: { readonly option: string; readonly sentence: string } | undefined;
  /** Whether every preset is shown. */
  readonly all: boolean;
  readonly setAll: (all: boolean) => void;
  /** Whether the symbol was read from a picture, and so is not encoded here. */
  readonly fixed: boolean;
  readonly set: (change: Partial<Look>) => void;
  readonly take: (part: PicturePart, picture: Blob, name: string) => void;
  readonly pasteLogo: () => void;
}

/** Every option of a style: presets, then shapes, colours, logo, texts, and the symbol itself. */
export function lookForm(page: Page, form: LookForm): TemplateResult {
  const words = page.words.codes;
  // On a phone the form is short until one asks for more.
  const wide = matchMedia("(min-width: 60rem)").matches;
  return html`
    ${gallery(page, form)}
    ${group(words.groups.shapes, shapesOf(page, form), wide)} ${group(words.groups.colors, colorsOf(page, form), wide)} ${group(words.groups.logo, logoOf(page, form), true)}
    ${group(words.groups.background, backgroundOf(page, form), false)} ${group(words.groups.frame, frameOf(page, form), wide)} ${group(words.groups.texts, textsOf(page, form), false)} ${form.fixed ? nothing : group(words.groups.symbol, symbolOptions(page, form), false)}
  `;
}

function group(name: string, content: TemplateResult, open: boolean): TemplateResult {
  return html`<details class="group" ?open=${open}>
    <summary>${name}</summary>
    <div class="fields">${content}</div>
  </details>`;
}

function shapesOf(page: Page, { look, set }: LookForm): TemplateResult {
  const words = page.words.codes;
  return html`
    ${choiceField({ id: "shape", label: words.shape, value: look.shape, choices: moduleShapes.map((value) => ({ value, label: words.moduleShapes[value], picture: moduleSample(page, value) })), set: (shape) => set({ shape }) })}
    ${isScaled(look.shape)
      ? rangeField({
          id: "module-scale",
          label: words.moduleScale(Number(look.moduleScale || 100)),
          value: look.moduleScale || "100",
          min: 50,
          max: 100,
          step: 5,
          set: (value) => set({ moduleScale: value === "100" ? "" : value }),
        })
      : nothing}
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
    ${paletteChoice(page, form)}
    ${choiceField({ id: "gradient", label: words.gradient, value: look.gradient, choices: gradients.map((value) => ({ value, label: words.gradients[value] })), set: (gradient) => set({ gradient }) })}
    <div class="pair">
      ${look.gradient === "none" ? colorField(page, "dark", words.dark, look.dark, (dark) => set({ dark })) : nothing}
      ${look.transparent || look.lightGradient !== "none" ? nothing : colorField(page, "light", words.light, look.light, (light) => set({ light }))}
    </div>
    ${look.gradient === "none"
      ? nothing
      : gradientFields(page, { id: "", type: look.gradient, stops: look.stops, rotation: look.rotation, setStops: (stops) => set({ stops }), setRotation: (rotation) => set({ rotation }) })}
    ${tickField({ id: "transparent", label: words.transparent, value: look.transparent, set: (transparent) => set({ transparent }) })}
    <div class="pair">
      ${optionalColor(page, "finder-frame-color", words.finderFrameColor, look.finderFrameColor, look.dark, (finderFrameColor) => set({ finderFrameColor }))}
      ${optionalColor(page, "finder-centre-color", words.finderCentreColor, look.finderCentreColor, look.dark, (finderCentreColor) => set({ finderCentreColor }))}
    </div>
    <div class="pair">
      ${textField({ id: "quiet-zone", label: words.quietZone, value: look.quietZone, inputmode: "numeric", placeholder: "4", problem: problemOf(page, form, "quietZone"), set: (quietZone) => set({ quietZone }) })}
      ${textField({ id: "light-radius", label: words.lightRadius, value: look.lightRadius, inputmode: "decimal", placeholder: "0", problem: refused(form, "lightRadius"), set: (lightRadius) => set({ lightRadius }) })}
    </div>
  `;
}

/** Palettes of the logo, once there is one, and others. */
function paletteChoice(page: Page, { look, set }: LookForm): TemplateResult {
  const words = page.words.codes;
  const row = (name: string, id: string, all: readonly Palette[]) =>
    html`<div class="field" id=${id} role="group" aria-label=${name}>
      <span class="legend">${name}</span>
      <div class="palettes">
        ${all.map(
          ({ dark, light, accent }, place) => html`<button
            type="button"
            class="palette"
            aria-label=${words.palette(place + 1)}
            aria-pressed=${look.gradient === "none" && look.lightGradient === "none" && look.dark === dark && look.light === light ? "true" : "false"}
            @click=${() => set({ gradient: "none", dark, light, lightGradient: "none", transparent: false, finderFrameColor: "", finderCentreColor: accent === dark ? "" : accent })}
          >
            <svg viewBox="0 0 3 2" aria-hidden="true"><path fill=${light} d="M0 0h3v2H0z" /><path fill=${dark} d="M0 0h2v2H0z" /><path fill=${accent} d="M1 0.5h1v1H1z" /></svg>
          </button>`,
        )}
      </div>
    </div>`;
  const own = look.logo === undefined ? [] : paletteOfLogo(look.logo.pixels);
  return html`${own.length === 0 ? nothing : row(words.palettesOfLogo, "palettes-of-logo", own)} ${row(words.palettes, "palettes", palettes)}`;
}

/** The palettes of a logo are found once: the form is rendered at every key. */
const ofLogos = new WeakMap<object, readonly Palette[]>();

function paletteOfLogo(pixels: Pixels): readonly Palette[] {
  const found = ofLogos.get(pixels) ?? palettesOf(pixels);
  ofLogos.set(pixels, found);
  return found;
}

/** A picture of the look: its name and sides, and how it is chosen, dropped, pasted where that is offered, and taken away. */
function pictureField(page: Page, { look, pictureProblems, take }: LookForm, part: PicturePart, texts: { readonly hint: string; readonly choose: string }, remove: () => void, paste?: () => void): TemplateResult {
  const words = page.words.codes;
  const picture = look[part];
  const chosen = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file !== undefined) take(part, file, file.name);
    // The same file may be chosen again.
    input.value = "";
  };
  return html`<div class="drop" data-drop=${part}>
    ${picture === undefined ? html`<p class="hint">${texts.hint}</p>` : html`<p class="logo-name">${picture.name} <span class="hint">${picture.pixels.width} × ${picture.pixels.height}</span></p>`}
    <div class="actions">
      <label class="button small file">${icon("file")}${texts.choose}<input id="${part}-file" type="file" accept="image/*" @change=${chosen} /></label>
      ${paste === undefined ? nothing : html`<button type="button" class="small" @click=${paste}>${icon("paste")}${words.paste}</button>`}
      ${picture === undefined ? nothing : html`<button type="button" class="quiet small" @click=${remove}>${words.removeLogo}</button>`}
    </div>
    <p class="problem" role="status">${pictureProblems[part] ?? ""}</p>
  </div>`;
}

function logoOf(page: Page, form: LookForm): TemplateResult {
  const { look, set, pasteLogo } = form;
  const words = page.words.codes;
  return html`
    ${pictureField(page, form, "logo", { hint: words.logoHint, choose: words.chooseLogo }, () => set({ logo: undefined }), pasteLogo)}
    ${look.logo === undefined
      ? nothing
      : html`
          <div class="pair">
            ${textField({ id: "logo-size", label: words.logoSize, value: look.logoSize, inputmode: "decimal", placeholder: words.largestSafe, problem: problemOf(page, form, "logoSize"), set: (logoSize) => set({ logoSize }) })}
            ${textField({ id: "logo-padding", label: words.logoPadding, value: look.logoPadding, inputmode: "decimal", placeholder: "1", problem: refused(form, "logo.padding"), set: (logoPadding) => set({ logoPadding }) })}
          </div>
          ${choiceField({ id: "logo-shape", label: words.logoShape, value: look.logoShape, choices: logoShapes.map((value) => ({ value, label: words.logoShapes[value] })), set: (logoShape) => set({ logoShape }) })}
        `}
  `;
}

function backgroundOf(page: Page, form: LookForm): TemplateResult {
  const { look, set } = form;
  const words = page.words.codes;
  const percent = look.backgroundOpacity || "100";
  return html`
    ${pictureField(page, form, "background", { hint: words.backgroundHint, choose: words.chooseBackground }, () => set({ background: undefined, backgroundOpacity: "" }))}
    ${look.background === undefined
      ? nothing
      : rangeField({ id: "background-opacity", label: words.backgroundOpacity(Number(percent)), value: percent, min: 10, max: 100, step: 5, set: (value) => set({ backgroundOpacity: value === "100" ? "" : value }) })}
  `;
}

function frameOf(page: Page, form: LookForm): TemplateResult {
  const { look, set } = form;
  const words = page.words.codes;
  const text = textField({ id: "frame-text", label: words.frameText, value: look.frameText, rows: 2, most: 300, placeholder: words.framePlaceholder, hint: words.frameHint, problem: refused(form, "frame.text"), set: (frameText) => set({ frameText }) });
  if (look.frameText.trim() === "") {
    return html`${text}
      <div class="actions">
        <button type="button" class="small" @click=${() => set({ frameText: words.framePlaceholder })}>${icon("plus")}${words.addFrame(words.framePlaceholder)}</button>
      </div>`;
  }
  return html`
    ${text}
    ${choiceField({ id: "frame-shape", label: words.frameShape, value: look.frameShape, choices: frameShapes.map((value) => ({ value, label: words.frameShapes[value], picture: frameSample(page, value, look.framePosition) })), set: (frameShape) => set({ frameShape }) })}
    ${choiceField({ id: "frame-position", label: words.framePosition, value: look.framePosition, choices: framePositions.map((value) => ({ value, label: words.framePositions[value] })), set: (framePosition) => set({ framePosition }) })}
    ${optionalColor(page, "frame-color", words.frameColor, look.frameColor, look.dark, (frameColor) => set({ frameColor }))}
    ${optionalColor(page, "frame-text-color", words.frameTextColor, look.frameTextColor, "#ffffff", (frameTextColor) => set({ frameTextColor }))}
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
    ${choiceField({ id: "error-correction", label: words.level, value: look.errorCorrection, choices: levels.map((value) => ({ value, label: words.levels[value] })), hint: words.levelHint, problem: refused(form, "errorCorrection"), set: (errorCorrection) => set({ errorCorrection }) })}
    ${tickField({ id: "boost", label: words.boost, value: look.boost, set: (boost) => set({ boost }) })}
    ${choiceField({ id: "symbology", label: words.symbology, hint: words.symbologyHint, value: look.symbology, choices: symbologies.map((value) => ({ value, label: words.symbologies[value] })), set: (symbology) => set({ symbology }) })}
    <div class="pair">
      ${textField({ id: "version", label: words.version, hint: words.versionHint, value: look.version, placeholder: words.automatic, problem: refused(form, "version"), set: (version) => set({ version }) })}
      ${textField({ id: "mask", label: words.mask, hint: words.maskHint, value: look.mask, inputmode: "numeric", placeholder: words.automatic, problem: refused(form, "mask"), set: (mask) => set({ mask }) })}
    </div>
    ${selectField({ id: "charset", label: words.charset, value: look.charset, choices: charsets.map((value) => ({ value, label: words.charsets[value] })), set: (charset) => set({ charset }) })}
    ${tickField({ id: "kanji", label: words.kanji, value: look.kanji, set: (kanji) => set({ kanji }) })}
    ${tickField({ id: "gs1", label: words.gs1, value: look.gs1, set: (gs1) => set({ gs1 }) })}
  `;
}

/** The sentence about a number of the form: each that is wrong has its own. */
function problemOf(page: Page, { look }: LookForm, field: Ranged): string | undefined {
  const problem = wrongNumber(look, field);
  return problem === undefined ? undefined : problemText(page, problem);
}

/** The sentence about an option that the package refused. */
function refused({ wrong }: LookForm, option: string): string | undefined {
  return wrong?.option === option ? wrong.sentence : undefined;
}
