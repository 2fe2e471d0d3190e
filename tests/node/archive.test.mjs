// What becomes of the names in an archive is seen only by taking it apart with the programs that people have.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createWriteStream, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { after, before, test } from "node:test";
import { exportPromoters } from "../../dist/npm/batch.js";

const folder = mkdtempSync(join(tmpdir(), "hongbao-archive-"));
const path = join(folder, "names.zip");
after(() => rmSync(folder, { recursive: true }));

/** So many names of each alphabet, of one to six letters and numbered, so that none is there twice. */
const each = 1000;
const alphabets = {
  chinese: ["推广员", "张伟", "李娜", "王芳", "红包", "北京", "𠮷", "臺灣", "龘"],
  japanese: ["さくら", "タロウ", "ヴァイオリン", "渋谷", "ｶﾅ", "がぎぐ"],
  arabic: ["محمد", "فاطمة", "الدعوة", "علي"],
  emoji: ["🧧", "👩‍💻", "🇨🇳", "👍🏽", "❤️"],
  latin: ["Zoë", "İstanbul", "naïve", "Łódź", "Ωmega"],
};
const ids = Object.values(alphabets).flatMap((words) =>
  Array.from({ length: each }, (_, place) => `${Array.from({ length: 1 + (place % 4) }, (_, part) => words[(place * 7 + part * 3) % words.length]).join("")}${place}`),
);

before(async () => {
  const promoters = ids.map((id) => ({ id, url: "1" }));
  await pipeline(Readable.fromWeb(exportPromoters(promoters, { moduleSize: 1, errorCorrection: "L" })), createWriteStream(path));
});

function unpacked(name, command, arguments_, environment = {}) {
  const into = join(folder, name);
  mkdirSync(into);
  execFileSync(command, arguments_(into), { env: { ...process.env, ...environment }, stdio: ["ignore", "ignore", "inherit"], maxBuffer: 2 ** 28 });
  return { into, files: readdirSync(join(into, "static/img/qrcode")) };
}

const programs = {
  "unzip in UTF-8": ["unzip", (into) => ["-q", path, "-d", into], { LC_ALL: "C.UTF-8" }],
  "7z": ["7z", (into) => ["x", "-bd", `-o${into}`, path], { LC_ALL: "C.UTF-8" }],
  bsdtar: ["bsdtar", (into) => ["-xf", path, "-C", into], { LC_ALL: "C.UTF-8" }],
  Python: ["python3", (into) => ["-c", "import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])", path, into], { LC_ALL: "C.UTF-8" }],
};

for (const [name, [command, arguments_, environment]] of Object.entries(programs)) {
  test(`${name} extracts every file under its name`, () => {
    const { into, files } = unpacked(name, command, arguments_, environment);
    // Programs may write composed and decomposed letters as they like; they are one name.
    assert.deepEqual(files.map((file) => file.normalize("NFC")).sort(), ids.map((id) => `${id}.png`.normalize("NFC")).sort());
    const first = join(into, "static/img/qrcode", files[0]);
    assert.equal(statSync(first).mode & 0o777, 0o644);
    assert.equal(readFileSync(first).subarray(1, 4).toString(), "PNG");
  });
}

test("unzip without a language extracts as many files as there are, under escaped names", () => {
  const { files } = unpacked("posix", "unzip", (into) => ["-q", path, "-d", into], { LC_ALL: "POSIX" });
  assert.equal(files.length, ids.length);
});

test("entries say that they are plain files made under Unix", () => {
  const script = "import json, sys, zipfile; print(json.dumps(sorted({(entry.create_system, oct(entry.external_attr >> 16), entry.flag_bits) for entry in zipfile.ZipFile(sys.argv[1]).infolist()})))";
  assert.deepEqual(JSON.parse(execFileSync("python3", ["-c", script, path], { encoding: "utf8" })), [[3, "0o100644", 0x800]]);
});
