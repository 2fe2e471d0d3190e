import { html, nothing, type TemplateResult } from "lit/html.js";
import { choiceField } from "../field.js";
import { icon } from "../icons.js";
import type { Page } from "../page.js";
import { colorField, gradientFields, optionalColor } from "./color-field.js";
import { type Corner, corners, type CornerLook, finderShapes, gradients, type Look, readCorner, writeCorner } from "./look.js";
import { finderSample } from "./sample.js";

/** What the form shows and changes. */
export interface MoreLookForm {
  readonly look: Look;
  readonly set: (change: Partial<Look>) => void;
  /** What keeps a font from being one, or from having what is written. */
  readonly fontProblem: string;
  readonly takeFont: (file: File) => void;
}

/** Options of a look that few ask for: a gradient of the background, corners that differ, a font. */
export interface MoreLook {
  show(form: MoreLookForm): TemplateResult;
}

export function createMoreLook(page: Page): MoreLook {
  let corner: Corner = "topLeft";

  function groundOf({ look, set }: MoreLookForm): TemplateResult {
    const words = page.words.looks;
    const type = look.lightGradient;
    return html`${choiceField({ id: "light-gradient", label: words.ground, value: type, choices: gradients.map((value) => ({ value, label: words.grounds[value] })), set: (lightGradient) => set({ lightGradient, ...(lightGradient === "none" ? {} : { transparent: false }) }) })}
    ${type === "none"
      ? colorField(page, "ground", words.ground, look.light, (light) => set({ light, transparent: false }))
      : gradientFields(page, { id: "light-", type, stops: look.lightStops, rotation: look.lightRotation, setStops: (lightStops) => set({ lightStops }), setRotation: (lightRotation) => set({ lightRotation }) })}`;
  }

  function cornersOf({ look, set }: MoreLookForm): TemplateResult {
    const words = page.words.looks;
    const shapes = page.words.codes.finderShapes;
    const own = readCorner(look[corner]);
    const change = (part: CornerLook) => set({ [corner]: writeCorner({ ...own, ...part }) });
    const { frame = look.finderFrame, centre = look.finderCentre } = own;
    const part = (name: "frame" | "centre", label: string) =>
      choiceField({
        id: `corner-${name}`,
        label,
        value: own[name] ?? "",
        choices: [{ value: "" as const, label: words.asOthers }, ...finderShapes.map((value) => ({ value, label: shapes[value], picture: name === "frame" ? finderSample(page, value, centre) : finderSample(page, frame, value) }))],
        set: (value) => change({ [name]: value === "" ? undefined : value }),
      });
    return html`${choiceField<Corner>({ id: "corner", label: words.corner, value: corner, choices: corners.map((value) => ({ value, label: words.corners[value] })), set: (value) => ((corner = value), page.changed()) })}
      ${part("frame", page.words.codes.finderFrame)} ${part("centre", page.words.codes.finderCentre)}
      <div class="pair">
        ${optionalColor(page, "corner-frame-color", words.frameColor, own.frameColor ?? "", look.finderFrameColor || look.dark, (frameColor) => change({ frameColor }))}
        ${optionalColor(page, "corner-centre-color", words.centreColor, own.centreColor ?? "", look.finderCentreColor || look.dark, (centreColor) => change({ centreColor }))}
      </div>`;
  }

  function fontOf({ look, set, fontProblem, takeFont }: MoreLookForm): TemplateResult {
    const words = page.words.looks;
    const { font } = look;
    const chosen = (event: Event) => {
      const input = event.target as HTMLInputElement;
      const file = input.files?.[0];
      if (file !== undefined) takeFont(file);
      // The same file may be chosen again.
      input.value = "";
    };
    return html`<div class="drop">
      <span class="legend">${words.font}</span>
      ${font === undefined ? html`<p class="hint">${words.fontHint}</p>` : html`<p class="logo-name">${font.font.family || font.name} <span class="hint">${font.name}</span></p>`}
      <div class="actions">
        <label class="button small file">${icon("file")}${words.chooseFont}<input id="font-file" type="file" accept=".ttf,.otf,.ttc,font/ttf,font/otf" @change=${chosen} /></label>
        ${font === undefined ? nothing : html`<button type="button" class="quiet small remove-font" @click=${() => set({ font: undefined })}>${words.removeFont}</button>`}
      </div>
      <p class="problem" role="status">${fontProblem}</p>
    </div>`;
  }

  return { show: (form) => html`${groundOf(form)} ${cornersOf(form)} ${fontOf(form)}` };
}
