// Writes gs1.txt: asks bwip-js about values of every application identifier of GS1, good ones and broken ones.
// Usage, in a folder with `npm install bwip-js@4.11.4`: node gs1.mjs > gs1.txt

import { readFile } from "node:fs/promises";
import bwip from "bwip-js/node";

// The forms of the identifiers, from which values are made; what is right of them bwip-js alone decides.
const source = await readFile(new URL("../../js/gs1/identifiers.ts", import.meta.url), "utf8");
const rows = /const table = `\n([^`]*)`/.exec(source)[1].trim().split("\n");

let state = 12_345;
const next = (limit) => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
};
const pick = (list) => list[next(list.length)];
const digits = (length, below) => String(next(below)).padStart(length, "0");

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const X = `!"%&'()*+,-./0123456789:;<=>?${letters}_${letters.toLowerCase()}`;
const characters = { N: "0123456789", X, Y: `#-/0123456789${letters}`, Z: `-_0123456789${letters}${letters.toLowerCase()}` };

const withCheckDigit = (text) => {
  let sum = 0;
  for (let place = text.length - 2, weight = 3; place >= 0; place -= 1, weight = 4 - weight) sum += weight * text[place];
  return text.slice(0, -1) + ((10 - (sum % 10)) % 10);
};

/** Makes a value likely to pass a check. */
const likely = {
  digit: withCheckDigit,
  pair: (text) => pick(["1987654Ad4X4bL5ttr2310c2K", "1987654Ad4X4bL5ttr2310c2L", text]),
  // bwip-js takes prefixes of companies of two digits, GS1's own checks none below four: neither is asked about.
  company: (text) => pick([`9521${text}`.slice(0, Math.max(text.length, 4)), `X${text.slice(1)}`]),
  date: () => digits(2, 100) + digits(2, 14) + digits(2, 33),
  day: () => digits(2, 100) + digits(2, 14) + digits(2, 33),
  birthday: () => String(1900 + next(200)) + digits(2, 14) + digits(2, 33),
  minute: () => digits(2, 25) + digits(2, 61),
  hour: () => digits(2, 26),
  sixty: () => digits(2, 62),
  country: () => pick(["156", "276", "840", "999", "001", "380"]),
  processor: () => pick(["156", "276", "999", "001"]),
  currency: () => pick(["156", "978", "999", "001"]),
  letters: () => pick(["CN", "DE", "XX", "D1"]),
  percent: (text) => text.replaceAll("%", () => pick(["%2", "%", "a"])),
  latitude: () => digits(10, 2e9),
  longitude: () => digits(10, 4e9),
  yes: () => pick("012"),
  minus: () => pick("--x"),
  zero: () => pick("0001"),
  winding: () => pick("0192"),
  piece: () => pick(["0102", "0202", "0302", "0001", "1212"]),
  sex: () => pick("01294"),
  sequence: () => pick(["1/2", "2/2", "3/2", "1-2", "0/1"]),
  iban: () => pick(["DE89370400440532013000", "DE89370400440532013001", "GB82WEST12345698765432"]),
  number: (text) => pick([text, "0", "012"]),
  some: (text) => pick([text, text, text.replace(/./g, "0")]),
};

function valueOf(parts) {
  let value = "";
  for (const part of parts) {
    const [, open, kind, upTo, most, checks] = /^(\[?)([NXYZ])(\.\.)?(\d+)\]?(.*)$/.exec(part);
    if (open === "[" && next(2) === 0) break;
    let text = Array.from({ length: upTo === undefined ? Number(most) : 1 + next(Number(most)) }, () => pick(characters[kind])).join("");
    for (const check of checks.split(",").slice(1)) if (check === "company" || next(8) > 0) text = likely[check]?.(text) ?? text;
    value += text;
  }
  const place = next(value.length);
  const broken = [value.slice(0, -1), value + pick(X), value.slice(0, place) + pick(`${X}~ `) + value.slice(place + 1)];
  return broken[next(10)] ?? value;
}

/** Whether bwip-js takes a value; what has to stand beside it does not matter. */
function isTaken(ai, value) {
  try {
    bwip.raw("gs1qrcode", `(${ai})${value.replaceAll("(", "^040")}`, { parse: true, lintreqs: false });
    return true;
  } catch {
    return false;
  }
}

// Kinds of packages and coupons are not looked into here.
const left = ["7041", "8110", "8112"];
const cases = ["04", "09", "14", "18", "29", "236", "252", "3106", "38", "428", "4327", "7012", "718", "7260", "8021", "8113", "8201", "100"].map((ai) => [ai, "123456"]);
for (const row of rows) {
  const words = row.split(" ");
  const parts = words.filter((word) => /^\[?[NXYZ]/.test(word));
  for (const range of words.filter((word) => /^\d/.test(word))) {
    for (const ai of new Set(range.split("-"))) for (let round = 0; round < 3; round += 1) cases.push([ai, valueOf(parts)]);
  }
}
console.log("# What bwip-js 4.11.4 says of values of GS1 (gs1.mjs): yes or no, the application identifier, the value as JSON.");
for (const [ai, value] of cases.filter(([ai]) => !left.includes(ai))) console.log(`${isTaken(ai, value) ? "yes" : "no"} ${ai} ${JSON.stringify(value)}`);
