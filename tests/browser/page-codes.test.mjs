import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { readTwice } from "../decoders.mjs";
import { on, pdfPixels, pngPixels, svgPixels } from "../rasterise.mjs";
import { qrToPng } from "../../dist/npm/index.js";
import { launch, root, serve } from "./browser.mjs";
import { axeFindings, downloaded, filesAsked, readCanvas, startPage } from "./page.mjs";

let browser;
let server;

before(async () => {
  server = await serve("dist/www");
  browser = await launch();
});

after(async () => {
  await server.close();
  await browser?.close();
});

const canvas = ".plate canvas";
const start = (t, hash = "", options = {}) => startPage(t, browser, `${server.address}/${hash}`, options);

/** Opens the page and types a link, as whoever wants a code does first. */
async function startTyped(t, hash = "", options = {}) {
  const started = await start(t, hash, options);
  await started.page.fill("#link-url", "https://example.com/");
  return started;
}

/** Fills fields by id. */
async function fill(page, fields) {
  for (const [id, value] of Object.entries(fields)) await page.fill(`#${id}`, value);
}

async function assertHolds(page, text) {
  const { zxing, jsQR } = await readCanvas(page, canvas);
  assert.deepEqual({ zxing, jsQR }, { zxing: text, jsQR: text });
}

/** Waits for the proof; returns what it says. */
async function proof(page) {
  await page.waitForFunction(() => document.querySelectorAll(".margins li").length >= 6, undefined, { timeout: 15_000 });
  return page.textContent(".preview");
}

/** A square of one colour, as a PNG. */
function picture(page, color) {
  return page.evaluate(async (color) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 120, height: 120 });
    const context = canvas.getContext("2d");
    context.fillStyle = color;
    context.fillRect(0, 0, 120, 120);
    const blob = await new Promise((done) => canvas.toBlob(done));
    return Array.from(new Uint8Array(await blob.arrayBuffer()));
  }, color);
}

const chooseLogo = async (page) => page.setInputFiles("#logo-file", { name: "logo.png", mimeType: "image/png", buffer: Buffer.from(await picture(page, "#c8102e")) });

test("typing draws the code at once", async (t) => {
  const { page } = await start(t);
  for (const text of ["https://example.com/?q=红包", "https://example.org/a"]) {
    await page.fill("#link-url", text);
    await assertHolds(page, text);
  }
});

test("a link that is typed key by key keeps its field", async (t) => {
  const { page } = await start(t);
  // The field has the focus already.
  await page.keyboard.type("https://example.org/a");
  assert.equal(await page.inputValue("#link-url"), "https://example.org/a");
  await assertHolds(page, "https://example.org/a");
});

const contents = [
  ["text", { "text-text": "微信红包：恭喜发财，大吉大利" }, "微信红包：恭喜发财，大吉大利"],
  ["wifi", { "wifi-ssid": "Café 红", "wifi-password": "a;b:c-1234" }, "WIFI:T:WPA;S:Café 红;P:a\\;b\\:c-1234;;"],
  ["email", { "email-to": "a@example.com", "email-subject": "Hi there" }, "mailto:a@example.com?subject=Hi%20there"],
  ["sms", { "sms-to": "+86 138-0013-8000", "sms-body": "你好" }, "SMSTO:+8613800138000:你好"],
  ["phone", { "phone-number": "(02) 2720 8889" }, "tel:0227208889"],
  ["place", { "place-latitude": "31,2304", "place-longitude": "121.4737" }, "geo:31.2304,121.4737"],
];

test("each kind of content is read back by two decoders", async (t) => {
  const { page, problems } = await start(t, "", { timezoneId: "Asia/Shanghai" });
  const choose = (kind) => page.check(`input[name=kind][value=${kind}]`);
  for (const [kind, fields, text] of contents) {
    await choose(kind);
    await fill(page, fields);
    await assertHolds(page, text);
  }
  await page.fill("#place-longitude", "");
  await page.fill("#place-latitude", "39.9042, 116.4074");
  assert.equal(await page.inputValue("#place-longitude"), "116.4074");
  await assertHolds(page, "geo:39.9042,116.4074");
  await choose("contact");
  await fill(page, { "contact-name": "王小明", "contact-phone": "+86 10 1234", "contact-email": "w@example.com" });
  assert.match((await readCanvas(page, canvas)).zxing, /^BEGIN:VCARD[\s\S]*FN:王小明[\s\S]*TEL:\+86101234/);
  await page.check("#contact-short");
  await assertHolds(page, "MECARD:N:王小明;TEL:+86101234;EMAIL:w@example.com;;");
  await choose("event");
  await fill(page, { "event-title": "年会", "event-start": "2027-02-05T18:30", "event-end": "2027-02-05T21:00" });
  assert.match((await readCanvas(page, canvas)).zxing, /DTSTART:20270205T103000Z[\s\S]*SUMMARY:年会/);
  await page.check("#event-days");
  await fill(page, { "event-end": "2027-02-06" });
  assert.match((await readCanvas(page, canvas)).zxing, /DTSTART;VALUE=DATE:20270205\r\nDTEND;VALUE=DATE:20270207/);
  assert.deepEqual(problems, []);
});

test("what is missing is asked for, and what is wrong is said beside its field", async (t) => {
  const { page } = await start(t);
  await page.check("input[name=kind][value=wifi]");
  assert.match(await page.textContent("#verdict"), /Fill in “Network name”/);
  assert.equal(await page.isDisabled(".saves button >> nth=0"), true);
  await fill(page, { "wifi-ssid": "x".repeat(33), "wifi-password": "secret-secret" });
  assert.match(await page.textContent("#wifi-ssid-said"), /at most 32 bytes/);
  assert.equal(await page.getAttribute("#wifi-ssid", "aria-invalid"), "true");
  await page.check("input[name=kind][value=link]");
  await page.fill("#link-url", "no link");
  assert.match(await page.textContent("#link-url-said"), /looks like example\.com/);
  assert.match(await page.textContent("#verdict"), /“Link” is not right yet/);
  assert.equal(await page.isDisabled(".saves button >> nth=0"), true);
  await page.check("input[name=kind][value=text]");
  await page.fill("#text-text", "x".repeat(3000));
  assert.match(await page.textContent("#text-text-said"), /too long/);
});

test("every preset is read by two decoders, and proven", async (t) => {
  const { page } = await startTyped(t);
  await page.click("text=/All \\d+ styles/");
  const presets = page.locator(".gallery .preset");
  assert.ok((await presets.count()) >= 24);
  for (let place = 0; place < (await presets.count()); place += 1) {
    await presets.nth(place).click();
    await assertHolds(page, "https://example.com/");
    assert.equal(await page.locator(".finding").count(), 0, await presets.nth(place).textContent());
    assert.deepEqual(await page.locator(".preset[aria-pressed=true]").allTextContents(), [await presets.nth(place).textContent()]);
    assert.match(await proof(page), /It scans: read back/, await presets.nth(place).textContent());
  }
});

test("every shape is read by two decoders", async (t) => {
  const { page } = await start(t);
  for (const name of ["shape", "finder-frame", "finder-centre"]) {
    const shapes = page.locator(`input[name=${name}]`);
    for (let place = 0; place < (await shapes.count()); place += 1) {
      await shapes.nth(place).check();
      await assertHolds(page, "https://example.com/");
    }
  }
});

test("gold on white is darkened at a click", async (t) => {
  const { page } = await startTyped(t);
  await page.fill("#dark", "#d4af37");
  await page.press("#dark", "Enter");
  const mend = page.locator("[data-finding=contrast-low] button");
  assert.match(await mend.textContent(), /Darken the gold by \d+ %/);
  await mend.click();
  assert.equal(await page.locator(".finding").count(), 0);
  assert.notEqual(await page.inputValue("#dark"), "#d4af37");
  assert.match(await proof(page), /It scans/);
});

test("what cannot be read back is said", async (t) => {
  const { page } = await startTyped(t, "#dark=%23ffffff");
  await page.waitForFunction(() => /does not scan: the colours/.test(document.querySelector("#verdict").textContent), undefined, { timeout: 15_000 });
  await page.click("[data-finding=contrast-low] button");
  assert.match(await proof(page), /It scans/);
});

test("round frames are said once they are read back, and mended at a click; a logo leaves enough by itself", async (t) => {
  const { page } = await startTyped(t);
  await page.check("input[name=finder-frame][value=dot]");
  const frames = page.locator("[data-finding=finderFrame]");
  await frames.waitFor({ timeout: 15_000 });
  assert.match(await proof(page), /with little to spare: the corners are hard to find/);
  await frames.locator("button").click();
  assert.ok(await page.isChecked("input[name=finder-frame][value=square]"));
  assert.match(await proof(page), /It scans: read back/);
  await chooseLogo(page);
  await page.waitForSelector("#logo-size");
  assert.match(await proof(page), /It scans: read back/);
  assert.equal(await page.locator("[data-finding=logo-reserve]").count(), 0);
  assert.equal(await page.locator(".lack").count(), 0);
});

test("a gradient is mended stop by stop, and turned colours are swapped back", async (t) => {
  const { page } = await start(t, `#gradient=linear&stops=${encodeURIComponent("#ffd700 0,#000000 100")}`);
  await page.click("[data-finding=contrast-low] button");
  assert.equal(await page.locator(".finding").count(), 0);
  assert.equal(await page.inputValue("#stop-1"), "#000000");
  await page.check("input[name=gradient][value=none]");
  await page.fill("#dark", "#ffffff");
  await page.fill("#light", "#222222");
  await page.press("#light", "Enter");
  await page.click("[data-finding=inverted] button");
  assert.deepEqual([await page.inputValue("#dark"), await page.inputValue("#light")], ["#222222", "#ffffff"]);
});

test("a logo is as large as is safe; a larger one is mended in two ways", async (t) => {
  const { page, problems } = await startTyped(t);
  await chooseLogo(page);
  await page.waitForSelector("#logo-size");
  await assertHolds(page, "https://example.com/");
  assert.match(await proof(page), /The logo uses \d+ % of what can be restored/);
  await page.fill("#logo-size", "45");
  const finding = page.locator("[data-finding=logo-too-large]");
  assert.match(await finding.textContent(), /The logo takes 45 % of the width/);
  // A code that does not scan is asked about; the dialog offers to mend it, too.
  await page.click(".saves button >> nth=0");
  assert.match(await page.textContent("#ask"), /does not scan: the logo hides too much/);
  await page.click("#ask >> text=Cancel");
  assert.equal(await page.locator("#ask[open]").count(), 0);
  await finding.locator("button", { hasText: "Shrink" }).click();
  assert.equal(await page.locator(".finding").count(), 0);
  await assertHolds(page, "https://example.com/");
  await page.fill("#logo-size", "32");
  // What works first comes first.
  assert.match(await finding.locator("button").first().textContent(), /stronger/);
  await finding.locator("button", { hasText: "stronger" }).click();
  assert.equal(await page.locator(".finding").count(), 0);
  assert.equal(await page.inputValue("#logo-size"), "32");
  await assertHolds(page, "https://example.com/");
  assert.deepEqual(problems, []);
});

test("a pasted picture is a logo where the logo is, and read elsewhere", async (t) => {
  const { page } = await start(t);
  const paste = (bytes, selector) =>
    page.evaluate(
      ({ bytes, selector }) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], "pasted.png", { type: "image/png" }));
        document.querySelector(selector).dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
      },
      { bytes, selector },
    );
  await paste(await picture(page, "#c8102e"), "[data-drop=logo]");
  await page.waitForSelector("#logo-size");
  await paste(Array.from(qrToPng("https://example.org/read", { shape: "dot" })), "#link-url");
  await page.waitForSelector(".read-text");
  assert.equal(await page.textContent(".read-text"), "https://example.org/read");
  await paste(await picture(page, "#fff"), "#shape");
  await page.waitForFunction(() => /no code in this picture/.test(document.querySelector("#reader").textContent));
});

test("a code from a file keeps its modules, takes a look, and can be edited", async (t) => {
  const { page } = await start(t);
  await page.click("text=Read a code from a picture");
  const png = Buffer.from(qrToPng("https://example.org/old", { errorCorrection: "L", boost: false, mask: 3 }));
  await page.setInputFiles("#reader-file", { name: "old.png", mimeType: "image/png", buffer: png });
  await page.waitForSelector(".read-text");
  assert.match(await page.textContent(".symbol-facts"), /error correction L · pattern 3/);
  await page.locator(".preset").nth(4).click();
  await assertHolds(page, "https://example.org/old");
  assert.match(await page.textContent(".symbol-facts"), /error correction L · pattern 3/);
  await page.click("text=Change the text");
  assert.equal(await page.inputValue("#link-url"), "https://example.org/old");
});

test("PNG, SVG and PDF are read by strangers", async (t) => {
  const { page } = await startTyped(t, "#shape=rounded&dark=%23ab1f17&size=640&caption=Scan%20me&millimetres=40");
  const png = await downloaded(page, () => page.click(".saves button >> nth=0"));
  assert.equal(png.name, "hongbao-link.png");
  const pixels = pngPixels(png.bytes);
  assert.equal(pixels.width, 640);
  const svg = await downloaded(page, () => page.click(".saves button >> nth=1"));
  const drawn = svgPixels(new TextDecoder().decode(svg.bytes));
  const pdf = await downloaded(page, () => page.click(".saves button >> nth=2"));
  const box = /MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(Buffer.from(pdf.bytes).toString("latin1"));
  assert.ok(Math.abs((Number(box[1]) / 72) * 25.4 - 40) < 0.01, box[1]);
  const printed = await pdfPixels(pdf.bytes, pixels);
  for (const [name, picture] of Object.entries({ png: pixels, svg: drawn, pdf: printed })) {
    const { zxing, jsQR } = await readTwice(on([255, 255, 255], picture));
    assert.deepEqual({ zxing, jsQR }, { zxing: "https://example.com/", jsQR: "https://example.com/" }, name);
  }
});

test("the picture is copied, and a long press finds an image", async (t) => {
  const { page } = await startTyped(t, "", { permissions: ["clipboard-read", "clipboard-write"] });
  await page.click(".saves button >> nth=3");
  await page.waitForFunction(() => /Copied/.test(document.querySelector(".toast").textContent));
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return Array.from(new Uint8Array(await (await item.getType("image/png")).arrayBuffer()));
  });
  assert.equal((await readTwice(pngPixels(Uint8Array.from(copied)))).zxing, "https://example.com/");
  await page.waitForSelector(".held:not([hidden])");
  const hit = await page.evaluate(() => {
    const { left, top, width, height } = document.querySelector(".plate").getBoundingClientRect();
    return document.elementFromPoint(left + width / 2, top + height / 2).className;
  });
  assert.equal(hit, "held");
});

test("a set-up travels in the address, and passwords, keys and logos never do", async (t) => {
  const { page } = await start(t);
  const addresses = [];
  page.on("framenavigated", () => addresses.push(page.url()));
  await page.locator(".preset").nth(5).click();
  await page.check("input[name=kind][value=wifi]");
  await fill(page, { "wifi-ssid": "Guests", "wifi-password": "hunter2-hunter2" });
  await chooseLogo(page);
  await page.waitForSelector("#logo-size");
  await page.fill("#logo-size", "18");
  await page.waitForFunction(() => location.hash.includes("logo-size=18"));
  const shared = page.url();
  assert.match(shared, /kind=wifi&ssid=Guests/);
  await page.check("input[name=kind][value=text]");
  for (const secret of ["WIFI:T:WPA;S:x;P:hunter2-hunter2;;", "otpauth://totp/x?secret=HUNTER2", "https://me:hunter2@example.com/", "https://example.com/?token=hunter2", `{"spec":"hb1","seed":"${"ab".repeat(32)}"}`]) {
    await page.fill("#text-text", secret);
    await page.waitForTimeout(500);
    addresses.push(page.url());
  }
  for (const address of [shared, ...addresses]) assert.ok(!/hunter2|abababab|data:|base64/i.test(decodeURIComponent(address)), address);
  const other = await start(t, new URL(shared).hash);
  assert.equal(await other.page.inputValue("#wifi-ssid"), "Guests");
  assert.equal(await other.page.inputValue("#wifi-password"), "");
  assert.equal(await other.page.isChecked("input[name=shape][value=classy-rounded]"), true);
  assert.equal(await other.page.isChecked("input[name=gradient][value=linear]"), true);
});

test("free texts and links stay out of the address, come back after a reload, and travel when they are asked for", async (t) => {
  const { page } = await start(t, "", { permissions: ["clipboard-read", "clipboard-write"] });
  const addresses = [];
  page.on("framenavigated", () => addresses.push(page.url()));
  const link = "https://example.org/a?b=secretly-mine";
  await page.fill("#link-url", link);
  await page.locator(".preset").nth(2).click();
  await page.waitForFunction(() => history.state?.includes("secretly-mine"));
  await page.reload();
  assert.equal(await page.inputValue("#link-url"), link);
  await page.click('nav a[href="#view=promoters"]');
  await page.waitForSelector(".promoters");
  await page.goBack();
  await page.waitForSelector("#link-url");
  assert.equal(await page.inputValue("#link-url"), link);
  const copied = async (name) => {
    await page.getByRole("button", { name }).click();
    await page.waitForFunction(() => /Copied/.test(document.querySelector(".toast").textContent));
    return page.evaluate(() => navigator.clipboard.readText());
  };
  addresses.push(page.url(), await copied("Copy a link to this set-up"));
  for (const address of addresses) assert.ok(!decodeURIComponent(address).includes("secretly-mine"), address);
  const whole = await copied("Copy a link with the content");
  const other = await start(t, new URL(whole).hash);
  assert.equal(await other.page.inputValue("#link-url"), link);
  await other.page.waitForFunction(() => !location.href.includes("secretly-mine"));
});

test("what opens something is not kept for a reload either", async (t) => {
  const { page } = await start(t);
  const secrets = [
    "https://x.y/?access_token=hunter2", "https://x.y/?api_key=hunter2", "https://x.y/?a=1&sig=hunter2", "https://x.y/#auth=hunter2", "https://x.y/?pass_word=hunter2", "https://x.y/?client-secret=hunter2",
    "https://x.y/?%61pi_key=hunter2", "eyJhbGciOiJIUzI1NiJ9.eyJodW50ZXIyIjoxfQ.c2ln", "password: hunter2", "Password：hunter2", "密码：hunter2", "密碼是 hunter2", "PIN: hunter2", "Authorization: Bearer hunter2hunter2",
    "-----BEGIN OPENSSH PRIVATE KEY-----hunter2", `AQ${"hunter2A".repeat(10)}`.slice(0, 79), "otpauth://totp/x?secret=hunter2", "https://me:hunter2@x.y/", '{"seed": "hunter2"}',
  ];
  await page.check("input[name=kind][value=text]");
  for (const [place, secret] of secrets.entries()) {
    await page.fill("#text-text", secret);
    // The look changes with each, so that the address is known to have followed.
    await page.fill("#dark", `#1122${String(place + 10)}`);
    await page.press("#dark", "Enter");
    await page.waitForFunction((dark) => decodeURIComponent(location.hash).includes(dark), `#1122${place + 10}`);
    const seen = await page.evaluate(() => decodeURIComponent(location.href + history.state));
    assert.ok(!/hunter2|eyJ/.test(seen), `${secret}: ${seen}`);
  }
});

test("an address that makes no sense is read as far as it does", async (t) => {
  const { page, problems } = await start(t, "#kind=nonsense&shape=%00&size=-4&dark=zzz&stops=%23%23&version=99&quiet-zone=x");
  assert.equal(await page.isChecked("input[name=kind][value=link]"), true);
  assert.match(await page.textContent(".preview"), /version|colour|option/i);
  assert.deepEqual(problems, []);
});

test("after the start only the page's own scanner is asked for, once", async (t) => {
  const { page, requests } = await start(t);
  await proof(page);
  await page.fill("#link-url", "https://example.org/");
  await proof(page);
  const after = filesAsked(requests).filter((file) => !["", "app.js", "style.css", "icon.svg"].includes(file));
  // From a server the browser also keeps the page.
  assert.deepEqual(after.filter((file) => file !== "service-worker.js"), ["part-scan.js"]);
  for (const request of requests) assert.ok(request.startsWith(server.address) || /^(data|blob):/.test(request), request);
});

test("the page in one file proves and reads from disk, and asks for nothing", async (t) => {
  const { page, problems, requests } = await startPage(t, browser, pathToFileURL(`${root}/dist/hongbao.html`).href);
  await page.fill("#link-url", "https://example.com/");
  assert.match(await proof(page), /It scans/);
  assert.deepEqual([...new Set(filesAsked(requests))], ["hongbao.html"]);
  assert.deepEqual(problems, []);
});

test("axe finds nothing in any state", async (t) => {
  for (const options of [{ colorScheme: "light" }, { colorScheme: "dark", locale: "zh-CN" }, { forcedColors: "active", locale: "zh-TW" }]) {
    const { page } = await start(t, "", options);
    const clean = async (state) => assert.deepEqual(await axeFindings(page), [], `${JSON.stringify(options)} ${state}`);
    await clean("as it opens");
    await page.evaluate(() => document.querySelectorAll("details").forEach((group) => (group.open = true)));
    await chooseLogo(page);
    await page.waitForSelector("#logo-size");
    await page.fill("#logo-size", "60");
    await page.check("input[name=gradient][value=linear]");
    await clean("with a logo that is too large, everything open");
    await page.check("input[name=kind][value=wifi]");
    await page.fill("#wifi-ssid", "x".repeat(40));
    await page.fill("#wifi-password", "12345678");
    await clean("with a field that is wrong");
    await page.click(".content .actions button");
    await clean("with the reader open");
  }
});
