import type { Bytes } from "./encode.js";

/** An entry whose bytes are ready: stored as they are, or deflated before. */
export interface ZipEntry {
  readonly name: string;
  /** The bytes as they stand in the archive, in pieces. */
  readonly pieces: readonly Bytes[];
  /** Of the bytes before they were deflated. */
  readonly crc: number;
  /** Of the bytes before they were deflated. */
  readonly size: number;
  readonly deflated: boolean;
}

/** An archive that is written entry by entry and keeps nothing of an entry but its line in the directory. */
export interface Zip {
  /** Returns the bytes that the entry adds to the archive. */
  add(entry: ZipEntry): readonly Bytes[];
  /** Returns the bytes that end the archive. */
  end(): readonly Bytes[];
}

const utf8Names = 0x0800;

/** Made under Unix, by APPNOTE 4.4.2, in the version that a record needs: names made under FAT are recoded by Debian's unzip, which loses files. */
const madeUnderUnix = 0x0300;

/** A plain file that its owner may write and everyone may read, 0100644, where Unix keeps the mode. */
const plainFile = 0x81a4_0000;

const deflate = 8;
const blockSize = 65_536;
const most16 = 0xffff;
const most32 = 0xffffffff;

/**
 * Makes an archive by PKWARE's APPNOTE 6.3.10, with ZIP64 where there are more than 65 535 entries or 4 GiB.
 *
 * Differs from the libraries: fflate 0.8 has no ZIP64, holds a kilobyte an entry and writes the directory of 100 000 entries in
 * one go of 180 ms.
 *
 * @param at - the time that every entry bears, in the local zone as ZIP has it
 */
export function createZip(at: Date): Zip {
  const time = (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1);
  const date = (Math.min(Math.max(at.getFullYear() - 1980, 0), 127) << 9) | ((at.getMonth() + 1) << 5) | at.getDate();
  const encoder = new TextEncoder();
  const directory: Bytes[] = [];
  let block = fields(blockSize);
  let entries = 0;
  let offset = 0;

  // What a local header (APPNOTE 4.3.7) and a line of the directory (4.3.12) have in common.
  function common(record: Fields, version: number, entry: ZipEntry, stored: number, name: Bytes, extra: number): void {
    record.u16(version).u16(utf8Names).u16(entry.deflated ? deflate : 0).u16(time).u16(date);
    record.u32(entry.crc).u32(stored).u32(entry.size).u16(name.length).u16(extra);
  }

  function add(entry: ZipEntry): readonly Bytes[] {
    const name = encoder.encode(entry.name) as Bytes;
    const stored = entry.pieces.reduce((sum, piece) => sum + piece.length, 0);
    const far = offset >= most32;
    const extra = far ? 12 : 0;
    if (block.room() < 46 + name.length + extra) {
      directory.push(block.written());
      block = fields(blockSize);
    }
    const version = far ? 45 : 20;
    block.u32(0x02014b50).u16(madeUnderUnix + version);
    common(block, version, entry, stored, name, extra);
    block.u16(0).u16(0).u16(0).u32(plainFile).u32(far ? most32 : offset).bytes(name);
    if (far) block.u16(1).u16(8).u64(offset);
    const header = fields(30 + name.length).u32(0x04034b50);
    common(header, 20, entry, stored, name, 0);
    entries += 1;
    offset += 30 + name.length + stored;
    return [header.bytes(name).written(), ...entry.pieces];
  }

  function end(): readonly Bytes[] {
    directory.push(block.written());
    const size = directory.reduce((sum, piece) => sum + piece.length, 0);
    const last = fields(56 + 20 + 22);
    if (entries >= most16 || size >= most32 || offset >= most32) {
      // APPNOTE 4.3.14, and in 4.3.15 where that is.
      last.u32(0x06064b50).u64(44).u16(madeUnderUnix + 45).u16(45).u32(0).u32(0).u64(entries).u64(entries).u64(size).u64(offset);
      last.u32(0x07064b50).u32(0).u64(offset + size).u32(1);
    }
    const counted = Math.min(entries, most16);
    // APPNOTE 4.3.16.
    last.u32(0x06054b50).u16(0).u16(0).u16(counted).u16(counted).u32(Math.min(size, most32)).u32(Math.min(offset, most32)).u16(0);
    return [...directory, last.written()];
  }

  return { add, end };
}

/** Numbers of fixed width one after the other, the lowest byte first. */
interface Fields {
  u16(value: number): Fields;
  u32(value: number): Fields;
  u64(value: number): Fields;
  bytes(value: Bytes): Fields;
  room(): number;
  written(): Bytes;
}

function fields(length: number): Fields {
  const bytes: Bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const here = (width: number) => {
    at += width;
    return at - width;
  };
  const made: Fields = {
    u16(value) {
      view.setUint16(here(2), value, true);
      return made;
    },
    u32(value) {
      view.setUint32(here(4), value, true);
      return made;
    },
    u64(value) {
      view.setUint32(here(4), value % 2 ** 32, true);
      view.setUint32(here(4), Math.floor(value / 2 ** 32), true);
      return made;
    },
    bytes(value) {
      bytes.set(value, here(value.length));
      return made;
    },
    room: () => length - at,
    written: () => bytes.subarray(0, at),
  };
  return made;
}
