// The texts of CSS colours: what is read, and as what, and what is refused. Chromium judges more of them in tests/browser.

import assert from "node:assert/strict";
import { test } from "node:test";
import { HongbaoError, inspectQr, qrToPixels, qrToSvg } from "../../dist/npm/index.js";
import { svgPixels } from "../rasterise.mjs";
import { draws, random, sample, seed } from "../seeded.mjs";

/** The named colours of CSS Color 4, 6.1. */
const named = `
  aliceblue #f0f8ff, antiquewhite #faebd7, aqua #00ffff, aquamarine #7fffd4, azure #f0ffff, beige #f5f5dc, bisque #ffe4c4,
  black #000000, blanchedalmond #ffebcd, blue #0000ff, blueviolet #8a2be2, brown #a52a2a, burlywood #deb887, cadetblue #5f9ea0,
  chartreuse #7fff00, chocolate #d2691e, coral #ff7f50, cornflowerblue #6495ed, cornsilk #fff8dc, crimson #dc143c, cyan #00ffff,
  darkblue #00008b, darkcyan #008b8b, darkgoldenrod #b8860b, darkgray #a9a9a9, darkgreen #006400, darkgrey #a9a9a9,
  darkkhaki #bdb76b, darkmagenta #8b008b, darkolivegreen #556b2f, darkorange #ff8c00, darkorchid #9932cc, darkred #8b0000,
  darksalmon #e9967a, darkseagreen #8fbc8f, darkslateblue #483d8b, darkslategray #2f4f4f, darkslategrey #2f4f4f,
  darkturquoise #00ced1, darkviolet #9400d3, deeppink #ff1493, deepskyblue #00bfff, dimgray #696969, dimgrey #696969,
  dodgerblue #1e90ff, firebrick #b22222, floralwhite #fffaf0, forestgreen #228b22, fuchsia #ff00ff, gainsboro #dcdcdc,
  ghostwhite #f8f8ff, gold #ffd700, goldenrod #daa520, gray #808080, green #008000, greenyellow #adff2f, grey #808080,
  honeydew #f0fff0, hotpink #ff69b4, indianred #cd5c5c, indigo #4b0082, ivory #fffff0, khaki #f0e68c, lavender #e6e6fa,
  lavenderblush #fff0f5, lawngreen #7cfc00, lemonchiffon #fffacd, lightblue #add8e6, lightcoral #f08080, lightcyan #e0ffff,
  lightgoldenrodyellow #fafad2, lightgray #d3d3d3, lightgreen #90ee90, lightgrey #d3d3d3, lightpink #ffb6c1, lightsalmon #ffa07a,
  lightseagreen #20b2aa, lightskyblue #87cefa, lightslategray #778899, lightslategrey #778899, lightsteelblue #b0c4de,
  lightyellow #ffffe0, lime #00ff00, limegreen #32cd32, linen #faf0e6, magenta #ff00ff, maroon #800000, mediumaquamarine #66cdaa,
  mediumblue #0000cd, mediumorchid #ba55d3, mediumpurple #9370db, mediumseagreen #3cb371, mediumslateblue #7b68ee,
  mediumspringgreen #00fa9a, mediumturquoise #48d1cc, mediumvioletred #c71585, midnightblue #191970, mintcream #f5fffa,
  mistyrose #ffe4e1, moccasin #ffe4b5, navajowhite #ffdead, navy #000080, oldlace #fdf5e6, olive #808000, olivedrab #6b8e23,
  orange #ffa500, orangered #ff4500, orchid #da70d6, palegoldenrod #eee8aa, palegreen #98fb98, paleturquoise #afeeee,
  palevioletred #db7093, papayawhip #ffefd5, peachpuff #ffdab9, peru #cd853f, pink #ffc0cb, plum #dda0dd, powderblue #b0e0e6,
  purple #800080, rebeccapurple #663399, red #ff0000, rosybrown #bc8f8f, royalblue #4169e1, saddlebrown #8b4513, salmon #fa8072,
  sandybrown #f4a460, seagreen #2e8b57, seashell #fff5ee, sienna #a0522d, silver #c0c0c0, skyblue #87ceeb, slateblue #6a5acd,
  slategray #708090, slategrey #708090, snow #fffafa, springgreen #00ff7f, steelblue #4682b4, tan #d2b48c, teal #008080,
  thistle #d8bfd8, tomato #ff6347, turquoise #40e0d0, violet #ee82ee, wheat #f5deb3, white #ffffff, whitesmoke #f5f5f5,
  yellow #ffff00, yellowgreen #9acd32
`
  .trim()
  .split(/,\s*/)
  .map((row) => row.split(" "));

/** Returns red, green, blue and opacity of the quiet zone, which is painted with the colour alone. */
function read(text) {
  return [...qrToPixels("x", { light: text, moduleSize: 1, quietZone: 1, version: 1 }).data.slice(0, 4)];
}

function reads(text, want) {
  assert.deepEqual(read(text), want, text);
}

function refuses(text, value = text) {
  assert.throws(
    () => read(text),
    (error) => {
      assert.ok(error instanceof HongbaoError);
      assert.deepEqual([error.code, { ...error.data }], ["color-invalid", { value }]);
      return true;
    },
    String(text),
  );
}

test("hexadecimal colours have three, four, six or eight digits", () => {
  reads("#c8102e", [200, 16, 46, 255]);
  reads("#C8102E80", [200, 16, 46, 128]);
  reads("#1aF", [17, 170, 255, 255]);
  reads("#1aF0", [17, 170, 255, 0]);
  reads("#000", [0, 0, 0, 255]);
  for (const text of ["#", "#1", "#12", "#12345", "#1234567", "#123456789", "#ggg", "#+12", "#-12345", "# 123", "##123", "c8102e", "#红1"]) refuses(text);
});

test("names are read in either case", () => {
  reads("gold", [255, 215, 0, 255]);
  reads("RebeccaPurple", [102, 51, 153, 255]);
  reads("aliceblue", [240, 248, 255, 255]);
  reads("yellowgreen", [154, 205, 50, 255]);
  reads("DarkSlateGrey", [47, 79, 79, 255]);
  reads("TransParent", [0, 0, 0, 0]);
  for (const text of ["", " ", "redd", "re", "#red", "red blue", "greygray", "blac\u212a", "currentcolor", "CanvasText", "inherit", "none", "constructor", "__proto__"]) refuses(text);
});

test("the 148 names have the values of the standard", () => {
  assert.equal(new Set(named.map(([name]) => name)).size, 148);
  for (const [name, digits] of named) reads(name, read(digits));
});

test("rgb() is read in both syntaxes", () => {
  reads("rgb(200,16,46)", [200, 16, 46, 255]);
  reads("RGBA( 200 , 16 , 46 , .5 )", [200, 16, 46, 128]);
  reads("rgb(200 16 46)", [200, 16, 46, 255]);
  reads("rgb(200 16 46/50%)", [200, 16, 46, 128]);
  reads("rgba(100% 0% 50% / 0.25)", [255, 0, 128, 64]);
  reads("rgb(100%,0%,50%)", [255, 0, 128, 255]);
  reads("rgb(100%,0%,50%,.5)", [255, 0, 128, 128]);
  reads("rgb(50% 16 none)", [128, 16, 0, 255]);
  reads("rgb(1e2 +2.5e1 -3)", [100, 25, 0, 255]);
  reads("rgb(300 -1 1e999)", [255, 0, 255, 255]);
  reads("rgb(1-2+3)", [1, 0, 3, 255]);
  reads("rgb(1.5.5.4)", [2, 1, 0, 255]);
  reads("rgb(10%20%30%)", [26, 51, 77, 255]);
  reads("rgb(0 0 0 / none)", [0, 0, 0, 0]);
  reads("rgb(0 0 0 / 7)", [0, 0, 0, 255]);
});

const mixed = [
  "rgb(1,2 3)", "rgb(1 2,3)", "rgb(1,2,3/4)", "rgb(1 2 3,4)", "rgb(1,2,3%)", "rgb(1%,2,3)", "rgb(none,2,3)", "rgb(1,2,3,none)", "rgb(1 2)", "rgb(1 2 3 4)",
  "rgb(1 2 3 /)", "rgb(1,2,3,)", "rgb(1deg 2 3)", "rgb(1px 2 3)", "rgb(1 2 3 / 4deg)", "rgb (1 2 3)", "rgb(1 2 3", "rgb(1 2 3))", "rgb 1 2 3)", "rgb(1. 2 3)",
  "rgb(. 2 3)", "rgb(+ 2 3)", "rgb(1 % 2% 3%)", "rgb(1 2 3 %)", "hsl(1 deg 2% 3%)", "rgb(1;2;3)", "rgb(N;N;N;)", "rgb(OOO)", "rgb(nonenonenone)", "rgb(1 2 3none)", "rgb(1 2 none-3)",
  "rgb(1 2 红)", "rgb(1 2 nan)", "rgb(1 2 infinity)", "rgb(calc(1) 2 3)", "rgb(var(--x))", "rgb(from red r g b)", "rgb(1\u{a0}2\u{a0}3)", "rgb(1\v2\v3)", "hwb(1, 2%, 3%)",
  "lab(1, 2, 3)", "lab(1 2deg 3)", "oklch(.5 .2)", "color(srgb 1, 0, 0)", "color(--mine 1 0 0)", "()", ")", "url(javascript:alert(1))", "red;}</style>",
];

test("the syntaxes of rgb() do not mix", () => {
  for (const text of mixed) refuses(text);
});

test("every space of CSS is read", () => {
  reads("hwb(150 20% 10%)", [51, 230, 140, 255]);
  reads("lab(50% 40 59.5)", [191, 87, 0, 255]);
  reads("lch(29.2345% 44.2 27)", [125, 35, 41, 255]);
  reads("oklab(40.1% 0.1143 0.045)", [125, 36, 41, 255]);
  reads("oklch(0.6 0.1 20)", [180, 103, 103, 255]);
  reads("color(display-p3 0 1 0)", [0, 255, 0, 255]);
  reads("color(rec2020 .5 .4 .3)", [154, 112, 87, 255]);
});

test("hsl() takes angles in four units", () => {
  reads("hsl(350 85% 42%)", [198, 16, 46, 255]);
  reads("hsl(350deg,85%,42%)", [198, 16, 46, 255]);
  reads("hsla(350, 85%, 42%, 20%)", [198, 16, 46, 51]);
  reads("hsl(.5turn 100% 50%)", [0, 255, 255, 255]);
  reads("hsl(200grad 100% 50% / .5)", [0, 255, 255, 128]);
  reads("hsl(3.14159265rad 100 50)", [0, 255, 255, 255]);
  reads("hsl(-240 100% 50%)", [0, 255, 0, 255]);
  reads("hsl(840 100% 50%)", [0, 255, 0, 255]);
  reads("hsl(none none 50%)", [128, 128, 128, 255]);
  // Nothing is left of the turns of so large an angle, but it is one.
  reads("hsl(1e999 100% 25%)", [128, 128, 128, 255]);
  for (const text of ["hsl(10%, 20%, 30%)", "hsl(10,20,30)", "hsl(1em 2% 3%)", "hsl(1 2deg 3%)", "hsl(none, 2%, 3%)", "hsl(1 2%)", "hsl(1constructor 2% 3%)", "hsl(1deg2% 3%)"]) refuses(text);
});

test("space may stand around", () => {
  reads(" \t\r\n\fred\f ", [255, 0, 0, 255]);
  reads("  rgb(\n1\t2 3  /\n40% )  ", [1, 2, 3, 102]);
  reads(" #c8102e\n", [200, 16, 46, 255]);
  for (const space of ["\u{a0}", "\u3000", "\ufeff", "\v", "\0"]) refuses(`${space}red`);
});

test("a colour beyond its range is the end of the range", () => {
  reads("hsl(0 200% 50%)", [255, 0, 0, 255]);
  reads("hsl(0, -1%, 120%)", [255, 255, 255, 255]);
  reads("rgb(101% -1% 0 / -1)", [255, 0, 0, 0]);
});

test("the text that is no colour is named as it was given", () => {
  refuses("红".repeat(200));
  refuses(" Redd ");
  refuses("re\ud800d", "re\ufffdd");
  refuses("red\x1fblue");
  for (const [given, shown] of [[7, "7"], [null, "null"], [5n, "5n"], [["red"], "an array"], [{}, "an object"], [Symbol("a"), "Symbol(a)"], [() => "red", "a function"]]) refuses(given, shown);
});

test("every colour of a style is read alike", () => {
  const code = (options) => {
    const wrong = [];
    for (const output of [qrToPixels, qrToSvg, inspectQr]) {
      try {
        output("x", options);
      } catch (error) {
        wrong.push([error.code, error.data.value]);
      }
    }
    return wrong;
  };
  const places = {
    dark: (color) => ({ dark: color }),
    light: (color) => ({ light: color }),
    finderFrameColor: (color) => ({ finderFrameColor: color }),
    finderCentreColor: (color) => ({ finderCentreColor: color }),
    stops: (color) => ({ dark: { type: "linear", stops: [{ offset: 0, color }] } }),
  };
  for (const [place, style] of Object.entries(places)) {
    assert.deepEqual(code(style(" hsl(350DEG 85% 42%)")), [], place);
    assert.deepEqual(code(style("rgb(1 2 3")), Array(3).fill(["color-invalid", "rgb(1 2 3"]), place);
  }
  const corner = (options) => [...qrToPixels("x", { moduleSize: 1, quietZone: 0, ...options }).data.slice(0, 4)];
  for (const place of ["dark", "finderFrameColor", "stops"]) assert.deepEqual(corner({ ...places[place]("rgb(200 16 46 / 50%)"), light: "transparent" }), [200, 16, 46, 128], place);
});

test("a long text that is no colour is refused at once", () => {
  const long = (text) => text.repeat(200_000);
  for (const text of [`${long(" ")}x`, `rgb(${long(" ")}1 2 3`, `rgb(${long("1")}x)`, `#${long("a")}`, `a${long("\t")}b`, long("."), long("none")]) {
    const start = performance.now();
    // So much of it is shown.
    refuses(text, `${text.slice(0, 199)}…`);
    assert.ok(performance.now() - start < 2000, text.slice(0, 20));
  }
});

/** Paints each text in a pixel by resvg, which keeps its own names: those of SVG, which are older than rebeccapurple. */
function painted(texts) {
  const paths = texts.map((text, place) => `<path d="M${place} 0h1v1h-1z" fill="${text}"/>`);
  const { data } = svgPixels(`<svg xmlns="http://www.w3.org/2000/svg" width="${texts.length}" height="1" shape-rendering="crispEdges">${paths.join("")}</svg>`);
  return texts.map((_, place) => [...data.slice(4 * place, 4 * place + 4)]);
}

test("a stranger gives names and digits the same values", () => {
  const draw = draws(random(seed));
  const digits = draw.times(1000, () => `#${draw.times(draw.pick([3, 6]), () => draw.pick([..."0123456789abcdefABCDEF"])).join("")}`);
  const texts = [...named.map(([name]) => name).filter((name) => name !== "rebeccapurple"), ...digits];
  assert.deepEqual(texts.map(read), painted(texts));
});

/** Turns hue in degrees, saturation and lightness in percent into red, green and blue, 0 to 1: the older way, CSS Color 3, 4.2.4. */
function fromHsl(degrees, saturation, lightness) {
  const [s, l] = [saturation / 100, lightness / 100];
  const most = l <= 0.5 ? l * (s + 1) : l + s - l * s;
  const least = 2 * l - most;
  return [120, 0, -120].map((turned) => {
    const h = ((((degrees + turned) % 360) + 360) % 360) / 60;
    if (h < 1) return least + (most - least) * h;
    if (h < 3) return most;
    return h < 4 ? least + (most - least) * (4 - h) : least;
  });
}

test("numbers in every unit and form are those of the formulas", () => {
  const draw = draws(random(seed));
  const units = { "": 1, deg: 1, turn: 360, grad: 0.9, rad: 180 / Math.PI };
  const held = (share) => Math.min(1, Math.max(0, share));
  for (let round = 0; round < sample(100_000); round += 1) {
    // Odd thousandths keep clear of halves, which floating point rounds either way.
    const number = (most) => (draw.below(most * 1100) | 1) / 1000;
    const kind = draw.pick(["hsl", "percent", "rgb"]);
    const unit = draw.pick(Object.keys(units));
    const values = kind === "hsl" ? [number(400), number(100), number(100)] : draw.times(3, () => number(kind === "rgb" ? 255 : 100));
    const written = values.map((value, place) => `${value}${kind === "rgb" ? "" : kind === "percent" || place > 0 ? "%" : unit}`);
    const [alpha, opacity] = draw.pick([() => ["", 1], () => ((value) => [`${value}`, value])(number(1)), () => ((value) => [`${value}.5%`, (value + 0.5) / 100])(draw.below(100))])();
    const commas = draw.below(2) === 0;
    const name = `${kind === "hsl" ? "hsl" : "rgb"}${draw.pick(["", "a"])}`;
    const text = `${name}(${written.join(commas ? ", " : " ")}${alpha === "" ? "" : `${commas ? ", " : " / "}${alpha}`})`;
    const shares = kind === "hsl" ? fromHsl(values[0] * units[unit], ...values.slice(1).map((value) => Math.min(100, value))) : values.map((value) => value / (kind === "rgb" ? 255 : 100));
    const wanted = [...shares, opacity].map((share) => held(share) * 255);
    const got = read(text);
    assert.ok(got.every((part, place) => Math.abs(part - wanted[place]) <= 0.5 + 1e-6), `seed ${seed}, ${text}: ${got}, ${wanted}`);
  }
});
