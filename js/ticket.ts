import { mostAmount } from "./amount.js";
import { call } from "./core.js";
import { type ErrorData, HongbaoError } from "./error.js";
import { checkObject, cut, invalid, shown, whole } from "./option.js";
import { hex, hexBytes, type RedPacket, replay, type Reveal, unchecked } from "./packet.js";
import { checkedReveal } from "./reveal.js";
import { wellFormed } from "./utf8.js";

/** What amounts are counted in. The split knows minor units only; the unit travels beside it. */
export interface Unit {
  /** 0 to 8. @defaultValue `2` */
  decimals?: number | undefined;
  /** Three capital letters, ISO 4217. @defaultValue none */
  currency?: string | undefined;
}

/** One share that was handed out. A ticket can be copied: that it is paid once is the work of the issuer's ledger. */
export interface Ticket extends Unit {
  /** The number of the share in claim order, from 0. */
  readonly index: number;
  readonly amount: bigint;
  /** 64 lower-case hex digits. */
  readonly commitment: string;
}

/**
 * Issues a link to every share, in claim order: `base#ticket=…`, then `&d=0&c=JPY` where the unit is not the default.
 *
 * @param base - an http or https address without a fragment
 * @throws HongbaoError `base-invalid`, `option-invalid`
 */
export function issueTickets(packet: RedPacket, base: string, unit: Unit = {}): string[] {
  checkObject(unit, "unit");
  const decimals = whole("decimals", unit.decimals, 0, 8, 2);
  const { currency } = unit;
  if (currency !== undefined && typeof currency !== "string") throw invalid("currency", currency, "ISO 4217");
  if (!wellFormed(base)) throw new HongbaoError("base-invalid", { base: shown(base) });
  const { reveal, commitment, shares } = replay(packet?.reveal);
  if (currency !== undefined && !/^[A-Z]{3}$/.test(currency)) throw invalid("currency", cut(currency, 40), "ISO 4217");
  checkBase(base);
  const suffix = `${decimals === 2 ? "" : `&d=${decimals}`}${currency === undefined ? "" : `&c=${currency}`}`;
  const seed = hexBytes(reveal.seed);
  const bytes = new Uint8Array(length);
  bytes[0] = version;
  bytes.set(hexBytes(commitment), 1);
  return shares.map((amount, index) => {
    const view = new DataView(bytes.buffer);
    view.setUint16(indexPlace, index);
    view.setBigUint64(amountPlace, amount);
    bytes.set(tag(seed, bytes), tagPlace);
    return `${base}${fragment}${base64url(bytes)}${suffix}`;
  });
}

/**
 * Reads a link or the bare ticket; proves nothing.
 *
 * @throws HongbaoError `ticket-malformed` with the reason
 */
export function openTicket(link: string): Ticket {
  return read(link).ticket;
}

/**
 * Reads a link or the bare ticket, and checks it against the reveal of its packet: the issuer can at once, everyone else once
 * the reveal is published.
 *
 * @throws HongbaoError `ticket-malformed`, `commitment-mismatch` where it belongs to another packet, `ticket-forged` where the
 * issuer made no such ticket
 */
export function checkTicket(link: string, reveal: Reveal): Ticket {
  if (typeof link !== "string") throw malformed("not a text");
  const checked = checkedReveal(reveal);
  const { ticket, bytes } = read(link);
  const { index, amount, commitment } = ticket;
  const packet = unchecked(checked);
  if (commitment !== packet.commitment) throw new HongbaoError("commitment-mismatch", { expected: commitment, actual: packet.commitment });
  const share = packet.shares[index];
  if (share === undefined) throw noSuchShare(index, checked.count);
  // Every byte is compared whatever the first difference is, so that the time taken tells nothing.
  const difference = tag(hexBytes(checked.seed), bytes).reduce((all, byte, place) => all | (byte ^ (bytes[tagPlace + place] as number)), 0);
  if (difference !== 0) throw new HongbaoError("ticket-forged", { index });
  if (amount !== share) throw new HongbaoError("ticket-forged", { index, actual: `${amount}`, expected: `${share}` });
  return ticket;
}

/** What stands before the ticket in a link. */
const fragment = "#ticket=";

/** The first byte of a ticket, and where index, amount and tag begin; the commitment stands between. */
const [version, indexPlace, amountPlace, tagPlace, length] = [1, 33, 35, 43, 59];

const mostCount = 10_000;

/** RFC 4648 5, in order of value. */
const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** The tag of a ticket's first bytes, which only who has the seed can make. */
function tag(seed: Uint8Array, bytes: Uint8Array): Uint8Array {
  return call((core) => core.ticketTag(seed, bytes.subarray(1, tagPlace)));
}

function read(link: string): { readonly ticket: Ticket; readonly bytes: Uint8Array } {
  if (typeof link !== "string") throw malformed("not a text");
  const place = link.indexOf(fragment);
  const [, text, suffix] = (place < 0 ? [link, link] : /^([^&]*)(?:&([^]*))?/.exec(link.slice(place + fragment.length))) as [string, string, string?];
  if (suffix !== undefined && !/^(d=[013-8]|c=[A-Z]{3}|d=[013-8]&c=[A-Z]{3})$/.test(suffix)) throw malformed("unknown unit");
  const decimals = Number(/\d/.exec(suffix ?? "")?.[0] ?? 2);
  const currency = /[A-Z]+/.exec(suffix ?? "")?.[0];
  const bytes = bytesOf(text);
  if (bytes === undefined) throw malformed("not base64url");
  if (bytes.length !== length) throw malformed("not 79 characters");
  const view = new DataView(bytes.buffer);
  const index = view.getUint16(indexPlace);
  const amount = view.getBigUint64(amountPlace);
  if (bytes[0] !== version) throw malformed("another version", { version: bytes[0] as number });
  if (index >= mostCount) throw noSuchShare(index, mostCount);
  if (amount === 0n || amount > mostAmount) throw malformed("no amount", { amount: `${amount}` });
  return { ticket: { index, amount, commitment: hex(bytes.subarray(1, indexPlace)), decimals, ...(currency === undefined ? {} : { currency }) }, bytes };
}

function checkBase(base: string): void {
  const [, rest] = /^https?:\/\/([^]*)/i.exec(base) ?? [];
  const reason =
    rest === undefined
      ? "not http or https"
      : /^([/?#]|$)/.test(rest)
        ? "no host"
        : rest.includes("#")
          ? "it has a fragment"
          : /[\s\0-\x1f\x7f-\x9f]/.test(rest.replace(/\ufeff/g, ""))
            ? "a space"
            : undefined;
  if (reason !== undefined) throw new HongbaoError("base-invalid", { base: cut(base, 80), reason });
}

/** Prints bytes in base64url without padding; the last digit's spare bits are 0. */
function base64url(bytes: Uint8Array): string {
  let text = "";
  for (let bit = 0; bit < bytes.length * 8; bit += 6) {
    const place = bit >> 3;
    const two = ((bytes[place] as number) << 8) | (bytes[place + 1] ?? 0);
    text += digits[(two >> (10 - (bit & 7))) & 63];
  }
  return text;
}

/** Reads base64url; nothing for padding, foreign characters, a lone last digit or spare bits that are not 0. */
function bytesOf(text: string): Uint8Array | undefined {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const digit of text) {
    const value = digits.indexOf(digit);
    if (value < 0) return undefined;
    bits = (bits << 6) | value;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes.push(bits >> held);
    bits &= (1 << held) - 1;
  }
  return held < 6 && bits === 0 ? Uint8Array.from(bytes) : undefined;
}

function noSuchShare(index: number, count: number): HongbaoError {
  return malformed("no such share", { index, most: count - 1 });
}

function malformed(reason: string, data: ErrorData = {}): HongbaoError {
  return new HongbaoError("ticket-malformed", { reason, ...data });
}
