// Golden pictures: shades as letters, kept beside the tests in files that begin with one sentence of what is seen.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Sixteen shades by luma, from black to white; what is transparent is `_`. */
const shades = "#123456789abcde.";

/** Prints pixels, one letter a pixel, one line a row. */
export function letters({ data, width, height }) {
  const row = (y) => Array.from({ length: width }, (_, x) => letter(data.subarray(4 * (y * width + x)))).join("");
  return Array.from({ length: height }, (_, y) => row(y)).join("\n");
}

function letter([red, green, blue, opacity]) {
  if (opacity < 128) return "_";
  return shades[Math.floor((0.299 * red + 0.587 * green + 0.114 * blue + 0.5) / 16)];
}

/**
 * Asserts that what was made is what the file holds, which is its source: a sentence, then parts, each under its name. A file that
 * is missing is a failure; with HONGBAO_GOLDEN=write it is written, to be looked at before it is committed.
 *
 * @param made - the parts by name: `{ png: "##..\n##..", svg: "<svg …>" }`
 */
export function golden(file, sees, made) {
  const text = [sees, ...Object.entries(made).map(([name, part]) => `== ${name}\n${part}`)].join("\n\n").trimEnd() + "\n";
  if (process.env.HONGBAO_GOLDEN === "write") {
    mkdirSync(dirname(file.pathname), { recursive: true });
    writeFileSync(file, text);
    return;
  }
  let kept;
  try {
    kept = readFileSync(file, "utf8");
  } catch (problem) {
    if (problem.code !== "ENOENT") throw problem;
    assert.fail(`${file.pathname} is missing: write it with HONGBAO_GOLDEN=write, and look at it`);
  }
  if (kept !== text) assert.fail(`${file.pathname}\n${sideBySide(kept, text)}`);
}

/** Shows the lines that differ, and two before and after them: on the left what is kept, on the right what was made. */
export function sideBySide(kept, made) {
  const [left, right] = [kept.split("\n"), made.split("\n")];
  const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, row) => row);
  const differs = (row) => left[row] !== right[row];
  const near = rows.filter((row) => [-2, -1, 0, 1, 2].some((shift) => row + shift >= 0 && row + shift < rows.length && differs(row + shift)));
  const width = Math.max(...near.map((row) => (left[row] ?? "").length), 4);
  const lines = near.map((row) => `${String(row + 1).padStart(4)} ${(left[row] ?? "").padEnd(width)} ${differs(row) ? "≠" : " "} ${right[row] ?? ""}`);
  return [`     ${"kept".padEnd(width)}   made`, ...lines].join("\n");
}
