// Makes micro.txt and rmqr.txt beside this file with two encoders that are not ours:
// zint 2.11.1 (Debian's package) and bwip-js 4.11.4 (npm).
//
//     npm install --no-save bwip-js@4.11.4 && node tests/vectors/small-symbols.mjs
//
// Every text of a mode is the first characters of one line below, chosen so that no other mode could shorten a part of it.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import bwipjs from "bwip-js";

const TEXTS = {
  numeric: "31415926535897932384626433832795028841971693993751".repeat(8),
  alphanumeric: "RED.PACKET:LUCK-AND-JOY/".repeat(10),
  byte: "may-all-you-wish-come-true_".repeat(6),
  kanji: "点茗日本東京大阪名".repeat(11),
};
const SECURE = { L: 1, M: 2, Q: 3, H: 4 };
const SIZES = [
  [7, [43, 59, 77, 99, 139]],
  [9, [43, 59, 77, 99, 139]],
  [11, [27, 43, 59, 77, 99, 139]],
  [13, [27, 43, 59, 77, 99, 139]],
  [15, [43, 59, 77, 99, 139]],
  [17, [43, 59, 77, 99, 139]],
].flatMap(([height, widths]) => widths.map((width) => [height, width]));

/** The modules as a string of 0 and 1, or null where zint refuses. */
function zint(width, options) {
  let output;
  try {
    output = execFileSync("zint", ["--dump", ...options], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch {
    return null;
  }
  const rows = output.trim().split("\n").map((row) =>
    [...row.replaceAll(" ", "")].map((digit) => parseInt(digit, 16).toString(2).padStart(4, "0")).join("").slice(0, width),
  );
  return rows.join("");
}

/** The same by bwip-js. */
function bwip(options) {
  try {
    return Array.from(bwipjs.raw({ fixedeclevel: true, ...options })[0].pixs).join("");
  } catch {
    return null;
  }
}

const hex = (modules) => (modules.match(/.{1,4}/g) ?? []).map((four) => parseInt(four.padEnd(4, "0"), 2).toString(16)).join("");

/** FNV-1a of 64 bits over the characters 0 and 1, row by row. */
function fnv(modules) {
  let hash = 0xcbf29ce484222325n;
  for (const module of modules) hash = ((hash ^ BigInt(module.charCodeAt(0))) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash.toString(16).padStart(16, "0");
}

function agreed(zinted, bwipped, what) {
  if (bwipped !== null && zinted !== bwipped) throw new Error(`zint and bwip-js differ: ${what}`);
  return zinted;
}

function micro() {
  const lines = [
    "# Micro QR Code: every version, level, mode and length that fits, under every mask.",
    "# Made by small-symbols.mjs with `zint -b MICROQR --vers --secure --mask --dump`; all but Kanji made by bwip-js too, equal.",
    "# version level mode length | the number of the mask that zint chooses by itself | masks 0 to 3: the modules row by row, in hexadecimal",
  ];
  for (const [version, levels] of [[1, "L"], [2, "LM"], [3, "LM"], [4, "LMQ"]]) {
    const width = 9 + 2 * version;
    for (const level of levels) {
      for (const [mode, text] of Object.entries(TEXTS)) {
        for (let length = 1; ; length += 1) {
          const data = text.slice(0, length);
          const options = ["-b", "MICROQR", `--vers=${version}`, `--secure=${SECURE[level]}`, "-d", data];
          const chosen = zint(width, options);
          if (chosen === null) break;
          const masked = [0, 1, 2, 3].map((mask) => {
            const what = `M${version} ${level} ${mode} ${length} mask ${mask}`;
            const other = mode === "kanji" ? null : bwip({ bcid: "microqrcode", version: `M${version}`, eclevel: level, mask: mask + 1, text: data });
            if (mode !== "kanji" && other === null) throw new Error(`bwip-js refuses ${what}`);
            return agreed(zint(width, [...options, `--mask=${mask}`]), other, what);
          });
          lines.push(`M${version} ${version === 1 ? "-" : level} ${mode} ${length} ${masked.indexOf(chosen)} ${masked.map(hex).join(" ")}`);
        }
      }
    }
  }
  writeFileSync(new URL("micro.txt", import.meta.url), lines.join("\n") + "\n");
}

function rmqr() {
  const lines = [
    "# rMQR: every version and level; each mode with one character, half full, one less than full, and exactly full.",
    "# Made by small-symbols.mjs with `zint -b RMQR --vers --secure --dump`; all but Kanji made by bwip-js too, equal unless a line is",
    "# marked bwip-js: there the two differ, and the line is the one by bwip-js.",
    "# version level mode length | FNV-1a of 64 bits over the modules row by row, as characters 0 and 1",
  ];
  const pictures = [
    "# rMQR: one symbol of each version and level, made as rmqr.txt was: byte mode, exactly full.",
    "# version level length | the modules row by row, in hexadecimal",
  ];
  SIZES.forEach(([height, width], index) => {
    const version = `R${height}x${width}`;
    for (const level of ["M", "H"]) {
      const make = (data) => zint(width, ["-b", "RMQR", `--vers=${index + 1}`, `--secure=${SECURE[level]}`, "-d", data]);
      for (const [mode, text] of Object.entries(TEXTS)) {
        let full = 0;
        while (make(text.slice(0, full + 1)) !== null) full += 1;
        for (const length of [...new Set([1, full >> 1, full - 1, full])].filter((length) => length > 0).sort((a, b) => a - b)) {
          const data = text.slice(0, length);
          const zinted = make(data);
          const bwipped = mode === "kanji" ? null : bwip({ bcid: "rectangularmicroqrcode", version, eclevel: level, text: data });
          const differs = bwipped !== null && bwipped !== zinted;
          if (mode !== "kanji" && bwipped === null) console.log(`bwip-js refuses ${version} ${level} ${mode} ${length}`);
          if (differs) console.log(`differ: ${version} ${level} ${mode} ${length}`);
          lines.push(`${version} ${level} ${mode} ${length} ${fnv(differs ? bwipped : zinted)}${differs ? " bwip-js" : ""}`);
          if (mode === "byte" && length === full) pictures.push(`${version} ${level} ${length} ${hex(zinted)}`);
        }
      }
    }
  });
  writeFileSync(new URL("rmqr.txt", import.meta.url), lines.join("\n") + "\n");
  writeFileSync(new URL("rmqr-pictures.txt", import.meta.url), pictures.join("\n") + "\n");
}

micro();
rmqr();
