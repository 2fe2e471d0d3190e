import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { unzipSync } from "fflate";
import { readTwice, zxing } from "../decoders.mjs";
import { on, pdfPages, pngPixels, svgPixels } from "../rasterise.mjs";
import { launch, serve } from "./browser.mjs";
import { axeFindings, downloaded, startPage } from "./page.mjs";

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

/** Opens the view; without the file picker, which no test can click, unless it is to stay. */
async function start(t, { hash = "#view=promoters&base=https://example.com/join&size=200", picker = false, ...options } = {}) {
  const context = await startPage(t, browser, `${server.address}/${hash}`, options);
  if (!picker) await context.page.evaluate(() => Reflect.deleteProperty(window, "showSaveFilePicker") && (window.showSaveFilePicker = undefined));
  return context;
}

const file = (text, name = "list.csv") => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
const rows = (count) => `id,label,boundAt\n${Array.from({ length: count }, (_, place) => `p${String(place).padStart(5, "0")},推广员 ${place},${place % 2 === 0 ? "2026-02-17" : ""}`).join("\n")}\n`;

test("a list becomes a ZIP whose codes are read by two decoders", async (t) => {
  const { page, problems } = await start(t);
  await page.setInputFiles("#list-file", file("编号,链接,名称\nmei,,小梅\nlin,https://example.org/lin,林姐\n"));
  const zip = await downloaded(page, () => page.click(".export .primary"));
  const files = unzipSync(zip.bytes);
  assert.deepEqual(Object.keys(files), ["static/img/qrcode/mei.png", "static/img/qrcode/lin.png", "promoters.csv"]);
  for (const [name, text] of Object.entries({ mei: "https://example.com/join?promoter=mei", lin: "https://example.org/lin" })) {
    const { zxing, jsQR } = await readTwice(pngPixels(files[`static/img/qrcode/${name}.png`]));
    assert.deepEqual({ zxing, jsQR }, { zxing: text, jsQR: text });
  }
  await page.waitForFunction(() => /2 codes/.test(document.querySelector(".export .note")?.textContent ?? ""));
  assert.deepEqual(problems, []);
});

test("every wrong line is named, and the right ones are there", async (t) => {
  const { page } = await start(t);
  await page.fill("#list", "id,boundAt\ngood,2026-02-17\nbad/one,\n,2026-01-01\nfine,\ngood,\nlate,2026-02-30\n");
  await page.waitForSelector(".wrong-lines li");
  const wrong = await page.locator(".wrong-lines li").allTextContents();
  assert.equal(wrong.length, 4);
  for (const [place, line] of [3, 4, 6, 7].entries()) assert.match(wrong[place], new RegExp(`line ${line}\\b`));
  assert.deepEqual(await page.locator("tbody th").allTextContents(), ["good", "fine", "late"]);
  await page.fill("#list", "id\n\"never closed\nx\n");
  await page.waitForFunction(() => document.querySelectorAll(".wrong-lines li").length === 1);
  assert.equal(await page.isDisabled(".export .primary"), true);
});

test("bound dates are shown or left blank, and midnight is counted down to", async (t) => {
  const { page } = await start(t, { timezoneId: "America/New_York" });
  await page.fill("#list", "id,boundAt\na,2026-02-17\nb,\nc,2026-02-17T23:30:00Z\n");
  await page.waitForSelector("tbody tr:nth-of-type(3)");
  assert.deepEqual(await page.locator("tbody tr td:nth-of-type(3)").allTextContents(), ["2026-02-17", "", "2026-02-17"]);
  const left = await page.textContent(".clock");
  assert.match(left, /^\d\d:\d\d:\d\d$/);
  await page.waitForFunction((left) => document.querySelector(".clock").textContent !== left, left);
  const [counted, real] = await page.evaluate(() => {
    const [hours, minutes, seconds] = document.querySelector(".clock").textContent.split(":").map(Number);
    const now = new Date();
    const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
    return [hours * 3600 + minutes * 60 + seconds, (midnight - now) / 1000];
  });
  assert.ok(Math.abs(counted - real) < 3, `${counted} ${real}`);
});

test("files of spreadsheets in China are read", async (t) => {
  const { page } = await start(t);
  const gbk = Buffer.from([0xb1, 0xe0, 0xba, 0xc5, 0x0a, 0xd0, 0xa1, 0xc3, 0xb7, 0x0a]);
  await page.setInputFiles("#list-file", { name: "名单.csv", mimeType: "text/csv", buffer: gbk });
  await page.waitForSelector("tbody th");
  assert.deepEqual(await page.locator("tbody th").allTextContents(), ["小梅"]);
});

/** Waits until those are on the list, and says what their codes open. */
async function listed(page, ids) {
  await page.waitForFunction((ids) => [...document.querySelectorAll("tbody th")].map(({ textContent }) => textContent).join() === ids.join(), ids);
  return page.locator("tbody td.link").allTextContents();
}

test("a host without a scheme is a link in a list, too", async (t) => {
  const { page } = await start(t);
  const links = async (list, ids, expected) => {
    await page.fill("#list", list);
    assert.deepEqual(await listed(page, ids), expected);
    assert.equal(await page.locator(".wrong-lines li").count(), 0);
  };
  await links("https://a.example/1\nb.example/3\n", ["001", "002"], ["https://a.example/1", "https://b.example/3"]);
  await links("a.example/1\nwww.b.com\nc.example\n", ["001", "002", "003"], ["https://a.example/1", "https://www.b.com", "https://c.example"]);
  await links('name,link\nMei,c.example\n"Lin, 2",https://d.example\n', ["001", "002"], ["https://c.example", "https://d.example"]);
  // Names and files with a dot are no hosts.
  await links("mei,Dr.Lin\nbo,Dr.Wu\n", ["mei", "bo"], ["https://example.com/join?promoter=mei", "https://example.com/join?promoter=bo"]);
  await links("id,file\nmei,mei.png\n", ["mei"], ["https://example.com/join?promoter=mei"]);
});

test("a first line with unknown names is a heading where it looks like one, or where the person says so", async (t) => {
  const { page } = await start(t);
  await page.fill("#list", "Vorname;Tisch\nAnna;3\nBert;12\n");
  await listed(page, ["Anna", "Bert"]);
  assert.equal(await page.isChecked("#heading"), true);
  assert.match(await page.textContent(".understood"), /“Vorname” is the id, “Tisch” is the name/);
  assert.match(await page.textContent(".export .primary"), /2 codes/);
  await page.uncheck("#heading");
  await listed(page, ["Vorname", "Anna", "Bert"]);
  await page.fill("#list", "Vorname;Platz\nAnna;Fenster\nBert;Balkon\n");
  await listed(page, ["Vorname", "Anna", "Bert"]);
  assert.equal(await page.isChecked("#heading"), false);
  await page.check("#heading");
  await listed(page, ["Anna", "Bert"]);
  await page.fill("#list", "id,label\nmei,Mei\n");
  await listed(page, ["mei"]);
  assert.equal(await page.locator("#heading").count(), 0);
  assert.deepEqual(await axeFindings(page), []);
});

test("a file of Western Europe is read, and its encoding can be chosen", async (t) => {
  const { page } = await start(t);
  await page.setInputFiles("#list-file", { name: "liste.csv", mimeType: "text/csv", buffer: Buffer.from("id;name\nm1;Müller\nz2;Zoë Östberg\n", "latin1") });
  await listed(page, ["m1", "z2"]);
  assert.deepEqual(await page.locator("tbody tr td:nth-of-type(2)").allTextContents(), ["Müller", "Zoë Östberg"]);
  assert.deepEqual(await page.locator("#encoding option").evaluateAll((all) => all.map(({ value }) => value)), ["gb18030", "big5", "windows-1252"]);
  assert.equal(await page.inputValue("#encoding"), "windows-1252");
  await page.selectOption("#encoding", "gb18030");
  await page.waitForFunction(() => /M黮ler/.test(document.querySelector("tbody").textContent));
  await page.selectOption("#encoding", "windows-1252");
  await page.waitForFunction(() => /Müller/.test(document.querySelector("tbody").textContent));
});

test("ten thousand rows are a table of a few, and a cancel keeps nothing", async (t) => {
  const { page } = await start(t);
  await page.setInputFiles("#list-file", file(rows(10_000)));
  await page.waitForSelector("tbody th");
  assert.ok((await page.locator("tbody tr").count()) < 40);
  await page.evaluate(() => (document.querySelector(".promoters-table").scrollTop = 1e9));
  await page.waitForFunction(() => document.querySelector("tbody tr:last-child th")?.textContent === "p09999");
  let downloads = 0;
  page.on("download", () => (downloads += 1));
  await page.click(".export .primary");
  await page.waitForFunction(() => document.querySelector("progress")?.value > 0);
  await page.click(".export button");
  await page.waitForFunction(() => /Cancelled/.test(document.querySelector(".export .note")?.textContent ?? ""));
  assert.equal(downloads, 0);
  assert.equal(await page.isEnabled(".export .primary"), true);
});

test("where the browser can write to the disk it does, and a cancel aborts the file", async (t) => {
  const { page } = await start(t, { picker: true });
  // The picker itself cannot be clicked here: in its place stands a file of the browser's private disk, which writes the same way.
  await page.evaluate(() => {
    window.showSaveFilePicker = async ({ suggestedName }) => (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true });
  });
  const written = () => page.evaluate(async () => Array.from(new Uint8Array(await (await (await (await navigator.storage.getDirectory()).getFileHandle("hongbao-promoters.zip")).getFile()).arrayBuffer())));
  await page.fill("#list", "one\ntwo\n");
  await page.click(".export .primary");
  await page.waitForFunction(() => /2 codes written/.test(document.querySelector(".export .note")?.textContent ?? ""));
  const before = await written();
  assert.deepEqual(Object.keys(unzipSync(Uint8Array.from(before))), ["static/img/qrcode/one.png", "static/img/qrcode/two.png", "promoters.csv"]);
  await page.setInputFiles("#list-file", file(rows(10_000)));
  await page.click(".export .primary");
  await page.waitForFunction(() => document.querySelector("progress")?.value > 0);
  await page.click(".export button");
  await page.waitForFunction(() => /Cancelled/.test(document.querySelector(".export .note")?.textContent ?? ""));
  assert.deepEqual(await written(), before);
});

test("the look is that of the codes, or a preset, and every code can be proven", async (t) => {
  const { page, problems } = await start(t, { hash: "#shape=dot&dark=%23ab1f17" });
  await page.click('nav a[href="#view=promoters"]');
  await page.fill("#list", "https-not\n");
  await page.fill("#base", "https://example.com/");
  await page.waitForSelector(".promoter-sample img");
  assert.match(await page.getAttribute(".promoter-sample img", "src"), /ab1f17/i);
  await page.selectOption("#look", "porcelain");
  assert.match(await page.getAttribute(".promoter-sample img", "src"), /17458f/i);
  await page.check("#verify");
  const zip = await downloaded(page, () => page.click(".export .primary"));
  const table = new TextDecoder().decode(unzipSync(zip.bytes)["promoters.csv"]);
  assert.match(table.split("\r\n")[0], /safe,reads,blur/);
  assert.match(table.split("\r\n")[1], /^https-not,.*true/);
  assert.deepEqual(problems, []);
});

test("headers that nobody knows are mapped by choosing", async (t) => {
  const { page, problems } = await start(t);
  await page.setInputFiles("#list-file", file("Kürzel;Wer;Ziel;Text darunter\nm1;Mei;https://example.org/mei;Scan, bitte\nl2;Lin;https://example.org/lin;\n"));
  await page.waitForSelector(".mapping", { state: "attached" });
  await page.evaluate(() => (document.querySelector(".mapping").open = true));
  const choose = (field, header) => page.selectOption(`#column-${field}`, { label: header });
  await choose("id", "Kürzel");
  await choose("label", "Wer");
  await choose("url", "Ziel");
  await choose("caption", "Text darunter");
  await page.waitForFunction(() => document.querySelectorAll("tbody th").length === 2);
  assert.deepEqual(await page.locator("tbody th").allTextContents(), ["m1", "l2"]);
  assert.deepEqual(await page.locator("tbody tr td:nth-of-type(2)").allTextContents(), ["Mei", "Lin"]);
  assert.match(await page.textContent(".understood"), /“Kürzel” is the id/);
  const zip = await downloaded(page, () => page.click(".export .primary"));
  const files = unzipSync(zip.bytes);
  assert.equal((await readTwice(pngPixels(files["static/img/qrcode/m1.png"]))).zxing, "https://example.org/mei");
  // Another list has columns of its own.
  await page.setInputFiles("#list-file", file("id,url\na,https://example.org/a\n"));
  await page.waitForFunction(() => document.querySelector("tbody th")?.textContent === "a");
  assert.deepEqual(problems, []);
});

test("each row shows its code, and an address without a scheme gets it", async (t) => {
  const { page } = await start(t, { hash: "#view=promoters" });
  await page.fill("#list", "id,label\nmei,小梅\nlin-with-the-longest-id,Lin\n");
  await page.fill("#base", "mycafe.example/join");
  const drawn = async () => {
    const address = await page.getAttribute(".promoter-sample img", "src");
    return (await readTwice(on([255, 255, 255], svgPixels(decodeURIComponent(address.slice(address.indexOf(",") + 1)), 400)))).zxing;
  };
  await page.waitForSelector(".promoter-sample img");
  assert.equal(await drawn(), "https://mycafe.example/join?promoter=lin-with-the-longest-id");
  await page.click("text=mei");
  assert.equal(await drawn(), "https://mycafe.example/join?promoter=mei");
  assert.match(await page.textContent(".promoter-sample"), /小梅/);
  await page.click("tbody tr:nth-of-type(1) button");
  assert.equal(await drawn(), "https://mycafe.example/join?promoter=lin-with-the-longest-id");
});

test("a list is printed on sheets, each card with its own code and name", async (t) => {
  const { page } = await start(t);
  await page.setInputFiles("#list-file", file(rows(45)));
  await page.click(".sheets summary");
  await page.selectOption("#sheet-grid", "label-l7160");
  await page.evaluate(() => (window.print = () => (document.documentElement.dataset.asked = "yes")));
  await page.click(".print-sheets");
  await page.waitForSelector("html[data-asked]");
  assert.match(await page.textContent("#printed"), /推广员 44/);
  const pages = await pdfPages(await page.pdf({ preferCSSPageSize: true }), 3);
  assert.equal(pages.length, 3);
  const read = new Set();
  for (const sheet of pages) for (const { text } of await zxing(sheet, ["QRCode"], { maxNumberOfSymbols: 255 })) read.add(text);
  assert.deepEqual([...read].sort(), Array.from({ length: 45 }, (_, place) => `https://example.com/join?promoter=p${String(place).padStart(5, "0")}`));
});

test("the address holds the settings and no list", async (t) => {
  const { page } = await start(t);
  await page.fill("#list", "secret-person\n");
  await page.check("input[name=format][value=svg]");
  await page.waitForFunction(() => location.hash.includes("format=svg"));
  assert.ok(!page.url().includes("secret-person"));
  assert.match(page.url(), /base=https:\/\/example\.com\/join/);
});

test("axe finds nothing in any state", async (t) => {
  for (const options of [{ colorScheme: "light", locale: "zh-TW" }, { colorScheme: "dark", locale: "en-GB" }, { forcedColors: "active", locale: "zh-CN" }]) {
    const { page } = await start(t, options);
    const clean = async (state) => assert.deepEqual(await axeFindings(page), [], `${JSON.stringify(options)} ${state}`);
    await clean("empty");
    await page.fill("#list", "id,boundAt\ngood,2026-02-17\nbad/one,\n");
    await clean("with a wrong line");
    await page.setInputFiles("#list-file", file(rows(3000)));
    await page.click(".export .primary");
    await page.waitForSelector("progress");
    await clean("while it works");
  }
});
