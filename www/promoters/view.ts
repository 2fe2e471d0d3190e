import { HongbaoError, inspectQr, type Promoter, promoterLink, type PromoterList, qrToDataUrl, qrToSvg, untilMidnight } from "hongbao";
import { exportPromoters } from "hongbao/batch";
import { html, nothing, type TemplateResult } from "lit/html.js";
import { encodingOf, type Look, plain, styleOf } from "../codes/look.js";
import { type Preset, presets } from "../codes/presets.js";
import { download } from "../download.js";
import { choiceField, problemText, selectField, textField, tickField } from "../field.js";
import { icon } from "../icons.js";
import { completeLink } from "../link.js";
import type { Page, View } from "../page.js";
import { PartMissing } from "../part.js";
import { loadScan } from "../scan.js";
import { isSecret } from "../secret.js";
import { type GridName, gridNames, grids, perPage } from "../print/grids.js";
import { type Card, printNow, printPages } from "../print/pages.js";
import { type ColumnField, columnFields, type Columns, headersOf } from "./columns.js";
import { type Alike, alike, linesOf, mostShown, nobody, readList, type Source } from "./list.js";
import { chooseSink } from "./saving.js";
import { promoterTable } from "./table.js";

const formats = ["png", "svg", "pdf"] as const;
type Format = (typeof formats)[number];
const codesLook = "codes";
type LookName = typeof codesLook | Preset["name"];

/** Above so many characters a list is kept out of the box, where every key would lay it out anew. */
const longest = 60_000;

/** Milliseconds that a list is read before the page gets its turn. */
const slice = 12;

/** Milliseconds between two pictures of the progress. */
const progressPause = 100;

const looks: ReadonlyMap<LookName, Look> = new Map(presets.map(({ name, look }) => [name, { ...plain, ...look }]));

/** What an export is at. */
interface Run {
  readonly stop: AbortController;
  readonly done: number;
  readonly all: number;
}

/** Makes a picture for everyone on a list; `codesLook` is the look that the codes have. */
export function promotersView(page: Page, lookOfCodes: () => Look): View {
  let given: Source = "";
  let fileName: string | undefined;
  let list: PromoterList = nobody;
  /** Counts the lists that were given, so that a longer one that is still being read gives way to the next. */
  let turn = 0;
  let reading = false;
  let base = "";
  let format: Format = "png";
  let lookName: LookName = codesLook;
  let size = "600";
  let verify = false;
  let top = 0;
  let columns: Columns = {};
  let headers: readonly string[] = [];
  let mappingOpen = false;
  /** Whose code is shown; else that of the longest link. */
  let shown: Promoter | undefined;
  let gridName: GridName = "label-l7160";
  let run: Run | undefined;
  let outcome: { readonly tone: "good" | "bad"; readonly sentence: string } | undefined;
  let clock = 0;

  /** Takes a list; a short one is there at once, a long one is read in slices between which the page goes on. */
  async function take(source: Source, name?: string, encoding?: Alike, said: Columns = {}): Promise<void> {
    const own = (turn += 1);
    given = source;
    columns = said;
    shown = undefined;
    fileName = name ?? (source.length > longest ? page.words.promoters.pasted : undefined);
    outcome = undefined;
    const steps = readList(given, encoding, columns);
    let rested = performance.now();
    for (;;) {
      const { done, value } = steps.next();
      if (done === true) {
        list = value;
        break;
      }
      if (performance.now() - rested < slice) continue;
      if (!reading || list !== nobody) {
        [reading, list, headers] = [true, nobody, []];
        page.changed();
      }
      await new Promise((resolve) => setTimeout(resolve));
      if (own !== turn) return;
      rested = performance.now();
    }
    reading = false;
    headers = headersOf(given, list.encoding);
    // A table that was not understood at all is the person's to explain.
    if (list.promoters.length === 0 && headers.length > 1) mappingOpen = true;
    top = 0;
    page.changed();
  }

  async function takeFile(file: File): Promise<void> {
    await take(new Uint8Array(await file.arrayBuffer()), file.name);
  }

  const look = () => looks.get(lookName) ?? lookOfCodes();

  /** What goes into a promoter's code; empty where that cannot be told yet. */
  function linkOf(promoter: Promoter): string {
    if (promoter.url !== undefined) return promoter.url;
    try {
      return promoterLink(completeLink(base), promoter.id);
    } catch (problem) {
      if (problem instanceof HongbaoError) return "";
      throw problem;
    }
  }

  function baseProblem(): string | undefined {
    if (base.trim() === "") return list.promoters.some(({ url }) => url === undefined) ? page.words.promoters.baseNeeded : undefined;
    try {
      promoterLink(completeLink(base), "0");
      return undefined;
    } catch (problem) {
      if (problem instanceof HongbaoError) return problemText(page, problem);
      throw problem;
    }
  }

  async function start(): Promise<void> {
    const words = page.words.promoters;
    outcome = undefined;
    const sink = await chooseSink("hongbao-promoters.zip", words.archive, (whole) => download(whole, "hongbao-promoters.zip"));
    if (sink === undefined) return;
    const stop = new AbortController();
    const promoters = [...list.promoters];
    run = { stop, done: 0, all: promoters.length };
    page.changed();
    let shownAt = 0;
    try {
      if (verify) await loadScan();
      const { caption, ...style } = styleOf(look());
      const stream = exportPromoters(promoters, {
        ...encodingOf(look()),
        ...style,
        ...(caption === undefined ? {} : { caption }),
        ...(format === "pdf" ? {} : { size: Number(size) }),
        format,
        base: base.trim() === "" ? undefined : completeLink(base),
        signal: stop.signal,
        verify,
        onProgress(done) {
          run = { stop, done, all: promoters.length };
          const now = performance.now();
          if (now - shownAt < progressPause) return;
          shownAt = now;
          page.changed();
        },
      });
      await sink.take(stream);
      outcome = { tone: "good", sentence: words.finished(promoters.length, sink.onDisk) };
    } catch (problem) {
      const sentence = stop.signal.aborted ? words.cancelled : problem instanceof PartMissing ? page.words.shell.partMissing : problemText(page, problem);
      outcome = { tone: stop.signal.aborted ? "good" : "bad", sentence };
    }
    run = undefined;
    page.changed();
  }

  function source(): TemplateResult {
    const words = page.words.promoters;
    const dropped = (event: DragEvent) => {
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) void takeFile(file);
    };
    const chosen = (event: Event) => {
      const input = event.target as HTMLInputElement;
      const file = input.files?.[0];
      if (file !== undefined) void takeFile(file);
      input.value = "";
    };
    // A long text would be laid out in the box before it is known how long it is.
    const pasted = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (text.length <= longest) return;
      event.preventDefault();
      void take(text);
    };
    const kept = fileName !== undefined;
    return html`<section class="sheet" aria-label=${words.list} @dragover=${(event: DragEvent) => event.preventDefault()} @drop=${dropped} @paste=${pasted}>
      ${kept
        ? html`<div class="file-name">
            <p>${icon("file")} <strong>${fileName}</strong> <span class="hint">${words.lines(linesOf(given))}</span></p>
          </div>`
        : textField({ id: "list", label: words.list, hint: words.listHint, value: typeof given === "string" ? given : "", rows: 10, placeholder: words.example, set: (value) => void take(value) })}
      <div class="actions">
        <label class="button small file">${icon("file")}${words.chooseFile}<input id="list-file" type="file" accept=".csv,.tsv,.txt,.json,.xlsx,.xls,text/*,application/json" @change=${chosen} /></label>
        ${given.length === 0 ? html`<button type="button" class="small" @click=${() => void take(words.example)}>${words.tryExample}</button>` : html`<button type="button" class="quiet small" @click=${() => void take("")}>${words.clear}</button>`}
      </div>
      ${reading ? html`<p class="hint" role="status">${page.words.shell.loading}</p>` : understood()}
      ${list.problems.length === 0
        ? nothing
        : html`<div class="note bad">
            ${icon("warn")}
            <div>
              <strong role="status">${words.wrong(list.problems.length, list.problems.length > mostShown)}</strong>
              <ul class="wrong-lines">
                ${list.problems.slice(0, mostShown).map((problem) => html`<li>${problemText(page, problem)}</li>`)}
              </ul>
            </div>
          </div>`}
    </section>`;
  }

  /** Says which column was taken for what, and which encoding the bytes of a file for. */
  function understood(): TemplateResult | typeof nothing {
    const words = page.words.promoters;
    const read = Object.entries(list.columns) as [keyof typeof words.fields, string | number][];
    const numbered = read.length > 0 && list.columns["id"] === undefined;
    const encoding = alike.find((one) => one === list.encoding);
    if (read.length === 0 && encoding === undefined && headers.length === 0) return nothing;
    return html`<div class="understood">
      ${read.length === 0 ? nothing : html`<p class="hint">${words.understood(read.map(([field, column]) => words.column(column, words.fields[field])))} ${numbered ? words.numbered : ""}</p>`}
      ${encoding === undefined
        ? nothing
        : selectField<Alike>({
            id: "encoding",
            label: words.encoding,
            hint: words.encodingHint,
            value: encoding,
            choices: alike.map((value) => ({ value, label: words.encodings[value] })),
            set: (value) => void take(given, fileName, value),
          })}
      ${headers.length < 2 ? nothing : mapping(encoding)}
    </div>`;
  }

  /** Lets a person say which column holds what. */
  function mapping(encoding: Alike | undefined): TemplateResult {
    const words = page.words.promoters;
    const named = headers.map((header, place) => ({ value: String(place), label: header === "" ? words.columnNumber(place + 1) : header }));
    const chosen = (field: ColumnField) => {
      const column = columns[field] ?? list.columns[field];
      return column === undefined ? "" : typeof column === "number" ? String(column - 1) : String(headers.indexOf(column));
    };
    const choose = (field: ColumnField, place: string) => {
      const { [field]: _before, ...others } = columns;
      const header = headers[Number(place)] ?? "";
      // A header that stands there twice, or is empty, is named by its number.
      const column = header === "" || headers.filter((one) => one === header).length > 1 ? Number(place) + 1 : header;
      void take(given, fileName, encoding, place === "" ? others : { ...others, [field]: column });
    };
    return html`<details class="mapping" ?open=${mappingOpen} @toggle=${(event: Event) => (mappingOpen = (event.target as HTMLDetailsElement).open)}>
      <summary>${words.mapping}</summary>
      <div class="fields pair">
        ${columnFields.map((field) => selectField({ id: `column-${field}`, label: words.fields[field], value: chosen(field), choices: [{ value: "", label: words.noColumn }, ...named], set: (place) => choose(field, place) }))}
      </div>
    </details>`;
  }

  /** Cards that are printed at once; a browser lays out no more without a long wait. */
  const mostCards = 600;

  function sheets(): TemplateResult {
    const words = page.words.promoters;
    const prints = page.words.codes.prints;
    const grid = grids[gridName];
    const count = Math.min(list.promoters.length, mostCards);
    return html`<details class="group sheets">
      <summary>${words.sheets}</summary>
      <div class="fields">
        ${selectField<GridName>({
          id: "sheet-grid",
          label: prints.label,
          value: gridName,
          choices: gridNames.filter((name) => !/^(?:door|tent)/.test(name)).map((value) => ({ value, label: value.startsWith("card") ? `${prints.layouts.card} · ${grids[value].paper === "a4" ? "A4" : "Letter"}` : prints.labels(value.replace("label-", "").toUpperCase(), grids[value].width, grids[value].height) })),
          set: (value) => ((gridName = value), page.changed()),
        })}
        <p class="hint">${words.sheetsHint(count, Math.ceil(count / perPage(grid)))} ${list.promoters.length > mostCards ? words.sheetsMost(mostCards) : ""}</p>
        <div class="actions"><button type="button" class="print-sheets" ?disabled=${count === 0 || baseProblem() !== undefined} @click=${() => void printSheets()}>${icon("print")}${prints.print}</button></div>
      </div>
    </details>`;
  }

  /** Draws a card after the other, so that the page answers meanwhile, then prints. */
  async function printSheets(): Promise<void> {
    const { caption: _caption, ...style } = styleOf(look());
    const cards: Card[] = [];
    try {
      let rested = performance.now();
      for (const promoter of list.promoters.slice(0, mostCards)) {
        cards.push({ code: qrToSvg(linkOf(promoter), { ...encodingOf(look()), ...style }), title: promoter.label ?? promoter.id, lines: promoter.caption === undefined ? [] : [promoter.caption] });
        if (performance.now() - rested < 20) continue;
        await new Promise((resolve) => setTimeout(resolve));
        rested = performance.now();
      }
    } catch (problem) {
      return page.say(problemText(page, problem));
    }
    printNow(printPages(grids[gridName], cards));
  }

  function settings(): TemplateResult {
    const words = page.words.promoters;
    const codes = page.words.codes;
    return html`<section class="sheet" aria-label=${words.settings}>
      ${textField({ id: "base", label: words.base, hint: words.baseHint, value: base, inputmode: "url", placeholder: "https://example.com/join", problem: baseProblem(), set: (value) => ((base = value), page.changed()) })}
      <div class="pair">
        ${selectField<LookName>({
          id: "look",
          label: words.look,
          value: lookName,
          choices: [{ value: codesLook, label: words.codesLook }, ...presets.map(({ name }) => ({ value: name, label: codes.presetNames[name] }))],
          set: (value) => ((lookName = value), page.changed()),
        })}
        ${choiceField<Format>({ id: "format", label: words.format, value: format, choices: formats.map((value) => ({ value, label: value.toUpperCase() })), set: (value) => ((format = value), page.changed()) })}
      </div>
      ${format === "pdf" ? nothing : textField({ id: "pixels", label: words.size, value: size, inputmode: "numeric", set: (value) => ((size = value), page.changed()) })}
      ${tickField({ id: "verify", label: words.verify, value: verify, hint: verify ? words.verifyHint : undefined, set: (value) => ((verify = value), page.changed()) })} ${sample()}
    </section>`;
  }

  let sampled: { readonly of: readonly unknown[]; readonly shown: TemplateResult | typeof nothing } = { of: [], shown: nothing };

  /** The sample is made anew only for another one: the page is rendered every second, and while rows go by. */
  function sample(): TemplateResult | typeof nothing {
    const of = [list, base, look(), format, size, page.language, shown];
    if (!of.every((part, place) => part === sampled.of[place])) sampled = { of, shown: makeSample() };
    return sampled.shown;
  }

  /** The longest link has the densest code: what is safe for it is safe for all. */
  function makeSample(): TemplateResult | typeof nothing {
    const words = page.words.promoters;
    const longest = (promoters: readonly Promoter[], length: (promoter: Promoter) => number) =>
      promoters.reduce<Promoter | undefined>((so, one) => (so === undefined || length(one) > length(so) ? one : so), undefined);
    const candidates = [longest(list.promoters, ({ url }) => url?.length ?? 0), longest(list.promoters, ({ id, url }) => (url === undefined ? id.length : 0))];
    const longestLink = candidates.map((one) => (one === undefined ? "" : linkOf(one))).reduce((so, link) => (link.length > so.length ? link : so), "");
    const link = shown === undefined ? longestLink : linkOf(shown);
    if (link === "") return nothing;
    const options = { ...encodingOf(look()), ...styleOf(look()) };
    try {
      const { findings } = inspectQr(link, format === "pdf" ? options : { ...options, size: Number(size) });
      return html`<div class="promoter-sample">
        <span class="plate"><img src=${qrToDataUrl(link, { ...options, allowUnsafe: true, format: "svg" })} alt=${shown === undefined ? words.sample : words.codeOf(shown.label ?? shown.id)} /></span>
        <div>
          <p class="hint">${shown === undefined ? words.sampleHint : words.codeOf(shown.label ?? shown.id)}</p>
          ${shown === undefined ? nothing : html`<p class="long">${link}</p>`}
          ${findings.map((finding) => html`<p class="problem">${problemText(page, new HongbaoError(finding.code, { actual: finding.actual, limit: finding.limit, nearest: finding.nearest }))}</p>`)}
          <p><a href="#view=codes">${words.changeLook}</a></p>
        </div>
      </div>`;
    } catch (problem) {
      if (!(problem instanceof HongbaoError)) throw problem;
      return html`<p class="problem" role="status">${problemText(page, problem)}</p>`;
    }
  }

  function exporting(): TemplateResult {
    const words = page.words.promoters;
    const ready = list.promoters.length > 0 && baseProblem() === undefined;
    return html`<div class="export">
      ${run === undefined
        ? html`<button type="button" class="primary" ?disabled=${!ready} @click=${() => void start()}>${icon("download")}${words.export(list.promoters.length)}</button>`
        : html`<label class="progress"
              ><span>${words.progress(run.done, run.all)}</span><progress max=${run.all} .value=${run.done}></progress></label
            ><button type="button" @click=${() => run?.stop.abort()}>${icon("close")}${words.cancel}</button>`}
      ${outcome === undefined ? nothing : html`<p class="note ${outcome.tone}" role="status">${icon(outcome.tone === "good" ? "check" : "warn")}<span>${outcome.sentence}</span></p>`}
    </div>`;
  }

  function countdown(): string {
    const seconds = Math.floor(untilMidnight() / 1000);
    const two = (figure: number) => String(Math.floor(figure)).padStart(2, "0");
    return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
  }

  return {
    show() {
      const words = page.words.promoters;
      const { promoters } = list;
      return html`
        <div class="heading">
          <h1>${words.heading}</h1>
          <p class="lead">${words.lead}</p>
        </div>
        <p class="countdown">${icon("clock")}<span>${words.midnight}</span> <span role="timer" class="clock">${countdown()}</span></p>
        <div class="promoters">
          ${source()} ${settings()}
          <section class="sheet promoters-list">
            ${promoters.length === 0
              ? html`<div class="empty">${icon("promoters")}<p>${words.empty}</p></div>`
              : html`${promoterTable(page, promoters, top, linkOf, (at) => {
                  top = at;
                  page.changed();
                }, shown, (promoter) => {
                  shown = promoter === shown ? undefined : promoter;
                  page.changed();
                })}`}
            ${exporting()} ${promoters.length === 0 ? nothing : sheets()}
          </section>
        </div>
      `;
    },
    shown() {
      if (clock === 0) clock = window.setInterval(page.changed, 1000);
    },
    left() {
      clearInterval(clock);
      clock = 0;
    },
    read(setup) {
      base = setup.get("base") ?? "";
      format = formats.find((one) => one === setup.get("format")) ?? "png";
      lookName = presets.find(({ name }) => name === setup.get("look"))?.name ?? codesLook;
      size = setup.get("size") ?? "600";
      verify = setup.get("verify") === "true";
    },
    write: () => [
      ...(base === "" || isSecret(base) ? [] : [["base", base] as const]),
      ...(format === "png" ? [] : [["format", format] as const]),
      ...(lookName === codesLook ? [] : [["look", lookName] as const]),
      ...(size === "600" ? [] : [["size", size] as const]),
      ...(verify ? [["verify", "true"] as const] : []),
    ],
  };
}
