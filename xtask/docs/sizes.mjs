// How large the entries of the package are, with the files that they bring along.

import { readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { sizes } from "../bundle/compressed.mjs";
import { entries, folders } from "../bundle/entries.mjs";

/**
 * For each entry that a page can have its `name`, the `files` that it needs, and their bytes after brotli. What it imports later, when it is
 * first needed, does not count.
 */
export async function entrySizes() {
  const imported = entries.filter(({ bin, name }) => bin === undefined && name !== "scan/slim");
  return Promise.all(
    imported.map(async ({ name, exported, slim = false }) => {
      const files = await needed(`${name}.js`);
      const all = slim ? [...files, "core.wasm"] : files;
      const parts = await Promise.all(all.map(async (file) => ({ file, brotli: (await sizes(join(folders.package, file))).brotli })));
      return { name: `hongbao${exported.slice(1)}`, files: parts, brotli: parts.reduce((sum, { brotli }) => sum + brotli, 0) };
    }),
  );
}

/** A file of the package and those that it imports when it starts. */
async function needed(file, found = new Set()) {
  if (found.has(file)) return [];
  found.add(file);
  const code = await readFile(join(folders.package, file), "utf8");
  for (const [, path] of code.matchAll(/(?:from|import)\s*"(\.[^"]+\.js)"/g)) await needed(posix.join(posix.dirname(file), path), found);
  return [...found];
}

const heads = { en: ["Entry", "Files", "Bytes after brotli"], "zh-CN": ["入口", "文件", "brotli 压缩后的字节数"] };

/** The same as a table. */
export async function sizeTable({ tag }) {
  const rows = (await entrySizes()).map(({ name, files, brotli }) => [`\`${name}\``, files.map(({ file }) => `\`${file}\``).join(" "), brotli.toLocaleString("en")]);
  return [{ heads: heads[tag], bodies: [{ rows }] }];
}
