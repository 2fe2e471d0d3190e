import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { type Look, type LogoPicture, readLook, writeLook } from "./look.js";

/** A look as it is kept: what an address would say, and the pictures, which no address holds. */
export interface KeptLook {
  readonly pairs: readonly (readonly [string, string])[];
  readonly logo: LogoPicture | undefined;
  /** Not there in what an older page kept. */
  readonly background?: LogoPicture | undefined;
}

/** A font as it is kept: its file. It is apart from the look, which is written at every change. */
export interface KeptFont {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A look with a name, for another day. */
export interface MyStyle extends KeptLook {
  readonly id: string;
  readonly name: string;
  readonly keptAt: string;
  /** Not there in what an older page kept. */
  readonly font?: KeptFont | undefined;
}

/** Where looks are kept: a database of the browser, or this page's memory where it has none. */
export interface Keep {
  /** Whether what is kept is still there when the page was closed. */
  lasting(): Promise<boolean>;
  /** The font of the last visit, as its file. */
  font(): Promise<KeptFont | undefined>;
  setFont(font: KeptFont | undefined): Promise<void>;
  /** The look of the last visit. */
  last(): Promise<KeptLook | undefined>;
  setLast(look: KeptLook): Promise<void>;
  /** Every style, the newest first. */
  styles(): Promise<readonly MyStyle[]>;
  put(style: MyStyle): Promise<void>;
  remove(id: string): Promise<void>;
}

interface Schema extends DBSchema {
  last: { key: "last"; value: KeptLook };
  fonts: { key: "last"; value: KeptFont };
  styles: { key: string; value: MyStyle };
}

/** Takes down a look. */
export function keptLook(look: Look): KeptLook {
  return { pairs: writeLook(look), logo: look.logo, background: look.background };
}

/** Makes a look of what was kept; what an older page wrote and this one does not know is left out. */
export function lookOf({ pairs, logo, background }: KeptLook): Look {
  return { ...readLook(new URLSearchParams(pairs.map(([name, value]) => [name, value]))), logo, background };
}

/** Opens the keep at its first use. What the browser refuses is kept until the page is closed. */
export function createKeep(): Keep {
  let opened: Promise<Keep> | undefined;
  const keep = () => (opened ??= databaseKeep().catch(memoryKeep));
  return {
    lasting: async () => (await keep()).lasting(),
    font: async () => (await keep()).font(),
    setFont: async (font) => (await keep()).setFont(font),
    last: async () => (await keep()).last(),
    setLast: async (look) => (await keep()).setLast(look),
    styles: async () => (await keep()).styles(),
    put: async (style) => (await keep()).put(style),
    remove: async (id) => (await keep()).remove(id),
  };
}

async function databaseKeep(): Promise<Keep> {
  const database: IDBPDatabase<Schema> = await openDB<Schema>("hongbao-looks", 2, {
    upgrade(fresh, version) {
      if (version < 1) {
        fresh.createObjectStore("last");
        fresh.createObjectStore("styles", { keyPath: "id" });
      }
      fresh.createObjectStore("fonts");
    },
    blocking: () => database.close(),
  });
  return {
    lasting: async () => true,
    font: () => database.get("fonts", "last"),
    setFont: async (font) => {
      if (font === undefined) await database.delete("fonts", "last");
      else await database.put("fonts", { name: font.name, bytes: font.bytes }, "last");
    },
    last: () => database.get("last", "last"),
    setLast: async (look) => void (await database.put("last", look, "last")),
    styles: async () => newestFirst(await database.getAll("styles")),
    put: async (style) => void (await database.put("styles", style)),
    remove: (id) => database.delete("styles", id),
  };
}

function memoryKeep(): Keep {
  let last: KeptLook | undefined;
  let font: KeptFont | undefined;
  const styles = new Map<string, MyStyle>();
  return {
    lasting: async () => false,
    font: async () => font,
    setFont: async (next) => void (font = next),
    last: async () => last,
    setLast: async (look) => void (last = look),
    styles: async () => newestFirst([...styles.values()]),
    put: async (style) => void styles.set(style.id, style),
    remove: async (id) => void styles.delete(id),
  };
}

function newestFirst(styles: readonly MyStyle[]): readonly MyStyle[] {
  return [...styles].sort((one, other) => (one.keptAt < other.keptAt ? 1 : -1));
}
