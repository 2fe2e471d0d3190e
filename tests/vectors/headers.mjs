// Makes headers.txt beside this file: symbols with FNC1 in first position, and under ECI 26, by zint 2.11.1 (Debian's package).
//
//     node tests/vectors/headers.mjs
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";

const RMQR = [
  [7, [43, 59, 77, 99, 139]],
  [9, [43, 59, 77, 99, 139]],
  [11, [27, 43, 59, 77, 99, 139]],
  [13, [27, 43, 59, 77, 99, 139]],
  [15, [43, 59, 77, 99, 139]],
  [17, [43, 59, 77, 99, 139]],
].flatMap(([height, widths]) => widths.map((width) => ({ name: `R${height}x${width}`, width })));

// What zint is given, and the same as GS1 data with | for the separator (FNC1, U+001D in the text).
const GS1 = [
  ["[10]12", "1012"],
  ["[01]09501101530003", "0109501101530003"],
  ["[21]A%B", "21A%B"],
  ["[21]ab%c", "21ab%c"],
  ["[10]AB-12[21]X/7", "10AB-12|21X/7"],
  ["[10]ab[21]cd", "10ab|21cd"],
  ["[01]09501101530003[17]250101[10]AB-12[21]X/7", "01095011015300031725010110AB-12|21X/7"],
];
const ECI = ["é", "恭喜发财", "恭喜发财，大吉大利"];

function zint(width, options) {
  const result = spawnSync("zint", ["--dump", ...options], { encoding: "utf8" });
  if (result.status !== 0) return null;
  const rows = result.stdout.trim().split("\n").map((row) =>
    [...row.replaceAll(" ", "")].map((digit) => parseInt(digit, 16).toString(2).padStart(4, "0")).join("").slice(0, width),
  );
  return rows.join("");
}

/** FNV-1a of 64 bits over the characters 0 and 1, row by row. */
function fnv(modules) {
  let hash = 0xcbf29ce484222325n;
  for (const module of modules) hash = ((hash ^ BigInt(module.charCodeAt(0))) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash.toString(16).padStart(16, "0");
}

const lines = [
  "# FNC1 in first position (gs1) and ECI 26 (eci) in every version and level of QR Code (mask 3) and rMQR that holds the text.",
  "# Made by headers.mjs with `zint --gs1`, `zint --eci=26`.",
  "# version level kind | FNV-1a of 64 bits over the modules row by row, as characters 0 and 1 | the text, | for U+001D",
];
const versions = [
  ...Array.from({ length: 40 }, (_, index) => ({ name: String(index + 1), width: 21 + 4 * index, options: ["-b", "QRCODE", `--vers=${index + 1}`, "--mask=3"], levels: "LMQH", few: true })),
  ...RMQR.map(({ name, width }, index) => ({ name, width, options: ["-b", "RMQR", `--vers=${index + 1}`], levels: "MH", few: false })),
];
for (const { name, width, options, levels, few } of versions) {
  for (const level of levels) {
    const secure = `--secure=${"LMQH".indexOf(level) + 1}`;
    for (const [given, text] of few ? GS1.slice(-1) : GS1) {
      const modules = zint(width, [...options, secure, "--gs1", "-d", given]);
      if (modules !== null) lines.push(`${name} ${level} gs1 ${fnv(modules)} ${text}`);
    }
    for (const text of few ? ECI.slice(1, 2) : ECI) {
      const modules = zint(width, [...options, secure, "--eci=26", "-d", text]);
      if (modules !== null) lines.push(`${name} ${level} eci ${fnv(modules)} ${text}`);
    }
  }
}
writeFileSync(new URL("headers.txt", import.meta.url), lines.join("\n") + "\n");
