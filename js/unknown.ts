import { HongbaoError } from "./error.js";
import { checkObject, cut } from "./option.js";

/**
 * Returns the options that are given as properties of an object's own, each read once: what somebody has put into every object is not
 * meant, and what an option says does not change while it is used. A name that no function knows is refused, with the nearest that there
 * is; one whose value is undefined is no error, since a caller may pass on what was not set.
 *
 * @param within - what the options belong to, such as `"logo."`, put before a name in an error
 * @param instead - what names of other projects are called here
 * @throws `option-unknown`, `option-invalid`
 */
export function ownOptions<Options extends object>(
  given: Options,
  known: readonly string[],
  name = "options",
  instead: Readonly<Record<string, string>> = {},
  within = "",
): Options {
  checkObject(given, name);
  const own = Object.create(null) as Record<string, unknown>;
  for (const option of Object.keys(given)) {
    const value = (given as Record<string, unknown>)[option];
    if (value === undefined) continue;
    if (!known.includes(option)) throw unknown(option, known, instead, within);
    own[option] = value;
  }
  return own as Options;
}

function unknown(option: string, known: readonly string[], instead: Readonly<Record<string, string>>, within: string): HongbaoError {
  const said = { option: within + cut(option, 80) };
  const here = Object.keys(instead).includes(option) ? instead[option] : undefined;
  if (here !== undefined) return new HongbaoError("option-unknown", { ...said, instead: here });
  const nearest = nearestOf(option, known);
  return new HongbaoError("option-unknown", { ...said, ...(nearest === undefined ? {} : { nearest }) });
}

/**
 * Returns the known name that takes the fewest changes of a letter, where these are at most a third of its letters. A name that stands
 * within the other counts as one change.
 */
export function nearestOf(name: string, known: readonly string[]): string | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  const wanted = plain(cut(name, 40));
  let nearest: string | undefined;
  let least = Infinity;
  for (const candidate of known) {
    const letters = plain(candidate);
    const within = Math.min(wanted.length, letters.length) > 3 && (wanted.includes(letters) || letters.includes(wanted));
    const changes = within ? Math.min(1, distance(wanted, letters)) : distance(wanted, letters);
    if (changes < least && changes <= Math.max(1, letters.length / 3)) [nearest, least] = [candidate, changes];
  }
  return nearest;
}

/** Counts the letters that have to be put in, taken out, replaced or swapped with the next to turn one text into another (Damerau and Levenshtein). */
function distance(one: string, other: string): number {
  let earlier: number[] = [];
  let before = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = (before[column - 1] as number) + (one[row - 1] === other[column - 1] ? 0 : 1);
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1] ? (earlier[column - 2] as number) + 1 : Infinity;
      now.push(Math.min(replaced, swapped, (before[column] as number) + 1, (now[column - 1] as number) + 1));
    }
    [earlier, before] = [before, now];
  }
  return before[other.length] as number;
}
