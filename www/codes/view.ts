import { HongbaoError, inspectQr, type Inspection, loadLogo, type QrCode, type QrInput } from "hongbao";
import type { Scanned } from "hongbao/scan";
import { html, nothing, type TemplateResult } from "lit";
import { download } from "../download.js";
import { problemText } from "../field.js";
import { icon } from "../icons.js";
import type { Page, View } from "../page.js";
import { isSecret } from "../secret.js";
import { bothDegrees, type Fields, type Kind, kindOf, kinds, shapes, type Written, writeContent } from "./content.js";
import { contentForm } from "./content-form.js";
import { type Look, plain, readLook, writeLook } from "./look.js";
import { lookForm } from "./look-form.js";
import { drawing, mends, strengthenings } from "./mend.js";
import { createPainter, previewPanel } from "./preview.js";
import { proofPanel } from "./proof-panel.js";
import { createProver, type Proven } from "./proving.js";
import { pictureIn, pictureOnClipboard } from "./read.js";
import { createReader } from "./reader.js";
import { copyPicture, type Format, makeFile, modulesAcross, sharePicture, symbolOf } from "./save.js";

/** The view, and what another view may take from it. */
export interface CodesView extends View {
  /** The look that is set now. */
  look(): Look;
}

/** What the state makes: the code with its inspection, or what keeps it from being one. */
interface Made {
  readonly written: Written;
  readonly data?: QrInput;
  readonly symbol?: QrCode;
  readonly inspection?: Inspection;
  readonly problem?: HongbaoError;
}

/** Makes codes: content, look, proof, and files. */
export function codesView(page: Page): CodesView {
  let kind: Kind = "link";
  let fields: Record<Kind, Fields> = freshFields();
  let look: Look = plain;
  let scanned: Scanned | undefined;
  let logoProblem: string | undefined;
  let proven: Proven = { state: "none" };
  let made: Made = make();
  const painter = createPainter();
  const prover = createProver((next) => {
    proven = next;
    page.changed();
  });
  const reader = createReader(page, takeScanned, (picture) => void takeLogo(picture, page.words.codes.pastedLogo));

  function make(): Made {
    const written: Written = scanned === undefined ? writeContent(kind, fields[kind]) : { text: scanned.text };
    if (!("text" in written)) return { written };
    const data = scanned?.code ?? written.text;
    let symbol: QrCode | undefined;
    try {
      symbol = symbolOf(data, look);
      return { written, data, symbol, inspection: inspectQr(data, { ...drawing(data, look), size: Number(look.size) }) };
    } catch (problem) {
      if (!(problem instanceof HongbaoError)) throw problem;
      return { written, data, problem, ...(symbol === undefined ? {} : { symbol }) };
    }
  }

  function changed(): void {
    made = make();
    proven = { state: "none" };
    if (made.data !== undefined && made.inspection !== undefined) prover.prove(made.data, look);
    else prover.stop();
    page.changed();
  }

  function set(change: Partial<Look>): void {
    look = { ...look, ...change };
    changed();
  }

  /** Moves the focus to the verdict, since the button that mended is gone after the click. */
  function mend(change: Partial<Look>): void {
    set(change);
    focusOn("#verdict");
  }

  function setField(name: string, value: string): void {
    const before = fields[kind][name] ?? "";
    // Letters that are typed one by one are not yet a pair; a text that was pasted is.
    const both = kind === "place" && value.length > before.length + 1 ? bothDegrees(value) : undefined;
    fields = { ...fields, [kind]: { ...fields[kind], [name]: value, ...both } };
    changed();
  }

  function takeScanned(found: Scanned): void {
    scanned = found;
    changed();
    page.say(page.words.codes.read.done);
  }

  /** The text of a code that was read becomes content, and its modules are ours again. */
  function edit(): void {
    if (scanned === undefined) return;
    kind = kindOf(scanned.text);
    fields = { ...fields, [kind]: { [kind === "link" ? "url" : "text"]: scanned.text } };
    scanned = undefined;
    changed();
    focusOn(".content textarea");
  }

  async function takeLogo(picture: Blob, name: string): Promise<void> {
    logoProblem = undefined;
    try {
      set({ logo: { pixels: await loadLogo(picture), name } });
    } catch (problem) {
      logoProblem = problemText(page, problem);
      page.changed();
    }
  }

  async function pasteLogo(): Promise<void> {
    const picture = await pictureOnClipboard();
    if (picture !== undefined) return takeLogo(picture, page.words.codes.pastedLogo);
    logoProblem = page.words.codes.read.nothingPasted;
    page.changed();
  }

  /** Does what the buttons do; what the package refuses is said. */
  async function act(work: (data: QrInput) => void | Promise<void>): Promise<void> {
    if (made.data === undefined) return;
    try {
      await work(made.data);
    } catch (problem) {
      page.say(problemText(page, problem));
    }
  }

  const save = (format: Format) => act((data) => download(makeFile(format, data, look), `hongbao-${kind}.${format}`));
  const copy = () => act(async (data) => page.say((await copyPicture(data, look)) ? page.words.shell.copied : page.words.codes.copyRefused));
  const share = () => act((data) => sharePicture(data, look, `hongbao-${kind}.png`));

  /** A picture over the logo's place is a logo; anywhere else it is to be read. */
  function takePicture(picture: File, target: EventTarget | null): void {
    if (target instanceof Element && target.closest("[data-drop=logo]") !== null) void takeLogo(picture, picture.name);
    else void reader.take(picture);
  }

  function pasted(event: ClipboardEvent): void {
    const picture = pictureIn(event.clipboardData);
    if (picture === undefined) return;
    event.preventDefault();
    takePicture(picture, event.target);
  }

  function dropped(event: DragEvent): void {
    const picture = pictureIn(event.dataTransfer);
    event.preventDefault();
    if (picture !== undefined) takePicture(picture, event.target);
  }

  const hovered = (event: DragEvent) => event.preventDefault();
  let listening = false;
  function listen(on: boolean): void {
    if (on === listening) return;
    listening = on;
    if (on) document.addEventListener("paste", pasted);
    else document.removeEventListener("paste", pasted);
  }

  function readPanel(found: Scanned): TemplateResult {
    const words = page.words.codes;
    return html`<div class="fields">
      <h2>${words.read.result}</h2>
      <p class="long read-text">${found.text}</p>
      <p class="hint">${words.read.kept}</p>
      <div class="actions">
        <button type="button" class="small" @click=${edit}>${words.read.edit}</button>
        <button type="button" class="small" @click=${() => reader.open()}>${icon("camera")}${words.read.another}</button>
      </div>
    </div>`;
  }

  function missing(): string | undefined {
    if ("text" in made.written) return undefined;
    const labels: Readonly<Record<string, string>> = page.words.codes.fields[kind];
    return labels["missing" in made.written ? made.written.missing : made.written.wrong];
  }

  return {
    look: () => look,
    show() {
      const words = page.words.codes;
      const problem = made.problem === undefined ? undefined : problemText(page, made.problem);
      const option = made.problem?.code === "option-invalid" ? String(made.problem.data["option"]) : undefined;
      const across = made.symbol === undefined ? 0 : modulesAcross(made.symbol, look);
      const proof =
        made.inspection === undefined || made.data === undefined ? nothing : proofPanel(made.inspection, mends(made.inspection.findings, made.data, look, across, page.words), proven.state === "proven" ? strengthenings(proven.proof, page.words) : [], proven, page.words, mend);
      return html`
        <div class="heading">
          <h1>${words.heading}</h1>
          <p class="lead">${words.lead}</p>
        </div>
        <div class="codes" @dragover=${hovered} @drop=${dropped}>
          <section class="sheet content" aria-label=${words.content}>
            ${scanned === undefined
              ? contentForm(page, {
                  kind,
                  fields: fields[kind],
                  written: made.written,
                  problem: made.symbol === undefined && option === undefined ? problem : undefined,
                  setKind(chosen) {
                    kind = chosen;
                    changed();
                  },
                  setField,
                  read: () => reader.open(),
                })
              : readPanel(scanned)}
          </section>
          <aside class="sheet preview" aria-label=${words.preview}>
            ${previewPanel(
              page,
              { data: made.data, symbol: made.symbol, look, missing: missing(), problem, name: scanned === undefined ? words.kinds[kind] : words.read.result, set, save, copy, share },
              proof,
            )}
          </aside>
          <section class="sheet look" aria-label=${words.look}>
            ${lookForm(page, {
              look,
              logoProblem,
              wrong: option === undefined || problem === undefined ? undefined : { option, sentence: problem },
              fixed: scanned !== undefined,
              set,
              takeLogo: (picture, name) => void takeLogo(picture, name),
              pasteLogo: () => void pasteLogo(),
            })}
          </section>
        </div>
        ${reader.show()}
      `;
    },
    shown(root) {
      listen(true);
      if (made.data !== undefined && made.symbol !== undefined) painter.paint(root, made.data, made.symbol, look);
      if (proven.state === "none" && made.data !== undefined && made.inspection !== undefined) prover.prove(made.data, look);
    },
    left() {
      listen(false);
      prover.stop();
      // What was begun is begun anew when the view is back.
      if (proven.state === "working") proven = { state: "none" };
      if (reader.isOpen) reader.close();
    },
    read(setup) {
      kind = kinds.find((one) => one === setup.get("kind")) ?? (setup.has("text") ? kindOf(setup.get("text") ?? "") : "link");
      const given: Record<string, string> = {};
      for (const name of names(kind)) {
        const value = setup.get(name);
        if (value !== null) given[name] = value;
      }
      if (kind === "link" && given["url"] === undefined) given["url"] = setup.get("text") ?? "https://example.com/";
      fields = { ...freshFields(), [kind]: given };
      look = readLook(setup);
      scanned = undefined;
      changed();
    },
    write(audience) {
      const content: [string, string][] = [["kind", kind]];
      const free = shapes[kind].filter((shape) => shape.free === true).map(({ name }) => name);
      for (const name of names(kind)) {
        const value = fields[kind][name] ?? "";
        const shows = audience === "link" || (!isSecret(value) && (audience === "memory" || !free.includes(name)));
        if (value !== "" && shows) content.push([name, value]);
      }
      const untouched = kind === "link" && fields.link["url"] === freshFields().link["url"] && scanned === undefined;
      return [...(scanned !== undefined || untouched ? [] : content), ...writeLook(look)];
    },
  };
}

/** Moves the focus once the page is rendered, which was asked for before. */
function focusOn(selector: string): void {
  queueMicrotask(() => document.querySelector<HTMLElement>(selector)?.focus());
}

/** The fields of a kind that may stand in an address. */
function names(kind: Kind): string[] {
  const ticked: Readonly<Partial<Record<Kind, readonly string[]>>> = { wifi: ["security", "hidden"], contact: ["short"] };
  return [...shapes[kind].filter(({ secret }) => secret !== true).map(({ name }) => name), ...(ticked[kind] ?? [])];
}

function freshFields(): Record<Kind, Fields> {
  const empty = Object.fromEntries(kinds.map((kind) => [kind, {}])) as Record<Kind, Fields>;
  return { ...empty, link: { url: "https://example.com/" } };
}
