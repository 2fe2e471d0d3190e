/** What stands for a WebAssembly file: the text of its streams, and in base64 the module that joins them, `xtask/bundle/join.wat`. */
export type Inlined = { readonly text: string; readonly join: string };

type Join = {
  readonly memory: WebAssembly.Memory;
  readonly join: (start: number) => number;
};

/** Where the joining module has the text. */
const place = 2048;

/** Puts together what `streams` in `xtask/bundle/streams.mjs` parted and `printable` wrote. */
export function readModule({ text, join }: Inlined): Uint8Array<ArrayBuffer> {
  const joining = new WebAssembly.Instance(new WebAssembly.Module(codes(atob(join)))).exports as Join;
  // Beside the streams a module holds lengths and alignments: no more than a byte for each byte of theirs.
  joining.memory.grow((3 * text.length) >> 16);
  const memory = new Uint8Array(joining.memory.buffer) as Uint8Array<ArrayBuffer>;
  // Jest's jsdom lacks the encoder, which is quicker.
  memory.set(typeof TextEncoder === "undefined" ? codes(text) : new TextEncoder().encode(text), place);
  const start = place + text.length;
  return memory.subarray(start, joining.join(start));
}

function codes(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(text.length).map((_, index) => text.charCodeAt(index));
}
