import { readFont } from "./font.js";
import { type Keep, type KeptLook, keptLook, lookOf } from "./keep.js";
import { type Look, type LookFont, writeLook } from "./look.js";

/** The look of the last visit: with its pictures, which no address holds, and its font. */
export interface Memory {
  /** Keeps a look once nothing changes; contents are the address's and the tab's, and passwords nobody's. */
  keep(look: Look): void;
  /** The look of the last visit, if there was one. */
  look(): Promise<Look | undefined>;
  /** Its font, which comes later: it may be large, and its reader is a part of its own. */
  font(): Promise<LookFont | undefined>;
  /** A look that came without pictures, with those of the same look before. */
  withPictures(read: Look, shown: Look): Look;
}

/** Milliseconds of rest before a look is kept. */
const pause = 250;

export function createMemory(keep: Keep): Memory {
  let last: KeptLook | undefined;
  let keptOf: Look | undefined;
  let keptFont: LookFont | undefined;
  let timer = 0;

  function put(look: Look): void {
    keptOf = look;
    last = keptLook(look);
    if (look.font !== keptFont) {
      keptFont = look.font;
      void keep.setFont(look.font).catch(() => undefined);
    }
    // A browser that keeps nothing is no reason to stop whoever makes a code.
    void keep.setLast(last).catch(() => undefined);
  }

  return {
    keep(look) {
      if (look === keptOf) return;
      clearTimeout(timer);
      timer = setTimeout(() => put(look), pause);
    },
    async look() {
      last = await keep.last().catch(() => undefined);
      if (last === undefined) return undefined;
      keptOf = lookOf(last);
      return keptOf;
    },
    async font() {
      const kept = await keep.font().catch(() => undefined);
      keptFont = kept === undefined ? undefined : await readFont(kept.bytes, kept.name).catch(() => undefined);
      return keptFont;
    },
    withPictures(read, shown) {
      const pairs = JSON.stringify(writeLook(read));
      if (pairs === JSON.stringify(writeLook(shown))) return shown;
      return last !== undefined && pairs === JSON.stringify(last.pairs) ? { ...read, logo: last.logo, background: last.background, font: shown.font } : read;
    },
  };
}
