import { type FinderShape, type ModuleShape, qrToDataUrl, type Style } from "hongbao";
import { html, type TemplateResult } from "lit";

const drawn = new Map<string, string>();

/** A small code in a style, drawn once. */
export function sample(style: Style, part: "whole" | "finder" | "modules" = "whole"): TemplateResult {
  const key = JSON.stringify(style);
  const address = drawn.get(key) ?? qrToDataUrl("红包", { ...style, quietZone: part === "whole" ? 2 : 0, moduleSize: 4, format: "svg", errorCorrection: "L" });
  drawn.set(key, address);
  return html`<span class="sample ${part}"><img src=${address} alt="" /></span>`;
}

/** What a shape of modules looks like. */
export function moduleSample(shape: ModuleShape): TemplateResult {
  return sample({ shape, quietZone: 0 }, "modules");
}

/** What a finder pattern looks like. */
export function finderSample(finderFrame: FinderShape, finderCentre: FinderShape): TemplateResult {
  return sample({ finderFrame, finderCentre, quietZone: 0 }, "finder");
}
