// Gradients: what is refused, and where they lie on a symbol.

import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeQr, qrToPixels, qrToSvg } from "../../dist/npm/index.js";

const symbol = encodeQr("红包", { version: 1 });
const wide = encodeQr("1", { version: "R7x43" });
const ends = [
  { offset: 0, color: "#000" },
  { offset: 1, color: "#00f" },
];

/** Returns the numbers of a gradient in an SVG. */
function axis(dark, shown = symbol) {
  const [, numbers] = /<(?:linear|radial)Gradient id="[^"]*" gradientUnits="userSpaceOnUse"([^>]*)>/.exec(qrToSvg(shown, { dark }));
  return Object.fromEntries([...numbers.matchAll(/ (\w+)="([^"]*)"/g)].map(([, name, number]) => [name, number]));
}

/** Asserts that a gradient is refused. */
function refused(dark, code, data) {
  for (const output of [qrToPixels, qrToSvg]) {
    const problem = (error) => error.code === code && assert.deepEqual({ ...error.data }, data) === undefined;
    assert.throws(() => output(symbol, { dark, label: "QR" }), problem, JSON.stringify(dark));
  }
}

const stops = (...offsets) => offsets.map((offset) => ({ offset, color: "#000" }));

test("offsets that fall or lie outside 0 to 1 are refused", () => {
  assert.ok(qrToSvg(symbol, { dark: { type: "radial", stops: stops(0, 0.5, 0.5, 1) } }));
  for (const [offsets, stop, allowed] of [[[0.5, 0.25], 1, "0.5 … 1"], [[-0.5], 0, "0 … 1"], [[0, 1.5], 1, "0 … 1"], [[NaN], 0, "0 … 1"]]) {
    refused({ type: "radial", stops: stops(...offsets) }, "option-invalid", { option: `dark.stops.${stop}.offset`, value: String(offsets[stop]), allowed });
  }
  refused({ type: "radial", stops: [] }, "option-invalid", { option: "dark.stops.length", value: "0", allowed: "1 …" });
});

test("a rotation that is no finite number is refused", () => {
  for (const rotation of [NaN, Infinity]) refused({ type: "linear", rotation, stops: ends }, "option-invalid", { option: "dark.rotation", value: String(rotation), allowed: "a finite number" });
  refused({ type: "linear", rotation: "90", stops: ends }, "option-invalid", { option: "dark.rotation", value: "90", allowed: "a number" });
});

test("what is no gradient, no offset or no colour is refused by name", () => {
  refused({ type: "linear" }, "option-invalid", { option: "dark", value: "an object", allowed: "a CSS colour, a gradient" });
  refused({ type: "conic", stops: ends }, "option-invalid", { option: "dark.type", value: "conic", allowed: "linear, radial" });
  refused({ type: "linear", stops: [{ color: "#000" }] }, "option-invalid", { option: "dark.stops.offset", value: "undefined", allowed: "a number" });
  refused({ type: "linear", stops: [{ offset: 0 }] }, "color-invalid", { value: "undefined" });
  refused({ type: "linear", stops: [{ offset: 0, color: "redd" }] }, "color-invalid", { value: "redd" });
});

test("an offset that is 1 but for rounding is 1", () => {
  assert.match(qrToSvg(symbol, { dark: { type: "linear", stops: stops(0, 1 + 1e-9) } }), /<stop offset="1"/);
});

test("a linear gradient runs from corner to corner", () => {
  const linear = (rotation, shown) => axis({ type: "linear", rotation, stops: ends }, shown);
  assert.deepEqual(linear(0), { x1: "0", y1: "10.5", x2: "21", y2: "10.5" });
  assert.deepEqual(linear(90), { x1: "10.5", y1: "0", x2: "10.5", y2: "21" });
  assert.deepEqual(linear(180), { x1: "21", y1: "10.5", x2: "0", y2: "10.5" });
  assert.deepEqual(linear(-90), { x1: "10.5", y1: "21", x2: "10.5", y2: "0" });
  assert.deepEqual(linear(45), { x1: "0", y1: "0", x2: "21", y2: "21" });
  assert.deepEqual(linear(360 * 1000 + 135), { x1: "21", y1: "0", x2: "0", y2: "21" });
  assert.deepEqual(linear(0, wide), { x1: "0", y1: "3.5", x2: "43", y2: "3.5" });
});

test("at every angle both corners lie on the lines of offsets 0 and 1", () => {
  for (let rotation = -1000; rotation < 1000; rotation += 23.1) {
    const { x1, y1, x2, y2 } = axis({ type: "linear", rotation, stops: ends }, wide);
    const [x, y] = [x2 - x1, y2 - y1];
    const angle = (rotation * Math.PI) / 180;
    const length = Math.hypot(x, y);
    assert.ok(Math.abs(x / length - Math.cos(angle)) < 1e-3 && Math.abs(y / length - Math.sin(angle)) < 1e-3, `${rotation}`);
    const along = [0, 43].flatMap((across) => [0, 7].map((down) => ((across - x1) * x + (down - y1) * y) / length ** 2));
    assert.ok(Math.abs(Math.min(...along)) < 1e-3 && Math.abs(Math.max(...along) - 1) < 1e-3, `${rotation}: ${along}`);
  }
});

test("a radial gradient runs from the centre to the corners", () => {
  assert.deepEqual(axis({ type: "radial", stops: ends }), { cx: "10.5", cy: "10.5", r: "14.849" });
  assert.deepEqual(axis({ type: "radial", stops: ends }, wide), { cx: "21.5", cy: "3.5", r: "21.783" });
});
