/** Continues the CRC-32 of what came before, as ZIP, gzip and PNG have it; begin with 0. */
export function crc32(before: number, bytes: Uint8Array): number {
  table ??= Uint32Array.from({ length: 256 }, (_, byte) => {
    let rest = byte;
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
    return rest;
  });
  let crc = ~before;
  for (let place = 0; place < bytes.length; place += 1) crc = (crc >>> 8) ^ (table[(crc ^ (bytes[place] as number)) & 0xff] as number);
  return ~crc >>> 0;
}

let table: Uint32Array | undefined;
