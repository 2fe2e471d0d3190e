// What every consumer does with the package: draws a code, reads it back, splits a packet, and reports it all as a text. The
// classic script reads nothing.

export const text = "微信红包：恭喜发财，大吉大利";

export function work({ encodeQr, qrToPixels, splitRedPacket }, { scanQr }) {
  const { modules, width } = encodeQr(text);
  const read = scanQr?.(qrToPixels(text, { moduleSize: 4 })).map((scanned) => scanned.text);
  const seed = Uint8Array.from({ length: 32 }, (_, place) => place);
  const shares = splitRedPacket(10000n, 10, { rule: "uniform", seed }).map(String);
  return JSON.stringify({ modules: Array.from(modules).join(""), width, read, shares });
}
