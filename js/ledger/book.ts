import type { Reveal } from "../red-packet.js";
import type { Unit } from "../share-ticket.js";

/**
 * The host's book of one packet: a JSON value. Every function returns the next one and leaves the given one alone, acts at
 * `max(at, seenAt)`, and conserves the money: claimed, left and refunded always sum to the total.
 */
export interface Ledger extends Unit {
  readonly packet: Reveal;
  readonly commitment: string;
  /** Minor units as decimal strings, by number. */
  readonly shares: readonly string[];
  /** This instant and the others are texts as `toISOString()` writes them. */
  readonly sentAt: string;
  /** The first instant at which nothing can be claimed. */
  readonly expiresAt: string;
  /** The latest instant that any call saw. */
  readonly seenAt: string;
  /** In the order in which they were made; `who` is a name, or `""`, which may repeat. */
  readonly claims: readonly { readonly index: number; readonly who: string; readonly at: string }[];
  readonly refundedAt: string | null;
  /** Refunds that a wrong clock had made, when each was taken back and why, in this order. */
  readonly corrections: readonly { readonly refundedAt: string; readonly at: string; readonly reason: string }[];
}
