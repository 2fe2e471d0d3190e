import { drawQr, HongbaoError, type QrCode, type QrInput, qrToPng } from "hongbao";
import { html, nothing, type TemplateResult } from "lit/html.js";
import { problemText, textField } from "../field.js";
import { icon } from "../icons.js";
import type { Page } from "../page.js";
import { type Look, numberIn } from "./look.js";
import { drawing } from "./mend.js";
import { canShare, type Format, acrossOf } from "./save.js";
import type { Verdict } from "./verdict.js";
import { inField, type Ranged, wrongNumber } from "./wrong.js";

/** What the preview shows. */
export interface Preview {
  readonly data: QrInput | undefined;
  readonly symbol: QrCode | undefined;
  readonly look: Look;
  /** Whether the picture is an example, since nothing is filled in yet. */
  readonly example: boolean;
  /** Whether something is filled in. */
  readonly begun: boolean;
  /** What to fill in before there is a code. */
  readonly missing: string | undefined;
  readonly problem: string | undefined;
  readonly verdict: Verdict | undefined;
  /** What the code is called for screen readers. */
  readonly name: string;
  /** What was typed as the name of the file, and the name that it has otherwise. */
  readonly fileName: string;
  readonly otherwise: string;
  /** On a phone: whether the sheet at the bottom is drawn up. */
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
  readonly setFileName: (name: string) => void;
  readonly set: (change: Partial<Look>) => void;
  readonly save: (format: Format) => void;
  readonly copy: () => void;
  readonly share: () => void;
}

/** The picture, every way to take it along, and one sentence about it; `remedies` and `details` follow, and what a print shop asks for is among the files. */
export function previewPanel(page: Page, preview: Preview, remedies: TemplateResult | typeof nothing, details: TemplateResult | typeof nothing, press: TemplateResult): TemplateResult {
  const { symbol, look, example, problem, name, open, setOpen, save, copy, share } = preview;
  const words = page.words.codes;
  const ready = symbol !== undefined && problem === undefined && !example;
  return html`
    <div class="plate-frame" data-drop="read">
      <div class="plate ${look.transparent ? "checkered" : ""}" ?data-stale=${symbol === undefined || problem !== undefined} ?data-example=${example}>
        <canvas role="img" aria-label=${example ? words.examplePicture : words.picture(name)} ?hidden=${symbol === undefined}></canvas>
        <img class="held" alt="" hidden />
        ${example ? html`<p class="example" aria-hidden="true">${words.example}</p>` : nothing}
      </div>
    </div>
    <button type="button" class="unfold" aria-expanded=${open ? "true" : "false"} @click=${() => setOpen(!open)}>
      <span class="unseen">${words.showLarge}</span>${icon(open ? "close" : "expand")}
    </button>
    <section class="saves-frame" aria-labelledby="save-heading">
      <h2 id="save-heading" class="unseen">${words.save}</h2>
      <div class="actions saves">
        <button type="button" class="primary" ?disabled=${!ready} @click=${() => save("png")}>${icon("download")}<span>${words.save}<span class="format"> PNG</span></span></button>
        <button type="button" ?disabled=${!ready} @click=${() => save("svg")}>SVG</button>
        <button type="button" ?disabled=${!ready} @click=${() => save("pdf")}>PDF</button>
        <button type="button" ?disabled=${!ready} @click=${copy} title=${words.copy}>${icon("copy")}<span class="unseen">${words.copy}</span></button>
        ${canShare() ? html`<button type="button" ?disabled=${!ready} @click=${share} title=${words.share}>${icon("share")}<span class="unseen">${words.share}</span></button>` : nothing}
      </div>
    </section>
    ${verdictLine(preview, words)} ${remedies} ${fileOptions(page, preview, ready, press)} ${details}
  `;
}

/** One sentence: what to do first, or whether the code scans. */
function verdictLine({ verdict, problem, example, begun, missing }: Preview, words: Page["words"]["codes"]): TemplateResult {
  const shown =
    missing !== undefined
      ? { tone: "wait", sentence: example && problem === undefined ? words.fillIn(missing) : words.lookAt(missing) }
      : // What no field says is said here.
        problem !== undefined
        ? { tone: "bad", sentence: problem }
        : (verdict ?? { tone: "bad", sentence: words.verdict.none });
  // Until something is filled in, only what the look spoils is worth a word; afterwards what is missing is what keeps the code away.
  const { tone, sentence } = example && !begun && verdict !== undefined && verdict.tone !== "good" && problem === undefined ? verdict : shown;
  return html`<div class="note verdict ${tone}">
    ${icon(tone === "wait" ? "codes" : tone === "good" ? "check" : tone === "warn" ? "warn" : "stop")}<strong id="verdict" tabindex="-1" role="status">${sentence}</strong>
  </div>`;
}

function fileOptions(page: Page, preview: Preview, ready: boolean, press: TemplateResult): TemplateResult {
  const { look, fileName, otherwise, setFileName, set, save } = preview;
  const words = page.words.codes;
  const problemOf = (field: Ranged) => {
    const problem = wrongNumber(look, field);
    return problem === undefined ? undefined : problemText(page, problem);
  };
  return html`<details class="group file-options">
    <summary>${words.file}</summary>
    <div class="fields">
      ${textField({ id: "file-name", label: words.fileName, value: fileName, placeholder: otherwise, set: setFileName })}
      <div class="pair">
        ${textField({ id: "size", label: words.size, value: look.size, inputmode: "numeric", problem: problemOf("size") ?? tooNarrow(page, preview), set: (size) => set({ size }) })}
        ${textField({ id: "dpi", label: words.dpi, value: look.dpi, placeholder: words.noDpi, inputmode: "numeric", hint: printedWidth(look, words), problem: problemOf("dpi"), set: (dpi) => set({ dpi }) })}
        ${textField({ id: "millimetres", label: words.millimetres, value: look.millimetres, inputmode: "decimal", problem: problemOf("millimetres"), set: (millimetres) => set({ millimetres }) })}
      </div>
      <div class="actions">
        <button type="button" class="small" data-format="jpeg" ?disabled=${!ready} @click=${() => save("jpeg")}>${words.saveAs("JPEG")}</button>
        <button type="button" class="small" data-format="webp" ?disabled=${!ready} @click=${() => save("webp")}>${words.saveAs("WebP")}</button>
      </div>
      ${press}
    </div>
  </details>`;
}

/** How wide a PNG is on paper, where it says so itself. */
function printedWidth(look: Look, words: Page["words"]["codes"]): string | undefined {
  if (look.dpi.trim() === "" || wrongNumber(look, "dpi") !== undefined || wrongNumber(look, "size") !== undefined) return undefined;
  return words.printedWidth(String(Math.round((numberIn(look.size) / numberIn(look.dpi)) * 254) / 10));
}

/** What is wrong with a width that has less than a pixel for each dot. */
function tooNarrow(page: Page, { symbol, look }: Preview): string | undefined {
  if (symbol === undefined || wrongNumber(look, "quietZone") !== undefined) return undefined;
  const least = acrossOf(symbol, look);
  return numberIn(look.size) < least ? problemText(page, inField(new HongbaoError("size-too-small", { least }), look)) : undefined;
}

/** Milliseconds of rest before the picture that a long press saves follows the canvas. */
const rest = 300;

/** CSS pixels across at which the picture is painted at least: drawn up, the sheet of a phone shows it so large. */
const leastAcross = 288;

/** Paints what {@link previewPanel} has made room for. */
export function createPainter(): { paint(root: HTMLElement, data: QrInput, symbol: QrCode, look: Look): void } {
  let timer = 0;
  let address = "";
  let painted: readonly unknown[] = [];
  return {
    paint(root, data, symbol, look) {
      const canvas = root.querySelector<HTMLCanvasElement>(".plate canvas");
      const held = root.querySelector<HTMLImageElement>(".plate .held");
      const plate = canvas?.parentElement;
      if (!canvas || !plate || !held) return;
      const options = { ...drawing(data, look), allowUnsafe: true };
      // At least one device pixel a module with the quiet zone, however narrow the window.
      const across = Math.max(Math.floor(Math.max(plate.clientWidth, leastAcross) * devicePixelRatio), Math.ceil(acrossOf(symbol, look)));
      // The page is rendered anew for much that is not the picture.
      const now = [canvas, data, symbol, look, across];
      if (now.every((part, place) => part === painted[place])) return;
      painted = now;
      if (!tries(() => drawQr(canvas, data, { ...options, size: across }))) return;
      held.hidden = true;
      clearTimeout(timer);
      // Phones save an image on a long press, and no canvas. The image lies over the canvas and is not seen itself.
      timer = setTimeout(() => {
        let picture: Blob | undefined;
        if (!tries(() => (picture = new Blob([qrToPng(data, { ...options, size: Math.max(across, 1024) })], { type: "image/png" }))) || picture === undefined) return;
        URL.revokeObjectURL(address);
        address = URL.createObjectURL(picture);
        held.src = address;
        held.hidden = false;
      }, rest);
    },
  };
}

/** What cannot be drawn leaves the last picture; why is said beside it. */
function tries(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch (problem) {
    if (problem instanceof HongbaoError) return false;
    throw problem;
  }
}
