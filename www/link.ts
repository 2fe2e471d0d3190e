/** What was typed where a link is wanted: the link that a phone opens, a question, or no link. */
export type ReadLink =
  /** `added`: what was put before a host that was typed alone. */
  | { readonly text: string; readonly added?: "https://" | "http://" }
  /** Two links run into each other; `second` is the one that came later, most often by pasting. */
  | { readonly second: string; readonly whole: string }
  | { readonly wrong: true };

/** A host as people type it, with what may follow it. Its last part has a letter first, so that a number with decimals is none. */
const host = /^(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?\.)+\p{L}[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}]\.?(?::\d{1,5})?(?:[/?#].*)?$/su;

/** An address within a house: its machines seldom have a certificate. */
const ownHost = /^(?:localhost|\d{1,3}(?:\.\d{1,3}){3})(?::\d{1,5})?(?:[/?#].*)?$/is;

/**
 * Reads what was typed as a link. A host alone gets its scheme; a second scheme within the path is asked about, unless `kept` is the same
 * text, which the person has confirmed.
 */
export function readLink(typed: string, kept?: string): ReadLink {
  const plain = halfWidth(typed.trim());
  if (/\s/.test(plain)) return { wrong: true };
  const second = secondLink(plain);
  if (second !== undefined && plain !== kept) return { second, whole: plain };
  if (/^[a-z][a-z0-9+.-]*:/i.test(plain) && !/^[^/?#@]*\.[a-z]+:\d/i.test(plain) && !/^localhost:\d/i.test(plain)) return checked(plain);
  if (host.test(plain)) return checked(plain, "https://");
  if (ownHost.test(plain)) return checked(plain, "http://");
  return { wrong: true };
}

/** Completes an address as {@link readLink} does; what is no link stays as it was typed, for others to refuse. */
export function completeLink(typed: string): string {
  const read = readLink(typed);
  return "text" in read ? read.text : typed.trim();
}

/** Chinese keyboards type colon, slash and full stop twice as wide; browsers forgive that, phones' cameras do not. */
function halfWidth(text: string): string {
  const scheme = text.replace(/^([a-z][a-z0-9+.-]*)[:：][/／]{2}/i, "$1://");
  const [, start = "", name = "", rest = ""] = /^([a-z][a-z0-9+.-]*:\/\/)?([^/?#]*)(.*)$/is.exec(scheme) ?? [];
  return start + name.replace(/[。．｡]/g, ".").replace(/：/g, ":") + rest;
}

/** The second of two links; one that stands as a value in a query or a fragment belongs there. */
function secondLink(text: string): string | undefined {
  const at = text.slice(1).search(/https?:\/\//i) + 1;
  return at === 0 || /[?#]/.test(text.slice(0, at)) ? undefined : text.slice(at);
}

function checked(text: string, added?: "https://" | "http://"): ReadLink {
  const whole = `${added ?? ""}${text}`;
  // Browsers mend "https:/example.com" and the like by themselves; whoever reads a code does not.
  if (/^https?:(?!\/\/[^/])/i.test(whole)) return { wrong: true };
  try {
    void new URL(whole).href;
  } catch {
    return { wrong: true };
  }
  return added === undefined ? { text: whole } : { text: whole, added };
}
