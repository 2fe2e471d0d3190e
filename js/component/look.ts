// Objects that have no text of their own are told apart by numbers.
const numbers = /* @__PURE__ */ new WeakMap<object, number>();
let counted = 0;

/** The most bytes that are compared one by one; a larger picture is the same where it is the same object. */
const mostBytes = 65_536;

/**
 * Writes content and look as a text, which two of them share where they are equal: a parent that writes a gradient into its template makes a
 * new object at every turn, and nothing is to be drawn or told anew for that.
 */
export function lookKey(look: unknown): string {
  return JSON.stringify(look, (_, value: unknown) => {
    if (typeof value === "function") return numbered(value);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    if (value instanceof Uint8Array && value.length <= mostBytes) return `bytes ${value.join()}`;
    const prototype: unknown = Object.getPrototypeOf(value);
    return prototype === Object.prototype || prototype === null ? value : numbered(value);
  });
}

function numbered(value: object): string {
  let number = numbers.get(value);
  if (number === undefined) numbers.set(value, (number = counted += 1));
  return `object ${number}`;
}
