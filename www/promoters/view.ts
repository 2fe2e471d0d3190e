import { HongbaoError, inspectQr, type Promoter, promoterLink, type PromoterList, qrToDataUrl, untilMidnight } from "hongbao";
import { exportPromoters } from "hongbao/batch";
import { html, nothing, type TemplateResult } from "lit/html.js";
import { encodingOf, type Look, plain, styleOf } from "../codes/look.js";
import { type Preset, presets } from "../codes/presets.js";
import { download } from "../download.js";
import { choiceField, problemText, selectField, textField, tickField } from "../field.js";
import { icon } from "../icons.js";
import type { Page, View } from "../page.js";
import { PartMissing } from "../part.js";
import { loadScan } from "../scan.js";
import { isSecret } from "../secret.js";
import { type Alike, alike, linesOf, mostShown, readList, type Source } from "./list.js";
import { chooseSink } from "./saving.js";
import { promoterTable } from "./table.js";

const formats = ["png", "svg", "pdf"] as const;
type Format = (typeof formats)[number];
const codesLook = "codes";
type LookName = typeof codesLook | Preset["name"];

/** Above so many characters a list is kept out of the box, where every key would lay it out anew. */
const longest = 60_000;

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
  let list: PromoterList = readList("");
  let base = "";
  let format: Format = "png";
  let lookName: LookName = codesLook;
  let size = "600";
  let verify = false;
  let top = 0;
  let run: Run | undefined;
  let outcome: { readonly tone: "good" | "bad"; readonly sentence: string } | undefined;
  let clock = 0;

  function take(source: Source, name?: string, encoding?: Alike): void {
    given = source;
    fileName = name ?? (source.length > longest ? page.words.promoters.pasted : undefined);
    list = readList(given, encoding);
    top = 0;
    outcome = undefined;
    page.changed();
  }

  async function takeFile(file: File): Promise<void> {
    take(new Uint8Array(await file.arrayBuffer()), file.name);
  }

  const look = () => looks.get(lookName) ?? lookOfCodes();

  /** What goes into a promoter's code; empty where that cannot be told yet. */
  function linkOf(promoter: Promoter): string {
    if (promoter.url !== undefined) return promoter.url;
    try {
      return promoterLink(base.trim(), promoter.id);
    } catch (problem) {
      if (problem instanceof HongbaoError) return "";
      throw problem;
    }
  }

  function baseProblem(): string | undefined {
    if (base.trim() === "") return list.promoters.some(({ url }) => url === undefined) ? page.words.promoters.baseNeeded : undefined;
    try {
      promoterLink(base.trim(), "0");
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
        base: base.trim() === "" ? undefined : base.trim(),
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
    const kept = fileName !== undefined;
    return html`<section class="sheet" aria-label=${words.list} @dragover=${(event: DragEvent) => event.preventDefault()} @drop=${dropped}>
      ${kept
        ? html`<div class="file-name">
            <p>${icon("file")} <strong>${fileName}</strong> <span class="hint">${words.lines(linesOf(given))}</span></p>
          </div>`
        : textField({ id: "list", label: words.list, hint: words.listHint, value: typeof given === "string" ? given : "", rows: 10, placeholder: words.example, set: (value) => take(value) })}
      <div class="actions">
        <label class="button small file">${icon("file")}${words.chooseFile}<input id="list-file" type="file" accept=".csv,.tsv,.txt,.json,.xlsx,.xls,text/*,application/json" @change=${chosen} /></label>
        ${given.length === 0 ? html`<button type="button" class="small" @click=${() => take(words.example)}>${words.tryExample}</button>` : html`<button type="button" class="quiet small" @click=${() => take("")}>${words.clear}</button>`}
      </div>
      ${understood()}
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
    const columns = Object.entries(list.columns) as [keyof typeof words.fields, string | number][];
    const numbered = columns.length > 0 && list.columns["id"] === undefined;
    const encoding = alike.find((one) => one === list.encoding);
    if (columns.length === 0 && encoding === undefined) return nothing;
    return html`<div class="understood">
      ${columns.length === 0 ? nothing : html`<p class="hint">${words.understood(columns.map(([field, column]) => words.column(column, words.fields[field])))} ${numbered ? words.numbered : ""}</p>`}
      ${encoding === undefined
        ? nothing
        : selectField<Alike>({
            id: "encoding",
            label: words.encoding,
            hint: words.encodingHint,
            value: encoding,
            choices: alike.map((value) => ({ value, label: words.encodings[value] })),
            set: (value) => take(given, fileName, value),
          })}
    </div>`;
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
    const of = [list, base, look(), format, size, page.language];
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
    if (longestLink === "") return nothing;
    const options = { ...encodingOf(look()), ...styleOf(look()) };
    try {
      const { findings } = inspectQr(longestLink, format === "pdf" ? options : { ...options, size: Number(size) });
      return html`<div class="promoter-sample">
        <span class="plate"><img src=${qrToDataUrl(longestLink, { ...options, allowUnsafe: true, format: "svg" })} alt=${words.sample} /></span>
        <div>
          <p class="hint">${words.sampleHint}</p>
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
                })}`}
            ${exporting()}
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
