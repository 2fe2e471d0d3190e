// Collections of pictures with their texts, as other projects publish them.

import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";

const kinds = [".png", ".jpg", ".webp"];

/** Returns the collections of a folder, each with its sets: a list of `{ path, truth }`, the truth being texts or bytes. */
export async function collections(folder) {
  if (existsSync(join(folder, "truth.jsonl"))) return [{ name: basename(folder), sets: await listed(folder) }];
  const own = await beside(folder);
  if (own.size > 0) return [{ name: basename(folder), sets: own }];
  const folders = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const found = await Promise.all(folders.map(({ name }) => collections(join(folder, name))));
  return found.flat();
}

/** One line a picture: its file and the texts in it. */
async function listed(folder) {
  const lines = (await readFile(join(folder, "truth.jsonl"), "utf8")).trim().split("\n");
  const sets = new Map();
  for (const { file, texts } of lines.map((line) => JSON.parse(line))) {
    const set = dirname(file);
    sets.set(set, [...(sets.get(set) ?? []), { path: join(folder, file), truth: texts }]);
  }
  return sets;
}

/** Each picture beside a file of the same name with its text, or its bytes. */
async function beside(folder) {
  const sets = new Map();
  for (const set of (await readdir(folder)).filter((name) => /qrcode-\d+$/.test(name)).sort()) {
    const files = (await readdir(join(folder, set))).sort();
    const pictures = [];
    for (const file of files.filter((file) => kinds.includes(extname(file)))) {
      const name = join(folder, set, basename(file, extname(file)));
      if (existsSync(`${name}.txt`)) pictures.push({ path: join(folder, set, file), truth: [await readFile(`${name}.txt`, "utf8")] });
      else if (existsSync(`${name}.bin`)) pictures.push({ path: join(folder, set, file), truth: [await readFile(`${name}.bin`)] });
    }
    sets.set(set, pictures);
  }
  return sets;
}
