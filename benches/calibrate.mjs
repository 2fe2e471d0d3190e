// How well the margins of proveQr and the limits of inspectQr predict that others read a style: random styles from strong to weak, each
// disturbed by OpenCV and read by zxing-cpp, OpenCV, jsQR and ZBar. A reader is asked only where it reads the same symbol in black on white
// under the same disturbance.
// Usage: cargo xtask bench calibrate [COUNT]   (600)

import { encodeQr, HongbaoError, inspectQr, qrToPixels } from "../dist/npm/index.js";
import { proveQr } from "../dist/npm/scan.js";
import { graded, link } from "../tests/graded.mjs";
import { draws, seed } from "../tests/seeded.mjs";
import { readByStrangers, readers } from "../tests/strangers.mjs";

const wanted = Number(process.argv[2] ?? 600);
const draw = draws();

/** What happens to every picture: nothing, what is usual, and more. */
const disturbances = [
  { kind: "none", amount: 0 },
  { kind: "blur", amount: 0.25 },
  { kind: "blur", amount: 0.4 },
  { kind: "noise", amount: 15 },
  { kind: "noise", amount: 30 },
  { kind: "pixelsPerModule", amount: 3 },
  { kind: "pixelsPerModule", amount: 2 },
  { kind: "rotation", amount: 10 },
  { kind: "perspective", amount: 0.05 },
  { kind: "contrast", amount: 0.8 },
];

/** The amounts that a style which is called safe has to bear, beside no disturbance at all. */
const usual = new Set(["blur 0.25", "noise 15", "pixelsPerModule 3", "rotation 10", "perspective 0.05", "contrast 0.8"]);

/** Largest safe size of a logo, or 0. */
function budget(code, place) {
  try {
    const { findings } = inspectQr(code, { logo: { ...place, size: 1 } });
    return findings.find((finding) => finding.code === "logo-too-large")?.limit ?? 1;
  } catch (problem) {
    if (problem instanceof HongbaoError && problem.code === "logo-too-large") return 0;
    throw problem;
  }
}

function make() {
  const { data, options } = link(draw);
  const code = encodeQr(data, options);
  const { look, share } = graded(draw, (place) => budget(code, place));
  return { data, look, share, proof: proveQr(code, look), pixels: [{ moduleSize: look.moduleSize }, look].map((style) => qrToPixels(code, style)) };
}

/** A style may be read only at the size at which it is drawn. */
const fits = ({ kind, amount }, { look }) => kind !== "pixelsPerModule" || look.moduleSize > amount;

const codes = [];
for (let start = 0; start < wanted; start += 25) {
  const some = Array.from({ length: Math.min(25, wanted - start) }, make);
  const jobs = some.flatMap((code) => disturbances.filter((one) => fits(one, code)).map((disturbance) => ({ code, ...disturbance })));
  const read = await readByStrangers(jobs.flatMap(({ code, kind, amount }) => code.pixels.map((pixels) => ({ pixels, kind, amount, module: code.look.moduleSize }))));
  for (const code of some) code.read = new Map();
  for (const [place, { code, kind, amount }] of jobs.entries()) {
    const seen = (reader, turn) => read[2 * place + turn][reader] === code.data;
    code.read.set(`${kind} ${amount}`, Object.fromEntries(readers.map((reader) => [reader, seen(reader, 0) ? seen(reader, 1) : undefined])));
  }
  for (const code of some) delete code.pixels;
  codes.push(...some);
  process.stderr.write(`${codes.length} of ${wanted}\r`);
}

/** Counts what a reader makes of some codes under some disturbances: [read, asked]. */
function count(some, reader, keys) {
  const seen = some.flatMap((code) => keys.map((key) => code.read.get(key)?.[reader]).filter((read) => read !== undefined));
  return [seen.filter((read) => read).length, seen.length];
}

const percent = ([read, asked]) => (asked === 0 ? "–" : `${((100 * read) / asked).toFixed(1)} % of ${asked}`);
const line = (cells) => console.log(`| ${cells.join(" | ")} |`);

function table(head, rows) {
  line([head, "codes", ...readers]);
  line(["---", "---", ...readers.map(() => "---")]);
  for (const [name, some, keys] of rows) line([name, some.length, ...readers.map((reader) => percent(count(some, reader, keys)))]);
  console.log("");
}

const found = (code, kind) => code.proof.inspection.findings.some((finding) => finding.code === kind);
const only = (...kinds) => codes.filter((code) => code.proof.inspection.findings.every((finding) => kinds.includes(finding.code)));
const between = (some, figure, from, to) => some.filter((code) => figure(code) >= from && figure(code) < to);
const steps = (some, figure, edges, name, keys) => edges.slice(1).map((to, place) => [`${name} ${edges[place]} … ${to}`, between(some, figure, edges[place], to), keys]);
const plain = ["none 0", "blur 0.25"];

console.log(`seed ${seed}, ${codes.length} codes\n`);
const verdicts = [
  ["all", codes],
  ["called safe", codes.filter((code) => code.proof.safe)],
  ["nothing found, a margin too small", codes.filter((code) => !code.proof.safe && code.proof.inspection.safe)],
  ["something found", codes.filter((code) => !code.proof.inspection.safe)],
  ["weak: read by us", codes.filter((code) => code.proof.verdict === "weak")],
  ["fails: not read by us", codes.filter((code) => code.proof.verdict === "fails")],
];
table("verdict, no disturbance", verdicts.map(([name, some]) => [name, some, ["none 0"]]));
table("verdict, usual disturbances", verdicts.map(([name, some]) => [name, some, [...usual]]));

const names = { zxing: "zxing-cpp", opencv: "opencv", jsqr: "jsqr", zbar: "zbar" };
line(["among the strangers of a proof that reads", "codes", "read"]);
line(["---", "---", "---"]);
for (const reader of readers) {
  for (const named of [true, false]) {
    const some = codes.filter((code) => code.proof.reads && code.proof.strangers.includes(names[reader]) === named);
    line([`${reader}: ${named ? "named" : "not named"}`, some.length, percent(count(some, reader, ["none 0"]))]);
  }
}
console.log("");

const margins = { blur: 1, noise: 1, pixelsPerModule: -1, rotation: 1, perspective: 1 };
const rows = [];
for (const { kind, amount } of disturbances.filter(({ kind }) => kind in margins)) {
  const bears = (code) => (code.proof.margins[kind] - amount) * margins[kind] >= -1e-9;
  const key = [`${kind} ${amount}`];
  const asked = codes.filter((code) => code.read.has(key[0]));
  rows.push([`${key[0]}: margin below`, asked.filter((code) => !bears(code)), key]);
  rows.push([`${key[0]}: margin at least`, asked.filter(bears), key]);
}
table("disturbance, and the margin of the same kind", rows);

const strong = only("contrast-low").filter((code) => code.share === undefined || code.share <= 1);
table("luma contrast", steps(strong, (code) => code.proof.inspection.lumaContrast, [0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 1.01], "luma", plain));
const logos = only("logo-too-large").filter((code) => code.share !== undefined);
table("logo, of the largest safe size", steps(logos, (code) => code.share, [0.5, 0.75, 1, 1.00001, 1.1, 1.25, 1.5, 2.01], "share", plain));
const bare = only().filter((code) => code.share === undefined);
const shown = (name) => [...new Set(bare.map(({ look }) => look[name]))].sort();
for (const name of ["finderFrame", "shape"]) table(`${name}, without a logo, nothing found`, shown(name).map((value) => [value, bare.filter(({ look }) => look[name] === value), plain]));
const reserves = only().filter((code) => code.share !== undefined && (code.look.finderFrame ?? "square") === "square");
const used = (code) => Math.max(...code.proof.inspection.blocks.map(({ damaged, correctable }) => damaged / correctable));
table("correction used by the logo in the fullest block, square frames", steps(reserves, used, [0, 0.25, 0.5, 0.75, 1.01], "share", plain));
const quiet = only("quiet-zone-small");
table("quiet zone", [0, 1, 2, 3, 4].map((width) => [`${width} modules`, quiet.filter(({ look }) => (look.quietZone ?? 4) === width), plain]));
const small = only("module-small");
table("module", [1, 2, 3, 4].map((size) => [`${size} pixels`, small.filter(({ look }) => look.moduleSize === size), plain]));
table("blur, margin of ours", steps(codes, (code) => code.proof.margins.blur, [0, 0.1, 0.2, 0.3, 0.4, 0.5, 2], "blur", [...usual]));
table("noise, margin of ours", steps(codes, (code) => code.proof.margins.noise, [0, 10, 20, 30, 40, 50, 60, 200], "noise", [...usual]));
const safe = codes.filter((code) => code.proof.safe);
table("disturbance, codes called safe", disturbances.map(({ kind, amount }) => [`${kind} ${amount}`, safe.filter((code) => code.read.has(`${kind} ${amount}`)), [`${kind} ${amount}`]]));

if (process.argv.includes("--verbose")) {
  for (const code of safe) {
    for (const [key, read] of code.read) {
      for (const reader of readers) {
        if (read[reader] === false && (usual.has(key) || key === "none 0")) console.error(reader, key, code.data.length, JSON.stringify({ ...code.look, logo: code.look.logo && { ...code.look.logo, image: 0 } }), code.share, JSON.stringify(code.proof.margins), code.proof.inspection.lumaContrast);
      }
    }
  }
}
