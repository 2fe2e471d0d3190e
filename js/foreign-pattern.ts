/** The letters of other pattern languages, the longest first, and the specifiers that they stand for. */
const letters: readonly (readonly [pattern: RegExp, specifier: string])[] = [
  [/^YYYY|^yyyy|^(?:Y|y)(?![Yy])/, "%Y"],
  [/^YY|^yy/, "%y"],
  [/^MMMM/, "%B"],
  [/^MMM/, "%b"],
  [/^dddd|^EEEE/, "%A"],
  [/^ddd|^EEE/, "%a"],
  [/^DD|^dd/, "%d"],
  [/^D(?![A-Za-z])|^d(?![A-Za-z])/, "%-d"],
  [/^HH/, "%H"],
  [/^hh/, "%I"],
  [/^H(?![A-Za-z])/, "%-H"],
  [/^h(?![A-Za-z])/, "%-I"],
  [/^ss/, "%S"],
  [/^SSS/, "%3f"],
  [/^A(?![A-Za-z])/, "%p"],
  [/^a(?![A-Za-z])/, "%P"],
];

/** Writes `YYYY-MM-DD hh:mm` and its like as strftime does; nothing where no letter is one of such a pattern. */
export function strftimeOf(pattern: string): string | undefined {
  let written = "";
  let found = false;
  // "MM" and "mm" are months beside days and years, and minutes beside hours and seconds, whatever their case.
  let clock = false;
  for (let rest = pattern; rest !== ""; ) {
    const [length, specifier] = nextOf(rest, clock);
    if (specifier === undefined) {
      written += rest.charAt(0);
    } else {
      written += specifier;
      found = true;
      clock = /^%-?[HIMS]$/.test(specifier);
    }
    rest = rest.slice(length);
  }
  return found ? written : undefined;
}

function nextOf(rest: string, clock: boolean): readonly [length: number, specifier: string | undefined] {
  const month = /^(?:MM|mm)(?![Mm])/.test(rest);
  if (month) return [2, clock || /^mm:ss/.test(rest) ? "%M" : "%m"];
  for (const [pattern, specifier] of letters) {
    const length = pattern.exec(rest)?.[0].length;
    if (length !== undefined) return [length, specifier];
  }
  return [1, undefined];
}
