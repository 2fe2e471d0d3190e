// Files as logos: which kind each is, and that an SVG file is written anew of what is allowed or refused. injection.test.mjs tries them in a
// page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeQr, qrToSvg } from "../../dist/npm/index.js";

const symbol = encodeQr("x", { version: 7, errorCorrection: "H" });
const utf8 = (text) => new TextEncoder().encode(text);
const latin1 = (text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** Returns the media type under which a file of pixels is embedded, as it is, or "shapes" where its shapes are written anew. */
function kind(image) {
  const text = qrToSvg(symbol, { logo: { image, size: 0.15 } });
  const embedded = / xlink:href="data:([^;]*);base64,([^"]*)"\/><\/g><\/svg>$/.exec(text);
  if (embedded === null) {
    assert.match(text, /<g transform="translate\([^)]*\) scale\([^)]*\)"><svg width="[^>]*>.*<\/svg><\/g><\/g><\/svg>$/);
    return "shapes";
  }
  assert.deepEqual(Uint8Array.from(Buffer.from(embedded[2], "base64")), image);
  return embedded[1];
}

function refused(image, found) {
  assert.throws(() => kind(image), { code: "logo-unsupported", data: { found } });
}

test("files are told apart by their first bytes", () => {
  assert.equal(kind(latin1("\x89PNG\r\n\x1a\n....")), "image/png");
  assert.equal(kind(latin1("\xff\xd8\xff\xe0....")), "image/jpeg");
  assert.equal(kind(latin1("RIFF\x10\0\n\0WEBPVP8 ")), "image/webp");
  assert.equal(kind(utf8("<svg xmlns='http://www.w3.org/2000/svg'/>")), "shapes");
  assert.equal(kind(utf8("\ufeff<?xml version='1.0'?>\n<!-- a --><s:svg xmlns:s='http://www.w3.org/2000/svg'/>")), "shapes");
});

for (const [name, bytes] of Object.entries({
  "another kind of picture": utf8("GIF89a"),
  "an empty file": new Uint8Array(),
  "another language": utf8("<html></html>"),
  "a file with something before it": utf8("x<svg/>"),
  "UTF-16": Uint8Array.from("<svg/>", (letter) => letter.charCodeAt(0)).reduce((all, byte) => [...all, byte, 0], [0xff, 0xfe]),
  "what is no UTF-8": latin1("<svg>\x80</svg>"),
  "letters written longer than they are": latin1("<svg>\xc0\xbcscript</svg>"),
})) {
  test(`${name} is no picture`, () => refused(Uint8Array.from(bytes), "no picture"));
}

for (const text of [
  "<svg viewBox='0 0 2 2'><linearGradient id='a'/><path fill='url(#a)' d='M0 0h2v2z'/></svg>",
  `<svg xmlns:xlink='http://www.w3.org/1999/xlink'><style>.a{fill:url( "#a" )}</style><use xlink:href='#b' transform='translate(1 2)'/></svg>`,
  "<svg><image href='data:image/png;base64,AAAA'/><text font-size='2'>on = off, x(y)</text></svg>",
  "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'><svg/>",
]) {
  test(`${text} is inert`, () => assert.equal(kind(utf8(text)), "shapes"));
}

for (const [text, found] of [
  ["<svg><script>alert(1)</script></svg>", "script"],
  ["<svg xmlns:s='x'><s:SCRIPT/></svg>", "script"],
  ["<svg onload='alert(1)'/>", "onload"],
  ["<svg><g\nonclick = \"a\"/></svg>", "onclick"],
  ["<svg><g\u2028onclick\u0085=\u3000\"a\"/></svg>", "markup with a mistake"],
  ["<svg/onload=alert(1)>", "markup with a mistake"],
  ["<svg><g x:y:OnLoad='a'/></svg>", "markup with a mistake"],
  ["<svg><a href='javascript:alert(1)'/></svg>", "href"],
  ["<svg><a href='&#106;avascript:alert(1)'/></svg>", "href"],
  ["<svg xmlns:xlink='http://www.w3.org/1999/xlink'><image xlink:href='http://a/b.png'/></svg>", "href"],
  // A prefix that nothing declares.
  ["<svg><image xlink:href='#b'/></svg>", "markup with a mistake"],
  ["<svg><image href='//a/b.png'/></svg>", "href"],
  [`<svg><image href="'#a'"/></svg>`, "href"],
  ["<svg><use href='data:image/svg+xml;base64,AAAA'/></svg>", "href"],
  ["<svg><foreignObject/></svg>", "foreignobject"],
  ["<svg><style>@import 'http://a'</style></svg>", "style"],
  ["<svg><style>@\\69mport 'http://a'</style></svg>", "style"],
  ["<svg><style>&#64;import 'http://a'</style></svg>", "style"],
  ["<svg><path fill='url(http://a/#b)'/></svg>", "fill"],
  ["<svg><style>a{fill:u\\72l(http://a)}</style></svg>", "style"],
  ["<svg><path fill='u&#114;l(http://a)'/></svg>", "fill"],
  ["<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg>&a;</svg>", "markup with a mistake"],
  ["<?xml-stylesheet href='http://a'?><svg/>", "a processing instruction"],
  ["<svg><set attributeName='href' to='x'/></svg>", "set"],
  ["<svg>\0</svg>", "markup with a mistake"],
  // The long s and the Kelvin sign are no letters of a name.
  ["<svg><\u017fcript/></svg>", "\u017fcript"],
  ["<svg><lin\u212a/></svg>", "lin\u212a"],
]) {
  test(`${JSON.stringify(text)} is refused`, () => refused(utf8(text), found));
}

test("a large file is judged at once", () => {
  const runs = ["a", " ", "'", "<", ":", "=' ", "(", "a=", "a=' ", "\\72(' "].map((run) => run.repeat(2 ** 18 / run.length));
  for (const run of runs) {
    const start = performance.now();
    try {
      kind(utf8(`<svg>${run}</svg>`));
    } catch ({ code }) {
      assert.equal(code, "logo-unsupported");
    }
    assert.ok(performance.now() - start < 2000, JSON.stringify(run.slice(0, 9)));
  }
});
