const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Writes bytes as base 64, padded: RFC 4648 clause 4. Mini programs have no `btoa`, and elsewhere it is no faster. */
export function base64(bytes: Uint8Array): string {
  let text = "";
  for (let place = 0; place < bytes.length; place += 3) {
    // Beyond the end there is nothing, which counts as 0.
    const bits = ((bytes[place] as number) << 16) | ((bytes[place + 1] as number) << 8) | (bytes[place + 2] as number);
    for (let shift = 18; shift >= 0; shift -= 6) text += letters[(bits >> shift) & 63];
  }
  const rest = (text.length * 3) / 4 - bytes.length;
  return text.slice(0, text.length - rest) + "==".slice(2 - rest);
}
