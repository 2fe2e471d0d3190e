import { html, type TemplateResult } from "lit/html.js";
import { problemText, textField, tickField } from "../field.js";
import type { Page } from "../page.js";
import type { Look } from "./look.js";
import { wrongNumber } from "./wrong.js";

/** What a print shop asks for: inks, bleed, marks. */
export interface Press {
  show(look: Look, set: (change: Partial<Look>) => void): TemplateResult;
}

export function createPress(page: Page): Press {
  return {
    show(look, set) {
      const words = page.words.looks;
      const wrong = wrongNumber(look, "bleed");
      return html`${tickField({ id: "cmyk", label: words.cmyk, value: look.cmyk, set: (cmyk) => set({ cmyk }) })}
      ${textField({ id: "bleed", label: words.bleed, value: look.bleed, placeholder: "0", inputmode: "decimal", hint: words.bleedHint, problem: wrong === undefined ? undefined : problemText(page, wrong), set: (bleed) => set({ bleed }) })}
      ${tickField({ id: "crop-marks", label: words.cropMarks, value: look.cropMarks, set: (cropMarks) => set({ cropMarks }) })}`;
    },
  };
}
