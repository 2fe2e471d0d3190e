// How large files are, raw and compressed, each at its best. Brotli at its best is slow, so what was measured is kept.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const cachePath = "target/stamps/sizes.json";

/** What was measured in earlier runs, by the hash of the content. */
export const known = existsSync(cachePath) ? JSON.parse(await readFile(cachePath, "utf8")) : {};

/** What was asked for in this run. */
export const measured = {};

/** The bytes of a file: `raw`, `gzip` and `brotli`. */
export async function sizes(path) {
  const content = await readFile(path);
  const key = createHash("sha256").update(content).digest("hex");
  measured[key] ??= known[key] ?? {
    raw: content.length,
    gzip: gzipSync(content, { level: 9 }).length,
    brotli: brotliCompressSync(content, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    }).length,
  };
  return measured[key];
}

/** Keeps what was asked for, and of what is older what is given. */
export async function keep(older = {}) {
  await mkdir("target/stamps", { recursive: true });
  await writeFile(cachePath, JSON.stringify({ ...older, ...measured }));
}
