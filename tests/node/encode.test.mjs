// What `encodeQr` writes is what strangers read: zxing-cpp and jsQR.

import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeQr } from "../../dist/npm/index.js";
import { jsqr, zxing } from "../decoders.mjs";
import { pixels } from "../pixels.mjs";
import { draws, sample, seed, text } from "../seeded.mjs";

const levels = ["L", "M", "Q", "H"];
const draw = draws();
const utf8 = (content) => new TextEncoder().encode(content);

/** Reads one symbol with zxing as it was written: without brackets around GS1 identifiers, and saying what it was made of. */
async function read(picture, format = "QRCode") {
  const found = await zxing(picture, [format], { textMode: "Plain", maxNumberOfSymbols: 1 });
  assert.equal(found.length, 1, "zxing finds one symbol");
  return found[0];
}

/** Draws options that do not exclude a text of QR Code. */
function options(content) {
  const asked = {
    // Level H holds 1 273 bytes.
    errorCorrection: utf8(content).length > 1000 ? "L" : draw.pick([undefined, ...levels]),
    boost: draw.pick([undefined, true, false]),
    mask: draw.pick([undefined, 0, 1, 2, 3, 4, 5, 6, 7]),
    charset: draw.pick([undefined, "auto", "utf-8", "none"]),
    kanji: draw.pick([undefined, false, true]),
    gs1: /^[\x1d -~]*$/.test(content) && draw.below(8) === 0,
  };
  const least = Number(encodeQr(content, asked).version);
  const more = Math.min(40, least + draw.below(4));
  return { ...asked, ...draw.pick([{}, {}, { version: more }, { version: String(more) }, { minVersion: more }, { maxVersion: more }, { minVersion: least, maxVersion: more }]) };
}

/** Asserts that a symbol is what was asked for. */
function obeys(code, asked) {
  const version = Number(code.version);
  assert.equal(code.mask, asked.mask ?? code.mask);
  assert.equal(code.version, String(asked.version ?? code.version));
  assert.ok(version >= Number(asked.minVersion ?? 1) && version <= Number(asked.maxVersion ?? 40));
  const least = levels.indexOf(asked.errorCorrection ?? "M");
  const level = levels.indexOf(code.errorCorrection);
  assert.ok(asked.boost === false ? level === least : level >= least);
}

/** Asserts that both strangers read `content`, and that zxing sees the figures which the symbol names. */
async function readsBack(content, asked) {
  const code = encodeQr(content, asked);
  obeys(code, asked);
  const picture = pixels(code);
  const found = await read(picture);
  const written = code.segments.map(({ mode }) => mode);
  // Without an ECI a reader guesses what the bytes mean, so that the bytes are compared.
  if (written.includes("eci") || written.includes("kanji") || /^[\0-\x7f]*$/.test(content)) assert.equal(found.text, content);
  else assert.deepEqual(found.bytes, utf8(content));
  assert.deepEqual([found.version, found.ecLevel, JSON.parse(found.extra).DataMask], [code.version, code.errorCorrection, code.mask]);
  assert.equal(found.hasECI, written.includes("eci"));
  assert.equal(found.contentType === "GS1", asked.gs1 === true && content !== "");
  // jsQR knows no FNC1, and looks for an alignment pattern of version 23 at 74 where it stands at 78.
  if (!asked.gs1 && code.version !== "23") assert.equal(jsqr(picture)?.data, content);
}

test("random texts of all scripts, lengths and options are read by two strangers", async () => {
  for (let round = 0; round < sample(5000); round += 1) {
    const long = draw.below(40) === 0;
    const content = long ? text(draw, 1000 + draw.below(1900), draw.pick(["ascii", "digits", "capitals"])) : text(draw, 1 + draw.below(draw.pick([8, 40, 40, 120, 300])));
    const asked = options(content);
    await readsBack(content, asked).catch((problem) => {
      throw new Error(`seed ${seed}, text ${round}: ${JSON.stringify(content)} ${JSON.stringify(asked)}`, { cause: problem });
    });
  }
});

test("Micro QR and rMQR of every version are read", async () => {
  const names = ["M1", "M2", "M3", "M4", ...["7x43", "7x59", "7x77", "7x99", "7x139", "9x43", "9x59", "9x77", "9x99", "9x139", "11x27", "11x43"].map((name) => `R${name}`)];
  names.push(...["11x59", "11x77", "11x99", "11x139", "13x27", "13x43", "13x59", "13x77", "13x99", "13x139", "15x43", "15x59", "15x77", "15x99", "15x139"].map((name) => `R${name}`));
  names.push(...["17x43", "17x59", "17x77", "17x99", "17x139"].map((name) => `R${name}`));
  assert.equal(names.length, 4 + 32);
  for (const version of names) {
    for (let round = 0; round < sample(200); round += 1) {
      const micro = version.startsWith("M");
      const script = version === "M1" ? "digits" : version === "M2" ? draw.pick(["digits", "capitals"]) : micro ? draw.pick(["digits", "capitals", "ascii"]) : undefined;
      const content = text(draw, 1 + draw.below(draw.pick([5, 10, 20])), script);
      const asked = { version, errorCorrection: draw.pick(version === "M1" ? [undefined] : [undefined, "L", "M", "Q", "H"]), boost: draw.pick([undefined, false]), mask: micro ? draw.pick([undefined, 0, 1, 2, 3]) : undefined };
      const code = tried(content, asked);
      if (code === undefined) continue;
      assert.deepEqual([code.version, code.symbology], [version, micro ? "micro" : "rmqr"]);
      assert.equal(code.mask, asked.mask ?? code.mask);
      const found = await read(pixels(code), micro ? "MicroQRCode" : "rMQRCode");
      assert.equal(found.text, content, `${version} ${JSON.stringify(content)}`);
    }
  }
});

/** Encodes a text, or returns undefined where the version is too small or lacks the level. */
function tried(content, asked) {
  try {
    return encodeQr(content, asked);
  } catch (problem) {
    assert.ok(["text-too-long", "level-unavailable"].includes(problem.code), String(problem.code));
    return undefined;
  }
}

test("bytes come back as they are", async () => {
  for (let round = 0; round < sample(300); round += 1) {
    const bytes = Uint8Array.from(draw.times(1 + draw.below(draw.pick([10, 100, 600])), () => draw.below(256)));
    const picture = pixels(encodeQr(bytes, { errorCorrection: draw.pick(levels) }));
    assert.deepEqual(Buffer.from((await read(picture)).bytes), Buffer.from(bytes));
    assert.deepEqual(Buffer.from(jsqr(picture)?.binaryData ?? []), Buffer.from(bytes));
  }
});

test("the empty text and no bytes are symbols that jsQR reads as nothing", () => {
  for (const nothing of ["", new Uint8Array(0)]) {
    for (const errorCorrection of levels) {
      const code = encodeQr(nothing, { errorCorrection });
      assert.deepEqual([code.version, code.errorCorrection], ["1", "H"]);
      assert.equal(jsqr(pixels(code))?.data, "");
    }
  }
});

test("non-ASCII text announces UTF-8, ASCII does not, and charset decides otherwise", async () => {
  const eci = async (content, charset) => (await read(pixels(encodeQr(content, { charset })))).hasECI;
  for (const [content, auto] of [["红包", true], ["Ångström", true], ["HTTPS://EXAMPLE.COM", false], ["0123", false], ["abc~", false]]) {
    assert.deepEqual([await eci(content, undefined), await eci(content, "auto"), await eci(content, "utf-8"), await eci(content, "none")], [auto, auto, true, false], content);
  }
});

test("Kanji mode comes only where it is asked for, and never beside an ECI", async () => {
  const modes = (asked) => encodeQr("恭喜発財、大吉大利", asked).segments.map(({ mode }) => mode);
  assert.deepEqual(modes({}), ["eci", "byte"]);
  assert.deepEqual(modes({ kanji: true }), ["kanji"]);
  assert.deepEqual(modes({ kanji: true, charset: "utf-8" }), ["eci", "byte"]);
  const picture = pixels(encodeQr("点茗 HB 2026 恭喜", { kanji: true }));
  assert.equal((await read(picture)).text, "点茗 HB 2026 恭喜");
  assert.equal(jsqr(picture)?.data, "点茗 HB 2026 恭喜");
});

test("GS1 data keeps its percent signs and separators", async () => {
  for (const content of ["0104912345123459", "010491234512345915970331", "01049123451234591597033130128%10ABC%123\x1d21%%", "8110\x1dA%B\x1d%c"]) {
    for (const version of [undefined, 7, "R17x99"]) {
      const code = encodeQr(content, { gs1: true, version });
      assert.equal(code.segments[0].mode, "fnc1");
      const found = await read(pixels(code), code.symbology === "rmqr" ? "rMQRCode" : "QRCode");
      assert.deepEqual([found.text, found.contentType], [content, "GS1"]);
    }
  }
});

test("the smallest of three symbologies has no more modules than any of them", () => {
  for (let round = 0; round < 200; round += 1) {
    const content = text(draw, 1 + draw.below(60), draw.pick(["digits", "capitals", "ascii"]));
    const size = (symbology) => {
      const code = tried(content, { symbology });
      return code === undefined ? Infinity : code.width * code.height;
    };
    assert.equal(size("smallest"), Math.min(size("qr"), size("micro"), size("rmqr")), content);
  }
});
