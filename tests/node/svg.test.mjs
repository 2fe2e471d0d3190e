// The text of SVG pictures, to the letter: what is drawn of the Micro QR code M1 that says 1234.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { qrToSvg } from "../../dist/npm/index.js";

// From segno.
const rows = readFileSync(new URL("../vectors/m1.txt", import.meta.url), "utf8").trim().split("\n");

const symbol = { symbology: "micro", width: 11, height: 11, modules: Uint8Array.from(rows.join(""), (module) => Number(module === "#")) };

/** All dark modules, and those outside the finder pattern. */
const whole = "m0 0h7v7h-7m8-7h1v2h2v1h-3m2-3h1v1h-1m-8 1h3v3h-3m6-1h3v2h-2v-1h-1m-7 1h5v-5h-5m7 5h1v1h-1m1 0h2v4h-2v-1h1v-1h-1m-9-1h2v2h3v1h-5v-1h1v-1h-1m4-1h3v1h-3m3 0h1v2h-1";
const data = "m8 0h1v2h2v1h-3m2-3h1v1h-1m-2 3h3v2h-2v-1h-1m0 1h1v1h-1m1 0h2v4h-2v-1h1v-1h-1m-9-1h2v2h3v1h-5v-1h1v-1h-1m4-1h3v1h-3m3 0h1v2h-1";
const open = `<svg xmlns="http://www.w3.org/2000/svg" width="150" height="150" viewBox="-2 -2 15 15" role="img"`;

/** What is around everything that is painted, so that nothing of it is inherited from a page. */
const group = `<g fill-opacity="1" fill-rule="nonzero">`;

/** Asserts what is written, a line an element. */
function written(style, want) {
  assert.deepEqual(qrToSvg(symbol, { label: "", ...style }).replace(/></g, ">\n<").split("\n"), want);
}

/** Asserts what a picture ends with: what lies over its modules. */
function ends(style, want) {
  const text = qrToSvg(symbol, { label: "", ...style });
  assert.equal(text.slice(-want.length), want);
}

test("a plain picture is one path on a light ground", () => {
  written({}, [
    `${open} shape-rendering="crispEdges">`,
    group,
    `<path fill="#fff" stroke="none" d="M-2 -2h15v15H-2z"/>`,
    `<path fill="#000" stroke="none" d="${whole}"/>`,
    "</g>",
    "</svg>",
  ]);
});

test("pixels that are left over widen the view, and hostile words stay words", () => {
  written({ size: 100, quietZone: 3, light: "transparent", label: `<a href='x'> & "b"\n\0\ufffe` }, [
    `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100" viewBox="-4.4 -4.4 20 20" role="img" shape-rendering="crispEdges">`,
    "<title>&lt;a href=&#39;x&#39;&gt; &amp; &quot;b&quot; \ufffd</title>",
    group,
    `<path fill="#000" stroke="none" d="${whole}"/>`,
    "</g>",
    "</svg>",
  ]);
});

test("half a hundred thousandth of a module is rounded away from zero", () => {
  // Of 320 pixels a module 46 are left over, and 23 / 320 is 0.071875.
  assert.match(qrToSvg(symbol, { quietZone: 20, size: 51 * 320 + 46 }), / viewBox="-20.07188 -20.07188 51.14375 51.14375"/);
});

test("every paint has its path", () => {
  const stops = [
    { offset: 0, color: "#f00" },
    { offset: 0.25, color: "#01020333" },
  ];
  const style = {
    dark: { type: "linear", rotation: 90, stops },
    finderFrame: "dot",
    finderFrameColor: "#00000080",
    finderCentre: "rounded",
    finderCentreColor: "#c8102e",
    light: "transparent",
  };
  written(style, [
    `${open}>`,
    group,
    `<linearGradient id="g1b9a021f" gradientUnits="userSpaceOnUse" x1="5.5" y1="0" x2="5.5" y2="11">`,
    `<stop offset="0" stop-color="#f00"/>`,
    `<stop offset=".25" stop-color="#010203" stop-opacity=".2"/>`,
    "</linearGradient>",
    `<path fill="url(#g1b9a021f) #010203" stroke="none" d="${data}"/>`,
    `<path fill="#000" fill-opacity=".502" stroke="none" d="m.25 0h6.5a.25.25 0 01.25.25v6.5a.25.25 0 01-.25.25h-6.5a.25.25 0 01-.25-.25v-6.5a.25.25 0 01.25-.25` +
      `m.85 6h4.8a.1.1 0 00.1-.1v-4.8a.1.1 0 00-.1-.1h-4.8a.1.1 0 00-.1.1v4.8a.1.1 0 00.1.1"/>`,
    `<path fill="#c8102e" stroke="none" d="m2.4 2h2.2a.4.4 0 01.4.4v2.2a.4.4 0 01-.4.4h-2.2a.4.4 0 01-.4-.4v-2.2a.4.4 0 01.4-.4"/>`,
    "</g>",
    "</svg>",
  ]);
  const radial = { dark: { ...style.dark, type: "radial" } };
  assert.match(qrToSvg(symbol, radial), /<radialGradient id="g[\da-f]{8}" gradientUnits="userSpaceOnUse" cx="5.5" cy="5.5" r="7.778">/);
});

const placed = { size: 3 / 11, padding: 0 };

test("an SVG file stands as a picture of its own, which inherits nothing", () => {
  const image = new TextEncoder().encode("<svg viewBox='0 0 2 1' stroke='red'><path id='a' d='M0 0h2v1z'/><use href='#a'/></svg>");
  const text = qrToSvg(symbol, { logo: { image, ...placed }, allowUnsafe: true });
  const [, root, inside] = /<g transform="translate\(4 4\.75\) scale\(1\.5\)"><svg width="2" height="1" viewBox="0 0 2 1"><g([^>]*)>(.*)<\/g><\/svg><\/g><\/g><\/svg>$/.exec(text) ?? assert.fail(text);
  assert.match(root, / fill="#000" fill-opacity="1" fill-rule="nonzero" .* stroke="red"$/);
  assert.match(inside, /^<path id="(l[a-z0-5]{8}-)a" d="M0 0h2v1z"\/><use href="#\1a" xlink:href="#\1a"\/>$/);
  const round = qrToSvg(symbol, { logo: { image, ...placed, shape: "circle" }, allowUnsafe: true });
  assert.match(
    round,
    /<clipPath id="(g[\da-f]{8})"><circle cx="5\.5" cy="5\.5" r="1\.5"\/><\/clipPath><g clip-path="url\(#\1\)"><g transform="translate\(2\.5 4\) scale\(3\)"><svg width="2" height="1" viewBox="0 0 2 1".*<\/svg><\/g><\/g><\/g><\/svg>$/,
  );
});

test("pixels are embedded as a PNG file", () => {
  const image = { data: Uint8ClampedArray.of(255, 0, 0, 255), width: 1, height: 1 };
  const text = qrToSvg(symbol, { logo: { image, ...placed }, allowUnsafe: true });
  assert.match(text, / role="img">.* href="(data:image\/png;base64,iVBORw0KGgo[\w+/]+=*)" xlink:href="\1"\/><\/g><\/svg>$/);
});

test("base 64 is that of the standard", () => {
  for (const length of [0, 1, 2, 3, 4, 5, 6, 255, 70000]) {
    const image = Uint8Array.from({ length: 3 + length }, (_, place) => [0xff, 0xd8, 0xff][place] ?? (place * 37) & 255);
    ends({ logo: { image, ...placed }, allowUnsafe: true }, ` xlink:href="data:image/jpeg;base64,${Buffer.from(image).toString("base64")}"/></g></svg>`);
  }
});

test("what the engine draws is refused", () => {
  assert.throws(() => qrToSvg(symbol, { logo: { image: { width: 1, height: 1 } } }), {
    code: "logo-unsupported",
    data: { found: "an image element or bitmap" },
  });
});

test("a caption is text below", () => {
  ends(
    { caption: "红包 <1>" },
    ` stroke="none" font-size=".9" x="5.5" y="13.915" fill="#000">红包 &lt;1&gt;</text></g></svg>`,
  );
  const stops = [
    { offset: 0, color: "#000" },
    { offset: 1, color: "#060" },
  ];
  ends({ caption: "1", dark: { type: "radial", stops } }, ` fill="#060">1</text></g></svg>`);
});

test("letters are three fifths of the line unless the text is long", () => {
  const size = (caption) => Number(/ font-size="([^"]*)"/.exec(qrToSvg(symbol, { caption, size: 300 }))[1]) * 20;
  assert.equal(size("Scan me"), 18);
  assert.equal(size("红包"), 18);
  const long = size("恭喜发财，大吉大利".repeat(5));
  assert.ok(long * 45 < 300 && long > 5, `${long}`);
});

test("a responsive SVG leaves its size to where it is put", () => {
  const fixed = qrToSvg("https://example.com/", { size: 400 });
  const responsive = qrToSvg("https://example.com/", { size: 400, responsive: true });
  assert.match(fixed, /^<svg xmlns="[^"]+" width="400" height="400" viewBox="/);
  assert.equal(responsive, fixed.replace(' width="400" height="400"', ""));
  assert.throws(() => qrToSvg("a", { responsive: "yes" }), (error) => error.code === "option-invalid");
});
