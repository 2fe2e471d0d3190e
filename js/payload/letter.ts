import { address, fields, line, lines, wrong } from "./field.js";
import { percent } from "./percent.js";

/** A letter that a phone's mail program opens. */
export interface Email {
  /** One address, or several. */
  readonly to: string | readonly string[];
  /** Who gets a copy. */
  readonly cc?: string | readonly string[] | undefined;
  /** Who gets a copy that the others do not see. */
  readonly bcc?: string | readonly string[] | undefined;
  readonly subject?: string | undefined;
  readonly body?: string | undefined;
}

/**
 * Opens a letter: a `mailto:` address, RFC 6068, percent-encoded, line breaks as CR LF.
 *
 * @throws `payload-invalid` with the field: anything but addresses, a subject of several lines, or an empty one; `option-unknown`
 *
 * @example
 * ```ts
 * import { payload } from "hongbao";
 *
 * payload.email({ to: "ada@example.com", cc: "bob@example.com", subject: "Hi" }); // "mailto:ada@example.com?cc=bob@example.com&subject=Hi"
 * payload.email({ to: "nobody" }); // throws payload-invalid
 * ```
 */
export function email(p: Email): string {
  const { to, cc, bcc, subject, body } = fields(p, ["to", "cc", "bcc", "subject", "body"]);
  const parts: string[] = [];
  if (cc !== undefined) parts.push(`cc=${addresses("cc", cc)}`);
  if (bcc !== undefined) parts.push(`bcc=${addresses("bcc", bcc)}`);
  if (subject !== undefined) parts.push(`subject=${percent(line("subject", subject))}`);
  if (body !== undefined) parts.push(`body=${percent(lines("body", body).replace(/\r\n?|\n/g, "\r\n"))}`);
  return `mailto:${addresses("to", to)}${parts.length === 0 ? "" : "?"}${parts.join("&")}`;
}

function addresses(field: string, given: string | readonly string[]): string {
  const all = Array.isArray(given) ? (given as readonly string[]) : [given as string];
  if (all.length === 0) throw wrong(field, "must not be blank");
  // A hole in the list is what undefined is there.
  return Array.from(all, (one) => encodeURIComponent(address(field, one)).replace("%40", "@")).join(",");
}
