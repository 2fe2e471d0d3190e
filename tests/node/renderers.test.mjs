// Our SVG in the programs of print shops and desktops, each with an engine of its own: what they draw is what the PNG shows, the logo too.
// `cargo xtask test` installs them on Debian.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { after, test } from "node:test";
import { inspectQr, qrToPng, qrToSvg } from "../../dist/npm/index.js";
import { readTwice } from "../decoders.mjs";
import { on, pngPixels, svgPixels } from "../rasterise.mjs";

const folder = mkdtempSync(`${tmpdir()}/hongbao-renderers-`);
after(() => rmSync(folder, { recursive: true }));

const text = "https://example.com/hello";
/** What every picture has: 37 modules, a quiet zone of 4, ten pixels each. */
const common = { version: 5, errorCorrection: "H", label: "" };
const side = 450;

/** Each program draws a file as a PNG of 450 pixels across. */
const programs = {
  Inkscape: (from, to) => ["inkscape", "--export-width", String(side), "--export-filename", to, from],
  "rsvg-convert": (from, to) => ["rsvg-convert", "--width", String(side), "--output", to, from],
  MuPDF: (from, to) => ["mutool", "draw", "-q", "-c", "rgba", "-w", String(side), "-o", to, from],
  CairoSVG: (from, to) => ["/usr/bin/python3", "-m", "cairosvg", "--output-width", String(side), "-o", to, from],
};

/** Draws an SVG text by every program but some, and by resvg. */
function drawn(svg, without = []) {
  const from = `${folder}/picture.svg`;
  const to = `${folder}/picture.png`;
  writeFileSync(from, svg);
  const pictures = without.includes("resvg") ? [] : [["resvg", svgPixels(svg, side)]];
  for (const [name, command] of Object.entries(programs).filter(([name]) => !without.includes(name))) {
    const [program, ...rest] = command(from, to);
    execFileSync(program, rest, { stdio: ["ignore", "ignore", "pipe"], timeout: 120_000 });
    pictures.push([name, pngPixels(readFileSync(to))]);
  }
  return pictures;
}

/** Of a part of a picture, how many pixels of a hundred differ clearly from the other picture; a pixel beside an edge is compared with its neighbours. */
function apart(one, other, [left, top, right, bottom] = [0, 0, side, side]) {
  let different = 0;
  const at = ({ data }, x, y, part) => data[4 * (y * side + x) + part];
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const like = (toX, toY) => toX >= 0 && toY >= 0 && toX < side && toY < side && [0, 1, 2].every((part) => Math.abs(at(one, x, y, part) - at(other, toX, toY, part)) < 64);
      if (![-1, 0, 1].some((down) => [-1, 0, 1].some((across) => like(x + across, y + down)))) different += 1;
    }
  }
  return (100 * different) / ((right - left) * (bottom - top));
}

/** A picture in four colours. */
const pixels = {
  width: 16,
  height: 16,
  data: new Uint8ClampedArray(Array.from({ length: 256 }, (_, place) => [place % 16 < 8 ? 200 : 0, place < 128 ? 160 : 30, 90, 255]).flat()),
};

const shapes = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="-2 -2 24 24">
  <style>.a{fill:#c8102e} path.b{fill:#06f} #c{stroke:#0a0;stroke-width:2;fill:none}</style>
  <defs><circle id="s" cx="6" cy="6" r="5"/></defs>
  <rect class="a" x="-2" y="-2" width="24" height="12"/><path class="b" d="M-2 10h24v12h-24z"/><use xlink:href="#s" fill="#fd0"/><path id="c" d="M12 12h8v8"/></svg>`;

const logos = {
  "pixels as a logo": { image: pixels, size: 0.2 },
  "pixels in a disc": { image: pixels, size: 0.2, shape: "circle" },
  "a PNG file as a logo": { image: qrToPng("x", { dark: "#c00", light: "#fd0", moduleSize: 2 }), size: 0.2 },
  "shapes as a logo": { image: new TextEncoder().encode(shapes), size: 0.2 },
  "shapes in a disc": { image: new TextEncoder().encode(shapes), size: 0.2, shape: "circle" },
};

// 0.2 of 37 modules are 7.4, in the middle.
const middle = [188, 188, 262, 262];

for (const [name, logo] of Object.entries(logos)) {
  test(`${name} is drawn by every program as it is in pixels`, async () => {
    const vector = name.startsWith("shapes");
    // resvg draws the shapes by themselves, as the pixels of a logo.
    const image = vector ? { ...svgPixels(shapes, 240) } : logo.image;
    const want = pngPixels(qrToPng(text, { ...common, logo: { ...logo, image } }));
    const bare = pngPixels(qrToPng(text, { ...common, logo: { ...logo, image: { width: 1, height: 1, data: new Uint8ClampedArray([255, 255, 255, 0]) } } }));
    assert.ok(apart(bare, want, middle) > 50, "a missing logo is seen");
    for (const [program, picture] of drawn(qrToSvg(text, { ...common, logo }))) {
      assert.deepEqual([picture.width, picture.height], [side, side], program);
      const shown = on([255, 255, 255], picture);
      // MuPDF before 1.24 knows no clip paths: it shows the square around the disc.
      if (program === "MuPDF" && logo.shape === "circle") continue;
      const [whole, inside] = [apart(shown, want), apart(shown, want, middle)];
      assert.ok(whole < 1 && inside < 6, `${program}: ${whole.toFixed(2)} % of the picture, ${inside.toFixed(2)} % of the logo`);
      assert.deepEqual(await readTwice(shown), { zxing: text, jsQR: text }, program);
    }
  });
}

test("a caption keeps its place in every program, whatever fonts it has", () => {
  const options = { ...common, caption: "Scan 888", light: "#fff" };
  for (const [program, { data, height }] of drawn(qrToSvg(text, options)).filter(([program]) => program !== "resvg")) {
    assert.equal(height, 495, program);
    const dark = [];
    for (let y = 452; y < 495; y += 1) for (let x = 0; x < side; x += 1) if (data[4 * (y * side + x)] < 128 && data[4 * (y * side + x) + 3] > 128) dark.push([x, y]);
    assert.ok(dark.length > 100, `${program}: ${dark.length} dark pixels`);
    const [across, down] = [0, 1].map((axis) => dark.map((point) => point[axis]));
    const [left, right, bottom] = [Math.min(...across), Math.max(...across), Math.max(...down)];
    assert.ok(Math.abs((left + right) / 2 - side / 2) < 8, `${program}: from ${left} to ${right}`);
    assert.ok(left > 100 && right < 350 && bottom < 494, `${program}: from ${left} to ${right}, down to ${bottom}`);
  }
});

test("a colour that a page decides is the fallback where nothing knows variables", async () => {
  for (const [dark, want] of [
    ["var(--brand, #c8102e)", [200, 16, 46]],
    ["var(--a, var(--b, #060))", [0, 102, 0]],
    ["currentColor", [0, 0, 0]],
  ]) {
    const svg = qrToSvg(text, { ...common, dark, light: "#ffd" });
    // CairoSVG ends with an error at every value that has a # in it and is no colour; resvg and MuPDF paint what they do not know black.
    for (const [program, picture] of drawn(svg, dark === "currentColor" ? [] : ["CairoSVG", "resvg", "MuPDF"])) {
      // The frame of the first finder pattern, and the quiet zone.
      const at = (x, y) => [...picture.data.slice(4 * (y * side + x), 4 * (y * side + x) + 3)];
      assert.deepEqual([at(45, 45), at(10, 10)], [want, [255, 255, 221]], `${program} ${dark}`);
    }
    assert.equal(inspectQr(text, { ...common, dark }).findings.length, 0, dark);
  }
});
