import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { PNG } from "pngjs";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { exportPromoters } from "../../dist/npm/batch.js";
import { explain, HongbaoError, parsePromoters, promoterLink, qrToPdf, qrToPng, qrToSvg } from "../../dist/npm/index.js";
import { proveQr } from "../../dist/npm/scan.js";

const jsQR = createRequire(import.meta.url)("jsqr");
prepareZXingModule({ overrides: { wasmBinary: readFileSync(new URL("../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm", import.meta.url)) } });
const full = process.env.HONGBAO_FULL === "1";
const folder = mkdtempSync(join(tmpdir(), "hongbao-batch-"));
const base = "https://example.org/join?from=spring";
after(() => rmSync(folder, { recursive: true }));

/** What Python's zipfile reads: the names in order, what is wrong, and the bytes of some entries. */
function opened(path, wanted = []) {
  const script = fileURLToPath(new URL("archive.py", import.meta.url));
  const said = execFileSync("python3", [script, path], { input: JSON.stringify(wanted), encoding: "utf8", maxBuffer: 2 ** 28 });
  const { names, broken, entries } = JSON.parse(said);
  assert.equal(broken, null);
  return { names, entries: entries.map((entry) => Buffer.from(entry, "base64")) };
}

async function written(name, promoters, options) {
  const path = join(folder, name);
  await pipeline(Readable.fromWeb(exportPromoters(promoters, options)), createWriteStream(path));
  execFileSync("unzip", ["-tq", path]);
  return path;
}

const people = (count) => Array.from({ length: count }, (_, place) => ({ id: `推广员${place}` }));

test("every promoter has a picture, and the table tells what it holds", async () => {
  const promoters = [{ id: "7", url: "https://example.org/a,\"b\"", boundAt: "2026-02-17" }, { id: "张三", label: "x" }, { id: "a b" }];
  const path = await written("three.zip", promoters, { base, size: 330 });
  const names = ["static/img/qrcode/7.png", "static/img/qrcode/张三.png", "static/img/qrcode/a b.png", "promoters.csv"];
  const archive = opened(path, names);
  assert.deepEqual(archive.names, names);
  const links = [promoters[0].url, promoterLink(base, "张三"), promoterLink(base, "a b")];
  links.forEach((link, place) => assert.deepEqual(new Uint8Array(archive.entries[place]), qrToPng(link, { size: 330 })));
  const table = archive.entries[3];
  assert.match(table.toString(), /^\ufeffid,link,file,version,level,label,boundAt\r\n7,"https:\/\/example.org\/a,""b""",static\/img\/qrcode\/7.png,\d+,[LMQH],,2026-02-17\r\n/);
  assert.deepEqual(parsePromoters(table), promoters.map((promoter, place) => ({ ...promoter, url: links[place], file: names[place] })));
});

test("a thousand codes are opened by unzip and Python, each under its name; two decoders read a hundred of them", async () => {
  const promoters = people(1000);
  const files = promoters.map(({ id }) => `static/img/qrcode/${id}.png`);
  const archive = opened(await written("thousand.zip", promoters, { base, size: 330 }), files.filter((_, place) => place % 10 === 0));
  assert.deepEqual(archive.names, [...files, "promoters.csv"]);
  for (const [place, png] of archive.entries.entries()) {
    const link = promoterLink(base, `推广员${place * 10}`);
    const { data, width, height } = PNG.sync.read(png);
    assert.equal(jsQR(new Uint8ClampedArray(data), width, height)?.data, link);
    const [found] = await readBarcodes(new Uint8Array(png), { formats: ["QRCode"] });
    assert.equal(found?.text, link);
  }
});

test("a logo is that of the first picture, whatever becomes of its pixels and whatever is drawn between", async () => {
  const painted = (red) => ({ width: 40, height: 30, data: new Uint8ClampedArray(Array.from({ length: 1200 }, (_, place) => [red, place % 256, 46, 255]).flat()) });
  for (const format of ["png", "svg", "pdf"]) {
    const draw = { png: qrToPng, svg: qrToSvg, pdf: qrToPdf }[format];
    for (const image of [painted(200), qrToPng("a"), new TextEncoder().encode("<svg viewBox='0 0 3 2'><path d='M0 0h3v2z' fill='#c00'/></svg>")]) {
      const style = { errorCorrection: "H", logo: { image, size: 0.2 } };
      if (format === "png" && image instanceof Uint8Array && image[0] === 60) continue;
      const want = people(3).map(({ id }) => draw(promoterLink(base, id), style));
      const own = { ...style, logo: { ...style.logo, image: image instanceof Uint8Array ? image.slice() : painted(200) } };
      async function* slowly() {
        for (const promoter of people(3)) {
          yield promoter;
          (own.logo.image.data ?? own.logo.image).fill(0);
          qrToPng("another logo", { errorCorrection: "H", logo: { image: painted(7), size: 0.1 } });
        }
      }
      const names = people(3).map(({ id }) => `static/img/qrcode/${id}.${format}`);
      const { entries } = opened(await written(`logo.${format}.zip`, slowly(), { base, format, ...own }), names);
      entries.forEach((entry, place) => assert.deepEqual(format === "svg" ? entry.toString() : new Uint8Array(entry), want[place]));
    }
  }
});

test("SVG is packed too", async () => {
  const svg = opened(await written("svg.zip", people(3), { base, format: "svg" }), ["static/img/qrcode/推广员2.svg"]);
  assert.equal(svg.entries[0].toString(), qrToSvg(promoterLink(base, "推广员2")));
});

test("no promoters are an archive with a table alone", async () => {
  assert.deepEqual(opened(await written("none.zip", [], {})).names, ["promoters.csv"]);
});

test("more than 65 535 entries are counted in full", async () => {
  const count = full ? 70_000 : 66_000;
  function* many() {
    for (let place = 0; place < count; place += 1) yield { id: `p${place}`, url: "1" };
  }
  const path = await written("many.zip", many(), { moduleSize: 1, errorCorrection: "L" });
  const { names } = opened(path);
  assert.equal(names.length, count + 1);
  assert.equal(names[65_535], "static/img/qrcode/p65535.png");
  // The classic count is full, and the one behind it, in 64 bits, is right.
  const end = readFileSync(path).subarray(-98);
  assert.equal(end.readUInt32LE(0), 0x06064b50);
  assert.equal(end.readBigUInt64LE(32), BigInt(count + 1));
  assert.equal(end.readUInt16LE(76 + 10), 0xffff);
});

test("an async list works, and progress tells how far it is", async () => {
  async function* slow() {
    for (const promoter of people(5)) {
      await new Promise((resolve) => setTimeout(resolve, 2));
      yield promoter;
    }
  }
  const seen = [];
  const path = await written("slow.zip", slow(), { base, onProgress: (done, all) => seen.push([done, all]) });
  assert.equal(opened(path).names.length, 6);
  assert.deepEqual(seen.at(-1), [5, 5]);
  assert.ok(seen.slice(0, -1).every(([, all]) => all === null));
  const told = [];
  await written("list.zip", people(5), { base, onProgress: (done, all) => told.push([done, all]) });
  assert.ok(told.every(([, all]) => all === 5));
});

/** Asserts how the stream fails. */
function fails(name, promoters, options, expected) {
  test(name, async () => {
    const reader = exportPromoters(promoters, options).getReader();
    await assert.rejects(async () => {
      while (!(await reader.read()).done);
    }, (error) => error instanceof HongbaoError && Object.entries(expected).every(([key, value]) => (key === "code" ? error.code : error.data[key]) === value));
  });
}

fails("a promoter without url and base is an error with its id", [{ id: "7" }], {}, { code: "base-invalid", id: "7" });
fails("an id that is no file name is an error", [{ id: "../7" }], { base }, { code: "promoter-id-invalid", id: "../7" });
fails("no promoter at all is an error", [undefined], { base }, { code: "promoter-id-invalid" });
fails("two promoters with one file are an error", [{ id: "a" }, { id: "b" }, { id: "A" }], { base }, { code: "promoters-malformed", lines: "1, 3" });
fails("a url that fits no code is an error", [{ id: "7", url: "x".repeat(3000) }], {}, { code: "text-too-long" });
fails("a style that cannot be is an error", [{ id: "7" }], { base, dark: "no colour" }, { code: "color-invalid" });

fails("an error of the picture names the promoter and the place", [{ id: "6" }, { id: "七", url: "x".repeat(3000) }], { base }, { code: "text-too-long", promoter: "七", line: 2 });
fails("a file of its own is a path of plain names", [{ id: "7", file: "../7" }], { base }, { code: "promoters-malformed", reason: "dot-at-end", promoter: "7", line: 1 });
fails("two promoters with one file of their own are an error", [{ id: "a", file: "x" }, { id: "b", file: "X.png" }], { base }, { code: "promoters-malformed", reason: "file-twice", lines: "1, 2", promoter: "b" });
fails("an empty url is none", [{ id: "7", url: "" }], {}, { code: "base-invalid", id: "7", promoter: "7", line: 1 });
fails("a label that is no text is an error", [{ id: "7", label: 5 }], { base }, { code: "promoters-malformed", reason: "field-text", field: "label" });

test("an error of a promoter is a sentence that names it, in three languages", async () => {
  const reader = exportPromoters([{ id: "七" }], {}).getReader();
  const problem = await reader.read().catch((error) => error);
  assert.match(problem.message, /^Promoter “七”, number 1 of the list: /);
  assert.match(explain(problem, "zh-CN"), /^名单第 1 位推广员“七”：/);
  assert.match(explain(problem, "zh-TW"), /^名單第 1 位推廣員「七」：/);
});

test("what is wrong with the style fails the stream before its first byte, even of an empty list", async () => {
  for (const [style, code] of [[{ dark: "no colour" }, "color-invalid"], [{ version: 99 }, "version-unknown"], [{ shape: "heart" }, "option-invalid"], [{ moduleMillimetres: "a", format: "pdf" }, "option-invalid"]]) {
    const { state, list } = endless();
    await assert.rejects(exportPromoters(list, { base, ...style }).getReader().read(), { code });
    assert.equal(state.drawn, 0);
    await assert.rejects(exportPromoters([], style).getReader().read(), { code });
  }
});

test("an empty url gives way to the base, and each may have a file, a caption and a folder", async () => {
  const promoters = [{ id: "7", url: "", caption: "林姐" }, { id: "8", file: "posters/mei.png" }, { id: "9", file: "lin", caption: "" }];
  const names = ["codes/七月/7.svg", "posters/mei.svg", "lin.svg", "promoters.csv"];
  const archive = opened(await written("own.zip", promoters, { base, format: "svg", folder: "codes/七月", caption: "扫码" }), names);
  assert.deepEqual(archive.names, names);
  const captions = ["林姐", "扫码", "扫码"];
  promoters.forEach(({ id }, place) => assert.equal(archive.entries[place].toString(), qrToSvg(promoterLink(base, id), { caption: captions[place] })));
  assert.deepEqual(opened(await written("root.zip", [{ id: "7" }], { base, folder: "" })).names, ["7.png", "promoters.csv"]);
  for (const folder of ["../x", "/", "a/", "a\\b", "a//b", ".", 5, null]) assert.throws(() => exportPromoters([], { folder }), { code: "option-invalid" });
});

test("a place in a frame that no promoter fills is an error at once, with the one that is meant", () => {
  const refused = (text) => {
    try {
      exportPromoters([], { base, frame: { text } });
    } catch ({ code, data }) {
      return [code, data];
    }
    return assert.fail(`${text} was taken`);
  };
  assert.deepEqual(refused("Scan for {lable}"), ["option-unknown", { option: "{lable}", nearest: "{label}" }]);
  assert.deepEqual(refused("{name}"), ["option-unknown", { option: "{name}", nearest: "{label}" }]);
  assert.deepEqual(refused("{ id }"), ["option-unknown", { option: "{ id }", nearest: "{id}" }]);
  assert.deepEqual(refused("{constructor}"), ["option-unknown", { option: "{constructor}" }]);
  assert.deepEqual(refused("{姓名}"), ["option-unknown", { option: "{姓名}" }]);
  for (const text of ["{id} {label}\n{caption}", "{ }", "{", "}{", "a {1 + 1} b"]) assert.doesNotThrow(() => exportPromoters([], { base, frame: { text } }), text);
});

test("half a surrogate pair in what a promoter says is a mistake of the list", async () => {
  for (const field of ["label", "caption", "boundAt", "file"]) {
    const promoters = [{ id: "7" }, { id: "8", [field]: "a\ud800" }];
    await assert.rejects(new Response(exportPromoters(promoters, { base, format: "svg" })).arrayBuffer(), ({ code, data }) => code === "promoters-malformed" && data.reason === "a lone surrogate" && data.field === field && data.promoter === "8" && data.line === 2);
  }
});

test("the text of a frame says what each promoter has, and a caption once", async () => {
  const promoters = [{ id: "7", label: "Lin", caption: "Table 7" }, { id: "8", caption: "Table 8" }];
  const drawn = async (frame) => {
    const archive = opened(await written("framed.zip", promoters, { base, format: "svg", folder: "", frame }), ["7.svg", "8.svg"]);
    return archive.entries.map(String);
  };
  const made = (id, style) => qrToSvg(promoterLink(base, id), style);
  const labelled = (text, caption) => ({ frame: { text, shape: "bubble" }, caption });
  assert.deepEqual(await drawn({ text: "Scan {id}\n{label}", shape: "bubble" }), [made("7", labelled("Scan 7\nLin", "Table 7")), made("8", labelled("Scan 8", "Table 8"))]);
  assert.deepEqual(await drawn({ text: "{caption}", shape: "bubble" }), [made("7", labelled("Table 7")), made("8", labelled("Table 8"))]);
  const nothing = exportPromoters(promoters, { base, format: "svg", frame: { text: "{label}" } }).getReader();
  const read = async () => {
    for (;;) if ((await nothing.read()).done) return;
  };
  await assert.rejects(read(), (problem) => problem.code === "option-invalid" && problem.data.option === "frame.text" && problem.data.promoter === "8" && problem.data.line === 2);
});

test("a PDF has modules of the size that was asked for", async () => {
  const [pdf] = opened(await written("size.zip", [{ id: "7" }], { base, format: "pdf", moduleMillimetres: 2 }), ["static/img/qrcode/7.pdf"]).entries;
  assert.deepEqual(new Uint8Array(pdf), qrToPdf(promoterLink(base, "7"), { moduleMillimetres: 2 }));
});

test("no cell of the table is a formula, and all of them come back", async () => {
  const labels = ["=1+2", "+cmd|' /C calc'!A0", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+2", "'=1", "''@x", "'tis", " =1", "plain"];
  const promoters = labels.map((label, place) => ({ id: `=${place}`, label }));
  const [table] = opened(await written("formulas.zip", promoters, { base }), ["promoters.csv"]).entries;
  const script = "import csv, json, sys; print(json.dumps(list(csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline='')))))";
  const path = join(folder, "formulas.csv");
  writeFileSync(path, table);
  const cells = JSON.parse(execFileSync("python3", ["-c", script, path], { encoding: "utf8" })).flat();
  for (const cell of cells) assert.doesNotMatch(cell, /^\s*[=+\-@＝＋－＠\t\r]/);
  assert.deepEqual(parsePromoters(table).map(({ id, label }) => ({ id, label })), promoters.map(({ id, label }) => ({ id, label: label.replace("\r", "\n") })));
});

test("options that cannot be are errors at once", () => {
  assert.throws(() => exportPromoters([], { base: "example.org" }), { code: "base-invalid" });
  assert.throws(() => exportPromoters([], { format: "gif" }), { code: "option-invalid" });
  assert.throws(() => exportPromoters([], { format: "toString" }), { code: "option-invalid" });
  assert.throws(() => exportPromoters([], { onProgress: 5 }), { code: "option-invalid" });
  assert.throws(() => exportPromoters([], { base, verify: "yes" }), { code: "option-invalid" });
  assert.throws(() => exportPromoters([], null), { code: "option-invalid" });
  for (const signal of [null, {}, 5, "stop", { aborted: false }]) assert.throws(() => exportPromoters([], { signal }), { code: "option-invalid" });
  for (const promoters of [undefined, null, "7", {}, 7]) assert.throws(() => exportPromoters(promoters, { base }), { code: "option-invalid" });
});

/** An endless list that tells how far it was read and whether it was closed. */
function endless() {
  const state = { drawn: 0, closed: false };
  function* list() {
    try {
      for (;;) yield { id: `p${(state.drawn += 1)}` };
    } finally {
      state.closed = true;
    }
  }
  return { state, list: list() };
}

test("with a proof, the table has the figures that proveQr gives", async () => {
  const promoters = [{ id: "a" }, { id: "b" }, { id: "c", url: "https://example.org/" + "x".repeat(400) }];
  const style = { size: 330, dark: "#b0b0b0", shape: "dot" };
  const path = await written("proven.zip", promoters, { base, verify: true, ...style });
  const [table] = opened(path, ["promoters.csv"]).entries;
  const [header, ...rows] = table.toString().trimEnd().split("\r\n").map((line) => line.split(","));
  assert.deepEqual(header.slice(5), ["label", "boundAt", "safe", "reads", "blur", "noise", "pixelsPerModule", "rotation", "perspective", "contrastRatio"]);
  const links = promoters.map(({ id, url }) => url ?? promoterLink(base, id));
  const expected = links.map((link) => {
    const { safe, reads, margins } = proveQr(link, style);
    return [safe, reads, ...header.slice(9).map((name) => margins[name.replace("Ratio", "")])].map(String);
  });
  assert.deepEqual(rows.map((row) => row.slice(7)), expected);
  assert.deepEqual(rows.map((row) => row[1]), links);
});

test("Micro QR codes are proved too, and called safe nowhere, since most readers do not know them", async () => {
  const path = await written("micro.zip", [{ id: "a", url: "12345" }, { id: "b", url: "67890" }], { symbology: "micro", verify: true });
  const [table] = opened(path, ["promoters.csv"]).entries;
  for (const row of table.toString().trimEnd().split("\r\n").slice(1)) assert.match(row, /,M2,M,,,false,true(,\d[.\d]*){6}$/);
});

test("a proof pauses after each reading, and can be aborted there", async () => {
  const controller = new AbortController();
  let slices = 0;
  const watch = (done) => {
    slices += 1;
    if (slices === 5) controller.abort();
    assert.equal(done, 0);
  };
  const link = `https://example.org/${"x".repeat(2000)}`;
  const reader = exportPromoters([{ id: "a", url: link }], { verify: true, signal: controller.signal, onProgress: watch }).getReader();
  await assert.rejects(async () => {
    while (!(await reader.read()).done);
  }, { name: "AbortError" });
  assert.equal(slices, 5);
});

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test("nothing is made before it is asked for, and not much ahead", async () => {
  const { state, list } = endless();
  const reader = exportPromoters(list, { base }).getReader();
  let bytes = 0;
  while (bytes < 2 ** 20) bytes += (await reader.read()).value.length;
  let drawn;
  do {
    drawn = state.drawn;
    await pause(200);
    assert.ok(state.drawn < 20_000, "the list has no end, and neither has the work");
  } while (state.drawn !== drawn);
  await reader.cancel();
  assert.equal(state.closed, true);
});

for (const moment of [0, 1, 17, 60]) {
  test(`aborted after ${moment} ms, the stream fails with the reason and nothing goes on`, async () => {
    const { state, list } = endless();
    const controller = new AbortController();
    const reason = new Error("enough");
    const reader = exportPromoters(list, { base, signal: controller.signal }).getReader();
    setTimeout(() => controller.abort(reason), moment);
    await assert.rejects(async () => {
      while (!(await reader.read()).done);
    }, reason);
    const drawn = state.drawn;
    await pause(50);
    assert.equal(state.drawn, drawn);
    assert.ok(state.closed || drawn === 0);
  });
}

test("a signal that was aborted before fails the stream before anything is drawn", async () => {
  const { state, list } = endless();
  const reader = exportPromoters(list, { base, signal: AbortSignal.abort() }).getReader();
  await assert.rejects(reader.read(), { name: "AbortError" });
  assert.equal(state.drawn, 0);
});

test("aborted while it waits for a promoter, the stream fails at once", async () => {
  let closed = false;
  const never = {
    [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}), return: async () => ((closed = true), { done: true, value: undefined }) }),
  };
  const controller = new AbortController();
  const reading = exportPromoters(never, { base, signal: controller.signal }).getReader().read();
  setTimeout(() => controller.abort(), 20);
  await assert.rejects(reading, { name: "AbortError" });
  assert.equal(closed, true);
});

test("a list that fails, and a watcher that throws, fail the stream", async () => {
  const problem = new Error("the list is gone");
  async function* failing() {
    yield { id: "7" };
    throw problem;
  }
  const drained = async (stream) => {
    const reader = stream.getReader();
    while (!(await reader.read()).done);
  };
  await assert.rejects(drained(exportPromoters(failing(), { base })), problem);
  const watcher = () => {
    throw problem;
  };
  await assert.rejects(drained(exportPromoters(people(3), { base, onProgress: watcher })), problem);
});

test("between slices the thread is free", async () => {
  let beats = 0;
  let running = true;
  const beat = () => {
    beats += 1;
    if (running) setImmediate(beat);
  };
  setImmediate(beat);
  let slices = 0;
  const started = performance.now();
  await written("free.zip", people(1500), { base, onProgress: () => (slices += 1) });
  running = false;
  assert.ok(slices >= 10, `${slices} slices in ${performance.now() - started} ms`);
  assert.ok(beats >= slices, `${beats} beats in ${slices} slices`);
});

test("a hundred thousand promoters need less than 200 MB", { skip: full ? false : "100 000 pictures: HONGBAO_FULL=1" }, async (context) => {
  const script = `
    import { exportPromoters } from ${JSON.stringify(new URL("../../dist/npm/batch.js", import.meta.url).href)};
    function* many() { for (let place = 0; place < 100_000; place += 1) yield { id: "p" + place }; }
    let most = 0, bytes = 0;
    for await (const chunk of exportPromoters(many(), { base: "https://example.org", size: 330 })) {
      bytes += chunk.length;
      most = Math.max(most, process.memoryUsage().rss);
    }
    console.log(JSON.stringify({ most: most / 1e6, bytes }));`;
  const { most, bytes } = JSON.parse(execFileSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8" }));
  context.diagnostic(`${Math.round(most)} MB at most for an archive of ${Math.round(bytes / 1e6)} MB`);
  assert.ok(most < 200, `${most} MB`);
});
