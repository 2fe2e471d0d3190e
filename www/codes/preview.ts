import { drawQr, HongbaoError, type QrCode, type QrInput, qrToPng } from "hongbao";
import { html, nothing, type TemplateResult } from "lit";
import { textField } from "../field.js";
import { icon } from "../icons.js";
import type { Page } from "../page.js";
import type { Look } from "./look.js";
import { drawing } from "./mend.js";
import { canShare, type Format, modulesAcross } from "./save.js";

/** What the preview shows. */
export interface Preview {
  readonly data: QrInput | undefined;
  readonly symbol: QrCode | undefined;
  readonly look: Look;
  /** What to fill in before there is a code. */
  readonly missing: string | undefined;
  readonly problem: string | undefined;
  readonly name: string;
  readonly set: (change: Partial<Look>) => void;
  readonly save: (format: Format) => void;
  readonly copy: () => void;
  readonly share: () => void;
}

/** The picture, and every way to take it along. */
export function previewPanel(page: Page, { symbol, look, missing, problem, name, set, save, copy, share }: Preview, proof: TemplateResult | typeof nothing): TemplateResult {
  const words = page.words.codes;
  const ready = symbol !== undefined && problem === undefined;
  return html`
    <div class="plate-frame" data-drop="read">
      <div class="plate ${look.transparent ? "checkered" : ""}" ?data-stale=${!ready}>
        <canvas role="img" aria-label=${words.picture(name)} ?hidden=${symbol === undefined}></canvas>
        <img class="held" alt="" hidden />
        ${missing === undefined ? nothing : html`<p class="missing">${words.fillIn(missing)}</p>`}
      </div>
    </div>
    <p class="symbol-facts">${symbol === undefined ? nothing : words.facts(symbol.version, symbol.width, symbol.height, symbol.errorCorrection ?? "–", symbol.mask)}</p>
    <p class="problem" role="status">${problem ?? ""}</p>
    ${proof}
    <section class="fields" aria-labelledby="save-heading">
      <h2 id="save-heading" class="unseen">${words.save}</h2>
      <div class="actions saves">
        <button type="button" class="primary" ?disabled=${!ready} @click=${() => save("png")}>${icon("download")}PNG</button>
        <button type="button" ?disabled=${!ready} @click=${() => save("svg")}>SVG</button>
        <button type="button" ?disabled=${!ready} @click=${() => save("pdf")}>PDF</button>
        <button type="button" ?disabled=${!ready} @click=${copy}>${icon("copy")}${words.copy}</button>
        ${canShare() ? html`<button type="button" ?disabled=${!ready} @click=${share}>${icon("share")}${words.share}</button>` : nothing}
      </div>
      <div class="pair">
        ${textField({ id: "size", label: words.size, value: look.size, inputmode: "numeric", set: (size) => set({ size }) })}
        ${textField({ id: "millimetres", label: words.millimetres, value: look.millimetres, inputmode: "decimal", set: (millimetres) => set({ millimetres }) })}
      </div>
    </section>
  `;
}

/** Milliseconds of rest before the picture that a long press saves follows the canvas. */
const rest = 300;

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
      const across = Math.max(Math.floor(plate.clientWidth * devicePixelRatio), modulesAcross(symbol, look));
      // The page is rendered anew for much that is not the picture.
      const now = [canvas, data, symbol, look, across];
      if (now.every((part, place) => part === painted[place])) return;
      painted = now;
      if (!tries(() => drawQr(canvas, data, { ...options, size: across }))) return;
      canvas.style.width = `${across / devicePixelRatio}px`;
      held.hidden = true;
      clearTimeout(timer);
      // Phones save an image on a long press, and no canvas.
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
