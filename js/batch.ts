/**
 * Pictures of many promoters in one ZIP archive, as a stream.
 *
 * @packageDocumentation
 */

import { Deflate, deflateSync } from "fflate";
import type { Bytes, EncodeOptions } from "./encode.js";
import { folded } from "./fold.js";
import { encodeQr, HongbaoError, promoterFile, promoterLink, qrToPdf, qrToPng, qrToSvg, ready } from "./index.js";
import type { Promoter } from "./promoter.js";
import type { Proof } from "./prove.js";
import type { Style } from "./style.js";
import { crc32 } from "./crc.js";
import { createZip, type ZipEntry } from "./zip.js";

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
}

/** Milliseconds after which a slice takes no further picture: half of what it may take, since some pictures take longer than others. */
const slice = 5;

/** Bytes that are made ahead of whoever reads. */
const ahead = 1 << 18;

const draw = { png: qrToPng, svg: qrToSvg, pdf: qrToPdf };

const columns = ["id", "link", "file", "version", "level"];

/** With `verify`: the verdict, then `reads` and the margins of a {@link Proof}. */
const proofColumns = ["safe", "reads", "blur", "noise", "pixelsPerModule", "rotation", "perspective", "contrast"];

/**
 * Draws one picture a promoter and packs them into a ZIP archive that streams: each at {@link promoterFile}, and at the end
 * `promoters.csv` with the columns id, link, file, version and level. A code holds the promoter's `url` as it stands, else
 * {@link promoterLink} of `base` and the id. With `verify` the columns safe, reads, blur, noise, pixelsPerModule, rotation,
 * perspective and contrast follow, the figures of `proveQr`; micro and rMQR codes are not read, and theirs stay empty.
 *
 * The work runs on the calling thread in slices of at most 10 ms, between which the page lives on, and only as fast as the stream is
 * read; in a worker of yours it runs unchanged. One picture is one piece: where drawing it takes longer, as one of many
 * thousand pixels does, so does its slice; of a proof, each reading of the picture is a piece. It keeps neither pictures nor
 * promoters, so that a hundred thousand need little memory; give a generator for more.
 *
 * @param promoters - a list, or anything that can be iterated, also asynchronously
 * @param options - how the codes are made, what they look like, and how the work is watched and stopped
 * @returns the archive, piece by piece; cancelling it ends the work
 * @throws HongbaoError `base-invalid` and `option-invalid` at once. The stream fails with `promoter-id-invalid`, with `base-invalid`
 * where a promoter has no url and there is no base, with `promoters-malformed` where two ids are equal after NFC and case
 * folding, with the errors of the codes and pictures, and with `engine-failed` where `hongbao/scan` cannot be loaded
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
  const { signal, onProgress } = options;
  const next = source(promoters);
  const drawn = drawing(options);
  const all = Array.isArray(promoters) ? promoters.length : null;
  const zip = createZip(new Date());
  const table = csv(options.verify === true ? [...columns, ...proofColumns] : columns);
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
    const [scan] = await Promise.all([options.verify === true ? loadScan() : undefined, turn(), ready()]);
    if (stopped) return false;
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
          const { entry, row, link, readable } = drawn(result.value, done + 1);
          for (const piece of zip.add(entry)) {
            pieces.push(piece);
            size += piece.length;
          }
          if (scan !== undefined && readable) {
            proving = { row, steps: scan.proveQrInSteps(link, drawn.options) };
          } else {
            table.add(scan === undefined ? row : [...row, ...proofColumns.map(() => "")]);
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

/** The promoters one by one: at once where they are there, later where they have to be waited for. */
interface Source {
  now(): IteratorResult<Promoter> | undefined;
  later(): Promise<IteratorResult<Promoter>>;
  /** Lets a generator clean up. */
  stop(): void;
}

function source(promoters: Iterable<Promoter> | AsyncIterable<Promoter>): Source {
  const given: Partial<Iterable<Promoter> & AsyncIterable<Promoter>> | null | undefined = typeof promoters === "string" ? undefined : promoters;
  const waited = given?.[Symbol.asyncIterator]?.();
  if (waited !== undefined) {
    // Nobody waits for the clean-up, so nobody could catch its errors.
    const stop = () => void waited.return?.().then(undefined, () => undefined);
    return { now: () => undefined, later: () => waited.next(), stop };
  }
  const ready = given?.[Symbol.iterator]?.();
  if (ready === undefined) throw invalid("promoters", promoters, "a list, an iterable, an async iterable");
  return { now: () => ready.next(), later: () => Promise.resolve(ready.next()), stop: () => void ready.return?.() };
}

/** What becomes of one promoter. */
interface Drawn {
  readonly entry: ZipEntry;
  readonly row: readonly string[];
  readonly link: string;
  /** Whether the code can be read back. */
  readonly readable: boolean;
}

interface Drawing {
  (promoter: Promoter, place: number): Drawn;
  /** The options of the codes alone. */
  readonly options: EncodeOptions & Style;
}

/** Checks the options once; what comes back makes the entry of one promoter and its row of the table. */
function drawing(options: BatchOptions): Drawing {
  const { format = "png", base, signal, onProgress, verify, ...rest } = options;
  if (!Object.prototype.hasOwnProperty.call(draw, format)) throw invalid("format", format, "png, svg, pdf");
  if (onProgress !== undefined && typeof onProgress !== "function") throw invalid("onProgress", onProgress, "a function");
  if (base !== undefined) promoterLink(base, "0");
  if (verify !== undefined && typeof verify !== "boolean") throw invalid("verify", verify, "true, false");
  const places = new Map<string, number>();
  const drawn = (promoter: Promoter, place: number) => {
    const file = promoterFile(promoter?.id, format);
    const { id, url } = promoter;
    const key = folded(id);
    const first = places.get(key);
    if (first !== undefined) throw new HongbaoError("promoters-malformed", { line: place, reason: "twice", id, lines: `${first}, ${place}` });
    places.set(key, place);
    const link = url ?? linked(base, id);
    const { version, errorCorrection, symbology } = encodeQr(link, rest);
    const row = [id, link, file, version, errorCorrection ?? ""];
    return { entry: entryOf(file, draw[format](link, rest)), row, link, readable: symbology === "qr" };
  };
  return Object.assign(drawn, { options: rest });
}

function linked(base: string | undefined, id: string): string {
  if (base === undefined) throw new HongbaoError("base-invalid", { base: "", reason: "no base", id });
  return promoterLink(base, id);
}

/** Deflates text; PNG is deflated by itself. */
function entryOf(name: string, picture: Bytes | string): ZipEntry {
  if (typeof picture !== "string") return { name, pieces: [picture], crc: crc32(0, picture), size: picture.length, deflated: false };
  const bytes = new TextEncoder().encode(picture);
  return { name, pieces: [deflateSync(bytes) as Bytes], crc: crc32(0, bytes), size: bytes.length, deflated: true };
}

/** A table that is deflated while it grows. */
function csv(columns: readonly string[]): { add(row: readonly string[]): void; entry(): ZipEntry } {
  const encoder = new TextEncoder();
  const pieces: Bytes[] = [];
  const deflate = new Deflate((piece) => {
    if (piece.length > 0) pieces.push(piece as Bytes);
  });
  let crc = 0;
  let size = 0;
  const write = (text: string, last: boolean) => {
    const bytes = encoder.encode(text);
    crc = crc32(crc, bytes);
    size += bytes.length;
    deflate.push(bytes, last);
  };
  // Without the mark, spreadsheets take UTF-8 for the system's old encoding.
  write(`\ufeff${columns.join(",")}\r\n`, false);
  return {
    add: (row) => write(`${row.map(quoted).join(",")}\r\n`, false),
    entry() {
      write("", true);
      return { name: "promoters.csv", pieces, crc, size, deflated: true };
    },
  };
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replace(/"/g, "\"\"")}"` : cell;
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

function invalid(option: string, value: unknown, allowed: string): HongbaoError {
  return new HongbaoError("option-invalid", { option, value: typeof value === "string" ? value.slice(0, 80) : typeof value, allowed });
}
