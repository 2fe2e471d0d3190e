import { type FinderShape, type Frame, type ModuleShape, qrToDataUrl, type Style } from "hongbao";
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Page } from "../page.js";

/** Samples that were drawn, and those that were asked for, by their style. */
const drawn = new Map<string, string>();
const wanted = new Map<string, Style>();

/** Milliseconds after which a slice draws no further sample: what people came for is drawn first, and typing goes on. */
const slice = 8;

/** A small code in a style. Its room is there at once, the picture once there is nothing else to do. */
export function sample(page: Page, style: Style, part: "whole" | "finder" | "modules" = "whole"): TemplateResult {
  const small: Style = { ...style, quietZone: part === "whole" ? 2 : 0, moduleSize: 4 };
  const key = JSON.stringify(small);
  const address = drawn.get(key);
  if (address === undefined) {
    if (wanted.size === 0) setTimeout(() => draw(page), 60);
    wanted.set(key, small);
  }
  return html`<span class="sample ${part}">${address === undefined ? nothing : html`<img src=${address} alt="" />`}</span>`;
}

/** What a shape of modules looks like. */
export function moduleSample(page: Page, shape: ModuleShape): TemplateResult {
  return sample(page, { shape }, "modules");
}

/** What a finder pattern looks like. */
export function finderSample(page: Page, finderFrame: FinderShape, finderCentre: FinderShape): TemplateResult {
  return sample(page, { finderFrame, finderCentre }, "finder");
}

/** What a frame looks like. */
export function frameSample(page: Page, shape: Frame["shape"], position: Frame["position"]): TemplateResult {
  return sample(page, { frame: { text: "⋯", shape, position } }, "whole");
}

function draw(page: Page): void {
  const until = performance.now() + slice;
  for (const [key, style] of wanted) {
    drawn.set(key, qrToDataUrl("红包", { ...style, format: "svg", errorCorrection: "L" }));
    wanted.delete(key);
    if (performance.now() > until) break;
  }
  if (wanted.size > 0) setTimeout(() => draw(page));
  else page.changed();
}
