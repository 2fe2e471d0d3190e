import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { explain, formatTime, parsePromoters, promoterFile, promoterLink, readPromoters, readPromotersInSteps } from "../../dist/npm/index.js";

/** Asserts the error of a list: its line and reason, then what else is in its data. */
function refuses(source, line, reason, rest = {}) {
  assert.throws(
    () => parsePromoters(source),
    (error) => {
      assert.equal(error.code, "promoters-malformed");
      const { line: at, reason: why, ...others } = error.data;
      assert.deepEqual([at, why], [line, reason]);
      for (const [name, value] of Object.entries(rest)) assert.equal(others[name], value);
      return true;
    },
  );
}

const utf16 = (text, mark) => {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return new Uint8Array(mark === "little" ? bytes : bytes.swap16());
};

test("a link gets the promoter and keeps the rest letter for letter", () => {
  assert.equal(promoterLink("https://example.org", "7"), "https://example.org/?promoter=7");
  assert.equal(promoterLink("https://example.org/a?x=1&y=%20a+b#top", "张 三&#?=/"), "https://example.org/a?x=1&y=%20a+b&promoter=%E5%BC%A0%20%E4%B8%89%26%23%3F%3D%2F#top");
  assert.equal(promoterLink("http://example.org/?promoter=old&x&promoter=older&&z=", "7"), "http://example.org/?promoter=7&x&&z=");
  assert.equal(promoterLink("http://example.org/?a=1&prom%6fter#f", "7"), "http://example.org/?a=1&promoter=7#f");
  assert.equal(promoterLink("http://example.org/??promoter=1&Promoter=2", "7"), "http://example.org/??promoter=1&Promoter=2&promoter=7");
});

test("a link is ASCII, and a reader gets the id back", () => {
  for (const id of ["红包", "a b", "a+b", "a&b=c", "100%", "'\"<>", "👩‍💻", "#?/\\"]) {
    const link = promoterLink("https://例子.测试/路?问=题#段", id);
    assert.match(link, /^[\x21-\x7e]+$/);
    assert.equal(new URL(link).searchParams.get("promoter"), id);
    assert.equal(new URL(link).searchParams.get("问"), "题");
    assert.equal(promoterLink(link, id), link);
  }
});

test("a base that is no web address is refused", () => {
  for (const base of ["", "example.org", "ftp://example.org", "javascript:alert(1)", "/path", "https://", undefined, null]) {
    assert.throws(() => promoterLink(base, "7"), { code: "base-invalid" });
  }
  assert.throws(() => promoterLink("https://example.org", ""), { code: "promoter-id-invalid", data: { id: "", reason: "empty" } });
  assert.throws(() => promoterLink("https://example.org", "\ud800"), { code: "promoter-id-invalid" });
  assert.throws(() => promoterLink("https://example.org", 7), { code: "promoter-id-invalid" });
});

test("a file is named by the id", () => {
  assert.equal(promoterFile("7"), "static/img/qrcode/7.png");
  assert.equal(promoterFile("张三", "svg"), "static/img/qrcode/张三.svg");
  assert.equal(promoterFile("7", "pdf"), "static/img/qrcode/7.pdf");
  assert.throws(() => promoterFile("7", "gif"), { code: "option-invalid" });
});

test("an id that is no plain file name is refused with the reason, in three languages", () => {
  const reasons = { "": "empty", "a/b": "separator", "a\\b": "separator", "..": "dot", "a.b": "dot", "a:b": "character", "a\u0000": "control", "a ": "space", nul: "device", "\udc00": "a lone surrogate" };
  for (const [id, reason] of Object.entries(reasons)) {
    assert.throws(() => promoterFile(id), (error) => error.code === "promoter-id-invalid" && error.data.reason === reason && !error.message.includes("{"));
  }
  assert.throws(() => promoterFile("红".repeat(84)), (error) => error.data.bytes === 252 && error.data.most === 251);
  assert.throws(() => promoterFile(7), { code: "promoter-id-invalid" });
  const problem = { code: "promoter-id-invalid", data: { id: "a/b", reason: "separator", character: "/" } };
  assert.equal(explain(problem), "“a/b” cannot be a file name: “/” would lead into another folder.");
  assert.equal(explain(problem, "zh-CN"), "“a/b”不能用作文件名：“/”会指向其他文件夹。");
  assert.equal(explain(problem, "zh-TW"), "「a/b」不能用作檔名：「/」會指向其他資料夾。");
});

test("plain names are taken, and what a common system refuses is refused", () => {
  const refuses = (id, reason, data = {}) => assert.throws(() => promoterFile(id), { code: "promoter-id-invalid", data: { id, reason, ...data } });
  for (const id of ["alice", "A-b_c~1", "ß", "👩\u200d💻", "a b", "=1+1", "-rf", "%2e", "cons", "com", "com10", "comx", "lpt", "com¼", "a".repeat(251), "红".repeat(83)]) {
    assert.equal(promoterFile(id, "svg"), `static/img/qrcode/${id}.svg`);
  }
  for (const id of ["con", "PRN", "Aux", "nul", "COM1", "lpt9", "com0", "COM¹", "lpt³", "conin$", "CONOUT$"]) refuses(id, "device");
  for (const character of "<>:\"|?*") refuses(`a${character}`, "character", { character });
  for (const character of ["\0", "\n", "\u001f", "\u007f", "\u0085", "\u2028", "\u202e", "\u2066", "\ufeff"]) refuses(`a${character}b`, "control", { character });
  for (const id of [" a", "a\u3000"]) refuses(id, "space");
  refuses("a.png", "dot", { character: "." });
  assert.throws(() => promoterFile("红".repeat(84)), (error) => error.data.id === "红".repeat(80));
});

test("quotes, empty lines and empty cells are read as Python reads them", () => {
  const label = (text) => parsePromoters(`id,label\n${text}`)[0].label;
  assert.equal(label('7,"a,""b"""'), 'a,"b"');
  assert.equal(label('7,"a\nb\r\nc"'), "a\nb\nc");
  assert.equal(label('7,a"b'), 'a"b');
  assert.equal(label('7,"c"d"e'), 'cd"e');
  assert.equal(label('"",\n7,""x\n'), "x");
  for (const [text, line] of [['"', 1], ['a\n\nb,"c\nd\n', 3], ['a\r\n"b\r\n\r\n', 2], ['"a""', 1]]) refuses(text, line, "quote");
  refuses('id\n\n"7\n8"\n', 3, "control");
  refuses("id,url\n\n\n,x", 4, "id-missing");
});

const both = [
  { id: "7", url: "https://example.org/?a=1,2", label: "Li, \"Ming\"", boundAt: "2026-02-17T08:00:00+08:00" },
  { id: "张三" },
];

test("a table with a header is read in any order, with other columns between", () => {
  const quoted = "\"https://example.org/?a=1,2\",x,\"Li, \"\"Ming\"\"\"";
  assert.deepEqual(parsePromoters(`url,other,label,ID,boundAt\n${quoted},7,2026-02-17T08:00:00+08:00\n,,,张三\n`), both);
  assert.deepEqual(parsePromoters(`链接,备注,名称,编号,绑定时间\r\n${quoted},7,2026-02-17T08:00:00+08:00\r\n\r\n,,,张三,`), both);
  assert.deepEqual(parsePromoters("\ufeff\"id\",\"bound_at\"\r7,2026-02-17\r"), [{ id: "7", boundAt: "2026-02-17" }]);
});

test("a table without a header has the columns id, url, label, boundAt", () => {
  assert.deepEqual(parsePromoters("7,https://example.org/,Li\n8\n"), [{ id: "7", url: "https://example.org/", label: "Li" }, { id: "8" }]);
  assert.deepEqual(parsePromoters("7\n8\n,,,\n9"), [{ id: "7" }, { id: "8" }, { id: "9" }]);
  assert.deepEqual(parsePromoters("7\thttps://example.org/\n"), [{ id: "7", url: "https://example.org/" }]);
  assert.deepEqual(parsePromoters("a;b\n"), [{ id: "a;b" }]);
});

for (const [delimiter, end] of [[",", "\r\n"], [";", "\n"], ["\t", "\r\n"]]) {
  test(`a table that Python wrote with ${JSON.stringify(delimiter)} and ${JSON.stringify(end)} is read as it was`, () => {
    let state = 88;
    const below = (limit) => {
      // Marsaglia's xorshift, seeded, so that a failure comes back.
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return (state >>> 0) % limit;
    };
    const letters = ["\"", ",", ";", "\t", "\n", "'", "红", "a", " ", "=", "\"\""];
    const label = () => `<${Array.from({ length: below(8) }, () => letters[below(letters.length)]).join("")}>`;
    const promoters = Array.from({ length: 500 }, (_, place) => ({ id: `p${place}`, label: label() }));
    const rows = [["label", "id"], ...promoters.map(({ id, label }) => [label, id])];
    const script = fileURLToPath(new URL("table.py", import.meta.url));
    const bytes = execFileSync("python3", [script], { input: JSON.stringify({ rows, delimiter, end }) });
    assert.deepEqual(parsePromoters(bytes), promoters);
    // A row added at the end that is none is reported with the line that it stands on.
    const text = bytes.toString();
    refuses(`${text}only a label${end}`, text.split("\n").length, "id-missing");
  });
}

test("a header tells the delimiter", () => {
  assert.deepEqual(parsePromoters("id;label\n7;\"a;b\"\n"), [{ id: "7", label: "a;b" }]);
  assert.deepEqual(parsePromoters("名称\t编号\na,b\t7\n"), [{ id: "7", label: "a,b" }]);
});

test("nothing is nothing", () => {
  for (const source of ["", "\ufeff", "\n\n", "id,url\n", "[]", " [ ]\n", new Uint8Array()]) assert.deepEqual(parsePromoters(source), []);
});

test("a list of JSON may have ids, objects or both", () => {
  assert.deepEqual(parsePromoters(JSON.stringify(both, null, 2)), both);
  assert.deepEqual(parsePromoters("[\"7\", 8, {\"编号\": \"9\", \"链接\": \"ur:n\", \"名称\": null, \"x\": [1, {}]}]"), [{ id: "7" }, { id: "8" }, { id: "9", url: "ur:n" }]);
});

test("nothing is evaluated", () => {
  assert.deepEqual(parsePromoters("id,label\n7,=1+1\n8,{{1+1}}\n9,__import__('os')\n").map(({ label }) => label), ["=1+1", "{{1+1}}", "__import__('os')"]);
  assert.deepEqual(parsePromoters("[{\"id\": \"7\", \"__proto__\": {\"url\": \"x\"}}]"), [{ id: "7" }]);
  assert.equal({}.url, undefined);
  refuses("[1+1]", 1, "json");
  refuses("['7']", 1, "json");
  refuses("[alert(1)]", 1, "json");
});

test("bytes are UTF-8, UTF-16 with a mark, or GB18030", () => {
  const text = "编号,名称\n7,张三 €\n";
  const read = [{ id: "7", label: "张三 €" }];
  assert.deepEqual(parsePromoters(new TextEncoder().encode(text)), read);
  assert.deepEqual(parsePromoters(new TextEncoder().encode(`\ufeff${text}`)), read);
  assert.deepEqual(parsePromoters(utf16(text, "little")), read);
  assert.deepEqual(parsePromoters(utf16(text, "big")), read);
  assert.deepEqual(parsePromoters(Buffer.from(text)), read);
  // 编号,名称⏎7,张三⏎8,𠮷, by Python's encode("gb18030"): the last has four bytes.
  const gb18030 = "b1e0bac52cc3fbb3c60a372cd5c5c8fd0a382c9534b235";
  const bytes = Uint8Array.from(gb18030.match(/../g), (pair) => parseInt(pair, 16));
  assert.deepEqual(parsePromoters(bytes), [{ id: "7", label: "张三" }, { id: "8", label: "𠮷" }]);
});

test("bytes that are no text are refused with the line", () => {
  refuses(Uint8Array.of(0x37, 0x0a, 0x38, 0xff, 0x0a), 2, "encoding");
  refuses(Uint8Array.of(0xef, 0xbb, 0xbf, 0x37, 0x0d, 0x0a, 0x0d, 0x0a, 0xb1, 0xe0), 3, "encoding");
  refuses(Uint8Array.of(0xff, 0xfe, 0x37, 0x00, 0x00, 0xd8), 1, "encoding");
  refuses(undefined, 1, "bytes");
  refuses([{ id: "7" }], 1, "bytes");
});

test("broken JSON is refused with the line", () => {
  refuses("[\n \"7\",\n \"8\" \"9\"\n]", 3, "json");
  refuses("[\n{\"id\": \"7\",}\n]", 2, "json");
  refuses("[\n{\"id\"\n: \"7\"", 3, "json");
  refuses("[\n\"7\"\n]\n\nx", 5, "json");
  refuses("[\n\"7\n\"]", 2, "json");
  refuses("[\n\"\\x\"]", 2, "json");
  refuses("[1,]", 1, "json");
  refuses("[}", 1, "json");
  refuses("{\n}", 1, "json");
  refuses("{\"a\": {}}", 1, "json");
  refuses("[\n01]", 2, "json");
});

test("an entry of JSON that is no promoter is refused with its line", () => {
  refuses("[\n\"7\",\n[]\n]", 3, "entry");
  refuses("[\n\n null]", 3, "entry");
  refuses("[\n{\"url\": \"u\"}]", 2, "id-missing");
  refuses("[\n{\"id\": \"7\",\n\"url\": 5}]", 2, "field-text", { field: "url", value: "5" });
  refuses("[\n1.5]", 2, "field-text");
  refuses("[9007199254740993]", 1, "field-text");
  refuses("[{\"id\": \"7\", \"编号\": \"8\"}]", 1, "field-twice", { field: "id" });
});

test("a row that is no promoter is refused with the line on which it begins", () => {
  refuses("id,url\n\"a\n", 2, "quote");
  refuses("id,label\n7,\"a\nb\"\n\n8,a,b\n", 5, "cells", { cells: 3, most: 2 });
  refuses("7,u,l,2026-02-17,x\n", 1, "cells", { cells: 5, most: 4 });
  refuses("id,url,link\n", 1, "field-twice", { field: "url" });
  refuses("id,url\n7,ur:n\n,ur:n\n", 3, "id-missing");
  refuses("id\n7\n../8\n", 3, "dot", { id: "../8" });
  refuses("id\nCON\n", 2, "device", { id: "CON" });
  refuses("id,label\n7,\ud800\n", 2, "a lone surrogate");
  refuses("[\n{\"id\": \"7\", \"label\": \"\\ud800\"}]", 2, "a lone surrogate", { field: "label" });
});

test("the time of binding is a date of ISO 8601, and comes back as it stands", () => {
  for (const boundAt of ["2026-02-17", "2024-02-29", "2026-02-17T08:00", "2026-02-17T08:00:00Z", "2026-02-17T23:59:59.999+0800", "0001-12-31T00:00-03:30"]) {
    assert.deepEqual(parsePromoters(`id,boundAt\n7,${boundAt}`), [{ id: "7", boundAt }]);
  }
});

test("dates are read as people and spreadsheets write them", () => {
  const at = new Date(2026, 10, 28, 16, 44, 4);
  const dates = {
    [formatTime(at)]: "2026-11-28T16:44:04",
    "2026-11-28 16:44:04": "2026-11-28T16:44:04",
    "2026-11-28 16:44:04+08": "2026-11-28T16:44:04+08:00",
    "2026/2/16 8:30": "2026-02-16T08:30",
    "2026/2/17": "2026-02-17",
    "2026/02/17": "2026-02-17",
    "2026-2-17": "2026-02-17",
    "2026.2.17": "2026-02-17",
    "2026-02-17 08:00": "2026-02-17T08:00",
    "2026年2月17日": "2026-02-17",
    "2026年2月17日 8时30分": "2026-02-17T08:30",
    "2026/2/17 下午 3:05": "2026-02-17T15:05",
    "2026/2/17 12:05:06 AM": "2026-02-17T00:05:06",
    "31/12/2026": "2026-12-31",
    "12/31/2026": "2026-12-31",
    "2/17/2026 8:30": "2026-02-17T08:30",
    "31.12.2026": "2026-12-31",
    "3.4.2026 08:15": "2026-04-03T08:15",
    "17-02-2026": "2026-02-17",
    "5/5/2026": "2026-05-05",
    46070: "2026-02-17",
    46070.5: "2026-02-17T12:00:00",
    "46070.354166666664": "2026-02-17T08:30:00",
  };
  for (const [written, boundAt] of Object.entries(dates)) assert.deepEqual(parsePromoters(`id,boundAt\n7,${written}`), [{ id: "7", boundAt }], written);
});

test("a wrong date is a problem of its cell, never of the list", () => {
  for (const boundAt of ["31/13/2026", "29.2.2026", "3/4/26", "2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-02-17T24:00", "2026-02-17T08:60", "2026-02-17T08:00+24:00", "2026-02-17 13:00 PM", "2026", "yesterday"]) {
    const text = `id,name,boundAt\n7,a,${boundAt}\n8,b,2026-02-17`;
    const promoters = [{ id: "7", label: "a" }, { id: "8", label: "b", boundAt: "2026-02-17" }];
    assert.deepEqual(parsePromoters(text), promoters);
    const read = readPromoters(text);
    assert.deepEqual(read.promoters, promoters);
    assert.deepEqual(read.problems.map(({ line, column, data }) => [line, column, data.reason, data.value]), [[2, "boundAt", "bound-at", boundAt]]);
  }
});

test("a date whose day and month may change places is refused, and why is said", () => {
  for (const boundAt of ["3/4/2026", "03/04/2026", "1-12-2026", "12/11/2026 8:30"]) {
    const { promoters, problems } = readPromoters(`id,boundAt\n7,${boundAt}`);
    assert.deepEqual(promoters, [{ id: "7" }]);
    assert.deepEqual(problems.map(({ data }) => [data.reason, data.value]), [["day-or-month", boundAt]]);
    assert.match(problems[0].message, /may be day and month or month and day; write it as 2026-02-17\.$/);
    for (const language of ["zh-CN", "zh-TW"]) assert.match(explain(problems[0], language), /日.*月.*2026-02-17/);
  }
  assert.match(readPromoters("id,boundAt\n7,soon").problems[0].message, /“soon” is not a date such as 2026-02-17\.$/);
  reads("mei,31.12.2026\nlin,1.2.2026\n", { promoters: [{ id: "mei", boundAt: "2026-12-31" }, { id: "lin", boundAt: "2026-02-01" }], columns: { id: 1, boundAt: 2 } });
});

test("an id that is there often is one problem", () => {
  const { promoters, problems } = readPromoters(`id\n${"a\n".repeat(30)}b\nb\n`);
  assert.deepEqual(promoters, [{ id: "a" }, { id: "b" }]);
  assert.deepEqual(problems.map(({ line, data }) => [line, data.reason, data.id]), [[3, "twice", "a"], [33, "twice", "b"]]);
  assert.match(problems[0].message, /the same id is on lines 2, 3, .*, 21 …\.$/);
});

test("equal ids are reported with all their lines", () => {
  refuses("id\n7\n8\n7\n", 4, "twice", { id: "7", lines: "2, 4", ids: 1 });
  refuses("id\na\nb\nB\nA\na\n", 5, "twice", { id: "a", lines: "2, 5, 6", ids: 2 });
  refuses("[\n\"caf\u00e9\",\n\"CAFE\u0301\"\n]", 3, "twice");
  refuses("straße\nSTRASSE\nSTRAẞE\n", 2, "twice", { lines: "1, 2, 3" });
  refuses("ΣΑΣ\nσας\n", 2, "twice");
  assert.equal(parsePromoters("ı\ni\n").length, 2);
});

test("errors of a list are sentences in three languages", () => {
  const problem = { code: "promoters-malformed", data: { line: 4, reason: "twice", id: "7", lines: "2, 4" } };
  assert.equal(explain(problem), "The list has a mistake in line 4, id “7”: the same id is on lines 2, 4.");
  assert.equal(explain(problem, "zh-CN"), "名单有误，第 4 行，编号“7”：第 2, 4 行的编号相同。");
  for (const language of ["en", "zh-CN", "zh-TW"]) assert.doesNotMatch(explain(problem, language), /[{}[\]]/);
});

test("a list of 100 000 promoters is read within seconds", () => {
  const lines = Array.from({ length: 100_000 }, (_, place) => `p${place},https://example.org/?p=${place},"推广员 ${place}"`);
  const started = performance.now();
  const promoters = parsePromoters(`id,url,label\n${lines.join("\n")}\n`);
  assert.equal(promoters.length, 100_000);
  assert.deepEqual(promoters[99_999], { id: "p99999", url: "https://example.org/?p=99999", label: "推广员 99999" });
  assert.ok(performance.now() - started < 10_000);
});

/** Asserts what a list is read as: ids with urls and labels, the problems by line, column and reason, and the columns. */
function reads(source, expected, options) {
  const { promoters, problems, columns } = readPromoters(source, options);
  assert.deepEqual(promoters, expected.promoters ?? []);
  assert.deepEqual(problems.map(({ line, column, data }) => [line, column, data.reason]), expected.problems ?? []);
  if (expected.columns !== undefined) assert.deepEqual(columns, expected.columns);
  for (const { code, message, data } of problems) {
    assert.equal(message, explain({ code, data }));
    for (const language of ["en", "zh-CN", "zh-TW"]) assert.doesNotMatch(explain({ code, data }, language), /[{}[\]]|undefined/);
  }
}

test("a first row with any known name is a header", () => {
  reads("推广员编号,url\n1001,https://x.y/1", { promoters: [{ id: "1001", url: "https://x.y/1" }], columns: { id: "推广员编号", url: "url" } });
  reads("推广员编号,姓名,推广链接\n1001,张三,https://x.y/1", { promoters: [{ id: "1001", url: "https://x.y/1", label: "张三" }], columns: { id: "推广员编号", label: "姓名", url: "推广链接" } });
  reads("User_ID,Name,Title,created_at\n7,Mei,boss,2026-02-17", { promoters: [{ id: "7", label: "Mei", boundAt: "2026-02-17" }], columns: { id: "User_ID", label: "Name", boundAt: "created_at" } });
  for (const name of ["id", "code", "uid", "user_id", "employee_id", "编号", "编号 (必填)", "工号", "推广员", "推广码", "渠道", "用户ID", "工號", "推廣碼", "用戶ID"]) reads(`${name},z\n7,z`, { promoters: [{ id: "7" }], columns: { id: name } });
  for (const name of ["url", "link", "网址", "推广链接", "網址", "推廣連結"]) reads(`id,${name}\n7,https://x.y`, { promoters: [{ id: "7", url: "https://x.y" }] });
  for (const name of ["name", "title", "label", "姓名", "备注", "備註"]) reads(`id,${name}\n7,a`, { promoters: [{ id: "7", label: "a" }] });
  for (const name of ["created_at", "绑定日期", "綁定日期"]) reads(`id,${name}\n7,2026/2/17`, { promoters: [{ id: "7", boundAt: "2026-02-17" }] });
  // A clear name goes before one that says less.
  reads("推广员,编号,备注,姓名\n小梅,7,x,梅", { promoters: [{ id: "7", label: "梅" }], columns: { id: "编号", label: "姓名" } });
  reads("推广员,编号\n小梅,7", { promoters: [{ id: "7", label: "小梅" }] });
});

test("a second column of the same name is a problem, and the first is taken", () => {
  reads("id,url,link\n7,https://a.b,https://c.d\n", { promoters: [{ id: "7", url: "https://a.b" }], problems: [[1, "link", "field-twice"]] });
});

test("without a header, addresses and dates tell their columns", () => {
  reads("1001,张三\n1002,李四", { promoters: [{ id: "1001", label: "张三" }, { id: "1002", label: "李四" }], columns: { id: 1, label: 2 } });
  reads("https://x.y/1,小梅,2026/2/17\n", { promoters: [{ id: "小梅", url: "https://x.y/1", boundAt: "2026-02-17" }], columns: { id: 2, url: 1, boundAt: 3 } });
  reads("7,u,l", { problems: [[1, 2, "no-scheme"]] });
  reads("0017\n0018", { promoters: [{ id: "0017" }, { id: "0018" }], columns: { id: 1 } });
});

test("addresses alone are numbered, and so is whoever has no column of ids", () => {
  reads("https://x.y/1\n\nhttps://x.y/2;a\n", { promoters: [{ id: "001", url: "https://x.y/1" }, { id: "002", url: "https://x.y/2;a" }], columns: { url: 1 } });
  reads("url,label\nhttps://x.y/1,a\nu,b\nweixin://dl,c", { promoters: [{ id: "001", url: "https://x.y/1", label: "a" }, { id: "003", url: "weixin://dl", label: "c" }], problems: [[3, "url", "no-scheme"]], columns: { url: "url", label: "label" } });
  const { promoters } = readPromoters("https://x.y/\n".repeat(1200));
  assert.deepEqual([promoters[0].id, promoters[1199].id], ["0001", "1200"]);
});

test("an address begins with a scheme", () => {
  for (const url of ["not a link", "x.y/1", "//x.y", "C:\\a", "12:30", "张三", "备注: x", "note: call", "https:", "https://"]) reads(`id,url\na,${url}`, { problems: [[2, "url", "no-scheme"]] });
  for (const url of ["https://x.y", "HTTP://X", "weixin://dl/business/?t=1", "mailto:a@b.c", "tel:+8613800000000", "https://例子.测试/路"]) reads(`id,url\na,${url}`, { promoters: [{ id: "a", url }] });
});

test("tabs, semicolons and full-width marks part cells, and sep= says which", () => {
  for (const mark of [",", "\t", ";", "，", "；"]) {
    reads(`编号${mark}姓名\n7${mark}a\n`, { promoters: [{ id: "7", label: "a" }] });
    reads(`7${mark}https://x.y/1\n8${mark}https://x.y/?a=1\n`, { promoters: [{ id: "7", url: "https://x.y/1" }, { id: "8", url: "https://x.y/?a=1" }] });
  }
  for (const mark of ["\t", "，", "；"]) reads(`7${mark}a`, { promoters: [{ id: "7", label: "a" }] });
  reads("7;a\n8;b", { promoters: [{ id: "7", label: "a" }, { id: "8", label: "b" }] });
  reads("sep=;\r\nid;name\r\n7;x,y\r\n", { promoters: [{ id: "7", label: "x,y" }] });
});

test("a title above the header is told apart", () => {
  reads("2026 年推广员名单,,\n,,\n编号,姓名,备注\n7,a,\n", { promoters: [{ id: "7", label: "a" }], columns: { id: "编号", label: "姓名" } });
  reads("alice\ncode\nbob", { promoters: [{ id: "alice" }, { id: "code" }, { id: "bob" }] });
});

test("columns can be named by the caller", () => {
  const text = "会员,主页,微信\n7,https://x.y,w\n";
  reads(text, { promoters: [{ id: "7", url: "https://x.y", label: "w" }] }, { columns: { id: "会员", url: "主页", label: "微信" } });
  reads("w,7\n", { promoters: [{ id: "7", caption: "w" }], columns: { id: 2, caption: 1 } }, { columns: { id: 2, caption: 1 } });
  reads("编号,姓名\n7,a", { promoters: [{ id: "7", caption: "a" }], columns: { id: "编号", caption: "姓名" } }, { columns: { caption: "姓名" } });
  for (const columns of [{ id: "nowhere" }, { id: 0 }, { id: 1.5 }, { nothing: 1 }, 5]) assert.throws(() => readPromoters("编号\n7", { columns }), { code: "option-invalid" });
  assert.throws(() => readPromoters("7", null), { code: "option-invalid" });
});

test("every problem is told with its line and column, and the rest is there", () => {
  const text = "id,url,boundAt\r\ngood,,2026-02-17\r\nbad/one,x,\r\n,,2026-01-01\r\n\"fi\nne\",,\r\nfine,,\r\nGOOD,,\r\nlate,,2026-02-30\r\n1E+11,,\r\n";
  reads(text, {
    promoters: [{ id: "good", boundAt: "2026-02-17" }, { id: "fine" }, { id: "late" }],
    problems: [[3, "id", "separator"], [3, "url", "no-scheme"], [4, "id", "id-missing"], [5, "id", "control"], [8, "id", "twice"], [9, "boundAt", "bound-at"], [10, "id", "rounded"]],
  });
  reads("id\na\n\"never closed\nb\n", { promoters: [{ id: "a" }], problems: [[3, null, "quote"]] });
  reads("id,label\n1,a,b\n2,c", { promoters: [{ id: "2", label: "c" }], problems: [[2, null, "cells"]] });
  reads("[\n\"7\",\n{\"url\": 5},\n[]]", { promoters: [{ id: "7" }], problems: [[3, "url", "field-text"], [4, null, "entry"]] });
});

test("of thousands of problems the rest is counted", () => {
  const { promoters, problems } = readPromoters(`a\n${"a/b\n".repeat(4999)}`);
  assert.equal(promoters.length, 1);
  assert.equal(problems.length, 1001);
  assert.deepEqual(problems.at(-1).data, { line: 1002, reason: "more", count: 3999 });
});

test("ids that a spreadsheet has rounded are refused, and leading zeros are kept", () => {
  for (const id of ["1.23E+11", "1E+11", "1.2345678901e+15"]) refuses(`id\n${id}`, 2, "rounded", { id });
  assert.deepEqual(parsePromoters("id\n007\n0\n"), [{ id: "007" }, { id: "0" }]);
});

test("characters that nobody sees are refused in ids, and those that belong to letters are not", () => {
  for (const character of ["\u200b", "\u200d", "\u2060", "\u00ad", "\ufe0f", "\u{e0041}"]) {
    assert.throws(() => promoterFile(`a${character}b`), (error) => error.code === "promoter-id-invalid" && error.data.reason === "control");
  }
  for (const id of ["👩\u200d💻", "👩🏽\u200d🚒", "❤\ufe0f", "1\ufe0f\u20e3", "علی\u200cرضا", "葛\u{e0100}", "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}", "क्\u200dष"]) assert.equal(promoterFile(id), `static/img/qrcode/${id}.png`);
});

test("a promoter has a file and a caption of its own, and no two have one file", () => {
  reads("id,file,caption\n1,a/b.png,你好\n2,A/B.svg,\n3,c,\n4,../x,\n5,a//b,\n6,/a,\n7,a.b/c.d,\n8,con.x/y,\n", {
    promoters: [{ id: "1", file: "a/b.png", caption: "你好" }, { id: "3", file: "c" }, { id: "7", file: "a.b/c.d" }],
    problems: [[3, "file", "file-twice"], [5, "file", "dot-at-end"], [6, "file", "empty"], [7, "file", "empty"], [9, "file", "device"]],
  });
});

/** A table that Excel in Taiwan, or one in China, wrote, by Python's codecs. */
function encoded(text, encoding) {
  return new Uint8Array(execFileSync("python3", ["-c", "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read().decode('utf-8').encode(sys.argv[1]))", encoding], { input: text }));
}

test("bytes are read by what they spell, and the encoding is told", () => {
  const tables = {
    big5: ["編號,姓名,推廣連結\r\n7,陳小梅,https://x.y/1\r\n", "陳小梅\r\n林志玲\r\n王大明\r\n", "推廣員,備註\r\n許功蓋,淚\r\n"],
    gb18030: ["编号,姓名,推广链接\r\n7,陈小梅,https://x.y/1\r\n", "陈小梅\r\n林志玲\r\n王大明\r\n", "推广员,备注\r\n朱镕基,𠮷\r\n"],
    "utf-16-le": ["编号,姓名\r\n7,陈小梅\r\n"],
  };
  for (const [encoding, texts] of Object.entries(tables)) {
    for (const text of texts) {
      const read = readPromoters(encoded(text, encoding));
      assert.equal(read.encoding.replace("16le", "16-le"), encoding, text);
      assert.deepEqual(read, { ...readPromoters(text), encoding: read.encoding });
    }
  }
  const [text] = tables.big5;
  assert.deepEqual(readPromoters(encoded(text, "big5"), { encoding: "big5" }).promoters, readPromoters(text).promoters);
  assert.notDeepEqual(readPromoters(encoded(text, "big5"), { encoding: "gb18030" }).promoters, readPromoters(text).promoters);
  assert.throws(() => readPromoters(encoded(text, "big5"), { encoding: "latin1" }), { code: "option-invalid" });
});

test("a workbook is named as what it is", () => {
  for (const bytes of [[0x50, 0x4b, 0x03, 0x04, 0x14], [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]]) reads(Uint8Array.from(bytes), { problems: [[1, null, "workbook"]] });
  refuses(Uint8Array.from([0x50, 0x4b, 0x03, 0x04]), 1, "workbook");
});

test("what promoters.csv keeps from being a formula comes back as it was", () => {
  reads("id,label\n'=1+1,'@SUM(A1)\n'-rf,''=x\n'plain,'tis", { promoters: [{ id: "=1+1", label: "@SUM(A1)" }, { id: "-rf", label: "'=x" }, { id: "'plain", label: "'tis" }] });
});

test("JSON of any length is read", () => {
  reads(`["${"\\u0041".repeat(1e6)}"]`, { problems: [[1, null, "long"]] });
  reads("[".repeat(1e6), { problems: [[1, null, "json"]] });
});

test("the parameter of a link may have another name, and stands in the route where the fragment is one", () => {
  assert.equal(promoterLink("https://x.y/?promoter=1", "7", { parameter: "ref" }), "https://x.y/?promoter=1&ref=7");
  assert.equal(promoterLink("https://x.y/", "7", { parameter: "推广" }), "https://x.y/?%E6%8E%A8%E5%B9%BF=7");
  assert.equal(promoterLink("https://x.y/app#/join", "7"), "https://x.y/app#/join?promoter=7");
  assert.equal(promoterLink("https://x.y/?a=1#/join/?b=2&promoter=6", "7"), "https://x.y/?a=1#/join/?b=2&promoter=7");
  assert.equal(promoterLink("https://x.y/#!/", "张"), "https://x.y/#!/?promoter=%E5%BC%A0");
  assert.equal(promoterLink("https://x.y/#top", "7"), "https://x.y/?promoter=7#top");
  for (const parameter of ["", 7, null, "\ud800"]) assert.throws(() => promoterLink("https://x.y", "7", { parameter }), { code: "option-invalid" });
  assert.throws(() => promoterLink("https://x.y", "7", null), { code: "option-invalid" });
  assert.throws(() => promoterLink("https://x.y", "7", { paramter: "ref" }), { code: "option-unknown", data: { option: "paramter", nearest: "parameter" } });
  assert.throws(() => readPromoters("7", { colums: { id: 1 } }), { code: "option-unknown", data: { option: "colums", nearest: "columns" } });
});

test("in steps a list is the same, and no step reads more than a thousand lines", () => {
  const list = (lines) => `id,label\n${Array.from({ length: lines }, (_, place) => (place === 70 ? "a/b,wrong" : `p${place % 9_999},Promoter ${place}`)).join("\n")}\n`;
  for (const lines of [1, 999, 1000, 10_000]) {
    const steps = readPromotersInSteps(list(lines));
    let count = 1;
    let step = steps.next();
    for (; step.done !== true; count += 1) step = steps.next();
    assert.deepEqual(step.value, readPromoters(list(lines)));
    // Lines are parted, laid out, and checked, a thousand in each step.
    assert.ok(count >= (3 * lines) / 1000 && count <= (3 * lines) / 1000 + 4, `${count} steps for ${lines} lines`);
  }
});
