import assert from "node:assert/strict";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import {
  claimShare,
  HongbaoError,
  ledgerTotals,
  observeLedger,
  openLedger,
  parseLedger,
  refundRest,
  reopenRefund,
  sealRedPacket,
} from "../../dist/npm/index.js";
import { draws, random, sample } from "../seeded.mjs";

const seed = Uint8Array.from({ length: 32 }, (_, place) => place);
const packet = sealRedPacket(10_000n, 3, { seed });
const sent = new Date("2026-02-17T00:00:00.000Z");
const open = (terms) => openLedger(packet, sent, terms);
const after = (milliseconds) => new Date(sent.getTime() + milliseconds);
const day = 86_400_000;

function fails(code, work, data = {}) {
  assert.throws(work, (error) => {
    assert.ok(error instanceof HongbaoError, String(error));
    assert.equal(error.code, code);
    for (const [name, value] of Object.entries(data)) assert.equal(error.data[name], value);
    return true;
  });
}

test("the decimals of a ledger are those of its currency unless they are given", () => {
  assert.equal(open({ currency: "JPY" }).decimals, 0);
  assert.equal(open({ currency: "KWD", decimals: 2 }).decimals, 2);
  assert.equal(open({}).decimals, 2);
  const { decimals, ...rest } = open({ currency: "JPY" });
  assert.equal(decimals, 0);
  assert.equal(parseLedger(JSON.stringify(rest)).decimals, 0);
});

test("a number for an instant is told which date it means", () => {
  fails("date-invalid", () => openLedger(packet, 1_771_286_400_000), { write: "new Date(1771286400000)" });
  fails("date-invalid", () => observeLedger(open({}), "2026-02-17T00:00:00Z"), { write: 'new Date("2026-02-17T00:00:00Z")' });
  assert.throws(() => openLedger(packet, 1_771_286_400_000), /Write new Date\(1771286400000\) instead\./);
  assert.equal(openLedger(packet, new (runInNewContext("Date"))(1_771_286_400_000)).sentAt, "2026-02-17T00:00:00.000Z");
});

test("a ledger is plain JSON, and comes back", () => {
  const ledger = open({ decimals: 0, currency: "JPY" });
  assert.deepEqual(parseLedger(JSON.stringify(ledger)), ledger);
  assert.deepEqual(structuredClone(ledger), ledger);
  assert.equal(ledger.expiresAt, "2026-02-18T00:00:00.000Z");
  assert.equal(ledger.seenAt, ledger.sentAt);
  assert.deepEqual(ledger.shares, packet.shares.map(String));
});

test("the packet ends at the midnight of its zone", () => {
  const at = new Date("2026-03-08T05:00:00.000Z");
  const ledger = openLedger(packet, at, { expiry: { midnight: "America/New_York" } });
  assert.equal(ledger.expiresAt, "2026-03-09T04:00:00.000Z");
  fails("time-zone-unknown", () => open({ expiry: { midnight: "Mars/Base" } }));
});

test("shares go in order or by number, and the best is known at the end", () => {
  const start = open();
  const first = claimShare(start, "红", after(1_000), 1);
  const second = claimShare(first.ledger, "", after(2_000));
  assert.deepEqual([first.index, first.amount], [1, packet.shares[1]]);
  assert.deepEqual([second.index, second.amount], [0, packet.shares[0]]);
  assert.equal(ledgerTotals(second.ledger, after(2_000)).best, null);
  const third = claimShare(second.ledger, "", after(3_500));
  assert.deepEqual(ledgerTotals(third.ledger, after(9_000)), {
    state: "finished",
    claimed: 10_000n,
    left: 0n,
    refunded: 0n,
    best: packet.best,
    seconds: 3.5,
  });
  assert.deepEqual(start, open(), "the given ledger is left alone");
  assert.deepEqual(parseLedger(JSON.stringify(third.ledger)), third.ledger);
  fails("packet-empty", () => claimShare(third.ledger, "x", after(4_000)));
});

test("a claim that cannot be is told apart", () => {
  const { ledger } = claimShare(open(), "红", after(1));
  fails("already-claimed", () => claimShare(ledger, "红", after(2)), { who: "红", index: 0 });
  fails("share-taken", () => claimShare(ledger, "包", after(2), 0), { index: 0 });
  for (const index of [3, -1, 0.5, Number.NaN, 2 ** 40, "1"]) fails("index-invalid", () => claimShare(ledger, "包", after(2), index));
  fails("packet-expired", () => claimShare(ledger, "包", after(day)), { expiresAt: "2026-02-18T00:00:00.000Z" });
  assert.equal(claimShare(ledger, "包", after(day - 1)).index, 1);
  fails("date-invalid", () => claimShare(ledger, "包", new Date(Number.NaN)));
  fails("option-invalid", () => claimShare(ledger, "\ud800", after(2)));
});

test("a clock set back reopens nothing", () => {
  const seen = observeLedger(open(), after(day));
  assert.equal(ledgerTotals(seen, sent).state, "expired");
  fails("packet-expired", () => claimShare(seen, "", sent));
  assert.deepEqual(observeLedger(seen, sent), seen);
});

test("the rest goes back once", () => {
  const { ledger } = claimShare(open(), "", after(1));
  fails("packet-open", () => refundRest(ledger, after(day - 1)));
  const refunded = refundRest(ledger, after(day));
  assert.equal(refunded.amount, 10_000n - packet.shares[0]);
  fails("already-refunded", () => refundRest(refunded.ledger, after(day)));
  const totals = ledgerTotals(refunded.ledger, sent);
  assert.equal(totals.state, "refunded");
  assert.equal(totals.claimed + totals.left + totals.refunded, 10_000n);
  assert.deepEqual(parseLedger(JSON.stringify(refunded.ledger)), refunded.ledger);
});

test("a changed ledger is refused", () => {
  const text = JSON.stringify(open());
  for (const [from, to] of [
    ['"claims":[]', '"claims":[],"claims":[]'],
    ['"refundedAt":null', '"refundedAt":"2026-02-17T00:00:00.000Z"'],
    [`"${packet.shares[0]}"`, `"${packet.shares[0] + 1n}"`],
    [packet.commitment.slice(0, 4), "0000"],
    ["{", ""],
  ]) {
    assert.ok(text.includes(from));
    fails("ledger-malformed", () => parseLedger(text.replace(from, to)));
  }
  for (const value of ["", "null", undefined, 7, {}]) fails("ledger-malformed", () => parseLedger(value));
});

test("terms are checked", () => {
  for (const hours of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, "24"]) fails("option-invalid", () => open({ expiry: { hours } }));
  fails("option-invalid", () => open({ decimals: 9 }));
  fails("option-invalid", () => open({ currency: "yen" }));
  fails("date-invalid", () => openLedger(packet, new Date(Number.NaN)));
  fails("date-invalid", () => open({ expiry: { hours: 1e9 } }));
});

test("claims on ten thousand shares stay quick", () => {
  let ledger = openLedger(sealRedPacket(1_000_000n, 10_000, { seed }), sent);
  const start = performance.now();
  for (let number = 0; number < 50; number += 1) ({ ledger } = claimShare(ledger, `guest ${number}`, after(number)));
  const each = (performance.now() - start) / 50;
  assert.ok(each < 20, `${each} ms a claim`);
});

/** Asserts the reason and the field that a changed ledger is refused by. */
function refuses(from, to, reason, field) {
  const start = openLedger(packet, sent, {});
  const first = claimShare(start, "红", after(7)).ledger;
  const second = claimShare(first, "包", after(8)).ledger;
  const text = JSON.stringify(refundRest(second, after(day)).ledger);
  assert.deepEqual(JSON.stringify(parseLedger(text)), text);
  assert.ok(text.includes(from), from);
  assert.throws(
    () => parseLedger(text.replace(from, to)),
    (error) => {
      assert.equal(error.code, "ledger-malformed");
      assert.deepEqual({ ...error.data }, { reason, field });
      return true;
    },
  );
}

test("what could not happen is not a ledger", () => {
  refuses('}],"refundedAt"', '}],"refunded"', "unknown", "refunded");
  refuses('"seenAt"', '"sentAt"', "repeated", "sentAt");
  refuses('"commitment"', '"note"', "unknown", "note");
  refuses('{"index":0', '{"index":0,"index":1', "repeated", "index");
  refuses('"index":1', '"index":0', "share claimed twice", "claims");
  refuses('"index":1', '"index":3', "no such share", "claims");
  for (const index of ["-1", "-0", '"1"', "null", "[1]"]) refuses('"index":1', `"index":${index}`, "not a number of a share", "index");
  refuses('"who":"包"', '"who":null', "not a string", "who");
  refuses("包", "红", "name twice", "claims");
  refuses("00.008Z", "00.006Z", "earlier than the one before", "claims");
  refuses("17T00:00:00.008Z", "18T00:00:00.000Z", "not before expiresAt", "claims");
  refuses('"total":"10000"', '"total":"10001"', "commitment-mismatch", "commitment");
  refuses('"rule":"double-mean"', '"rule":"mean"', "reveal-malformed", "packet");
  refuses('"count":3', '"count":0', "count-invalid", "packet");
  refuses(`["${packet.shares[0]}"`, '["1"', "not what the packet gives", "shares");
  refuses(`["${packet.shares[0]}"`, `[${packet.shares[0]}`, "not a string", "shares");
  refuses(`["${packet.shares[0]}"`, '["0","0"', "not as many as the count", "shares");
  refuses('"shares":[', '"shares":{', "not a list", "shares");
  refuses('"shares":[', '"shares":[,', "not a list", "shares");
  refuses('"expiresAt":"2026-02-18', '"expiresAt":"2026-02-17', "not after sentAt", "expiresAt");
  refuses('"refundedAt":"2026-02-18', '"refundedAt":"2026-02-17', "before expiresAt", "refundedAt");
  refuses('"seenAt":"2026-02-18', '"seenAt":"2026-02-17', "earlier than what happened", "seenAt");
  refuses('"decimals":2', '"decimals":9', "not a number of decimals", "decimals");
  refuses('"decimals":2', '"currency":"yen"', "not a currency", "currency");
});

test("instants are written in one way", () => {
  for (const instant of ["", "2026-02-17", "2026-02-17T00:00:00Z", "2026-02-17T00:00:00.000+00:00", "2026-02-30T00:00:00.000Z", "2026-02-16T24:00:00.000Z", "2026-2-17T00:00:00.0000Z", "+002026-02-17T00:00:00.000Z", "2026-02-17t00:00:00.000z", "Feb 17, 2026 00:00:00 UT"]) {
    refuses('"sentAt":"2026-02-17T00:00:00.000Z"', `"sentAt":"${instant}"`, "not an instant", "sentAt");
  }
});

test("a text that is no JSON is refused where it stops being JSON", () => {
  fails("ledger-malformed", () => parseLedger("{}"), { reason: "missing", field: "packet" });
  fails("ledger-malformed", () => parseLedger('{"packet":tru}'), { reason: "not JSON", position: 10 });
  fails("ledger-malformed", () => parseLedger("\ud800"), { reason: "not well-formed text" });
  for (const text of ["", "[]", "{", '{"packet"', '{"packet":', '{"packet":{]', '{"packet":{}]', '{"packet":"\\ud800"}', '{"packet":1.5}', "{}x"]) {
    assert.throws(() => parseLedger(text), (error) => error.code === "ledger-malformed");
  }
});

test("money is conserved in every state", () => {
  const d = draws(random());
  for (let time = 0; time < sample(500); time += 1) {
    const count = 1 + d.below(7);
    const total = BigInt(count + d.below(1_000));
    let ledger = openLedger(sealRedPacket(total, count), sent, { expiry: { hours: 1 / 36_000 } });
    for (let step = d.below(40); step > 0; step -= 1) {
      const at = after(d.below(300) - 100);
      const before = ledgerTotals(ledger, new Date(ledger.seenAt));
      const seen = ledger.seenAt;
      try {
        switch (d.below(4)) {
          case 0:
            ledger = observeLedger(ledger, at);
            break;
          case 1: {
            const claim = claimShare(ledger, d.pick(["", "a", "b", "红\"\\"]), at, d.pick([undefined, d.below(count)]));
            assert.equal(before.state, "open");
            assert.equal(ledgerTotals(claim.ledger, at).claimed, before.claimed + claim.amount);
            ledger = claim.ledger;
            break;
          }
          case 2: {
            const refund = refundRest(ledger, at);
            assert.equal(refund.amount, before.left);
            assert.ok(refund.amount > 0n && refund.ledger.seenAt >= ledger.expiresAt);
            ledger = refund.ledger;
            break;
          }
          default:
            assert.deepEqual(parseLedger(JSON.stringify(ledger)), ledger);
        }
      } catch (error) {
        assert.ok(error instanceof HongbaoError, String(error));
      }
      const totals = ledgerTotals(ledger, new Date(ledger.seenAt));
      assert.ok(ledger.seenAt >= seen);
      assert.equal(totals.claimed + totals.left + totals.refunded, total);
      assert.equal(totals.best === null, totals.state !== "finished");
    }
  }
});

test("no function believes a ledger that was changed", () => {
  const claimed = claimShare(open(), "红", after(1_000)).ledger;
  const refunded = refundRest(open(), after(2 * day)).ledger;
  const changes = {
    "a share that is not the packet's": [claimed, { shares: ["99999999", "1", "1"] }],
    "a negative share": [claimed, { shares: [`-${claimed.shares[0]}`, claimed.shares[1], claimed.shares[2]] }],
    "a share in another spelling": [claimed, { shares: [`0x${BigInt(claimed.shares[0]).toString(16)}`, claimed.shares[1], claimed.shares[2]] }],
    "three claims of one share": [claimed, { claims: [0, 0, 0].map((index) => ({ index, who: "", at: claimed.seenAt })) }],
    "a claim of no share": [claimed, { claims: [{ index: 7, who: "", at: claimed.seenAt }] }],
    "one name twice": [claimed, { claims: ["é x", "e\u0301  x"].map((who, index) => ({ index, who, at: claimed.seenAt })) }],
    "another total": [claimed, { packet: { ...claimed.packet, total: "20000" } }],
    "another commitment": [claimed, { commitment: "0".repeat(64) }],
    "a refund before the end": [claimed, { refundedAt: claimed.seenAt }],
    "a refund that was taken out": [refunded, { seenAt: refunded.sentAt }],
    "an end that is no instant": [claimed, { expiresAt: "later" }],
    "a field that no ledger has": [claimed, { paid: true }],
    "nothing": [claimed, { shares: undefined }],
    "a circle": [claimed, { packet: (() => { const circle = {}; return Object.assign(circle, { circle }); })() }],
  };
  for (const [name, [ledger, change]] of Object.entries(changes)) {
    const changed = { ...ledger, ...change };
    for (const work of [
      () => observeLedger(changed, after(3_000)),
      () => claimShare(changed, "白", after(3_000)),
      () => refundRest(changed, after(3 * day)),
      () => reopenRefund(changed, after(3_000), "x"),
      () => ledgerTotals(changed, after(3_000)),
    ]) fails("ledger-malformed", work);
    assert.ok(name);
  }
  for (const nothing of [undefined, null, {}, [], 5, "ledger"]) fails("ledger-malformed", () => ledgerTotals(nothing, sent));
});

test("a ledger that was made here cannot be changed, and one that came back by JSON goes on", () => {
  const ledger = claimShare(open(), "红", after(1_000)).ledger;
  for (const change of [
    () => (ledger.refundedAt = "x"),
    () => (ledger.shares[0] = "1"),
    () => ledger.claims.push({}),
    () => (ledger.claims[0].index = 2),
    () => (ledger.packet.total = "1"),
    () => ledger.corrections.push({}),
  ]) assert.throws(change, TypeError);
  const again = claimShare(structuredClone(ledger), "白", after(2_000));
  assert.deepEqual(again.ledger, claimShare(ledger, "白", after(2_000)).ledger);
});

test("names are compared as people read them, and what nobody sees is refused", () => {
  const { ledger } = claimShare(open(), "Zoë  Li", after(1_000));
  for (const who of ["Zoë  Li", "Zoe\u0308 Li", " Zoë\u3000Li ", "Zoë\tLi"]) fails("already-claimed", () => claimShare(ledger, who, after(2_000)));
  // Capitals may be another account's.
  assert.equal(claimShare(ledger, "zoë li", after(2_000)).index, 1);
  for (const who of ["a\u200bb", "\u2060", "a\u00adb", "\u202ea"]) fails("option-invalid", () => claimShare(ledger, who, after(2_000)), { option: "who" });
  assert.equal(claimShare(ledger, "👩\u200d💻", after(2_000)).index, 1);
  const joined = claimShare(ledger, "علی\u200cرضا", after(2_000)).ledger;
  fails("already-claimed", () => claimShare(joined, "علیرضا", after(3_000)));
  const blank = claimShare(ledger, "  ", after(2_000)).ledger;
  assert.equal(claimShare(blank, " ", after(3_000)).index, 2);
});

test("a refund that a wrong clock made is taken back once, with the reason, and nothing is paid twice", () => {
  const claimed = claimShare(open(), "红", after(1_000)).ledger;
  const wrong = refundRest(claimed, new Date("2090-01-01T00:00:00Z"));
  const ledger = reopenRefund(wrong.ledger, after(5_000), "the tablet stood in 2090");
  assert.deepEqual(ledger.corrections, [{ refundedAt: "2090-01-01T00:00:00.000Z", at: after(5_000).toISOString(), reason: "the tablet stood in 2090" }]);
  assert.equal(ledger.refundedAt, null);
  assert.equal(ledger.seenAt, after(5_000).toISOString());
  const { state, claimed: taken, left, refunded } = ledgerTotals(ledger, after(5_000));
  assert.deepEqual([state, taken + left, refunded], ["open", 10_000n, 0n]);
  assert.deepEqual(parseLedger(JSON.stringify(ledger)), ledger);
  fails("not-refunded", () => reopenRefund(ledger, after(6_000), "again"));
  const second = claimShare(ledger, "白", after(6_000));
  const rest = refundRest(second.ledger, after(2 * day));
  assert.equal(taken + second.amount + rest.amount, 10_000n);
  fails("already-refunded", () => refundRest(rest.ledger, after(3 * day)));
});

test("a refund is taken back only by a clock that it contradicts", () => {
  const claimed = claimShare(open(), "红", after(1_000)).ledger;
  const refunded = refundRest(claimed, after(2 * day)).ledger;
  fails("packet-expired", () => reopenRefund(refunded, after(day), "x"));
  fails("date-invalid", () => reopenRefund(refunded, after(999), "x"));
  fails("date-invalid", () => reopenRefund(refunded, new Date(Number.NaN), "x"));
  for (const reason of ["", "  ", 5, undefined, "x".repeat(201), "\ud800"]) fails("option-invalid", () => reopenRefund(refunded, after(2_000), reason), { option: "reason" });
  fails("not-refunded", () => reopenRefund(claimed, after(2_000), "x"));
  const reopened = reopenRefund(refunded, after(2_000), "x");
  // A correction by a clock that went back behind the one before is none.
  fails("date-invalid", () => reopenRefund(refundRest(reopened, after(3 * day)).ledger, after(1_999), "y"));
  for (const corrections of [
    [{ ...reopened.corrections[0], at: after(day).toISOString() }],
    [{ ...reopened.corrections[0], refundedAt: after(1).toISOString() }],
    [{ ...reopened.corrections[0], reason: " " }],
    [{ ...reopened.corrections[0], at: after(3_000).toISOString() }],
  ]) fails("ledger-malformed", () => parseLedger(JSON.stringify({ ...reopened, corrections })));
});

test("a ledger of before corrections were kept is read", () => {
  const { corrections, ...before } = open();
  assert.deepEqual(corrections, []);
  assert.deepEqual(parseLedger(JSON.stringify(before)), open());
});

test("a text that JSON.stringify wrote, and one that it did not, are read alike", () => {
  const ledger = claimShare(open({ currency: "JPY" }), "红包 \u2028", after(1_000)).ledger;
  const plain = JSON.stringify(ledger);
  const spaced = JSON.stringify(ledger, null, 1);
  assert.deepEqual(parseLedger(plain), ledger);
  assert.deepEqual(parseLedger(spaced), ledger);
  for (const text of [plain, spaced]) {
    fails("ledger-malformed", () => parseLedger(text.replace(/"claims"/, '"claims":[],"claims"')), { reason: "repeated", field: "claims" });
    fails("ledger-malformed", () => parseLedger(text.replace(/\{/, '{"__proto__":{},')), { reason: "unknown" });
    fails("ledger-malformed", () => parseLedger(text.replace(/"who"/, '"index":0,"who"')));
    fails("ledger-malformed", () => parseLedger(text.replace("红包", "\\ud800")));
  }
});
