import { HongbaoError, loadLogo } from "hongbao";
import type { Scanned } from "hongbao/scan";
import { html, nothing, type TemplateResult } from "lit/html.js";
import { problemText } from "../field.js";
import type { Page, View } from "../page.js";
import { loadPart, PartMissing } from "../part.js";
import { askPanel } from "./ask.js";
import { bothDegrees, exampleText, type Kind, kindOf } from "./content.js";
import { contentForm } from "./content-form.js";
import { isDemanding } from "./demanded.js";
import { readFont } from "./font.js";
import { createHearing } from "./hearing.js";
import { createKeep } from "./keep.js";
import { createLateGroups } from "./late-groups.js";
import { type Look, numberIn, type PicturePart, pictures } from "./look.js";
import { lookForm } from "./look-form.js";
import { freshState, type Made, make, missingField, missingLetters, type State } from "./made.js";
import { createMemory } from "./memory.js";
import { createPainter, previewPanel } from "./preview.js";
import { detailsPanel, remedyList } from "./proof-panel.js";
import { createProver, type Proven } from "./proving.js";
import { pictureOnClipboard } from "./read.js";
import type { Reader } from "./reader.js";
import { createRemedies } from "./remedies.js";
import { createSaving } from "./saving.js";
import { readSetup, saysTheSame, writeSetup } from "./setup.js";
import { createSteps } from "./steps.js";
import { readPanel, toolBar } from "./tools.js";
import { type Verdict, verdictOf } from "./verdict.js";

/** The view, and what another view may take from it. */
export interface CodesView extends View {
  /** The look that is set now. */
  look(): Look;
  /** Takes over the look of the last visit; an address that is read afterwards goes before it. */
  load(): Promise<void>;
}

/** Makes codes: content, look, proof, and files. */
export function codesView(page: Page): CodesView {
  let state: State = freshState;
  let made: Made = make(state);
  let proven: Proven = { state: "none" };
  let reader: Reader | undefined;
  let fontProblem = "";
  let allPresets = false;
  /** On a phone: whether the sheet with the picture is drawn up. */
  let sheetOpen = false;
  const pictureProblems: Partial<Record<PicturePart, string>> = {};
  const steps = createSteps<State>();
  const keep = createKeep();
  const memory = createMemory(keep);
  const groups = createLateGroups(page, async () => {
    const { createMoreLook, createMyStyles, createPress, createPrints, createSite } = await loadPart("codes");
    return { more: createMoreLook(page), mine: createMyStyles(page, keep), press: createPress(page), prints: createPrints(page), site: createSite(page) };
  });
  const painter = createPainter();
  const prover = createProver((next) => {
    proven = next;
    saving.proven();
    page.changed();
  });
  const remedies = createRemedies(page);
  const saving = createSaving(page, () => ({ made, kind: state.kind, scans: scans() }), () => prover.hurry(), mend);
  const hearing = createHearing(takePicture, undo, redo);

  /** Goes on to a state without a step; `become` makes one. */
  function restore(to: State): void {
    state = to;
    memory.keep(state.look);
    made = make(state);
    proven = { state: "none" };
    prove();
    page.changed();
  }

  /** Changes of one `kind` that follow each other quickly are undone together. */
  function become(change: Partial<State>, kind: string): void {
    steps.before(state, kind);
    restore({ ...state, ...change });
  }

  function prove(): void {
    if (made.data !== undefined && made.inspection !== undefined) prover.prove(made.data, made.look);
    else {
      prover.stop();
      saving.forget();
    }
  }

  function undo(): void {
    const to = steps.undo(state);
    if (to !== undefined) restore(to);
  }

  function redo(): void {
    const to = steps.redo(state);
    if (to !== undefined) restore(to);
  }

  function set(change: Partial<Look>): void {
    become({ look: { ...state.look, ...change } }, Object.keys(change).join());
  }

  /** Moves the focus to the verdict, since the button that mended is gone after the click. */
  function mend(change: Partial<Look>): void {
    set(change);
    focusOn("#verdict");
  }

  function setField(name: string, value: string): void {
    const { kind, fields } = state;
    const before = fields[kind][name] ?? "";
    // Letters that are typed one by one are not yet a pair; a text that was pasted is.
    const both = kind === "place" && value.length > before.length + 1 ? bothDegrees(value) : undefined;
    become({ fields: { ...fields, [kind]: { ...fields[kind], [name]: value, ...both } } }, `${kind} ${name}`);
  }

  function takeScanned(found: Scanned): void {
    become({ scanned: found }, "scanned");
    page.say(page.words.codes.read.done);
  }

  /** The text of a code that was read becomes content, and its modules are ours again. */
  function edit({ text }: Scanned): void {
    const kind = kindOf(text);
    become({ kind, fields: { ...state.fields, [kind]: { [kind === "link" ? "url" : "text"]: text } }, scanned: undefined }, "edit");
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

  async function pasteLogo(): Promise<void> {
    const picture = await pictureOnClipboard();
    if (picture !== undefined) return take("logo", picture, page.words.codes.pastedLogo);
    pictureProblems.logo = page.words.codes.read.nothingPasted;
    page.changed();
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

  async function loadFont(): Promise<void> {
    const font = await memory.font();
    if (font !== undefined && state.look.font === undefined) restore({ ...state, look: { ...state.look, font } });
  }

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

  const openReader = () => void withReader((reader) => reader.open());

  /** A picture over the place of the logo or the background is one; anywhere else it is to be read. */
  function takePicture(picture: File, target: EventTarget | null): void {
    const part = pictures.find((name) => target instanceof Element && target.closest(`[data-drop=${name}]`) !== null);
    if (part !== undefined) void take(part, picture, picture.name);
    else void withReader((reader) => reader.take(picture));
  }

  function setSheet(open: boolean): void {
    sheetOpen = open;
    page.changed();
  }

  function verdict(): Verdict | undefined {
    return made.inspection === undefined ? undefined : verdictOf(made.inspection, proven, made.look, page.words);
  }

  /** Whether the code scans; nothing while it is read back, unless nothing can save it. */
  function scans(): boolean | undefined {
    if (verdict()?.tone === "bad") return false;
    return made.inspection !== undefined && (proven.state === "none" || proven.state === "working") ? undefined : true;
  }

  function content(sentence: string | undefined): TemplateResult {
    const { kind, fields, scanned } = state;
    if (scanned !== undefined) return readPanel(page, scanned, () => edit(scanned), openReader);
    return contentForm(page, {
      kind,
      fields: fields[kind],
      written: made.written,
      problem: made.symbol === undefined ? sentence : undefined,
      setKind: (kind: Kind) => become({ kind }, "kind"),
      setField,
      read: openReader,
    });
  }

  function preview(problem: string | undefined): TemplateResult {
    const words = page.words.codes;
    const { kind, fields, look, scanned } = state;
    const { found, little } = remedies(made, proven, state);
    const { data, symbol, example, inspection } = made;
    const details = inspection === undefined || symbol === undefined ? nothing : detailsPanel(inspection, symbol, proven, page.words);
    return previewPanel(
      page,
      {
        data,
        symbol,
        look: made.look,
        example,
        begun: Object.values(fields[kind]).some((value) => value !== ""),
        missing: missingField(made, state, page.words),
        problem,
        verdict: verdict(),
        name: scanned === undefined ? words.kinds[kind] : words.read.result,
        fileName: saving.typed,
        otherwise: saving.otherwise,
        open: sheetOpen,
        setOpen: setSheet,
        setFileName: saving.setName,
        set,
        save: saving.save,
        copy: saving.copy,
        share: saving.share,
      },
      remedyList(found, little, mend),
      details,
      groups.show("press", words.groups.press, ({ press }) => press.show(look, set)),
    );
  }

  function looks(wrong: { readonly option: string; readonly sentence: string } | undefined): TemplateResult {
    const words = page.words.codes;
    const { kind, fields, look, scanned } = state;
    return html`${toolBar(page, { look, undo: steps.canUndo ? undo : undefined, redo: steps.canRedo ? redo : undefined, set })}
    ${lookForm(page, {
      look,
      pictureProblems,
      wrong,
      fixed: scanned !== undefined || isDemanding(kind),
      all: allPresets,
      setAll: (all) => ((allPresets = all), page.changed()),
      set,
      take: (part, picture, name) => void take(part, picture, name),
      pasteLogo: () => void pasteLogo(),
    })}
    ${groups.show("more", words.groups.more, ({ more }) => more.show({ look, set, fontProblem: missingLetters(made, page.words) ?? fontProblem, takeFont: (file) => void takeFont(file) }))}
    ${groups.show("mine", words.mine.heading, ({ mine }) => mine.show(look, set))}
    ${groups.show("prints", words.prints.heading, ({ prints }) => prints.show({ data: made.example || made.inspection === undefined ? undefined : made.data, look: made.look, kind, fields: fields[kind] }))}
    ${groups.show("site", words.site.heading, ({ site }) => site.show("text" in made.written ? made.written.text : exampleText, made.look))}`;
  }

  return {
    look: () => state.look,
    async load() {
      void loadFont();
      const look = await memory.look();
      if (look !== undefined && !steps.canUndo) restore({ ...state, look });
    },
    show() {
      const words = page.words.codes;
      const sentence = made.problem === undefined ? undefined : problemText(page, made.problem);
      const option = made.problem?.code === "option-invalid" ? String(made.problem.data["option"]) : undefined;
      return html`
        <div class="heading">
          <h1>${words.heading}</h1>
          <p class="lead">${words.lead}</p>
        </div>
        <div class="codes" @dragover=${hearing.hovered} @drop=${hearing.dropped}>
          <section class="sheet content" aria-label=${words.content}>${content(option === undefined ? sentence : undefined)}</section>
          <aside class="sheet preview" aria-label=${words.preview} ?data-open=${sheetOpen} @keydown=${(event: KeyboardEvent) => event.key === "Escape" && sheetOpen && setSheet(false)}>
            ${preview(sentence)}
          </aside>
          <section class="sheet look" aria-label=${words.look}>${looks(option === undefined || sentence === undefined ? undefined : { option, sentence })}</section>
        </div>
        ${reader?.show() ?? nothing}
        ${askPanel(page, saving.asking !== undefined ? { what: saving.asking, sentence: verdict()?.sentence ?? "", remedies: remedies(made, proven, state).found.flatMap(({ remedies }) => remedies), answered: saving.answered } : undefined)}
      `;
    },
    shown(root) {
      const millimetres = numberIn(state.look.millimetres);
      // On paper the picture is as wide as its file for print.
      document.documentElement.style.setProperty("--print-width", millimetres > 0 ? `${millimetres}mm` : "");
      hearing.listen(true);
      if (made.data !== undefined && made.symbol !== undefined) painter.paint(root, made.data, made.symbol, made.look);
      if (proven.state === "none") prove();
    },
    begin(root) {
      // Whoever comes without a set-up wants to type.
      root.querySelector<HTMLElement>(".content textarea, .content input[type=text]")?.focus({ preventScroll: true });
    },
    left() {
      hearing.listen(false);
      prover.stop();
      saving.forget();
      // What was begun is begun anew when the view is back.
      if (proven.state === "working") proven = { state: "none" };
      if (reader?.isOpen === true) reader.close();
    },
    read(setup) {
      // On the way back everything is as it was left, what no address holds too.
      if (saysTheSame(setup, state)) return;
      const read = readSetup(setup);
      restore({ ...read, look: memory.withPictures(read.look, state.look) });
    },
    write: (audience) => writeSetup(state, audience),
  };
}

/** Moves the focus once the page is rendered, which was asked for before. */
function focusOn(selector: string): void {
  queueMicrotask(() => document.querySelector<HTMLElement>(selector)?.focus());
}
