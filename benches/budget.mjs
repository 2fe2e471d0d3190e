// A logo of the largest safe size in every version and level, whatever it shows, read by zxing-cpp, OpenCV and jsQR beside the bare symbol.
// Fails where zxing-cpp or jsQR reads the bare symbol and not the one with the logo; OpenCV's misses up to version 14 are listed.
// Usage: cargo xtask bench budget

import { encodeQr, HongbaoError, inspectQr, qrToPixels } from "../dist/npm/index.js";
import { draws, seed } from "../tests/seeded.mjs";
import { readByStrangers, readers } from "../tests/strangers.mjs";

const text = "1688";
const moduleSize = 4;
const draw = draws();

function square(side, shade) {
  const data = new Uint8ClampedArray(4 * side * side);
  for (let place = 0; place < side * side; place += 1) {
    const value = shade(place % side, Math.floor(place / side));
    data.set([value, value, value, 255], 4 * place);
  }
  return { data, width: side, height: side };
}

/** The symbol itself under the logo, dark and light exchanged: every module that it covers is wrong. */
function inverse(bare, across) {
  const side = Math.round(across * moduleSize);
  const from = (bare.width - side) / 2;
  const at = (place) => Math.min(bare.width - 1, Math.floor(from + place));
  return square(side, (x, y) => 255 - bare.data[4 * (at(y) * bare.width + at(x))]);
}

const fills = {
  dark: () => square(64, () => 0),
  light: () => square(64, () => 255),
  noise: () => square(64, () => 255 * draw.below(2)),
  inverse,
};

const pairs = [];
for (let version = 1; version <= 40; version += 1) {
  for (const errorCorrection of ["L", "M", "Q", "H"]) {
    const code = encodeQr(text, { version, errorCorrection, boost: false });
    const bare = qrToPixels(code, { moduleSize });
    const pictures = { bare };
    try {
      inspectQr(code, { logo: { image: bare, padding: 0 } });
      const { limit } = inspectQr(code, { logo: { image: bare, padding: 0, size: 1 } }).findings[0];
      for (const [name, make] of Object.entries(fills)) pictures[name] = qrToPixels(code, { moduleSize, logo: { image: make(bare, limit * code.width), padding: 0 } });
    } catch (problem) {
      // The smallest symbols of the lowest levels bear none.
      if (!(problem instanceof HongbaoError && problem.code === "logo-too-large" && problem.data.limit === 0)) throw problem;
    }
    pairs.push({ version, errorCorrection, pictures });
  }
}
const jobs = pairs.flatMap((pair) => Object.entries(pair.pictures).map(([name, pixels]) => ({ pair, name, pixels })));
const read = await readByStrangers(jobs.map(({ pixels }) => ({ pixels, module: moduleSize })));
for (const pair of pairs) pair.read = {};
for (const [place, { pair, name }] of jobs.entries()) pair.read[name] = Object.fromEntries(readers.map((reader) => [reader, read[place][reader] === text]));

const line = (cells) => console.log(`| ${cells.join(" | ")} |`);
const missed = [];
console.log(`seed ${seed}; of ${pairs.length} pairs ${pairs.filter(({ pictures }) => pictures.dark !== undefined).length} bear a logo\n`);
line(["versions", "reader", "bare", ...Object.keys(fills)]);
line(["---", "---", "---", ...Object.keys(fills).map(() => "---")]);
for (const [from, to] of [[1, 6], [7, 14], [15, 20], [21, 30], [31, 40]]) {
  for (const reader of readers) {
    const some = pairs.filter(({ version, pictures }) => version >= from && version <= to && pictures.dark !== undefined);
    const bare = some.filter((pair) => pair.read.bare[reader]);
    line([`${from} … ${to}`, reader, `${bare.length} of ${some.length}`, ...Object.keys(fills).map((fill) => `${bare.filter((pair) => pair.read[fill][reader]).length} of ${bare.length}`)]);
    for (const pair of bare) {
      for (const fill of Object.keys(fills)) if (!pair.read[fill][reader] && (reader !== "opencv" || pair.version <= 14)) missed.push(`${reader} ${pair.version}-${pair.errorCorrection} ${fill}`);
    }
  }
}
console.log(`\nmissed: ${missed.length === 0 ? "none" : missed.join(", ")}`);
// jsQR 1.4 has 74 for 78 in its alignment patterns of version 23: it takes what is whole for damaged.
if (missed.some((name) => !name.startsWith("opencv") && !name.startsWith("jsqr 23-"))) process.exitCode = 1;
