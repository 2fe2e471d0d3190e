/** The figures of an error, as the page's own sentences take them. */
export interface Figures {
  /** A figure as it stands; empty where there is none. */
  readonly of: (name: string) => string;
  /** A share of one as a percentage. */
  readonly percent: (name: string) => string;
  /** An amount in the smallest unit as money. */
  readonly money: (name: string) => string;
  /** The least and the most of a number that is out of its range; empty where there is no range. */
  readonly allowed: () => string;
  /** What the page calls the field of an option. */
  readonly field: () => string;
}
