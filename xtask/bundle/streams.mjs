// A WebAssembly module → its parts by kind, each of which compresses better alone: a tenth less after brotli.
//
// In a module operators alternate with what they take: numbers of locals, offsets, constants. Here all operators follow each
// other, and so does each kind of what they take. `join.wat` puts them together again: who changes one changes the other.

import { strict as assert } from "node:assert";

/** The streams in their order. `rest` is every section but those of code and data, each function's locals, and the second byte of operators. */
const names = ["rest", "operators", "blocks", "branches", "calls", "locals", "globals", "offsets", "words", "longs", "floats", "data"];

const [codeSection, dataSection] = [10, 11];

/** The alignment that each load and store has by itself, in the order of the operators from 0x28 on. */
const natural = [2, 3, 2, 3, 0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 2, 3, 2, 3, 0, 1, 0, 1, 2];

/** Before an operator with a smaller alignment stands one of four that do not exist. */
const nonexistent = 0xc5;

/** Splits a module; the result is an array of byte arrays. */
export function streams(module) {
  const out = Object.fromEntries(names.map((name) => [name, []]));
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = module[at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  const take = (name, length) => {
    out[name].push(...module.subarray(at, at + length));
    at += length;
  };
  const takeNumber = (name) => {
    const start = at;
    const value = number();
    out[name].push(...module.subarray(start, at));
    return value;
  };
  let recent = [];
  /** How many other locals were named since this one was: the last ones are named most, in every function. */
  const rank = (local) => {
    assert(local < 256, "no function is expected to have more locals");
    const place = recent.indexOf(local);
    recent.splice(place, 1);
    recent.unshift(local);
    return place;
  };
  const instruction = () => {
    const operator = module[at++];
    const written = out.operators;
    written.push(operator);
    if (operator >= 0x02 && operator <= 0x04) takeNumber("blocks");
    else if (operator === 0x0c || operator === 0x0d) takeNumber("branches");
    else if (operator === 0x0e) for (let more = takeNumber("branches"); more >= 0; more -= 1) takeNumber("branches");
    else if (operator === 0x10) takeNumber("calls");
    else if (operator === 0x11) [0, 1].forEach(() => takeNumber("branches"));
    else if (operator >= 0x20 && operator <= 0x22) out.locals.push(rank(number()));
    else if (operator === 0x23 || operator === 0x24) takeNumber("globals");
    else if (operator >= 0x28 && operator <= 0x3e) {
      const align = number();
      if (align !== natural[operator - 0x28]) written.splice(-1, 0, nonexistent + align);
      takeNumber("offsets");
    } else if (operator === 0x3f || operator === 0x40) at += 1;
    else if (operator === 0x41) takeNumber("words");
    else if (operator === 0x42) takeNumber("longs");
    else if (operator === 0x43) take("floats", 4);
    else if (operator === 0x44) take("floats", 8);
    else if (operator === 0xfc) {
      const second = takeNumber("rest");
      // Copying names two memories and filling one; there is one memory.
      at += second === 10 ? 2 : second === 11 ? 1 : 0;
      assert(second < 8 || second === 10 || second === 11, `no operator is expected to be 0xfc ${second}`);
    } else assert(operator < 0xc5, `no operator is expected to be ${operator}`);
  };
  let id;
  while (at < module.length) {
    id = module[at];
    out.rest.push(id);
    at += 1;
    if (id === codeSection) {
      number();
      for (let functions = takeNumber("rest"); functions > 0; functions -= 1) {
        const length = number();
        const end = at + length;
        for (let groups = takeNumber("rest"); groups > 0; groups -= 1) {
          takeNumber("rest");
          take("rest", 1);
        }
        recent = Array.from({ length: 256 }, (_, local) => local);
        while (at < end) instruction();
        assert.equal(at, end);
      }
    } else {
      const length = takeNumber("rest");
      take(id === dataSection ? "data" : "rest", length);
    }
  }
  assert.equal(id, dataSection, "the last section has to be that of data");
  return names.map((name) => Uint8Array.from(out[name]));
}
