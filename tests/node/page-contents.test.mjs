// What people type into the forms of the page, and the text that phones get of it: links, places, days, keys of networks.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

process.env.TZ = "Asia/Shanghai";
const root = new URL("../..", import.meta.url).pathname;
const { outputFiles } = await build({
  stdin: { contents: 'export * from "./www/codes/content.js"; export * from "./www/link.js";', resolveDir: root },
  bundle: true,
  format: "esm",
  write: false,
  platform: "node",
  plugins: [{ name: "built-package", setup: ({ onResolve }) => onResolve({ filter: /^hongbao$/ }, () => ({ path: pathToFileURL(`${root}dist/npm/index.js`).href, external: true })) }],
});
const folder = await mkdtemp(join(tmpdir(), "hongbao-contents-"));
await writeFile(join(folder, "contents.mjs"), outputFiles[0].contents);
const { bothDegrees, readLink, writeContent } = await import(pathToFileURL(join(folder, "contents.mjs")).href);
await rm(folder, { recursive: true });

const pairs = [
  ["31.2304, 121.4737", "geo:31.2304,121.4737"],
  ["31.2304,121.4737", "geo:31.2304,121.4737"],
  ["31,2304; 121,4737", "geo:31.2304,121.4737"],
  ["31.2304° N, 121.4737° E", "geo:31.2304,121.4737"],
  ["31.23 N 121.47 E", "geo:31.23,121.47"],
  ["121.47E 31.23N", "geo:31.23,121.47"],
  ["S 33.8, E 151.2", "geo:-33.8,151.2"],
  [`31°13'49"N, 121°28'25"E`, "geo:31.23027778,121.47361111"],
  ["31°13′49″N 121°28′25″E", "geo:31.23027778,121.47361111"],
  ["31° 13' 49\" N, 121° 28' 25\" W", "geo:31.23027778,-121.47361111"],
  ["北纬31.23 东经121.47", "geo:31.23,121.47"],
  ["geo:31.2,121.4", "geo:31.2,121.4"],
  ["geo:31.2,-121.4?z=12", "geo:31.2,-121.4"],
  ["https://www.google.com/maps/@31.2,121.4,15z", "geo:31.2,121.4"],
  // The pin goes before the middle of the map.
  ["https://www.google.com/maps/place/Bund/@31.2,121.4,15z/data=!8m2!3d31.2304!4d121.4737", "geo:31.2304,121.4737"],
  ["https://maps.google.com/?q=31.2,121.4", "geo:31.2,121.4"],
  ["https://maps.apple.com/?ll=31.2%2C-121.4&z=3", "geo:31.2,-121.4"],
];

test("a place is read as maps write it, both halves at once", () => {
  for (const [typed, text] of pairs) {
    assert.notEqual(bothDegrees(typed), undefined, typed);
    assert.deepEqual(writeContent("place", bothDegrees(typed)), { text }, typed);
    assert.deepEqual(writeContent("place", { latitude: typed }), { text }, typed);
  }
  for (const typed of ["31.2304", "31,23", "hello", "31.2 N, 32.2 N", "https://maps.app.goo.gl/abc"]) assert.equal(bothDegrees(typed), undefined, typed);
});

test("one half of a place has a sign or a letter", () => {
  for (const [latitude, north] of [[`31°13'48"N`, "31.23"], ["31.2304° N", "31.2304"], ["S 33.8", "-33.8"], ["33.8s", "-33.8"], ["-33,8", "-33.8"], ["３１．２", "31.2"], ["31°", "31"]]) {
    assert.deepEqual(writeContent("place", { latitude, longitude: "1" }), { text: `geo:${north},1` }, latitude);
  }
  for (const latitude of ["12E", "95", "33°60'", "-33.8 S", "N 3 N", "north"]) assert.deepEqual(writeContent("place", { latitude, longitude: "1" }), { wrong: "latitude" }, latitude);
  // What is wrong is said before what is missing.
  assert.deepEqual(writeContent("place", { latitude: "north" }), { wrong: "latitude" });
  assert.deepEqual(writeContent("place", { latitude: "31.2" }), { missing: "longitude" });
});

test("a link is read out of what other programs put around it", () => {
  for (const typed of ["<https://a.example/x>", "“https://a.example/x”", '"https://a.example/x"', "「https://a.example/x」", "\u200bhttps://a.example/x", "\ufeff <https://a.example/x>\u00a0"]) {
    assert.deepEqual(readLink(typed), { text: "https://a.example/x" }, typed);
  }
  // A link may end as a quotation does.
  assert.deepEqual(readLink("https://a.example/?a=<b>"), { text: "https://a.example/?a=<b>" });
});

test("of several links one is asked for, and an e-mail address is told from a link", () => {
  for (const typed of ["https://a.example b.example/x", "https://a.example\nhttps://b.example/x", "<https://a.example>  <https://b.example/x>"]) {
    assert.deepEqual(readLink(typed), { links: ["https://a.example", "https://b.example/x"] }, typed);
  }
  assert.deepEqual(readLink("https://a.example/https://b.example"), { links: ["https://b.example"], whole: "https://a.example/https://b.example" });
  assert.deepEqual(readLink("me@mycafe.example"), { mail: true });
  for (const typed of ["two words.example", "Visit: a.example", "hello"]) assert.deepEqual(readLink(typed), {}, typed);
});

test("phones do not open every address", () => {
  for (const typed of ["javascript:alert(1)", "data:text/plain,x", "C:\\x", "file:///x"]) assert.deepEqual(readLink(typed), { text: typed, unopened: true }, typed);
  for (const typed of ["mailto:me@mycafe.example", "weixin://dl/business", "tel:+123"]) assert.deepEqual(readLink(typed), { text: typed }, typed);
});

test("a day that was chosen as a whole one begins at midnight of the person's own clock", () => {
  const fields = { title: "New Year", start: "2027-01-01", end: "2027-01-03" };
  assert.match(writeContent("event", { ...fields, days: "yes" }).text, /DTSTART;VALUE=DATE:20270101\r\nDTEND;VALUE=DATE:20270104/);
  assert.match(writeContent("event", fields).text, /DTSTART:20261231T160000Z\r\nDTEND:20270102T160000Z/);
});

test("a key of WEP has one of four lengths", () => {
  const written = (password) => writeContent("wifi", { ssid: "net", security: "WEP", password });
  for (const password of ["12345", "1234567890123", "0123456789", "0123456789abcdefABCDEF0123"]) assert.ok("text" in written(password), password);
  for (const password of ["1234", "123456", "012345678g", "0123456789abcdef"]) assert.deepEqual(written(password), { wrong: "password" }, password);
});
