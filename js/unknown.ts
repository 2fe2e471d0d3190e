import { HongbaoError } from "./error.js";
import { checkObject, cut } from "./option.js";

/**
 * Refuses a name that no function knows, and names the nearest that there is. A name whose value is undefined is no error, since a
 * caller may pass on what was not set.
 *
 * @throws `option-unknown` with the name and, where one is near, the `nearest` known one; `option-invalid` where `given` is no object
 */
export function checkNames(given: object, known: readonly string[], name = "options"): void {
  checkObject(given, name);
  for (const [option, value] of Object.entries(given)) {
    if (value !== undefined && !known.includes(option)) {
      const nearest = nearestOf(option, known);
      throw new HongbaoError("option-unknown", { option: cut(option, 80), ...(nearest === undefined ? {} : { nearest }) });
    }
  }
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

/** Counts the letters that have to be put in, taken out or replaced to turn one text into another (Levenshtein). */
function distance(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = (before[column - 1] as number) + (one[row - 1] === other[column - 1] ? 0 : 1);
      now.push(Math.min(replaced, (before[column] as number) + 1, (now[column - 1] as number) + 1));
    }
    before = now;
  }
  return before[other.length] as number;
}
