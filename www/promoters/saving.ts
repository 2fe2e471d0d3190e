/** Where an archive goes while it is made. */
export interface Sink {
  /** Whether it lies on the disk already, piece by piece, instead of in memory. */
  readonly onDisk: boolean;
  /** Takes the whole stream. Where it fails, nothing is left behind. */
  take(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<void>;
}

/** What TypeScript's own DOM does not have: the choice of a file to write. */
interface Picker {
  showSaveFilePicker?: (options: {
    suggestedName: string;
    types: readonly { description: string; accept: Readonly<Record<string, readonly string[]>> }[];
  }) => Promise<{ createWritable(): Promise<WritableStream<Uint8Array<ArrayBuffer>>> }>;
}

/** Asks where to write, where the browser can write by itself; else collects and hands over a download. Undefined where the person thinks better of it. */
export async function chooseSink(name: string, description: string, hand: (whole: Blob) => void): Promise<Sink | undefined> {
  const { showSaveFilePicker } = window as Picker;
  if (showSaveFilePicker === undefined) return collect(hand);
  try {
    const file = await showSaveFilePicker({ suggestedName: name, types: [{ description, accept: { "application/zip": [".zip"] } }] });
    // A writable keeps to a file beside it until it is closed, and drops that when it is aborted.
    const writable = await file.createWritable();
    return { onDisk: true, take: (stream) => write(stream, writable.getWriter()) };
  } catch (problem) {
    if (problem instanceof DOMException && problem.name === "AbortError") return undefined;
    // Refused by the system or within a frame: memory is left.
    return collect(hand);
  }
}

function collect(hand: (whole: Blob) => void): Sink {
  return {
    onDisk: false,
    async take(stream) {
      const pieces: Uint8Array<ArrayBuffer>[] = [];
      await eachPaced(stream, (piece) => void pieces.push(piece));
      hand(new Blob(pieces, { type: "application/zip" }));
    },
  };
}

async function write(stream: ReadableStream<Uint8Array<ArrayBuffer>>, writer: WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>>): Promise<void> {
  try {
    await eachPaced(stream, (piece) => writer.write(piece));
  } catch (problem) {
    await writer.abort(problem);
    throw problem;
  }
  await writer.close();
}

/** Milliseconds of work after which the page gets to draw itself. */
const work = 24;

/** Hands on piece by piece; the stream works only as fast as it is read, so waiting for a picture of the page holds it back. */
async function eachPaced(stream: ReadableStream<Uint8Array<ArrayBuffer>>, take: (piece: Uint8Array<ArrayBuffer>) => void | Promise<void>): Promise<void> {
  const reader = stream.getReader();
  let rested = performance.now();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    await take(value);
    if (performance.now() - rested < work) continue;
    await picture();
    rested = performance.now();
  }
}

/** Waits until the page is drawn; one that is not seen is not drawn, and waits for nothing. */
function picture(): Promise<void> {
  if (document.hidden) return Promise.resolve();
  return new Promise((resolve) => {
    // It may be hidden meanwhile.
    const late = setTimeout(resolve, 100);
    requestAnimationFrame(() => {
      clearTimeout(late);
      setTimeout(resolve);
    });
  });
}
