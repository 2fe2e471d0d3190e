// An error that nobody catches: Node prints the line that threw it, and nobody wants to read a whole module.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const folder = new URL("../../dist/npm/", import.meta.url);

test("an error that is not caught is a few lines with what to do", () => {
  for (const entry of ["index.js", "qr.js"]) {
    const program = `import { qrToPng } from ${JSON.stringify(new URL(entry, folder).href)}; qrToPng("1", { margn: 2 });`;
    const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], { encoding: "utf8" });
    assert.equal(status, 1);
    assert.match(stderr, /There is no option “margn”/);
    assert.ok(stderr.length < 4000, `${entry} prints ${stderr.length} characters`);
  }
});

test("no line of a script is long but for those of data", async () => {
  for (const name of readdirSync(folder).filter((name) => name.endsWith(".js"))) {
    const lines = (await readFile(new URL(name, folder), "utf8")).split("\n");
    const long = lines.filter((line) => line.length > 2000 && /\bthrow\b/.test(line));
    assert.equal(long.length, 0, `${name}: a line of ${long[0]?.length} characters throws`);
  }
});
