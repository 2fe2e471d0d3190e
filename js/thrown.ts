import { type ErrorCode, HongbaoError } from "./error.js";

/**
 * Turns the text that Rust throws into an error: the code, then name and value in turn, parted by U+001F; a value begins
 * with `#` where it is a number and with `"` where it is a text.
 */
export function errorFromRust(thrown: string): HongbaoError {
  const [code, ...rest] = thrown.split("\x1f");
  const data: Record<string, string | number> = {};
  for (let place = 0; place + 1 < rest.length; place += 2) {
    const name = rest[place] as string;
    const value = rest[place + 1] as string;
    const number = Number(value.slice(1));
    data[name] = value[0] === "#" ? number : value.slice(1);
  }
  return new HongbaoError(code as ErrorCode, data);
}
