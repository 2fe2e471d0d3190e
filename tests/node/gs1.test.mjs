import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const { encodeQr, explain } = await import(new URL("../../dist/npm/index.js", import.meta.url));
const { gs1Link, gs1Text, parseGs1 } = await import(new URL("../../dist/npm/gs1.js", import.meta.url));
const { scanQr } = await import(new URL("../../dist/npm/scan.js", import.meta.url));
const { qrToPixels } = await import(new URL("../../dist/npm/qr.js", import.meta.url));

const refused = (run, field, reason) => {
  assert.throws(run, (problem) => problem.code === "payload-invalid" && problem.data.field === field && problem.data.reason === reason, `${field}: ${reason}`);
};

test("an independent checker of GS1 data says the same of every identifier", async () => {
  const vectors = (await readFile(new URL("../vectors/gs1.txt", import.meta.url), "utf8")).split("\n").filter((line) => /^(yes|no) /.test(line));
  assert.ok(vectors.length > 700, `${vectors.length} vectors`);
  const differ = vectors.filter((vector) => {
    const [, verdict, ai, value] = /^(yes|no) (\S+) (.*)$/.exec(vector);
    try {
      gs1Text([{ ai, value: JSON.parse(value) }]);
      return verdict !== "yes";
    } catch (problem) {
      assert.equal(problem.code, "payload-invalid");
      return verdict !== "no";
    }
  });
  assert.deepEqual(differ, []);
});

test("elements come back from every form", () => {
  const elements = [
    { ai: "01", value: "09521234543213" },
    { ai: "10", value: "A(1)/%" },
    { ai: "17", value: "271231" },
  ];
  assert.deepEqual(parseGs1("(01)09521234543213(10)A\\(1)/%(17)271231"), elements);
  assert.deepEqual(parseGs1("[01]09521234543213[10]A(1)/%[17]271231"), elements);
  const text = gs1Text(elements);
  assert.equal(text, "010952123454321310A(1)/%\u001d17271231");
  assert.deepEqual(parseGs1(text), elements);
  assert.deepEqual(parseGs1(`]Q3${text}`), elements);
  assert.deepEqual(parseGs1(gs1Link(elements)), elements);
  refused(() => gs1Text([{ ai: "10", value: "é" }]), "(10)", "must have letters, digits and signs that GS1 allows");
});

test("a code with GS1 data is read with its separators", () => {
  const text = gs1Text("(01)09521234543213(17)271231(10)ABC(21)7");
  const code = encodeQr(text, { gs1: true });
  const [read] = scanQr(qrToPixels(code));
  assert.deepEqual(parseGs1(read.text), parseGs1(text));
});

test("links are those of the standard", () => {
  // The examples of the wiki of bwipp and of GS1's own standard of links.
  for (const [text, link] of [
    ["(01)09521234543213", "https://id.gs1.org/01/09521234543213"],
    ["(21)12345(10)ABC123(01)09521234543213", "https://id.gs1.org/01/09521234543213/10/ABC123/21/12345"],
    ["(01)09521234543213(10)ABC123(17)261231", "https://id.gs1.org/01/09521234543213/10/ABC123?17=261231"],
    ["(00)106141411234567897", "https://id.gs1.org/00/106141411234567897"],
    ["(01)09521234543213(22)ABC-123(91)XYZ/987", "https://id.gs1.org/01/09521234543213/22/ABC-123?91=XYZ%2F987"],
    ["(414)9521234543213(254)32a", "https://id.gs1.org/414/9521234543213/254/32a"],
    ["(01)09521234543213(235)TP!1", "https://id.gs1.org/01/09521234543213/235/TP%211"],
  ]) {
    assert.equal(gs1Link(text), link);
    assert.deepEqual(new Set(parseGs1(link).map(({ ai }) => ai)), new Set(parseGs1(text).map(({ ai }) => ai)));
  }
  assert.equal(gs1Link("(01)09521234543213", "https://example.com/products/"), "https://example.com/products/01/09521234543213");
  assert.deepEqual(parseGs1("https://example.com/a/b/01/09521234543213?linkType=all&99=x"), [{ ai: "01", value: "09521234543213" }, { ai: "99", value: "x" }]);
});

test("what is wrong is said with its identifier, in three languages", () => {
  refused(() => gs1Text("(01)09521234543214"), "(01)", "must have a check digit that fits");
  refused(() => gs1Text("(01)4006381333931"), "(01)", "length");
  refused(() => gs1Text("(1234)5"), "(1234)", "must be an application identifier of GS1");
  refused(() => gs1Text("hello"), "gs1", "must begin with an application identifier of GS1");
  refused(() => gs1Text(""), "gs1", "must have an application identifier");
  refused(() => gs1Text([]), "gs1", "must have an application identifier");
  refused(() => gs1Text(7), "gs1", "must be a text or a list of elements");
  refused(() => gs1Text("(10)A(10)B"), "(10)", "must not stand twice with two values");
  refused(() => gs1Text("(17)270230"), "(17)", "must be a date such as 271231");
  refused(() => gs1Link("(10)A"), "gs1", "must have what a link of GS1 begins with, such as (01)");
  refused(() => gs1Link("(01)09521234543213(235)A(10)B"), "(235)", "must be left out of this link, where GS1 gives it no place");
  refused(() => parseGs1("https://example.com/01/09521234543213?21=7"), "(21)", "must stand in the path of the link, or be left out");
  refused(() => parseGs1("https://example.com/01/09521234543213/21/7/10/A"), "gs1", "must be a link of GS1, such as https://id.gs1.org/01/09521234543213");
  for (const base of ["example.com", "ftp://example.com", "https://example.com/?a", "https://example.com/#a", 7, null, `https://${"a".repeat(10_000)}`]) {
    refused(() => gs1Link("(01)09521234543213", base), "base", "must be an http or https address without a query and a fragment");
  }
  assert.throws(() => gs1Text([{ key: "01", value: "09521234543213" }]), { code: "option-unknown" });
  const problem = (() => {
    try {
      return gs1Text("(01)4006381333931");
    } catch (thrown) {
      return thrown;
    }
  })();
  assert.equal(problem.message, "The field “(01)” is not valid: must have 14 characters, not 13.");
  assert.equal(explain(problem, "zh-CN"), "“(01)”填写有误：应有 14 个字符，现有 13 个。");
  assert.equal(explain(problem, "zh-TW"), "「(01)」填寫有誤：應有 14 個字元，現有 13 個。");
});

test("nothing foreign is thrown, whatever is read", () => {
  let state = 7;
  const next = (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const pieces = ["(01)", "(10)", "[21]", "\\", "(", ")", "\u001d", "01", "8006", "https://a/", "/01/", "%", "%2", "?", "=", "&", "#", "09521234543213", "é", "\ud800", "]Q3", "17", "271231"];
  for (let round = 0; round < 20_000; round += 1) {
    const text = Array.from({ length: next(9) }, () => pieces[next(pieces.length)]).join("");
    for (const run of [parseGs1, gs1Text, gs1Link]) {
      try {
        run(text);
      } catch (problem) {
        assert.equal(problem.code, "payload-invalid", `${run.name} ${JSON.stringify(text)}: ${problem.stack}`);
      }
    }
  }
});
