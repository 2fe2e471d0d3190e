/** What amounts are counted in. The split knows minor units only; the unit travels beside it, and the tag of a ticket covers it. */
export interface Unit {
  /** 0 to 8. @defaultValue that of the currency by ISO 4217, `2` without one */
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
 * Called by Rust.
 *
 * @internal
 */
export function ticketOf(index: number, amount: bigint, commitment: string, decimals: number, currency: string | undefined): Ticket {
  return { index, amount, commitment, decimals, ...(currency === undefined ? {} : { currency }) };
}
