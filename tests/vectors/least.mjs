// Makes least.txt beside this file: in which versions zint 2.11.1 (Debian's package) and bwip-js 4.11.4 (npm) manage to
// write 320 texts. Ours must manage wherever one of them does.
//
//     npm install --no-save bwip-js@4.11.4 && node tests/vectors/least.mjs
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import bwipjs from "bwip-js";

const LEVELS = ["L", "M", "Q", "H"];
const MICRO = [["M1", 1, 1], ["M2", 2, 1], ["M2", 2, 2], ["M3", 3, 1], ["M3", 3, 2], ["M4", 4, 1], ["M4", 4, 2], ["M4", 4, 3]];
const RMQR = [
  [7, [43, 59, 77, 99, 139]],
  [9, [43, 59, 77, 99, 139]],
  [11, [27, 43, 59, 77, 99, 139]],
  [13, [27, 43, 59, 77, 99, 139]],
  [15, [43, 59, 77, 99, 139]],
  [17, [43, 59, 77, 99, 139]],
].flatMap(([height, widths]) => widths.map((width) => `R${height}x${width}`));

/** A small generator of its own, so that the texts stay when an engine changes: xorshift of 32 bits. */
let state = 0x68623120;
function random(below) {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % below;
}

const DIGITS = "0123456789";
const ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $*+-./:";
const BYTES = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEF=&?_#@,;(){}!";
const HAN = "恭喜发财大吉利红包新年快乐万事如意心想事成福禄寿囍";

const run = (from, length) => Array.from({ length }, () => from[random(from.length)]).join("");
const mixed = (kinds, runs, longest) => Array.from({ length: 1 + random(runs) }, () => run(kinds[random(kinds.length)], 1 + random(longest))).join("");

function texts() {
  const fixed = [
    "0", "A", "a", "12345", "123456", "HELLO WORLD", "Hello, world", "红包", "红包：恭喜发财，大吉大利",
    "https://example.org/", "HTTPS://EXAMPLE.ORG/", "https://example.org/?promoter=20251124", "https://example.org/#ticket=hb1.7QK2M.00042.8888",
    "WIFI:T:WPA;S:HOME-5G;P:20250129-Snake;;", "tel:+8613800138000", "geo:39.9042,116.4074", "mailto:a@example.org?subject=Red%20packet",
    "BEGIN:VCARD\\nVERSION:3.0\\nN:Li;Hua\\nTEL:13800138000\\nEND:VCARD", "01095011015300031725010110AB12", "550e8400-e29b-41d4-a716-446655440000",
    "550E8400-E29B-41D4-A716-446655440000", "ABC123abc456", "123ABC456DEF789", "a1b2c3d4e5f6", "0000000000a0000000000", "AAAAAAAAAAaAAAAAAAAAA", "aaaaaAAAAAaaaaa11111aaaaa",
  ];
  const made = [];
  for (let count = 0; count < 60; count += 1) made.push(mixed([DIGITS, ALPHANUMERIC], 5, 8));
  for (let count = 0; count < 60; count += 1) made.push(mixed([DIGITS, ALPHANUMERIC, BYTES], 5, 8));
  for (let count = 0; count < 60; count += 1) made.push(mixed([DIGITS, ALPHANUMERIC, BYTES], 9, 20));
  for (let count = 0; count < 40; count += 1) made.push(mixed([DIGITS, ALPHANUMERIC, BYTES], 20, 60));
  for (let count = 0; count < 33; count += 1) made.push(mixed([DIGITS, BYTES, HAN], 8, 14));
  for (let count = 0; count < 40; count += 1) made.push(`https://${run("abcdefghijklmnopqrstuvwxyz", 3 + random(9))}.com/${run(DIGITS, random(14))}/${run(BYTES, random(20))}`);
  return [...fixed, ...made].map((text) => text.trim()).filter((text) => text !== "");
}

function zint(text, ascii, options) {
  const result = spawnSync("zint", ["--dump", ...(ascii ? [] : ["--eci=26"]), ...options, "-d", text], { encoding: "utf8" });
  return result.status === 0 ? result.stdout.split("\n")[0] : null;
}

function bwip(text, ascii, options) {
  try {
    // In the parsed form a caret starts a function character; no text here has one.
    return bwipjs.raw({ fixedeclevel: true, parsefnc: !ascii, text: (ascii ? "" : "^ECI000026") + text, ...options })[0];
  } catch {
    return null;
  }
}

const modulesOf = (row) => 4 * row.replaceAll(" ", "").length;
// A dump is padded to whole digits: sides of 21, 25, 29 … modules are 24, 28, 32 … there.
const qrByZint = (row) => (row === null ? "-" : String((modulesOf(row) - 20) / 4));
const mask = (accepted) => accepted.reduceRight((bits, yes) => (bits << 1n) | (yes ? 1n : 0n), 0n).toString(16);

const lines = [
  "# Which versions hold a text, as zint 2.11.1 and bwip-js 4.11.4 segment it; made by least.mjs. A text that is not ASCII is",
  "# UTF-8 under ECI 26. Columns are divided by tabs:",
  "# 1, 2  least QR Code version at L, M, Q, H, by zint, by bwip-js",
  "# 3     Micro QR Code by zint: bits from the lowest for M1, M2-L, M2-M, M3-L, M3-M, M4-L, M4-M, M4-Q (hexadecimal)",
  "# 4, 5  rMQR at M by zint, by bwip-js: bits from the lowest for R7x43 … R17x139 (hexadecimal)",
  "# 6, 7  rMQR at H, the same",
  "# 8     the text",
];
for (const text of texts()) {
  // eslint-disable-next-line no-control-regex
  const ascii = /^[\x00-\x7f]*$/.test(text);
  const qr = [
    LEVELS.map((_, secure) => qrByZint(zint(text, ascii, ["-b", "QRCODE", `--secure=${secure + 1}`, "--mask=0"]))).join(","),
    LEVELS.map((eclevel) => {
      const symbol = bwip(text, ascii, { bcid: "qrcode", eclevel, mask: 1 });
      return symbol === null ? "-" : String((symbol.pixx - 17) / 4);
    }).join(","),
  ];
  const micro = ascii ? mask(MICRO.map(([, vers, secure]) => zint(text, true, ["-b", "MICROQR", `--vers=${vers}`, `--secure=${secure}`, "--mask=0"]) !== null)) : "0";
  const rmqr = [["M", 2], ["H", 4]].flatMap(([eclevel, secure]) => [
    mask(RMQR.map((_, index) => zint(text, ascii, ["-b", "RMQR", `--vers=${index + 1}`, `--secure=${secure}`]) !== null)),
    mask(RMQR.map((version) => bwip(text, ascii, { bcid: "rectangularmicroqrcode", version, eclevel }) !== null)),
  ]);
  lines.push([...qr, micro, ...rmqr, text].join("\t"));
}
writeFileSync(new URL("least.txt", import.meta.url), lines.join("\n") + "\n");
