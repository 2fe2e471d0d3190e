import type { Ledger } from "./book.js";

/** Ledgers that were made here. What nobody else can make or change need not be checked again. */
const made = new WeakSet<Ledger>();

/** Freezes a ledger with everything in it and marks it as made here. */
export function sealedBook(ledger: Ledger): Ledger {
  for (const list of [ledger.claims, ledger.corrections]) {
    if (!Object.isFrozen(list)) for (const entry of list) Object.freeze(entry);
    Object.freeze(list);
  }
  Object.freeze(ledger.packet);
  Object.freeze(ledger.shares);
  made.add(Object.freeze(ledger));
  return ledger;
}

/** Tells whether a value is a ledger that was made here. */
export function isSealedBook(value: unknown): value is Ledger {
  return typeof value === "object" && value !== null && made.has(value as Ledger);
}
