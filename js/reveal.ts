import { HongbaoError } from "./error.js";
import { jsonOf } from "./json.js";
import { checkLength, mostCharacters } from "./option.js";
import type { Reveal } from "./red-packet.js";
import { wellFormed } from "./utf8.js";

/**
 * Returns the JSON of a reveal that somebody's code made up; what is wrong with it is told by Rust, which reads it.
 *
 * @throws HongbaoError `salt-invalid`, `reveal-malformed`
 */
export function revealText(reveal: Reveal): string {
  if (typeof reveal?.salt === "string" && !wellFormed(reveal.salt)) throw new HongbaoError("salt-invalid");
  const text = jsonOf(reveal, "reveal-malformed");
  checkLength(text, mostCharacters, "reveal-malformed");
  return text;
}
