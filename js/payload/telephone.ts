import { line, wrong } from "./field.js";

/**
 * The calling codes of countries whose numbers keep a zero at their beginning when they are dialled from abroad: Italy and the Vatican,
 * Ivory Coast, Burkina Faso, Benin, Gabon, Congo, Rwanda, San Marino and Tajikistan. libphonenumber is the source, and a test asks it.
 */
const zeroIsDialled = ["39", "225", "226", "229", "241", "242", "250", "378", "992"];

/** What only separates digits: spaces, dots, strokes, brackets and dashes of every width. */
const separators = /[\s.()/\u00ad\u200b\u2010-\u2015\u2060\u2212\u30fb-]/g;

/**
 * Returns the number of a telephone as RFC 3966 has it, without what only separates digits: `+` and at most 15 digits (ITU-T E.164), or
 * what is dialled inside a country or a house, `*` and `#` too. Full-width digits are read. An international number begins with the code
 * of a country, of one to three digits and never 0, and has more than the code.
 *
 * A zero in brackets after the calling code, as in `+44 (0)20`, is dialled inside the country alone, and is left out but for the
 * countries that dial it from abroad too.
 *
 * @throws `payload-invalid`
 */
export function telephone(field: string, value: string): string {
  const number = dialled(line(field, value));
  if (number === undefined) throw wrong(field, "must be + and 4 to 15 digits that begin with a country's code, or digits, * and #", value);
  return number;
}

/** Returns the number that a line of text is, as {@link telephone} does; nothing where it is none. */
export function dialled(text: string): string | undefined {
  // The full-width forms of ASCII lie 0xfee0 above it.
  const narrow = text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  const international = narrow.replace(/^(\s*(?:\+|00)\s*(\d{1,3})[\s.-]*)\(\s*0\s*\)/, (_, before: string, code: string) => (zeroIsDialled.includes(code) ? `${before}0` : before));
  const number = international.replace(separators, "");
  return /^(\+[1-9][0-9]{3,14}|[0-9*#]+)$/.test(number) ? number : undefined;
}
