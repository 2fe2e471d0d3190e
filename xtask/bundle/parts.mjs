// Tells how many bytes each part of a WebAssembly module costs. A part is a room of `src`, or a crate.
//
// The module is compressed once more without the part, and the difference is what the part costs. These figures are scaled so that they
// add up to the whole. A function that the optimiser merged with another or put into another counts where it stands. Tables count as data.
//
// Usage by hand: node xtask/bundle/parts.mjs target/bindings/core/named.wasm lists every function too.

import { readFile } from "node:fs/promises";
import { brotliCompressSync, constants } from "node:zlib";

const [importSection, codeSection, dataSection, customSection] = [2, 10, 11, 0];

/** The parts of a module with names, the largest first: `name`, `raw` and `brotli` bytes. */
export function parts(module) {
  const { pieces, rest } = read(module);
  const groups = new Map();
  for (const piece of pieces) groups.set(piece.room, [...(groups.get(piece.room) ?? []), piece]);
  const all = [...pieces.map(({ bytes }) => bytes), rest];
  const whole = compressed(all);
  const found = [...groups].map(([name, members]) => {
    const inside = new Set(members.map(({ bytes }) => bytes));
    const raw = members.reduce((sum, { bytes }) => sum + bytes.length, 0);
    return { name, raw, loses: whole - compressed(all.filter((bytes) => !inside.has(bytes))) };
  });
  const sum = found.reduce((total, { loses }) => total + loses, 0);
  return found.map(({ name, raw, loses }) => ({ name, raw, share: loses / sum })).sort((one, other) => other.share - one.share);
}

/** Every function of a module with names: `name`, `room` and `bytes`. */
export function read(module) {
  const reader = new Reader(module);
  reader.at = 8;
  let imported = 0;
  let bodies = [];
  let names = new Map();
  const data = [];
  const rest = [];
  while (reader.at < module.length) {
    const start = reader.at;
    const id = reader.byte();
    const length = reader.number();
    const end = reader.at + length;
    if (id === importSection) imported = functionsImported(reader);
    if (id === codeSection) bodies = reader.list(() => reader.take(reader.number()));
    else if (id === dataSection) data.push(module.subarray(reader.at, end));
    else if (id === customSection && reader.text() === "name") names = functionNames(reader, end);
    else rest.push(module.subarray(start, end));
    reader.at = end;
  }
  const functions = bodies.map((bytes, place) => {
    const name = names.get(imported + place) ?? "";
    return { name, room: room(name), bytes };
  });
  return { pieces: [...functions, ...data.map((bytes) => ({ name: "", room: "data", bytes }))], rest: Buffer.concat(rest) };
}

/** The room of a function: the first name of our own path, else the crate. */
function room(name) {
  const path = /(?:^|[<& ])(\w+)(?:\[\w+\])?::(\w+)/.exec(name.replaceAll("<impl ", "<"));
  if (path === null) return "boundary";
  const [, crate, inner] = path;
  if (crate !== "hongbao") return ["core", "alloc", "std", "compiler_builtins"].includes(crate) ? "std" : crate;
  return inner === "wasm" ? "boundary" : inner;
}

function functionsImported(reader) {
  let functions = 0;
  reader.list(() => {
    reader.text();
    reader.text();
    const kind = reader.byte();
    if (kind === 0) {
      functions += 1;
      reader.number();
    } else if (kind === 3) {
      reader.take(2);
    } else {
      if (kind === 1) reader.byte();
      if (reader.byte() & 1) reader.number();
      reader.number();
    }
  });
  return functions;
}

function functionNames(reader, end) {
  const names = new Map();
  while (reader.at < end) {
    const kind = reader.byte();
    const after = reader.number() + reader.at;
    if (kind === 1) reader.list(() => names.set(reader.number(), reader.text()));
    reader.at = after;
  }
  return names;
}

class Reader {
  at = 0;

  constructor(bytes) {
    this.bytes = bytes;
  }

  byte() {
    return this.bytes[this.at++];
  }

  /** LEB128, unsigned. */
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text() {
    return this.take(this.number()).toString();
  }

  list(item) {
    return Array.from({ length: this.number() }, item);
  }
}

function compressed(pieces) {
  const content = Buffer.concat(pieces);
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }).length;
}

if (process.argv[1]?.endsWith("parts.mjs")) {
  const module = await readFile(process.argv[2]);
  const { pieces } = read(module);
  for (const { name, room, bytes } of pieces.toSorted((one, other) => other.bytes.length - one.bytes.length)) {
    console.log(String(bytes.length).padStart(7), room.padEnd(20), name);
  }
  for (const { name, raw, share } of parts(module)) console.log(name.padEnd(20), String(raw).padStart(8), `${(100 * share).toFixed(1)} %`.padStart(8));
}
