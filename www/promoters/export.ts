import type { Promoter } from "hongbao";
import { exportPromoters } from "hongbao/batch";
import { html, nothing, type TemplateResult } from "lit/html.js";
import { encodingOf, type Look, styleOf } from "../codes/look.js";
import { download } from "../download.js";
import { problemText } from "../field.js";
import { icon } from "../icons.js";
import { completeLink } from "../link.js";
import type { Page } from "../page.js";
import { PartMissing } from "../part.js";
import { loadScan } from "../scan.js";
import { chooseSink } from "./saving.js";
import type { Settings } from "./settings.js";

/** Writes the archive of a list, with its progress and its outcome. */
export interface Export {
  /** Takes back what the last run said: the list is another one. */
  forget(): void;
  /** @param ready - whether every code can be made */
  show(promoters: readonly Promoter[], settings: Settings, look: Look, ready: boolean): TemplateResult;
}

/** Milliseconds between two pictures of the progress. */
const progressPause = 100;

/** What an export is at. */
interface Run {
  readonly stop: AbortController;
  readonly done: number;
  readonly all: number;
}

export function createExport(page: Page): Export {
  let run: Run | undefined;
  let outcome: { readonly tone: "good" | "bad"; readonly sentence: string } | undefined;

  async function start(promoters: readonly Promoter[], { base, format, size, verify }: Settings, look: Look): Promise<void> {
    const words = page.words.promoters;
    outcome = undefined;
    const sink = await chooseSink("hongbao-promoters.zip", words.archive, (whole) => download(whole, "hongbao-promoters.zip"));
    if (sink === undefined) return;
    const stop = new AbortController();
    run = { stop, done: 0, all: promoters.length };
    page.changed();
    let shownAt = 0;
    try {
      if (verify) await loadScan();
      const { caption, ...style } = styleOf(look);
      const stream = exportPromoters(promoters, {
        ...encodingOf(look),
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

  return {
    forget: () => (outcome = undefined),
    show(promoters, settings, look, ready) {
      const words = page.words.promoters;
      return html`<div class="export">
        ${run === undefined
          ? html`<button type="button" class="primary" ?disabled=${!ready} @click=${() => void start(promoters, settings, look)}>${icon("download")}${words.export(promoters.length)}</button>`
          : html`<label class="export-progress"
                ><span>${words.progress(run.done, run.all)}</span><progress max=${run.all} .value=${run.done}></progress></label
              ><button type="button" @click=${() => run?.stop.abort()}>${icon("close")}${words.cancel}</button>`}
        ${outcome === undefined ? nothing : html`<p class="note ${outcome.tone}" role="status">${icon(outcome.tone === "good" ? "check" : "warn")}<span>${outcome.sentence}</span></p>`}
      </div>`;
    },
  };
}
