import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { explain, parsePromoters, promoterFile, promoterLink } from "../../dist/npm/index.js";

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
  assert.deepEqual(parsePromoters("[\"7\", 8, {\"编号\": \"9\", \"链接\": \"u\", \"名称\": null, \"x\": [1, {}]}]"), [{ id: "7" }, { id: "8" }, { id: "9", url: "u" }]);
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
  refuses("url,label\nu,l\n", 1, "column-id");
  refuses("id,url,link\n", 1, "field-twice", { field: "url" });
  refuses("id,url\n7,u\n,u\n", 3, "id-missing");
  refuses("id\n7\n../8\n", 3, "dot", { id: "../8" });
  refuses("id\nCON\n", 2, "device", { id: "CON" });
  refuses("id,label\n7,\ud800\n", 2, "a lone surrogate");
  refuses("[\n{\"id\": \"7\", \"label\": \"\\ud800\"}]", 2, "a lone surrogate", { field: "label" });
});

test("the time of binding is a date of ISO 8601", () => {
  for (const boundAt of ["2026-02-17", "2024-02-29", "2026-02-17T08:00", "2026-02-17T08:00:00Z", "2026-02-17T23:59:59.999+0800", "0001-12-31T00:00-03:30"]) {
    assert.deepEqual(parsePromoters(`id,boundAt\n7,${boundAt}`), [{ id: "7", boundAt }]);
  }
  for (const boundAt of ["2026-2-17", "17.02.2026", "2026/02/17", "2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-02-17 08:00", "2026-02-17T24:00", "2026-02-17T08:60", "2026-02-17T08:00+24:00", "yesterday"]) {
    refuses(`id,boundAt\n7,${boundAt}`, 2, "bound-at", { value: boundAt });
  }
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
  assert.equal(explain(problem), "The list cannot be read, line 4, id “7”: the same id is on lines 2, 4.");
  assert.equal(explain(problem, "zh-CN"), "名单无法读取，第 4 行，编号“7”：第 2, 4 行的编号相同。");
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
