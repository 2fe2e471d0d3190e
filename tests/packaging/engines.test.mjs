// How many engines a bundle has in which two entries are used, and how large it becomes.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { build } from "esbuild";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { install } from "./install.mjs";

let project;
let imported;

before(async () => {
  project = await install();
  const { exports } = JSON.parse(await readFile(join(project.folder, "node_modules/hongbao/package.json"), "utf8"));
  imported = Object.entries(exports).filter(([, conditions]) => conditions.import?.default?.endsWith(".js")).map(([path]) => `hongbao${path.slice(1)}`);
});

after(() => project?.remove());

/** The files with a WebAssembly module of their own that a bundle of these entries has, and what each holds. */
async function engines(names) {
  const contents = names.map((name, place) => `import * as entry${place} from "${name}"; globalThis.entry${place} = entry${place};`).join("\n");
  const { metafile } = await build({ stdin: { contents, resolveDir: project.folder }, bundle: true, format: "esm", write: false, metafile: true, external: ["react", "vue"] });
  const [{ inputs }] = Object.values(metafile.outputs);
  // A module as text is by far the largest string of a file.
  const files = await Promise.all(Object.keys(inputs).filter((path) => path.endsWith(".js")).map(async (path) => [path.split("hongbao/").at(-1), (await readFile(join(process.cwd(), path), "utf8")).length]));
  return files.filter(([, length]) => length > 60_000).map(([name]) => name).sort();
}

/** The one file that holds what an entry computes with. */
const codes = "qr.js";
const packets = "index.js";
const reader = "scan.js";
const fonts = "font.js";

test("every two entries share the engines that both use", async () => {
  assert.ok(imported.length >= 11, String(imported));
  for (const [place, one] of imported.entries()) {
    for (const other of imported.slice(place)) {
      // Who brings the module does not have it twice either, and the slim entries are for nobody else.
      if (/slim/.test(one + other)) continue;
      const found = await engines([one, other]);
      assert.deepEqual(found.filter((name) => ![codes, packets, reader, fonts].includes(name)), [], `${one} + ${other}`);
      assert.equal(new Set(found).size, found.length, `${one} + ${other}`);
    }
  }
});

test("codes alone leave the packets out, whatever they are imported from", async () => {
  for (const contents of [
    `import { qrToSvg } from "hongbao"; console.log(qrToSvg("x"));`,
    `import { qrToSvg } from "hongbao/qr"; console.log(qrToSvg("x"));`,
    `import { QrCode } from "hongbao/react"; console.log(QrCode);`,
    `import { QrCode } from "hongbao/vue"; console.log(QrCode);`,
    `import "hongbao/qr-element";`,
  ]) {
    const { metafile } = await build({ stdin: { contents, resolveDir: project.folder }, bundle: true, format: "esm", write: false, metafile: true, minify: true, external: ["react", "vue"] });
    const [{ inputs }] = Object.values(metafile.outputs);
    const kept = Object.entries(inputs).filter(([path, { bytesInOutput }]) => bytesInOutput > 0 && path.includes("hongbao/")).map(([path]) => path.split("hongbao/").at(-1));
    assert.ok(kept.includes(codes) && !kept.includes(packets), `${contents}: ${kept}`);
  }
});

test("what is more than codes has its sentences, whichever entry is imported first", async () => {
  const contents = `
    import { encodeQr, explain as ofCodes, HongbaoError as One } from "hongbao/qr";
    import { explain, HongbaoError as Other, splitRedPacket } from "hongbao";
    const caught = (work) => { try { work(); } catch (problem) { return problem; } };
    const [packet, code] = [caught(() => splitRedPacket(1n, 2)), caught(() => encodeQr("x".repeat(9000)))];
    export const said = [packet.message, explain(packet, "zh-CN"), ofCodes(packet), code.message, One === Other, packet instanceof One];`;
  const { outputFiles } = await build({ stdin: { contents, resolveDir: project.folder }, bundle: true, format: "esm", write: false });
  const { said } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
  assert.match(said[0], /^The total is too small/);
  assert.match(said[1], /^总额太小/);
  assert.match(said[2], /^The total is too small/);
  assert.match(said[3], /^The text is too long/);
  assert.deepEqual(said.slice(4), [true, true]);
});
