// Lists as programs make them by mistake: with a hole, with undefined, or no list at all; and constants that nobody may change.

import assert from "node:assert/strict";
import { test } from "node:test";
import { exportPromoters } from "../../dist/npm/batch.js";
import { gs1Link, gs1Text } from "../../dist/npm/gs1.js";
import * as hongbao from "../../dist/npm/index.js";
import { joinScanned, scanQr } from "../../dist/npm/scan.js";

const { encodeQr, encodeQrSequence, HongbaoError, ledgerTotals, openLedger, payload, payloadOptions, qrToPixels, rankShares, sealRedPacket, verifyRedPacket } = hongbao;

/** The error that a call ends in: its code, its figures and its sentence. */
function problemOf(work) {
  try {
    work();
  } catch (problem) {
    assert.ok(problem instanceof HongbaoError, problem.stack);
    return { code: problem.code, data: problem.data, message: problem.message };
  }
  throw new assert.AssertionError({ message: `${work} has no error` });
}

const at = new Date("2027-02-05T12:00:00Z");
const packet = sealRedPacket(888n, 3);
const ledger = openLedger(packet, at);
const parts = encodeQrSequence("恭喜发财".repeat(20), { symbols: 2 }).flatMap((code) => scanQr(qrToPixels(code)));
const article = { ai: "01", value: "09521234543213" };

/** What takes a list, what it is called with, entries that are right, and the code of the error of one that is not there. */
const takers = {
  gs1Text: [gs1Text, [article, { ai: "10", value: "A" }], "option-invalid"],
  gs1Link: [gs1Link, [article, { ai: "10", value: "A" }], "option-invalid"],
  "the telephones of a contact": [(phone) => payload.vcard({ name: "A", phone }), [{ number: "1" }, { number: "+86 10 5555 0199" }], "payload-invalid"],
  "the addresses of a contact": [(email) => payload.vcard({ name: "A", email }), ["a@b.co", "c@d.co"], "payload-invalid"],
  "whom a letter is sent to": [(to) => payload.email({ to }), ["a@b.co", "c@d.co"], "payload-invalid"],
  "who gets a copy": [(cc) => payload.email({ to: "a@b.co", cc }), ["a@b.co", "c@d.co"], "payload-invalid"],
  "who gets a hidden copy": [(bcc) => payload.email({ to: "a@b.co", bcc }), ["a@b.co", "c@d.co"], "payload-invalid"],
  rankShares: [rankShares, [1n, 2n], "value-invalid"],
  "published shares": [(shares) => verifyRedPacket(packet.reveal, { commitment: packet.commitment, shares }), packet.shares, "amount-invalid"],
  "the shares of a packet": [(shares) => openLedger({ ...packet, shares }, at), packet.shares, "ledger-malformed"],
  "the shares of a ledger": [(shares) => ledgerTotals({ ...ledger, shares }, at), ledger.shares, "ledger-malformed"],
  "the claims of a ledger": [(claims) => ledgerTotals({ ...ledger, claims, seenAt: "2027-02-05T12:00:01.000Z" }, at), [{ index: 0, who: "a", at: ledger.sentAt }, { index: 1, who: "b", at: ledger.sentAt }], "ledger-malformed"],
  joinScanned: [joinScanned, parts, "option-invalid"],
};

for (const [name, [take, entries, code]] of Object.entries(takers)) {
  test(`${name}: a hole in the list is what undefined is there`, () => {
    take([...entries]);
    for (let place = 0; place < entries.length; place += 1) {
      const holed = [...entries];
      delete holed[place];
      const filled = [...entries];
      filled[place] = undefined;
      const problem = problemOf(() => take(holed));
      assert.equal(problem.code, code);
      assert.deepEqual(problem, problemOf(() => take(filled)));
    }
    // Nothing but holes, and more of them than anybody could wait for.
    assert.equal(problemOf(() => take(new Array(2 ** 32 - 1))).code, code);
  });
}

test("a batch names the place of a hole", async () => {
  for (const list of [[{ id: "a" }, , { id: "b" }], [{ id: "a" }, undefined, { id: "b" }]]) {
    await assert.rejects(new Response(exportPromoters(list, { base: "https://example.com/" })).arrayBuffer(), (problem) => problem.code === "promoter-id-invalid" && problem.data.line === 2);
  }
});

test("what is no list is an error with its code", () => {
  for (const shares of [null, 5, "12"]) assert.equal(problemOf(() => verifyRedPacket(packet.reveal, { commitment: packet.commitment, shares })).code, "option-invalid");
  for (const given of [undefined, null, 5, "ab", {}, [], [{}]]) assert.equal(problemOf(() => joinScanned(given)).code, "option-invalid");
  assert.equal(problemOf(() => openLedger({ ...packet, shares: [Object.create(null)] }, at)).code, "ledger-malformed");
  assert.equal(problemOf(() => openLedger({ ...packet, reveal: { ...packet.reveal, count: 3n } }, at)).code, "ledger-malformed");
});

test("what the package hands to everybody is frozen", async () => {
  for (const entry of ["index", "qr", "slim", "scan", "gs1", "batch", "font", "elements"]) {
    const exported = await import(new URL(`../../dist/npm/${entry}.js`, import.meta.url));
    for (const [name, value] of Object.entries(exported)) if (typeof value === "object") frozen(value, `${name} of ${entry}`);
  }
  assert.throws(() => void (payloadOptions.epc.errorCorrection = "L"), TypeError);
  assert.throws(() => void (payloadOptions.epc = {}), TypeError);
  assert.throws(() => void (payload.epc = () => ""), TypeError);
  assert.equal(encodeQr(payload.epc({ name: "a", iban: "BE72000000001616" }), payloadOptions.epc).errorCorrection, "M");
  // A copy is the caller's own.
  assert.equal(encodeQr("a", { ...payloadOptions.epc, errorCorrection: "H" }).errorCorrection, "H");
});

function frozen(value, name) {
  assert.ok(Object.isFrozen(value), name);
  for (const [key, inner] of Object.entries(value)) if (typeof inner === "object" && inner !== null) frozen(inner, `${name}.${key}`);
}
