/**
 * Fonts for captions and frames, in a WebAssembly file of its own: letters as outlines, the same in every output and runtime.
 *
 * @packageDocumentation
 */

import { call } from "./core.js";
import { fontOf, type Line } from "./font/line.js";
import { invalid } from "./option.js";
import type { Font } from "./style.js";
import { plainBytes } from "./view.js";

export type { Font } from "./style.js";
export { ready } from "./core.js";

/** The bindings of the file that reads fonts, which this entry is bundled with in the place of the core. */
type Fonts = typeof import("../target/bindings/font/hongbao.js");

let count = 0;

/**
 * Reads a TrueType or OpenType font (`.ttf`, `.otf`; of a collection `.ttc` the first) for the option `font`. Then captions and frames are drawn by
 * it: SVG and PDF have outlines and need no font where they are shown, and pixels, PNG and canvases need no engine that has fonts. Text is shaped as
 * HarfBuzz does, also from right to left.
 *
 * The bytes are copied. A font cannot be sent to a worker: send its bytes, and read them there.
 *
 * @param bytes - the file; WOFF and WOFF2 files have to be unpacked before
 * @throws HongbaoError `option-invalid` where they are no such font, or one without outlines. A picture throws it where the font lacks characters of
 * its text, which are named as `missing`
 *
 * @example
 * ```ts
 * import { readFile } from "node:fs/promises";
 * import { qrToPng, qrToSvg } from "hongbao";
 * import { loadFont } from "hongbao/font";
 *
 * const font = loadFont(await readFile("font.otf"));
 * font.family; // "Noto Sans CJK SC"
 * qrToPng("https://example.com/", { caption: "扫码领取红包", font }).length > 1000; // true
 * qrToSvg("https://example.com/", { caption: "扫码领取红包", font }).includes("<text"); // false
 * qrToSvg("https://example.com/", { caption: "Ω", font }); // throws option-invalid
 * loadFont(new Uint8Array(3)); // throws option-invalid
 * ```
 */
export function loadFont(bytes: Uint8Array): Font {
  if (!(bytes instanceof Uint8Array)) throw invalid("font", bytes, "a TrueType or OpenType font");
  const file = plainBytes(bytes, "font").slice();
  const number = (count += 1);
  const family = fonts((engine) => engine.keepFont(number, file));
  return fontOf(family, (text) =>
    fonts((engine) => {
      const line = engine.shapeLine(number, text);
      if (line !== undefined) return line;
      // Another font was used since, or the instance is a new one.
      engine.keepFont(number, file);
      return engine.shapeLine(number, text) as Line;
    }),
  );
}

function fonts<Result>(work: (engine: Fonts) => Result): Result {
  return call((core) => work(core as unknown as Fonts));
}
