// Contents beyond the first ones: each form is filled in as people do, and the code is read and taken apart by strangers.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createRequire } from "node:module";
import { payload } from "../../dist/npm/index.js";
import { launch, serve } from "./browser.mjs";
import { axeFindings, readCanvas, screens, startPage } from "./page.mjs";

const require = createRequire(import.meta.url);
const { parsePix, hasError } = require("pix-utils");

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve("dist/www")]);
});

after(() => Promise.all([browser.close(), server.close()]));

const start = (t, options = {}, hash = "") => startPage(t, browser, `${server.address}/${hash}`, options);

/** Chooses a kind, fills its fields in and reads the code. */
async function held(page, kind, fields) {
  await page.check(`input[name=kind][value=${kind}]`);
  await page.evaluate(() => document.querySelectorAll(".content details").forEach((group) => (group.open = true)));
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`#${kind}-${name}`);
    if ((await field.evaluate(({ localName }) => localName)) === "select") await field.selectOption(value);
    else await field.fill(value);
  }
  const { zxing, jsQR } = await readCanvas(page, ".plate canvas");
  assert.equal(zxing, jsQR);
  return zxing;
}

const creditor = { name: "Robert Schneider AG", street: "Rue du Lac", house: "1268", postcode: "2501", city: "Biel" };

const filled = [
  ["whatsapp", { to: "+44 (0)20 7946 0958", text: "Hello & 你好" }, payload.whatsapp({ to: "+442079460958", text: "Hello & 你好" })],
  ["epc", { name: "Red Cross of Belgium", iban: "BE72 0000 0000 1616", amount: "1,50", text: "Urgency fund" }, payload.epc({ name: "Red Cross of Belgium", iban: "BE72000000001616", amount: 150n, text: "Urgency fund" })],
  ["swissQr", { ...creditor, iban: "CH58 0079 1123 0008 8901 2", amount: "1'999.95", currency: "CHF" }, payload.swissQr({ creditor: { ...creditor, country: "CH" }, iban: "CH5800791123000889012", amount: 199995n, currency: "CHF" })],
  ["upi", { payee: "name@bank", name: "Name", amount: "19.95", note: "Tea" }, payload.upi({ payee: "name@bank", name: "Name", amount: 1995n, note: "Tea" })],
  ["pix", { key: "123e4567-e12b-12d1-a456-426655440000", name: "Fulano de Tal", city: "BRASILIA", amount: "2" }, payload.pix({ key: "123e4567-e12b-12d1-a456-426655440000", name: "Fulano de Tal", city: "BRASILIA", amount: 200n })],
  ["promptpay", { id: "081-234-5678", amount: "100" }, payload.promptpay({ id: "0812345678", amount: 10000n })],
];

for (const [name, options] of Object.entries(screens)) {
  test(`payments and WhatsApp hold what their schemes say: ${name}`, async (t) => {
    const { page, problems } = await start(t, options);
    for (const [kind, fields, text] of filled) assert.equal(await held(page, kind, fields), text, kind);
    assert.deepEqual(problems, []);
    assert.deepEqual(await axeFindings(page), []);
  });
}

test("a stranger takes a PIX code apart", async (t) => {
  const { page } = await start(t);
  const pix = parsePix(await held(page, ...filled[4]));
  assert.equal(hasError(pix), false);
  assert.deepEqual([pix.merchantName, pix.merchantCity, pix.transactionAmount], ["Fulano de Tal", "BRASILIA", 2]);
});

test("a bank's reader gets the level that it insists on, and a Swiss bill its cross, whatever the look says", async (t) => {
  const { page } = await start(t, {}, "#error-correction=H&charset=utf-8");
  const facts = () => page.textContent(".symbol-facts");
  await held(page, ...filled[1]);
  assert.match(await facts(), /error correction M/);
  await held(page, ...filled[2]);
  assert.match(await facts(), /error correction M/);
  const [rim, black, cross] = await page.evaluate(() => {
    const canvas = document.querySelector(".plate canvas");
    const code = (canvas.width * 46) / (46 + 8 * (46 / Number(/(\d+) × /.exec(document.querySelector(".symbol-facts").textContent)[1])));
    const millimetre = code / 46;
    const at = (right, down) => canvas.getContext("2d").getImageData(canvas.width / 2 + right * millimetre, canvas.height / 2 + down * millimetre, 1, 1).data[0];
    return [at(3.4, 3.4), at(2.6, 2.6), at(0, 0)];
  });
  assert.deepEqual([rim > 200, black < 60, cross > 200], [true, true, true]);
  // Another content has the level that was chosen.
  await held(page, "link", { url: "mycafe.example" });
  assert.match(await facts(), /error correction H/);
});

const wrong = [
  ["whatsapp", "to", "020 7946 0958", /code of the country/],
  ["epc", "iban", "DE89370400440532013001", /digit is missing or wrong/],
  ["epc", "amount", "a lot", /such as 19\.95/],
  ["swissQr", "country", "Swiss", /Two letters/],
  ["upi", "payee", "nobody", /name@bank/],
  ["pix", "name", "João", /without accents/],
  ["promptpay", "id", "12", /mobile number/],
];

test("what is wrong is said beside its field", async (t) => {
  const { page } = await start(t);
  for (const [kind, field, value, words] of wrong) {
    await page.check(`input[name=kind][value=${kind}]`);
    for (const [name, right] of Object.entries(filled.find(([one]) => one === kind)[1])) {
      if (name === "currency") continue;
      await page.fill(`#${kind}-${name}`, name === field ? value : right);
    }
    if (field === "country") await page.fill("#swissQr-country", value);
    assert.match(await page.textContent(`#${kind}-${field}-said`), words, kind);
    assert.equal(await page.isDisabled(".saves .primary"), true, kind);
  }
});

test("a contact may have everything, and an enterprise network its user", async (t) => {
  const { page } = await start(t);
  const contact = await held(page, "contact", { name: "王小明", title: "CEO", phone: "+86 10 1234", mobile: "+86 138 0013 8000", street: "长安街 1", postcode: "100000", city: "北京", country: "中国", birthday: "1990-02-03", url: "example.com" });
  assert.match(contact, /TITLE:CEO/);
  assert.match(contact, /TEL;TYPE=WORK,VOICE:\+86101234\r\nTEL;TYPE=CELL:\+8613800138000/);
  assert.match(contact, /ADR[^:]*:;;长安街 1;北京;;100000;中国/);
  assert.match(contact, /BDAY:1990-02-03/);
  await page.fill("#contact-mobile", "12 apples");
  assert.match(await page.textContent("#contact-mobile-said"), /at most 15 digits/);
  await page.check("input[name=kind][value=wifi]");
  await page.selectOption("#wifi-security", "EAP");
  assert.equal(await held(page, "wifi", { ssid: "eduroam", identity: "me@uni.example", password: "hunter2", method: "TTLS", phase2: "PAP" }), payload.wifi({ ssid: "eduroam", security: "EAP", password: "hunter2", eap: { method: "TTLS", identity: "me@uni.example", phase2: "PAP" } }));
  await page.selectOption("#wifi-security", "SAE");
  assert.equal(await page.locator("#wifi-identity").count(), 0);
  assert.match((await readCanvas(page, ".plate canvas")).zxing, /^WIFI:T:SAE;/);
});

test("accounts and amounts are in no address", async (t) => {
  const { page } = await start(t);
  await held(page, ...filled[1]);
  await page.waitForFunction(() => location.hash.includes("kind=epc"));
  assert.doesNotMatch(decodeURIComponent(page.url()), /BE72|1,50|Red Cross/);
});

test("whole days and times keep what was chosen, in both directions", async (t) => {
  const { page, problems } = await start(t);
  const warnings = [];
  page.on("console", (message) => warnings.push(message.text()));
  await page.check("input[name=kind][value=event]");
  await page.check("#event-days");
  await page.fill("#event-title", "New Year");
  await page.fill("#event-start", "2027-01-01");
  await page.fill("#event-end", "2027-01-03");
  await page.uncheck("#event-days");
  assert.deepEqual([await page.inputValue("#event-start"), await page.inputValue("#event-end")], ["2027-01-01T00:00", "2027-01-03T00:00"]);
  const midnight = await page.evaluate(() => new Date(2027, 0, 1).toISOString().replace(/[-:]|\.000/g, ""));
  assert.match((await readCanvas(page, ".plate canvas")).zxing, new RegExp(`DTSTART:${midnight}`));
  await page.fill("#event-start", "2027-01-02T09:30");
  await page.check("#event-days");
  assert.deepEqual([await page.inputValue("#event-start"), await page.inputValue("#event-end")], ["2027-01-02", "2027-01-03"]);
  assert.deepEqual([...problems, ...warnings], []);
});

test("a place that is pasted goes into both fields", async (t) => {
  const { page } = await start(t);
  await page.check("input[name=kind][value=place]");
  for (const [typed, latitude, longitude] of [["31.2304° N, 121.4737° E", "31.2304° N", "121.4737° E"], ["https://www.google.com/maps/@31.2,121.4,15z", "31.2", "121.4"]]) {
    await page.fill("#place-latitude", "");
    await page.fill("#place-longitude", "");
    await page.fill("#place-latitude", typed);
    assert.deepEqual([await page.inputValue("#place-latitude"), await page.inputValue("#place-longitude")], [latitude, longitude]);
  }
  assert.equal((await readCanvas(page, ".plate canvas")).zxing, "geo:31.2,121.4");
});

test("of two links one is chosen at a click, and nothing is wider than a phone", async (t) => {
  const { page } = await start(t, screens.phone);
  const long = (name) => `https://${name}.example/${"a-long-name-of-a-page-".repeat(3)}`;
  for (const typed of [`${long("one")}${long("two")}`, `${long("one")}\n${long("two")}`]) {
    await page.fill("#link-url", typed);
    assert.match(await page.textContent("#link-url-said"), /Which one is meant/);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    for (const button of await page.locator(".answers button").all()) {
      const { x, width } = await button.boundingBox();
      assert.ok(x + width <= 345, `${x + width}`);
    }
  }
  await page.click("text=Only https://two");
  assert.equal(await page.inputValue("#link-url"), long("two"));
});

test("the page says what phones do not open, and knows an e-mail address", async (t) => {
  const { page } = await start(t);
  await page.fill("#link-url", "javascript:alert(1)");
  assert.match(await page.textContent("#link-url-said"), /Phones do not open this/);
  await page.fill("#link-url", "me@mycafe.example");
  assert.match(await page.textContent("#link-url-said"), /e-mail address\. Choose “E-mail”/);
  await page.check("input[name=kind][value=wifi]");
  await page.selectOption("#wifi-security", "WEP");
  await page.fill("#wifi-ssid", "net");
  await page.fill("#wifi-password", "1234");
  assert.match(await page.textContent("#wifi-password-said"), /5 or 13 characters/);
});
