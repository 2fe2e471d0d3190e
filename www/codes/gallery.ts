import { html, nothing, type TemplateResult } from "lit/html.js";
import { icon } from "../icons.js";
import type { Page } from "../page.js";
import { finderShapes, type Look, moduleShapes, plain, styleOf } from "./look.js";
import { palettes } from "./palette.js";
import { type Preset, presets } from "./presets.js";
import { sample } from "./sample.js";

/** What the gallery shows and changes. */
export interface Gallery {
  readonly look: Look;
  /** Whether every preset is shown; else the first ones and the one that is chosen. */
  readonly all: boolean;
  readonly setAll: (all: boolean) => void;
  readonly set: (change: Partial<Look>) => void;
}

/** Presets that are shown at first. */
const few = 12;

/** What a preset leaves as it is: logo, texts, the symbol, and the sizes of files. */
const kept = ["logo", "logoSize", "logoPadding", "logoShape", "background", "backgroundOpacity", "frameText", "caption", "label", "symbology", "errorCorrection", "boost", "version", "mask", "charset", "kanji", "gs1", "font", "size", "dpi", "millimetres", "cmyk", "bleed", "cropMarks"] as const;

/** Ready looks at a click. */
export function gallery(page: Page, { look, all, setAll, set }: Gallery): TemplateResult {
  const words = page.words.codes;
  const shown = all ? presets : presets.filter((preset, place) => place < few || isChosen(preset, look));
  return html`<fieldset class="field">
    <legend>${words.presets}</legend>
    <div class="presets gallery">
      ${shown.map(
        (preset) => html`<button type="button" class="preset" data-preset=${preset.name} aria-pressed=${isChosen(preset, look) ? "true" : "false"} @click=${() => set(lookWith(preset.look, look))}>
          ${sample(page, styleOf({ ...plain, ...preset.look }))}<span>${words.presetNames[preset.name]}</span>
        </button>`,
      )}
    </div>
    <div class="actions">
      <button type="button" class="small surprise" @click=${() => set(surprise(look))}>${icon("spark")}${words.surprise}</button>
      ${all ? nothing : html`<button type="button" class="quiet small" @click=${() => setAll(true)}>${words.allPresets(presets.length)}</button>`}
    </div>
  </fieldset>`;
}

/** A look with what a preset leaves as it is. */
function lookWith(preset: Partial<Look>, look: Look): Look {
  const left = Object.fromEntries(kept.map((option) => [option, look[option]]));
  return { ...plain, ...left, ...preset };
}

function isChosen({ look: preset }: Preset, look: Look): boolean {
  const whole = lookWith(preset, look);
  const ignored = [...(whole.gradient === "none" ? ["stops", "rotation"] : ["dark"]), ...(whole.lightGradient === "none" ? ["lightStops", "lightRotation"] : ["light"])];
  return (Object.keys(plain) as (keyof Look)[]).every((option) => ignored.includes(option) || whole[option] === look[option] || (Array.isArray(whole[option]) && JSON.stringify(whole[option]) === JSON.stringify(look[option])));
}

/** A look that nobody has thought of: a palette, shapes, and the frames of the corners square, since round ones are found less easily. */
function surprise(look: Look): Look {
  const pick = <Value>(all: readonly Value[]) => all[Math.floor(Math.random() * all.length)] as Value;
  const { dark, light, accent } = pick(palettes);
  return lookWith({ dark, light, shape: pick(moduleShapes), finderCentre: pick(finderShapes), finderCentreColor: accent === dark ? "" : accent }, look);
}
