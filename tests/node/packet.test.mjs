import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import {
  checkTicket,
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

test("the vectors of hb1 hold through WebAssembly", () => {
  for (const { reveal, commitment, shares, best, lastTicket } of vectors) {
    const max = reveal.max === null ? undefined : BigInt(reveal.max);
    const options = { rule: reveal.rule, min: BigInt(reveal.min), max, seed: bytes(reveal.seed), salt: reveal.salt };
    const packet = sealRedPacket(BigInt(reveal.total), reveal.count, options);
    assert.deepEqual(packet, { shares: shares.map(BigInt), best, commitment, reveal });
    assert.deepEqual(splitRedPacket(BigInt(reveal.total), reveal.count, options), packet.shares);
    assert.deepEqual(parseReveal(JSON.stringify(reveal)), reveal);
    assert.deepEqual(verifyRedPacket(reveal, { commitment, salt: reveal.salt, shares: packet.shares }), packet);
    assert.equal(issueTickets(packet, "https://a").at(-1), `https://a#ticket=${lastTicket}`);
    const index = reveal.count - 1;
    assert.deepEqual(checkTicket(lastTicket, reveal), { index, amount: packet.shares[index], commitment, decimals: 2 });
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
  fails(() => splitRedPacket(100, 2), "amount-invalid", { value: "100", write: "100n" });
  fails(() => splitRedPacket("88.88", 2), "amount-invalid", { value: "88.88", write: 'parseAmount("88.88")' });
  fails(() => splitRedPacket(88.88, 2), "amount-invalid", { value: "88.88", write: 'parseAmount("88.88")' });
  fails(() => splitRedPacket(undefined, 2), "amount-invalid", { value: "undefined", write: "8888n" });
  fails(() => splitRedPacket(100n, 2, { min: 1 }), "amount-invalid");
  fails(() => splitRedPacket(100n, 2, { max: "60" }), "amount-invalid");
  fails(() => formatAmount(1), "amount-invalid");
  assert.throws(() => splitRedPacket(100, 2), /Write 100n instead\.$/);
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
    "https://example.org/open?lang=zh#ticket=AUhVrPzrIAPd8-miXK37GzLCPqVlmUVB4j-SXIaXc5dwAAIAAAAAAAACfTzH2CCOnZMB3D-cEwhcANw&d=0&c=JPY",
  );
  const ticket = { index: 2, amount: 637n, commitment: packet.commitment, decimals: 0, currency: "JPY" };
  assert.deepEqual(openTicket(links[2]), ticket);
  assert.deepEqual(checkTicket(links[2], packet.reveal), ticket);
  fails(() => checkTicket(links[2].replace("cANw", "cANA"), packet.reveal), "ticket-forged", { index: 2 });
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
  for (const text of ["", "1,000", "-1", "1e3", " 1", "1.234", "٣", "92233720368547758.08", "\ud800", 1, undefined, null, 1n]) {
    fails(() => parseAmount(text), "amount-invalid");
  }
  fails(() => parseAmount("1,000"), "amount-invalid", { value: "1,000", decimals: 2, example: "88.88" });
  for (const decimals of [-1, 9, 1.5, NaN, "2", null]) {
    fails(() => parseAmount("1", decimals), "option-invalid");
    fails(() => formatAmount(1n, decimals), "option-invalid");
  }
  fails(() => formatAmount(2n ** 127n), "amount-invalid");
});
