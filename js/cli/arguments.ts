import { HongbaoError } from "../index.js";
import { nearestOf } from "../unknown.js";
import type { Foreign } from "./foreign.js";
import { Misuse } from "./misuse.js";
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
 * @param foreign - what the flags of other commands and libraries are here
 * @throws `option-unknown` with the nearest flag or what is meant, `option-invalid` where a value is missing or of another kind
 */
export function readArguments(line: readonly string[], known: readonly Flag[], foreign: Foreign): Given {
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
    // Not every command writes a file.
    if (short !== undefined && (short === "version" || names.has(short))) {
      flags[short] = short === "output" ? value("output", line[(place += 1)]) : true;
      continue;
    }
    const found = /^--(no-)?([a-z][a-z0-9-]*)(?:=([^]*))?$/.exec(word);
    if (found === null) {
      // "-" alone is standard input, and "-5" a wrong amount.
      if (/^-[^\d]/.test(word)) throw unknown(word, [...names.keys()], foreign);
      words.push(word);
      continue;
    }
    const [, no, name = "", joined] = found;
    const flag = names.get(name);
    if (flag === undefined || (no !== undefined && flag.kind !== "switch")) throw unknown(word, [...names.keys()], foreign);
    if (flag.kind === "switch") {
      if (joined !== undefined) throw new HongbaoError("option-invalid", { option: `--${name}`, value: joined, allowed: `--${name}, --no-${name}` });
      flags[flag.option] = no === undefined;
    } else {
      flags[flag.option] = converted(flag, value(name, joined ?? line[(place += 1)]));
    }
  }
  return { words, flags };
}

/** Makes the error of a flag that is not known, such as `-e`, `--margin` or `--errorCorrectionLevel=H`, with what is meant. */
function unknown(word: string, known: readonly string[], foreign: Foreign): HongbaoError {
  const option = word.replace(/=[^]*$/, "");
  const name = option.replace(/^-+(no-)?/, "");
  const plain = (text: string) => text.toLowerCase().replace(/-/g, "");
  const meant = Object.keys(foreign).find((one) => plain(one) === plain(name));
  if (meant !== undefined) return new HongbaoError("option-unknown", { option, instead: foreign[meant] as string });
  const nearest = nearestOf(name, known);
  // Other programs take -oFILE as well.
  const joined = /^-[^-]/.test(word) && known.includes(shorts[word.slice(0, 2)] ?? "") ? word.slice(0, 2) : undefined;
  const said = nearest === undefined ? joined : `--${nearest}`;
  return new HongbaoError("option-unknown", { option, ...(said === undefined ? {} : { nearest: said }) });
}

function value(name: string, given: string | undefined): string {
  if (given === undefined) throw new Misuse(`Behind --${name} there has to be a value.`, `--${name} 后面要写一个值。`);
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
