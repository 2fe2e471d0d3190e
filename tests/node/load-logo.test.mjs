// loadLogo without a canvas: PNG is decoded here, and every other cause is named.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { explain, HongbaoError, loadLogo, qrToPixels, qrToPng } from "../../dist/npm/index.js";

const { PNG } = createRequire(import.meta.url)("pngjs");

const shown = { width: 7, height: 3, data: Buffer.from(Array.from({ length: 84 }, (_, place) => (place * 37) % 256)) };
const file = Uint8Array.from(PNG.sync.write(Object.assign(new PNG({ width: 7, height: 3 }), { data: shown.data })));

let server;
let address;
before(async () => {
  server = createServer((request, response) => {
    if (request.url === "/logo.png") response.end(file);
    else if (request.url === "/page") response.end("<html></html>");
    else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${server.address().port}`;
});
after(() => server.close());

async function refusal(source) {
  try {
    await loadLogo(source);
  } catch (problem) {
    assert.ok(problem instanceof HongbaoError, `${problem}`);
    return problem;
  }
  return assert.fail("not refused");
}

test("a PNG file is decoded from bytes, a Blob and an address", async () => {
  for (const source of [file, new Blob([file]), `${address}/logo.png`, `data:image/png;base64,${Buffer.from(file).toString("base64")}`]) {
    const { width, height, data } = await loadLogo(source);
    assert.deepEqual([width, height, [...data]], [7, 3, [...shown.data]]);
  }
});

test("what is loaded is drawn as the file is", async () => {
  const code = { version: 7, errorCorrection: "H" };
  const logo = qrToPng("x", { dark: "#c00", light: "#fd0" });
  const size = 0.15;
  assert.deepEqual(qrToPixels("x", { ...code, logo: { image: await loadLogo(logo), size } }), qrToPixels("x", { ...code, logo: { image: logo, size } }));
});

test("each cause has its code, with what is known of it", async () => {
  for (const [source, code, data] of [
    [`${address}/nope.png`, "logo-unreachable", { address: `${address}/nope.png`, status: 404 }],
    ["http://127.0.0.1:1/logo.png", "logo-unreachable", { address: "http://127.0.0.1:1/logo.png" }],
    [`${address}/page`, "logo-not-a-picture", { reason: "no PNG, JPEG, WebP or SVG" }],
    [new Blob(["no picture"]), "logo-not-a-picture", { reason: "no PNG, JPEG, WebP or SVG" }],
    [new Blob(["<svg/>"]), "logo-needs-canvas", { file: "SVG" }],
    [Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]), "logo-needs-canvas", { file: "JPEG" }],
    [new TextEncoder().encode("RIFF....WEBPVP8 "), "logo-needs-canvas", { file: "WebP" }],
    [file.slice(0, 40), "logo-not-a-picture", undefined],
    [7, "option-invalid", { option: "source", value: "7", allowed: "a Blob, an address, a Uint8Array" }],
  ]) {
    const problem = await refusal(source);
    assert.equal(problem.code, code, `${problem}`);
    if (data !== undefined) assert.deepEqual(problem.data, data);
    for (const language of ["en", "zh-CN", "zh-TW"]) assert.doesNotMatch(explain(problem, language), /[[\]{}]|undefined/);
  }
  assert.equal((await refusal(`${address}/nope.png`)).message, `The logo cannot be fetched from ${address}/nope.png: the server answered 404. Check the address.`);
  assert.equal((await refusal(new Blob(["<svg/>"]))).message, "This SVG file has to be decoded by a browser, and there is no canvas here. Use a PNG file, or give its pixels.");
});
