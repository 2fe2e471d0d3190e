import { type FinderShape, type Frame, HongbaoError, type ModuleShape, qrToDataUrl, type Style } from "hongbao";
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Page } from "../page.js";

/** Samples that were drawn, empty where the style cannot be, and those that were asked for, by their style. */
const drawn = new Map<string, string>();
const wanted = new Map<string, Style>();

/** Milliseconds after which a slice draws no further sample: what people came for is drawn first, and typing goes on. */
const slice = 8;

/** A small code in a style. Its room is there at once, the picture once there is nothing else to do. */
export function sample(page: Page, style: Style, part: "whole" | "finder" | "modules" = "whole"): TemplateResult {
  const small = smallStyle(style, part);
  const key = JSON.stringify(small);
  const address = drawn.get(key);
  if (address === undefined) {
    if (wanted.size === 0) setTimeout(() => draw(page), 60);
    wanted.set(key, small);
  }
  return html`<span class="sample ${part}">${address === undefined || address === "" ? nothing : html`<img src=${address} alt="" />`}</span>`;
}

/** Whether a sample was asked for and cannot be drawn. */
export function isUndrawable(style: Style): boolean {
  return drawn.get(JSON.stringify(smallStyle(style, "whole"))) === "";
}

function smallStyle(style: Style, part: "whole" | "finder" | "modules"): Style {
  return { ...style, quietZone: part === "whole" ? 2 : 0, moduleSize: 4 };
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
    drawn.set(key, addressOf(style));
    wanted.delete(key);
    if (performance.now() > until) break;
  }
  if (wanted.size > 0) setTimeout(() => draw(page));
  else page.changed();
}

/** The picture of a style; empty for one that the package refuses, such as one of a damaged file. */
function addressOf(style: Style): string {
  try {
    return qrToDataUrl("红包", { ...style, format: "svg", errorCorrection: "L" });
  } catch (problem) {
    if (problem instanceof HongbaoError) return "";
    throw problem;
  }
}
