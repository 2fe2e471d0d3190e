/**
 * Pictures of many promoters in one ZIP archive, as a stream.
 *
 * @packageDocumentation
 */

import { checkPlaces, checkStyle, columns, drawing, type DrawingOptions } from "./batch/drawing.js";
import { type Source, sourceOf } from "./batch/source.js";
import { createTable } from "./batch/table.js";
import type { Bytes, EncodeOptions } from "./encode.js";
import { pathProblem } from "./file-name.js";
import { HongbaoError, ownLogo, promoterLink, ready } from "./index.js";
import { codeOptions } from "./code-options.js";
import { choice, flag, invalid } from "./option.js";
import type { Promoter } from "./promoter.js";
import type { Proof } from "./prove.js";
import type { Style } from "./style.js";
import { createZip } from "./zip.js";

export { HongbaoError } from "./index.js";

/** What the pictures look like and hold, and how the work is watched and stopped. */
export interface BatchOptions extends EncodeOptions, Style {
  /** @defaultValue `"png"` */
  format?: "png" | "svg" | "pdf" | undefined;
  /** The address that promoters without a `url` spread, with `?promoter=ID`. */
  base?: string | undefined;
  /** Ends the work: the stream fails with the signal's reason, and nothing goes on. */
  signal?: AbortSignal | undefined;
  /** Called between slices with the pictures made, and how many there will be; null where the list does not tell its length. */
  onProgress?: ((done: number, all: number | null) => void) | undefined;
  /**
   * Proves every picture as `proveQr` does and writes what it found into `promoters.csv`. It loads `hongbao/scan` when it is
   * first needed, and takes some 80 ms a code.
   *
   * @defaultValue `false`
   */
  verify?: boolean | undefined;
  /** Where the pictures of promoters without a `file` lie: a relative path of plain names, or `""`. @defaultValue `"static/img/qrcode"` */
  folder?: string | undefined;
  /** The size of a module in a PDF. @defaultValue `0.8` */
  moduleMillimetres?: number | undefined;
}

/** Milliseconds after which a slice takes no further picture: half of what it may take, since some pictures take longer than others. */
const slice = 5;

/** Bytes that are made ahead of whoever reads. */
const ahead = 262_144;

/** With `verify`: the verdict, then `reads` and the margins of a {@link Proof}. */
const proofColumns = ["safe", "reads", "blur", "noise", "pixelsPerModule", "rotation", "perspective", "contrastRatio"];

/**
 * Draws one picture a promoter and packs them into a ZIP archive that streams: each at the promoter's `file`, else in `folder` under its
 * id, and at the end `promoters.csv` with the columns id, link, file, version, level, label and boundAt. A code holds the promoter's
 * `url` as it stands, else {@link promoterLink} of `base` and the id. With `verify` the columns safe, reads, blur, noise,
 * pixelsPerModule, rotation, perspective and contrastRatio follow, the figures of `proveQr`. What a spreadsheet would take for a formula
 * has an apostrophe before it, which `readPromoters` takes off.
 *
 * The logo is copied when the first picture is drawn: what becomes of its bytes later is not seen.
 *
 * In the text of a `frame`, `{id}`, `{label}` and `{caption}` stand for what the promoter has; a caption that is said there is not drawn below. Any other name in
 * braces is `option-unknown`.
 *
 * The work runs on the calling thread in slices of at most 10 ms, between which the page lives on, and only as fast as the stream is
 * read; in a worker of yours it runs unchanged. One picture is one piece: where drawing it takes longer, as one of many
 * thousand pixels does, so does its slice; of a proof, each reading of the picture is a piece. It keeps neither pictures nor
 * promoters, so that a hundred thousand need little memory; give a generator for more.
 * @param promoters - a list, or anything that can be iterated, also asynchronously
 * @param options - how the codes are made, what they look like, and how the work is watched and stopped
 * @returns the archive, piece by piece; cancelling it ends the work
 * @throws HongbaoError `base-invalid`, `option-invalid` and `option-unknown` at once. Before its first byte the stream fails with what is wrong with the
 * style. Later it fails with what is wrong with a promoter, whose id is `data.promoter` and whose place in the list, from 1, is
 * `data.line`: `promoter-id-invalid`, `base-invalid` without url and base, `promoters-malformed` where two ids or files are equal
 * after NFC and case folding, and the errors of the codes and pictures; and with `engine-failed` where `hongbao/scan` cannot be loaded
 *
 * @example
 * ```ts
 * import { exportPromoters } from "hongbao/batch";
 *
 * const archive = exportPromoters([{ id: "ming" }, { id: "hua" }], { base: "https://example.com/join", size: 400 });
 * const bytes = new Uint8Array(await new Response(archive).arrayBuffer());
 * String.fromCharCode(...bytes.slice(0, 2)); // "PK"
 * exportPromoters([], { base: "ftp://example.com/" }); // throws base-invalid
 * ```
 */
export function exportPromoters(promoters: Iterable<Promoter> | AsyncIterable<Promoter>, options: BatchOptions = {}): ReadableStream<Bytes> {
  const { signal, onProgress, verify, made } = checked(options);
  const next = checkedSource(promoters);
  const all = Array.isArray(promoters) ? promoters.length : null;
  const zip = createZip(new Date());
  const table = createTable(verify ? [...columns, ...proofColumns] : columns);
  let drawn: ReturnType<typeof drawing> | undefined;
  let proving: Proving | undefined;
  let controller: ReadableStreamDefaultController<Bytes>;
  let done = 0;
  let stopped = false;

  function stop(): void {
    stopped = true;
    signal?.removeEventListener("abort", abort);
    next.stop();
  }

  function abort(): void {
    if (stopped) return;
    stop();
    controller.error(signal?.reason ?? new DOMException("The export was aborted.", "AbortError"));
  }

  /** Fills a slice; tells whether the stream was given something. */
  async function work(): Promise<boolean> {
    const [scan] = await Promise.all([verify ? loadScan() : undefined, turn(), ready()]);
    if (stopped) return false;
    drawn ??= begin(made);
    const started = performance.now();
    const pieces: Bytes[] = [];
    let size = 0;
    let longest = 0;
    let before = started;
    let ended = false;
    if (proving !== undefined) {
      // A reading takes some milliseconds: it is a slice of its own.
      const step = proving.steps.next();
      if (step.done === true) {
        table.add([...proving.row, ...cells(step.value)]);
        proving = undefined;
        done += 1;
      }
    } else {
      while (!stopped && !ended && proving === undefined && size < ahead && before - started + longest < slice) {
        const result = next.now() ?? (await next.later());
        if (stopped) return false;
        if (result.done === true) {
          ended = true;
          pieces.push(...zip.add(table.entry()), ...zip.end());
        } else {
          const { entry, row, link, style } = drawn(result.value, done + 1);
          for (const piece of zip.add(entry)) {
            pieces.push(piece);
            size += piece.length;
          }
          if (scan !== undefined) {
            proving = { row, steps: scan.proveQrInSteps(link, style) };
          } else {
            table.add(row);
            done += 1;
          }
        }
        const now = performance.now();
        longest = Math.max(longest, now - before);
        before = now;
      }
    }
    if (stopped) return false;
    if (pieces.length > 0) controller.enqueue(joined(pieces));
    onProgress?.(done, ended ? done : all);
    // A caller may have aborted in its own onProgress.
    if (ended && !stopped) {
      stop();
      controller.close();
    }
    return pieces.length > 0;
  }

  return new ReadableStream<Bytes>(
    {
      start(given) {
        controller = given;
        if (signal?.aborted === true) abort();
        else signal?.addEventListener("abort", abort);
      },
      async pull() {
        try {
          // A proof fills slices without a byte, and a stream asks again only after it was given some.
          while (!(await work()) && !stopped);
        } catch (problem) {
          stop();
          throw problem;
        }
      },
      cancel: stop,
    },
    { highWaterMark: ahead, size: (chunk) => chunk.byteLength },
  );
}

/** Checks the style and keeps it as it is now. */
function begin(made: DrawingOptions): ReturnType<typeof drawing> {
  checkStyle(made);
  return drawing({ ...made, style: ownLogo(made.style) });
}

interface Checked {
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ((done: number, all: number | null) => void) | undefined;
  readonly verify: boolean;
  readonly made: DrawingOptions;
}

/** Checks what concerns the batch itself; what concerns the pictures is checked by drawing one. */
function checked(options: BatchOptions): Checked {
  const { format, base, signal, onProgress, verify, folder = "static/img/qrcode", moduleMillimetres, ...style } = codeOptions(options);
  const formats = ["png", "svg", "pdf"] as const;
  const place = choice("format", format, formats, "png");
  if (onProgress !== undefined && typeof onProgress !== "function") throw invalid("onProgress", onProgress, "a function");
  if (signal !== undefined && !isSignal(signal)) throw invalid("signal", signal, "an AbortSignal");
  if (base !== undefined) promoterLink(base, "0");
  const proves = flag("verify", verify, false);
  if (typeof folder !== "string" || (folder !== "" && pathProblem(folder) !== undefined)) throw invalid("folder", folder, "a relative path of plain names, such as codes/spring");
  checkPlaces(style);
  const made = { format: formats[place] as (typeof formats)[number], base, folder: folder === "" ? "" : `${folder}/`, style, moduleMillimetres };
  return { signal, onProgress, verify: proves, made };
}

/** Another realm's signal is one too. */
function isSignal(signal: unknown): boolean {
  return typeof signal === "object" && signal !== null && typeof (signal as AbortSignal).aborted === "boolean" && typeof (signal as AbortSignal).addEventListener === "function";
}

function checkedSource(promoters: Iterable<Promoter> | AsyncIterable<Promoter>): Source {
  const source = sourceOf(promoters);
  if (source === undefined) throw invalid("promoters", promoters, "a list, an iterable, an async iterable");
  return source;
}

/** A picture that is being proven, and its row so far. */
interface Proving {
  readonly row: readonly string[];
  readonly steps: Generator<undefined, Proof, undefined>;
}

function cells({ safe, reads, margins }: Proof): string[] {
  const { blur, noise, pixelsPerModule, rotation, perspective, contrast } = margins;
  return [safe, reads, blur, noise, pixelsPerModule, rotation, perspective, contrast].map(String);
}

async function loadScan(): Promise<typeof import("./scan.js")> {
  try {
    const scan = await import("./scan.js");
    await scan.ready();
    return scan;
  } catch (problem) {
    if (problem instanceof HongbaoError) throw problem;
    throw new HongbaoError("engine-failed", { reason: `hongbao/scan: ${problem instanceof Error ? problem.message : String(problem)}` }, problem);
  }
}

function joined(pieces: readonly Bytes[]): Bytes {
  const whole: Bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Lets the page live: timers are held back to 4 ms and more, messages are not. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
