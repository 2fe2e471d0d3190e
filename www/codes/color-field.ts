import { HongbaoError } from "hongbao";
import { html, nothing, type TemplateResult } from "lit/html.js";
import { live } from "lit/directives/live.js";
import { problemText, rangeField, tickField } from "../field.js";
import { icon } from "../icons.js";
import type { Page } from "../page.js";
import type { Stop } from "./look.js";
import { isColor } from "./wrong.js";

/**
 * A swatch that opens the system's own choice of colours, and the same colour as a text. The text counts once the field is left: until then
 * the page, which is rendered anew whenever a proof arrives, must not put the old one back.
 */
export function colorField(page: Page, id: string, label: string, value: string, set: (value: string) => void): TemplateResult {
  const typed = (event: Event) => set((event.target as HTMLInputElement).value.trim());
  const swatch = /^#[0-9a-f]{6}$/i.test(value) ? value : "#000000";
  const problem = isColor(value) ? undefined : problemText(page, new HongbaoError("color-invalid", { value }));
  return html`<div class="field color">
    <label for=${id}>${label}</label>
    <div class="united-color">
      <input type="color" aria-label=${label} .value=${live(swatch)} @input=${typed} /><input id=${id} type="text" spellcheck="false" autocomplete="off" autocapitalize="off" .value=${value} aria-invalid=${problem === undefined ? "false" : "true"} aria-describedby="${id}-said" @change=${typed} />
    </div>
    <div id="${id}-said" class="said"><p class="problem" role="status">${problem ?? ""}</p></div>
  </div>`;
}

/** A colour that follows the modules until it is set. */
export function optionalColor(page: Page, id: string, label: string, value: string, otherwise: string, set: (value: string) => void): TemplateResult {
  return html`<div class="fields">
    ${tickField({ id: `${id}-own`, label, value: value !== "", set: (own) => set(own ? otherwise : "") })} ${value === "" ? nothing : colorField(page, id, label, value, set)}
  </div>`;
}

/** A gradient in a look: the stops, and where a linear one leads. */
export interface GradientField {
  /** Begins the ids of its fields. */
  readonly id: string;
  readonly type: "linear" | "radial";
  readonly stops: readonly Stop[];
  readonly rotation: string;
  readonly setStops: (stops: readonly Stop[]) => void;
  readonly setRotation: (rotation: string) => void;
}

/** The colours of a gradient, two to five of them. */
export function gradientFields(page: Page, { id, type, stops, rotation, setStops, setRotation }: GradientField): TemplateResult {
  const words = page.words.codes;
  const replace = (place: number, change: Partial<Stop>) => setStops(stops.map((stop, at) => (at === place ? { ...stop, ...change } : stop)));
  const between = (place: number) => [stops[place - 1]?.offset ?? 0, stops[place + 1]?.offset ?? 1] as const;
  return html`<fieldset class="field stops">
      <legend>${words.stops}</legend>
      ${stops.map(({ offset, color }, place) => {
        const [least, most] = between(place);
        return html`<div class="stop">
          ${colorField(page, `${id}stop-${place}`, words.stop(place + 1), color, (color) => replace(place, { color }))}
          ${rangeField({
            id: `${id}offset-${place}`,
            label: words.offset(Math.round(offset * 100)),
            value: String(Math.round(offset * 100)),
            min: Math.round(least * 100),
            max: Math.round(most * 100),
            set: (percent) => replace(place, { offset: Number(percent) / 100 }),
          })}
          ${stops.length > 2
            ? html`<button type="button" class="quiet small" aria-label=${words.removeStop(place + 1)} @click=${() => setStops(stops.filter((_, at) => at !== place))}>${icon("close")}</button>`
            : nothing}
        </div>`;
      })}
      ${stops.length < 5
        ? html`<div class="actions">
            <button type="button" class="small" @click=${() => setStops([...stops, { offset: 1, color: stops[stops.length - 1]?.color ?? "#000000" }])}>${icon("plus")}${words.addStop}</button>
          </div>`
        : nothing}
    </fieldset>
    ${type === "linear"
      ? rangeField({ id: `${id}rotation`, label: words.rotation(Number(rotation)), value: rotation, min: 0, max: 360, step: 15, set: setRotation })
      : nothing}`;
}
