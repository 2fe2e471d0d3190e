/** What strftime writes with names in it, by the specifiers that it stands for. */
const composites: Readonly<Record<string, string>> = { c: "%a %b %e %H:%M:%S %Y", r: "%I:%M:%S %p", v: "%e-%b-%Y" };

const specifier = /%([-_0]?)([a-zA-Z%])/g;

/**
 * Puts the names of a language into a strftime pattern, in the place of the specifiers of days, months and half days.
 *
 * @param local - the local time as the time of UTC
 * @param language - a tag that `Intl` knows, else English is written
 */
export function withNames(pattern: string, local: Date, language: string): string {
  const whole = pattern.replace(specifier, (found, pad: string, letter: string) => (pad === "" ? (composites[letter] ?? found) : found));
  // Some languages write a month otherwise beside its day: ноябрь, 26 ноября.
  const besideDay = /%[-_0]?[de]/.test(whole);
  return whole.replace(specifier, (found, _pad: string, letter: string) => {
    const name = nameOf(letter, local, language, besideDay);
    return name === undefined ? found : name.replace(/%/g, "%%");
  });
}

function nameOf(letter: string, local: Date, language: string, besideDay: boolean): string | undefined {
  const format = (shows: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat([language, "en"], { calendar: "gregory", timeZone: "UTC", ...shows });
  const part = (type: string, shows: Intl.DateTimeFormatOptions) => format(shows).formatToParts(local).find((one) => one.type === type)?.value;
  const month = (width: "long" | "short") => {
    const declined = besideDay ? part("month", { month: width, day: "numeric" }) : undefined;
    // In Chinese and Japanese the month beside its day is a number, and its sign stands apart.
    return declined === undefined || /\d/.test(declined) ? format({ month: width }).format(local) : declined;
  };
  const halfDay = () => part("dayPeriod", { hour: "numeric", hour12: true });
  switch (letter) {
    case "A":
      return format({ weekday: "long" }).format(local);
    case "a":
      return format({ weekday: "short" }).format(local);
    case "B":
      return month("long");
    case "b":
    case "h":
      return month("short");
    case "p":
      return halfDay();
    case "P":
      return halfDay()?.toLocaleLowerCase(language);
    default:
      return undefined;
  }
}
