import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { encodeQr, encodeQrSequence, qrToPixels } from "../../dist/npm/index.js";
import { joinScanned, proveQr, scanQr } from "../../dist/npm/scan.js";
import { readTwice, zbar } from "../decoders.mjs";
import { draws, sample, text as anyText } from "../seeded.mjs";

const wishes = "微信红包：恭喜发财，大吉大利";

function map(pixels, at) {
  const { width, height } = pixels;
  const data = new Uint8ClampedArray(pixels.data.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [fromX, fromY] = at(x, y);
      data.set(pixels.data.subarray(4 * (fromY * width + fromX), 4 * (fromY * width + fromX) + 4), 4 * (y * width + x));
    }
  }
  return { data, width, height };
}

function inverted({ data, width, height }) {
  return { data: data.map((value, place) => (place % 4 === 3 ? value : 255 - value)), width, height };
}

/** Puts pictures side by side on white. */
function beside(pictures) {
  const width = pictures.reduce((sum, picture) => sum + picture.width, 0);
  const height = Math.max(...pictures.map((picture) => picture.height));
  const data = new Uint8ClampedArray(4 * width * height).fill(255);
  let left = 0;
  for (const picture of pictures) {
    for (let y = 0; y < picture.height; y += 1) data.set(picture.data.subarray(4 * y * picture.width, 4 * (y + 1) * picture.width), 4 * (y * width + left));
    left += picture.width;
  }
  return { data, width, height };
}

test("a picture is read back as the code that was drawn", () => {
  const code = encodeQr(wishes);
  const [scanned, ...others] = scanQr(qrToPixels(code, { moduleSize: 5 }));
  assert.deepEqual(others, []);
  assert.equal(scanned.text, wishes);
  assert.deepEqual(scanned.code, code);
  assert.equal(new TextDecoder().decode(scanned.bytes), wishes);
  const ideal = [[20, 20], [5 * code.width + 20, 20], [5 * code.width + 20, 5 * code.width + 20], [20, 5 * code.width + 20]];
  scanned.corners.forEach(({ x, y }, place) => assert.ok(Math.hypot(x - ideal[place][0], y - ideal[place][1]) < 4, `${x} ${y} ${ideal[place]}`));
});

test("a printed code is drawn again in a new style", () => {
  const printed = qrToPixels("https://example.org/?id=88", { mask: 3, errorCorrection: "Q", moduleSize: 4 });
  const [{ code }] = scanQr(printed);
  assert.equal(code.mask, 3);
  const style = { shape: "rounded", dark: "#7a0019", light: "#fff8e7", finderCentre: "dot", moduleSize: 6 };
  assert.deepEqual(qrToPixels(code, style), qrToPixels("https://example.org/?id=88", { mask: 3, errorCorrection: "Q", ...style }));
});

test("several codes, inverted and mirrored ones are read", () => {
  const picture = (text) => qrToPixels(text, { moduleSize: 4 });
  const mirrored = (pixels) => map(pixels, (x, y) => [pixels.width - 1 - x, y]);
  const image = beside([picture("红包 1"), inverted(picture("红包 2")), mirrored(picture("红包 3"))]);
  const scanned = scanQr(image);
  assert.deepEqual(scanned.map(({ text }) => text).sort(), ["红包 1", "红包 2", "红包 3"]);
  for (const { text, code } of scanned) assert.deepEqual(code, encodeQr(text));
  const turned = scanned.find(({ text }) => text === "红包 3").corners;
  assert.ok(turned[0].x > turned[1].x);
});

test("every code of a sheet is read, large and small ones side by side", () => {
  const texts = Array.from({ length: 40 }, (_, place) => `https://example.org/红包/${place}`);
  const row = (place) => beside(texts.slice(place, place + 10).map((text) => qrToPixels(text, { moduleSize: 3 })));
  const rows = [0, 10, 20, 30].map(row);
  const { width, height } = rows[0];
  const sheet = { data: new Uint8ClampedArray(4 * width * 4 * height), width, height: 4 * height };
  rows.forEach(({ data }, place) => sheet.data.set(data, place * data.length));
  assert.deepEqual(scanQr(sheet).map(({ text }) => text).sort(), [...texts].sort());
  const mixed = beside([1, 7, 20, 40].map((version) => qrToPixels(`v${version}`, { version, moduleSize: version === 1 ? 8 : 3 })));
  assert.deepEqual(scanQr(mixed).map(({ code }) => Number(code.version)).sort((one, other) => one - other), [1, 7, 20, 40]);
});

test("pictures full of finder patterns and broken codes end in nothing, and soon", () => {
  const draw = draws();
  const side = 400;
  const paint = (dark) => {
    const data = new Uint8ClampedArray(4 * side * side).fill(255);
    for (let y = 0; y < side; y += 1) for (let x = 0; x < side; x += 1) if (dark(x, y)) data.fill(0, 4 * (y * side + x), 4 * (y * side + x) + 3);
    return { data, width: side, height: side };
  };
  const ring = (x, y) => Math.max(Math.abs((x % 9) - 4), Math.abs((y % 9) - 4));
  for (const scale of [1, 2, 5]) assert.deepEqual(scanQr(paint((x, y) => [0, 1, 3].includes(ring(Math.floor(x / scale), Math.floor(y / scale))))), []);
  // Whole finder and timing patterns around a content that no error correction knows.
  for (const version of [1, 7, 20]) {
    const code = encodeQr("1688", { version });
    const broken = code.modules.map((dark, place) => {
      const [x, y] = [place % code.width, Math.floor(place / code.width)];
      const known = x === 6 || y === 6 || (x < 9 && (y < 9 || y >= code.width - 8)) || (y < 9 && x >= code.width - 8);
      return known ? dark : draw.below(2);
    });
    const scale = Math.max(1, Math.floor(side / (code.width + 8) / 2));
    const length = (code.width + 8) * scale;
    const at = (place) => Math.floor((place % length) / scale) - 4;
    assert.deepEqual(scanQr(paint((x, y) => at(x) >= 0 && at(x) < code.width && at(y) >= 0 && at(y) < code.width && broken[at(y) * code.width + at(x)] === 1)), []);
  }
});

/** Every version of Micro QR and rMQR with each of its levels. */
function smallCodes() {
  const micro = ["M1", "M2-L", "M2-M", "M3-L", "M3-M", "M4-L", "M4-M", "M4-Q"].map((name) => name.split("-"));
  const sizes = { 7: [43, 59, 77, 99, 139], 9: [43, 59, 77, 99, 139], 11: [27, 43, 59, 77, 99, 139], 13: [27, 43, 59, 77, 99, 139], 15: [43, 59, 77, 99, 139], 17: [43, 59, 77, 99, 139] };
  const rmqr = Object.entries(sizes).flatMap(([height, widths]) => widths.flatMap((width) => ["M", "H"].map((level) => [`R${height}x${width}`, level])));
  return [...micro, ...rmqr].map(([version, errorCorrection]) => encodeQr("1688", { version, errorCorrection, boost: false }));
}

test("Micro QR and rMQR codes of every version and level are read back as they were drawn", () => {
  const codes = smallCodes();
  assert.equal(codes.length, 72);
  for (const [place, code] of codes.entries()) {
    const picture = qrToPixels(code, { moduleSize: 3 + (place % 3) });
    for (const [text, others] of [picture, inverted(picture)].map((image) => scanQr(image).map(({ text, code }) => [text, code]))) {
      assert.deepEqual(text, ["1688", code]);
      assert.equal(others, undefined);
    }
    const [{ corners, sequence }] = scanQr(picture);
    const [left, right] = [2, 2 + code.width].map((modules) => modules * (3 + (place % 3)));
    assert.ok(Math.hypot(corners[0].x - left, corners[0].y - left) < 2 && Math.abs(corners[1].x - right) < 2, JSON.stringify(corners));
    assert.equal(sequence, null);
  }
});

test("Micro QR and rMQR codes say what they hold, in every mode", () => {
  const texts = ["1", "0123456789", "ABC $%*+-./:", "red packet", "点茗", "123ABC"];
  for (const text of texts) {
    for (const options of [{ symbology: "micro" }, { symbology: "rmqr" }]) {
      const code = encodeQr(text, { ...options, kanji: true });
      const [scanned] = scanQr(qrToPixels(code, { moduleSize: 4 }));
      assert.equal(scanned?.text, text, JSON.stringify(options));
      assert.deepEqual(scanned.code, code);
    }
  }
  const long = encodeQr(wishes, { symbology: "rmqr" });
  assert.equal(scanQr(qrToPixels(long, { moduleSize: 4 }))[0].text, wishes);
  const fields = "0104912345123459\x1d21A%B";
  assert.equal(scanQr(qrToPixels(fields, { symbology: "rmqr", gs1: true, moduleSize: 4 }))[0].text, fields);
  assert.deepEqual([...scanQr(qrToPixels(Uint8Array.from([0, 128, 255]), { symbology: "micro", charset: "none", moduleSize: 4 }))[0].bytes], [0, 128, 255]);
});

test("Micro QR symbols that zint drew are read, of every version, level, mode, length and mask", async () => {
  const lines = (await readFile(new URL("../vectors/micro.txt", import.meta.url), "utf8")).split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  const texts = { numeric: "31415926535897932384626433832795028841971693993751", alphanumeric: "RED.PACKET:LUCK-AND-JOY/", byte: "may-all-you-wish-come-true_", kanji: "点茗日本東京大阪名".repeat(2) };
  const draw = draws();
  for (const line of lines) {
    const [version, , mode, length, , ...masks] = line.split(" ");
    const side = 9 + 2 * Number(version[1]);
    const hex = masks[draw.below(4)];
    const dark = (x, y) => x >= 0 && y >= 0 && x < side && y < side && ((parseInt(hex[(y * side + x) >> 2], 16) >> (3 - ((y * side + x) % 4))) & 1) === 1;
    const length4 = 4 * (side + 4);
    const data = new Uint8ClampedArray(4 * length4 * length4).fill(255);
    for (let y = 0; y < length4; y += 1) for (let x = 0; x < length4; x += 1) if (dark((x >> 2) - 2, (y >> 2) - 2)) data.fill(0, 4 * (y * length4 + x), 4 * (y * length4 + x) + 3);
    const found = scanQr({ data, width: length4, height: length4 });
    assert.deepEqual(found.map(({ text }) => text), [texts[mode].slice(0, Number(length))], line);
  }
});

test("a sheet of small codes beside large ones is read", () => {
  const codes = [...smallCodes().filter(({ symbology }) => symbology === "micro"), encodeQr("large"), encodeQr("1688", { version: "R11x43" })];
  const sheet = beside(codes.map((code) => qrToPixels(code, { moduleSize: 4 })));
  const names = ({ version, errorCorrection }) => `${version}-${errorCorrection}`;
  assert.deepEqual(scanQr(sheet).map(({ code }) => names(code)).sort(), codes.map(names).sort());
  assert.equal(scanQr(sheet, { only: 3 }).length, 3);
});

test("texts in every mode and script are read without mojibake", () => {
  const draw = draws();
  const texts = [wishes, "12345678", "HTTPS://EXAMPLE.ORG", "ABC123万事如意abc", "点茗テスト", ...draw.times(sample(400), () => anyText(draw, 1 + draw.below(60)))];
  for (const text of texts) {
    for (const options of [{}, { charset: "none" }, { kanji: true }]) {
      const code = encodeQr(text, options);
      const [scanned] = scanQr(qrToPixels(code, { moduleSize: 4 }));
      assert.equal(scanned?.text, text, JSON.stringify(options));
      assert.deepEqual(scanned.code, code);
    }
  }
});

test("bytes in the character sets of before are read as what they look like", () => {
  const read = (bytes) => scanQr(qrToPixels(Uint8Array.from(bytes), { moduleSize: 4 }))[0].text;
  assert.equal(read([0xba, 0xec, 0xb0, 0xfc]), "红包");
  assert.equal(read([0x93, 0x5f, 0xe4, 0xaa]), "点茗");
  assert.equal(read([0xc3, 0xde, 0xbb, 0xde, 0xb2, 0xdd]), "ﾃﾞｻﾞｲﾝ");
  assert.equal(read([0x63, 0x61, 0x66, 0xe9]), "café");
  assert.equal(read(new TextEncoder().encode("红包")), "红包");
});

test("what no ECI names is read in the set whose characters it would be", () => {
  const read = (bytes) => scanQr(qrToPixels(Uint8Array.from(bytes), { moduleSize: 4 }))[0].text;
  const latin1 = (text) => Array.from(text, (character) => character.charCodeAt(0));
  assert.equal(read(latin1("Größe: 12 µm")), "Größe: 12 µm");
  assert.equal(read([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x2c, 0x20, 0xec, 0xe8, 0xf0]), "Привет, мир");
  assert.equal(read([0xbf, 0xe0, 0xd8, 0xd2, 0xd5, 0xe2, 0x20, 0xdc, 0xd8, 0xe0]), "Привет мир");
  assert.equal(read([0xbe, 0xc8, 0xb3, 0xe7, 0xc7, 0xcf, 0xbc, 0xbc, 0xbf, 0xe4]), "안녕하세요");
  assert.equal(read([0xb9, 0xcf, 0xb1, 0x60, 0xa5, 0xce, 0xa6, 0x72]), "圖常用字");
  assert.equal(read([0xfe, 0xff, 0x7e, 0xa2, 0x53, 0x05]), "红包");
  // Short ones, and the euro sign and the dashes of Windows.
  const short = {
    a3f364bc: "Łódź", a67769ea746f: "Święto", ccced1cac2c0: "МОСКВА", ece8f0: "мир", c7d1b1b9: "한국", b1e8c3b6bcf6: "김철수", a4a4a4e5: "中文",
    a578c657: "台灣", "803132": "€12", "3230209620333020b0": "20 – 30 °", e4f6fc: "äöü", d6dcd2bb: "周一", b0433420b56d: "°C4 µm",
  };
  for (const [hex, text] of Object.entries(short)) assert.equal(read(Buffer.from(hex, "hex")), text);
  const marked = scanQr(qrToPixels(Uint8Array.from([0xef, 0xbb, 0xbf, ...new TextEncoder().encode("红包")]), { moduleSize: 4 }))[0];
  assert.equal(marked.text, "红包");
  assert.equal(marked.code.segments.reduce((sum, { length }) => sum + length, 0), 6);
});

test("the parts of a sequence are joined in any order, and what is missing is named", () => {
  const text = `${wishes} ${"HONGBAO 1688 ".repeat(20)}`;
  const codes = encodeQrSequence(text, { symbols: 4 });
  const scanned = codes.flatMap((code) => scanQr(qrToPixels(code, { moduleSize: 4 })));
  assert.deepEqual(scanned.map(({ sequence }) => [sequence.index, sequence.count]), [[0, 4], [1, 4], [2, 4], [3, 4]]);
  assert.equal(new Set(scanned.map(({ sequence }) => sequence.parity)).size, 1);
  const joined = joinScanned([scanned[2], scanned[0], scanned[3], scanned[0], scanned[1]]);
  assert.equal(joined.text, text);
  assert.equal(new TextDecoder().decode(joined.bytes), text);
  assert.throws(() => joinScanned([scanned[3], scanned[0]]), { code: "sequence-incomplete", data: { missing: "2, 3", count: 4 } });
  assert.throws(() => joinScanned([]), { code: "option-invalid" });
  const [alone] = scanQr(qrToPixels(wishes, { moduleSize: 4 }));
  assert.equal(alone.sequence, null);
  assert.equal(joinScanned([alone]).text, wishes);
});

test("a camera reads one code of a frame, and other options are refused", () => {
  const frame = beside(["a", "b", "c"].map((text) => qrToPixels(text, { moduleSize: 4 })));
  assert.equal(scanQr(frame, { effort: "video", only: 1 }).length, 1);
  assert.equal(scanQr(frame, { effort: "video" }).length, 3);
  assert.equal(scanQr(frame, { only: 2 }).length, 2);
  assert.equal(scanQr(frame, { only: undefined, effort: undefined }).length, 3);
  assert.throws(() => scanQr(frame, { only: 0 }), { code: "option-invalid" });
  assert.throws(() => scanQr(frame, { effort: "fast" }), { code: "option-invalid" });
  assert.throws(() => scanQr(frame, { efort: "video" }), { code: "option-unknown", data: { option: "efort", nearest: "effort" } });
});

test("a wrong length is named", () => {
  assert.throws(() => scanQr({ data: new Uint8ClampedArray(8), width: 2, height: 2 }), (problem) => problem.data.value === "8 bytes" && problem.data.allowed.startsWith("16 bytes"));
});

test("GS1 data keep their fields", () => {
  const text = "0104912345123459\x1d21A%B";
  assert.equal(scanQr(qrToPixels(text, { gs1: true, moduleSize: 4 }))[0].text, text);
});

test("what is no picture is refused, and what has no code is empty", () => {
  for (const image of [null, "x", {}, { data: new Uint8ClampedArray(8), width: 2, height: 2 }, { data: new Uint8ClampedArray(4), width: 1.5, height: 1 }]) {
    assert.throws(() => scanQr(image), { code: "option-invalid" });
  }
  const blank = (width, height) => ({ data: new Uint8ClampedArray(4 * width * height), width, height });
  for (const [width, height] of [[1, 1], [20, 400], [21, 21], [300, 2], [640, 480]]) assert.deepEqual(scanQr(blank(width, height)), []);
  const draw = draws();
  for (let turn = 0; turn < 20; turn += 1) {
    const [width, height] = [1 + draw.below(200), 1 + draw.below(200)];
    const data = new Uint8ClampedArray(4 * width * height).map(() => draw.below(256));
    assert.deepEqual(scanQr({ data, width, height }), []);
  }
});

test("a proof repeats, and less of a style leaves less of a margin", () => {
  const proof = proveQr(wishes);
  assert.equal(proof.reads, true);
  assert.equal(proof.safe, true);
  assert.equal(proof.inspection.safe, true);
  assert.deepEqual(proveQr(wishes), proof);
  const pale = proveQr(wishes, { dark: "#d0d0d0" });
  assert.equal(pale.safe, false);
  assert.ok(pale.margins.noise < proof.margins.noise, JSON.stringify([pale.margins, proof.margins]));
  const inverse = proveQr(wishes, { dark: "#fff", light: "#000" });
  assert.deepEqual([inverse.reads, inverse.safe], [true, false]);
});

test("Micro QR and rMQR are proved by the same disturbances, and never called safe, since most readers know QR Code alone", async () => {
  for (const code of [...smallCodes().filter((_, place) => place % 9 === 0), encodeQr("1688", { version: "M1", errorCorrection: undefined })]) {
    const proof = proveQr(code);
    const { blur, noise, pixelsPerModule, rotation, perspective, contrast } = proof.margins;
    assert.deepEqual([proof.reads, proof.safe, proof.verdict, proof.lacking[0]], [true, false, "weak", "symbology"], code.version);
    assert.deepEqual(proof.strangers, ["jsqr", "zbar", "opencv"]);
    assert.ok(blur >= 0.3 && noise >= 20 && pixelsPerModule <= 3 && rotation === 45 && perspective >= 0.1 && contrast < 2, `${code.version} ${JSON.stringify(proof.margins)}`);
    assert.deepEqual(proveQr(code), proof);
  }
  const [pale, plain] = ["#c0c0c0", "#000"].map((dark) => proveQr("1688", { symbology: "micro", dark }));
  assert.ok(pale.margins.noise < plain.margins.noise);
  assert.ok(pale.margins.noise > 0);
});

test("a code that cannot be read has no proof", () => {
  const hidden = proveQr(wishes, { dark: "#fff" });
  assert.deepEqual([hidden.reads, hidden.safe], [false, false]);
  const small = proveQr("1688", { symbology: "micro", dark: "#fff" });
  assert.deepEqual([small.reads, small.verdict], [false, "fails"]);
});

test("a proof tells what is safe, what is weak and what fails, and names the readers that lose it", async () => {
  const image = qrToPixels("x", { moduleSize: 1 });
  const cases = [
    [{}, "safe", []],
    [{ dark: "#ab1f17", light: "#fffaf0", shape: "rounded", finderCentre: "rounded" }, "safe", []],
    [{ finderFrame: "rounded" }, "weak", ["opencv"]],
    [{ dark: "#fff", light: "#000" }, "weak", ["zbar", "opencv"]],
    [{ dark: "#b0b0b0" }, "weak", ["jsqr", "opencv"]],
    [{ quietZone: 0 }, "weak", ["opencv"]],
    [{ quietZone: 2 }, "weak", []],
    [{ dark: "#fff" }, "fails", ["zxing-cpp", "jsqr", "zbar", "opencv"]],
    [{ logo: { image, size: 0.6 }, allowUnsafe: true }, "fails", ["zxing-cpp", "jsqr", "zbar", "opencv"]],
  ];
  for (const [style, verdict, strangers] of cases) {
    const proof = proveQr(wishes, style);
    assert.deepEqual([proof.verdict, proof.strangers], [verdict, strangers], JSON.stringify(style));
    assert.deepEqual([proof.safe, proof.reads], [verdict === "safe", verdict !== "fails"]);
    // What is said of three of them is so; OpenCV is asked by the bench.
    const picture = qrToPixels(wishes, { ...style, moduleSize: 4, allowUnsafe: true });
    const read = { ...(await readTwice(picture)), zbar: await zbar(picture) };
    const lost = { "zxing-cpp": read.zxing, jsqr: read.jsQR, zbar: read.zbar };
    for (const [reader, text] of Object.entries(lost)) assert.equal(text !== wishes, strangers.includes(reader), `${reader} ${JSON.stringify(style)}`);
  }
});

test("the slim entry reads once it has its file", async () => {
  const slim = await import("../../dist/npm/scan/slim.js");
  const picture = qrToPixels("1688", { moduleSize: 4 });
  assert.throws(() => slim.scanQr(picture), { code: "not-ready" });
  await slim.initScan(await readFile(new URL("../../dist/npm/scan.wasm", import.meta.url)));
  assert.equal(slim.scanQr(picture)[0].text, "1688");
});
