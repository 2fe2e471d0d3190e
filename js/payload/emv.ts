/** Writes the fields of an EMVCo payment text that have a value: two digits of a number, two of a length, the value. */
export function emvFields(...all: readonly (readonly [number: string, value: string | undefined])[]): string {
  let text = "";
  for (const [number, value] of all) {
    if (value !== undefined) text += `${number}${String(value.length).padStart(2, "0")}${value}`;
  }
  return text;
}

/** Closes a text by its check sum: CRC-16 with the polynomial 0x1021 from 0xffff, over all that stands before it and its own head. */
export function checked(text: string): string {
  const head = `${text}6304`;
  let sum = 0xffff;
  for (let place = 0; place < head.length; place += 1) {
    sum ^= head.charCodeAt(place) << 8;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x8000 ? ((sum << 1) ^ 0x1021) & 0xffff : sum << 1;
  }
  return head + sum.toString(16).toUpperCase().padStart(4, "0");
}
