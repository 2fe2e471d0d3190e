import assert from "node:assert/strict";
import { test } from "node:test";
import { createStaticPix, hasError, parsePix } from "pix-utils";
import promptpay from "promptpay-qr";
import epcText from "sepa-payment-qr-code";
import { calculateQRReferenceChecksum, isIBANValid, isQRReferenceValid, isSCORReferenceValid } from "swissqrbill/utils";
import { readTwice } from "../decoders.mjs";
import { draws, random } from "../seeded.mjs";

const { encodeQr, explain, HongbaoError, payload, payloadOptions, qrToPixels } = await import(new URL("../../dist/npm/index.js", import.meta.url));

/** Asserts that a payment is refused, with the field that is wrong. */
function refused(field, make) {
  assert.throws(make, (error) => {
    assert.ok(error instanceof HongbaoError);
    assert.deepEqual([error.code, error.data.field], ["payload-invalid", field]);
    return true;
  });
}

const transfer = { name: "Red Cross of Belgium", iban: "BE72 0000 0000 1616", bic: "BPOTBEB1", amount: 100n, text: "Urgency fund", information: "Sample EPC QR code" };

test("a transfer is the published example of EPC069-12, in version 002", () => {
  assert.equal(payload.epc(transfer), "BCD\n002\n1\nSCT\nBPOTBEB1\nRed Cross of Belgium\nBE72000000001616\nEUR1.00\n\n\nUrgency fund\nSample EPC QR code");
});

test("a transfer is what another library writes", () => {
  for (const amount of [1n, 100n, 123_456n, 99_999_999_999n]) {
    const theirs = epcText({ name: "François D'Alsace S.A.", iban: "FR1420041010050500013M02606", amount: Number(amount) / 100, unstructuredReference: "Client:Marie Louise La Lune" });
    const ours = payload.epc({ name: "François D'Alsace S.A.", iban: "FR1420041010050500013M02606", amount, text: "Client:Marie Louise La Lune" });
    assert.equal(ours, theirs.replace(/\n+$/, ""));
  }
});

test("a transfer's mistakes are named", () => {
  refused("iban", () => payload.epc({ ...transfer, iban: "BE73 0000 0000 1616" }));
  refused("iban", () => payload.epc({ ...transfer, iban: "BE7200000000161" }));
  refused("iban", () => payload.epc({ ...transfer, iban: "XX72000000001616" }));
  refused("amount", () => payload.epc({ ...transfer, amount: 0n }));
  refused("amount", () => payload.epc({ ...transfer, amount: 100_000_000_000n }));
  refused("amount", () => payload.epc({ ...transfer, amount: 1 }));
  refused("bic", () => payload.epc({ ...transfer, bic: "BPOT" }));
  refused("name", () => payload.epc({ ...transfer, name: "a".repeat(71) }));
  refused("name", () => payload.epc({ ...transfer, name: "a\nb" }));
  refused("reference", () => payload.epc({ ...transfer, reference: "RF18539007547034" }));
  refused("reference", () => payload.epc({ ...transfer, text: undefined, reference: "RF19539007547034" }));
  refused("fields", () => payload.epc({ ...transfer, name: "包".repeat(70), text: "包".repeat(70) }));
  for (const control of ["\u0000", "\u001f", "\u007f", "\u0080", "\u0085", "\u009f"]) {
    refused("name", () => payload.epc({ ...transfer, name: `a${control}b` }));
    refused("text", () => payload.epc({ ...transfer, text: `a${control}b` }));
  }
  assert.match(payload.epc({ ...transfer, text: undefined, reference: "RF18 5390 0754 7034" }), /\n\nRF18539007547034\n\nSample/);
});

test("a transfer's symbol has level M, no ECI, and is read by strangers", async () => {
  const text = payload.epc(transfer);
  const symbol = encodeQr(text, payloadOptions.epc);
  assert.equal(symbol.errorCorrection, "M");
  assert.ok(symbol.segments.every(({ mode }) => mode !== "eci"));
  assert.deepEqual(await readTwice(qrToPixels(symbol)), { zxing: text, jsQR: text });
  assert.throws(() => encodeQr("a".repeat(332), payloadOptions.epc), { code: "text-too-long" });
});

const creditor = { name: "Robert Schneider AG", street: "Rue du Lac", house: "1268", postcode: "2501", city: "Biel", country: "CH" };
const debtor = { name: "Pia-Maria Rutschmann-Schnyder", street: "Grosse Marktgasse", house: "28", postcode: "9400", city: "Rorschach", country: "CH" };

test("a Swiss bill is the published example of the guidelines", () => {
  const text = payload.swissQr({ creditor, iban: "CH44 3199 9123 0008 8901 2", amount: 199_995n, currency: "CHF", debtor, reference: "21 00000 00003 13947 14300 09017", message: "Order of 15.06.2020" });
  assert.deepEqual(text.split("\n"), [
    ...["SPC", "0200", "1", "CH4431999123000889012", "S", "Robert Schneider AG", "Rue du Lac", "1268", "2501", "Biel", "CH"],
    ...["", "", "", "", "", "", "", "1999.95", "CHF"],
    ...["S", "Pia-Maria Rutschmann-Schnyder", "Grosse Marktgasse", "28", "9400", "Rorschach", "CH"],
    ...["QRR", "210000000003139471430009017", "Order of 15.06.2020", "EPD"],
  ]);
  assert.equal(encodeQr(text, payloadOptions.swissQr).errorCorrection, "M");
});

test("a Swiss bill's check digits are those of another library", () => {
  const { below: next } = draws(random(7));
  for (let round = 0; round < 300; round += 1) {
    const digits = Array.from({ length: 26 }, () => next(10)).join("");
    const right = digits + calculateQRReferenceChecksum(digits);
    const wrong = digits + ((Number(right[26]) + 1 + next(9)) % 10);
    const bill = (reference) => payload.swissQr({ creditor, iban: "CH4431999123000889012", currency: "CHF", reference });
    assert.ok(isQRReferenceValid(right) && bill(right).includes(right));
    if (!isQRReferenceValid(wrong)) refused("reference", () => bill(wrong));
  }
  assert.ok(isSCORReferenceValid("RF18539007547034"));
  assert.match(payload.swissQr({ creditor, iban: "CH5800791123000889012", currency: "EUR", reference: "RF18539007547034" }), /\nSCOR\nRF18539007547034\n/);
  assert.match(payload.swissQr({ creditor, iban: "CH5800791123000889012", currency: "EUR" }), /\nNON\n\n\nEPD$/);
});

test("account numbers are those that another library takes", () => {
  const { below: next } = draws(random(8));
  for (const iban of ["DE89370400440532013000", "GB82WEST12345698765432", "CH9300762011623852957", "NO9386011117947", "MT84MALT011000012345MTLCAST001S", "LI21088100002324013AA"]) {
    for (let round = 0; round < 40; round += 1) {
      const place = next(iban.length);
      const changed = round === 0 ? iban : iban.slice(0, place) + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[next(36)] + iban.slice(place + 1);
      if (isIBANValid(changed)) assert.ok(payload.epc({ name: "a", iban: changed }).includes(changed));
      else refused("iban", () => payload.epc({ name: "a", iban: changed }));
    }
  }
});

test("a Swiss bill's mistakes are named", () => {
  refused("iban", () => payload.swissQr({ creditor, iban: "DE89370400440532013000", currency: "CHF" }));
  refused("reference", () => payload.swissQr({ creditor, iban: "CH4431999123000889012", currency: "CHF" }));
  refused("reference", () => payload.swissQr({ creditor, iban: "CH4431999123000889012", currency: "CHF", reference: "RF18539007547034" }));
  refused("currency", () => payload.swissQr({ creditor, iban: "CH5800791123000889012", currency: "USD" }));
  refused("creditor.name", () => payload.swissQr({ creditor: { ...creditor, name: "红包" }, iban: "CH5800791123000889012", currency: "CHF" }));
  refused("debtor.country", () => payload.swissQr({ creditor, debtor: { ...debtor, country: "Schweiz" }, iban: "CH5800791123000889012", currency: "CHF" }));
  refused("message", () => payload.swissQr({ creditor, iban: "CH5800791123000889012", currency: "CHF", message: "a".repeat(141) }));
});

/** A bill whose text has so many bytes: é has two in UTF-8. */
function billOf(bytes) {
  const party = { name: "é".repeat(70), street: "é".repeat(70), house: "é".repeat(16), postcode: "2501", city: "é".repeat(35), country: "CH" };
  const parts = { creditor: party, debtor: party, iban: "CH5800791123000889012", currency: "CHF" };
  const most = "é".repeat(140);
  const left = bytes - (Buffer.byteLength(payload.swissQr({ ...parts, message: "a" })) - 1);
  assert.ok(left > 0 && left <= 2 * 140, `${left} bytes of a message`);
  return payload.swissQr({ ...parts, message: left % 2 === 0 ? most.slice(0, left / 2) : `${most.slice(0, (left - 1) / 2 - 1)}aaa` });
}

test("a Swiss bill has at most 997 bytes, which are what its largest symbol holds", () => {
  const text = billOf(997);
  assert.equal(Buffer.byteLength(text), 997);
  const { version, errorCorrection } = encodeQr(text, payloadOptions.swissQr);
  assert.deepEqual([version, errorCorrection], ["25", "M"]);
  for (const bytes of [998, 999, 1040]) {
    refused("fields", () => billOf(bytes));
    try {
      billOf(bytes);
    } catch (problem) {
      assert.deepEqual([problem.data.reason, problem.data.value], ["must have at most 997 bytes together", String(bytes)]);
      assert.match(explain(problem, "zh-CN"), /997/);
    }
  }
});

test("a Swiss bill's countries are those of ISO 3166-1", () => {
  const bill = (country) => payload.swissQr({ creditor: { ...creditor, country }, iban: "CH5800791123000889012", currency: "CHF" });
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const letters = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  const taken = letters.flatMap((one) => letters.map((other) => one + other)).filter((country) => {
    try {
      return bill(country) !== "";
    } catch (problem) {
      assert.equal(problem.data.field, "creditor.country");
      return false;
    }
  });
  assert.equal(taken.length, 249);
  // Unicode names each of them.
  assert.deepEqual(taken.filter((country) => names.of(country) === undefined), []);
  for (const country of ["CH", "LI", "DE", "CN", "US", "TW"]) assert.ok(taken.includes(country), country);
  for (const country of ["ZZ", "EU", "UK", "XX", "AA", "ch", "C", "", " A", "D ", "CHE", "Ch", undefined, null, 7, ["CH"]]) refused("creditor.country", () => bill(country));
});

test("a payment by UPI is an address that URL reads back", () => {
  const url = new URL(payload.upi({ payee: "name@bank", name: "A & B", amount: 1995n, note: "for 红包", reference: "X1" }));
  assert.equal(url.protocol, "upi:");
  assert.deepEqual(Object.fromEntries(url.searchParams), { pa: "name@bank", pn: "A & B", tr: "X1", tn: "for 红包", am: "19.95", cu: "INR" });
  refused("payee", () => payload.upi({ payee: "name", name: "a" }));
  refused("payee", () => payload.upi({ payee: "a@b&am=1", name: "a" }));
  // The addresses of an account, of a person, and of a telephone.
  for (const payee of ["12345@HDFC0000001.ifsc.npci", "234567890124@aadhaar.npci", "9800011111@mobile.npci", "a@upi", "name.of-some_one@ok-bank", "a@yb"]) {
    assert.equal(new URL(payload.upi({ payee, name: "a" })).searchParams.get("pa"), payee);
  }
  const most = `${"a".repeat(256)}@${"b".repeat(64)}`;
  assert.ok(payload.upi({ payee: most, name: "a" }).includes(most));
  for (const payee of ["@bank", "a@", "a@b", "a@.bank", "a@bank.", "a@-bank", "a@bank-", "a@ba..nk", "a@b@nk", "a b@bank", "a@ba nk", "a@ba_nk", "é@bank", `a${most}`, `${most}b`, "a@bank?am=1", "a@bank#", "a@bank%26"]) refused("payee", () => payload.upi({ payee, name: "a" }));
  refused("amount", () => payload.upi({ payee: "name@bank", name: "a", amount: -1n }));
});

test("a payment by PIX is what another library writes and reads", () => {
  for (const [key, amount] of [["123e4567-e12b-12d1-a456-426655440000", 150n], ["+5561912345678", 1n], ["fulano2019@example.com", 123_456n], ["52998224725", undefined], ["11444777000161", 5n]]) {
    const ours = payload.pix({ key, name: "FULANO DE TAL", city: "BRASILIA", amount, id: "PEDIDO1" });
    const theirs = createStaticPix({ merchantName: "FULANO DE TAL", merchantCity: "BRASILIA", pixKey: key, transactionAmount: amount === undefined ? 0 : Number(amount) / 100, txid: "PEDIDO1" });
    assert.ok(!hasError(theirs));
    assert.equal(ours, theirs.toBRCode());
    const read = parsePix(ours);
    assert.deepEqual([read.pixKey, read.merchantName, read.txid], [key, "FULANO DE TAL", "PEDIDO1"]);
  }
  // The manual of the Central Bank prints this one.
  assert.equal(
    payload.pix({ key: "123e4567-e12b-12d1-a456-426655440000", name: "Fulano de Tal", city: "BRASILIA" }),
    "00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-4266554400005204000053039865802BR5913Fulano de Tal6008BRASILIA62070503***63041D3D",
  );
  refused("key", () => payload.pix({ key: "52998224726", name: "a", city: "b" }));
  refused("key", () => payload.pix({ key: "11111111111", name: "a", city: "b" }));
  refused("key", () => payload.pix({ key: "11444777000162", name: "a", city: "b" }));
  // The example of Receita Federal for numbers with letters, which count as their ASCII codes less 48.
  const keyOf = (key) => parsePix(payload.pix({ key, name: "a", city: "b" })).pixKey;
  for (const key of ["12.ABC.345/01DE-35", "12ABC34501DE35", " 12.abc.345/01de-35 "]) assert.equal(keyOf(key), "12ABC34501DE35");
  assert.equal(keyOf("12abi34501sk25"), "12ABI34501SK25");
  for (const key of ["12.ABC.345/01DE-36", "12.ABC.345/01DE-53", "12.ABD.345/01DE-35", "12ABC34501DE3A", "12ABC34501D35", "12ABÇ34501DE35", "ABC.DEF.GHI-35", "12AB\u013134501SK25", "12ABI34501\u017fK25", "12ABI34501S\u212a25"]) refused("key", () => payload.pix({ key, name: "a", city: "b" }));
  assert.equal(keyOf("+55 (0)61 91234-5678"), "+5561912345678");
  refused("city", () => payload.pix({ key: "52998224725", name: "a", city: "São Paulo" }));
  refused("name", () => payload.pix({ key: "52998224725", name: "a".repeat(26), city: "b" }));
  refused("id", () => payload.pix({ key: "52998224725", name: "a", city: "b", id: "a-b" }));
});

test("a payment by PromptPay is what another library writes", () => {
  for (const [id, given] of [["081-234-5678", "0812345678"], ["+66 81 234 5678", "0812345678"], ["1-2345-67890-12-1", "1234567890121"], ["123456789012345", "123456789012345"]]) {
    for (const amount of [undefined, 1n, 10_000n, 123_456n]) {
      assert.equal(payload.promptpay({ id, amount }), promptpay(given, amount === undefined ? {} : { amount: Number(amount) / 100 }));
    }
  }
  // What a telephone is for the other contents, it is here as well.
  for (const id of ["+66 (0)89 999 9999", "0066 89 999 9999", "0066 (0)89 999 9999", "66 89 999 9999", "+66.89-999/9999", "089–999–9999", "＋６６８９９９９９９９９", "0899999999"]) {
    assert.equal(payload.promptpay({ id }), promptpay("0899999999", {}), id);
  }
  for (const id of ["+66 2 123 4567", "+65 89 999 9999", "+1234567890121", "*089*9999999", "08999999990"]) refused("id", () => payload.promptpay({ id }));
  refused("id", () => payload.promptpay({ id: "1234567890122" }));
  refused("id", () => payload.promptpay({ id: "12345" }));
});
