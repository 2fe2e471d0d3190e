import type { Scanned } from "hongbao/scan";
import { html, nothing, type TemplateResult } from "lit/html.js";
import { type Camera, CameraError, openCamera } from "../camera.js";
import { problemText } from "../field.js";
import { icon } from "../icons.js";
import { closeModal, showModal } from "../modal.js";
import type { Page } from "../page.js";
import { PartMissing } from "../part.js";
import { pictureOnClipboard, readFrame, readPicture } from "./read.js";

/** The dialog that reads a code from a file, the clipboard or the camera. */
export interface Reader {
  readonly isOpen: boolean;
  open(): void;
  close(): void;
  /** Reads a picture that came by paste or drop; opens the dialog where there is something to choose or to say. */
  take(picture: Blob): Promise<void>;
  show(): TemplateResult;
}

/** Makes the dialog; `taken` gets the code that was chosen, `asLogo` a picture that holds none. */
export function createReader(page: Page, taken: (scanned: Scanned) => void, asLogo: (picture: Blob) => void): Reader {
  let isOpen = false;
  let camera: Camera | undefined;
  let wanted = false;
  let problem: string | undefined;
  let working = false;
  let found: readonly Scanned[] = [];
  let empty: Blob | undefined;

  const dialog = () => document.querySelector<HTMLDialogElement>("#reader");

  function stopCamera(): void {
    wanted = false;
    camera?.stop();
    camera = undefined;
  }

  function clear(): void {
    problem = undefined;
    found = [];
    empty = undefined;
  }

  function open(): void {
    clear();
    isOpen = true;
    page.changed();
    // The element opens once what it holds is there.
    queueMicrotask(() => showModal(dialog()));
  }

  function close(): void {
    stopCamera();
    isOpen = false;
    closeModal(dialog());
    page.changed();
  }

  function choose(scanned: Scanned): void {
    close();
    taken(scanned);
  }

  async function take(picture: Blob): Promise<void> {
    stopCamera();
    clear();
    working = true;
    page.changed();
    try {
      found = await readPicture(picture);
      if (found.length === 0) empty = picture;
    } catch (thrown) {
      problem = thrown instanceof PartMissing ? page.words.shell.partMissing : problemText(page, thrown);
    }
    working = false;
    const only = found.length === 1 ? found[0] : undefined;
    if (only !== undefined) return choose(only);
    if (!isOpen) {
      isOpen = true;
      queueMicrotask(() => showModal(dialog()));
    }
    page.changed();
  }

  async function paste(): Promise<void> {
    const picture = await pictureOnClipboard();
    if (picture !== undefined) return take(picture);
    problem = page.words.codes.read.nothingPasted;
    page.changed();
  }

  async function watch(): Promise<void> {
    clear();
    wanted = true;
    page.changed();
    await Promise.resolve();
    const video = dialog()?.querySelector("video");
    if (video === undefined || video === null) return;
    try {
      const opened = await openCamera(video, async (picture) => {
        const [first] = await readFrame(picture).catch(() => []);
        if (first !== undefined && camera !== undefined) choose(first);
      });
      if (wanted) camera = opened;
      else opened.stop();
    } catch (thrown) {
      wanted = false;
      problem = thrown instanceof CameraError ? page.words.shell.camera[thrown.problem] : problemText(page, thrown);
      page.changed();
    }
  }

  function show(): TemplateResult {
    const words = page.words.codes.read;
    const chosen = (event: Event) => {
      const input = event.target as HTMLInputElement;
      const file = input.files?.[0];
      if (file !== undefined) void take(file);
      input.value = "";
    };
    return html`<dialog id="reader" aria-labelledby="reader-heading" data-drop="read" @close=${() => isOpen && close()}>
      ${!isOpen
        ? nothing
        : html`<div class="fields">
            <h2 id="reader-heading">${words.heading}</h2>
            <p class="lead">${words.lead}</p>
            ${wanted ? html`<div class="viewfinder"><video muted playsinline></video></div>` : nothing}
            <div class="actions">
              <label class="button file">${icon("file")}${words.file}<input id="reader-file" type="file" accept="image/*" @change=${chosen} /></label>
              <button type="button" @click=${paste}>${icon("paste")}${words.paste}</button>
              ${wanted
                ? html`<button
                    type="button"
                    @click=${() => {
                      stopCamera();
                      page.changed();
                    }}
                  >
                    ${icon("close")}${words.stop}
                  </button>`
                : html`<button type="button" @click=${watch}>${icon("camera")}${words.camera}</button>`}
            </div>
            <p role="status">${working ? words.working : wanted ? words.hold : empty === undefined ? (found.length > 1 ? words.several(found.length) : "") : words.none}</p>
            <p class="problem" role="status">${problem ?? ""}</p>
            ${empty === undefined
              ? nothing
              : html`<div class="actions">
                  <button
                    type="button"
                    class="small"
                    @click=${() => {
                      const picture = empty as Blob;
                      close();
                      asLogo(picture);
                    }}
                  >
                    ${words.asLogo}
                  </button>
                </div>`}
            ${found.length > 1 ? html`<ul class="found">${found.map((scanned) => html`<li><button type="button" @click=${() => choose(scanned)}>${scanned.text}</button></li>`)}</ul>` : nothing}
            <div class="actions end"><button type="button" class="quiet" @click=${close}>${words.close}</button></div>
          </div>`}
    </dialog>`;
  }

  return {
    get isOpen() {
      return isOpen;
    },
    open,
    close,
    take,
    show,
  };
}
