import assert from "node:assert/strict";
import { test } from "node:test";
import ICAL from "ical.js";
import { getCountries, getCountryCallingCode, getExampleNumber, parsePhoneNumber } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import vcf from "vcf";

const { explain, HongbaoError, payload } = await import(new URL("../../dist/npm/index.js", import.meta.url));

const rounds = process.env.HONGBAO_FULL === "1" ? 20_000 : 2_000;

/** Numbers that look random, the same in every run. */
function seeded(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const next = seeded(4);
const marks = ["\\", ";", ",", ":", '"', "'", "=", "&", "?", "#", "%", "+", " ", "a", "F", "0", "9", "红", "包", "🧧", "é", "\\n", "\\;", "P:", "H:true", "\u{2028}"];

/** A text of marks that formats use themselves, never blank. */
function nasty(most, more = []) {
  const from = [...marks, ...more];
  let text = "x";
  for (let left = next(most); left > 0; left -= 1) text += from[next(from.length)];
  return next(2) === 0 ? text : `${text.slice(1)}x`;
}

/** Splits at a mark that no backslash protects, and takes the backslashes off: written from the format's description alone. */
function split(text, mark) {
  const parts = [""];
  for (let place = 0; place < text.length; place += 1) {
    if (text[place] === "\\") parts[parts.length - 1] += text[(place += 1)];
    else if (text[place] === mark) parts.push("");
    else parts[parts.length - 1] += text[place];
  }
  return parts;
}

/** Reads `WIFI:` and `MECARD:` texts. */
function read(kind, text) {
  assert.ok(text.startsWith(`${kind}:`) && text.endsWith(";;"), text);
  const fields = split(text.slice(kind.length + 1), ";");
  assert.deepEqual(fields.splice(-2), ["", ""]);
  return Object.fromEntries(fields.map((field) => [field.slice(0, field.indexOf(":")), field.slice(field.indexOf(":") + 1)]));
}

/** Asserts that a content is refused, with the field that is wrong. */
function refused(field, make) {
  assert.throws(make, (error) => {
    assert.ok(error instanceof HongbaoError);
    assert.equal(error.code, "payload-invalid");
    assert.equal(error.data.field, field);
    assert.match(error.message, new RegExp(`“${field}”`));
    // The reasons are sentences too: none is left in English.
    for (const language of ["zh-CN", "zh-TW"]) assert.doesNotMatch(explain(error, language), /must|[{}[\]]/);
    return typeof error.data.reason === "string";
  });
}

test("a network is written as phones read it", () => {
  assert.equal(payload.wifi({ ssid: "红包", password: "lucky;888" }), "WIFI:T:WPA;S:红包;P:lucky\\;888;;");
  assert.equal(payload.wifi({ ssid: "Home", password: "12345", security: "WEP", hidden: true }), "WIFI:T:WEP;S:Home;P:12345;H:true;;");
  assert.equal(payload.wifi({ ssid: "Café, bar" }), "WIFI:T:nopass;S:Café\\, bar;;");
  assert.equal(payload.wifi({ ssid: 'a\\b;c,d:e"f', password: "password" }), 'WIFI:T:WPA;S:a\\\\b\\;c\\,d\\:e\\"f;P:password;;');
});

test("a name that looks hexadecimal stands as it is, as the readers of Android and iOS take it", () => {
  assert.equal(payload.wifi({ ssid: "CAFE", password: "beefbeef" }), "WIFI:T:WPA;S:CAFE;P:beefbeef;;");
  assert.equal(payload.wifi({ ssid: "12345" }), "WIFI:T:nopass;S:12345;;");
});

test("a network of WPA3 alone takes any password", () => {
  assert.equal(payload.wifi({ ssid: "a", password: "p", security: "SAE" }), "WIFI:T:SAE;S:a;P:p;;");
  assert.equal(payload.wifi({ ssid: "a", password: "p".repeat(70), security: "SAE", hidden: true }), `WIFI:T:SAE;S:a;P:${"p".repeat(70)};H:true;;`);
});

test("a network that asks who joins has the fields of ZXing", () => {
  const eap = { method: "PEAP", identity: "wang;x", anonymous: "anon", phase2: "MSCHAPV2" };
  const text = payload.wifi({ ssid: "eduroam", password: "p", security: "EAP", eap });
  assert.deepEqual(read("WIFI", text), { T: "WPA2-EAP", S: "eduroam", P: "p", E: "PEAP", A: "anon", I: "wang;x", PH2: "MSCHAPV2" });
  assert.deepEqual(read("WIFI", payload.wifi({ ssid: "a", security: "EAP", eap: { method: "TLS", identity: "me" } })), { T: "WPA2-EAP", S: "a", E: "TLS", I: "me" });
  refused("eap", () => payload.wifi({ ssid: "a", password: "p", security: "EAP" }));
  refused("eap", () => payload.wifi({ ssid: "a", password: "password", eap }));
  refused("password", () => payload.wifi({ ssid: "a", security: "EAP", eap }));
  refused("method", () => payload.wifi({ ssid: "a", password: "p", security: "EAP", eap: { method: "LEAP" } }));
  refused("phase2", () => payload.wifi({ ssid: "a", password: "p", security: "EAP", eap: { method: "TTLS", phase2: "CHAP" } }));
});

test("networks are read back whatever their names are", () => {
  for (let round = 0; round < rounds; round += 1) {
    const [ssid, password, hidden] = [nasty(6), `${nasty(10)}12345678`, next(2) === 0];
    const fields = read("WIFI", payload.wifi({ ssid, password, hidden }));
    assert.deepEqual(fields, { T: "WPA", S: ssid, P: password, ...(hidden ? { H: "true" } : {}) });
  }
});

test("networks that cannot be are refused", () => {
  refused("ssid", () => payload.wifi({ ssid: "" }));
  refused("ssid", () => payload.wifi({ ssid: "包".repeat(11) }));
  refused("ssid", () => payload.wifi({ ssid: "a\nb" }));
  refused("ssid", () => payload.wifi({ ssid: "\ud800" }));
  refused("ssid", () => payload.wifi({}));
  refused("security", () => payload.wifi({ ssid: "a", security: "WPA9" }));
  refused("password", () => payload.wifi({ ssid: "a", security: "WPA" }));
  refused("password", () => payload.wifi({ ssid: "a", security: "WEP", password: "" }));
  refused("password", () => payload.wifi({ ssid: "a", security: "nopass", password: "p" }));
  refused("password", () => payload.wifi({ ssid: "a", password: "p".repeat(64) }));
  refused("password", () => payload.wifi({ ssid: "a", password: "1234567" }));
  refused("password", () => payload.wifi({ ssid: "a", password: "f".repeat(65) }));
  refused("hidden", () => payload.wifi({ ssid: "a", hidden: "yes" }));
  refused("fields", () => payload.wifi(null));
  assert.ok(payload.wifi({ ssid: "a".repeat(32), password: "f".repeat(64) }));
});

test("an error about a password does not tell it", () => {
  try {
    payload.wifi({ ssid: "a", password: `secret${"x".repeat(70)}` });
    assert.fail("is too long");
  } catch (error) {
    assert.doesNotMatch(JSON.stringify(error.data) + error.message, /secret/);
  }
});

test("a contact is a vCard 3.0 of lines that end with CR LF", () => {
  const text = payload.vcard({
    name: "王小明",
    organisation: "红包; Söhne",
    phone: "+86 138-0013 8000",
    email: "wang@example.com",
    url: "https://example.com/a,b;c?d=1",
    note: "one\ntwo",
  });
  assert.equal(
    text,
    [
      "BEGIN:VCARD",
      "VERSION:3.0",
      "N:;王小明;;;",
      "FN:王小明",
      "ORG:红包\\; Söhne",
      "TEL:+8613800138000",
      "EMAIL:wang@example.com",
      "URL:https://example.com/a,b;c?d=1",
      "NOTE:one\\ntwo",
      "END:VCARD",
      "",
    ].join("\r\n"),
  );
});

/** Asserts that no line is longer than 75 bytes, and that none is cut within a character. */
function isFolded(text) {
  for (const line of text.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
  assert.doesNotMatch(text, /\ufffd|[^\r]\n|\r[^\n]/u);
  assert.equal(Buffer.from(text).toString(), text);
}

/** Reads a vCard line by line: RFC 2425 5.8.1 and RFC 2426 4, written from their text. */
function readCard(text) {
  const unfolded = text.replaceAll("\r\n ", "");
  const plain = (value) => value.replace(/\\(.)/gu, (_, mark) => (mark === "n" ? "\n" : mark));
  return Object.fromEntries(unfolded.split("\r\n").filter(Boolean).map((line) => [line.slice(0, line.indexOf(":")), plain(line.slice(line.indexOf(":") + 1))]));
}

test("contacts are read back whatever they say", () => {
  for (let round = 0; round < rounds / 4; round += 1) {
    const [name, organisation, note] = [nasty(40, ["\n"]), nasty(40), nasty(200, ["\n"])];
    const text = payload.vcard({ name, organisation, note });
    isFolded(text);
    const card = readCard(text);
    assert.deepEqual([card.FN, card.N, card.ORG, card.NOTE], [name, `;${name};;;`, organisation, note]);
  }
});

test("contacts are read back by ical.js, which unescapes no semicolons and splits some names", () => {
  for (let round = 0; round < rounds / 4; round += 1) {
    const [name, organisation, note] = [nasty(40), nasty(40), nasty(200, ["\n"])].map((text) => text.replaceAll(";", ""));
    const text = payload.vcard({ name, organisation, note, url: `https://example.com/${encodeURIComponent(name)}` });
    isFolded(text);
    const card = new ICAL.Component(ICAL.parse(text));
    assert.equal(card.getFirstPropertyValue("version"), "3.0");
    assert.equal(card.getFirstPropertyValue("fn"), name);
    assert.deepEqual([card.getFirstPropertyValue("org")].flat(), [organisation]);
    assert.equal(card.getFirstPropertyValue("note"), note);
    assert.equal(card.getFirstPropertyValue("url"), `https://example.com/${encodeURIComponent(name)}`);
  }
});

test("malformed contacts are refused", () => {
  refused("name", () => payload.vcard({ name: " " }));
  refused("name", () => payload.vcard({ name: 7 }));
  refused("name", () => payload.vcard({ name: "a\u0007" }));
  refused("organisation", () => payload.vcard({ name: "a", organisation: "" }));
  refused("phone", () => payload.vcard({ name: "a", phone: "call me" }));
  refused("email", () => payload.vcard({ name: "a", email: "a@b@c" }));
  refused("url", () => payload.vcard({ name: "a", url: "example.com" }));
  refused("url", () => payload.vcard({ name: "a", url: "https://a b" }));
  refused("note", () => payload.vcard({ name: "a", note: "\udc00" }));
});

test("short contacts are read back whatever they say", () => {
  assert.equal(payload.mecard({ name: "Wang, Xiao", phone: "138 0013", email: "a@b.c" }), "MECARD:N:Wang\\, Xiao;TEL:1380013;EMAIL:a@b.c;;");
  for (let round = 0; round < rounds; round += 1) {
    const name = nasty(20);
    assert.deepEqual(read("MECARD", payload.mecard({ name, phone: "+1 (555) 010.0000" })), { N: name, TEL: "+15550100000" });
  }
  refused("name", () => payload.mecard({ name: "a\nb" }));
  refused("email", () => payload.mecard({ name: "a", email: "a" }));
});

test("letters are read back by URL whatever they say", () => {
  assert.equal(payload.email({ to: "a+b@example.com" }), "mailto:a%2Bb@example.com");
  assert.equal(payload.email({ to: "a@b.c", body: "1\n2" }), "mailto:a@b.c?body=1%0D%0A2");
  for (let round = 0; round < rounds; round += 1) {
    const [subject, body] = [nasty(30), nasty(60, ["\n"])];
    const text = payload.email({ to: "红包@example.com", subject, body });
    assert.match(text, /^mailto:[A-Za-z0-9%@._~-]+\?subject=[A-Za-z0-9%._~-]+&body=[A-Za-z0-9%._~-]+$/);
    const url = new URL(text);
    assert.equal(decodeURIComponent(url.pathname), "红包@example.com");
    const found = Object.fromEntries(url.search.slice(1).split("&").map((part) => part.split("=").map(decodeURIComponent)));
    assert.deepEqual(found, { subject, body: body.replaceAll("\n", "\r\n") });
  }
  for (const to of ["", "a", "@b", "a@", "a b@c", "a@b,c@d", "a@b..c", ".a@b", "a\r\nBcc:b@c", `${"a".repeat(251)}@b.c`]) {
    refused("to", () => payload.email({ to }));
  }
  refused("subject", () => payload.email({ to: "a@b.c", subject: "a\nBcc: b@c.d" }));
});

test("an address cannot bring fields of its own", () => {
  const text = payload.email({ to: "a?bcc=x@b.c", subject: "s" });
  assert.deepEqual([...new URL(text).searchParams.keys()], ["subject"]);
});

test("messages carry their number and their text as it stands", () => {
  assert.equal(payload.sms({ to: "10 086" }), "SMSTO:10086");
  assert.equal(payload.sms({ to: "+1 555", body: "a:b;c\nd" }), "SMSTO:+1555:a:b;c\nd");
  for (let round = 0; round < rounds; round += 1) {
    const body = nasty(60);
    assert.deepEqual(payload.sms({ to: "123", body }).match(/^SMSTO:([^:]*):(.*)$/su)?.slice(1), ["123", body]);
  }
  refused("to", () => payload.sms({ to: "123:456" }));
  refused("body", () => payload.sms({ to: "1", body: "" }));
});

test("numbers lose what only separates their digits", () => {
  assert.equal(payload.phone("+49 (30) 1234-5678"), "tel:+493012345678");
  assert.equal(payload.phone("*100#"), "tel:*100%23");
  for (const number of ["", "+", "abc", "+1+2", "+1234567890123456", "1;ext=2", "1,2", "١٢٣", 110]) refused("number", () => payload.phone(number));
});

test("places have degrees without exponents", () => {
  assert.equal(payload.geo(39.9042, 116.4074), "geo:39.9042,116.4074");
  assert.equal(payload.geo(-90, 180), "geo:-90,180");
  assert.equal(payload.geo(1e-7, -1e-9), "geo:0.0000001,0");
  assert.equal(payload.geo(10, 100), "geo:10,100");
  for (const latitude of [90.1, -91, Number.NaN, Number.POSITIVE_INFINITY, "1", undefined]) refused("latitude", () => payload.geo(latitude, 0));
  refused("longitude", () => payload.geo(0, 180.5));
});

test("an event is a calendar with one event in UTC", () => {
  const made = { title: "除夕", start: new Date("2027-02-05T12:00:00.999Z"), end: new Date("2027-02-05T13:30:00Z"), location: "家, 客厅" };
  const text = payload.event(made);
  assert.match(text, /\r\nDTSTART:20270205T120000Z\r\nDTEND:20270205T133000Z\r\nSUMMARY:除夕\r\nLOCATION:家\\, 客厅\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n$/);
  assert.equal(payload.event(made), text);
  const uid = (of) => /UID:(.*)/.exec(payload.event(of))[1];
  assert.notEqual(uid(made), uid({ ...made, title: "春节" }));
});

test("events are read back by ical.js whatever they say", () => {
  for (let round = 0; round < rounds / 4; round += 1) {
    const [title, location] = [nasty(60, ["\n"]), nasty(90)];
    const start = new Date(Math.floor((next(2 ** 32) / 2 ** 32) * 4e9) * 1000);
    const end = new Date(start.getTime() + 1000 * (1 + next(1e6)));
    const text = payload.event({ title, start, end, location });
    isFolded(text);
    const calendar = new ICAL.Component(ICAL.parse(text));
    assert.equal(calendar.getFirstPropertyValue("version"), "2.0");
    const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent"));
    assert.deepEqual([event.summary, event.location], [title, location]);
    assert.deepEqual([event.startDate.toJSDate().getTime(), event.endDate.toJSDate().getTime()], [start.getTime(), end.getTime()]);
    assert.ok(event.uid.endsWith("@hongbao"));
  }
});

test("events that cannot be are refused", () => {
  const [start, end] = [new Date(0), new Date(1000)];
  refused("title", () => payload.event({ title: "", start, end }));
  refused("start", () => payload.event({ title: "a", start: new Date(Number.NaN), end }));
  refused("start", () => payload.event({ title: "a", start: "2027-01-01", end }));
  refused("end", () => payload.event({ title: "a", start, end: new Date("+010000-01-01") }));
  refused("end", () => payload.event({ title: "a", start, end: start }));
  refused("end", () => payload.event({ title: "a", start, end: new Date(999) }));
  refused("location", () => payload.event({ title: "a", start, end, location: "" }));
});

/** Asserts that a name that no content knows is refused, with the nearest. */
function unknown(option, nearest, make) {
  assert.throws(make, (error) => {
    assert.deepEqual([error.code, error.data.option, error.data.nearest], ["option-unknown", option, nearest]);
    return error.message.includes(`“${option}”`);
  });
}

test("a field that no content knows is refused, unless it is undefined", () => {
  unknown("pasword", "password", () => payload.wifi({ ssid: "a", pasword: "12345678" }));
  unknown("tel", undefined, () => payload.vcard({ name: "a", tel: "1" }));
  unknown("Organization", "organisation", () => payload.vcard({ name: "a", Organization: "b" }));
  unknown("familyname", "family", () => payload.vcard({ name: { given: "a", familyname: "b" } }));
  unknown("summary", undefined, () => payload.event({ title: "a", start: "2027-01-01", end: "2027-01-01", summary: "b" }));
  assert.equal(payload.sms({ to: "1", text: undefined }), "SMSTO:1");
});

test("a contact has parts of a name, several telephones, a title, an address and a birthday", () => {
  const text = payload.vcard({
    name: { given: "Jane", family: "Doe; Smith", prefix: "Dr.", suffix: "Jr." },
    title: "Head of Lanterns",
    phone: [{ number: "+44 (0)20 7946 0958", type: "work" }, { number: "138 0013 8000", type: "cell" }, { number: "1", type: "fax" }, { number: "2" }],
    email: ["a@example.com", "b@example.com"],
    address: { street: "1, Main St", city: "London", postcode: "N1", country: "United Kingdom" },
    birthday: "1990-02-03",
  });
  for (const line of [
    "N:Doe\\; Smith;Jane;;Dr.;Jr.",
    "FN:Dr. Jane Doe\\; Smith Jr.",
    "TITLE:Head of Lanterns",
    "TEL;TYPE=WORK,VOICE:+442079460958",
    "TEL;TYPE=CELL:13800138000",
    "TEL;TYPE=FAX:1",
    "TEL:2",
    "EMAIL:a@example.com",
    "EMAIL:b@example.com",
    "ADR:;;1\\, Main St;London;;N1;United Kingdom",
    "BDAY:1990-02-03",
  ]) {
    assert.ok(text.split("\r\n").includes(line), line);
  }
  const card = new ICAL.Component(ICAL.parse(text));
  assert.deepEqual(card.getFirstPropertyValue("adr"), ["", "", "1, Main St", "London", "", "N1", "United Kingdom"]);
  assert.equal(String(card.getFirstPropertyValue("bday")), "1990-02-03");
  assert.deepEqual(card.getAllProperties("email").map((one) => one.getFirstValue()), ["a@example.com", "b@example.com"]);
  const [other] = vcf.parse(text);
  assert.equal(other.get("title").valueOf(), "Head of Lanterns");
  assert.deepEqual(other.get("tel").map((one) => one.valueOf()), ["+442079460958", "13800138000", "1", "2"]);
  assert.equal(other.get("bday").valueOf(), "1990-02-03");
});

test("the name of a contact is shown in the order of its writing", () => {
  const shown = (name) => /\r\nFN:(.*)\r\n/.exec(payload.vcard({ name }))[1];
  assert.equal(shown({ family: "王", given: "小明" }), "王小明");
  assert.equal(shown({ family: "김", given: "민수", suffix: "선생님" }), "김민수 선생님");
  assert.equal(shown({ family: "Doe" }), "Doe");
  refused("name", () => payload.vcard({ name: { prefix: "Dr." } }));
  refused("birthday", () => payload.vcard({ name: "a", birthday: "1990-02-30" }));
  refused("birthday", () => payload.vcard({ name: "a", birthday: "3.2.1990" }));
  refused("address", () => payload.vcard({ name: "a", address: {} }));
  refused("type", () => payload.vcard({ name: "a", phone: [{ number: "1", type: "mobile" }] }));
});

test("letters have copies, open and hidden, to several addresses", () => {
  const text = payload.email({ to: ["a@example.com", "b@example.com"], cc: "c@example.com", bcc: ["d@example.com", "e@example.com"], subject: "s" });
  assert.equal(text, "mailto:a@example.com,b@example.com?cc=c@example.com&bcc=d@example.com,e@example.com&subject=s");
  const url = new URL(text);
  assert.deepEqual([url.searchParams.get("cc"), url.searchParams.get("bcc")], ["c@example.com", "d@example.com,e@example.com"]);
  refused("cc", () => payload.email({ to: "a@b.c", cc: "a&bcc=b" }));
  refused("to", () => payload.email({ to: [] }));
});

test("an event of whole days ends on the day after its last", () => {
  const text = payload.event({ title: "春节", start: "2027-01-31", end: "2027-02-28", description: "a\nb", url: "https://example.com/" });
  const calendar = new ICAL.Component(ICAL.parse(text));
  const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent"));
  assert.ok(event.startDate.isDate && event.endDate.isDate);
  assert.deepEqual([String(event.startDate), String(event.endDate)], ["2027-01-31", "2027-03-01"]);
  assert.equal(event.description, "a\nb");
  assert.equal(calendar.getFirstSubcomponent("vevent").getFirstPropertyValue("url"), "https://example.com/");
  assert.match(payload.event({ title: "a", start: "2028-02-28", end: "2028-02-28" }), /DTSTART;VALUE=DATE:20280228\r\nDTEND;VALUE=DATE:20280229\r\n/);
  refused("start", () => payload.event({ title: "a", start: "2027-01-31", end: new Date() }));
  refused("end", () => payload.event({ title: "a", start: new Date(), end: "2027-01-31" }));
  refused("end", () => payload.event({ title: "a", start: "2027-01-31", end: "2027-01-30" }));
  refused("start", () => payload.event({ title: "a", start: "2027-02-29", end: "2027-03-01" }));
});

test("a zero in brackets is left out but where it is dialled from abroad", () => {
  assert.equal(payload.phone("+44 (0)20 7946 0958"), "tel:+442079460958");
  assert.equal(payload.phone("+44(0) 20 7946 0958"), "tel:+442079460958");
  assert.equal(payload.phone("0049 (0)30 123456"), "tel:004930123456");
  assert.equal(payload.phone("+39 (0)6 698 12345"), "tel:+390669812345");
  assert.equal(payload.phone("+378 (0)549 882345"), "tel:+3780549882345");
  assert.equal(payload.phone("(0)30 123456"), "tel:030123456");
  assert.equal(payload.phone("030/123456"), "tel:030123456");
  assert.equal(payload.phone("＋８６　１３８−００１３−８０００"), "tel:+8613800138000");
  assert.equal(payload.sms({ to: "+44 (0)20 7946 0958" }), "SMSTO:+442079460958");
  assert.equal(payload.mecard({ name: "a", phone: "+44 (0)20 7946 0958" }), "MECARD:N:a;TEL:+442079460958;;");
});

test("libphonenumber names the same countries whose zero is dialled, and reads the same numbers", () => {
  const zeros = [];
  for (const country of getCountries()) {
    const code = getCountryCallingCode(country);
    const [example] = [getExampleNumber(country, examples)];
    if (example === undefined) continue;
    const bracketed = `+${code} (0)${example.nationalNumber.replace(/^0/, "")}`;
    const ours = payload.phone(bracketed).slice(4);
    if (ours.startsWith(`+${code}0`)) zeros.push(code);
    // Where the national number has no zero, leaving it out is the number; where it has one, it stays.
    else assert.equal(ours, example.number, country);
  }
  assert.deepEqual([...new Set(zeros)].sort(), ["225", "226", "229", "241", "242", "250", "378", "39", "992"].sort());
  // Of each country that keeps it there are numbers that are valid with the zero alone.
  for (const number of ["+390669812345", "+3780549882345", "+242066123456", "+2250123456789", "+22601234567", "+24101234567", "+2290195123456", "+250006123456", "+992001234567"]) {
    const parsed = parsePhoneNumber(number);
    assert.equal(parsed.nationalNumber[0], "0", number);
  }
});

test("a chat has the digits of an international number", () => {
  assert.equal(payload.whatsapp({ to: "+44 (0)20 7946 0958", text: "你好 & bye!" }), "https://wa.me/442079460958?text=%E4%BD%A0%E5%A5%BD%20%26%20bye%21");
  refused("to", () => payload.whatsapp({ to: "13800138000" }));
  for (const to of ["+1", "+0", "+86", "+999", "+0123456789", "+(0)123456789", "+1234567890123456", "+", "+44*1234", "＋０１２３４５６７８９"]) {
    refused("to", () => payload.whatsapp({ to }));
    // Every content judges a number alike.
    refused("number", () => payload.phone(to));
    refused("to", () => payload.sms({ to }));
    refused("phone", () => payload.vcard({ name: "a", phone: to }));
    refused("phone", () => payload.mecard({ name: "a", phone: to }));
  }
  assert.equal(payload.phone("+49 115"), "tel:+49115");
  assert.equal(payload.whatsapp({ to: "+123456789012345" }), "https://wa.me/123456789012345");
});
