import { HongbaoError } from "./error.js";
import { tooLong } from "./option.js";
import type { Reveal } from "./red-packet.js";
import { wellFormed } from "./utf8.js";

/**
 * Returns the JSON of a reveal that somebody's code made up; what is wrong with it is told by Rust, which reads it.
 *
 * @throws HongbaoError `salt-invalid`, `reveal-malformed`
 */
export function revealText(reveal: Reveal): string {
  if (typeof reveal?.salt === "string" && !wellFormed(reveal.salt)) throw new HongbaoError("salt-invalid");
  let text: string | undefined;
  try {
    text = JSON.stringify(reveal);
  } catch (problem) {
    throw new HongbaoError("reveal-malformed", { reason: "not plain data" }, problem);
  }
  return boundedReveal(text ?? "");
}

/** Refuses what is longer than any reveal. @throws HongbaoError `reveal-malformed` */
export function boundedReveal(text: string): string {
  const problem = tooLong(text);
  if (problem !== undefined) throw new HongbaoError("reveal-malformed", problem);
  return text;
}
