/** A date that ends with its year: day and month by dots, else either may be first. What follows is as in the others. */
const yearLast = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?=$|[T ])/;

// A date alone, or with a time of day: parted by hyphens, strokes, dots or 年月日; behind a space, T or nothing but 日 the time, with
// am and pm in English or Chinese, and an offset from UTC.
const written =
  /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号號]?)(?:[T ]?\s*(上午|下午|[ap]m)?\s*(\d{1,2})[:：时時](\d{2})(?:[:：分](\d{2})(?:[.,](\d{1,9}))?秒?|分)?\s*([ap]m)?\s*(Z|UTC|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)?)?$/i;

/** A date of ISO 8601's extended format, alone or with a time, which may have an offset. */
const standard = /^\d{4}-\d\d-\d\d(?:T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?)?$/;

/** Days that a serial number of Excel counts from the end of 1899, in the years in which people live: 1927 to 2173. */
const serial = /^(\d{5})(?:[.,](\d{1,12}))?$/;

/** Whether a date could be read in two ways: neither of two different figures before its year is above 12. */
export function isDayOrMonth(text: string): boolean {
  const [, first, mark, second] = yearLast.exec(text) ?? [];
  return mark !== undefined && mark !== "." && first !== second && [first, second].every((figure) => Number(figure) >= 1 && Number(figure) <= 12);
}

/** Turns a date that ends with its year around; one that could be read in two ways stays. */
function yearFirst(text: string): string {
  if (isDayOrMonth(text)) return text;
  return text.replace(yearLast, (_, first: string, mark: string, second: string, year: string) => (mark === "." || Number(first) > 12 ? `${year}-${second}-${first}` : `${year}-${first}-${second}`));
}

/**
 * Reads a date as people and spreadsheets write it, and returns it by ISO 8601; nothing where it is none, or could be read in two ways.
 *
 * What is by ISO 8601 already comes back as it stands: `2026/2/16 8:30` is `2026-02-16T08:30`, the serial number 46070 is `2026-02-17`.
 * `31.12.2026` begins with its day; of `31/12/2026` and `12/31/2026` the figure above 12 is the day.
 */
export function readDate(text: string): string | undefined {
  const days = serial.exec(text);
  if (days !== null) return fromSerial(Number(days[1]), Number(`0.${days[2] ?? 0}`));
  const found = written.exec(yearFirst(text));
  if (found === null) return undefined;
  const [year, month, day] = [found[1], found[2] ?? found[4] ?? found[6] ?? found[8], found[3] ?? found[5] ?? found[7] ?? found[9]].map(Number) as [number, number, number];
  if (!isDay(year, month, day)) return undefined;
  const date = `${found[1]}-${two(month)}-${two(day)}`;
  if (found[11] === undefined) return date;
  if (standard.test(text)) return text;
  const hour = hourOf(Number(found[11]), found[10] ?? found[15]);
  const [minute, second] = [Number(found[12]), Number(found[13] ?? 0)];
  if (hour === undefined || minute > 59 || second > 59) return undefined;
  const time = `${two(hour)}:${two(minute)}${found[13] === undefined ? "" : `:${two(second)}`}${found[14] === undefined ? "" : `.${found[14]}`}`;
  return `${date}T${time}${offsetOf(found[16])}`;
}

function fromSerial(days: number, part: number): string {
  // The day before 1900 began is 1, and 1900 has a 29th of February there: from March 1900 on they cancel out.
  const at = new Date(Date.UTC(1899, 11, 30 + days) + Math.round(part * 86_400) * 1000);
  const iso = at.toISOString();
  return part === 0 ? iso.slice(0, 10) : iso.slice(0, 19);
}

function isDay(year: number, month: number, day: number): boolean {
  // Days overflow into the next month; 2000 and 1999 stand for years that are leap years or not.
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const date = new Date(Date.UTC(leap ? 2000 : 1999, month - 1, day));
  return month >= 1 && month <= 12 && day >= 1 && date.getUTCMonth() === month - 1;
}

/** The hour of the day where half a day is named: 12 am is 0, 12 pm is 12. */
function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour <= 23 ? hour : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (/^(?:下午|pm)$/i.test(half) ? 12 : 0);
}

function offsetOf(text: string | undefined): string {
  if (text === undefined) return "";
  if (/^[zu]/i.test(text)) return "Z";
  return text.length === 3 ? `${text}:00` : text;
}

function two(figure: number): string {
  return String(figure).padStart(2, "0");
}
