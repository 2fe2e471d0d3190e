import { type ViewName, viewNames } from "./page.js";

/** What an address says after its `#`. */
export interface Fragment {
  readonly view: ViewName;
  /** What is to be taken over by the view; nothing where the address names the view alone. */
  readonly setup: URLSearchParams | undefined;
}

/** Reads `#view=packets&total=88.88`; `#ticket=…` opens the tickets. What is unknown is the codes' to judge. */
export function readFragment(hash: string): Fragment {
  // In a query a plus is a space; in an address that a person typed it is itself.
  const setup = new URLSearchParams(hash.replace(/^#/, "").replace(/\+/g, "%2B"));
  const named = viewNames.find((name) => name === setup.get("view"));
  const view = setup.has("ticket") ? "tickets" : (named ?? "codes");
  setup.delete("view");
  return { view, setup: [...setup].length === 0 ? undefined : setup };
}

/** Writes what {@link readFragment} reads, with the `#`. */
export function writeFragment(view: ViewName, setup: readonly (readonly [string, string])[]): string {
  const pair = ([name, value]: readonly [string, string]) => `${encode(name)}=${encode(value)}`;
  // A ticket names its view by itself, and its link is to stay as it was issued.
  const named = setup.some(([name]) => name === "ticket") ? setup : [["view", view] as const, ...setup];
  return `#${named.map(pair).join("&")}`;
}

/** Encodes what would end a value or is no character of an address; the rest stays readable. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/%(?:2F|3A|40|2C|3F)/g, decodeURIComponent);
}
