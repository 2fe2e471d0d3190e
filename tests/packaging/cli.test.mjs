// The command, run from the packed tarball as npx runs it, on Node; consumers.test.mjs runs it on Bun.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { unzipSync } from "fflate";
import { PNG } from "pngjs";
import ts from "typescript-5.9";
import { readTwice, zxing } from "../decoders.mjs";
import { pdfPages, svgPixels } from "../rasterise.mjs";
import { install } from "./install.mjs";

let project;
let folder;

before(async () => {
  project = await install();
  folder = join(project.folder, "work");
  await mkdir(folder);
});

after(() => project?.remove());

/** Runs the command and returns what it said and how it ended. */
function hongbao(args, { input, env = {} } = {}) {
  const environment = { PATH: process.env.PATH, HOME: process.env.HOME, LANG: "en_US.UTF-8", ...env };
  return new Promise((resolve, reject) => {
    const child = spawn(join(project.folder, "node_modules/.bin/hongbao"), args, { cwd: folder, env: environment });
    let [out, err] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (part) => (out += part));
    child.stderr.setEncoding("utf8").on("data", (part) => (err += part));
    child.on("error", reject);
    child.on("close", (status) => resolve({ out, err, status }));
    child.stdin.end(input ?? "");
  });
}

const ok = async (...given) => {
  const { out, err, status } = await hongbao(...given);
  assert.deepEqual([status, err], [0, ""]);
  return out;
};

const file = (name) => readFile(join(folder, name));
const png = (bytes) => {
  const { data, width, height } = PNG.sync.read(bytes);
  return { data: new Uint8ClampedArray(data), width, height };
};

/** What the half blocks in a terminal show: dark where a block is not printed, unless it is inverted. */
function blocks(text, scale = 4) {
  const rows = text.trimEnd().split("\n").flatMap((line) => [[...line].map((each) => each === "▀" || each === "█"), [...line].map((each) => each === "▄" || each === "█")]);
  const width = Math.max(...rows.map((row) => row.length));
  const [across, down] = [(width + 8) * scale, (rows.length + 8) * scale];
  const data = new Uint8ClampedArray(4 * across * down).fill(255);
  const picture = (dark) => {
    for (let place = 0; place < across * down; place += 1) {
      const [x, y] = [Math.floor((place % across) / scale) - 4, Math.floor(place / across / scale) - 4];
      const value = y >= 0 && y < rows.length && x >= 0 && x < width && (rows[y][x] ?? false) === dark ? 0 : 255;
      data.fill(value, 4 * place, 4 * place + 3);
    }
    return { data, width: across, height: down };
  };
  return picture;
}

/** What zxing reads. */
const read = async (pixels) => (await zxing(pixels, ["QRCode"]))[0]?.text;

const text = "https://example.com/红包";
const both = (expected) => ({ zxing: expected, jsQR: expected });

test("a text becomes half blocks, a PNG, an SVG, a PDF and a text file, each read back by strangers", async () => {
  const shown = await ok([text]);
  assert.equal((await read(blocks(shown)(true))) ?? (await read(blocks(shown)(false))), text);
  for (const name of ["a.png", "a.svg", "a.pdf", "a.txt"]) assert.equal(await ok([text, "-o", name]), "");
  assert.deepEqual(await readTwice(png(await file("a.png"))), both(text));
  assert.deepEqual(await readTwice(svgPixels(await readFile(join(folder, "a.svg"), "utf8"), 400)), both(text));
  const [page] = await pdfPages(await file("a.pdf"), 4);
  assert.deepEqual(await readTwice(page), both(text));
  assert.equal(await readFile(join(folder, "a.txt"), "utf8"), shown);
});

test("flags are options, and what stands behind -- is a text", async () => {
  const { encodeQr, qrToSvg } = await import(join(project.folder, "node_modules/hongbao/index.js"));
  await ok([text, "--error-correction", "H", "--no-boost", "--mask=3", "--quiet-zone", "2", "--shape", "dot", "--dark", "#00a", "--size", "300", "--label", "x", "--output", "b.svg"]);
  assert.equal(await readFile(join(folder, "b.svg"), "utf8"), qrToSvg(encodeQr(text, { errorCorrection: "H", boost: false, mask: 3 }), { quietZone: 2, shape: "dot", dark: "#00a", size: 300, label: "x" }));
  await ok([text, "--dark", '{"type":"linear","stops":[{"offset":0,"color":"#000"},{"offset":1,"color":"#800"}]}', "-o", "c.png"]);
  assert.deepEqual(await readTwice(png(await file("c.png"))), both(text));
  await ok([text, "--frame-text", "Scan\\nme", "--frame-shape", "banner", "--frame-position", "top", "--frame-color", "#800", "--frame-text-color", "#ff0", "-o", "f.svg"]);
  assert.equal(await readFile(join(folder, "f.svg"), "utf8"), qrToSvg(text, { frame: { text: "Scan\nme", shape: "banner", position: "top", color: "#800", textColor: "#ff0" } }));
  const font = fileURLToPath(new URL("../font/letters.ttf", import.meta.url));
  await ok([text, "--caption", "Scan me", "--font", font, "-o", "g.png"]);
  await ok([text, "--caption", "Scan me", "--font", font, "-o", "g.svg"]);
  assert.deepEqual(await readTwice(png(await file("g.png"))), both(text));
  assert.ok(!(await readFile(join(folder, "g.svg"), "utf8")).includes("<text"));
  assert.match((await hongbao([text, "--caption", "红包", "--font", font, "-o", "g.png"])).err, /^hongbao: option-invalid: .*红包/);
  await ok(["-o", "d.png", "--", "--help"]);
  assert.deepEqual(await readTwice(png(await file("d.png"))), both("--help"));
  await ok(["-", "-o", "e.png"], { input: "from a pipe\n" });
  assert.deepEqual(await readTwice(png(await file("e.png"))), both("from a pipe"));
});

test("a logo of a PNG file stands in every picture", async () => {
  const logo = new PNG({ width: 64, height: 64 });
  for (let place = 0; place < 64 * 64; place += 1) logo.data.set([200, 0, 0, 255], 4 * place);
  await writeFile(join(folder, "logo.png"), PNG.sync.write(logo));
  for (const name of ["l.png", "l.svg", "l.pdf"]) await ok([text, "--logo", "logo.png", "--logo-size", "0.2", "--error-correction", "H", "-o", name]);
  const picture = png(await file("l.png"));
  const middle = 4 * (Math.floor(picture.height / 2) * picture.width + Math.floor(picture.width / 2));
  assert.deepEqual([...picture.data.slice(middle, middle + 3)], [200, 0, 0]);
  assert.deepEqual(await readTwice(picture), both(text));
  assert.match(await readFile(join(folder, "l.svg"), "utf8"), /<image/);
  for (const name of ["b.png", "b.svg", "b.pdf"]) await ok([text, "--background", "logo.png", "--background-opacity", "0.8", "-o", name]);
  assert.deepEqual(await readTwice(png(await file("b.png"))), both(text));
  assert.match(await readFile(join(folder, "b.svg"), "utf8"), /<image[^>]* opacity="\.8"/);
});

test("GS1 data are checked, and written as elements", async () => {
  await ok(["(01)09521234543213(10)ABC", "--gs1", "-o", "gs1.svg"]);
  const { encodeQr, qrToSvg } = await import(join(project.folder, "node_modules/hongbao/index.js"));
  const { gs1Text } = await import(join(project.folder, "node_modules/hongbao/gs1.js"));
  const code = encodeQr(gs1Text("(01)09521234543213(10)ABC"), { gs1: true });
  const path = (svg) => /<path[^>]* d="([^"]*)"/.exec(svg)[1];
  assert.equal(path(await readFile(join(folder, "gs1.svg"), "utf8")), path(qrToSvg(code)));
  // The same data in every other form.
  for (const same of ["[01]09521234543213[10]ABC", "010952123454321310ABC", "]Q3010952123454321310ABC", "https://id.gs1.org/01/09521234543213/10/ABC"]) {
    await ok([same, "--gs1", "-o", "gs1.svg"]);
    assert.equal(path(await readFile(join(folder, "gs1.svg"), "utf8")), path(qrToSvg(code)), same);
  }
});

test("networks and contacts are written from their fields", async () => {
  const { payload } = await import(join(project.folder, "node_modules/hongbao/index.js"));
  await ok(["--wifi", "Zuhause; 5G", "--password", "geheim,geheim", "--hidden", "-o", "w.png"]);
  assert.deepEqual(await readTwice(png(await file("w.png"))), both(payload.wifi({ ssid: "Zuhause; 5G", password: "geheim,geheim", hidden: true })));
  await ok(["--vcard", "王小明", "--phone", "+86 138 0013 8000", "--email", "ming@example.org", "--city", "上海", "-o", "v.png"]);
  assert.equal(await read(png(await file("v.png"))), payload.vcard({ name: "王小明", phone: "+86 138 0013 8000", email: "ming@example.org", address: { city: "上海" } }));
  assert.match((await hongbao(["--wifi", "x", "--city", "y"])).err, /option-invalid: .*--city/);
});

test("a split is exact and is verified, also from a file, against shares and with a salt", async () => {
  const { shares, best, commitment, reveal } = JSON.parse(await ok(["split", "200.00", "12", "--max", "40", "--json"]));
  const cents = shares.map((share) => Math.round(100 * Number(share)));
  assert.deepEqual([shares.length, cents.reduce((sum, share) => sum + share), Math.max(...cents) <= 4000, cents[best] === Math.max(...cents)], [12, 20000, true, true]);
  const verified = await hongbao(["verify", JSON.stringify(reveal), commitment, "--shares", shares.join(",")]);
  assert.deepEqual([verified.status, verified.out], [0, `${shares.join("\n")}\n`]);
  await writeFile(join(folder, "reveal.json"), JSON.stringify(reveal, null, 2));
  assert.equal((await hongbao(["verify", "reveal.json", commitment])).status, 0);
  const [first, ...others] = shares;
  const wrong = await hongbao(["verify", "reveal.json", commitment, "--shares", [...others, first].join(",")]);
  const same = [...others, first].join() === shares.join();
  assert.equal(wrong.status, same ? 0 : 1);
  if (!same) assert.match(wrong.err, /^hongbao: shares-mismatch: /);
  assert.match((await hongbao(["verify", "reveal.json", `hb1:${"0".repeat(64)}`])).err, /^hongbao: [a-z-]+: /);
  const seed = "00".repeat(32);
  assert.equal(await ok(["split", "8.88", "3", "--seed", seed]), await ok(["split", "8.88", "3", "--seed", seed]));
});

test("a list becomes an archive, and a list with a fault none", async () => {
  await writeFile(join(folder, "list.csv"), "id,name\nada,Ada\n小明,Ming\n");
  const { status, err } = await hongbao(["promoters", "list.csv", "-o", "codes.zip", "--base", "https://example.com/", "--folder", "codes", "--shape", "dot"]);
  assert.deepEqual([status, err], [0, "hongbao: 2 → codes.zip\n"]);
  const names = unzipSync(new Uint8Array(await file("codes.zip")));
  assert.deepEqual(Object.keys(names).sort(), ["codes/ada.png", "codes/小明.png", "promoters.csv"].sort());
  assert.equal(await read(png(Buffer.from(names["codes/ada.png"]))), "https://example.com/?promoter=ada");
  await writeFile(join(folder, "twice.csv"), "id\nada\nada\n");
  const twice = await hongbao(["promoters", "twice.csv", "-o", "twice.zip", "--base", "https://example.com/"]);
  assert.equal(twice.status, 1);
  assert.match(twice.err, /^hongbao: twice\.csv:3: [a-z-]+: /);
  const none = await hongbao(["promoters", "list.csv", "-o", "none.zip"]);
  assert.deepEqual([none.status, /base-invalid/.test(none.err)], [1, true]);
  for (const name of ["twice.zip", "none.zip"]) await assert.rejects(file(name));
});

test("a progress bar is shown where somebody looks on", { skip: process.platform === "linux" ? false : "needs script(1)" }, async (t) => {
  const shown = await new Promise((resolve) => {
    const child = spawn("script", ["-qec", `${join(project.folder, "node_modules/.bin/hongbao")} promoters list.csv -o bar.zip --base https://example.com/`, "/dev/null"], { cwd: folder });
    let said = "";
    child.stdout.on("data", (part) => (said += part));
    child.on("error", () => resolve(undefined));
    child.on("close", () => resolve(said));
    child.stdin.end();
  });
  if (shown === undefined) return t.skip("there is no script(1)");
  assert.match(shown, /\r\[#{30}\] 2 \/ 2/);
});

test("pictures are scanned", async () => {
  await ok([text, "-o", "s.png"]);
  assert.equal(await ok(["scan", "s.png"]), `${text}\n`);
  await writeFile(join(folder, "empty.png"), PNG.sync.write(new PNG({ width: 50, height: 50 })));
  assert.deepEqual(await hongbao(["scan", "empty.png"]), { out: "", err: "hongbao: There is no code in the picture.\n", status: 1 });
});

const refused = [
  [["x", "--eror-correction", "H"], /^hongbao: option-unknown: There is no option “--eror-correction”; the nearest is “--error-correction”\.\n$/],
  [["x", "--error-correction"], /^hongbao: option-invalid: /],
  [["x", "--error-correction", "X"], /^hongbao: option-invalid: .*“--error-correction” cannot be the text “X”/],
  [["x", "--min-version", "9", "--max-version", "3"], /^hongbao: version-unknown: .*“9” \(it does not go with 3\)/],
  [["x", "--size", "600", "-o", "x.pdf"], /^hongbao: option-invalid: .*--size.*600; allowed: --module-millimetres/],
  [["x", "--dpi", "72", "-o", "x.svg"], /^hongbao: option-invalid: .*--dpi.*72; allowed: in FILE\.png/],
  [["x", "--bleed", "3", "-o", "x.png"], /^hongbao: option-invalid: .*--bleed.*3; allowed: in FILE\.pdf/],
  [["x", "--crop-marks"], /^hongbao: option-invalid: .*--crop-marks.*FILE\.pdf/],
  [["x", "-o", "x.txt", "--dark", "red"], /^hongbao: option-invalid: .*“--dark” cannot be red; allowed: in FILE\.png, FILE\.svg, FILE\.pdf\.\n$/],
  [["x", "-o", "x.txt", "--frame-text", "x"], /^hongbao: option-invalid: .*“--frame-text”.*in FILE\.png/],
  [["x", "-o", "x.txt", "--logo", "logo.png"], /^hongbao: option-invalid: .*“--logo”.*in FILE\.png/],
  [["x", "--dark", '{"type":"linear","stops":[]}'], /^hongbao: option-invalid: .*“--dark” cannot be \{"type":"linear","stops":\[\]\}; allowed: in FILE\.png/],
  [["x", "--label", "x", "-o", "x.png"], /^hongbao: option-invalid: .*“--label”.*in FILE\.svg/],
  [["promoters", "list.csv", "-o", "x.zip", "--base", "https://example.com/", "--format", "svg", "--frame-text", "{lable}"], /^hongbao: option-unknown: .*“\{lable\}”; the nearest is “\{label\}”/],
  [["x", "--invert", "-o", "x.png"], /^hongbao: option-invalid: .*--invert.*terminal/],
  [["promoters", "list.csv", "-o", "x.zip", "--base", "https://example.com/", "--bleed", "3"], /^hongbao: option-invalid: .*--bleed/],
  [["x", "--logo", "logo.png", "--logo-size", "2", "-o", "x.png"], /^hongbao: option-invalid: .*“--logo-size” cannot be 2/],
  [[""], /^hongbao: content-empty: /],
  [["(01)123", "--gs1"], /^hongbao: payload-invalid: .*\(01\)/],
  [["0109521234543214", "--gs1", "-o", "x.png"], /^hongbao: payload-invalid: .*\(01\).*check digit/],
  [["hi", "--gs1", "-o", "x.png"], /^hongbao: payload-invalid: .*must begin with an application identifier of GS1/],
  [["https://example.com/", "--gs1"], /^hongbao: payload-invalid: .*must be a link of GS1/],
  [["--wifi", "x", "--gs1"], /^hongbao: payload-invalid: .*must begin with an application identifier of GS1/],
  [["promoters", "list.csv", "-o", "x.zip", "--base", "https://example.com/", "--gs1"], /^hongbao: option-invalid: .*--gs1.*with a text, not with the links of a list/],
  [["x", "--size", "big"], /^hongbao: option-invalid: .*--size.*big/],
  [["x", "-z"], /^hongbao: option-unknown: There is no option “-z”\.\n$/],
  [["x", "--margin", "2"], /^hongbao: option-unknown: There is no option “--margin”; hongbao calls it --quiet-zone\.\n$/],
  [["x", "--errorCorrectionLevel=H"], /“--errorCorrectionLevel”; hongbao calls it --error-correction\./],
  [["x", "--quietzone", "2"], /“--quietzone”; the nearest is “--quiet-zone”\./],
  [["x", "--colour", "red"], /“--colour”; hongbao calls it --dark and --light\./],
  [["x", "-e", "H"], /“-e”; hongbao calls it --error-correction\./],
  [["x", "-ox.png"], /“-ox\.png”; the nearest is “-o”\./],
  [["x", "--error-correction", "low"], /allowed: L, M, Q, H; hongbao calls it L\./],
  [["promoters", "list.csv", "--type", "svg"], /“--type”; hongbao calls it --format\./],
  [["split", "1", "2", "--minimum", "1"], /“--minimum”; hongbao calls it --min\./],
  [["split", "1", "2", "--margin", "1"], /“--margin”\.\n$/],
  [["split", "1", "2", "-o", "x"], /^hongbao: option-unknown: .*“-o”; hongbao calls it > FILE\./],
  [["split", "1", "2", "--min", "5"], /^hongbao: min-too-large: --min is too large: 2 × 5\.00 is more than the total of 1\.00; the most is 0\.50\.\n$/],
  [["verify", "--reveal", "x"], /“--reveal”; hongbao calls it REVEAL, without a flag\./],
  [["verify", "x"], /^hongbao: option-invalid: Write hongbao verify REVEAL COMMITMENT: COMMITMENT is missing\.\n$/],
  [["scan", "x", "y"], /^hongbao: option-invalid: Write hongbao scan FILE\.png: “y” is one word too many\./],
  [["promoters", "list.csv", "-o", "x.zip"], /^hongbao: base-invalid: “ada” has no address in the list\. Give one for all by --base/],
  [["--wifi", "x", "--security", "WPA2"], /^hongbao: payload-invalid: The field “--security”/],
  [["x", "--logo", "logo.svg", "-o", "x.png"], /^hongbao: logo-unsupported: An SVG file cannot .* Use a PNG file, or write an SVG with -o FILE\.svg\.\n$/],
  [["scan", "logo.svg"], /^hongbao: logo-unsupported: scan reads PNG files alone, and “logo\.svg” is none\./],
  [["x", "y"], /^hongbao: option-invalid: .*TEXT/],
  [["x", "--no-shape"], /^hongbao: option-unknown: /],
  [["x", "-o", "x.gif"], /^hongbao: option-invalid: .*x\.gif/],
  [["x", "-o", "nowhere/x.png"], /^hongbao: ENOENT: /],
  [["x", "--frame-shape", "box"], /^hongbao: option-invalid: .*--frame-shape.*--frame-text/],
  [["x", "-o", "x.svg", "--frame-text", "a\\nb\\nc\\nd"], /^hongbao: option-invalid: .*--frame-text.* 4; allowed: 1 to 3 lines/],
  [["x", "-o", "x.png", "--frame-text", "Scan me"], /^hongbao: caption-needs-canvas: .*--font FILE/],
  [["x", "--logo-size", "0.2"], /^hongbao: option-invalid: .*--logo/],
  [["x".repeat(8000)], /^hongbao: text-too-long: /],
  [["split", "1"], /^hongbao: option-invalid: /],
  [["split", "abc", "2"], /^hongbao: amount-invalid: /],
  [["split", "0.01", "2"], /^hongbao: total-too-small: /],
  [["split", "1", "2", "--seed", "12"], /^hongbao: option-invalid: .*seed/],
  [["verify", "{", "x"], /^hongbao: reveal-malformed: /],
  [["scan", "nothing.png"], /^hongbao: ENOENT: /],
  [["scan", "list.csv"], /^hongbao: logo-unsupported: /],
  [["promoters", "list.csv"], /^hongbao: option-invalid: /],
];

test("what goes wrong is said on standard error with its code, and the status is 1", async () => {
  await writeFile(join(folder, "logo.svg"), '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>');
  for (const [args, expected] of refused) {
    const { out, err, status } = await hongbao(args);
    assert.deepEqual([out, status], ["", 1], String(args).slice(0, 60));
    assert.match(err, expected);
  }
});

test("it speaks Chinese to a shell that does", async () => {
  const chinese = { env: { LANG: "zh_CN.UTF-8" } };
  assert.match((await hongbao([], chinese)).out, /二维码选项/);
  assert.match((await hongbao(["x", "--siz", "3"], chinese)).err, /没有“--siz”这个选项/);
  assert.match((await hongbao(["--wifi", "a", "--city", "b"], chinese)).err, /选项“--city”不能是 b，可用：配合 --vcard。/);
  assert.match((await hongbao(["verify", "x"], chinese)).err, /请写成 hongbao verify REVEAL COMMITMENT：缺少 COMMITMENT。/);
  assert.match((await hongbao(["x", "--colour", "red"], chinese)).err, /hongbao 中称为 --dark 和 --light。/);
  assert.match((await hongbao(["scan", "nothing.png"], chinese)).err, /ENOENT: nothing\.png: 没有这个文件或文件夹。/);
  assert.match((await hongbao(["x", "--siz", "3"], { env: { LANG: "zh_TW.UTF-8" } })).err, /沒有「--siz」這個選項/);
});

test("the help names every option of a code, and the version is the package's", async () => {
  const help = await ok(["--help"]);
  assert.equal(await ok(["-h"]), help);
  const { version } = JSON.parse(await readFile(join(project.folder, "node_modules/hongbao/package.json"), "utf8"));
  assert.equal(await ok(["--version"]), `${version}\n`);
  assert.equal(await ok(["x", "-v"]), `${version}\n`);
  // What a shell cannot write is made of several flags, or is a picture of the engine.
  const other = { background: ["--background", "--background-opacity", "--background-fit"], logo: ["--logo", "--logo-size", "--logo-padding", "--logo-shape"], frame: ["--frame-text", "--frame-position", "--frame-shape", "--frame-color", "--frame-text-color"] };
  for (const [path, type] of [["encode.d.ts", "EncodeOptions"], ["style.d.ts", "Style"]]) {
    const source = ts.createSourceFile(path, await readFile(join(project.folder, "node_modules/hongbao", path), "utf8"), ts.ScriptTarget.Latest, true);
    const { members } = source.statements.find((node) => ts.isInterfaceDeclaration(node) && node.name.text === type);
    for (const { name } of members) {
      const option = name.getText();
      for (const flag of other[option] ?? [`--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`]) assert.match(help, new RegExp(`^  ${flag}( |$)`, "m"), option);
    }
  }
});

test("who reads may stop early", async () => {
  const status = await new Promise((resolve) => {
    const child = spawn(join(project.folder, "node_modules/.bin/hongbao"), ["split", "10000", "10000"], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
    child.stdout.once("data", () => child.stdout.destroy());
    child.on("close", resolve);
  });
  assert.equal(status, 0);
});
