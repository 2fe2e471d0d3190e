import { html, type TemplateResult } from "lit/html.js";
import { textField, tickField } from "../field.js";
import type { Page } from "../page.js";
import type { Look } from "./look.js";

/** What a print shop asks for: inks, bleed, marks. */
export interface Press {
  show(look: Look, set: (change: Partial<Look>) => void): TemplateResult;
}

export function createPress(page: Page): Press {
  return {
    show(look, set) {
      const words = page.words.looks;
      return html`${tickField({ id: "cmyk", label: words.cmyk, value: look.cmyk, set: (cmyk) => set({ cmyk }) })}
      ${textField({ id: "bleed", label: words.bleed, value: look.bleed, placeholder: "0", inputmode: "decimal", hint: words.bleedHint, set: (bleed) => set({ bleed }) })}
      ${tickField({ id: "crop-marks", label: words.cropMarks, value: look.cropMarks, set: (cropMarks) => set({ cropMarks }) })}`;
    },
  };
}
