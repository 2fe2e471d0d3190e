import { alphabet, numbers } from "./printable.js";

/** What stands for a WebAssembly file: the texts of its streams, and in base64 the module that joins them, `xtask/bundle/join.wat`. */
export type Inlined = { readonly texts: readonly string[]; readonly join: string };

type Join = {
  readonly memory: WebAssembly.Memory;
  readonly byte: (stream: number) => number;
  readonly join: (start: number, end: number) => number;
};

/** The alignment that each load and store has by itself, in the order of the operators from 0x28 on. */
const natural = "23230011001122232301012";

/** Where the tables of the joining module lie, and where what they leave free begins. */
const [meanings, streams, alignments, operators, free] = [1024, 8192, 8448, 8704, 8960];

/** Puts together what `streams` in `xtask/bundle/streams.mjs` parted and `printable` wrote. */
export function readModule({ texts, join }: Inlined): Uint8Array<ArrayBuffer> {
  const code = Uint8Array.from(atob(join), (character) => character.charCodeAt(0));
  const joining = new WebAssembly.Instance(new WebAssembly.Module(code)).exports as Join;
  const joined = texts.join("");
  // Jest's jsdom lacks the encoder, which is quicker.
  const text = typeof TextEncoder === "undefined" ? Uint8Array.from(joined, (character) => character.charCodeAt(0)) : new TextEncoder().encode(joined);
  const start = free + text.length;
  // Beside the streams a module holds lengths and alignments: no more than a byte for each byte of theirs.
  joining.memory.grow((3 * text.length) >> 16);
  const memory = new Uint8Array(joining.memory.buffer);
  const places = new Uint32Array(joining.memory.buffer);
  memory.set([0, 0x61, 0x73, 0x6d, 1], start);
  memory.set(text, free);
  describeOperators(memory);
  const alphabetic = alphabet();
  texts.reduce((place, text, stream) => {
    const mean = (values: Iterable<number>): void => Array.from(values).forEach((value, rank) => (memory[meanings + stream * numbers + (alphabetic[rank] as number)] = value));
    places[stream] = place;
    mean(Array(256).keys());
    const first = Array.from({ length: joining.byte(stream) }, () => joining.byte(stream));
    mean(new Set([...first, ...Array(256).keys()]));
    return place + text.length;
  }, free);
  return memory.slice(start, joining.join(start + 8, free + (texts[0] as string).length));
}

/** Says from which stream an operator takes a number: 1 to 11, none 0, several 12; and what it is and how it is aligned. */
function describeOperators(memory: Uint8Array): void {
  const take = (stream: number, first: number, last: number): void => void memory.fill(stream, streams + first, streams + last + 1);
  for (let operator = 0; operator < 256; operator += 1) memory[operators + operator] = operator;
  take(2, 0x02, 0x04); // blocks
  take(3, 0x0c, 0x0d); // branches
  take(4, 0x10, 0x10); // calls
  take(5, 0x20, 0x22); // locals
  take(6, 0x23, 0x24); // globals
  take(7, 0x28, 0x3e); // offsets
  take(8, 0x41, 0x41); // words
  take(9, 0x42, 0x42); // longs
  for (const operator of [0x0e, 0x11, 0x3f, 0x40, 0x43, 0x44, 0xfc]) take(12, operator, operator);
  // Operators that do not exist stand for those with a smaller alignment.
  let written = 0xc5;
  Array.from(natural, Number).forEach((most, place) => {
    memory[alignments + 0x28 + place] = most;
    for (let align = 0; align < most; align += 1) {
      take(7, written, written);
      memory[alignments + written] = align;
      memory[operators + written++] = 0x28 + place;
    }
  });
}
