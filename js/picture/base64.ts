/** Bytes as text: base 64, RFC 4648 clause 4. */
export function base64(bytes: Uint8Array): string {
  let binary = "";
  for (let place = 0; place < bytes.length; place += 0x8000) binary += String.fromCharCode(...bytes.subarray(place, place + 0x8000));
  return btoa(binary);
}
