/** What was typed where a link is wanted: the link that a phone opens, a question, or no link. */
export type ReadLink =
  /** `added`: what was put before a host that was typed alone; `unopened`: phones show it and do not open it. */
  { readonly text: string; readonly added?: "https://" | "http://"; readonly unopened?: boolean } | Doubt;

/** Why a text is no link. */
export interface Doubt {
  /** The links of which one may be meant. */
  readonly links?: readonly string[];
  /** Two links that run into each other, as they were typed: some addresses are so. */
  readonly whole?: string;
  /** It is an e-mail address. */
  readonly mail?: true;
}

/** A host as people type it, with what may follow it. Its last part has a letter first, so that a number with decimals is none. */
const host = /^(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?\.)+\p{L}[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}]\.?(?::\d{1,5})?(?:[/?#].*)?$/su;

/** An address within a house: its machines seldom have a certificate. */
const ownHost = /^(?:localhost|\d{1,3}(?:\.\d{1,3}){3})(?::\d{1,5})?(?:[/?#].*)?$/is;

/**
 * Reads what was typed as a link. A host alone gets its scheme; a second scheme within the path is asked about, unless `kept` is the same
 * text, which the person has confirmed.
 */
export function readLink(typed: string, kept?: string): ReadLink {
  const words = typed.split(/\s+/).map(bare).filter((word) => word !== "");
  if (words.length > 1) return several(words);
  const plain = halfWidth(words[0] ?? "");
  const second = secondLink(plain);
  if (second !== undefined && plain !== kept) return { links: [second], whole: plain };
  if (/^[^\s@:/?#]+@[^\s@:/?#]+\.[^\s@:/?#]+$/.test(plain)) return { mail: true };
  if (/^[a-z][a-z0-9+.-]*:/i.test(plain) && !/^[^/?#@]*\.[a-z]+:\d/i.test(plain) && !/^localhost:\d/i.test(plain)) return checked(plain);
  if (host.test(plain)) return checked(plain, "https://");
  if (ownHost.test(plain)) return checked(plain, "http://");
  return {};
}

const unseen = "[\\u200b-\\u200f\\u2060\\ufeff]*";
const quoted = new RegExp(`^${unseen}[<"'“„«‘「『《〈＜]+${unseen}(.*?)${unseen}[>"'”“»’」』》〉＞]*${unseen}$`, "su");
const plainly = new RegExp(`^${unseen}(.*?)${unseen}$`, "su");

/** What other programs put around a link is no part of it: quotes, angle brackets, spaces that nobody sees. A link may end as a quotation does. */
function bare(typed: string): string {
  return (quoted.exec(typed) ?? plainly.exec(typed))?.[1] ?? typed;
}

/** Links with a space or a line break between them; nothing where one of the words is none. */
function several(words: readonly string[]): Doubt {
  const links = words.flatMap((word) => {
    const read = readLink(word);
    return "text" in read && /^https?:/i.test(read.text) ? [read.text] : [];
  });
  return links.length === words.length ? { links } : {};
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
  if (/^https?:(?!\/\/[^/])/i.test(whole)) return {};
  try {
    void new URL(whole).href;
  } catch {
    return {};
  }
  if (added !== undefined) return { text: whole, added };
  // Addresses of scripts, of data and of files on a disk.
  return /^(?:[a-z]|javascript|vbscript|data|file|blob|about):/i.test(whole) ? { text: whole, unopened: true } : { text: whole };
}
