import type { Inspection, QrCode } from "hongbao";
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Words } from "../language/en.js";
import type { Look } from "./look.js";
import type { Mend } from "./mend.js";
import type { Proven } from "./proving.js";

/** Offers to mend, at a click, what was found and what there is too little of. */
export function remedyList(found: readonly Mend[], little: readonly Mend[], mendLook: (change: Partial<Look>) => void): TemplateResult {
  return html`${found.map((finding) => mendable("finding", finding, mendLook))} ${found.length > 0 ? nothing : little.map((lack) => mendable("lack", lack, mendLook))}`;
}

function mendable(kind: "finding" | "lack", { code, sentence, remedies }: Mend, mendLook: (change: Partial<Look>) => void): TemplateResult {
  return html`<div class=${kind} data-finding=${code}>
    ${sentence === undefined ? nothing : html`<p>${sentence}</p>`}
    <div class="actions">${remedies.map(({ label, change }) => html`<button type="button" class="small" @click=${() => mendLook(change)}>${label}</button>`)}</div>
  </div>`;
}

/** Shows the figures for whoever wants them. */
export function detailsPanel(inspection: Inspection, symbol: QrCode, proven: Proven, words: Words): TemplateResult {
  const said = words.codes.proof;
  const proof = proven.state === "proven" ? proven.proof : undefined;
  const { version, width, height, errorCorrection, mask } = symbol;
  return html`<details class="group proof">
    <summary>${said.heading}</summary>
    <ul class="margins">
      <li class="symbol-facts">${words.codes.facts(version, width, height, errorCorrection ?? "–", mask)}</li>
      ${restorable(inspection, symbol, words)}
      <li>${said.contrast(inspection.contrast)}</li>
      ${proof === undefined || !proof.reads ? html`<li class="pending">${proven.state === "failed" ? words.shell.partMissing : proven.state === "working" ? said.working : nothing}</li>` : margins(proof.margins, words)}
    </ul>
  </details>`;
}

/** What each level restores, in percent: ISO/IEC 18004:2015 7.5.1. */
const restored = { L: 7, M: 15, Q: 25, H: 30 } as const;

/** Says how much may be damaged, or how much of that the logo takes. The block with the fewest codewords to spare decides. */
function restorable({ blocks }: Inspection, { errorCorrection }: QrCode, words: Words): TemplateResult | typeof nothing {
  const worst = blocks.reduce((so, block) => (block.correctable - block.damaged < so.correctable - so.damaged ? block : so), blocks[0] ?? { damaged: 0, correctable: 0 });
  if (worst.correctable === 0) return nothing;
  if (worst.damaged > 0) return html`<li>${words.codes.proof.logo(Math.round((worst.damaged / worst.correctable) * 100))}</li>`;
  return errorCorrection === null ? nothing : html`<li>${words.codes.proof.spare(restored[errorCorrection])}</li>`;
}

type Margins = Extract<Proven, { state: "proven" }>["proof"]["margins"];

function margins({ pixelsPerModule, blur, noise, rotation, perspective }: Margins, words: Words): TemplateResult {
  const said = words.codes.proof;
  return html`
    <li>${said.small(tenths(pixelsPerModule))}</li>
    <li>${said.blur(Math.round(blur * 100))}</li>
    <li>${said.noise(Math.round((noise / 255) * 100))}</li>
    <li>${said.turned(Math.floor(rotation), Math.floor(perspective * 100))}</li>
  `;
}

function tenths(figure: number): number {
  return Math.round(figure * 10) / 10;
}
