import { HongbaoError } from "../error.js";
import { shown } from "../option.js";
import { ownOptions } from "../unknown.js";
import { checks, set82 } from "./checks.js";
import { identifierOf, type Identifier, type Part } from "./identifiers.js";

/** An application identifier of GS1 with its value. */
export interface Gs1Element {
  /** Two to four digits, such as `"01"` for the number of an article. */
  readonly ai: string;
  readonly value: string;
}

/** Parts two fields whose first has no fixed length: FNC1, as a text has it. */
export const separator = "\u001d";

/** Makes the error that names an identifier and says what is wrong with its value. */
export function wrong(ai: string, reason: string, more: Readonly<Record<string, string | number>> = {}): HongbaoError {
  return new HongbaoError("payload-invalid", { field: `(${ai})`, reason, ...more });
}

/** Returns elements as they are meant: each is a known identifier with a value that fits. @throws `payload-invalid`, `option-unknown` */
export function checkedElements(given: readonly Gs1Element[]): readonly Gs1Element[] {
  if (!Array.isArray(given)) throw new HongbaoError("payload-invalid", { field: "gs1", reason: "must be a text or a list of elements" });
  if (given.length === 0) throw new HongbaoError("payload-invalid", { field: "gs1", reason: "must have an application identifier" });
  // A hole in the list is what undefined is there.
  const elements = Array.from(given as readonly Gs1Element[], (element) => {
    const { ai, value } = ownOptions(element, ["ai", "value"], "gs1", { identifier: "ai", key: "ai", data: "value", content: "value" });
    return checkedElement(ai, value);
  });
  const values = new Map<string, string>();
  for (const { ai, value } of elements) {
    if ((values.get(ai) ?? value) !== value) throw wrong(ai, "must not stand twice with two values");
    values.set(ai, value);
  }
  return elements;
}

function checkedElement(ai: string, value: string): Gs1Element {
  const identifier = typeof ai === "string" ? identifierOf(ai) : undefined;
  if (identifier === undefined) throw wrong(shown(ai), "must be an application identifier of GS1");
  if (typeof value !== "string") throw wrong(ai, "must be a text");
  checkLength(ai, value, identifier);
  let place = 0;
  for (const part of identifier.parts) {
    const text = value.slice(place, place + part.most);
    place += text.length;
    if (text === "" && part.optional) break;
    checkPart(ai, part, text);
  }
  return { ai, value };
}

/** Checks the length of a whole value, which has no fewer characters than its parts that must be there. */
function checkLength(ai: string, value: string, { parts }: Identifier): void {
  let least = 0;
  let most = 0;
  for (const part of parts) {
    most += part.most;
    if (!part.optional) least += part.exact ? part.most : 1;
  }
  if (value.length < least || value.length > most) {
    throw wrong(ai, least === most ? "length" : "lengths", { least, most, actual: value.length });
  }
}

const characters: Readonly<Record<Part["characters"], RegExp>> = {
  N: /^\d*$/,
  X: new RegExp(`^[${set82.replace(/[-\]^]/g, "\\$&")}]*$`),
  Y: /^[#\-/0-9A-Z]*$/,
  Z: /^[-_0-9A-Za-z]*={0,2}$/,
};

const ofCharacters: Readonly<Record<Part["characters"], string>> = {
  N: "must have digits alone",
  X: "must have letters, digits and signs that GS1 allows",
  Y: "must have capital letters, digits, #, - and / alone",
  Z: "must have letters, digits, - and _ alone",
};

/** What is said where a check does not hold; the rest says that the value does not fit. */
const ofChecks: Readonly<Record<string, string>> = {
  digit: "must have a check digit that fits",
  pair: "must have check characters that fit",
  company: "must begin with the digits of a company",
  day: "must be a date such as 271231",
  date: "must be a date such as 271231",
  birthday: "must be a day such as 20270131",
  minute: "must be a time such as 2359",
  hour: "must be a time such as 2359",
  sixty: "must be a time such as 2359",
  country: "must have the number of a country, such as 156",
  processor: "must have the number of a country, such as 156",
  currency: "must have the number of a currency, such as 156",
  iban: "must be an IBAN, and its check digits must fit",
};

/** Checks a part of a value: how long it is, of what it is written, and what GS1 demands of it beyond that. */
function checkPart(ai: string, part: Part, text: string): void {
  if (part.exact && text.length < part.most) throw wrong(ai, misfit);
  if (!characters[part.characters].test(text)) throw wrong(ai, ofCharacters[part.characters]);
  for (const check of part.checks) {
    if (checks[check]?.(text) !== true) throw wrong(ai, ofChecks[check] ?? misfit);
  }
}

const misfit = "must be written as GS1 says";
