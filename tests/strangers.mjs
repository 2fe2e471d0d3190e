// Four readers that are not ours, on the same pictures: zxing-cpp and OpenCV in Python, jsQR and ZBar here. Python's packages are put beside
// the build when they are first needed.

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { jsqr, zbar } from "./decoders.mjs";

const packages = ["numpy==2.4.6", "opencv-python-headless==4.13.0.92", "zxing-cpp==3.1.1"];
const target = fileURLToPath(new URL("../target/python/", import.meta.url));
const script = fileURLToPath(new URL("readers.py", import.meta.url));

export const readers = ["zxing", "opencv", "jsqr", "zbar"];

function installed() {
  const folder = `${target}readers-4.13.0`;
  if (!existsSync(`${folder}/zxingcpp.pyi`) && !existsSync(`${folder}/cv2/__init__.py`)) {
    const pip = ["-m", "pip", "install", "--quiet", "--no-deps", "--disable-pip-version-check", "--target", folder, ...packages];
    execFileSync("python3", pip, { stdio: ["ignore", "ignore", "inherit"] });
  }
  return folder;
}

/**
 * Reads pictures, `{ pixels, kind, amount, module }`, each after a disturbance of OpenCV's: `kind` is `"none"` or a margin of a
 * proof, `module` the pixels of a module. Returns `{ zxing, opencv, jsqr, zbar }` for each: the text, or null.
 */
export async function readByStrangers(pictures) {
  const python = installed();
  const read = [];
  // Some hundred pictures at a time lie on the disk.
  for (let start = 0; start < pictures.length; start += 300) {
    await mkdir(target, { recursive: true });
    const folder = await mkdtemp(`${target}pictures-`);
    try {
      const some = pictures.slice(start, start + 300);
      const list = [];
      for (const [place, { pixels, kind = "none", amount = 0, module = 4 }] of some.entries()) {
        await writeFile(`${folder}/${place}`, pixels.data);
        list.push({ file: String(place), width: pixels.width, height: pixels.height, kind, amount, module });
      }
      await writeFile(`${folder}/list.json`, JSON.stringify(list));
      const said = execFileSync("python3", [script, folder], { env: { ...process.env, PYTHONPATH: python }, encoding: "utf8", maxBuffer: 2 ** 28 });
      for (const [place, { zxing, opencv, width, height }] of JSON.parse(said).entries()) {
        const data = new Uint8ClampedArray(await readFile(`${folder}/${place}`));
        const picture = { data, width, height };
        read.push({ zxing, opencv, jsqr: jsqr(picture)?.data ?? null, zbar: await zbar(picture) });
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  }
  return read;
}
