// The programs in examples/: their files are read back by zxing-cpp and jsQR, their splits add up, and what is wrong is said.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { readTwice } from "../decoders.mjs";
import { pixels } from "../pixels.mjs";
import { pdfPixels, pngPixels, svgPixels } from "../rasterise.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "hongbao-"));
after(() => rmSync(folder, { recursive: true }));

execFileSync("cargo", ["build", "--quiet", "--example", "code", "--example", "split"], { cwd: root });
const { target_directory: target } = JSON.parse(execFileSync("cargo", ["metadata", "--format-version", "1", "--no-deps"], { cwd: root, maxBuffer: 2 ** 26 }));

const text = "https://example.org/红包?from=example";
const logo = join(root, "tests/vectors/pngsuite/basn6a08.png");

/** Runs an example: its status, and what it printed. */
function run(example, ...args) {
  const { status, stdout, stderr } = spawnSync(join(target, "debug/examples", example), args, { encoding: "utf8" });
  return { status, stdout, stderr };
}

/** Writes a file by the example, and returns its bytes. */
function write(name, ...options) {
  const file = join(folder, name);
  assert.deepEqual(run("code", text, file, ...options), { status: 0, stdout: "", stderr: "" });
  return readFileSync(file);
}

/** Makes pixels of half blocks whose quiet zone is 4 modules. */
function blocksPixels(blocks) {
  const lines = blocks.trimEnd().split("\n");
  const side = lines[0].length;
  const modules = Uint8Array.from({ length: side * side }, (_, place) => {
    const [x, y] = [place % side, Math.floor(place / side)];
    const mark = lines[y >> 1]?.[x];
    return mark === "█" || mark === "▀▄"[y % 2] ? 1 : 0;
  });
  return pixels({ width: side, height: side, modules }, 4, 0);
}

/** The files as pixels, each read by a program of others. */
const readers = {
  png: pngPixels,
  svg: (bytes) => svgPixels(bytes.toString("utf8"), 400),
  pdf: (bytes) => pdfPixels(bytes, { width: 400, height: 400 }),
  txt: (bytes) => blocksPixels(bytes.toString("utf8")),
};

for (const [end, pixelsOf] of Object.entries(readers)) {
  test(`${end} files are read back by both decoders`, async () => {
    for (const options of [[], ["--shape", "dot"], ["--shape", "classy-rounded"]]) {
      const picture = await pixelsOf(write(`plain.${end}`, ...options));
      assert.deepEqual(await readTwice(picture), { zxing: text, jsQR: text }, options.join(" "));
    }
  });
}

for (const end of ["png", "svg", "pdf"]) {
  test(`a logo in ${end} files is seen and read past by both decoders`, async () => {
    const picture = await readers[end](write(`logo.${end}`, "--logo", logo));
    assert.deepEqual(await readTwice(picture), { zxing: text, jsQR: text });
    const coloured = picture.data.some((part, place) => place % 4 === 0 && Math.abs(part - picture.data[place + 2]) > 64);
    assert.ok(coloured);
  });
}

test("what is wrong is said, and nothing is written", () => {
  const file = join(folder, "none.png");
  const says = (args, start) => {
    const { status, stdout, stderr } = run("code", ...args);
    assert.deepEqual([status, stdout], [1, ""], args.join(" "));
    assert.ok(stderr.startsWith(start) && stderr.includes("usage: "), stderr);
  };
  says([], "one text and one file are needed");
  says([text], "one text and one file are needed");
  says([text, join(folder, "none.gif")], "the file ends in none of .svg, .png, .pdf and .txt");
  says([text, file, "--shape", "star"], "--shape is one of square, dot, ");
  says([text, file, "--shape"], "--shape is one of ");
  says([text, file, "--colour"], "there is no option --colour");
  says([text, file, "--logo"], "--logo lacks its file");
  says([text, file, "--logo", join(folder, "absent.png")], join(folder, "absent.png"));
  says([text, file, "--logo", join(root, "README.md")], "logo-not-a-picture (reason: no PNG signature)");
  says([text, file, "--logo", join(root, "tests/vectors/pngsuite/xcsn0g01.png")], "logo-not-a-picture (reason: a PNG file with a wrong check sum)");
  says(["8".repeat(8000), file], "text-too-long");
  says([text, join(folder, "absent/none.png")], join(folder, "absent/none.png"));
  assert.throws(() => readFileSync(file), { code: "ENOENT" });
});

test("a split adds up to its total and keeps its bound", () => {
  const { status, stdout, stderr } = run("split", "200.00", "12", "--max", "40");
  assert.deepEqual([status, stderr], [0, ""]);
  const { shares, best, commitment, reveal } = JSON.parse(stdout);
  const minor = shares.map((share) => Math.round(100 * Number(share)));
  assert.equal(shares.length, 12);
  assert.ok(shares.every((share) => /^\d+\.\d\d$/.test(share)));
  assert.equal(minor.reduce((sum, share) => sum + share, 0), 20_000);
  assert.equal(minor[best], Math.max(...minor));
  assert.ok(minor[best] <= 4000);
  assert.match(commitment, /^[0-9a-f]{64}$/);
  assert.deepEqual({ ...reveal, seed: "" }, { spec: "hb1", rule: "double-mean", total: "20000", count: 12, min: "1", max: "4000", seed: "", salt: "" });
});

test("a seed replays a split, and another seed does not", () => {
  const split = (...args) => run("split", "88.88", "8", ...args).stdout;
  const seed = "0123456789abcdef".repeat(4);
  assert.equal(JSON.parse(split("--seed", seed)).reveal.seed, seed);
  assert.equal(split("--seed", seed), split("--seed", seed));
  assert.notEqual(split("--seed", seed), split("--seed", seed, "--salt", "红包"));
  assert.notEqual(split(), split());
});

test("a split that is impossible is refused", () => {
  const says = (args, start) => {
    const { status, stdout, stderr } = run("split", ...args);
    assert.deepEqual([status, stdout], [1, ""], args.join(" "));
    assert.ok(stderr.startsWith(start) && stderr.includes("usage: "), stderr);
  };
  says([], "one total and one count are needed");
  says(["1", "2", "3"], "one total and one count are needed");
  says(["much", "12"], "amount-invalid (value: much, decimals: 2, example: 88.88)");
  says(["200", "dozen"], "dozen is no number of shares");
  says(["200", "0"], "count-invalid (count: 0, most: 10000)");
  says(["200", "12", "--max", "4"], "max-too-small");
  says(["200", "12", "--max"], "--max lacks its value");
  says(["200", "12", "--most", "4"], "there is no option --most");
  says(["200", "12", "--rule", "fair"], "rule-unknown (rule: fair)");
  says(["200", "12", "--seed", "ab"], "seed-invalid (length: 1)");
  says(["200", "12", "--seed", "xy"], "--seed has 64 hexadecimal digits");
});
