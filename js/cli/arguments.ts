import { HongbaoError } from "../index.js";
import { nearestOf } from "../unknown.js";
import { type Flag, flagName } from "./options.js";

/** What a command line says: the words in their order, and the value of each flag by the name of its option. */
export interface Given {
  readonly words: readonly string[];
  readonly flags: Readonly<Record<string, unknown>>;
}

const shorts: Readonly<Record<string, string>> = { "-o": "output", "-h": "help", "-v": "version" };

/**
 * Reads a command line. A flag is `--name value`, `--name=value`, or `--name` and `--no-name` where it is a switch; everything behind
 * `--` is a word.
 *
 * @throws `option-unknown` with the nearest flag, `option-invalid` where a value is missing or of another kind
 */
export function readArguments(line: readonly string[], known: readonly Flag[]): Given {
  const words: string[] = [];
  const flags: Record<string, unknown> = {};
  const names = new Map(known.map((flag) => [flagName(flag.option), flag]));
  for (let place = 0; place < line.length; place += 1) {
    const word = line[place] as string;
    if (word === "--") {
      words.push(...line.slice(place + 1));
      break;
    }
    const short = shorts[word];
    if (short !== undefined) {
      flags[short] = short === "output" ? value("output", line[(place += 1)]) : true;
      continue;
    }
    const found = /^--(no-)?([a-z][a-z0-9-]*)(?:=([^]*))?$/.exec(word);
    if (found === null) {
      // "-" alone is standard input, and "-5" a wrong amount.
      if (/^-[^\d]/.test(word)) throw new HongbaoError("option-unknown", { option: word });
      words.push(word);
      continue;
    }
    const [, no, name = "", joined] = found;
    const flag = names.get(name);
    if (flag === undefined || (no !== undefined && flag.kind !== "switch")) {
      const nearest = nearestOf(name, [...names.keys()]);
      throw new HongbaoError("option-unknown", { option: `--${no ?? ""}${name}`, ...(nearest === undefined ? {} : { nearest: `--${nearest}` }) });
    }
    if (flag.kind === "switch") {
      if (joined !== undefined) throw new HongbaoError("option-invalid", { option: `--${name}`, value: joined, allowed: `--${name}, --no-${name}` });
      flags[flag.option] = no === undefined;
    } else {
      flags[flag.option] = converted(flag, value(name, joined ?? line[(place += 1)]));
    }
  }
  return { words, flags };
}

function value(name: string, given: string | undefined): string {
  if (given === undefined) throw new HongbaoError("option-invalid", { option: `--${name}`, value: "nothing", allowed: "a value behind it" });
  return given;
}

function converted({ option, kind }: Flag, given: string): unknown {
  if (kind === "number") {
    if (!/^-?\d+(\.\d+)?$/.test(given)) throw new HongbaoError("option-invalid", { option: `--${flagName(option)}`, value: given, allowed: "a number" });
    return Number(given);
  }
  if (kind === "json" && given.startsWith("{")) {
    try {
      return JSON.parse(given);
    } catch {
      throw new HongbaoError("option-invalid", { option: `--${flagName(option)}`, value: given, allowed: option === "finders" ? "JSON" : "a colour, or a gradient as JSON" });
    }
  }
  return given;
}
