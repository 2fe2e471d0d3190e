/**
 * What GS1 writes into codes: element strings for `gs1: true`, and links that a shop's till and a phone both read.
 *
 * @packageDocumentation
 */

import { HongbaoError } from "./error.js";
import { addSentences } from "./explain.js";
import { checkedElements, type Gs1Element } from "./gs1/element.js";
import { linkOf } from "./gs1/link.js";
import { elementsOf, textOf } from "./gs1/text.js";
import { gs1Chinese, gs1English } from "./sentences.js";

export type { Gs1Element } from "./gs1/element.js";

addSentences(gs1English, gs1Chinese);

/**
 * Reads what GS1 writes, and checks every part of it: whether the application identifier exists, its length and characters, check digits,
 * dates, countries, currencies and what else the General Specifications say of its value. Not checked is whether a company or a kind of package
 * exists, what a coupon of 8110 or 8112 says, and what has to stand beside what, since the rest may be on another label of the same thing.
 *
 * @param text - `(01)09521234543213(10)ABC`, or `[01]…`, where `\(` is a bracket within a value; what a code holds or a reader tells, with
 * U+001D between fields; or a link
 * @throws HongbaoError `payload-invalid` with the identifier as `field`, such as `(01)`, and the `reason`
 *
 * @example
 * ```ts
 * import { parseGs1 } from "hongbao/gs1";
 *
 * parseGs1("(01)09521234543213(10)ABC")[1]; // { ai: "10", value: "ABC" }
 * parseGs1("https://example.com/01/09521234543213?17=271231")[1]; // { ai: "17", value: "271231" }
 * parseGs1("(01)09521234543214"); // throws payload-invalid
 * ```
 */
export function parseGs1(text: string): readonly Gs1Element[] {
  if (typeof text !== "string") throw new HongbaoError("payload-invalid", { field: "gs1", reason: "must be a text" });
  return elementsOf(text);
}

/**
 * Writes what GS1 data of a code is: the text for {@link encodeQr} with `gs1: true`, checked as {@link parseGs1} checks it.
 *
 * @param elements - a text of any form that {@link parseGs1} reads, or the elements in the order in which they are to stand; those of a fixed
 * length first make the shortest code
 * @throws HongbaoError `payload-invalid`, `option-unknown`
 *
 * @example
 * ```ts
 * import { encodeQr } from "hongbao";
 * import { gs1Text } from "hongbao/gs1";
 *
 * const text = gs1Text("(01)09521234543213(17)271231(10)ABC(21)7");
 * text; // "010952123454321317271231" + "10ABC\u001d217"
 * encodeQr(text, { gs1: true }).version; // "2"
 * ```
 */
export function gs1Text(elements: string | readonly Gs1Element[]): string {
  return textOf(elementsFrom(elements));
}

/**
 * Writes a GS1 Digital Link, which phones open as an address and tills read as GS1 data. It is drawn without `gs1: true`.
 *
 * The first element that names a thing, such as 01 or 00, and what belongs to it stand in the path, in the order that GS1 gives; the rest
 * stands in the query.
 *
 * @param elements - a text of any form that {@link parseGs1} reads, or the elements
 * @param base - an address of your own with or without a path, to which the link belongs
 * @defaultValue base: `"https://id.gs1.org"`, the service of GS1
 * @throws HongbaoError `payload-invalid`: no element to begin with, or one that has no place in such a link, or a base that is
 * no http or https address or has a query or a fragment; `option-unknown`
 *
 * @example
 * ```ts
 * import { gs1Link } from "hongbao/gs1";
 *
 * gs1Link("(17)271231(01)09521234543213(10)ABC/1"); // "https://id.gs1.org/01/09521234543213/10/ABC%2F1?17=271231"
 * gs1Link([{ ai: "01", value: "09521234543213" }], "https://example.com/products"); // "https://example.com/products/01/09521234543213"
 * ```
 */
export function gs1Link(elements: string | readonly Gs1Element[], base = "https://id.gs1.org"): string {
  return linkOf(elementsFrom(elements), base);
}

function elementsFrom(elements: string | readonly Gs1Element[]): readonly Gs1Element[] {
  return typeof elements === "string" ? elementsOf(elements) : checkedElements(elements);
}
