/** Where an archive goes while it is made. */
export interface Sink {
  /** Whether it lies on the disk already, piece by piece, instead of in memory. */
  readonly onDisk: boolean;
  /** Takes the whole stream. Where it fails, nothing is left behind. */
  take(stream: ReadableStream<Uint8Array<ArrayBuffer>>, signal: AbortSignal): Promise<void>;
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
    return { onDisk: true, take: (stream, signal) => stream.pipeTo(writable, { signal }) };
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
      const reader = stream.getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        pieces.push(value);
      }
      hand(new Blob(pieces, { type: "application/zip" }));
    },
  };
}
