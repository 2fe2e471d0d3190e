/** The numbers that a field takes, in its own unit. */
export interface Range {
  readonly least: string;
  readonly most: string;
  readonly whole: boolean;
  /** Whether the field may be left empty. */
  readonly optional: boolean;
}

/** The figures of an error, as the page's own sentences take them. */
export interface Figures {
  /** A figure as it stands; empty where there is none. */
  readonly of: (name: string) => string;
  /** A share of one as a percentage. */
  readonly percent: (name: string) => string;
  /** An amount in the smallest unit as money. */
  readonly money: (name: string) => string;
  /** A place in a list that programs count from 0 and people from 1. */
  readonly place: (name: string) => string;
  /** What a field takes; nothing where the package says it in words for those who program. */
  readonly range: () => Range | undefined;
  /** What the page calls the field of an option. */
  readonly field: () => string;
}
