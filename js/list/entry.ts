import type { Column, Field } from "./column.js";

/** What a list says of one promoter, before anything is checked. */
export interface Entry {
  /** The line on which it begins, from 1. */
  readonly line: number;
  readonly texts: Readonly<Partial<Record<Field, string>>>;
  /** Where each text stands. */
  readonly columns: Readonly<Partial<Record<Field, Column>>>;
}

/** What is wrong with a list, at a line and where it can be told in a column. */
export interface Fault {
  readonly line: number;
  readonly column: Column | null;
  readonly data: Readonly<Record<string, string | number>> & { readonly reason: string };
}

/** Everything that a list says, and what could not be read of it. */
export interface Entries {
  readonly entries: readonly Entry[];
  readonly faults: readonly Fault[];
  /** Which header became what, or which column by its number. */
  readonly columns: Readonly<Partial<Record<Field, Column>>>;
}
