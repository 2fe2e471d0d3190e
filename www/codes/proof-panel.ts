import type { Inspection } from "hongbao";
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../icons.js";
import type { Words } from "../language/en.js";
import type { Look } from "./look.js";
import type { Mend } from "./mend.js";
import type { Proven } from "./proving.js";

/** Shows whether the code will be read and how much disturbance it stands, and offers to mend it at a click. */
export function proofPanel(inspection: Inspection, found: readonly Mend[], little: readonly Mend[], proven: Proven, words: Words, mendLook: (change: Partial<Look>) => void): TemplateResult {
  const said = words.codes.proof;
  const proof = proven.state === "proven" ? proven.proof : undefined;
  const unread = proof !== undefined && !proof.reads;
  const weak = proof !== undefined && proof.reads && !proof.safe && found.length === 0;
  const tone = found.length > 0 || weak || unread ? "warn" : "good";
  const verdict = unread ? said.unread : found.length > 0 ? said.findings(found.length) : weak ? said.weak : proof === undefined ? said.safe : said.proven;
  return html`<section class="proof" aria-labelledby="proof-heading">
    <h2 id="proof-heading" class="unseen">${said.heading}</h2>
    <div class="note ${tone}">${icon(tone === "good" ? "check" : "warn")}<strong id="verdict" tabindex="-1" role="status">${verdict}</strong></div>
    ${found.map((finding) => mendable("finding", finding, mendLook))} ${weak ? little.map((lack) => mendable("lack", lack, mendLook)) : nothing}
    <ul class="margins">
      ${blocks(inspection, words)}
      <li>${said.contrast(inspection.contrast)}</li>
      ${proof === undefined || unread ? html`<li class="pending">${proven.state === "failed" ? words.shell.partMissing : proven.state === "working" ? said.working : nothing}</li>` : margins(proof.margins, words)}
    </ul>
  </section>`;
}

function mendable(kind: "finding" | "lack", { code, sentence, remedies }: Mend, mendLook: (change: Partial<Look>) => void): TemplateResult {
  return html`<div class=${kind} data-finding=${code}>
    <p>${sentence}</p>
    ${remedies.map(({ label, change }) => html`<button type="button" class="small" @click=${() => mendLook(change)}>${label}</button>`)}
  </div>`;
}

/** Returns the block with the fewest codewords to spare. It decides whether the symbol is read. */
function blocks({ blocks }: Inspection, words: Words): TemplateResult | typeof nothing {
  const worst = blocks.reduce((so, block) => (block.correctable - block.damaged < so.correctable - so.damaged ? block : so), blocks[0] ?? { damaged: 0, correctable: 0 });
  if (worst.correctable === 0) return nothing;
  return html`<li>${worst.damaged === 0 ? words.codes.proof.spare(worst.correctable) : words.codes.proof.logo(worst.damaged, worst.correctable)}</li>`;
}

type Margins = Extract<Proven, { state: "proven" }>["proof"]["margins"];

function margins({ pixelsPerModule, blur, noise, rotation, perspective }: Margins, words: Words): TemplateResult {
  const said = words.codes.proof;
  return html`
    <li>${said.small(tenths(pixelsPerModule))}</li>
    <li>${said.blur(tenths(blur))}</li>
    <li>${said.noise(Math.round((noise / 255) * 100))}</li>
    <li>${said.turned(Math.floor(rotation), Math.floor(perspective * 100))}</li>
  `;
}

function tenths(figure: number): number {
  return Math.round(figure * 10) / 10;
}
