// Replays red packets by hb1 (docs/hb1.md) in plain JavaScript, without the package and without WebAssembly.
//
//     node hb1.mjs FILE            a reveal in, its shares and commitment out (standard input without FILE)
//     node hb1.mjs --lines FILE    one reveal a line in, one JSON object a line out

import { createHash, createHmac } from "node:crypto";
import { readFileSync } from "node:fs";

const fields = ["spec", "rule", "total", "count", "min", "max", "seed", "salt"];
const rules = { equal, proportional, "double-mean": doubleMean, uniform };

class Refused extends Error {}

/** Names the first bound that is missed. */
function check({ rule, total, count, min, max, salt }) {
  const most = 2n ** 63n - 1n;
  const binds = max !== null && max - min < total - count * min;
  const bounds = [
    [Object.hasOwn(rules, rule), "rule"],
    [total >= 1n && total <= most, "total"],
    [count >= 1n && count <= 10_000n, "count"],
    [min >= 1n && min <= total, "min"],
    [max === null || (rule !== "proportional" && max >= min && max <= most), "max"],
    [count * min <= total, "count·min"],
    [max === null || total <= count * max, "count·max"],
    [rule !== "uniform" || !binds || (count <= 200n && count * bitLength(max - min) <= 2_000n), "max-too-costly"],
    [Buffer.byteLength(salt) <= 1_024, "salt"],
  ];
  for (const [holds, name] of bounds) if (!holds) throw new Refused(name);
}

function bitLength(number) {
  return number === 0n ? 0n : BigInt(number.toString(2).length);
}

/** The head that is hashed, and the draws that follow from it, the seed and the salt. */
function stream({ rule, total, count, min, max, seed, salt }) {
  const head = ["hb1", rule, total, count, min, max ?? "-"].map((line) => `${line}\n`).join("");
  const commitment = createHash("sha256").update(head).update(seed).digest("hex");
  const salted = createHash("sha256").update(salt).digest();
  let block = Buffer.alloc(0);
  let place = 32;
  let next = 0;
  const word = () => {
    if (place === 32) {
      const number = Buffer.alloc(4);
      number.writeUInt32BE(next);
      block = createHmac("sha256", seed).update(head).update(salted).update(number).digest();
      [place, next] = [0, next + 1];
    }
    place += 8;
    return block.readBigUInt64BE(place - 8);
  };
  const below = (k) => {
    if (k === 1n) return 0n;
    for (;;) {
      const x = word();
      if (x < 2n ** 64n - (2n ** 64n % k)) return x % k;
    }
  };
  const belowBig = (number) => {
    if (number === 1n) return 0n;
    const bits = bitLength(number - 1n);
    for (;;) {
      let drawn = 0n;
      for (let words = (bits + 63n) / 64n; words > 0n; words -= 1n) drawn = drawn * 2n ** 64n + word();
      drawn %= 2n ** bits;
      if (drawn < number) return drawn;
    }
  };
  const floyd = (n, k) => {
    const taken = new Set();
    for (let j = n - k + 1n; k > 0n && j <= n; j += 1n) {
      const t = below(j) + 1n;
      taken.add(taken.has(t) ? j : t);
    }
    return [...taken].sort((a, b) => (a < b ? -1 : 1));
  };
  return { commitment, word, below, belowBig, floyd };
}

function equal({ total, count }, { floyd }) {
  const shares = Array(Number(count)).fill(total / count);
  for (const p of floyd(count, total % count)) shares[Number(p) - 1] += 1n;
  return shares;
}

function proportional({ total, count, min }, { word, below }) {
  const surplus = total - count * min;
  const weights = Array.from({ length: Number(count) }, () => (word() >> 32n) + 1n);
  const sum = weights.reduce((a, b) => a + b);
  const parts = weights.map((weight) => (weight * surplus) / sum);
  for (let rest = surplus - parts.reduce((a, b) => a + b); rest > 0n; rest -= 1n) parts[Number(below(count))] += 1n;
  return parts.map((part) => min + part);
}

function doubleMean({ total, count, min, max }, { below }) {
  let s = total - count * min;
  const d = max !== null && max - min < s ? max - min : undefined;
  const shares = [];
  for (let j = count; j >= 2n; j -= 1n) {
    const mirrored = d !== undefined && 2n * s > j * d;
    const x = mirrored ? j * d - s : s;
    const most = (2n * x) / j + (below(j) < (2n * x) % j ? 1n : 0n);
    const drawn = below(most + 1n);
    const y = mirrored ? d - drawn : drawn;
    shares.push(min + y);
    s -= y;
  }
  return [...shares, min + s];
}

function uniform({ total, count, min, max }, { belowBig, floyd }) {
  let s = total - count * min;
  if (max === null || max - min >= s) {
    const cuts = [0n, ...floyd(s + count - 1n, count - 1n), s + count];
    return cuts.slice(1).map((cut, place) => cut - cuts[place] - 1n + min);
  }
  const d = max - min;
  let u = belowBig(alternating(count, d, s, count - 1n));
  const shares = [];
  for (let left = count - 1n; left >= 0n; left -= 1n) {
    // How many sequences have a first member below v.
    const before = (v) => alternating(left, d, s, left) - alternating(left, d, s - v, left);
    let least = s - left * d > 0n ? s - left * d : 0n;
    let most = d < s ? d : s;
    while (least < most) {
      const v = (least + most + 1n) / 2n;
      if (before(v) <= u) least = v;
      else most = v - 1n;
    }
    u -= before(least);
    shares.push(min + least);
    s -= least;
  }
  return shares;
}

/** Σₖ (−1)ᵏ C(n, k) C(t − k(d + 1) + lower, lower): sequences of n members in 0..=d with the sum t, or with a lower of n at most t. */
function alternating(n, d, t, lower) {
  let sum = 0n;
  for (let k = 0n; k <= n && k * (d + 1n) <= t; k += 1n) {
    const term = choose(n, k) * choose(t - k * (d + 1n) + lower, lower);
    sum += k % 2n === 0n ? term : -term;
  }
  return sum;
}

function choose(n, k) {
  let product = 1n;
  for (let factor = 1n; factor <= k; factor += 1n) product = (product * (n - k + factor)) / factor;
  return product;
}

/** What follows "#ticket=" in a link. */
function ticket(commitment, seed, index, share, decimals = 2, currency = "") {
  const body = Buffer.alloc(42);
  body.write(commitment, "hex");
  body.writeUInt16BE(index, 32);
  body.writeBigUInt64BE(share, 34);
  const tag = createHmac("sha256", seed).update("hb1 ticket\n").update(body).update(Buffer.from([decimals])).update(currency).digest();
  const text = Buffer.concat([Buffer.from([1]), body, tag.subarray(0, 16)]).toString("base64url");
  return text + (decimals === 2 ? "" : `&d=${decimals}`) + (currency === "" ? "" : `&c=${currency}`);
}

/** Reads a reveal strictly: `JSON.parse` keeps the last of repeated names and takes 1e1 for 10, which is seen by what stands outside of texts. */
function read(text) {
  const reveal = JSON.parse(text);
  const bare = text.replace(/"(?:[^"\\]|\\.)*"/g, '"');
  if (Object.keys(reveal ?? {}).sort().join() !== [...fields].sort().join() || bare.split(":").length !== 9 || reveal.spec !== "hb1") throw new Refused("a reveal has exactly the fields of hb1");
  if (typeof reveal.count !== "number" || !/:\s*[1-9]\d*\s*[,}]/.test(bare)) throw new Refused("count");
  for (const name of ["rule", "seed", "salt"]) if (typeof reveal[name] !== "string" || /\p{Surrogate}/u.test(reveal[name])) throw new Refused(name);
  if (!/^[0-9a-f]{64}$/.test(reveal.seed)) throw new Refused("seed");
  const amount = (digits) => {
    if (typeof digits !== "string" || !/^[1-9]\d*$/.test(digits)) throw new Refused("an amount is a decimal string");
    return BigInt(digits);
  };
  const { rule, seed, salt } = reveal;
  return { rule, total: amount(reveal.total), count: BigInt(reveal.count), min: amount(reveal.min), max: reveal.max === null ? null : amount(reveal.max), seed: Buffer.from(seed, "hex"), salt };
}

const units = [[2], [0], [1], [3], [8], [2, "CNY"], [0, "JPY"], [3, "KWD"], [2, "USD"], [4, "CLF"], [7, "XXX"]];

function replay(text) {
  try {
    const reveal = read(text);
    check(reveal);
    const draws = stream(reveal);
    const shares = rules[reveal.rule](reveal, draws);
    const last = shares.length - 1;
    return { shares: shares.map(String), commitment: draws.commitment, lastTickets: units.map((unit) => ticket(draws.commitment, reveal.seed, last, shares[last], ...unit)) };
  } catch (problem) {
    if (!(problem instanceof Refused || problem instanceof SyntaxError)) throw problem;
    return { refused: problem.message };
  }
}

const lines = process.argv[2] === "--lines";
const text = readFileSync(process.argv[lines ? 3 : 2] ?? 0, "utf8");
for (const reveal of lines ? text.split("\n").filter((line) => line !== "") : [text]) console.log(JSON.stringify(replay(reveal)));
