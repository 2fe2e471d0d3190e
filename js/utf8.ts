/** What the bindings need of `TextDecoder`. */
export interface Utf8Decoder {
  decode(bytes?: Uint8Array): string;
}

/** What the bindings need of `TextEncoder`. */
export interface Utf8Encoder {
  encode(text?: string): Uint8Array;
}

/** Well-formed UTF-8 to text, where the engine has no `TextDecoder`: mini programs, and Jest's jsdom. */
export class SlowDecoder implements Utf8Decoder {
  decode(bytes: Uint8Array = new Uint8Array()): string {
    let escaped = "";
    for (const byte of bytes) escaped += `%${(256 + byte).toString(16).slice(1)}`;
    return decodeURIComponent(escaped);
  }
}

/** Text to UTF-8, where the engine has no `TextEncoder`. */
export class SlowEncoder implements Utf8Encoder {
  encode(text = ""): Uint8Array {
    // As the standard has it, a lone surrogate becomes U+FFFD.
    const escaped = encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));
    return Uint8Array.from(escaped.match(/%..|./g) ?? [], (unit) => (unit.length === 1 ? unit.charCodeAt(0) : parseInt(unit.slice(1), 16)));
  }
}

/** Text to UTF-8, in every engine. */
export function utf8(text: string): Uint8Array {
  return new (typeof TextEncoder === "undefined" ? SlowEncoder : TextEncoder)().encode(text);
}

/** Tells where a text has half a surrogate pair; -1 where it has none. */
export function loneSurrogate(text: string): number {
  // Engines of 2023 and later know it at once.
  if ((text as { isWellFormed?: () => boolean }).isWellFormed?.() === true) return -1;
  // Under the flag u a pair is one character, so that only a lone surrogate matches.
  return text.search(/[\ud800-\udfff]/u);
}

/** Whether a value is a text that UTF-8 can carry, without half a surrogate pair. */
export function wellFormed(value: unknown): value is string {
  return typeof value === "string" && loneSurrogate(value) < 0;
}
