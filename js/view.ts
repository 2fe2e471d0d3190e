import { invalid } from "./option.js";

/** Bytes of one byte each, of whatever class. */
type View = Uint8Array | Uint8ClampedArray;

/**
 * Returns the same bytes as a plain view, which no class has changed, read once.
 *
 * @throws `option-invalid` where they are gone: the buffer was sent elsewhere, or made too small for the view
 */
export function plainBytes(view: View, option: string): Uint8Array<ArrayBuffer> {
  const prototype = Object.getPrototypeOf(Uint8Array.prototype) as object;
  // What a subclass says of itself is not asked for.
  const own = (name: string) => (Object.getOwnPropertyDescriptor(prototype, name)?.get as () => unknown).call(view);
  try {
    // Every method refuses a view that is not one, or whose bytes are gone; this one then looks at none of them.
    Uint8Array.prototype.indexOf.call(view, 0, Infinity);
    return new Uint8Array(own("buffer") as ArrayBuffer, own("byteOffset") as number, own("byteLength") as number);
  } catch {
    throw invalid(option, view, "bytes whose buffer is still there");
  }
}
