import { HongbaoError, inspectQr, type Inspection, loadLogo, type QrCode, type QrInput } from "hongbao";
import type { Scanned } from "hongbao/scan";
import { html, nothing, type TemplateResult } from "lit/html.js";
import { download } from "../download.js";
import { problemText } from "../field.js";
import { icon } from "../icons.js";
import { closeModal, showModal } from "../modal.js";
import type { Audience, Page, View } from "../page.js";
import { loadPart, PartMissing } from "../part.js";
import { checkFont, readFont } from "./font.js";
import { isSecret } from "../secret.js";
import { bothDegrees, exampleText, type Fields, type Kind, kindOf, kinds, shapes, type Written, writeContent } from "./content.js";
import { contentForm } from "./content-form.js";
import { demandedLook, isDemanding } from "./demanded.js";
import { createKeep, type KeptLook, keptLook, lookOf } from "./keep.js";
import { type Look, type LookFont, type PicturePart, pictures, plain, readLook, writeLook } from "./look.js";
import { lookForm } from "./look-form.js";
import { askPanel } from "./ask.js";
import { drawing, type Mend, mends, strengthenings, symbolOf } from "./mend.js";
import { createLateGroups } from "./late-groups.js";
import { createPainter, previewPanel } from "./preview.js";
import { detailsPanel, remedyList } from "./proof-panel.js";
import { createProver, type Proven } from "./proving.js";
import { pictureIn, pictureOnClipboard } from "./read.js";
import type { Reader } from "./reader.js";
import { copyPicture, endings, fileName, type Format, FormatMissing, makeFile, modulesAcross, sharePicture } from "./save.js";
import { createSteps } from "./steps.js";
import { type Verdict, verdictOf } from "./verdict.js";

/** The view, and what another view may take from it. */
export interface CodesView extends View {
  /** The look that is set now. */
  look(): Look;
  /** Takes over the look of the last visit; an address that is read afterwards goes before it. */
  load(): Promise<void>;
}

/** What a step changes. */
interface State {
  readonly kind: Kind;
  readonly fields: Record<Kind, Fields>;
  readonly look: Look;
  readonly scanned: Scanned | undefined;
}

/** Milliseconds of rest before a look is kept. */
const keepPause = 250;

/** What the state makes: the code with its inspection, or what keeps it from being one. */
interface Made {
  readonly written: Written;
  /** Whether the code is an example, since nothing is filled in. */
  readonly example: boolean;
  /** The look that it is drawn with. */
  readonly look: Look;
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
  const pictureProblems: Partial<Record<PicturePart, string>> = {};
  let proven: Proven = { state: "none" };
  const steps = createSteps<State>();
  const keep = createKeep();
  const groups = createLateGroups(page, async () => {
    const { createMoreLook, createMyStyles, createPress, createPrints, createSite } = await loadPart("codes");
    return { more: createMoreLook(page), mine: createMyStyles(page, keep), press: createPress(page), prints: createPrints(page), site: createSite(page) };
  });
  let last: KeptLook | undefined;
  let keptOf: Look | undefined;
  let keptFont: LookFont | undefined;
  let fontProblem = "";
  let keepTimer = 0;
  let allPresets = false;
  let typedName = "";
  /** On a phone: whether the sheet with the picture is drawn up. */
  let sheetOpen = false;
  /** The format that waits for an answer: the code does not scan. */
  let asking: Format | undefined;
  let made: Made = make();
  const painter = createPainter();
  const prover = createProver((next) => {
    proven = next;
    page.changed();
  });
  let reader: Reader | undefined;

  /** Loads the reader at its first use. */
  async function withReader(work: (reader: Reader) => void | Promise<void>): Promise<void> {
    try {
      const { createReader } = await loadPart("codes");
      reader ??= createReader(page, takeScanned, (picture) => void take("logo", picture, page.words.codes.pastedLogo));
    } catch {
      return page.say(page.words.shell.partMissing);
    }
    await work(reader);
  }

  function make(): Made {
    const written: Written = scanned === undefined ? writeContent(kind, fields[kind]) : { text: scanned.text };
    const example = "missing" in written;
    const drawn = scanned === undefined && !example ? demandedLook(kind, look) : look;
    if (!("text" in written) && !example) return { written, example, look: drawn };
    const data = scanned?.code ?? ("text" in written ? written.text : exampleText);
    let symbol: QrCode | undefined;
    try {
      symbol = symbolOf(data, drawn);
      checkFont(drawn);
      return { written, example, look: drawn, data, symbol, inspection: inspectQr(data, { ...drawing(data, drawn), size: Number(drawn.size) }) };
    } catch (problem) {
      if (!(problem instanceof HongbaoError)) throw problem;
      return { written, example, look: drawn, data, problem, ...(symbol === undefined ? {} : { symbol }) };
    }
  }

  const state = (): State => ({ kind, fields, look, scanned });

  function restore(to: State | undefined): void {
    if (to === undefined) return;
    ({ kind, fields, look, scanned } = to);
    changed();
  }

  const openReader = () => void withReader((reader) => reader.open());
  const undo = () => restore(steps.undo(state()));
  const redo = () => restore(steps.redo(state()));

  /** Keeps the look with its logo once nothing changes; contents are the address's and this tab's, and passwords nobody's. */
  function keepLook(): void {
    if (look === keptOf) return;
    clearTimeout(keepTimer);
    const now = look;
    keepTimer = setTimeout(() => {
      keptOf = now;
      last = keptLook(now);
      if (now.font !== keptFont) {
        keptFont = now.font;
        void keep.setFont(now.font).catch(() => undefined);
      }
      // A browser that keeps nothing is no reason to stop whoever makes a code.
      void keep.setLast(last).catch(() => undefined);
    }, keepPause);
  }

  function changed(): void {
    keepLook();
    made = make();
    proven = { state: "none" };
    if (made.data !== undefined && made.inspection !== undefined) prover.prove(made.data, made.look);
    else prover.stop();
    page.changed();
  }

  function set(change: Partial<Look>): void {
    steps.before(state(), Object.keys(change).join());
    look = { ...look, ...change };
    changed();
  }

  /** Moves the focus to the verdict, since the button that mended is gone after the click. */
  function mend(change: Partial<Look>): void {
    set(change);
    focusOn("#verdict");
  }

  function setField(name: string, value: string): void {
    steps.before(state(), `${kind} ${name}`);
    const before = fields[kind][name] ?? "";
    // Letters that are typed one by one are not yet a pair; a text that was pasted is.
    const both = kind === "place" && value.length > before.length + 1 ? bothDegrees(value) : undefined;
    fields = { ...fields, [kind]: { ...fields[kind], [name]: value, ...both } };
    changed();
  }

  function takeScanned(found: Scanned): void {
    steps.before(state(), "scanned");
    scanned = found;
    changed();
    page.say(page.words.codes.read.done);
  }

  /** The text of a code that was read becomes content, and its modules are ours again. */
  function edit(): void {
    if (scanned === undefined) return;
    steps.before(state(), "edit");
    kind = kindOf(scanned.text);
    fields = { ...fields, [kind]: { [kind === "link" ? "url" : "text"]: scanned.text } };
    scanned = undefined;
    changed();
    focusOn(".content textarea");
  }

  async function take(part: PicturePart, picture: Blob, name: string): Promise<void> {
    delete pictureProblems[part];
    try {
      set({ [part]: { pixels: await loadLogo(picture), name } });
    } catch (problem) {
      pictureProblems[part] = problemText(page, problem);
      page.changed();
    }
  }

  async function takeFont(file: File): Promise<void> {
    fontProblem = "";
    try {
      set({ font: await readFont(new Uint8Array(await file.arrayBuffer()), file.name) });
    } catch (problem) {
      fontProblem = problem instanceof PartMissing ? page.words.shell.partMissing : problem instanceof HongbaoError ? page.words.looks.noFont : problemText(page, problem);
      page.changed();
    }
  }

  /** The font of the last visit comes after the page has started: it may be large, and its reader is a part of its own. */
  async function loadFont(): Promise<void> {
    const kept = await keep.font();
    if (kept === undefined) return;
    const font = await readFont(kept.bytes, kept.name);
    if (look.font !== undefined) return;
    keptFont = font;
    look = { ...look, font };
    changed();
  }

  async function pasteLogo(): Promise<void> {
    const picture = await pictureOnClipboard();
    if (picture !== undefined) return take("logo", picture, page.words.codes.pastedLogo);
    pictureProblems.logo = page.words.codes.read.nothingPasted;
    page.changed();
  }

  /** Does what the buttons do; what the package refuses is said. */
  async function act(work: (data: QrInput) => void | Promise<void>): Promise<void> {
    if (made.data === undefined || made.example) return;
    try {
      await work(made.data);
    } catch (problem) {
      page.say(problem instanceof FormatMissing ? page.words.codes.formatMissing(problem.message.toUpperCase()) : problemText(page, problem));
    }
  }

  const ownName = () => fileName(typedName) ?? `hongbao-${kind}`;
  const hand = (format: Format, allowUnsafe: boolean) =>
    act(async (data) => {
      download(await makeFile(format, data, made.look, allowUnsafe), `${ownName()}.${endings[format]}`);
      page.say(page.words.codes.saved(`${ownName()}.${endings[format]}`));
    });

  /** Saves; a code that does not scan is asked about before. */
  function save(format: Format): void {
    if (verdict()?.tone !== "bad") return void hand(format, false);
    asking = format;
    page.changed();
    queueMicrotask(() => showModal(document.querySelector("#ask")));
  }

  function answered(change?: Partial<Look>, anyway = false): void {
    const format = asking;
    asking = undefined;
    closeModal(document.querySelector("#ask"));
    if (change !== undefined) mend(change);
    else page.changed();
    if (anyway && format !== undefined) void hand(format, true);
  }

  function verdict(): Verdict | undefined {
    return made.inspection === undefined ? undefined : verdictOf(made.inspection, proven, made.look, page.words);
  }

  /** The characters that the font lacks, as a sentence. */
  function missingOf(problem: HongbaoError | undefined): string | undefined {
    const missing = problem?.data["option"] === "font" ? problem.data["missing"] : undefined;
    return missing === undefined ? undefined : page.words.looks.missing(String(missing));
  }

  /** Leaves out what the content does not allow: a bank's reader insists on its level. */
  function possible(all: readonly Mend[]): readonly Mend[] {
    if (scanned !== undefined || !isDemanding(kind)) return all;
    return all.map((one) => ({ ...one, remedies: one.remedies.filter(({ change }) => change.errorCorrection === undefined && change.logoSize === undefined) }));
  }

  interface Found {
    readonly found: readonly Mend[];
    readonly little: readonly Mend[];
  }

  let foundOf: { readonly of: readonly unknown[]; readonly result: Found } = { of: [], result: { found: [], little: [] } };

  /** Remedies are tried one by one, so they are sought once for each code and not at every rendering. */
  function found(): Found {
    const of = [made, proven, page.words];
    if (!of.every((part, place) => part === foundOf.of[place])) foundOf = { of, result: seek() };
    return foundOf.result;
  }

  function seek(): Found {
    if (made.inspection === undefined || made.data === undefined || made.symbol === undefined) return { found: [], little: [] };
    return {
      found: possible(mends(made.inspection.findings, made.data, made.look, modulesAcross(made.symbol, made.look), page.words)),
      little: proven.state === "proven" ? possible(strengthenings(proven.proof, made.look, page.words)) : [],
    };
  }

  const copy = () => act(async (data) => page.say((await copyPicture(data, made.look)) ? page.words.shell.copied : page.words.codes.copyRefused));
  const share = () => act((data) => sharePicture(data, made.look, `${ownName()}.png`));

  /** A picture over the place of the logo or the background is one; anywhere else it is to be read. */
  function takePicture(picture: File, target: EventTarget | null): void {
    const part = pictures.find((name) => target instanceof Element && target.closest(`[data-drop=${name}]`) !== null);
    if (part !== undefined) void take(part, picture, picture.name);
    else void withReader((reader) => reader.take(picture));
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

  function setSheet(open: boolean): void {
    sheetOpen = open;
    page.changed();
  }

  const hovered = (event: DragEvent) => event.preventDefault();
  let listening = false;
  function listen(on: boolean): void {
    if (on === listening) return;
    listening = on;
    for (const [name, heard] of [["paste", pasted], ["keydown", pressed]] as const) {
      if (on) document.addEventListener(name, heard as EventListener);
      else document.removeEventListener(name, heard as EventListener);
    }
  }

  /** Ctrl+Z and its kin; in a dialog they are the browser's. */
  function pressed(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (event.target instanceof Element && event.target.closest("dialog") !== null)) return;
    const key = event.key.toLowerCase();
    const work = key === "z" ? (event.shiftKey ? redo : undo) : key === "y" && !event.shiftKey ? redo : undefined;
    if (work === undefined) return;
    event.preventDefault();
    work();
  }

  function tools(): TemplateResult {
    const words = page.words.codes;
    return html`<div class="actions tools">
      <h2>${words.look}</h2>
      <button type="button" class="quiet small" title=${words.undo} ?disabled=${!steps.canUndo} @click=${undo}>${icon("undo")}<span class="unseen">${words.undo}</span></button>
      <button type="button" class="quiet small" title=${words.redo} ?disabled=${!steps.canRedo} @click=${redo}>${icon("redo")}<span class="unseen">${words.redo}</span></button>
      <button type="button" class="quiet small" ?disabled=${look.logo === undefined && look.background === undefined && look.font === undefined && writeLook(look).length === 0} @click=${() => set(plain)}>${words.reset}</button>
    </div>`;
  }

  function readPanel(found: Scanned): TemplateResult {
    const words = page.words.codes;
    return html`<div class="fields">
      <h2>${words.read.result}</h2>
      <p class="long read-text">${found.text}</p>
      <p class="hint">${words.read.kept}</p>
      <div class="actions">
        <button type="button" class="small" @click=${edit}>${words.read.edit}</button>
        <button type="button" class="small" @click=${openReader}>${icon("camera")}${words.read.another}</button>
      </div>
    </div>`;
  }

  function missing(): string | undefined {
    if ("text" in made.written) return undefined;
    const labels: Readonly<Record<string, string>> = page.words.codes.fields[kind];
    return labels["missing" in made.written ? made.written.missing : made.written.wrong];
  }

  function write(audience: Audience): readonly (readonly [string, string])[] {
    const content: [string, string][] = [["kind", kind]];
    const free = shapes[kind].filter((shape) => shape.free === true).map(({ name }) => name);
    for (const name of names(kind)) {
      const value = fields[kind][name] ?? "";
      const shows = audience === "link" || (!isSecret(value) && (audience === "memory" || !free.includes(name)));
      if (value !== "" && shows) content.push([name, value]);
    }
    const untouched = kind === "link" && (fields.link["url"] ?? "") === "";
    return [...(scanned !== undefined || untouched ? [] : content), ...writeLook(look)];
  }

  /** The pictures that belong to a look which came without them: those of the same look before. */
  function withLogo(read: Look): Look {
    const pairs = JSON.stringify(writeLook(read));
    if (pairs === JSON.stringify(writeLook(look))) return look;
    return last !== undefined && pairs === JSON.stringify(last.pairs) ? { ...read, logo: last.logo, background: last.background, font: look.font } : read;
  }

  return {
    look: () => look,
    async load() {
      void loadFont().catch(() => undefined);
      last = await keep.last().catch(() => undefined);
      if (last === undefined || steps.canUndo) return;
      look = lookOf(last);
      keptOf = look;
      changed();
    },
    show() {
      const words = page.words.codes;
      const problem = made.problem === undefined ? undefined : problemText(page, made.problem);
      const option = made.problem?.code === "option-invalid" ? String(made.problem.data["option"]) : undefined;
      const { found: mended, little } = found();
      const details = made.inspection === undefined || made.symbol === undefined ? nothing : detailsPanel(made.inspection, made.symbol, proven, page.words);
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
                    steps.before(state(), "kind");
                    kind = chosen;
                    changed();
                  },
                  setField,
                  read: openReader,
                })
              : readPanel(scanned)}
          </section>
          <aside class="sheet preview" aria-label=${words.preview} ?data-open=${sheetOpen} @keydown=${(event: KeyboardEvent) => event.key === "Escape" && sheetOpen && setSheet(false)}>
            ${previewPanel(
              page,
              {
                data: made.data,
                symbol: made.symbol,
                look: made.look,
                example: made.example,
                missing: missing(),
                problem,
                verdict: verdict(),
                name: scanned === undefined ? words.kinds[kind] : words.read.result,
                fileName: typedName,
                otherwise: `hongbao-${kind}`,
                open: sheetOpen,
                setOpen: setSheet,
                setFileName: (name) => ((typedName = name), page.changed()),
                set,
                save,
                copy,
                share,
              },
              remedyList(mended, little, mend),
              details,
              groups.show("press", words.groups.press, ({ press }) => press.show(look, set)),
            )}
          </aside>
          <section class="sheet look" aria-label=${words.look}>
            ${tools()}
            ${lookForm(page, {
              look,
              pictureProblems,
              wrong: option === undefined || problem === undefined ? undefined : { option, sentence: problem },
              fixed: scanned !== undefined || isDemanding(kind),
              all: allPresets,
              setAll: (all) => ((allPresets = all), page.changed()),
              set,
              take: (part, picture, name) => void take(part, picture, name),
              pasteLogo: () => void pasteLogo(),
            })}
            ${groups.show("more", words.groups.more, ({ more }) => more.show({ look, set, fontProblem: missingOf(made.problem) ?? fontProblem, takeFont: (file) => void takeFont(file) }))}
            ${groups.show("mine", words.mine.heading, ({ mine }) => mine.show(look, set))}
            ${groups.show("prints", words.prints.heading, ({ prints }) => prints.show({ data: made.example || made.inspection === undefined ? undefined : made.data, look: made.look, kind, fields: fields[kind] }))}
            ${groups.show("site", words.site.heading, ({ site }) => site.show("text" in made.written ? made.written.text : exampleText, made.look))}
          </section>
        </div>
        ${reader?.show() ?? nothing} ${askPanel(page, asking === undefined ? undefined : { sentence: verdict()?.sentence ?? "", remedies: mended.flatMap(({ remedies }) => remedies), answered })}
      `;
    },
    shown(root) {
      // On paper the picture is as wide as its file for print.
      document.documentElement.style.setProperty("--print-width", /^\d+(\.\d+)?$/.test(look.millimetres) ? `${look.millimetres}mm` : "");
      listen(true);
      if (made.data !== undefined && made.symbol !== undefined) painter.paint(root, made.data, made.symbol, made.look);
      if (proven.state === "none" && made.data !== undefined && made.inspection !== undefined) prover.prove(made.data, made.look);
    },
    begin(root) {
      // Whoever comes without a set-up wants to type.
      root.querySelector<HTMLElement>(".content textarea, .content input[type=text]")?.focus({ preventScroll: true });
    },
    left() {
      listen(false);
      prover.stop();
      // What was begun is begun anew when the view is back.
      if (proven.state === "working") proven = { state: "none" };
      if (reader?.isOpen === true) reader.close();
    },
    read(setup) {
      // On the way back everything is as it was left, what no address holds too.
      const asked = String(setup);
      if ([write("memory"), write("address")].some((pairs) => String(new URLSearchParams(pairs.map(([name, value]) => [name, value]))) === asked)) return;
      kind = kinds.find((one) => one === setup.get("kind")) ?? (setup.has("text") ? kindOf(setup.get("text") ?? "") : "link");
      const given: Record<string, string> = {};
      for (const name of names(kind)) {
        const value = setup.get(name);
        if (value !== null) given[name] = value;
      }
      const text = setup.get("text");
      if (kind === "link" && given["url"] === undefined && text !== null) given["url"] = text;
      fields = { ...freshFields(), [kind]: given };
      look = withLogo(readLook(setup));
      scanned = undefined;
      changed();
    },
    write,
  };
}

/** Moves the focus once the page is rendered, which was asked for before. */
function focusOn(selector: string): void {
  queueMicrotask(() => document.querySelector<HTMLElement>(selector)?.focus());
}

/** The fields of a kind that may stand in an address. */
function names(kind: Kind): string[] {
  const ticked: Readonly<Partial<Record<Kind, readonly string[]>>> = { wifi: ["security", "hidden"], contact: ["short"], event: ["days"] };
  return [...shapes[kind].filter(({ secret }) => secret !== true).map(({ name }) => name), ...(ticked[kind] ?? [])];
}

function freshFields(): Record<Kind, Fields> {
  return Object.fromEntries(kinds.map((kind) => [kind, {}])) as Record<Kind, Fields>;
}
