import type { ContentKind } from "../label.js";

/** What the elements say in one language. */
export interface Words {
  /** The accessible name of a code whose content has no kind. */
  readonly code: string;
  /** That of a code with a kind, and with the name of its subject where it has one. */
  readonly codeOf: (kind: string) => string;
  readonly kinds: Readonly<Record<ContentKind, string>>;
  readonly safe: (contrast: string) => string;
  readonly unsafe: string;
  readonly packet: PacketWords;
}

/** What `<hongbao-packet>` says; numbers of shares begin at 1, amounts are written. */
export interface PacketWords {
  /** The accessible name. */
  readonly name: (total: string, count: number) => string;
  /** Two lines on the envelope. */
  readonly greeting: readonly [string, string];
  /** What stands on the coin. */
  readonly open: string;
  readonly openShare: (number: number, count: number) => string;
  readonly openAll: string;
  readonly share: (number: number) => string;
  readonly got: (number: number, amount: string) => string;
  readonly opened: (number: number, count: number) => string;
  readonly best: string;
  readonly finished: (number: number, amount: string) => string;
  readonly more: (number: number) => string;
  /** Why the form cannot be sent. */
  readonly required: string;
}

/** What `words` takes: all of them, or some. */
export interface GivenWords extends Partial<Omit<Words, "kinds" | "packet">> {
  readonly kinds?: Partial<Words["kinds"]>;
  readonly packet?: Partial<PacketWords>;
}
