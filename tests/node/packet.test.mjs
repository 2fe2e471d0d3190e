import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import {
  checkTicket,
  currencyDecimals,
  formatAmount,
  HongbaoError,
  issueTickets,
  openTicket,
  parseAmount,
  parseReveal,
  saltRedPacket,
  sealRedPacket,
  splitRedPacket,
  verifyRedPacket,
} from "../../dist/npm/index.js";
import { draws, random, sample } from "../seeded.mjs";

const seed = Uint8Array.from({ length: 32 }, (_, place) => place);
const vectors = JSON.parse(await readFile(new URL("../vectors/hb1.json", import.meta.url), "utf8"));
const TOP = 2n ** 63n - 1n;

function fails(work, code, data) {
  assert.throws(work, (error) => {
    assert.ok(error instanceof HongbaoError, String(error));
    assert.equal(error.code, code);
    if (data !== undefined) assert.deepEqual({ ...error.data }, data);
    assert.ok(!error.message.includes("?"), error.message);
    return true;
  });
}

function bytes(hex) {
  return Uint8Array.from(hex.match(/../g), (pair) => Number.parseInt(pair, 16));
}

/** The units of the vectors' tickets, in their order. */
const units = [
  {},
  { decimals: 0 },
  { decimals: 1 },
  { decimals: 3 },
  { decimals: 8 },
  { currency: "CNY" },
  { decimals: 0, currency: "JPY" },
  { decimals: 3, currency: "KWD" },
  { currency: "USD" },
  { decimals: 4, currency: "CLF" },
  { decimals: 7, currency: "XXX" },
];

test("the vectors of hb1 hold through WebAssembly", () => {
  for (const { reveal, commitment, shares, best, lastTickets } of vectors) {
    const max = reveal.max === null ? undefined : BigInt(reveal.max);
    const options = { rule: reveal.rule, min: BigInt(reveal.min), max, seed: bytes(reveal.seed), salt: reveal.salt };
    const packet = sealRedPacket(BigInt(reveal.total), reveal.count, options);
    assert.deepEqual(packet, { shares: shares.map(BigInt), best, commitment, reveal });
    assert.deepEqual(splitRedPacket(BigInt(reveal.total), reveal.count, options), packet.shares);
    assert.deepEqual(parseReveal(JSON.stringify(reveal)), reveal);
    assert.deepEqual(verifyRedPacket(reveal, { commitment, salt: reveal.salt, shares: packet.shares }), packet);
    const index = reveal.count - 1;
    units.forEach((unit, place) => {
      const link = `https://a#ticket=${lastTickets[place]}`;
      assert.equal(issueTickets(packet, "https://a", unit).at(-1), link);
      assert.deepEqual(checkTicket(link, reveal), { index, amount: packet.shares[index], commitment, decimals: 2, ...unit });
    });
    assert.deepEqual(checkTicket(lastTickets[0], reveal), { index, amount: packet.shares[index], commitment, decimals: 2 });
  }
});

test("a packet survives structuredClone and JSON", () => {
  const packet = sealRedPacket(10_000n, 10);
  assert.deepEqual(structuredClone(packet), packet);
  assert.deepEqual(parseReveal(JSON.stringify(packet.reveal)), packet.reveal);
});

test("a seed is fresh each time where none is given", () => {
  const seeds = Array.from({ length: 50 }, () => sealRedPacket(100n, 2).reveal.seed);
  assert.equal(new Set(seeds).size, 50);
  assert.ok(seeds.every((text) => /^[0-9a-f]{64}$/.test(text)));
});

test("the defaults are double-mean, a min of 1, no max and no salt", () => {
  const { reveal } = sealRedPacket(10_000n, 10, { rule: undefined, min: undefined, max: undefined, seed: undefined, salt: undefined });
  assert.deepEqual({ ...reveal, seed: "" }, { spec: "hb1", rule: "double-mean", total: "10000", count: 10, min: "1", max: null, seed: "", salt: "" });
});

test("amounts are bigints, and an error says what to write", () => {
  const both = { minor: "100n", minorIs: "1.00", major: 'parseAmount("100")', majorIs: "100.00" };
  for (const value of [100, "100"]) {
    fails(() => splitRedPacket(value, 2), "amount-invalid", { value: "100", ...both });
    fails(() => splitRedPacket(100n, 2, { max: value }), "amount-invalid", { value: "100", ...both });
    assert.throws(() => splitRedPacket(value, 2), /100n is 1\.00, parseAmount\("100"\) is 100\.00\.$/);
  }
  fails(() => splitRedPacket("88.88", 2), "amount-invalid", { value: "88.88", write: 'parseAmount("88.88")' });
  fails(() => splitRedPacket(0.1 + 0.2, 2), "amount-invalid", { value: "0.30000000000000004", write: 'parseAmount("0.30")' });
  fails(() => splitRedPacket(-5, 2), "amount-invalid", { value: "-5", write: "-5n" });
  fails(() => splitRedPacket(88.88, 2), "amount-invalid", { value: "88.88", write: 'parseAmount("88.88")' });
  fails(() => splitRedPacket(undefined, 2), "amount-invalid", { value: "undefined", write: "8888n" });
  fails(() => splitRedPacket(100n, 2, { min: 1 }), "amount-invalid");
  fails(() => splitRedPacket(100n, 2, { max: "60" }), "amount-invalid");
  fails(() => formatAmount(1), "amount-invalid");
});

test("what an error says to write can be written", () => {
  const numbers = [0, 1, 100, -1, 0.1 + 0.2, 88.888, 1e-9, 1e21, 2 ** 53, 1e13, NaN, Infinity, -Infinity];
  const others = ["100", "0", "1.5", "1,000", "abc", "", " 5", "9".repeat(30), '")', undefined, null, {}, [], true, Symbol("x"), () => 1];
  // Only what is a call of these with plain text, or a bigint, is run.
  const known = /^(?:-?\d+n|(?:parseAmount|BigInt)\("[\d.]+"\))$/;
  const run = (text) => (assert.match(text, known), new Function("parseAmount", `return ${text}`)(parseAmount));
  for (const given of [...numbers, ...others]) {
    for (const refused of [() => splitRedPacket(given, 2), () => formatAmount(given), () => verifyRedPacket(thirds.reveal, { commitment: thirds.commitment, shares: [given] })]) {
      let error;
      try {
        refused();
      } catch (problem) {
        error = problem;
      }
      // The text of a share is one, as in a ledger.
      if (error.code === "shares-mismatch") continue;
      assert.equal(error.code, "amount-invalid");
      const { write, minor, minorIs, major, majorIs } = error.data;
      if (write !== undefined) assert.equal(typeof run(write), "bigint");
      else assert.deepEqual([formatAmount(run(minor)), formatAmount(run(major))], [minorIs, majorIs]);
    }
  }
});

test("shares are verified as a ledger has them, and minor units are called by their name", () => {
  const { reveal, commitment, shares } = thirds;
  assert.deepEqual(verifyRedPacket(reveal, { commitment, shares: shares.map(String) }).shares, shares);
  fails(() => verifyRedPacket(reveal, { commitment, shares: ["1", "2", "3"] }), "shares-mismatch");
  fails(() => verifyRedPacket(reveal, { commitment, shares: ["033", "33", "34"] }), "amount-invalid");
  fails(() => verifyRedPacket(reveal, { commitment, shares: [58] }), "amount-invalid", { value: "58", write: "58n" });
  fails(() => formatAmount("58"), "amount-invalid", { value: "58", write: 'BigInt("58")' });
});

test("the first bound that is missed is named, with what was given", () => {
  const salt = "\ud800";
  fails(() => splitRedPacket(0n, 0, { rule: "lucky", min: 0n, max: -1n, seed: 1, salt }), "rule-unknown", { rule: "lucky" });
  fails(() => splitRedPacket(0n, 0, { min: 0n, max: -1n, seed: 1, salt }), "total-too-small", { total: "0", needed: "1" });
  fails(() => splitRedPacket(-5n, 1), "total-too-small", { total: "-5", needed: "1" });
  fails(() => splitRedPacket(TOP + 1n, 1), "amount-invalid", { field: "total", value: String(TOP + 1n), most: String(TOP) });
  fails(() => splitRedPacket(2n ** 200n, 1), "amount-invalid");
  for (const count of [0, -1, 1.5, NaN, Infinity, 10_001, 2 ** 32 + 2, "3", undefined, 3n]) {
    fails(() => splitRedPacket(9n, count, { min: 0n, max: -1n, seed: 1, salt }), "count-invalid");
  }
  fails(() => splitRedPacket(9n, 2.5), "count-invalid", { count: "2.5", most: 10_000 });
  assert.throws(() => splitRedPacket(100n, "10"), /not the text “10”\.$/);
  fails(() => splitRedPacket(9n, 2, { min: 0n, max: -1n, seed: 1, salt }), "amount-invalid", { field: "min", value: "0", least: "1" });
  fails(() => splitRedPacket(9n, 2, { min: 10n, max: -1n }), "min-too-large", { count: 2, min: "10", total: "9", nearest: "4" });
  fails(() => splitRedPacket(9n, 2, { rule: "proportional", max: 5n, seed: 1, salt }), "rule-takes-no-max", { rule: "proportional" });
  fails(() => splitRedPacket(9n, 2, { max: -1n, seed: 1, salt }), "max-too-small", { max: "-1", min: "1", nearest: "5" });
  fails(() => splitRedPacket(9n, 10), "total-too-small", { total: "9", count: 10, min: "1", needed: "10" });
  fails(() => splitRedPacket(9n, 2, { min: 5n, seed: 1, salt }), "min-too-large", { count: 2, min: "5", total: "9", nearest: "4" });
  fails(() => splitRedPacket(9n, 2, { max: 4n, seed: 1, salt }), "max-too-small", { count: 2, max: "4", total: "9", nearest: "5" });
  fails(() => splitRedPacket(2_000n, 201, { rule: "uniform", max: 100n }), "max-too-costly", { count: 201, bits: 7, most: 200 });
  fails(() => splitRedPacket(9n, 2, { seed: [1], salt }), "seed-invalid");
  fails(() => splitRedPacket(9n, 2, { seed: new Uint8Array(31), salt }), "seed-invalid", { length: 31 });
  fails(() => splitRedPacket(9n, 2, { salt }), "salt-invalid");
  fails(() => splitRedPacket(9n, 2, { salt: 5 }), "salt-invalid");
  fails(() => splitRedPacket(9n, 2, { salt: "发".repeat(342) }), "salt-invalid", { length: 1026, most: 1024 });
});

test("a salt keeps the commitment and is set once", () => {
  const packet = sealRedPacket(10_000n, 10, { seed });
  const salted = saltRedPacket(packet, "恭喜发财");
  assert.equal(salted.commitment, packet.commitment);
  assert.deepEqual(salted.shares, [779n, 1999n, 637n, 1789n, 528n, 1146n, 570n, 1238n, 326n, 988n]);
  assert.equal(packet.reveal.salt, "");
  fails(() => saltRedPacket(salted, "again"), "salt-already-set");
  fails(() => saltRedPacket(packet, "\udc00"), "salt-invalid");
  fails(() => saltRedPacket(packet, undefined), "salt-invalid");
  fails(() => saltRedPacket(packet, "s".repeat(1025)), "salt-invalid");
});

test("a reveal is read strictly", () => {
  const { reveal } = sealRedPacket(10_000n, 10, { seed });
  const text = JSON.stringify(reveal);
  fails(() => parseReveal(text.replace("{", '{"seed":"",')), "reveal-malformed", { reason: "repeated", field: "seed" });
  fails(() => parseReveal(text.replace("{", '{"note":"",')), "reveal-malformed");
  fails(() => parseReveal(text.replace('"10000"', "10000")), "reveal-malformed");
  fails(() => parseReveal(text.replace('"salt":""', '"salt":"\\ud800"')), "reveal-malformed");
  for (const hostile of ["", "null", "{}", "[]", "{", text + text, undefined, null, 1, {}, reveal]) {
    fails(() => parseReveal(hostile), "reveal-malformed");
  }
});

test("a reveal is verified against what was published", () => {
  const packet = sealRedPacket(10_000n, 10, { seed, salt: "红包" });
  const { reveal, commitment, shares } = packet;
  assert.deepEqual(verifyRedPacket(reveal, { commitment }), packet);
  assert.deepEqual(verifyRedPacket(reveal, { commitment, salt: undefined, shares: undefined }), packet);
  fails(() => verifyRedPacket(reveal, { commitment: commitment.toUpperCase() }), "commitment-mismatch");
  fails(() => verifyRedPacket(reveal, {}), "commitment-mismatch");
  fails(() => verifyRedPacket(reveal, { commitment, salt: "" }), "salt-mismatch");
  fails(() => verifyRedPacket(reveal, { commitment, shares: shares.slice(1) }), "shares-mismatch");
  fails(() => verifyRedPacket(reveal, { commitment, shares: [...shares, 1n] }), "shares-mismatch");
  const wrapped = shares.with(3, shares[3] + 2n ** 64n);
  fails(() => verifyRedPacket(reveal, { commitment, shares: wrapped }), "shares-mismatch", {
    count: 10,
    index: 3,
    actual: String(wrapped[3]),
    expected: String(shares[3]),
  });
  fails(() => verifyRedPacket(reveal, { commitment, shares: shares.map(Number) }), "amount-invalid");
  fails(() => verifyRedPacket({ ...reveal, total: "10001" }, { commitment }), "commitment-mismatch");
  fails(() => verifyRedPacket({ ...reveal, rule: "lucky" }, { commitment }), "rule-unknown");
  fails(() => verifyRedPacket({ ...reveal, total: 10_000 }, { commitment }), "amount-invalid");
  fails(() => verifyRedPacket({ ...reveal, min: "1001" }, { commitment }), "min-too-large");
  fails(() => verifyRedPacket({ ...reveal, count: 0 }, { commitment }), "count-invalid");
  fails(() => verifyRedPacket({ ...reveal, seed: "00" }, { commitment }), "seed-invalid");
  fails(() => verifyRedPacket({ ...reveal, salt: "\ud800" }, { commitment }), "salt-invalid");
  fails(() => verifyRedPacket({ ...reveal, note: "" }, { commitment }), "reveal-malformed");
  for (const hostile of [undefined, null, 1, "x", [], { ...reveal, total: 1n }]) {
    fails(() => verifyRedPacket(hostile, { commitment }), "reveal-malformed");
  }
});

test("tickets carry their unit and each forgery has its code", () => {
  const packet = sealRedPacket(10_000n, 10, { seed, salt: "恭喜发财" });
  const links = issueTickets(packet, "https://example.org/open?lang=zh", { decimals: 0, currency: "JPY" });
  assert.equal(
    links[2],
    "https://example.org/open?lang=zh#ticket=AUhVrPzrIAPd8-miXK37GzLCPqVlmUVB4j-SXIaXc5dwAAIAAAAAAAACfQLC0cFkIKNTDNpGWS2f53I&d=0&c=JPY",
  );
  const ticket = { index: 2, amount: 637n, commitment: packet.commitment, decimals: 0, currency: "JPY" };
  assert.deepEqual(openTicket(links[2]), ticket);
  assert.deepEqual(checkTicket(links[2], packet.reveal), ticket);
  fails(() => checkTicket(links[2].replace("f53I", "f53M"), packet.reveal), "ticket-forged", { index: 2 });
  fails(() => checkTicket(links[2], sealRedPacket(10_000n, 10).reveal), "commitment-mismatch");
  for (const hostile of ["", "x", links[2].replace("&d=0", "&d=2"), `${links[2]}&x=1`, "\ud800", undefined, null, 5, {}]) {
    fails(() => openTicket(hostile), "ticket-malformed");
    fails(() => checkTicket(hostile, packet.reveal), "ticket-malformed");
  }
  for (const base of ["", "example.org", "javascript:alert(1)", "https://a#b", "https://a\ud800", undefined, 5]) {
    fails(() => issueTickets(packet, base), "base-invalid");
  }
  for (const unit of [{ decimals: 9 }, { decimals: -1 }, { decimals: "2" }, { currency: "yen" }, { currency: 5 }]) {
    fails(() => issueTickets(packet, "https://a", unit), "option-invalid");
  }
});

test("amounts are read and written without floats", () => {
  assert.equal(parseAmount("88.88"), 8_888n);
  assert.equal(parseAmount("８８.８８"), 8_888n);
  assert.equal(parseAmount("92233720368547758.07"), TOP);
  assert.equal(parseAmount("637", 0), 637n);
  assert.equal(formatAmount(TOP), "92233720368547758.07");
  assert.equal(formatAmount(-5n), "-0.05");
  assert.equal(formatAmount(5n, 8), "0.00000005");
  for (const amount of [0n, 1n, 99n, 100n, 12_345n, TOP]) {
    for (let decimals = 0; decimals <= 8; decimals += 1) assert.equal(parseAmount(formatAmount(amount, decimals), decimals), amount);
  }
  for (const text of [" 88.88", "88.88\n", "\t88.88\u3000"]) assert.equal(parseAmount(text), 8_888n);
  fails(() => parseAmount("92233720368547758.08"), "amount-invalid", { value: "92233720368547758.08", reason: "too large", most: String(TOP) });
  assert.throws(() => parseAmount("92233720368547758.08"), /is not an amount: too large\. The most is/);
  for (const text of ["", "1,000", "-1", "1e3", "1 .5", "1.234", "٣", "92233720368547758.08", "\ud800", 1, undefined, null, 1n]) {
    fails(() => parseAmount(text), "amount-invalid");
  }
  fails(() => parseAmount("1,000"), "amount-invalid", { value: "1,000", decimals: 2, example: "88.88" });
  for (const decimals of [-1, 9, 1.5, NaN, "2", null]) {
    fails(() => parseAmount("1", decimals), "option-invalid");
    fails(() => formatAmount(1n, decimals), "option-invalid");
  }
  fails(() => formatAmount(2n ** 127n), "amount-invalid");
});

const honest = JSON.stringify(sealRedPacket(10_000n, 10, { rule: "uniform", max: 1_500n, seed, salt: "恭喜发财" }).reveal);

/** Asserts the reason and the field that a changed reveal is refused by. */
function refusesReveal(from, to, reason, field) {
  assert.ok(honest.includes(from));
  fails(() => parseReveal(honest.replace(from, to)), "reveal-malformed", field === undefined ? { reason } : { reason, field });
}

test("spaces, order and escapes of a reveal are free", () => {
  const { spec, salt, count, ...rest } = JSON.parse(honest);
  const text = JSON.stringify({ salt, count, ...rest, spec }, null, "\r\n\t ").replace("恭", "\\u606d").replace('"spec"', '"spe\\u0063"');
  assert.deepEqual(parseReveal(` ${text}\n`), JSON.parse(honest));
  for (const [spelling, read] of [["🧧", "🧧"], ["\\ud83e\\udde7", "🧧"], ["\\\"\\\\\\/\\b\\f\\n\\r\\t", "\"\\/\b\f\n\r\t"]]) {
    assert.equal(parseReveal(honest.replace("恭喜发财", spelling)).salt, read);
  }
});

test("every field of a reveal stands exactly once", () => {
  const reveal = JSON.parse(honest);
  for (const field of Object.keys(reveal)) {
    const { [field]: value, ...rest } = reveal;
    fails(() => parseReveal(JSON.stringify(rest)), "reveal-malformed", { reason: "missing", field });
    refusesReveal("{", `{"${field}":${JSON.stringify(value)},`, "repeated", field);
  }
  for (const field of ["note", "Seed", "__proto__"]) refusesReveal("{", `{"${field}":null,`, "unknown", field);
});

test("every field of a reveal has its form", () => {
  refusesReveal('"hb1"', '"hb2"', "not hb1", "spec");
  refusesReveal('"hb1"', "1", "not a string", "spec");
  refusesReveal('"uniform"', '"lucky"', "not a rule", "rule");
  for (const amount of ["", "0", "01", "+1", "-1", "1.0", "1e3", " 1", "1,000", "１", "18446744073709551616"]) {
    refusesReveal('"10000"', `"${amount}"`, "not an amount in minor units", "total");
  }
  refusesReveal('"10000"', "10000", "not a string", "total");
  refusesReveal('"1500"', "1500", "not a string", "max");
  refusesReveal('"1"', "null", "not a string", "min");
  for (const count of ['"10"', "null"]) refusesReveal(":10,", `:${count},`, "not a whole number", "count");
  for (const count of ["-1", "-0", "4294967296"]) refusesReveal(":10,", `:${count},`, "not a count", "count");
  for (const digits of ["0A0B", "0a0"]) refusesReveal("0a0b", digits, "not 64 lower-case hex digits", "seed");
});

test("numbers and strings of a reveal are those of JSON", () => {
  const syntax = "not a JSON object of strings and whole numbers";
  for (const count of ["010", "+10", "10.0", "1e1", "0x0a", "NaN", "- 1", "-", "true", "[10]", "{}", "nul", "nulll", "", "[1"]) refusesReveal(":10,", `:${count},`, syntax);
  for (const salt of ["\\ud800", "\\udc00", "\\ud800\\ud800", "\\ud83d\\u0041", "\ud800", "\\x41", "\\u12", "\\u00G0", "\\", "\u0001", "\n", 'a" "b']) {
    fails(() => parseReveal(honest.split("恭喜发财").join(salt)), "reveal-malformed", { reason: syntax });
  }
  for (const text of ["", "null", "[]", "1", '"hb1"', "{", "{]", '{"spec"}', '{"spec":}', '{"spec":"hb1",}', "{,}", `${honest}x`, honest + honest, `\ufeff${honest}`]) {
    fails(() => parseReveal(text), "reveal-malformed", { reason: syntax });
  }
});

test("what JSON.parse refuses is refused", () => {
  const d = draws(random());
  const pieces = [...'"\\{}[],:0e.-n u', "\\u", "\ud800", "\u0001", "true"];
  for (let time = 0; time < sample(50_000); time += 1) {
    const letters = Array.from(honest);
    letters.splice(d.below(letters.length), d.below(2), d.pick(pieces));
    const text = letters.join("");
    let read;
    try {
      read = parseReveal(text);
    } catch (problem) {
      assert.equal(problem.code, "reveal-malformed");
      continue;
    }
    assert.deepEqual(read, JSON.parse(text));
  }
});

test("an object that is no reveal is refused by the code of its field", () => {
  const reveal = JSON.parse(honest);
  const refuses = (changes, code, data) => fails(() => verifyRedPacket({ ...reveal, ...changes }, { commitment: "" }), code, data);
  refuses({ rule: "lucky" }, "rule-unknown", { field: "rule", reason: "not a rule", rule: "lucky" });
  refuses({ total: 10_000 }, "amount-invalid", { field: "total", reason: "not a string", value: "10000" });
  refuses({ count: null }, "count-invalid", { field: "count", reason: "not a whole number", count: "null" });
  refuses({ seed: reveal.seed.slice(1) }, "seed-invalid", { field: "seed", reason: "not 64 lower-case hex digits" });
  refuses({ sale: "" }, "reveal-malformed", { reason: "unknown", field: "sale" });
  refuses({ min: undefined }, "reveal-malformed", { reason: "missing", field: "min" });
  refuses({ max: "999" }, "max-too-small", { count: 10, max: "999", total: "10000", nearest: "1000" });
  refuses({ count: 0 }, "count-invalid", { count: 0, most: 10_000 });
  refuses({ salt: "发".repeat(342) }, "salt-invalid", { length: 1026, most: 1024 });
});

test("the first share that differs is named", () => {
  const { reveal, commitment, shares } = sealRedPacket(10_000n, 10, { seed });
  const refuses = (published, data) => fails(() => verifyRedPacket(reveal, { commitment, shares: published }), "shares-mismatch", data);
  refuses([1660n, 1727n, 946n], { count: 3, index: 2, actual: "946", expected: "947" });
  refuses(shares.slice(0, 9), { count: 9, index: 9, expected: "1104" });
  refuses([...shares, 1n], { count: 11, index: 10, actual: "1" });
});

test("the edges of every range are taken", () => {
  const takes = (total, count, options) => assert.equal(splitRedPacket(total, count, { rule: "equal", ...options }).length, count);
  takes(1n, 1);
  takes(1n, 1, { min: 1n, max: 1n });
  takes(TOP, 10_000, { max: TOP });
  takes(TOP, 1, { min: TOP, max: TOP });
  takes(10_000n, 10_000, { min: 1n, max: 1n });
  takes(7n, 2, { min: 3n, max: 4n });
  takes(9n, 2, { max: 10n });
  takes(9n, 2, { max: TOP });
  takes(10_100n, 10_000, { rule: "uniform", max: 101n });
  takes(2_000n, 200, { rule: "uniform", max: 100n });
});

test("each bound has its figures, in order", () => {
  const refuses = (total, count, options, code, data) => fails(() => splitRedPacket(total, count, { rule: "equal", ...options }), code, data);
  refuses(-(2n ** 127n), 1, {}, "total-too-small", { total: String(-(2n ** 127n)), needed: "1" });
  refuses(TOP, 10_001, { min: 0n }, "count-invalid", { count: 10_001, most: 10_000 });
  refuses(9n, 10, { min: 1n }, "min-too-large", { count: 10, min: "1", total: "9" });
  refuses(9n, 2, { min: 3n, max: 2n }, "max-too-small", { max: "2", min: "3", nearest: "5" });
  refuses(9n, 2, { min: 3n, max: TOP + 1n }, "amount-invalid", { field: "max", value: String(TOP + 1n), most: String(TOP) });
  refuses(9n, 2, { min: 5n, max: 4n }, "max-too-small", { max: "4", min: "5", nearest: "5" });
  refuses(9n, 4, { min: 3n, max: 3n }, "min-too-large", { count: 4, min: "3", total: "9", nearest: "2" });
  refuses(200_000n, 200, { rule: "uniform", max: 1_025n }, "max-too-costly", { count: 200, bits: 11, most: 181 });
  refuses(TOP, 34, { rule: "uniform", max: 2n ** 60n }, "max-too-costly", { count: 34, bits: 60, most: 33 });
  for (const max of [-1n, 5n, TOP + 9n]) refuses(9n, 2, { rule: "proportional", max }, "rule-takes-no-max", { rule: "proportional" });
});

const third = "AUhVrPzrIAPd8-miXK37GzLCPqVlmUVB4j-SXIaXc5dwAAIAAAAAAAACff4XlHzyYnzpqi8lZbSw3dA";
const thirds = sealRedPacket(10_000n, 10, { seed, salt: "恭喜发财" });

/** The third ticket with bytes replaced from a place on. */
function changed(place, replacing) {
  const ticket = Buffer.from(third, "base64url");
  ticket.set(replacing, place);
  return ticket.toString("base64url");
}

test("a ticket has one spelling", () => {
  const refuses = (link, reason) => fails(() => openTicket(link), "ticket-malformed", { reason });
  for (const text of ["", `${third}A`, third.slice(0, 76)]) refuses(text, "not 79 characters");
  // 59 bytes are 472 bits, of which 79 digits hold 474.
  for (const text of [`${third}=`, `${third} `, `${third}AA`, third.replace("-", "+"), `${third.slice(0, 78)}x`, `https://a?ticket=${third}`, `https://a#ticket=${third}#ticket=${third}`]) {
    refuses(text, "not base64url");
  }
  for (const unit of ["", "d=2", "d=9", "d=", "d=00", "c=", "c=cny", "c=CNYX", "c=CNY&d=0", "d=0&d=0", "d=0&", "d=0&c=JPY&", "x=1", "d=0&x=1", "&", "&c=CNY", "d=0\n"]) {
    refuses(`https://a#ticket=${third}&${unit}`, "unknown unit");
  }
});

test("fields of a ticket that are out of range are refused", () => {
  const refuses = (place, replacing, data) => fails(() => openTicket(changed(place, replacing)), "ticket-malformed", data);
  refuses(0, [2], { reason: "another version", version: 2 });
  refuses(33, [0x27, 0x10], { reason: "no such share", index: 10_000, most: 9_999 });
  refuses(35, new Uint8Array(8), { reason: "no amount", amount: "0" });
  refuses(35, [0x80, 0, 0, 0, 0, 0, 0, 0], { reason: "no amount", amount: "9223372036854775808" });
});

test("every bit of a ticket counts", () => {
  const refuses = (ticket, code, data) => fails(() => checkTicket(ticket, thirds.reveal), code, data);
  refuses(changed(42, [0x7e]), "ticket-forged", { index: 2 });
  refuses(changed(34, [3]), "ticket-forged", { index: 3 });
  refuses(changed(34, [10]), "ticket-malformed", { reason: "no such share", index: 10, most: 9 });
  const bytes = Buffer.from(third, "base64url");
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const place = bit >> 3;
    assert.throws(() => checkTicket(changed(place, [bytes[place] ^ (0x80 >> (bit & 7))]), thirds.reveal), HongbaoError);
  }
});

test("a ticket of the issuer for a wrong amount is forged too", () => {
  // The tag is the issuer's own: HMAC-SHA256 by the engine.
  const ticket = Buffer.from(changed(41, [0x06, 0x65]), "base64url");
  const tag = createHmac("sha256", seed).update("hb1 ticket\n").update(ticket.subarray(1, 43)).update(Uint8Array.of(2)).digest();
  ticket.set(tag.subarray(0, 16), 43);
  fails(() => checkTicket(ticket.toString("base64url"), thirds.reveal), "ticket-forged", { index: 2, actual: "1637", expected: "637" });
});

test("a ticket of another unit is forged, and so is one of the tag that covered none", () => {
  const issued = issueTickets(thirds, "https://a", { decimals: 2, currency: "USD" })[2];
  const plain = issueTickets(thirds, "https://a")[2];
  const forged = [issued.replace("&c=", "&d=0&c="), issued.replace("USD", "VND"), issued.replace("&c=USD", ""), `${plain}&d=0`, `${plain}&d=0&c=USD`, `${plain}&c=USD`];
  forged.push("AUhVrPzrIAPd8-miXK37GzLCPqVlmUVB4j-SXIaXc5dwAAIAAAAAAAACfTzH2CCOnZMB3D-cEwhcANw");
  for (const link of forged) fails(() => checkTicket(link, thirds.reveal), "ticket-forged", { index: 2 });
});

test("a max above the total does not bind, and stands in head and reveal as given", () => {
  const { reveal, shares, commitment } = sealRedPacket(10_000n, 10, { seed, max: 20_000n });
  assert.equal(reveal.max, "20000");
  assert.notEqual(commitment, sealRedPacket(10_000n, 10, { seed }).commitment);
  assert.equal(shares.reduce((sum, share) => sum + share), 10_000n);
  assert.deepEqual(verifyRedPacket(reveal, { commitment }).shares, shares);
});

test("what is published is compared letter for letter", () => {
  const { reveal, commitment } = sealRedPacket(10_000n, 10, { seed, salt: "\ufffd" });
  fails(() => verifyRedPacket(reveal, { commitment, salt: "\ud800" }), "salt-mismatch", { actual: "\ufffd" });
  for (const salt of [null, 5, {}]) fails(() => verifyRedPacket(reveal, { commitment, salt }), "salt-mismatch", { actual: "\ufffd" });
  for (const other of [`${commitment}0`, ` ${commitment}`, commitment.slice(1), undefined, null, 5, [commitment]]) fails(() => verifyRedPacket(reveal, { commitment: other }), "commitment-mismatch");
});

test("a base is an address of the web without a fragment", () => {
  for (const base of ["https://a", "http://127.0.0.1:8080/x?y=z", "HTTPS://例.example/红包"]) assert.ok(issueTickets(thirds, base)[0].startsWith(`${base}#ticket=A`));
  const bases = { "": "not http or https", "example.org": "not http or https", "ftp://a": "not http or https", "javascript://x": "not http or https", "https://": "no host", "https:///x": "no host", "https://a#": "it has a fragment", "https://a/b#c": "it has a fragment", "https://a b": "a space", "https://a\n": "a space", "https://a\u0085": "a space" };
  for (const [base, reason] of Object.entries(bases)) fails(() => issueTickets(thirds, base), "base-invalid", { base, reason });
});

test("decimals follow the currency, and a link writes those that are not two", () => {
  const [yen] = issueTickets(thirds, "https://a", { currency: "JPY" });
  assert.match(yen, /&d=0&c=JPY$/);
  assert.deepEqual(openTicket(yen).decimals, 0);
  assert.match(issueTickets(thirds, "https://a", { currency: "KWD" })[0], /&d=3&c=KWD$/);
  assert.match(issueTickets(thirds, "https://a", { currency: "HUF" })[0], /[^=]{79}&c=HUF$/);
  assert.match(issueTickets(thirds, "https://a", { currency: "TWD", decimals: 0 })[0], /&d=0&c=TWD$/);
  assert.deepEqual(["HUF", "IDR", "PKR", "ISK", "CLF", "XXX"].map(currencyDecimals), [2, 2, 2, 0, 4, 2]);
  for (const currency of ["cny", "", "CNYX", 5, null]) fails(() => currencyDecimals(currency), "option-invalid");
});

test("what is too long is refused before it is read", () => {
  const long = "x".repeat(10_000_000);
  const most = 65_536;
  fails(() => parseReveal(`{"spec":"${long}"}`), "reveal-malformed", { reason: "too long", most });
  fails(() => verifyRedPacket({ ...thirds.reveal, salt: long }, { commitment: thirds.commitment }), "reveal-malformed", { reason: "too long", most });
  fails(() => openTicket(`https://a/#ticket=${long}`), "ticket-malformed", { reason: "too long", most });
  fails(() => checkTicket(long, thirds.reveal), "ticket-malformed", { reason: "too long", most });
  fails(() => issueTickets(thirds, `https://a/${long}`), "base-invalid", { base: `https://a/${"x".repeat(69)}…`, reason: "too long", most: 8_192 });
  // Spaces between the fields are free, as far as they are few.
  assert.deepEqual(parseReveal(`${" ".repeat(60_000)}${JSON.stringify(thirds.reveal)}`), thirds.reveal);
});

test("a ticket stands in the query of a route", () => {
  const [link] = issueTickets(thirds, "https://a.example/#/claim", { currency: "JPY" });
  assert.match(link, /^https:\/\/a\.example\/#\/claim\?ticket=[\w-]{79}&d=0&c=JPY$/);
  assert.equal(checkTicket(link, thirds.reveal).index, 0);
  const [second] = issueTickets(thirds, "https://a.example/#/claim?lang=zh");
  assert.match(second, /#\/claim\?lang=zh&ticket=/);
  assert.equal(checkTicket(second, thirds.reveal).index, 0);
  assert.throws(() => issueTickets(thirds, second), (error) => error.code === "base-invalid" && error.data.reason === "it has a ticket");
});

test("a currency is three capital letters", () => {
  for (const currency of ["", "CN", "cny", "CNYX", "元", "C1Y", "C Y", "CNY\n"]) {
    fails(() => issueTickets(thirds, "https://a", { currency }), "option-invalid", { option: "currency", value: currency, allowed: "ISO 4217" });
  }
});

test("nothing is guessed about an amount", () => {
  for (const text of [".", "1.", ".5", "1..2", "1.2.3", "+1", "0x10", "1，000", "1'000", "1_000", "1 000", "¥1", "1元", "①", "一", "NaN", "∞", "1\0", "88.880"]) {
    fails(() => parseAmount(text), "amount-invalid", { value: text, decimals: 2, example: "88.88" });
  }
  assert.equal(parseAmount("007.5", 1), 75n);
  assert.equal(parseAmount("１2３４567８90", 0), 1_234_567_890n);
  assert.equal(parseAmount("８８．８", 2), 8_880n);
  assert.equal(parseAmount(`${"0".repeat(1_000)}1`, 8), 100_000_000n);
  for (const [text, decimals] of [["88.8", 0], ["9223372036854775808", 0], ["92233720368547758", 8], ["18446744073709551616", 0], ["9".repeat(1_000), 8]]) {
    fails(() => parseAmount(text, decimals), "amount-invalid");
  }
  assert.equal(formatAmount(-(2n ** 127n)), "-1701411834604692317316873037158841057.28");
  assert.equal(formatAmount(0n, 8), "0.00000000");
});
